import { addDays, mondayOf } from '../core/calendar/date.ts'
import type { Report } from '../core/report/types.ts'
import type { LocalDate, Name } from '../core/units/time.ts'
import { place, text } from './state.ts'

export type Activity = Report['activities'][number]
export type Queue = Report['queues'][number]
export type Kind = Activity['kind']

/** The chosen date of the week; else the first that is open. */
export const chosenDate = (report: Report): LocalDate =>
  report.dates.find((date) => date === place.value.date) ??
  report.load.find((load) => load.slots.length > 0)?.date ??
  report.dates[0] ??
  report.origin

export const chosenQueue = (report: Report): Queue | undefined =>
  report.queues.find((queue) => queue.id === place.value.queue) ?? report.queues[0]

export const isImmediate = (activity: Activity): boolean =>
  activity.kind === 'window' || activity.kind === 'phone'

/** The chosen window or phone; else the one that misses most people on the chosen date. */
export const chosenActivity = (report: Report): Activity | undefined => {
  const immediate = report.activities.filter(isImmediate)
  const asked = immediate.find((activity) => activity.id === place.value.activity)
  const missing = (activity: Activity): number =>
    loadOf(report, activity.id, chosenDate(report))?.slots.reduce(
      (sum, slot) => sum + Math.max(0, slot.required - slot.placed),
      0,
    ) ?? 0
  return asked ?? immediate.toSorted((a, b) => missing(b) - missing(a))[0]
}

export const loadOf = (report: Report, activity: string, date: LocalDate) =>
  report.load.find((load) => load.activity === activity && load.date === date)

export const isClosedOn = (report: Report, date: LocalDate): boolean =>
  !report.open.some((span) => span.date === date)

/** The name of the row with an id, in the page's language. */
export const nameIn = (rows: readonly { readonly id: string; readonly name: Name }[], id: string): string => {
  const row = rows.find((one) => one.id === id)
  return row ? text.value.name(row.name) : id
}

/** What stands for an activity on the roster: a letter for its kind, numbered where a team has several of that kind. */
export interface Mark {
  readonly activity: Activity
  readonly letter: string
}

export const marksByActivity = (report: Report): ReadonlyMap<string, Mark> =>
  new Map(
    report.activities.map((activity) => {
      const twins = report.activities.filter(
        (other) => other.team === activity.team && other.kind === activity.kind,
      )
      const number = twins.length > 1 ? String(twins.indexOf(activity) + 1) : ''
      return [activity.id, { activity, letter: `${text.value.t(`page.letter.${activity.kind}`)}${number}` }]
    }),
  )

/** The first Monday on or after a date. */
export const nextMonday = (date: LocalDate): LocalDate => mondayOf(addDays(date, 6))

/** ①, ②, …: how a team is numbered on screen. */
export const teamNumber = (report: Report, team: string): string => {
  const index = report.teams.findIndex((one) => one.id === team)
  return index < 0 ? '' : String.fromCodePoint(0x2460 + index)
}
