import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { datesBetween } from '../../../src/core/calendar/date.ts'
import { inForce, openingOn } from '../../../src/core/calendar/opening.ts'
import { readCity, readLeave, readStaff, readWishes } from '../../../src/core/city/read.ts'
import type { City, ShiftPattern, Staff, TeamId } from '../../../src/core/city/types.ts'
import type { SlotRequirement, StaffingPoint } from '../../../src/core/requirement/types.ts'
import type { OpenSpan, RosterProblem } from '../../../src/core/roster/types.ts'
import type { Result } from '../../../src/core/units/issue.ts'
import { type Random, seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'

const FOLDER = join(import.meta.dirname, '../../../data/keyaki')
const NO_HOLIDAYS = { names: new Map<LocalDate, string>(), lastYear: 2100 }

const good = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value
}

const text = (name: string): string => readFileSync(join(FOLDER, name), 'utf8')

/** Keyaki City and its people as the repository holds them. */
export const keyaki = (): { readonly city: City; readonly staff: Staff } => {
  const city = good(readCity(text('city.json'), 'city.json'))
  const people = good(readStaff(text('staff.csv'), 'staff.csv', city))
  const leave = good(readLeave(text('leave.csv'), 'leave.csv', people))
  const wishes = good(readWishes(text('wishes.csv'), 'wishes.csv', people, city))
  return { city, staff: { people, leave, wishes } }
}

/** Opening of each team on each date: from the first to the last of its queues. */
export const openSpans = (city: City, dates: readonly LocalDate[]): OpenSpan[] =>
  dates.flatMap((date) =>
    city.teams.flatMap((team) => {
      const own = new Set(city.activities.filter((a) => a.team === team.id).map((a) => a.id))
      const hours = city.queues
        .filter((queue) => own.has(queue.activity))
        .flatMap((queue) => openingOn(city, NO_HOLIDAYS, queue.opening, date) ?? [])
        .filter((span) => span.servedBy === 'contractor')
      if (hours.length === 0) return []
      return [
        {
          date,
          team: team.id,
          startMinute: Math.min(...hours.map((span) => span.openMinute)),
          endMinute: Math.max(...hours.map((span) => span.closeMinute)),
        },
      ]
    }),
  )

/** Share of M/M/n arrivals that wait no longer than `within` handling times (Erlang C). */
const servedWithin = (people: number, load: number, within: number): number => {
  if (load >= people) return 0
  let term = 1
  let total = 1
  for (let k = 1; k < people; k++) total += term *= load / k
  const last = (term * load) / people
  const waits = (last * people) / (people - load) / (total + (last * people) / (people - load))
  return 1 - waits * Math.exp(-(people - load) * within)
}

/** Two humps of the day, as a city hall has them; mean about 1 over the opening hours. */
const shape = (minute: number): number =>
  0.35 + Math.exp(-(((minute - 640) / 80) ** 2)) + 0.75 * Math.exp(-(((minute - 850) / 100) ** 2))

const WEEKDAY = [0, 1.2, 0.95, 1, 0.9, 1.1, 0]

const falling = (losses: readonly number[]): number[] => {
  const steps = losses.slice(1).map((loss, n) => Math.max(0, losses[n]! - loss))
  for (let n = steps.length - 2; n >= 0; n--) steps[n] = Math.max(steps[n]!, steps[n + 1]!)
  const result = [steps.reduce((a, b) => a + b, 0)]
  for (const step of steps) result.push(result.at(-1)! - step)
  return result.map((loss) => Math.round(loss * 100) / 100)
}

const slotOf = (
  city: City,
  date: LocalDate,
  slot: number,
  activity: City['activities'][number],
  share: number,
  erlangs: number,
): SlotRequirement => {
  const phone = activity.kind === 'phone'
  const handling = phone ? 4 : 9
  const arrivals = (erlangs * city.slotMinutes * share) / handling
  const points = Array.from({ length: activity.seats + 1 }, (_, people): StaffingPoint => {
    const serviceLevel = servedWithin(people, erlangs, phone ? 0.1 : 15 / handling)
    const unserved = Math.max(0, erlangs - people * 0.97) * (city.slotMinutes / handling) * share
    const loss = city.prices.latePerArrival * (arrivals * (1 - serviceLevel) + 3 * unserved)
    return { people, serviceLevel, meanWaitSeconds: 0, abandonedShare: 0, lossYen: loss }
  })
  const losses = falling(points.map((point) => point.lossYen))
  const minimum = activity.minimum.find((row) => inForce(row, date))?.people ?? 0
  const target = phone ? 0.8 : 0.9
  const enough = points.findIndex((point) => point.serviceLevel >= target)
  return {
    date,
    slot,
    activity: activity.id,
    arrivals,
    offeredErlangs: erlangs,
    people: Math.max(minimum, enough < 0 ? activity.seats : enough),
    minimum,
    curve: points.map((point, n) => ({ ...point, lossYen: losses[n]! })),
  }
}

const slotsOf = (city: City, dates: readonly LocalDate[], scale: number, random: Random): SlotRequirement[] =>
  city.activities
    .filter((activity) => activity.kind === 'window' || activity.kind === 'phone')
    .flatMap((activity) => {
      const base = activity.seats * (activity.kind === 'phone' ? 0.35 : 0.5) * scale
      return dates.flatMap((date) => {
        const mood = WEEKDAY[new Date(date).getUTCDay()]! * (0.85 + 0.3 * random.uniform())
        return city.queues
          .filter((queue) => queue.activity === activity.id)
          .flatMap((queue) => openingOn(city, NO_HOLIDAYS, queue.opening, date) ?? [])
          .slice(0, 1)
          .flatMap(({ openMinute, closeMinute }) => {
            const first = Math.floor(openMinute / city.slotMinutes)
            const count = Math.ceil(closeMinute / city.slotMinutes) - first
            return Array.from({ length: count }, (_, i) => {
              const start = (first + i) * city.slotMinutes
              const open = Math.min(closeMinute, start + city.slotMinutes) - Math.max(openMinute, start)
              const erlangs =
                base * mood * shape(start + city.slotMinutes / 2) * (0.9 + 0.2 * random.uniform())
              return slotOf(city, date, first + i, activity, open / city.slotMinutes, erlangs)
            })
          })
      })
    })

/** The same teams with more people: the ordinary staff are taken again under new ids, and get their seats. */
const grown = (
  { city, staff }: { readonly city: City; readonly staff: Staff },
  size: number,
): { readonly city: City; readonly staff: Staff } => {
  const more = Math.max(0, size - staff.people.length)
  const ordinary = staff.people.filter((person) => person.role === 'staff')
  const extra = Array.from({ length: more }, (_, i) => ({
    ...ordinary[(i * 7) % ordinary.length]!,
    id: `T${String(i + 1).padStart(3, '0')}`,
  }))
  const seats = (n: number) => Math.ceil((n * (staff.people.length + more)) / staff.people.length)
  return {
    city: { ...city, activities: city.activities.map((it) => ({ ...it, seats: seats(it.seats) })) },
    staff: { ...staff, people: [...staff.people, ...extra] },
  }
}

/** Minutes of work, of a short break and around it, from which on a shift has two of them. */
const RESTED = { from: 420, minutes: 15, away: 60 }

/** Two short breaks in long shifts: between its beginning and the lunch hours, and between those and its end. */
const withShortBreaks = (shift: ShiftPattern): ShiftPattern => {
  const { startMinute, endMinute, breakMinutes, breakWindow } = shift
  if (!breakWindow || endMinute - startMinute < RESTED.from) return shift
  const windows = [
    { startMinute: startMinute + RESTED.away, endMinute: breakWindow.startMinute },
    { startMinute: breakWindow.endMinute + breakMinutes, endMinute: endMinute - RESTED.away },
  ]
  return { ...shift, shortBreaks: windows.map((window) => ({ minutes: RESTED.minutes, window })) }
}

/** The same city in slots of another length; what has its price by the slot keeps it by the hour. */
const inSlotsOf = (city: City, slotMinutes: number): City => {
  const part = slotMinutes / city.slotMinutes
  const { belowMinimumPerSlot, noLeaderPerSlot, supportPerSlot } = city.prices
  return {
    ...city,
    slotMinutes,
    prices: {
      ...city.prices,
      belowMinimumPerSlot: belowMinimumPerSlot * part,
      noLeaderPerSlot: noLeaderPerSlot * part,
      supportPerSlot: supportPerSlot * part,
    },
  }
}

/** Half of a team as a team of its own: its activities, queues, tasks and seats twice, every second of its staff moved. */
const inTwo = (
  { city, staff }: { readonly city: City; readonly staff: Staff },
  team: string,
): { readonly city: City; readonly staff: Staff } => {
  const twin = (id: string): string => `${id}-2`
  const own = new Set(city.activities.filter((it) => it.team === team).map(({ id }) => id))
  const doubled = <
    T extends { readonly id: string; readonly activity: string; readonly aliases: readonly string[] },
  >(
    rows: readonly T[],
  ): T[] =>
    rows.flatMap((row) =>
      own.has(row.activity)
        ? [row, { ...row, id: twin(row.id), activity: twin(row.activity), aliases: [] }]
        : [row],
    )
  const ordinary = staff.people.filter((person) => person.team === team && person.role === 'staff')
  const moved = new Map(ordinary.filter((_, i) => i % 2 === 1).map(({ id }, i) => [id, i < 2]))
  const renamed = (id: string): string => (own.has(id) ? twin(id) : id)
  const keys = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [renamed(id), value]))
  return {
    city: {
      ...city,
      teams: city.teams.flatMap((it) => (it.id === team ? [it, { ...it, id: twin(it.id) }] : [it])),
      activities: city.activities.flatMap((it) => {
        if (!own.has(it.id)) return [it]
        const half = { ...it, seats: Math.ceil(it.seats / 2) }
        return [half, { ...half, id: twin(it.id), team: twin(team) }]
      }),
      queues: doubled(city.queues),
      backOffice: doubled(city.backOffice),
      outbound: doubled(city.outbound),
    },
    staff: {
      ...staff,
      people: staff.people.map((person) => {
        const leads = moved.get(person.id)
        if (leads === undefined) return person
        return {
          ...person,
          team: twin(team),
          role: leads ? 'subLeader' : person.role,
          scope: person.scope.map((id) => (id === team ? twin(id) : id)),
          skills: keys(person.skills),
          ...(person.skillSince && { skillSince: keys(person.skillSince) }),
        }
      }),
    },
  }
}

export interface WeekOptions {
  readonly seed?: number
  /** People in all; the sample city has 46. */
  readonly people?: number
  /** Demand against the usual. */
  readonly scale?: number
  /** A team that is split into two; the sample city has six. */
  readonly split?: TeamId
  /** The sample city has 30. */
  readonly slotMinutes?: number
  /** Two 小休憩 in each long shift. */
  readonly shortBreaks?: boolean
  readonly from?: LocalDate
  readonly to?: LocalDate
}

/** A week of Keyaki City with made-up demand: bell-shaped days, convex losses, somewhat tight. */
export const keyakiWeek = ({
  seed = 1,
  people = 46,
  scale = 1,
  slotMinutes = 30,
  shortBreaks = false,
  split: team,
  from = '2023-10-02',
  to = '2023-10-08',
}: WeekOptions = {}): RosterProblem => {
  const large = grown(keyaki(), people)
  const { city: plain, staff } = team === undefined ? large : inTwo(large, team)
  const sliced = inSlotsOf(plain, slotMinutes)
  const city = shortBreaks ? { ...sliced, shifts: sliced.shifts.map(withShortBreaks) } : sliced
  const dates = datesBetween(from, to)
  const random = seeded(seed)
  const open = openSpans(city, dates)
  const openDates = dates.filter((date) => open.some((span) => span.date === date))
  const hours: Record<string, number> = { 'site-report': 0.75, 'asset-search': 22, refund: 5 }
  const work = city.backOffice.flatMap((task) =>
    openDates.map((date, i) => ({
      task: task.id,
      activity: task.activity,
      from: date,
      due: openDates[Math.min(openDates.length - 1, i + task.dueDays)]!,
      hours: Math.round((hours[task.id] ?? 9) * (0.8 + 0.4 * random.uniform()) * scale * 100) / 100,
    })),
  )
  const outbound = city.outbound.flatMap((task) =>
    openDates.map((date) => ({
      task: task.id,
      activity: task.activity,
      date,
      ...task.span,
      seats: task.seats,
      minimumSeats: task.minimumSeats,
      hours: task.hoursPerDay,
    })),
  )
  const slots = slotsOf(city, dates, scale, random)
  return { city, staff, dates, open, requirement: { slotMinutes: city.slotMinutes, slots, work, outbound } }
}
