import { inForce } from '../calendar/opening.ts'
import type { Activity, Role } from '../city/types.ts'
import type { LocalDate, Span } from '../units/time.ts'
import { breach, type Check, type Facts, isSound, type PlacedBlock, type WorkDay } from './facts.ts'
import { common, headcount, lengthOf, minus, type Step, union } from './spans.ts'
import type { Breach, Rule } from './types.ts'

const isImmediate = ({ kind }: Activity) => kind === 'window' || kind === 'phone'

const minimumOn = (activity: Activity, date: LocalDate): number =>
  Math.max(0, ...activity.minimum.filter((row) => inForce(row, date)).map(({ people }) => people))

/** Slots in which the requirement wants anybody at an activity, as stretches. */
const wanted = (facts: Facts, activity: Activity, date: LocalDate): Span[] => {
  const requirement = facts.input.requirement
  return union(
    (requirement?.slots ?? [])
      .filter((slot) => slot.activity === activity.id && slot.date === date && slot.people > 0)
      .map(({ slot }) => ({
        startMinute: slot * requirement!.slotMinutes,
        endMinute: (slot + 1) * requirement!.slotMinutes,
      })),
  )
}

const asBreach = (
  rule: Rule,
  step: Step,
  allowed: number,
  of: Pick<Breach, 'team' | 'activity' | 'date'>,
): Breach =>
  breach(rule, {
    ...of,
    startMinute: step.startMinute,
    endMinute: step.endMinute,
    found: step.people,
    allowed,
    unit: 'people',
  })

/** Every date × activity, which most rules of places walk over. */
const eachPlace = (
  facts: Facts,
  judge: (activity: Activity, date: LocalDate) => readonly Breach[],
): Breach[] =>
  facts.dates.flatMap((date) => facts.input.city.activities.flatMap((activity) => judge(activity, date)))

/** An open counter or phone with nobody at it, where the contract or the requirement wants somebody. */
export const unstaffed: Check = (rule, facts) =>
  eachPlace(facts, (activity, date) => {
    if (!isImmediate(activity)) return []
    const open = facts.activityOpen(activity, date)
    const needed = minimumOn(activity, date) > 0 ? open : common(open, wanted(facts, activity, date))
    return headcount(facts.blocksAt(activity.id, date), needed)
      .filter(({ people }) => people === 0)
      .map((step) =>
        asBreach(rule, step, rule.parameters.people!, { team: activity.team, activity: activity.id, date }),
      )
  })

/** Fewer people than the contract's minimum, but not none. The roster prices this; it is said aloud here. */
export const belowMinimum: Check = (rule, facts) =>
  eachPlace(facts, (activity, date) => {
    if (!isImmediate(activity)) return []
    const minimum = minimumOn(activity, date)
    return headcount(facts.blocksAt(activity.id, date), facts.activityOpen(activity, date))
      .filter(({ people }) => 0 < people && people < minimum)
      .map((step) => asBreach(rule, step, minimum, { team: activity.team, activity: activity.id, date }))
  })

/** More people at an activity than it has seats. */
export const seats: Check = (rule, facts) =>
  eachPlace(facts, (activity, date) => {
    const task = facts.input.city.outbound.find((row) => row.activity === activity.id)
    const allowed = Math.min(activity.seats, task?.seats ?? activity.seats)
    const blocks = facts.blocksAt(activity.id, date)
    return headcount(blocks, blocks)
      .filter(({ people }) => people > allowed)
      .map((step) => asBreach(rule, step, allowed, { team: activity.team, activity: activity.id, date }))
  })

/** The minutes of a block that lie where its activity must not be; nothing where there are none. */
const outside = (rule: Rule, block: PlacedBlock, found: number): readonly Breach[] => {
  if (found <= 0) return []
  const { activity, date, startMinute, endMinute } = block
  const person = block.person.id
  return [
    breach(rule, { person, activity, date, startMinute, endMinute, found, allowed: 0, unit: 'minutes' }),
  ]
}

/** Work at a counter or phone well outside its hours, or any work of a team on a day it is closed. */
export const openingHours: Check = (rule, facts) =>
  facts.blocks.flatMap((block) => {
    const activity = facts.activities.get(block.activity)
    if (!activity) return []
    const margin = rule.parameters.preparationMinutes!
    const hours = isImmediate(activity)
      ? facts.activityOpen(activity, block.date).map(({ startMinute, endMinute }) => ({
          startMinute: startMinute - margin,
          endMinute: endMinute + margin,
        }))
      : facts.teamOpen(activity.team, block.date).length > 0
        ? [block]
        : []
    const found = lengthOf(minus([block], hours))
    return outside(rule, block, found)
  })

/** Outbound calls outside their span of the day. */
export const outboundSpan: Check = (rule, facts) =>
  facts.blocks.flatMap((block) => {
    const task = facts.input.city.outbound.find((row) => row.activity === block.activity)
    const found = task ? lengthOf(minus([block], [task.span])) : 0
    return outside(rule, block, found)
  })

/** Fewer people on outbound calls than the contract keeps there through their span. */
export const outboundMinimum: Check = (rule, facts) =>
  eachPlace(facts, (activity, date) => {
    const task = facts.input.city.outbound.find((row) => row.activity === activity.id)
    if (!task || facts.teamOpen(activity.team, date).length === 0) return []
    return headcount(facts.blocksAt(activity.id, date), [task.span])
      .filter(({ people }) => people < task.minimumSeats)
      .map((step) =>
        asBreach(rule, step, task.minimumSeats, { team: activity.team, activity: activity.id, date }),
      )
  })

const inRole = (facts: Facts, date: LocalDate, ...roles: readonly Role[]): WorkDay[] =>
  facts.workDays.filter((day) => day.date === date && roles.includes(day.person.role))

/** When people are in the house: their shifts, breaks included. */
const onSite = (days: readonly WorkDay[]): Span[] =>
  days.flatMap(({ day }) => (day.shift && isSound(day.shift) ? [day.shift] : []))

/** Each open minute of a team in which one of its leaders or sub-leaders is in the house. */
export const leaderPresent: Check = (rule, facts) =>
  facts.dates.flatMap((date) =>
    facts.input.city.teams.flatMap(({ id }) => {
      const leaders = inRole(facts, date, 'leader', 'subLeader').filter(({ person }) => person.team === id)
      return headcount(onSite(leaders), facts.teamOpen(id, date))
        .filter(({ people }) => people < rule.parameters.people!)
        .map((step) => asBreach(rule, step, rule.parameters.people!, { team: id, date }))
    }),
  )

/** Leaders in the house, but all of them on break or helping another team. */
export const leaderOnDuty: Check = (rule, facts) =>
  facts.dates.flatMap((date) =>
    facts.input.city.teams.flatMap(({ id }) => {
      const leaders = inRole(facts, date, 'leader', 'subLeader').filter(({ person }) => person.team === id)
      const duty = leaders.flatMap(({ day }) =>
        day.blocks.filter((block) => isSound(block) && facts.activities.get(block.activity)?.team === id),
      )
      return headcount(duty, common(onSite(leaders), facts.teamOpen(id, date)))
        .filter(({ people }) => people < rule.parameters.people!)
        .map((step) => asBreach(rule, step, rule.parameters.people!, { team: id, date }))
    }),
  )

/** Each open minute of the site in which the manager or the deputy is in the house. */
export const managerPresent: Check = (rule, facts) =>
  facts.dates.flatMap((date) => {
    const open = union(facts.input.city.teams.flatMap(({ id }) => facts.teamOpen(id, date)))
    return headcount(onSite(inRole(facts, date, 'manager', 'deputy')), open)
      .filter(({ people }) => people < rule.parameters.people!)
      .map((step) => asBreach(rule, step, rule.parameters.people!, { date }))
  })
