import { addDays, datesBetween, dayNumber, weekday } from '../calendar/date.ts'
import { openingOn } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { BackOfficeTask, City } from '../city/types.ts'
import type { History, WorkCount } from '../interval/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { WorkRequirement } from './types.ts'

/** Weeks whose mean is the present level of a task. */
const RECENT_WEEKS = 8
/** Days around the same date of earlier years that tell the season. */
const SEASON_DAYS = 14
/** The season moves the level at most by this factor, up or down. */
const SEASON_LIMIT = 2
/** A longest deadline keeps the search for it finite where nothing ever opens. */
const FURTHEST_DAYS = 60

/** Whether the contractor's counters of an activity's team are open on a date; any counter's where it has none. */
export const opensOn =
  (city: City, holidays: Holidays, activity: string) =>
  (date: LocalDate): boolean => {
    const team = city.activities.find((it) => it.id === activity)?.team
    const desks = new Set(city.activities.filter((it) => it.team === team).map((it) => it.id))
    const own = city.queues.filter((queue) => desks.has(queue.activity))
    return (own.length > 0 ? own : city.queues).some(
      (queue) => openingOn(city, holidays, queue.opening, date)?.servedBy === 'contractor',
    )
  }

const mean = (counts: readonly WorkCount[]): number =>
  counts.length > 0 ? counts.reduce((sum, it) => sum + it.units, 0) / counts.length : 0

/**
 * Units of a task expected on an open date: the mean of the same weekday over the latest weeks, times how earlier
 * years stood at this season against their own eight weeks before.
 */
export const expectedUnits =
  (counts: readonly WorkCount[]) =>
  (date: LocalDate): number => {
    const between = (from: LocalDate, to: LocalDate) =>
      counts.filter((it) => from <= it.date && it.date <= to)
    const latest = counts.at(-1)?.date
    if (latest === undefined) return 0
    const end = latest < date ? latest : addDays(date, -1)
    const recent = between(addDays(end, 1 - 7 * RECENT_WEEKS), end)
    const sameDay = recent.filter((it) => weekday(it.date) === weekday(date))
    const ratios = [1, 2, 3, 4, 5].flatMap((years) => {
      const then = addDays(date, -364 * years)
      const thenEnd = addDays(end, -364 * years)
      const before = between(addDays(thenEnd, 1 - 7 * RECENT_WEEKS), thenEnd)
      const around = between(addDays(then, -SEASON_DAYS), addDays(then, SEASON_DAYS))
      return before.length > 20 && around.length > 10 && mean(before) > 0 ? [mean(around) / mean(before)] : []
    })
    const season = ratios.length > 0 ? ratios.reduce((a, b) => a + b) / ratios.length : 1
    const level = mean(sameDay.length > 0 ? sameDay : recent)
    return level * Math.min(SEASON_LIMIT, Math.max(1 / SEASON_LIMIT, season))
  }

/** Open days from `from` on until `days` of them have passed after it; the last of these is the deadline. */
const openWindow = (from: LocalDate, days: number, isOpen: (date: LocalDate) => boolean): LocalDate[] => {
  const window = [from]
  for (let i = 1; window.length <= days && i <= FURTHEST_DAYS; i++) {
    const date = addDays(from, i)
    if (isOpen(date)) window.push(date)
  }
  return window
}

const workOfTask = (
  task: BackOfficeTask,
  history: History,
  city: City,
  holidays: Holidays,
  dates: readonly LocalDate[],
): WorkRequirement[] => {
  const counts = history.work.filter((it) => it.task === task.id)
  const known = new Map(counts.map((it) => [it.date, it.units]))
  const expected = expectedUnits(counts)
  const isOpen = opensOn(city, holidays, task.activity)
  const [first, last] = [dates[0]!, dates.at(-1)!]
  const hours = new Map<string, WorkRequirement>()
  const reach = Math.max(14, 3 * task.dueDays)
  for (const date of datesBetween(addDays(first, -reach), last)) {
    const units = known.get(date) ?? (isOpen(date) ? expected(date) : 0)
    if (units === 0) continue
    const window = openWindow(date, task.dueDays, isOpen)
    const inside = window.filter((day) => first <= day && day <= last && isOpen(day))
    if (inside.length === 0) continue
    const [from, due] = [inside[0]!, inside.at(-1)!]
    const share = inside.length / window.length
    const before = hours.get(`${from} ${due}`)?.hours ?? 0
    hours.set(`${from} ${due}`, {
      task: task.id,
      activity: task.activity,
      from,
      due,
      hours: before + (share * units * task.minutesPerUnit) / 60,
    })
  }
  return [...hours.values()].sort(
    (a, b) => dayNumber(a.due) - dayNumber(b.due) || dayNumber(a.from) - dayNumber(b.from),
  )
}

/**
 * Back-office hours of the dates with the window in which they may be done. What came in before the dates and is not
 * yet due counts as done in equal parts over its open days; so does what falls due after them.
 */
export const workRequirements = (
  history: History,
  city: City,
  holidays: Holidays,
  dates: readonly LocalDate[],
): WorkRequirement[] =>
  dates.length === 0
    ? []
    : city.backOffice.flatMap((task) => workOfTask(task, history, city, holidays, dates))
