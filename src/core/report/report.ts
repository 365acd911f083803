import { addDays } from '../calendar/date.ts'
import { inForce } from '../calendar/opening.ts'
import type { Calibration } from '../calibration/types.ts'
import type { City, QueueId, Role, Staff } from '../city/types.ts'
import type { Backtest, DemandContext, Forecast, Shock, TotalForecast } from '../forecast/types.ts'
import type { History } from '../interval/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { Explanations } from '../roster/explain/types.ts'
import type { OpenSpan, PersonDay, Roster } from '../roster/types.ts'
import type { Replay, SimulatedWeek } from '../simulation/types.ts'
import type { LocalDate, Name, Slot } from '../units/time.ts'
import type { Certificate } from '../verification/types.ts'
import { loadOf } from './load.ts'
import { summaryOf } from './summary.ts'
import type { ClosingRound, Report, ReportForecast, ReportReceipt } from './types.ts'

/** Days of the past that a forecast is shown with. */
const HISTORY_DAYS = 56

/** Arrivals that the generator of synthetic data expected in a slot. */
export interface TrueRate {
  readonly queue: QueueId
  readonly date: LocalDate
  readonly slot: Slot
  readonly mean: number
}

/** All that a report shows. */
export interface ReportInput {
  readonly run: string
  readonly city: City
  readonly staff: Staff
  readonly context: DemandContext
  readonly history: History
  readonly forecast: Forecast
  readonly backtest: Backtest
  readonly requirement: Requirement
  readonly open: readonly OpenSpan[]
  readonly roster: Roster
  readonly locked?: readonly PersonDay[]
  readonly published?: readonly PersonDay[]
  readonly explanations?: Explanations
  readonly certificate: Certificate
  readonly simulation: SimulatedWeek
  readonly replays?: readonly Replay[]
  readonly rounds?: readonly ClosingRound[]
  readonly calibration?: Calibration
  readonly receipts: readonly ReportReceipt[]
  /** Of synthetic data only. */
  readonly truth?: readonly TrueRate[]
  readonly shocks?: readonly Shock[]
}

const ROLES: readonly Role[] = ['manager', 'deputy', 'leader', 'subLeader', 'staff']

const nameIn = (rows: readonly { readonly id: string; readonly name: Name }[], id: string): Name =>
  rows.find((row) => row.id === id)?.name ?? { ja: id, en: id }

/** Σ|forecast mean − true mean| ÷ Σ true mean over the slots both know. */
const truthWape = (days: ReportForecast['days'], truth: readonly TrueRate[]): number | undefined => {
  const means = new Map(
    days.flatMap((day) => day.slots.map((s) => [`${day.date}/${s.slot}`, s.mean] as const)),
  )
  let error = 0
  let total = 0
  for (const { date, slot, mean } of truth) {
    const forecast = means.get(`${date}/${slot}`)
    if (forecast === undefined) continue
    error += Math.abs(forecast - mean)
    total += mean
  }
  return total > 0 ? error / total : undefined
}

const dailyTotals = (history: History, from: LocalDate, origin: LocalDate) => {
  const totals = new Map<QueueId, Map<LocalDate, number | null>>()
  for (const { queue, date, arrivals } of history.intervals) {
    if (date < from || date >= origin) continue
    const days = totals.get(queue) ?? new Map<LocalDate, number | null>()
    totals.set(queue, days)
    const before = days.get(date) ?? (days.has(date) ? null : 0)
    days.set(date, before === null || arrivals === null ? null : before + arrivals)
  }
  return totals
}

const forecastsOf = (input: ReportInput, from: LocalDate, last: LocalDate): ReportForecast[] => {
  const { city, forecast, backtest, history, truth } = input
  const totals = dailyTotals(history, from, forecast.origin)
  return city.queues.flatMap(({ id }) => {
    const row = forecast.queues.find((candidate) => candidate.queue === id)
    const tested = backtest.rows.filter((candidate) => candidate.queue === id)
    const champion = tested.find((candidate) => candidate.champion)
    if (!row || !champion) return []
    const days = row.days.filter((day) => day.date <= last)
    const detail = backtest.details?.find((candidate) => candidate.queue === id)
    const wape =
      truth &&
      truthWape(
        days,
        truth.filter((rate) => rate.queue === id),
      )
    return [
      {
        queue: id,
        model: row.model,
        history: [...(totals.get(id) ?? [])]
          .map(([date, total]) => ({ date, total }))
          .sort((a, b) => (a.date < b.date ? -1 : 1)),
        days,
        levels: forecast.levels,
        accuracy: champion.accuracy,
        ...(champion.weight === undefined ? {} : { weight: champion.weight }),
        baselines: tested.filter((candidate) => candidate !== champion),
        ...(wape === undefined ? {} : { truthWape: wape }),
        ...(detail ? { detail } : {}),
      },
    ]
  })
}

const totalsTo = (totals: readonly TotalForecast[], last: LocalDate): TotalForecast[] =>
  totals
    .filter(({ unit }) => unit !== 'queue')
    .map((total) => ({ ...total, days: total.days.filter(({ date }) => date <= last) }))

const peopleOf = (city: City, staff: Staff): Report['people'] => {
  const place = new Map(city.teams.map((team, index) => [team.id, index]))
  return staff.people
    .map(({ id, name, team, role }) => ({ id, name, team, role }))
    .sort(
      (a, b) =>
        (place.get(a.team) ?? 0) - (place.get(b.team) ?? 0) ||
        ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
        (a.id < b.id ? -1 : 1),
    )
}

const queuesOf = (city: City, date: LocalDate): Report['queues'] =>
  city.queues.map((queue) => {
    const target = queue.targets.find((row) => inForce(row, date))
    return {
      id: queue.id,
      name: queue.name,
      activity: queue.activity,
      team: city.activities.find((activity) => activity.id === queue.activity)?.team ?? '',
      channel: queue.channel,
      targetShare: target?.share ?? 0,
      targetSeconds: target?.withinSeconds ?? 0,
      ...(target?.asaSeconds === undefined ? {} : { targetAsaSeconds: target.asaSeconds }),
      ...(target?.answerShare === undefined ? {} : { targetAnswerShare: target.answerShare }),
    }
  })

/** Everything a run has to show, as finished tables and series. */
export const reportOf = (input: ReportInput): Report => {
  const { city, staff, context, forecast, requirement, open, roster, certificate, simulation } = input
  const from = addDays(forecast.origin, -HISTORY_DAYS)
  const first = roster.dates[0] ?? forecast.origin
  const last = roster.dates.at(-1) ?? forecast.origin
  const load = loadOf({ city, dates: roster.dates, open, requirement, days: roster.days })
  const people = peopleOf(city, staff)
  const rank = new Map(people.map((person, index) => [person.id, index]))
  return {
    run: input.run,
    city: city.name,
    synthetic: city.synthetic,
    origin: forecast.origin,
    dates: roster.dates,
    slotMinutes: roster.slotMinutes,
    teams: city.teams.map(({ id, name, department }) => ({
      id,
      name,
      department: nameIn(city.departments, department),
    })),
    ...(city.branches ? { branches: city.branches } : {}),
    activities: city.activities.map(({ id, name, team, kind }) => ({ id, name, team, kind })),
    queues: queuesOf(city, first),
    open,
    shifts: city.shifts.map(({ code, name, startMinute, endMinute }) => ({
      code,
      name,
      startMinute,
      endMinute,
    })),
    holidays: [...context.holidays.names]
      .filter(([date]) => from <= date && date <= last)
      .map(([date, name]) => ({ date, name }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    events: context.events
      .filter((event) => event.from <= last && event.to >= from)
      .map(({ from, to, name }) => ({ from, to, name })),
    summary: summaryOf({ ...input, load }),
    forecast: forecastsOf(input, from, last),
    ...(forecast.totals ? { totals: totalsTo(forecast.totals, last) } : {}),
    ...(input.shocks ? { shocks: input.shocks } : {}),
    load,
    people,
    roster: roster.days.toSorted(
      (a, b) => (rank.get(a.person) ?? 0) - (rank.get(b.person) ?? 0) || (a.date < b.date ? -1 : 1),
    ),
    ...(input.locked?.length ? { locked: input.locked } : {}),
    ...(input.published?.length ? { published: input.published } : {}),
    ...(roster.fairness ? { fairness: roster.fairness } : {}),
    cost: roster.cost,
    proof: roster.proof,
    shortages: roster.shortages.toSorted(
      (a, b) =>
        (a.date < b.date ? -1 : a.date > b.date ? 1 : a.slot - b.slot) || (a.activity < b.activity ? -1 : 1),
    ),
    ...(input.explanations ? { explanations: input.explanations } : {}),
    work: roster.work.map((row) => ({ ...row, task: nameIn(city.backOffice, row.task) })),
    outbound: roster.outbound.map((row) => ({ ...row, task: nameIn(city.outbound, row.task) })),
    certificate,
    simulation,
    tasks: [...city.backOffice, ...city.outbound].map(({ id, name }) => ({ id, name })),
    ...(input.replays ? { replays: input.replays } : {}),
    ...(input.rounds ? { rounds: input.rounds } : {}),
    ...(input.calibration ? { calibration: input.calibration } : {}),
    ...(input.backtest.weather ? { weather: input.backtest.weather } : {}),
    ...(input.backtest.rokuyo ? { rokuyo: input.backtest.rokuyo } : {}),
    receipts: input.receipts,
  }
}
