import { dateOf, dayNumber, weekday } from '../calendar/date.ts'
import { ROKUYO, rokuyo } from '../calendar/lunisolar.ts'
import type { CityEvent, DayWeather } from '../calendar/types.ts'
import type { LocalDate, Name } from '../units/time.ts'
import { type Blanks, type Key, say } from '../words/say.ts'
import type { DayCalendar } from './day-calendar.ts'
import type { Design, Row } from './design.ts'
import { LEVEL, SWING } from './filter.ts'
import { factsOf, tellFollowed } from './follower.ts'
import { modelLog } from './known.ts'
import type { ForecastModel } from './model.ts'
import { type Outlook, outlookOf } from './outlook.ts'
import { memberLogs, naiveLogs } from './track.ts'
import type {
  Contribution,
  ContributionGroup,
  DayForecast,
  DemandContext,
  Explanation,
  ModelName,
  OpenDay,
} from './types.ts'

/** Logs of a day by part: `weekday`, `holiday/after`, `event/mailing`, `weather/rain`. */
type Parts = Map<string, number>

/** Parts that every day has: what counts is how a day differs from the days of the last year. */
const CENTRED = ['weekday', 'month', 'season', 'rokuyo']

const HOLIDAY_PARTS: readonly (readonly [RegExp, string])[] = [
  [/^(holidayOn|on )/, 'holiday/on'],
  [/^(after|afterRest|afterLongRest)\b/, 'holiday/after'],
  [/^second/, 'holiday/second'],
  [/^before/, 'holiday/before'],
  [/^bridge/, 'holiday/bridge'],
]

/** Which part an effect belongs to. */
const partOf = ({ group, name }: Design['effects'][number]): string => {
  if (group === 'holiday') return HOLIDAY_PARTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'holiday/on'
  if (group === 'season') return /^(fiscal|newYear|obon)/.exec(name)?.[0].replace(/^/, 'season/') ?? 'season'
  if (group === 'event') {
    const type = /^during (.+)$/.exec(name) ?? /^(?:since|end of) (.+) -?\d+$/.exec(name)
    return `event/${type?.[1] ?? name}`
  }
  if (group === 'weather') return `weather/${/^(temperature|snow)/.exec(name)?.[0] ?? 'rain'}`
  return group === 'covariate' ? `covariate/${name.slice(1)}` : group
}

/** Design and learned effects of a model, for the days before its origin or for those ahead. */
interface Lens extends Outlook {
  readonly parts: readonly string[]
  readonly learned: readonly number[]
}

const lensOf = (
  model: ForecastModel,
  context: DemandContext,
  open: readonly LocalDate[],
  planned?: readonly LocalDate[],
): Lens => {
  const { calendar, events, design } = outlookOf(model, context, open, planned)
  const places = new Map(model.effects.map((name, i) => [name, i]))
  const learned = design.effects.map(({ name }) => model.filter.state[places.get(name) ?? -1] ?? 0)
  return { design, calendar, events, parts: design.effects.map(partOf), learned }
}

const addRow = (sums: Parts, lens: Lens, row: Row, sign: number, as?: string): void => {
  for (let k = 0; k < row.at.length; k++) {
    const i = row.at[k]!
    const part = lens.parts[i]!
    if (part === 'level' || (as !== undefined && !part.startsWith('weather/'))) continue
    const key = as ?? part
    sums.set(key, (sums.get(key) ?? 0) + sign * row.value[k]! * lens.learned[i]!)
  }
}

/** Parts of a day. Usual weather of the date is season; weather is how the day's own weather differs from it. */
const partsOf = (lens: Lens, day: number, covariates?: readonly number[], hasWeather = false): Parts => {
  const { known, foreseen } = lens.design.rows(day, covariates)
  const sums: Parts = new Map()
  const usual: Parts = new Map()
  addRow(usual, lens, foreseen, 1)
  for (const [part, log] of usual) {
    const key = part.startsWith('weather/') ? 'season' : part
    sums.set(key, (sums.get(key) ?? 0) + log)
  }
  if (!hasWeather) return sums
  const own: Parts = new Map()
  addRow(own, lens, known, 1)
  for (const part of new Set([...own.keys(), ...usual.keys()]))
    if (part.startsWith('weather/')) sums.set(part, (own.get(part) ?? 0) - (usual.get(part) ?? 0))
  return sums
}

const named = (key: Key, blanks?: Blanks): Name => ({
  ja: say('ja', key, blanks),
  en: say('en', key, blanks),
})

/** Days in a row without opening next to a day: Saturday, Sunday and a Monday holiday are three. */
const restBeside = ({ isOpen }: DayCalendar, day: number, step: 1 | -1): number => {
  let days = 0
  while (days < 30 && !isOpen(day + step * (days + 1))) days++
  return days
}

/** The event of a type that a day is nearest to having begun with. */
const eventAt = (events: readonly CityEvent[], type: string, date: LocalDate): CityEvent | undefined => {
  const day = dayNumber(date)
  const distance = ({ from, to }: CityEvent): number =>
    date >= from && date <= to ? 0 : Math.min(Math.abs(day - dayNumber(from)), Math.abs(day - dayNumber(to)))
  return events
    .filter((event) => event.type === type)
    .reduce<CityEvent | undefined>(
      (best, event) => (best === undefined || distance(event) < distance(best) ? event : best),
      undefined,
    )
}

const monthPart = (calendar: DayCalendar, day: number): Key => {
  if (calendar.fromMonthStart(day) < 5) return 'forecast.monthStart'
  return calendar.fromMonthEnd(day) < 5 ? 'forecast.monthEnd' : 'forecast.monthMiddle'
}

/** What a part of a day is called. */
const nameOf = (
  part: string,
  { calendar, events }: Lens,
  day: number,
  context: DemandContext,
  weather: DayWeather | undefined,
): Name => {
  const date = dateOf(day)
  const [group, detail = ''] = part.split(/\/(.*)/)
  switch (part) {
    case 'weekday':
      return named(`forecast.weekday${weekday(date)}` as Key)
    case 'month':
      return named(monthPart(calendar, day))
    case 'rokuyo':
      return named(`forecast.rokuyo${ROKUYO.indexOf(rokuyo(date))}` as Key)
    case 'season':
      return named('forecast.season', { month: +date.slice(5, 7) })
    case 'holiday/on': {
      const holiday = context.holidays.names.get(date)
      return holiday ? { ja: holiday, en: holiday } : named('forecast.openHoliday')
    }
    case 'holiday/after': {
      const days = restBeside(calendar, day, -1)
      return days > 0 ? named('forecast.afterRest', { days }) : named('forecast.afterHoliday')
    }
    case 'holiday/second':
      return named('forecast.secondAfterRest', { days: restBeside(calendar, day - 1, -1) })
    case 'holiday/before':
      return named('forecast.beforeRest', { days: restBeside(calendar, day, 1) })
    case 'weather/rain':
      return named((weather?.rainMm ?? 0) >= 1 ? 'forecast.rain' : 'forecast.noRain')
    case 'weather/snow':
      return named((weather?.snowfallCm ?? 0) > 0 ? 'forecast.snow' : 'forecast.noSnow')
    case 'weather/temperature':
      return named('forecast.temperature', {
        degrees: Math.round(weather?.maxTemperatureC ?? weather?.meanTemperatureC ?? 0),
      })
  }
  if (group === 'event') return eventAt(events, detail, date)?.name ?? { ja: detail, en: detail }
  if (group === 'covariate') return { ja: detail, en: detail }
  return named(`forecast.${detail === '' ? part : detail}` as Key)
}

const contribution = (group: ContributionGroup, name: Name, log: number): Contribution => ({
  group,
  name,
  log,
  share: Math.expm1(log),
})

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/**
 * Forecast days with the parts they are made of. The logs of the parts and of the base add up to the log of the
 * day's mean: whatever the regression does not hold (opening hours, the weight of the baselines) is a part as well.
 */
export const explained = (
  model: ForecastModel,
  context: DemandContext,
  days: readonly OpenDay[],
  forecasts: readonly DayForecast[],
  options: { readonly model?: ModelName; readonly planned?: readonly LocalDate[] } = {},
): DayForecast[] => {
  const { model: name = model.champion, planned = days.map(({ date }) => date) } = options
  const { state, pace, last } = model.filter
  const past = lensOf(
    model,
    context,
    model.pastYear.map(({ date }) => date),
  )
  const pastParts = model.pastYear.map(({ date }) => partsOf(past, dayNumber(date)))
  const usual = (part: string): number => mean(pastParts.map((parts) => parts.get(part) ?? 0))
  const centres = new Map(CENTRED.map((part) => [part, usual(part)]))
  const extras = [...new Set(pastParts.flatMap((parts) => [...parts.keys()]))].filter(
    (part) => !centres.has(part),
  )
  const centre = [...centres.values()].reduce((a, b) => a + b, 0)
  const lastYear = mean(model.pastYear.map((day) => Math.log(day.usual + 0.5)))
  const base =
    model.pastYear.length > 0
      ? lastYear - extras.reduce((sum, part) => sum + usual(part), 0)
      : state[LEVEL]! + centre
  const ahead = lensOf(model, context, model.openDates, planned)
  const weather = new Map(context.weather.map((one) => [one.date, one]))

  const explain = (open: OpenDay, forecast: DayForecast): Explanation => {
    const day = dayNumber(open.date)
    const parts = partsOf(ahead, day, open.covariates, weather.has(open.date))
    const level = state[LEVEL]! + state[SWING]! * pace.recall ** (day - last)
    const regression = [...parts.values()].reduce((a, b) => a + b, level)
    const recent = model.recent[weekday(open.date)]!.map((one) => one.usual)
    const others = model.followed.map((one) =>
      tellFollowed(one, factsOf(ahead.calendar, day, regression - level, regression)),
    )
    const mixed = modelLog(name, model.weights, memberLogs(regression, naiveLogs(recent), others))
    const list = [...parts].map(([part, log]) =>
      contribution(
        part.split('/')[0] as ContributionGroup,
        nameOf(part, ahead, day, context, weather.get(open.date)),
        log - (centres.get(part) ?? 0),
      ),
    )
    list.push(
      contribution('recent', named('forecast.recent'), level + centre - base),
      contribution('baselines', named('forecast.baselines'), mixed - regression),
      contribution('hours', named('forecast.hours'), Math.log(forecast.mean) - mixed),
    )
    return {
      base: Math.exp(base),
      parts: list.filter(({ log }) => log !== 0).sort((a, b) => Math.abs(b.log) - Math.abs(a.log)),
    }
  }
  return forecasts.map((forecast, i) =>
    forecast.mean > 0 ? { ...forecast, explanation: explain(days[i]!, forecast) } : forecast,
  )
}
