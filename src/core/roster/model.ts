import type { Activity, ActivityId, TeamId } from '../city/types.ts'
import type { LinearModel } from '../solver.ts'
import type { Slot, Span } from '../units/time.ts'
import { holds, minutesOf, type Opening, overlap, type Stint, siteSlots, slotSpan } from './horizon.ts'
import { type Draft, draft, type Term } from './linear.ts'
import { marginals, neededAt, outboundOf, seatsOf, serves } from './need.ts'
import { DAY_LIMIT, mayWorkOvertime, type Pattern, WEEK_LIMIT } from './pattern.ts'
import type { RosterProblem } from './types.ts'
import { REST_MINUTES, type Worker } from './worker.ts'

/** Column of "this worker works this date by this pattern". */
export interface Choice {
  readonly worker: number
  readonly day: number
  readonly pattern: Pattern
  readonly column: number
}

/** Column of "so many people of one kind are on this activity in this stint". */
export interface Flow {
  readonly day: number
  readonly stint: Stint
  readonly activity: Activity
  readonly column: number
}

export interface RosterModel {
  readonly linear: LinearModel
  readonly choices: readonly Choice[]
  readonly flows: readonly Flow[]
  /** Columns of hours done by activity and day, for the tasks that may use them. */
  readonly hours: readonly {
    readonly activity: ActivityId
    readonly day: number
    readonly columns: number[]
  }[]
}

/** People of one date with the same team and the same activities: exchangeable in any stint. */
interface Kind {
  readonly team: TeamId
  readonly activities: readonly Activity[]
  readonly workers: ReadonlySet<number>
}

/** What the constraints are written over. */
interface Ground {
  readonly problem: RosterProblem
  readonly opening: Opening
  readonly workers: readonly Worker[]
  readonly linear: Draft
  readonly choices: readonly Choice[]
  /** Choices by date, for the rules that look at one date. */
  readonly onDay: readonly (readonly Choice[])[]
  readonly flows: Flow[]
}

const WHOLE = 'whole'
const REAL = 'real'
const QUARTER_PREMIUM = 0.25

const stintKey = (stint: Stint): string => `${stint.slot} ${stint.startMinute} ${stint.endMinute}`

const kindsOn = (workers: readonly Worker[], day: number): Kind[] => {
  const groups = Map.groupBy(workers.keys(), (index) => {
    const { person, days } = workers[index]!
    return `${person.team} ${days[day]!.activities.map((activity) => activity.id).join(' ')}`
  })
  return [...groups.values()].map((members) => {
    const { person, days } = workers[members[0]!]!
    return { team: person.team, activities: days[day]!.activities, workers: new Set(members) }
  })
}

/** Yen that a day worked by a pattern costs by itself: wage, daily overtime, the wishes it refuses. */
const priceOf = (problem: RosterProblem, worker: Worker, day: number, pattern: Pattern): number => {
  const { wagePerHour, refusedWish } = problem.city.prices
  const over = Math.max(0, pattern.minutes - DAY_LIMIT)
  const wage = ((pattern.minutes + QUARTER_PREMIUM * over) / 60) * wagePerHour
  const wishes = worker.days[day]!.wishes.reduce((sum, wish) => {
    if (wish.wants === 'off') return sum + wish.weight
    return wish.wants === pattern.code ? sum - wish.weight : sum
  }, 0)
  return wage + refusedWish * wishes
}

/** A wish for a shift counts as refused until that shift is chosen. */
const refusedUntilChosen = ({ problem, linear }: Pick<Ground, 'problem' | 'linear'>): void => {
  const dates = new Set(problem.dates)
  for (const wish of problem.staff.wishes)
    if (wish.wants !== 'off' && dates.has(wish.date))
      linear.constant(problem.city.prices.refusedWish * wish.weight)
}

const choose = (problem: RosterProblem, workers: readonly Worker[], linear: Draft): Choice[] =>
  workers.flatMap((worker, index) =>
    worker.days.flatMap(({ patterns }, day) =>
      patterns.map((pattern) => ({
        worker: index,
        day,
        pattern,
        column: linear.column(priceOf(problem, worker, day, pattern), 0, 1, WHOLE),
      })),
    ),
  )

const sum = (choices: readonly Choice[], value: (choice: Choice) => number = () => 1): Term[] =>
  choices.map((choice) => [choice.column, value(choice)])

/** At most one shift a day. */
const oneShiftADay = ({ linear, choices }: Ground): void => {
  for (const day of Map.groupBy(choices, (choice) => `${choice.worker} ${choice.day}`).values())
    linear.row(Number.NEGATIVE_INFINITY, 1, sum(day))
}

/** Contract hours reached, maximum hours kept, two days of the week free; hours above 40 cost the premium. */
const weeklyHours = ({ problem, workers, linear, choices }: Ground): void => {
  const byWorker = Map.groupBy(choices, (choice) => choice.worker)
  for (const [index, own] of byWorker) {
    const worker = workers[index]!
    for (const { days, least, most, mostDays } of worker.weeks) {
      const week = own.filter((choice) => days.includes(choice.day))
      if (week.length === 0) continue
      linear.row(
        least,
        most,
        sum(week, ({ pattern }) => pattern.minutes),
      )
      linear.row(Number.NEGATIVE_INFINITY, mostDays, sum(week))
      if (most <= WEEK_LIMIT || !mayWorkOvertime(problem.city, worker.person)) continue
      const premium = (QUARTER_PREMIUM / 60) * problem.city.prices.wagePerHour
      const over = linear.column(premium, 0, Math.max(0, most - WEEK_LIMIT), REAL)
      const regular = sum(week, ({ pattern }) => Math.min(DAY_LIMIT, pattern.minutes))
      linear.row(Number.NEGATIVE_INFINITY, WEEK_LIMIT, [...regular, [over, -1]])
    }
  }
}

/** Eleven hours between the end of a shift and the start of the next day's. */
const restBetweenDays = ({ workers, linear, choices }: Ground): void => {
  const byDay = Map.groupBy(choices, (choice) => `${choice.worker} ${choice.day}`)
  for (const index of workers.keys())
    for (let day = 1; day < (workers[index]?.days.length ?? 0); day++) {
      const today = byDay.get(`${index} ${day}`) ?? []
      const before = byDay.get(`${index} ${day - 1}`) ?? []
      const starts = [...new Set(today.map((choice) => choice.pattern.startMinute))]
      for (const start of starts) {
        const late = before.filter(({ pattern }) => start + 1440 - pattern.endMinute < REST_MINUTES)
        if (late.length === 0) continue
        const early = today.filter(({ pattern }) => pattern.startMinute <= start)
        linear.row(Number.NEGATIVE_INFINITY, 1, [...sum(late), ...sum(early)])
      }
    }
}

/** Whoever works a stint is on one activity, or free; free among others’ work alone still is support. */
const oneActivityAtATime = (ground: Ground): void => {
  const { problem, opening, workers, linear, onDay, flows } = ground
  const { supportPerSlot } = problem.city.prices
  const needed = neededAt(problem, opening)
  for (const day of problem.dates.keys())
    for (const { team, activities, workers: members } of kindsOn(workers, day)) {
      const present = new Map<string, { readonly stint: Stint; readonly terms: Term[] }>()
      for (const choice of onDay[day]!)
        if (members.has(choice.worker))
          for (const stint of choice.pattern.stints) {
            const entry = present.get(stintKey(stint)) ?? { stint, terms: [] }
            entry.terms.push([choice.column, -1])
            present.set(stintKey(stint), entry)
          }
      for (const { stint, terms } of present.values()) {
        const own: Term[] = []
        for (const activity of activities) {
          if (!serves(needed, activity, day, stint)) continue
          const price = activity.team === team ? 0 : supportPerSlot
          const column = linear.column(price, 0, members.size, WHOLE)
          flows.push({ day, stint, activity, column })
          own.push([column, 1])
        }
        const hasOwnWork = activities.some((activity) => activity.team === team)
        if (!hasOwnWork) own.push([linear.column(supportPerSlot, 0, members.size, REAL), 1])
        linear.row(hasOwnWork ? Number.NEGATIVE_INFINITY : 0, 0, [...own, ...terms])
      }
    }
}

export const flowKey = (day: number, slot: Slot, activity: ActivityId): string => `${day} ${slot} ${activity}`

/** People at an immediate activity save what its curve says, the n-th no more than the one before. */
const coverage = ({ problem, linear }: Ground, flowsAt: ReadonlyMap<string, Flow[]>): void => {
  const dayOf = new Map(problem.dates.map((date, day) => [date, day]))
  const { belowMinimumPerSlot } = problem.city.prices
  for (const entry of problem.requirement.slots) {
    const day = dayOf.get(entry.date)
    if (day === undefined) continue
    linear.constant((entry.curve[0]?.lossYen ?? 0) + belowMinimumPerSlot * entry.minimum)
    const terms: Term[] = (flowsAt.get(flowKey(day, entry.slot, entry.activity)) ?? []).map((flow) => [
      flow.column,
      -1,
    ])
    if (terms.length === 0) continue
    const saved = marginals(entry, belowMinimumPerSlot)
    for (let n = 0; n < saved.length; ) {
      let end = n + 1
      while (end < saved.length && saved[end] === saved[n]) end++
      terms.push([linear.column(-saved[n]!, 0, end - n, REAL), 1])
      n = end
    }
    linear.row(0, 0, terms)
  }
}

/** No more people on back office or outbound than there are places; a counter's curve ends at its seats. */
const seats = ({ problem, linear }: Ground, flowsAt: ReadonlyMap<string, Flow[]>): void => {
  for (const flows of flowsAt.values()) {
    const { activity, day } = flows[0]!
    if (activity.kind !== 'backOffice' && activity.kind !== 'outbound') continue
    linear.row(
      Number.NEGATIVE_INFINITY,
      seatsOf(activity, outboundOf(problem, activity.id, day)),
      flows.map((flow) => [flow.column, 1]),
    )
  }
}

/** Back-office hours are done between arrival and deadline; what is left undone is late. */
const workByDeadline = ({ problem, linear, flows }: Ground): RosterModel['hours'] => {
  const hoursDone: { activity: ActivityId; day: number; columns: number[] }[] = []
  const byActivity = Map.groupBy(flows, (flow) => flow.activity.id)
  for (const [activity, tasks] of Map.groupBy(problem.requirement.work, (task) => task.activity)) {
    const done: Term[][] = problem.dates.map(() => [])
    for (const { from, due, hours } of tasks) {
      const late = linear.column(problem.city.prices.backOfficeHourLate, 0, hours, REAL)
      const parts: Term[] = [[late, 1]]
      for (const [day, date] of problem.dates.entries()) {
        if (date < from || date > due) continue
        const part = linear.column(0, 0, hours, REAL)
        parts.push([part, 1])
        done[day]!.push([part, 1])
      }
      linear.row(hours, Number.POSITIVE_INFINITY, parts)
    }
    for (const [day, parts] of done.entries()) {
      if (parts.length === 0) continue
      const placed = (byActivity.get(activity) ?? []).filter((flow) => flow.day === day)
      hoursDone.push({ activity, day, columns: parts.map(([column]) => column) })
      linear.row(Number.NEGATIVE_INFINITY, 0, [
        ...parts,
        ...placed.map((flow): Term => [flow.column, -minutesOf(flow.stint) / 60]),
      ])
    }
  }
  return hoursDone
}

/** Outbound hours, weighed by the worth of their slot, reach what is wanted; a least number of seats is taken. */
const outboundHours = (
  { problem, linear }: Ground,
  flowsAt: ReadonlyMap<string, Flow[]>,
  slotMinutes: number,
): void => {
  const { outboundHourMissed, belowMinimumPerSlot } = problem.city.prices
  for (const calls of problem.requirement.outbound) {
    const day = problem.dates.indexOf(calls.date)
    if (day < 0) continue
    const missed = linear.column(outboundHourMissed, 0, calls.hours, REAL)
    const terms: Term[] = [[missed, 1]]
    const first = Math.floor(calls.startMinute / slotMinutes)
    for (let slot = first; slot * slotMinutes < calls.endMinute; slot++) {
      const flows = flowsAt.get(flowKey(day, slot, calls.activity)) ?? []
      const hours = minutesOf(overlap(slotSpan(slot, slotMinutes), calls)!) / 60
      const worth = calls.worth?.[slot - first] ?? 1
      for (const flow of flows) terms.push([flow.column, hours * worth])
      const below = linear.column(belowMinimumPerSlot, 0, calls.minimumSeats, REAL)
      linear.row(calls.minimumSeats, Number.POSITIVE_INFINITY, [
        [below, 1],
        ...flows.map((flow): Term => [flow.column, 1]),
      ])
    }
    linear.row(calls.hours, Number.POSITIVE_INFINITY, terms)
  }
}

const presence = (
  { problem, workers, linear, onDay }: Ground,
  day: number,
  need: Span,
  leads: (worker: Worker) => boolean,
): void => {
  const absent = linear.column(problem.city.prices.noLeaderPerSlot, 0, 1, REAL)
  const there = onDay[day]!.filter(
    (choice) => leads(workers[choice.worker]!) && choice.pattern.stints.some((stint) => holds(stint, need)),
  )
  linear.row(1, Number.POSITIVE_INFINITY, [[absent, 1], ...sum(there)])
}

/** In every open slot of a team its leader or sub-leader is there. */
const leaderPresent = (ground: Ground): void => {
  const { problem, opening } = ground
  for (const [day, date] of problem.dates.entries())
    for (const team of problem.city.teams)
      for (const slot of opening.slots(team.id, date))
        presence(
          ground,
          day,
          opening.needed(team.id, date, slot),
          ({ person }) =>
            person.team === team.id && (person.role === 'leader' || person.role === 'subLeader'),
        )
}

/** In every open slot of the site its manager or deputy is there. */
const managerPresent = (ground: Ground): void => {
  const { problem, opening } = ground
  for (const [day, date] of problem.dates.entries())
    for (const need of siteSlots(problem, opening, date).values())
      presence(ground, day, need, ({ person }) => person.role === 'manager' || person.role === 'deputy')
}

/** Writes the roster problem as a mixed-integer model. `models/roster.md` says it in words. */
export const modelOf = (
  problem: RosterProblem,
  opening: Opening,
  workers: readonly Worker[],
): RosterModel => {
  const linear = draft()
  const choices = choose(problem, workers, linear)
  const onDay = problem.dates.map((_, day) => choices.filter((choice) => choice.day === day))
  const ground: Ground = { problem, opening, workers, linear, choices, onDay, flows: [] }
  refusedUntilChosen(ground)
  oneShiftADay(ground)
  weeklyHours(ground)
  restBetweenDays(ground)
  oneActivityAtATime(ground)
  const flowsAt = Map.groupBy(ground.flows, ({ day, stint, activity }) =>
    flowKey(day, stint.slot, activity.id),
  )
  coverage(ground, flowsAt)
  seats(ground, flowsAt)
  const hours = workByDeadline(ground)
  outboundHours(ground, flowsAt, problem.city.slotMinutes)
  leaderPresent(ground)
  managerPresent(ground)
  return { linear: linear.model(), choices, flows: ground.flows, hours }
}
