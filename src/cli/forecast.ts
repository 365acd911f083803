import { writeFile } from 'node:fs/promises'
import { addDays, dateOf, isLocalDate, weekday } from '../core/calendar/date.ts'
import { readSeries, readSeriesEvents, startText } from '../core/forecast/series-file.ts'
import { forecastSeries, unknownCovariates } from '../core/forecast/series-forecast.ts'
import type { DayForecast, DemandContext, DemandSeries } from '../core/forecast/types.ts'
import { readWeatherFile } from '../core/forecast/weather-file.ts'
import { weatherKnownAt } from '../core/forecast/weather-known.ts'
import type { Issue } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import { type Language, say, words } from '../core/words/say.ts'
import { readText, readWith } from '../store/city-folder.ts'
import type { Command, CommandResult, Terminal } from './command.ts'
import { failed, missingOption, type Options, optionText, wrongOption } from './forecast-ground.ts'
import { forecastStore } from './stored-forecast.ts'

const FILE_LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9]
/** Levels of the table for people. */
const TABLE_LEVELS = [0.025, 0.1, 0.9, 0.975]
const FEW_DAYS = 21
/** Options that speak of the store; without a series any of them means a forecast of its queues. */
const STORE_OPTIONS = ['store', 'city', 'queues', 'explain', 'profile']

interface Request {
  readonly slotMinutes: number
  readonly origins: readonly LocalDate[]
  readonly horizonDays: number
  readonly gapDays: number
  readonly levels: readonly number[]
}

const requestOf = (options: Options): { readonly request: Request; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const interval = optionText(options, 'interval') ?? 'day'
  const slotMinutes = interval === 'day' ? 1440 : Number(interval)
  if (!(Number.isInteger(slotMinutes) && slotMinutes >= 1 && 1440 % slotMinutes === 0))
    issues.push(wrongOption('interval', interval, '30, 60, day'))
  const days = (name: string, fallback: number, least: number, most: number): number => {
    const found = optionText(options, name)
    if (found === undefined) return fallback
    const match = /^(\d+)d?$/.exec(found)
    const value = match ? +match[1]! : Number.NaN
    if (value >= least && value <= most) return value
    issues.push(wrongOption(name, found, `${fallback || 28}d (${least}–${most})`))
    return fallback
  }
  const origins = (optionText(options, 'origins') ?? '')
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => part.trim())
  for (const origin of origins)
    if (!isLocalDate(origin)) issues.push(wrongOption('origins', origin, '2020-01-06,2020-01-13'))
  const levels = optionText(options, 'quantiles')?.split(',').map(Number) ?? FILE_LEVELS
  if (!levels.every((level) => level > 0 && level < 1))
    issues.push(wrongOption('quantiles', optionText(options, 'quantiles')!, '0.1,0.5,0.9'))
  return {
    issues,
    request: {
      slotMinutes,
      origins: [...new Set(origins)].sort() as LocalDate[],
      horizonDays: days('horizon', 7, 1, 366),
      gapDays: days('gap', 0, 0, 366),
      levels: [...new Set(levels)].sort((a, b) => a - b),
    },
  }
}

/** Today where the clock of the machine stands, for telling mistyped years. */
const today = (): LocalDate => dateOf(Math.floor(Date.now() / 86_400_000))

const lastKnown = (series: DemandSeries): LocalDate =>
  series.days.findLast(({ counts }) => counts.some((count) => count !== null))!.date

const originIssues = (series: DemandSeries, origin: LocalDate, gapDays: number, file: string): Issue[] => {
  const end = addDays(origin, -gapDays)
  const days = series.days.filter(
    ({ date, counts }) => date < end && counts.some((count) => count !== null),
  ).length
  if (days === 0) {
    const values = { origin, gap: gapDays, first: series.days[0]!.date, last: series.days.at(-1)!.date }
    return [{ code: 'seriesNoHistory', severity: 'error', at: { file }, values }]
  }
  if (days >= FEW_DAYS) return []
  return [{ code: 'seriesFewDays', severity: 'warning', at: { file }, values: { origin, days } }]
}

interface Answer {
  readonly origin: LocalDate
  readonly days: readonly DayForecast[]
}

/** Covariates that days ahead lack, told once each. */
const covariateIssues = (series: DemandSeries, answers: readonly Answer[], file: string): Issue[] => {
  const forecast = answers.flatMap(({ days }) => days)
  return unknownCovariates(series, forecast).map(({ name, days, first }) => ({
    code: 'seriesCovariateAhead',
    severity: 'warning',
    at: { file, column: name },
    values: { days, first },
  }))
}

const decimal = (value: number): string => String(Math.round(value * 1000) / 1000)

const csvOf = (answers: readonly Answer[], levels: readonly number[], slotMinutes: number): string => {
  const lines = [['origin', 'start', 'mean', ...levels.map((level) => `q${level}`)].join(',')]
  for (const { origin, days } of answers)
    for (const { date, slots } of days)
      for (const { slot, mean, quantiles } of slots)
        lines.push(
          [origin, startText(date, slot, slotMinutes), decimal(mean), ...quantiles.map(decimal)].join(','),
        )
  return `${lines.join('\n')}\n`
}

const WEEKDAYS = { ja: '日月火水木金土', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const

const tableOf = ({ origin, days }: Answer, horizonDays: number, language: Language): string => {
  const lines = [say(language, 'cli.forecast.title', { origin, days: horizonDays })]
  if (days.length === 0) return `${lines[0]}\n${say(language, 'cli.forecast.noOpenDay')}\n`
  lines.push(say(language, 'cli.forecast.head'))
  for (const { date, mean, quantiles } of days) {
    const [low95, low80, high80, high95] = quantiles
    const band = (low: number, high: number) => `${Math.round(low)}–${Math.round(high)}`.padEnd(14)
    const day = `${date} (${WEEKDAYS[language][weekday(date)]!})`.padEnd(language === 'ja' ? 15 : 17)
    lines.push(
      `${day} ${mean.toFixed(1).padStart(7)}  ${band(low80!, high80!)}  ${band(low95!, high95!)}`.trimEnd(),
    )
  }
  return `${lines.join('\n')}\n`
}

const run = async (
  options: Options,
  _files: readonly string[],
  terminal: Terminal,
): Promise<CommandResult> => {
  const file = optionText(options, 'series')
  if (file === undefined && STORE_OPTIONS.some((name) => optionText(options, name) !== undefined))
    return forecastStore(options, terminal)
  if (file === undefined) return failed([missingOption('forecast', 'series')])
  const { request, issues } = requestOf(options)
  if (issues.length > 0) return failed(issues)
  const found: Issue[] = []
  const source = await readText(file)
  if (!source.ok) return failed(source.issues)
  const read = readSeries(source.value, file, request.slotMinutes, today())
  found.push(...read.issues)
  if (!read.ok) return failed(found)
  let context: DemandContext = {
    holidays: { names: new Map(), lastYear: 0 },
    events: [],
    weather: [],
    excluded: [],
  }
  const eventsFile = optionText(options, 'events')
  if (eventsFile !== undefined) {
    const eventsText = await readText(eventsFile)
    const events = eventsText.ok ? readSeriesEvents(eventsText.value, eventsFile) : eventsText
    found.push(...events.issues)
    if (!events.ok) return failed(found)
    context = { ...context, ...events.value }
  }
  const weatherFile = optionText(options, 'weather')
  if (weatherFile !== undefined) {
    const weather = await readWith(weatherFile, (text, file) => readWeatherFile(text, file))
    found.push(...weather.issues)
    if (!weather.ok) return failed(found)
    context = { ...context, weatherForecasts: weather.value }
  }
  const series = read.value
  const origins = request.origins.length > 0 ? request.origins : [addDays(lastKnown(series), 1)]
  found.push(...origins.flatMap((origin) => originIssues(series, origin, request.gapDays, file)))
  if (found.some(({ severity }) => severity === 'error')) return failed(found)
  const levels = [...new Set([...request.levels, ...TABLE_LEVELS])].sort((a, b) => a - b)
  const all = origins.map((origin, i): Answer => {
    terminal.progress(say(terminal.language, 'cli.forecast.working', { done: i, of: origins.length }))
    const known = { ...context, weather: weatherKnownAt(context, addDays(origin, -request.gapDays)) }
    return { origin, days: forecastSeries(series, known, origin, { ...request, levels }) }
  })
  found.push(...covariateIssues(series, all, file))
  const answers = all.map((answer) => withLevels(answer, levels, request.levels))
  const tables = all.map((answer) =>
    tableOf(withLevels(answer, levels, TABLE_LEVELS), request.horizonDays, terminal.language),
  )
  const out = optionText(options, 'out')
  let written = ''
  if (out !== undefined) {
    const csv = csvOf(answers, request.levels, request.slotMinutes)
    await writeFile(out, csv)
    const rows = csv.split('\n').length - 2
    written = `${say(terminal.language, 'cli.forecast.written', { rows, file: out })}\n`
  }
  const shown = out === undefined || tables.length <= 2 ? tables.join('\n') : ''
  return {
    text: `${shown}${written}`,
    json: { levels: request.levels, slotMinutes: request.slotMinutes, forecasts: answers, issues: found },
    issues: found,
  }
}

const withLevels = (answer: Answer, from: readonly number[], to: readonly number[]): Answer => {
  const places = to.map((level) => from.indexOf(level))
  const pick = (quantiles: readonly number[]): number[] => places.map((place) => quantiles[place]!)
  return {
    origin: answer.origin,
    days: answer.days.map((day) => ({
      ...day,
      quantiles: pick(day.quantiles),
      slots: day.slots.map((slot) => ({ ...slot, quantiles: pick(slot.quantiles) })),
    })),
  }
}

export const command: Command = {
  name: 'forecast',
  summary: {
    ja: '1本の件数系列(CSV)を、幅つきで予測する',
    en: 'forecast one series of counts (CSV), with bands',
  },
  usage:
    'hankan forecast --series FILE [--interval 30|day] [--origins DATE,…] [--horizon 7d] [--gap 28d] [--events FILE] [--quantiles 0.1,…] [--out FILE]; hankan forecast --store DIR [--city DIR] [--queues ID,…] [--explain DATE] [--weather FILE] [--profile FILE] [--inhabitants N] [--rokuyo]',
  example:
    'npm run hankan -- forecast --series calls.csv --interval 30 --origins 2020-01-06 --horizon 7d --out forecast.csv',
  options: {
    series: { type: 'string' },
    interval: { type: 'string' },
    origins: { type: 'string' },
    horizon: { type: 'string' },
    gap: { type: 'string' },
    events: { type: 'string' },
    quantiles: { type: 'string' },
    out: { type: 'string' },
    store: { type: 'string' },
    city: { type: 'string' },
    queues: { type: 'string' },
    explain: { type: 'string' },
    weather: { type: 'string' },
    rokuyo: { type: 'boolean' },
    profile: { type: 'string' },
    inhabitants: { type: 'string' },
  },
  optionText: {
    series: {
      ja: 'CSV(start,count[,共変量…])。空欄は欠測、行がなければ閉庁',
      en: 'CSV start,count[,covariate…]; an empty count is unknown, an absent row is closed',
    },
    interval: { ja: '時間帯の分数、または day(既定)', en: 'minutes of a slot, or day (default)' },
    origins: {
      ja: '予測の起点(この日から先を予測)。省略すると系列の終わりの翌日',
      en: 'dates to forecast from; by default the day after the series ends',
    },
    horizon: { ja: '予測する日数(既定 7d)', en: 'days ahead (default 7d)' },
    gap: {
      ja: '起点の前に使えない日数(既定 0d)',
      en: 'days before the origin that are not known yet (default 0d)',
    },
    events: {
      ja: 'CSV(date,type,name)。type が holiday なら祝日',
      en: 'CSV date,type,name; type holiday is a public holiday',
    },
    quantiles: {
      ja: '分位点(既定 0.1,0.25,0.5,0.75,0.9)',
      en: 'quantile levels (default 0.1,0.25,0.5,0.75,0.9)',
    },
    out: {
      ja: '結果の CSV(系列)または JSON(取込済みの記録)',
      en: 'where to write the answer: CSV of a series, JSON of the store',
    },
    store: words['cli.ingest.store'],
    city: words['cli.ground.city'],
    queues: words['cli.backtest.queues'],
    explain: words['forecast.option.explain'],
    weather: words['forecast.option.weather'],
    rokuyo: words['forecast.option.rokuyo'],
    profile: words['forecast.option.profile'],
    inhabitants: words['forecast.option.inhabitants'],
  },
  run,
}
