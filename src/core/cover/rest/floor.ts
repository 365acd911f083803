import { mondayOf } from '../../calendar/date.ts'
import type { Activity, ActivityId, Person } from '../../city/types.ts'
import type { SlotRequirement } from '../../requirement/types.ts'
import type { PersonDay } from '../../roster/types.ts'
import type { LocalDate, Span } from '../../units/time.ts'
import { holds, minutesOf } from '../floor.ts'
import type { CoverGround, Stint } from '../types.ts'
import {
  type DeskRows,
  layCalls,
  layDesks,
  layLeaders,
  laySlack,
  layWeeks,
  ledgerOf,
  type Place,
  placeKey,
} from './lay.ts'
import type { Column, Entry, Row } from './sparse.ts'

/** Paid minutes of a day before overtime (労働基準法32条2項). */
const REGULAR = 480

/** The rest of a roster, date by date, and what it costs: asked by the model of its re-planning. */
export interface RestGround {
  /** The dates that may change, the one of the absence first; all of the same roster. */
  readonly grounds: readonly CoverGround[]
  /** Yen that the n-th person of a slot saves, falling. */
  readonly saved: (entry: SlotRequirement) => readonly number[]
  /** Stretches in which somebody who leads a team, or the site where none is named, has to be at work. */
  readonly led: (date: LocalDate) => readonly { readonly team?: string; readonly span: Span }[]
  /** Cost of the whole roster. */
  readonly cost: (days: readonly PersonDay[]) => number
}

/** One slot of a window or phone. */
export interface Desk {
  readonly row: number
  readonly seatRow: number
  /** Columns of the first person, the second and so on. */
  readonly from: number
  readonly most: number
  /** People there as the roster is. */
  readonly now: number
}

/** Rows and columns of all that is not a choice of somebody's day, and what a day does to the rows. */
export interface RestFloor {
  readonly rows: Row[]
  readonly columns: Column[]
  /** Windows and phones by slot: their row, the columns of their people, and how many are there now. */
  readonly desks: readonly Desk[]
  readonly deskAt: (row: number) => Desk | undefined
  /** Work that can wait: its row by date. */
  readonly slack: readonly { readonly date: LocalDate; readonly activity: ActivityId; readonly row: number }[]
  /** Yen by which the roster as it is costs more than the rows make of it. */
  readonly excessYen: number
  /** What a person at an activity in a stint does to the rows; undefined where one could not be of use. */
  place(ground: CoverGround, activity: Activity, stint: Stint): readonly Entry[] | undefined
  /** What being at work does to them, whatever the work. */
  presence(ground: CoverGround, person: Person, day: PersonDay): readonly Entry[]
  /** All that a day does to them. */
  entries(ground: CoverGround, person: Person, day: PersonDay): readonly Entry[]
}

/** Stretches of a day between its pauses. */
const workOf = ({ shift, breaks, shortBreaks = [] }: PersonDay): Span[] => {
  if (!shift) return []
  const work: Span[] = []
  let startMinute = shift.startMinute
  for (const pause of [...breaks, ...shortBreaks].sort((a, b) => a.startMinute - b.startMinute)) {
    work.push({ startMinute, endMinute: pause.startMinute })
    startMinute = pause.endMinute
  }
  return [...work, { startMinute, endMinute: shift.endMinute }]
}

/** Minutes of a day that are paid. */
export const paidMinutes = ({ shift, breaks }: PersonDay): number =>
  shift ? minutesOf(shift) - breaks.reduce((sum, pause) => sum + minutesOf(pause), 0) : 0

const regularMinutes = (day: PersonDay): number => Math.min(REGULAR, paidMinutes(day))

/** Adds up entries of the same row. */
export const summed = (entries: readonly Entry[]): Entry[] => {
  const sums = new Map<number, number>()
  for (const [row, value] of entries) sums.set(row, (sums.get(row) ?? 0) + value)
  return [...sums].filter(([, value]) => value !== 0).sort(([a], [b]) => a - b)
}

const leads = ({ team, role }: Person, led: string | undefined): boolean =>
  led === undefined
    ? role === 'manager' || role === 'deputy'
    : team === led && (role === 'leader' || role === 'subLeader')

/**
 * Lays out the dates that may change: people at windows and phones save what their curves say, back-office hours reach
 * their deadlines, calls are made, teams are led, weeks beyond 40 hours cost more. Everything is a lower bound of the
 * roster's cost, and exact but for curves that are not convex.
 */
export const restFloor = (rest: RestGround): RestFloor => {
  const { city } = rest.grounds[0]!
  const ledger = ledgerOf()
  const places = new Map<string, Place[]>()
  const slots = layDesks(rest, ledger, places)
  const slack = laySlack(rest, ledger)
  layCalls(rest, ledger, places)
  const leaders = layLeaders(rest, ledger)
  const weeks = layWeeks(rest, ledger)
  const activities = new Map(city.activities.map((activity) => [activity.id, activity]))
  const capacities = new Map(slack.map(({ date, activity, row }) => [`${date} ${activity}`, row]))

  const place: RestFloor['place'] = ({ absence }, activity, stint) => {
    if (activity.kind === 'backOffice') {
      const capacity = capacities.get(`${absence.date} ${activity.id}`)
      return capacity === undefined ? undefined : [[capacity, minutesOf(stint) / 60]]
    }
    const found = (places.get(placeKey(absence.date, activity.id, stint.slot)) ?? []).filter(({ need }) =>
      holds(stint, need),
    )
    return found.length === 0 ? undefined : found.flatMap((one) => one.entries)
  }
  const presence: RestFloor['presence'] = ({ absence }, person, day) => {
    const work = workOf(day)
    const here = (leaders.get(absence.date) ?? []).filter(
      ({ team, span }) => leads(person, team) && work.some((part) => holds(part, span)),
    )
    return [
      ...here.map(({ row: at }): Entry => [at, 1]),
      [weeks.get(`${person.id} ${mondayOf(absence.date)}`)!, regularMinutes(day)],
    ]
  }
  const entries: RestFloor['entries'] = (ground, person, day) =>
    summed([
      ...presence(ground, person, day),
      ...day.blocks.flatMap((block) => {
        const activity = activities.get(block.activity)
        return ground.tools
          .stints(block)
          .flatMap((stint) => (activity && place(ground, activity, stint)) ?? [])
      }),
    ])

  const base = nowOf(rest, ledger.rows.length, entries, (day) => [
    [weeks.get(`${day.person} ${mondayOf(day.date)}`)!, regularMinutes(day)],
    ...day.blocks.flatMap((block): Entry[] => {
      const row = capacities.get(`${day.date} ${block.activity}`)
      return row === undefined ? [] : [[row, minutesOf(block) / 60]]
    }),
  ])
  ledger.settle(base)
  const desks = slots.map(({ row, seatRow, from, saved }) => ({
    ...{ row, seatRow, from, most: saved.length, now: base[row]! },
  }))
  const atRow = new Map(desks.map((desk) => [desk.row, desk]))
  const { belowMinimumPerSlot } = city.prices
  return {
    rows: ledger.rows,
    columns: ledger.columns,
    desks,
    deskAt: (row) => atRow.get(row),
    slack,
    excessYen: slots.reduce((sum, slot) => sum + excessOf(slot, base[slot.row]!, belowMinimumPerSlot), 0),
    place,
    presence,
    entries,
  }
}

/** What the roster as it is does to each row; dates that stay do what `fixed` says. */
const nowOf = (
  { grounds }: RestGround,
  rows: number,
  entries: RestFloor['entries'],
  fixed: (day: PersonDay) => readonly Entry[],
): Float64Array => {
  const { staff, days } = grounds[0]!
  const people = new Map(staff.people.map((person) => [person.id, person]))
  const groundOf = new Map(grounds.map((ground) => [ground.absence.date, ground]))
  const now = new Float64Array(rows)
  for (const day of days) {
    const person = people.get(day.person)
    const ground = groundOf.get(day.date)
    if (!person) continue
    for (const [row, value] of ground ? entries(ground, person, day) : fixed(day)) now[row]! += value
  }
  return now
}

/** Yen by which a slot costs more than its row makes of it, where its curve is not convex. */
const excessOf = ({ entry, saved }: DeskRows, now: number, belowYen: number): number => {
  const { curve, minimum } = entry
  const n = Math.max(0, Math.min(now, curve.length - 1))
  const lossYen = (curve[n]?.lossYen ?? 0) - (curve[0]?.lossYen ?? 0)
  return lossYen - belowYen * Math.min(minimum, n) + saved.slice(0, now).reduce((sum, yen) => sum + yen, 0)
}
