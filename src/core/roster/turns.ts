import type { Activity, Person, TeamId } from '../city/types.ts'
import type { Span } from '../units/time.ts'
import { type Choice, type Ground, REAL, sum, type Turn, WHOLE } from './ground.ts'
import { holds, minutesOf, overlap, type Stint, siteOpenOn, stintsOf } from './horizon.ts'
import type { Draft, Term } from './linear.ts'
import { neededAt, serves } from './need.ts'
import type { Pattern } from './pattern.ts'
import type { Worker } from './worker.ts'

/** People of one date with the same team and the same activities: exchangeable in any stint. */
interface Kind {
  readonly team: TeamId
  readonly activities: readonly Activity[]
  readonly workers: ReadonlySet<number>
}

const kindKey = ({ person, days }: Worker, day: number): string =>
  `${person.team} ${days[day]!.activities.map((activity) => activity.id).join(' ')}`

const kindsOn = (workers: readonly Worker[], day: number): Kind[] =>
  [...Map.groupBy(workers.keys(), (index) => kindKey(workers[index]!, day)).values()].map((members) => {
    const { person, days } = workers[members[0]!]!
    return { team: person.team, activities: days[day]!.activities, workers: new Set(members) }
  })

/** What somebody's presence is asked for by name of the role. */
const duty = ({ role }: Person): 'manages' | 'leads' | 'none' => {
  if (role === 'manager' || role === 'deputy') return 'manages'
  return role === 'leader' || role === 'subLeader' ? 'leads' : 'none'
}

const patternKey = ({ code, startMinute, endMinute, pauses }: Pattern): string =>
  `${code} ${startMinute} ${endMinute} ${pauses.length}`

/**
 * Gathers the choices that count the same, with whole columns for how many of them begin each pause when. As the
 * pauses of a pattern never touch the same slot, whoever is there in a slot is everybody less those on a pause in it, and
 * any such numbers can be given names afterwards (implicit breaks: Bechtold & Jacobs 1990, Aykin 1996).
 */
export const turnsOf = (
  linear: Draft,
  workers: readonly Worker[],
  onDay: readonly (readonly Choice[])[],
): Turn[] =>
  onDay.flatMap((onDate, day) => {
    const groups = Map.groupBy(onDate, ({ worker, pattern }) => {
      const one = workers[worker]!
      const alone = one.days[day]!.locked ? `locked ${worker}` : ''
      return `${kindKey(one, day)} ${duty(one.person)} ${patternKey(pattern)} ${alone}`
    })
    return [...groups.values()].map((choices): Turn => {
      const { pattern } = choices[0]!
      const pauses = pattern.pauses.map(({ starts }) => {
        const columns = starts.map((startMinute) => ({
          startMinute,
          column: linear.column(0, 0, choices.length, WHOLE),
        }))
        linear.row(0, 0, [
          ...columns.map(({ column }): Term => [column, 1]),
          ...choices.map(({ column }): Term => [column, -1]),
        ])
        return columns
      })
      return { day, pattern, choices, pauses }
    })
  })

/** Pauses of a turn that meet a stretch, with their spans. */
const pausing = ({ pattern, pauses }: Turn, span: Span): { readonly column: number; readonly span: Span }[] =>
  pauses.flatMap((columns, i) =>
    columns
      .map(({ startMinute, column }) => ({
        column,
        span: { startMinute, endMinute: startMinute + pattern.pauses[i]!.minutes },
      }))
      .filter((pause) => overlap(pause.span, span)),
  )

/** What is left of a stint before and after a pause that meets it. */
const pieces = ({ slot, ...stint }: Stint, pause: Span): Stint[] =>
  [
    { slot, startMinute: stint.startMinute, endMinute: pause.startMinute },
    { slot, startMinute: pause.endMinute, endMinute: stint.endMinute },
  ].filter((piece) => minutesOf(piece) > 0)

/** People of some turns by the stint they work: −1 times each of them, so that flows can stand beside them. */
const presentIn = (turns: readonly Turn[], slotMinutes: number) => {
  const present = new Map<string, { readonly stint: Stint; readonly terms: Term[] }>()
  const at = (stint: Stint): Term[] => {
    const key = `${stint.slot} ${stint.startMinute} ${stint.endMinute}`
    const entry = present.get(key) ?? { stint, terms: [] }
    present.set(key, entry)
    return entry.terms
  }
  for (const turn of turns)
    for (const stint of stintsOf(turn.pattern, slotMinutes)) {
      const whole = at(stint)
      for (const { column } of turn.choices) whole.push([column, -1])
      for (const { column, span } of pausing(turn, stint)) {
        whole.push([column, 1])
        for (const piece of pieces(stint, span)) at(piece).push([column, -1])
      }
    }
  return present
}

/** Whoever works a stint, and is not locked to a place, is on one activity, or free; free among others’ work alone still is support. */
export const oneActivityAtATime = (ground: Ground): void => {
  const { problem, opening, workers, linear, turns, flows } = ground
  const { supportPerSlot } = problem.city.prices
  const needed = neededAt(problem, opening)
  for (const day of problem.dates.keys())
    for (const { team, activities, workers: members } of kindsOn(workers, day)) {
      const own = turns.filter(
        ({ day: date, choices: [{ worker } = { worker: -1 }] }) =>
          date === day && members.has(worker) && !workers[worker]!.days[day]!.locked,
      )
      for (const { stint, terms } of presentIn(own, problem.city.slotMinutes).values()) {
        const spent: Term[] = []
        for (const activity of activities) {
          if (!serves(needed, activity, day, stint)) continue
          const price = activity.team === team ? 0 : supportPerSlot
          const column = linear.column(price, 0, members.size, WHOLE)
          flows.push({ day, stint, activity, column })
          spent.push([column, 1])
        }
        const hasOwnWork = activities.some((activity) => activity.team === team)
        if (!hasOwnWork) spent.push([linear.column(supportPerSlot, 0, members.size, REAL), 1])
        linear.row(hasOwnWork ? Number.NEGATIVE_INFINITY : 0, 0, [...spent, ...terms])
      }
    }
}

const presence = (
  { problem, workers, linear, turns }: Ground,
  day: number,
  need: Span,
  counts: (worker: Worker) => boolean,
): void => {
  const absent = linear.column(problem.city.prices.noLeaderPerSlot, 0, 1, REAL)
  const there = turns
    .filter(
      (turn) => turn.day === day && holds(turn.pattern, need) && counts(workers[turn.choices[0]!.worker]!),
    )
    .flatMap((turn): Term[] => [
      ...sum(turn.choices),
      ...pausing(turn, need).map(({ column }): Term => [column, -1]),
    ])
  linear.row(1, Number.POSITIVE_INFINITY, [[absent, 1], ...there])
}

/** In every open slot of a team its leader or sub-leader is there. */
export const leaderPresent = (ground: Ground): void => {
  const { problem, opening } = ground
  for (const [day, date] of problem.dates.entries())
    for (const team of problem.city.teams)
      for (const slot of opening.slots(team.id, date))
        presence(
          ground,
          day,
          opening.needed(team.id, date, slot),
          ({ person }) => person.team === team.id && duty(person) === 'leads',
        )
}

/** In every open slot of the site its manager or deputy is there. */
export const managerPresent = (ground: Ground): void => {
  const { problem, opening } = ground
  for (const [day, date] of problem.dates.entries())
    for (const need of siteOpenOn(problem, opening, date))
      presence(ground, day, need, ({ person }) => duty(person) === 'manages')
}
