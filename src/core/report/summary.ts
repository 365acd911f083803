import type { City, Staff, TeamId } from '../city/types.ts'
import type { Backtest, Forecast, ModelName, QueueForecast } from '../forecast/types.ts'
import type { OpenSpan, Roster } from '../roster/types.ts'
import type { SimulatedQueue, SimulatedWeek } from '../simulation/types.ts'
import type { Breach, Certificate } from '../verification/types.ts'
import { openMinutes, overlapMinutes, slotSpan } from './load.ts'
import type { ReportLoad, ReportSummary, TeamSummary } from './types.ts'

/** What `summaryOf` looks at. */
export interface SummaryInput {
  readonly city: City
  readonly staff: Staff
  readonly open: readonly OpenSpan[]
  readonly forecast: Forecast
  readonly backtest: Backtest
  readonly roster: Roster
  readonly load: readonly ReportLoad[]
  readonly certificate: Certificate
  readonly simulation: SimulatedWeek
}

/** 基準予測: what any model has to beat. */
const NAIVE: readonly ModelName[] = ['fourWeekMean', 'seasonalNaive']

const sum = <T>(rows: readonly T[], value: (row: T) => number): number =>
  rows.reduce((total, row) => total + value(row), 0)

/** Arrivals of a queue that are expected on the dates of the roster. */
const expected = ({ days }: QueueForecast, { dates }: Roster): number =>
  sum(days, (day) => (dates.includes(day.date) ? day.mean : 0))

const weighted = <T>(rows: readonly T[], value: (row: T) => number, weight: (row: T) => number) => {
  const total = sum(rows, weight)
  return total > 0 ? sum(rows, (row) => value(row) * weight(row)) / total : undefined
}

/** Person-hours required, covered and missing at windows and phones. */
const coverage = (
  load: readonly ReportLoad[],
  open: readonly OpenSpan[],
  city: City,
  slotMinutes: number,
) => {
  const teamOf = new Map(city.activities.map((activity) => [activity.id, activity.team]))
  const total = { required: 0, covered: 0, surplus: 0 }
  for (const day of load) {
    const spans = open.filter((span) => span.date === day.date && span.team === teamOf.get(day.activity))
    for (const { slot, required, placed } of day.slots) {
      const hours = openMinutes(slotSpan(slot, slotMinutes), spans) / 60
      total.required += required * hours
      total.covered += Math.min(required, placed) * hours
      total.surplus += Math.max(0, placed - required) * hours
    }
  }
  return total
}

/** Arrivals that queues expect in the week of the roster; the forecast reaches further. */
const weekArrivals = (queues: Forecast['queues'], { dates }: Roster): number =>
  sum(queues, ({ days }) => sum(days, ({ date, mean }) => (dates.includes(date) ? mean : 0)))

const fill = (covered: number, required: number): number => (required > 0 ? covered / required : 1)

const immediateLoad = (city: City, load: readonly ReportLoad[], team?: TeamId): ReportLoad[] => {
  const activities = new Set(
    city.activities
      .filter((activity) => activity.kind === 'window' || activity.kind === 'phone')
      .filter((activity) => team === undefined || activity.team === team)
      .map((activity) => activity.id),
  )
  return load.filter((day) => activities.has(day.activity))
}

const peak = (load: readonly ReportLoad[]): number => {
  const people = new Map<string, number>()
  for (const day of load)
    for (const { slot, required } of day.slots) {
      const at = `${day.date}/${slot}`
      people.set(at, (people.get(at) ?? 0) + required)
    }
  return Math.max(0, ...people.values())
}

const withinOf = (queues: readonly SimulatedQueue[]) =>
  weighted(
    queues,
    (queue) => queue.withinTarget.mean,
    (queue) => queue.arrivals.mean,
  )

const teamSummary = (input: SummaryInput, team: TeamId): TeamSummary => {
  const { city, staff, open, forecast, backtest, roster, certificate, simulation } = input
  const load = immediateLoad(city, input.load, team)
  const windows = new Set(load.map((day) => day.activity))
  const activities = new Set(city.activities.filter((a) => a.team === team).map((a) => a.id))
  const queues = new Set(city.queues.filter((queue) => activities.has(queue.activity)).map((q) => q.id))
  const members = new Set(staff.people.filter((person) => person.team === team).map((person) => person.id))
  const spans = open.filter((span) => span.team === team)

  const volume = new Map(forecast.queues.map((row) => [row.queue, expected(row, roster)]))
  const weight = (row: { queue: string }) => volume.get(row.queue) ?? 0
  const rows = backtest.rows.filter((row) => queues.has(row.queue))
  const wape = weighted(
    rows.filter((row) => row.champion),
    (row) => row.accuracy.wape,
    weight,
  )
  const baselineWape = NAIVE.flatMap((model) => {
    const wape = weighted(
      rows.filter((row) => row.model === model),
      (row) => row.accuracy.wape,
      weight,
    )
    return wape === undefined ? [] : [{ model, wape }]
  })

  const hours = coverage(load, open, city, roster.slotMinutes)
  const within = simulation.teams.find((row) => row.team === team)?.withinTarget.mean
  const placedMinutes = sum(roster.days, (day) =>
    sum(day.blocks, (block) =>
      windows.has(block.activity)
        ? sum(spans, (span) => (span.date === day.date ? overlapMinutes(block, span) : 0))
        : 0,
    ),
  )
  const mine = (breach: Breach) =>
    breach.team === team || (breach.person !== undefined && members.has(breach.person))
  return {
    team,
    arrivals: weekArrivals(
      forecast.queues.filter((row) => queues.has(row.queue)),
      roster,
    ),
    peakPeople: peak(load),
    requiredHours: hours.required,
    placedHours: placedMinutes / 60,
    rosteredHours: workedHours(roster, (person) => members.has(person)),
    shortageHours: hours.required - hours.covered,
    fillRate: fill(hours.covered, hours.required),
    ...(within === undefined ? {} : { withinTarget: within }),
    ...(wape === undefined ? {} : { wape }),
    baselineWape,
    breaches: certificate.breaches.filter((breach) => breach.severity === 'breach' && mine(breach)).length,
  }
}

const workedHours = (roster: Roster, of: (person: string) => boolean): number =>
  sum(roster.days, (day) =>
    of(day.person) ? sum(day.blocks, (block) => block.endMinute - block.startMinute) : 0,
  ) / 60

/** The figures of a run as a whole and team by team. */
export const summaryOf = (input: SummaryInput): ReportSummary => {
  const { city, open, forecast, roster, certificate, simulation } = input
  const hours = coverage(immediateLoad(city, input.load), open, city, roster.slotMinutes)
  const severity = (kind: 'breach' | 'warning') =>
    certificate.breaches.filter((breach) => breach.severity === kind).length
  return {
    arrivals: weekArrivals(forecast.queues, roster),
    rosteredPeople: new Set(roster.days.filter((day) => day.shift).map((day) => day.person)).size,
    rosteredHours: workedHours(roster, () => true),
    fillRate: fill(hours.covered, hours.required),
    shortageHours: hours.required - hours.covered,
    surplusHours: hours.surplus,
    breaches: severity('breach'),
    warnings: severity('warning'),
    wishesAsked: roster.wishes.asked,
    wishesGranted: roster.wishes.granted,
    withinTarget: withinOf(simulation.queues) ?? 1,
    teams: city.teams.map((team) => teamSummary(input, team.id)),
  }
}
