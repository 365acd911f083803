import { writeFile } from 'node:fs/promises'
import { addDays, weekday } from '../core/calendar/date.ts'
import type { City } from '../core/city/types.ts'
import { historyIssues } from '../core/forecast/history-cover.ts'
import { holidayIssues } from '../core/forecast/holiday-cover.ts'
import { readProfile } from '../core/forecast/read-profile.ts'
import type { DayForecast, Explanation, Forecast, TotalForecast } from '../core/forecast/types.ts'
import { readWeatherFile } from '../core/forecast/weather-file.ts'
import { weatherKnownAt } from '../core/forecast/weather-known.ts'
import { forecastFrom, profiled } from '../core/plan.ts'
import { textTable } from '../core/report/width.ts'
import type { Issue } from '../core/units/issue.ts'
import type { LocalDate, Name } from '../core/units/time.ts'
import { type Key, type Language, say } from '../core/words/say.ts'
import { readWith } from '../store/city-folder.ts'
import { readTraining } from '../store/training.ts'
import type { CommandResult, Terminal } from './command.ts'
import { sampleFolders } from './folders.ts'
import {
  dateOption,
  failed,
  missingOption,
  type Options,
  optionText,
  wholeOption,
} from './forecast-ground.ts'
import { readStoredSeries } from './stored-series.ts'

/** Parts below this share are told together. */
const WORTH_TELLING = 0.005

const percent = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(0)} %`

const bandOf = ({ mean, quantiles }: Pick<DayForecast, 'mean' | 'quantiles'>): string =>
  `${mean.toFixed(0)} (${Math.round(quantiles[1]!)}–${Math.round(quantiles[5]!)})`

/** 「ふだんの日 118 件、月曜 +18 %、雨 −6 %」. */
const sentence = ({ base, parts }: Explanation, language: Language): string => {
  const told = parts.filter(({ share }) => Math.abs(share) >= WORTH_TELLING)
  const rest = parts
    .filter(({ share }) => Math.abs(share) < WORTH_TELLING)
    .reduce((sum, { log }) => sum + log, 0)
  const words = [
    say(language, 'forecast.base', { base: base.toFixed(0) }),
    ...told.map(({ name, share }) => `${name[language]} ${percent(share)}`),
    ...(Math.abs(Math.expm1(rest)) < WORTH_TELLING
      ? []
      : [`${say(language, 'forecast.rest')} ${percent(Math.expm1(rest))}`]),
  ]
  return words.join(language === 'ja' ? '、' : ', ')
}

const nameIn = (rows: readonly { readonly id: string; readonly name: Name }[], id: string): Name =>
  rows.find((one) => one.id === id)?.name ?? { ja: id, en: id }

const unitName = (city: City, { unit, id }: TotalForecast): Name => {
  if (unit === 'city') return city.name
  const { queues, teams, departments, branches = [] } = city
  return nameIn({ queue: queues, team: teams, department: departments, branch: branches }[unit], id)
}

const explanationText = (city: City, forecast: Forecast, date: LocalDate, language: Language): string[] =>
  forecast.queues.flatMap(({ queue, days }) => {
    const day = days.find((one) => one.date === date)
    if (!day?.explanation) return []
    return [
      `${nameIn(city.queues, queue)[language]}: ${bandOf(day)} = ${sentence(day.explanation, language)}`,
    ]
  })

const dayTable = (city: City, { queues }: Forecast, language: Language): string[] => {
  const dates = [...new Set(queues.flatMap(({ days }) => days.map(({ date }) => date)))].sort()
  const heads = ['', ...queues.map(({ queue }) => nameIn(city.queues, queue)[language])]
  const rows = dates.map((date) => [
    `${date} ${say(language, `forecast.weekday${weekday(date)}` as Key)}`,
    ...queues.map(({ days }) => {
      const day = days.find((one) => one.date === date)
      return day ? bandOf(day) : '–'
    }),
  ])
  return textTable([heads, ...rows])
}

const totalTable = (city: City, { totals = [] }: Forecast, language: Language): string[] => {
  const units = totals.filter(({ unit }) => unit !== 'queue')
  if (units.length === 0) return []
  const weeks = [...new Set(units.flatMap((unit) => unit.weeks.map(({ from }) => from)))].sort()
  const rows = units.map((one) => [
    `${say(language, `forecast.total.${one.unit}` as Key)} ${unitName(city, one)[language]}`,
    ...weeks.map((from) => {
      const week = one.weeks.find(({ from: monday }) => monday === from)
      return week ? bandOf(week) : '–'
    }),
  ])
  return ['', say(language, 'forecast.total.head'), ...textTable([['', ...weeks], ...rows])]
}

/** Which figures rest on another city's profile. */
const referenceText = (city: City, { queues }: Forecast, language: Language): string[] => {
  const own = queues.filter(({ reference }) => reference !== undefined)
  const [first] = own
  if (!first?.reference) return []
  const names = own
    .map(({ queue }) => nameIn(city.queues, queue)[language])
    .join(language === 'ja' ? '、' : ', ')
  const days = own.map(({ reference }) => reference!.ownDays)
  const [least, most] = [Math.min(...days), Math.max(...days)]
  const span = least === most ? `${least}` : `${least}–${most}`
  return [
    say(language, 'forecast.reference', {
      queues: names,
      source: first.reference.source[language],
      days: span,
    }),
  ]
}

/** Forecasts the queues of a store, with totals and, where a date is named, with reasons. */
export const forecastStore = async (options: Options, terminal: Terminal): Promise<CommandResult> => {
  const { language, progress } = terminal
  const issues: Issue[] = []
  const horizonDays = wholeOption(
    { ...options, horizon: optionText(options, 'horizon')?.replace(/d$/, '') },
    'horizon',
    7,
    1,
    366,
    issues,
  )
  const profileFile = optionText(options, 'profile')
  const profile = profileFile === undefined ? undefined : await readWith(profileFile, readProfile)
  if (profile?.ok === false) return failed([...issues, ...profile.issues])
  const inhabitants = wholeOption(options, 'inhabitants', 0, 1, 50_000_000, issues)
  const stored = await readStoredSeries(options, { leastDays: 0, hasProfile: profile !== undefined })
  if (!stored.ok) return failed([...issues, ...stored.issues])
  const { city, series, history, context: learned } = stored.value
  const lastDate = series
    .flatMap(({ days }) => days.at(-1)?.date ?? [])
    .sort()
    .at(-1)
  if (lastDate === undefined && optionText(options, 'origins') === undefined)
    return failed([...issues, missingOption('forecast', 'origins')])
  const origin = dateOption(options, 'origins', addDays(lastDate ?? '2000-01-01', 1), issues)
  const explain = optionText(options, 'explain')
  const date = explain === undefined ? undefined : dateOption(options, 'explain', origin, issues)
  const weatherFile = optionText(options, 'weather')
  const weather =
    weatherFile === undefined
      ? undefined
      : await readWith(weatherFile, (text, file) => readWeatherFile(text, file))
  issues.push(...(weather?.issues ?? []))
  if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
  const forecasts = { ...learned, weatherForecasts: weather?.ok ? weather.value : [] }
  const context = { ...learned, weather: weatherKnownAt(forecasts, origin) }
  const until = addDays(origin, horizonDays - 1)
  const store = optionText(options, 'store') ?? sampleFolders.store
  const queues = series.map(({ id }) => id)
  issues.push(
    ...stored.issues,
    ...holidayIssues(context.holidays, until, store),
    ...(profile ? [] : historyIssues(queues, history, origin, store)),
  )
  const own = { city, series, context, origin }
  const ground = profile ? { ...own, ...profiled(own, profile.value, inhabitants || undefined) } : own
  const training = await readTraining(store)
  const isEarlier = training !== undefined && training.forecast.origin <= origin
  const details = isEarlier ? (training.backtest.details ?? []) : []
  const forecast = forecastFrom({ ...ground, horizonDays, history, details }, (done, of) =>
    progress(say(language, 'cli.forecast.working', { done, of })),
  )
  const reasons = date === undefined ? [] : explanationText(city, forecast, date, language)
  if (date !== undefined && reasons.length === 0)
    return failed([
      ...issues,
      {
        code: 'explainDate',
        severity: 'error',
        at: { file: '--explain' },
        values: { date, from: origin, to: until },
      },
    ])
  const out = optionText(options, 'out')
  if (out !== undefined) await writeFile(out, `${JSON.stringify(forecast)}\n`)
  const text =
    date === undefined
      ? [...dayTable(city, forecast, language), ...totalTable(city, forecast, language)]
      : reasons
  const title = say(language, 'cli.forecast.title', { origin, days: horizonDays })
  const written = out === undefined ? [] : [say(language, 'forecast.backtest.written', { file: out })]
  return {
    text: `${[title, ...referenceText(city, forecast, language), ...text, ...written].join('\n')}\n`,
    json: forecast,
    issues,
  }
}
