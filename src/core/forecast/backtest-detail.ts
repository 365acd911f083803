import { dayNumber, daysBetween, weekday } from '../calendar/date.ts'
import type { CityEvent, Holidays } from '../calendar/types.ts'
import type { LocalDate } from '../units/time.ts'
import { dayCalendar } from './day-calendar.ts'
import { accuracyOf, emptyTally, type Tally, tallyDay } from './score.ts'
import {
  type BacktestDetail,
  type BandPlace,
  type DayForecast,
  type DayKind,
  type DemandDay,
  type DemandSeries,
  LEADS,
  type LeadRow,
  type ModelName,
  QUANTILE_LEVELS,
  type Residual,
} from './types.ts'

const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

/** Levels a back-test asks for: those of every forecast, and tenths to see whether the bands are honest. */
export const BACKTEST_LEVELS: readonly number[] = [...new Set([...QUANTILE_LEVELS, ...TENTHS])].sort(
  (a, b) => a - b,
)

const KINDS: readonly DayKind[] = ['event', 'ordinary']
/** Working days before an event begins and after it ended that count as its days. */
const BEFORE_EVENT = 1
const AFTER_EVENT = 3

/** Tells event days of a series from ordinary ones. `events` are those that concern it. */
export const dayKinds = (
  series: DemandSeries,
  holidays: Holidays,
  events: readonly CityEvent[],
): ((date: LocalDate) => DayKind) => {
  const numbers = series.days.map(({ date }) => dayNumber(date))
  const calendar = dayCalendar(numbers, numbers.at(-1) ?? 0, holidays)
  const spans = events.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }))
  return (date) => {
    const day = dayNumber(date)
    if (calendar.isHoliday(day)) return 'event'
    if (calendar.extraRestBefore(day) > 0 || calendar.extraRestAfter(day) > 0) return 'event'
    const isEvent = spans.some(
      ({ from, to }) =>
        day >= from - 7 &&
        day <= to + 14 &&
        calendar.workingDaysBetween(from, day) >= -BEFORE_EVENT &&
        calendar.workingDaysBetween(to, day) <= AFTER_EVENT,
    )
    return isEvent ? 'event' : 'ordinary'
  }
}

type Judged = BacktestDetail['dates'][number] & { readonly tenth: number }

const placeOf = (actual: number, quantile: (level: number) => number): BandPlace => {
  if (actual < quantile(0.025)) return 'below95'
  if (actual > quantile(0.975)) return 'above95'
  if (actual < quantile(0.1)) return 'below80'
  return actual > quantile(0.9) ? 'above80' : 'inside'
}

const judged = (forecast: DayForecast, day: DemandDay, lead: number): Judged | undefined => {
  if (day.counts.some((count) => count === null)) return undefined
  const actual = day.counts.reduce<number>((sum, count) => sum + count!, 0)
  const quantile = (level: number): number => forecast.quantiles[BACKTEST_LEVELS.indexOf(level)]!
  return {
    date: day.date,
    lead,
    actual,
    mean: forecast.mean,
    low80: quantile(0.1),
    high80: quantile(0.9),
    low95: quantile(0.025),
    high95: quantile(0.975),
    place: placeOf(actual, quantile),
    tenth: TENTHS.filter((level) => quantile(level) < actual).length,
  }
}

const residual = (days: readonly Judged[]): Residual => {
  const expected = days.reduce((sum, { mean }) => sum + mean, 0)
  const actual = days.reduce((sum, day) => sum + day.actual, 0)
  return { days: days.length, expected, actual, share: expected > 0 ? actual / expected - 1 : 0 }
}

const leadOf = (origin: LocalDate, { date }: DemandDay): number => daysBetween(origin, date) + 1

/** Collects what a back-test of one series shows besides its overall accuracy. */
export class DetailTally {
  private readonly models: readonly ModelName[]
  private readonly kindOf: (date: LocalDate) => DayKind
  private readonly tallies = new Map<string, Tally>()
  private readonly dates: readonly Map<LocalDate, Judged>[]

  constructor(models: readonly ModelName[], kindOf: (date: LocalDate) => DayKind) {
    this.models = models
    this.kindOf = kindOf
    this.dates = models.map(() => new Map())
  }

  private tally(model: ModelName, lead: number, kind: DayKind): Tally {
    const key = `${model}/${lead}/${kind}`
    const found = this.tallies.get(key) ?? emptyTally()
    this.tallies.set(key, found)
    return found
  }

  /** Adds a day that model `m` forecast from `origin` to what is told by lead. */
  addLead(m: number, origin: LocalDate, forecast: DayForecast, day: DemandDay): void {
    const lead = leadOf(origin, day)
    const band = LEADS.findIndex(({ from, to }) => from <= lead && lead <= to)
    if (band < 0) return
    const tally = this.tally(this.models[m]!, band, this.kindOf(day.date))
    tallyDay(tally, forecast, day, BACKTEST_LEVELS, QUANTILE_LEVELS)
  }

  /** Adds a day that model `m` forecast from `origin` to what is told by date. Origins come in order. */
  addDate(m: number, origin: LocalDate, forecast: DayForecast, day: DemandDay): void {
    const one = judged(forecast, day, leadOf(origin, day))
    if (one) this.dates[m]!.set(day.date, one)
  }

  /** What the days add up to. `scale` is that of MASE; `events` are those that concern the series. */
  detail(queue: string, champion: ModelName, scale: number, events: readonly CityEvent[]): BacktestDetail {
    const days = [...this.dates[this.models.indexOf(champion)]!.values()].sort((a, b) =>
      a.date < b.date ? -1 : 1,
    )
    const leads = LEADS.flatMap((lead, i) =>
      KINDS.flatMap((kind) =>
        this.models.flatMap((model): LeadRow[] => {
          const tally = this.tallies.get(`${model}/${i}/${kind}`)
          return tally && tally.cases > 0
            ? [{ model, lead, days: kind, accuracy: accuracyOf(tally, scale) }]
            : []
        }),
      ),
    )
    return {
      queue,
      model: champion,
      leads,
      weekdays: [0, 1, 2, 3, 4, 5, 6].flatMap((w) => {
        const own = days.filter(({ date }) => weekday(date) === w)
        return own.length > 0 ? [{ weekday: w, ...residual(own) }] : []
      }),
      events: eventResiduals(days, events),
      calibration: Array.from(
        { length: TENTHS.length + 1 },
        (_, tenth) => days.filter((day) => day.tenth === tenth).length,
      ),
      dates: days.map(({ tenth, ...day }) => day),
    }
  }
}

/** Residuals of the days on which events of a type run, and of the three days after such an event began. */
const eventResiduals = (days: readonly Judged[], events: readonly CityEvent[]): BacktestDetail['events'] =>
  [...new Set(events.map(({ type }) => type))].sort().flatMap((type) => {
    const own = events.filter((event) => event.type === type)
    const met = days.filter(({ date }) =>
      own.some(({ from, to }) => {
        const since = daysBetween(from, date)
        return since >= 0 && (date <= to || since <= AFTER_EVENT)
      }),
    )
    if (met.length === 0) return []
    const latest = own.reduce((a, b) => (a.from >= b.from ? a : b))
    return [{ type, name: latest.name, ...residual(met) }]
  })
