import { mondayOf } from '../../calendar/date.ts'
import type { Activity, ActivityId } from '../../city/types.ts'
import type { SlotRequirement } from '../../requirement/types.ts'
import type { LocalDate, Slot, Span } from '../../units/time.ts'
import { minutesOf } from '../floor.ts'
import type { RestGround } from './floor.ts'
import type { Column, Entry, Row } from './sparse.ts'

/** Minutes of a week before overtime (労働基準法32条1項), what overtime adds to the wage, and a bound that no week reaches. */
const WEEK = 2400
const PREMIUM = 0.25
const LONGEST = 10_080
const MANY = 999
const FREE = Number.NEGATIVE_INFINITY
const OPEN = Number.POSITIVE_INFINITY

/** What somebody who is there through `need` does to the rows. */
export interface Place {
  readonly need: Span
  readonly entries: readonly Entry[]
}

/** A slot of a window or phone as it is laid out. */
export interface DeskRows {
  readonly entry: SlotRequirement
  readonly row: number
  readonly seatRow: number
  /** Column of the first person. */
  readonly from: number
  readonly saved: readonly number[]
}

/** Rows and columns while they are laid out. A row's sides may depend on what the roster as it is does to it. */
export interface Ledger {
  readonly rows: Row[]
  readonly columns: Column[]
  row(sides: (now: number) => Row): number
  column(cost: number, upper: number, entries: readonly Entry[]): number
  /** Sets the sides, once it is known what the roster does. */
  settle(now: Float64Array): void
}

export const ledgerOf = (): Ledger => {
  const rows: Row[] = []
  const columns: Column[] = []
  const sides: ((now: number) => Row)[] = []
  return {
    rows,
    columns,
    row(side) {
      sides.push(side)
      return rows.push({ lower: 0, upper: 0 }) - 1
    },
    column: (cost, upper, entries) => columns.push({ cost, lower: 0, upper, entries }) - 1,
    settle(now) {
      for (const [row, side] of sides.entries()) rows[row] = side(now[row]!)
    },
  }
}

export const placeKey = (date: LocalDate, activity: ActivityId, slot: Slot): string =>
  `${date} ${activity} ${slot}`

const activitiesOf = ({ grounds }: RestGround): ReadonlyMap<ActivityId, Activity> =>
  new Map(grounds[0]!.city.activities.map((activity) => [activity.id, activity]))

const atLeast =
  (wanted: number) =>
  (now: number): Row => ({ lower: wanted - now, upper: OPEN })

const seatsLeft =
  (seats: number) =>
  (now: number): Row => ({ lower: FREE, upper: Math.max(0, seats - now) })

/** People at windows and phones save what the curves say; no more of them than seats. */
export const layDesks = (rest: RestGround, ledger: Ledger, places: Map<string, Place[]>): DeskRows[] => {
  const activities = activitiesOf(rest)
  const { requirement } = rest.grounds[0]!
  return requirement.slots.flatMap((entry): DeskRows[] => {
    const ground = rest.grounds.find(({ absence }) => absence.date === entry.date)
    const activity = activities.get(entry.activity)
    const need = ground?.tools.needed(entry.activity, entry.slot)
    if (!need || !activity || (activity.kind !== 'window' && activity.kind !== 'phone')) return []
    const row = ledger.row((now) => ({ lower: -now, upper: -now }))
    const seatRow = ledger.row(seatsLeft(activity.seats))
    const saved = rest.saved(entry)
    const from = ledger.columns.length
    for (const yen of saved) ledger.column(-yen, 1, [[row, -1]])
    ledger.column(0, MANY, [[row, -1]])
    places.set(placeKey(entry.date, entry.activity, entry.slot), [
      {
        need,
        entries: [
          [row, 1],
          [seatRow, 1],
        ],
      },
    ])
    return [{ entry, row, seatRow, from, saved }]
  })
}

/** Work that can wait: its row by date and activity. Hours of any date of the roster reach tasks before their deadlines. */
export const laySlack = ({ grounds }: RestGround, ledger: Ledger) => {
  const { city, days, requirement } = grounds[0]!
  const dates = [...new Set(days.map(({ date }) => date))].sort()
  const slack = city.activities
    .filter(({ kind }) => kind === 'backOffice')
    .flatMap(({ id: activity }) => dates.map((date) => ({ date, activity, row: ledger.row(atLeast(0)) })))
  for (const { activity, hours, from, due } of requirement.work) {
    const own = slack.filter((one) => one.activity === activity && from <= one.date && one.date <= due)
    if (!slack.some((one) => one.activity === activity)) continue
    const done = ledger.row(() => ({ lower: hours, upper: OPEN }))
    ledger.column(city.prices.backOfficeHourLate, hours, [[done, 1]])
    for (const { row } of own)
      ledger.column(0, hours, [
        [done, 1],
        [row, -1],
      ])
  }
  return slack
}

/** Outbound calls: hours by their worth, the least seats, and no more people than seats. */
export const layCalls = (rest: RestGround, ledger: Ledger, places: Map<string, Place[]>): void => {
  const activities = activitiesOf(rest)
  const { city, requirement } = rest.grounds[0]!
  for (const calls of requirement.outbound) {
    const ground = rest.grounds.find(({ absence }) => absence.date === calls.date)
    const activity = activities.get(calls.activity)
    if (!ground || !activity) continue
    const made = ledger.row(atLeast(calls.hours))
    ledger.column(city.prices.outboundHourMissed, calls.hours, [[made, 1]])
    const stints = ground.tools.stints(calls)
    for (const need of stints) {
      const below = ledger.row(atLeast(calls.minimumSeats))
      ledger.column(city.prices.belowMinimumPerSlot, calls.minimumSeats, [[below, 1]])
      const seat = ledger.row(seatsLeft(Math.min(activity.seats, calls.seats)))
      const hours = (minutesOf(need) / 60) * (calls.worth?.[need.slot - stints[0]!.slot] ?? 1)
      const key = placeKey(calls.date, calls.activity, need.slot)
      const entries: readonly Entry[] = [
        [made, hours],
        [below, 1],
        [seat, 1],
      ]
      places.set(key, [...(places.get(key) ?? []), { need, entries }])
    }
  }
}

/** Stretches in which somebody has to lead, with their row, by date. */
export const layLeaders = ({ grounds, led }: RestGround, ledger: Ledger) =>
  new Map(
    grounds.map(({ absence, city }) => [
      absence.date,
      led(absence.date).map((stretch) => {
        const row = ledger.row(atLeast(1))
        ledger.column(city.prices.noLeaderPerSlot, 1, [[row, 1]])
        return { ...stretch, row }
      }),
    ]),
  )

/** Weeks of each person beyond 40 hours: their row by person and Monday. */
export const layWeeks = ({ grounds }: RestGround, ledger: Ledger): Map<string, number> => {
  const { city, staff, days } = grounds[0]!
  const mondays = [...new Set(days.map(({ date }) => mondayOf(date)))].sort()
  const premium = (city.prices.wagePerHour / 60) * PREMIUM
  const weeks = staff.people.flatMap(({ id }) => mondays.map((monday) => `${id} ${monday}`))
  return new Map(
    weeks.map((week) => {
      const row = ledger.row((now) => ({ lower: FREE, upper: WEEK - now }))
      ledger.column(premium, LONGEST, [[row, -1]])
      return [week, row]
    }),
  )
}
