import { breach, type Check, type Facts, type PlacedBlock } from './facts.ts'
import { common, lengthOf } from './spans.ts'
import type { Breach, Rule } from './types.ts'

const lengthOfBlock = ({ startMinute, endMinute }: PlacedBlock) => endMinute - startMinute

/** Each block for which a reason speaks against its person, with all of its minutes. */
const forbidden = (rule: Rule, facts: Facts, against: (block: PlacedBlock) => boolean): Breach[] =>
  facts.blocks.filter(against).map((block) =>
    breach(rule, {
      person: block.person.id,
      activity: block.activity,
      date: block.date,
      startMinute: block.startMinute,
      endMinute: block.endMinute,
      found: lengthOfBlock(block),
      allowed: 0,
      unit: 'minutes',
    }),
  )

/** An activity that the person has learnt, on the date. */
export const skill: Check = (rule, facts) =>
  forbidden(rule, facts, ({ person, activity, date }) => {
    const since = person.skillSince?.[activity]
    return (person.skills[activity] ?? 0) < rule.parameters.level! || (since !== undefined && date < since)
  })

/** A team within the person's 変更の範囲. */
export const scope: Check = (rule, facts) =>
  forbidden(rule, facts, ({ person, activity }) => {
    const team = facts.activities.get(activity)?.team
    return team !== undefined && !person.scope.includes(team)
  })

/** A team in which the person's own employer has people: another employer's leader may not direct them. */
export const employer: Check = (rule, facts) => {
  const employers = Map.groupBy(facts.input.staff.people, ({ team }) => team)
  return forbidden(rule, facts, ({ person, activity }) => {
    const team = facts.activities.get(activity)?.team
    return (
      team !== undefined &&
      team !== person.team &&
      !(employers.get(team) ?? []).some((member) => member.employer === person.employer)
    )
  })
}

/** No task with personal data once the training has lapsed: every activity of a city hall is one. */
export const training: Check = (rule, facts) =>
  forbidden(
    rule,
    facts,
    ({ person, date }) => person.trainingValidTo !== undefined && person.trainingValidTo < date,
  )

/** Nobody works before the first day of the contract. */
export const hired: Check = (rule, facts) =>
  facts.workDays.flatMap(({ person, date, work }) =>
    date < person.hiredOn
      ? breach(rule, { person: person.id, date, found: lengthOf(work), allowed: 0, unit: 'minutes' })
      : [],
  )

/** Approved leave stays leave. A half day leaves the other half to work. */
export const leave: Check = (rule, facts) =>
  facts.workDays.flatMap(({ person, date, work }) => {
    const kind = facts.leaveOf(person.id, date)?.kind
    if (kind === undefined) return []
    const { morningEnd, afternoonStart } = rule.parameters
    const off = {
      startMinute: kind === 'afternoon' ? afternoonStart! : 0,
      endMinute: kind === 'morning' ? morningEnd! : 2880,
    }
    const found = lengthOf(common(work, [off]))
    return found > 0 ? breach(rule, { person: person.id, date, found, allowed: 0, unit: 'minutes' }) : []
  })

/** The roster shows each approved leave, and no other. */
export const leaveShown: Check = (rule, facts) =>
  facts.input.days.flatMap((day) =>
    facts.dates.includes(day.date) &&
    facts.people.has(day.person) &&
    day.absence !== facts.leaveOf(day.person, day.date)?.kind
      ? breach(rule, { person: day.person, date: day.date, found: 1, allowed: 0, unit: 'count' })
      : [],
  )
