import { mondayOf } from '../calendar/date.ts'
import { openingOn } from '../calendar/opening.ts'
import type { Activity, ActivityId, Leave, Person, PersonId, TeamId } from '../city/types.ts'
import type { Block, PersonDay } from '../roster/types.ts'
import type { LocalDate, Span } from '../units/time.ts'
import { common, minus, union } from './spans.ts'
import type { Breach, CheckInput, Rule } from './types.ts'

/** One person's day at work, as a rule looks at it. */
export interface WorkDay {
  readonly person: Person
  readonly date: LocalDate
  readonly day: PersonDay
  /** Every minute worked: the shift without its breaks, and any activity wherever it lies. A break with work in it is work (34条3項). */
  readonly work: readonly Span[]
  /** Breaks without the minutes in which there was work. */
  readonly rest: readonly Span[]
}

/** A block with the one who works it. */
export interface PlacedBlock extends Block {
  readonly person: Person
  readonly date: LocalDate
}

/** The roster laid out for rules to look things up, restricted to the dates on which a rule is in force. */
export interface Facts {
  readonly input: CheckInput
  readonly dates: readonly LocalDate[]
  /** The earliest date of which anything is known day by day. */
  readonly knownFrom: LocalDate
  readonly people: ReadonlyMap<PersonId, Person>
  readonly activities: ReadonlyMap<ActivityId, Activity>
  /** Days with any work, of known people. */
  readonly workDays: readonly WorkDay[]
  readonly blocks: readonly PlacedBlock[]
  /** Days with any work before the dates judged. */
  readonly before: readonly WorkDay[]
  /** A person's work days of one week (Monday to Sunday) each, in order of date, for weeks with work on a date judged. */
  readonly weeks: readonly (readonly WorkDay[])[]
  /** The same for every week of which anything is known. */
  readonly allWeeks: readonly (readonly WorkDay[])[]
  isJudged(date: LocalDate): boolean
  blocksAt(activity: ActivityId, date: LocalDate): readonly PlacedBlock[]
  leaveOf(person: PersonId, date: LocalDate): Leave | undefined
  /** When a team's counters are open for contractor staff. */
  teamOpen(team: TeamId, date: LocalDate): readonly Span[]
  /** When one activity's own queues are open, within its team's hours. */
  activityOpen(activity: Activity, date: LocalDate): readonly Span[]
}

/** Reads a rule off the facts. One function a rule. */
export type Check = (rule: Rule, facts: Facts) => readonly Breach[]

/** A breach of a rule; what it concerns and by how much. */
export const breach = (rule: Rule, of: Omit<Breach, 'rule' | 'severity'>): Breach => ({
  rule: rule.id,
  severity: rule.severity,
  ...of,
})

/** Whether a stretch of time makes sense at all. */
export const isSound = ({ startMinute, endMinute }: Span): boolean =>
  Number.isFinite(startMinute) && Number.isFinite(endMinute) && 0 <= startMinute && startMinute < endMinute

const workDay = (person: Person, day: PersonDay): WorkDay => {
  const shift = day.shift && isSound(day.shift) ? [day.shift] : []
  const blocks = day.blocks.filter(isSound)
  const breaks = day.breaks.filter(isSound)
  const work = union([...minus(shift, breaks), ...blocks])
  return { person, date: day.date, day, work, rest: minus(breaks, work) }
}

/** The answers of a question by an id and a date, each worked out once. */
const remembered = <T>(answer: (id: string, date: LocalDate) => T) => {
  const known = new Map<string, T>()
  return (id: string, date: LocalDate): T => {
    const key = `${date} ${id}`
    const value = known.get(key) ?? answer(id, date)
    known.set(key, value)
    return value
  }
}

const openCalendar = (input: CheckInput, activities: ReadonlyMap<ActivityId, Activity>) => {
  const holidays = { names: new Map<LocalDate, string>(), lastYear: 0 }
  const teamOpen = remembered((team, date) =>
    union(input.open.filter((span) => span.team === team && span.date === date)),
  )
  const hoursOf = remembered((id, date) => {
    const activity = activities.get(id)!
    const hours = input.city.queues
      .filter((queue) => queue.activity === activity.id)
      .flatMap((queue) => openingOn(input.city, holidays, queue.opening, date) ?? [])
      .filter(({ servedBy }) => servedBy === 'contractor')
      .map(({ openMinute, closeMinute }) => ({ startMinute: openMinute, endMinute: closeMinute }))
    return common(teamOpen(activity.team, date), hours)
  })
  return { teamOpen, activityOpen: ({ id }: Activity, date: LocalDate) => hoursOf(id, date) }
}

const byDate = (a: WorkDay, b: WorkDay) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)

const earliest = (dates: readonly LocalDate[]): LocalDate =>
  dates.reduce((first, date) => (date < first ? date : first), '9999-12-31' as LocalDate)

/** Lays out the days of some people (`whom`; all of them where it is left out) on some dates. */
export const factsOf = (
  input: CheckInput,
  dates: readonly LocalDate[],
  whom: readonly Person[] = input.staff.people,
): Facts => {
  const people = new Map(whom.map((person) => [person.id, person]))
  const activities = new Map(input.city.activities.map((activity) => [activity.id, activity]))
  const leave = new Map(input.staff.leave.map((row) => [`${row.person} ${row.date}`, row]))
  const judged = new Set(dates)
  const first = earliest(dates)
  const worked = (days: readonly PersonDay[], counts: (date: LocalDate) => boolean) =>
    days.flatMap((day) => {
      const person = people.get(day.person)
      return person && counts(day.date) && (day.shift || day.blocks.length > 0) ? workDay(person, day) : []
    })
  const workDays = worked(input.days, (date) => judged.has(date))
  const earlier = (input.earlier ?? []).filter(({ date }) => date < first)
  const before = worked(earlier, () => true)
  const blocks = workDays.flatMap(({ person, date, day }) =>
    day.blocks.filter(isSound).map((block) => ({ ...block, person, date })),
  )
  const placed = Map.groupBy(blocks, ({ activity, date }) => `${date} ${activity}`)
  const monday = remembered((_, date) => mondayOf(date))
  const allWeeks = grouped(
    [...before, ...workDays].sort(byDate),
    ({ person, date }) => `${person.id} ${monday('', date)}`,
  )
  return {
    input,
    dates,
    knownFrom: earliest([first, ...earlier.map(({ date }) => date)]),
    people,
    activities,
    workDays,
    before,
    blocks,
    allWeeks,
    weeks: allWeeks.filter((week) => week.some(({ date }) => judged.has(date))),
    isJudged: (date) => judged.has(date),
    blocksAt: (activity, date) => placed.get(`${date} ${activity}`) ?? [],
    leaveOf: (person, date) => leave.get(`${person} ${date}`),
    ...openCalendar(input, activities),
  }
}

/** Values in groups by a key, in the order in which keys first appear. */
export const grouped = <T>(values: readonly T[], key: (value: T) => string): readonly (readonly T[])[] => [
  ...Map.groupBy(values, key).values(),
]

export const workMinutes = (days: readonly WorkDay[]): number =>
  days.reduce((sum, { work }) => sum + work.reduce((s, span) => s + span.endMinute - span.startMinute, 0), 0)
