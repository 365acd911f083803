import type { Activity, Person, PersonId } from '../../city/types.ts'
import type { LocalDate, Span } from '../../units/time.ts'
import type { Certificate, RuleId } from '../../verification/types.ts'
import { costOf, placementOf, workDone } from '../cost.ts'
import { type Opening, openingOf, stintsOf } from '../horizon.ts'
import { type Needed, neededAt } from '../need.ts'
import type { Block, PersonDay, RosterCost, RosterProblem } from '../types.ts'
import { type Worker, workersOf } from '../worker.ts'
import type { RuleRef } from './types.ts'

/** What the checker knows, asked by this stage. */
export interface ExplainTools {
  /** The independent checker's word on the roster with these person-days put in place. */
  judge(edits: readonly PersonDay[]): Certificate
  /** Its word on the roster as it is. */
  readonly certificate: Certificate
  /** The row of a rule. */
  rule(id: RuleId): RuleRef
}

/** A roster to be explained, laid out for questions. */
export interface ExplainGround {
  readonly problem: RosterProblem
  readonly days: readonly PersonDay[]
  readonly opening: Opening
  readonly needed: Needed
  readonly workers: ReadonlyMap<PersonId, Worker>
  readonly activities: ReadonlyMap<string, Activity>
  readonly cost: RosterCost
  readonly tools: ExplainTools
  day(person: PersonId, date: LocalDate): PersonDay | undefined
  /**
   * Back-office hours of a date that some deadline needs while all other dates stay as they are, by activity: the most of
   * them that bring lateness down.
   */
  hoursNeeded(date: LocalDate): ReadonlyMap<string, number>
}

export const groundOf = (
  problem: RosterProblem,
  days: readonly PersonDay[],
  tools: ExplainTools,
): ExplainGround => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const earlier = problem.before?.earlier ?? []
  const byCell = new Map([...earlier, ...days].map((day) => [`${day.person} ${day.date}`, day]))
  const activities = new Map(problem.city.activities.map((activity) => [activity.id, activity]))
  const needed = new Map<LocalDate, ReadonlyMap<string, number>>()
  return {
    hoursNeeded(date) {
      const found = needed.get(date) ?? hoursNeeded({ problem, days, activities }, date)
      needed.set(date, found)
      return found
    },
    problem,
    days,
    opening,
    needed: neededAt(problem, opening),
    workers: new Map(workersOf(problem, opening).map((worker) => [worker.person.id, worker])),
    activities,
    cost: costOf(problem, days),
    tools,
    day: (person, date) => byCell.get(`${person} ${date}`),
  }
}

export const meets = (a: Span, b: Span): boolean => a.startMinute < b.endMinute && b.startMinute < a.endMinute

export const spanKey = ({ startMinute, endMinute }: Span): string => `${startMinute} ${endMinute}`

/** Days with some put in place of those there are. */
export const replaced = (days: readonly PersonDay[], edits: readonly PersonDay[]): PersonDay[] => {
  const edited = new Map(edits.map((day) => [`${day.person} ${day.date}`, day]))
  return days.map((day) => edited.get(`${day.person} ${day.date}`) ?? day)
}

/** Blocks cut at the borders of slots. */
export const piecesOf = (blocks: readonly Block[], slotMinutes: number) =>
  blocks.flatMap((block) =>
    stintsOf(block, slotMinutes).map((stint) => ({ ...stint, activity: block.activity })),
  )

/** Joins neighbours on one activity. */
export const joined = (blocks: readonly Block[]): Block[] => {
  const list: Block[] = []
  for (const { activity, startMinute, endMinute } of blocks) {
    const last = list.at(-1)
    if (last?.activity === activity && last.endMinute === startMinute)
      list[list.length - 1] = { ...last, endMinute }
    else list.push({ activity, startMinute, endMinute })
  }
  return list
}

export const cents = (yen: number): number => Math.round(yen * 100) / 100

/** Person-hours short of what the requirement asks, on some dates or on all. */
export const shortHours = (
  { problem, opening, activities }: Pick<ExplainGround, 'problem' | 'opening' | 'activities'>,
  days: readonly PersonDay[],
  dates: readonly LocalDate[] = problem.dates,
): number => {
  const placement = placementOf(problem, days)
  let hours = 0
  for (const entry of problem.requirement.slots) {
    const activity = activities.get(entry.activity)
    if (!activity || !dates.includes(entry.date)) continue
    const need = opening.needed(activity.team, entry.date, entry.slot)
    const placed = placement.people(activity.id, entry.date, need)
    hours += (Math.max(0, entry.people - placed) * (need.endMinute - need.startMinute)) / 60
  }
  return hours
}

const hoursNeeded = (
  { problem, days, activities }: Pick<ExplainGround, 'problem' | 'days' | 'activities'>,
  date: LocalDate,
): ReadonlyMap<string, number> => {
  const placement = placementOf(problem, days)
  const known = new Map<string, number>()
  const hours = (activity: Activity, on: LocalDate): number => {
    const key = `${activity.id} ${on}`
    const found = known.get(key) ?? placement.hours(activity, on)
    known.set(key, found)
    return found
  }
  const late = (activity: string, here: number): number =>
    workDone(problem, {
      ...placement,
      hours: (other, on) => (other.id === activity && on === date ? here : hours(other, on)),
    })
      .filter(({ task }) => task.activity === activity)
      .reduce((sum, { task, hours: done }) => sum + task.hours - done, 0)
  const ids = new Set(problem.requirement.work.map((task) => task.activity))
  return new Map(
    [...ids]
      .filter((id) => activities.has(id))
      .map((id) => [id, late(id, 0) - late(id, Number.POSITIVE_INFINITY)] as const),
  )
}

export const isLeader = ({ role }: Person): boolean => role !== 'staff'
