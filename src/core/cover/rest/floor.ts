import { mondayOf } from '../../calendar/date.ts'
import type { Activity, ActivityId, Person } from '../../city/types.ts'
import type { SlotRequirement } from '../../requirement/types.ts'
import type { PersonDay } from '../../roster/types.ts'
import type { LocalDate, Slot, Span } from '../../units/time.ts'
import { holds, minutesOf } from '../floor.ts'
import type { CoverGround, Stint } from '../types.ts'
import type { Column, Entry, Row } from './sparse.ts'

/** Minutes of a week before overtime (労働基準法32条1項), what overtime adds to the wage, and a bound that no week reaches. */
const WEEK = 2400
const PREMIUM = 0.25
const LONGEST = 10_080
const MANY = 999

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

/** What somebody who is there through `need` does to the rows. */
interface Place {
  readonly need: Span
  readonly entries: readonly Entry[]
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

const isDesk = ({ kind }: Activity): boolean => kind === 'window' || kind === 'phone'

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
export const restFloor = ({ grounds, saved, led }: RestGround): RestFloor => {
  const { city, staff, requirement, days } = grounds[0]!
  const { prices } = city
  const rows: Row[] = []
  const columns: Column[] = []
  const places = new Map<string, Place[]>()
  const people = new Map(staff.people.map((person) => [person.id, person]))
  const activities = new Map(city.activities.map((activity) => [activity.id, activity]))
  const onDates = new Set(grounds.map(({ absence }) => absence.date))
  const row = (lower: number, upper: number): number => rows.push({ lower, upper }) - 1
  const key = (date: LocalDate, activity: ActivityId, slot: Slot) => `${date} ${activity} ${slot}`
  const add = (at: string, place: Place) => places.set(at, [...(places.get(at) ?? []), place])

  /** Rows are written as `Σ change − columns`, sides as what the roster as it is already does. */
  const pending: { readonly row: number; readonly sign: (base: number) => Row }[] = []
  const level = (sides: (base: number) => Row): number => {
    const at = row(0, 0)
    pending.push({ row: at, sign: sides })
    return at
  }

  const slots: {
    readonly entry: SlotRequirement
    readonly row: number
    readonly seatRow: number
    readonly from: number
    readonly saved: readonly number[]
  }[] = []
  for (const entry of requirement.slots) {
    const ground = grounds.find(({ absence }) => absence.date === entry.date)
    const activity = activities.get(entry.activity)
    const need = ground?.tools.needed(entry.activity, entry.slot)
    if (!need || !activity || !isDesk(activity)) continue
    const cover = level((base) => ({ lower: -base, upper: -base }))
    const seat = level((base) => ({
      lower: Number.NEGATIVE_INFINITY,
      upper: Math.max(0, activity.seats - base),
    }))
    const worth = saved(entry)
    const from = columns.length
    for (const yen of worth) columns.push({ cost: -yen, lower: 0, upper: 1, entries: [[cover, -1]] })
    columns.push({ cost: 0, lower: 0, upper: MANY, entries: [[cover, -1]] })
    slots.push({ entry, row: cover, seatRow: seat, from, saved: worth })
    const entries: readonly Entry[] = [
      [cover, 1],
      [seat, 1],
    ]
    add(key(entry.date, entry.activity, entry.slot), { need, entries })
  }

  /** Back-office hours of a date; those of dates before are as they are. */
  const capacities = new Map<string, number>()
  const slack: { date: LocalDate; activity: ActivityId; row: number }[] = []
  for (const activity of city.activities) {
    if (activity.kind !== 'backOffice') continue
    const dates = new Set([...days.map(({ date }) => date)])
    for (const date of dates) {
      const capacity = level((base) => ({ lower: -base, upper: Number.POSITIVE_INFINITY }))
      capacities.set(`${date} ${activity.id}`, capacity)
      slack.push({ date, activity: activity.id, row: capacity })
    }
  }
  const horizon = [...new Set(days.map(({ date }) => date))].sort()
  for (const task of requirement.work) {
    if (activities.get(task.activity)?.kind !== 'backOffice') continue
    const done = row(task.hours, Number.POSITIVE_INFINITY)
    columns.push({ cost: prices.backOfficeHourLate, lower: 0, upper: task.hours, entries: [[done, 1]] })
    for (const date of horizon) {
      const capacity = capacities.get(`${date} ${task.activity}`)
      if (date < task.from || date > task.due || capacity === undefined) continue
      const entries: readonly Entry[] = [
        [done, 1],
        [capacity, -1],
      ]
      columns.push({ cost: 0, lower: 0, upper: task.hours, entries })
    }
  }

  for (const calls of requirement.outbound) {
    const ground = grounds.find(({ absence }) => absence.date === calls.date)
    const activity = activities.get(calls.activity)
    if (!ground || !activity) continue
    const made = level((base) => ({ lower: calls.hours - base, upper: Number.POSITIVE_INFINITY }))
    columns.push({ cost: prices.outboundHourMissed, lower: 0, upper: calls.hours, entries: [[made, 1]] })
    const stints = ground.tools.stints(calls)
    const first = stints[0]?.slot ?? 0
    const most = Math.min(activity.seats, calls.seats)
    for (const need of stints) {
      const below = level((base) => ({
        lower: calls.minimumSeats - base,
        upper: Number.POSITIVE_INFINITY,
      }))
      columns.push({
        cost: prices.belowMinimumPerSlot,
        lower: 0,
        upper: calls.minimumSeats,
        entries: [[below, 1]],
      })
      const seat = level((base) => ({ lower: Number.NEGATIVE_INFINITY, upper: Math.max(0, most - base) }))
      const hours = (minutesOf(need) / 60) * (calls.worth?.[need.slot - first] ?? 1)
      const entries: readonly Entry[] = [
        [made, hours],
        [below, 1],
        [seat, 1],
      ]
      add(key(calls.date, calls.activity, need.slot), { need, entries })
    }
  }

  const leaders = new Map<
    LocalDate,
    { readonly team?: string; readonly span: Span; readonly row: number }[]
  >()
  for (const { absence } of grounds)
    leaders.set(
      absence.date,
      led(absence.date).map((stretch) => {
        const at = level((base) => ({ lower: 1 - base, upper: Number.POSITIVE_INFINITY }))
        columns.push({ cost: prices.noLeaderPerSlot, lower: 0, upper: 1, entries: [[at, 1]] })
        return { ...stretch, row: at }
      }),
    )

  const weeks = new Map<string, number>()
  const mondays = [...new Set(horizon.map(mondayOf))]
  for (const week of staff.people.flatMap(({ id }) => mondays.map((monday) => `${id} ${monday}`))) {
    const over = level((base) => ({ lower: Number.NEGATIVE_INFINITY, upper: WEEK - base }))
    weeks.set(week, over)
    const cost = (prices.wagePerHour / 60) * PREMIUM
    columns.push({ cost, lower: 0, upper: LONGEST, entries: [[over, -1]] })
  }

  const place: RestFloor['place'] = ({ absence }, activity, stint) => {
    if (activity.kind === 'backOffice') {
      const capacity = capacities.get(`${absence.date} ${activity.id}`)
      return capacity === undefined ? undefined : [[capacity, minutesOf(stint) / 60]]
    }
    const found = (places.get(key(absence.date, activity.id, stint.slot)) ?? []).filter(({ need }) =>
      holds(stint, need),
    )
    return found.length === 0 ? undefined : found.flatMap((one) => one.entries)
  }
  const presence: RestFloor['presence'] = ({ absence }, person, day) => {
    const work = workOf(day)
    const here = (leaders.get(absence.date) ?? []).filter(
      ({ team, span }) => leads(person, team) && work.some((part) => holds(part, span)),
    )
    const minutes = Math.min(480, paidMinutes(day))
    return [
      ...here.map(({ row: at }): Entry => [at, 1]),
      [weeks.get(`${person.id} ${mondayOf(absence.date)}`)!, minutes],
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

  const base = new Float64Array(rows.length)
  const groundOf = new Map(grounds.map((ground) => [ground.absence.date, ground]))
  for (const day of days) {
    const person = people.get(day.person)
    if (!person) continue
    const ground = groundOf.get(day.date)
    if (ground) for (const [at, value] of entries(ground, person, day)) base[at]! += value
    else {
      base[weeks.get(`${person.id} ${mondayOf(day.date)}`)!]! += Math.min(480, paidMinutes(day))
      for (const block of day.blocks) {
        const capacity = capacities.get(`${day.date} ${block.activity}`)
        if (capacity !== undefined) base[capacity]! += minutesOf(block) / 60
      }
    }
  }
  for (const { row: at, sign } of pending) rows[at] = sign(base[at]!)

  let excessYen = 0
  for (const { entry, row: at, saved: worth } of slots) {
    const { curve, minimum } = entry
    if (!onDates.has(entry.date)) continue
    const n = Math.min(base[at]!, curve.length - 1)
    const told = (curve[n]?.lossYen ?? 0) - (curve[0]?.lossYen ?? 0)
    const below = prices.belowMinimumPerSlot * Math.min(minimum, Math.max(0, n))
    excessYen += told - below + worth.slice(0, base[at]!).reduce((sum, yen) => sum + yen, 0)
  }
  const desks = slots.map(({ row: at, seatRow, from, saved: worth }) => ({
    ...{ row: at, seatRow, from, most: worth.length, now: base[at]! },
  }))
  const atRow = new Map(desks.map((desk) => [desk.row, desk]))
  return { rows, columns, desks, deskAt: (at) => atRow.get(at), slack, excessYen, place, presence, entries }
}
