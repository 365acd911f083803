import { join } from 'node:path'
import { addDays, datesBetween } from '../core/calendar/date.ts'
import type { City } from '../core/city/types.ts'
import { formatDay, formatHours, formatNumber, formatShare, formatWait } from '../core/report/format.ts'
import { textTable } from '../core/report/width.ts'
import { poolingOf, ratesIssues, steadyPooling } from '../core/requirement/pooling.ts'
import type { PooledDesk, Pooling, SteadyDesk, SteadyPooling } from '../core/requirement/types.ts'
import type { Issue } from '../core/units/issue.ts'
import { type Language, say, words } from '../core/words/say.ts'
import { latestRun } from '../store/runs.ts'
import type { Command, CommandResult } from './command.ts'
import { sampleFolders } from './folders.ts'
import {
  dateOption,
  failed,
  firstMonday,
  GROUND_OPTIONS,
  GROUND_TEXT,
  missingOption,
  type Options,
  optionText,
  readGround,
  wholeOption,
  wrongOption,
} from './forecast-ground.ts'

const MOST_DAYS = 31

const sum = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0)

/** Shares and waits over desks and slots, weighted by arrivals. */
const met = (desks: readonly PooledDesk[]) => {
  const arrivals = sum(desks, (it) => it.arrivals)
  const mean = (value: (desk: PooledDesk) => number) =>
    arrivals > 0 ? sum(desks, (it) => it.arrivals * value(it)) / arrivals : 0
  return { within: mean((it) => it.serviceLevel), waitSeconds: mean((it) => it.meanWaitSeconds) }
}

/** 6（3+3）: people at once, apart. */
const parts = (counts: readonly number[]): string =>
  `${counts.reduce((a, b) => a + b, 0)} (${counts.join('+')})`

const forecastText = (pooling: Pooling, city: City, language: Language): string => {
  const names = pooling.queues.map((id) => city.queues.find((it) => it.id === id)?.name[language] ?? id)
  const dates = [...new Set(pooling.slots.map(({ date }) => date))]
  const rows = dates.map((date) => {
    const slots = pooling.slots.filter((it) => it.date === date)
    const busiest = slots.reduce((most, it) =>
      sum(it.apart, ({ people }) => people) > sum(most.apart, ({ people }) => people) ? it : most,
    )
    const hours = (desks: readonly PooledDesk[]) =>
      formatNumber(
        sum(desks, (it) => (it.people * it.openMinutes) / 60),
        language,
        1,
      )
    const [apart, together] = [slots.flatMap((it) => it.apart), slots.map((it) => it.together)]
    const [one, all] = [met(apart), met(together)]
    return [
      formatDay(date, language),
      parts(busiest.apart.map(({ people }) => people)),
      String(Math.max(...together.map(({ people }) => people))),
      hours(apart),
      hours(together),
      `${formatShare(one.within, language)} → ${formatShare(all.within, language)}`,
      `${formatWait(one.waitSeconds, language)} → ${formatWait(all.waitSeconds, language)}`,
    ]
  })
  const head = ['date', 'apart', 'together', 'apartHours', 'togetherHours', 'within', 'wait'] as const
  return [
    say(language, 'cli.pool.title', { queues: names.join(language === 'ja' ? '・' : ', ') }),
    ...textTable([head.map((column) => say(language, `cli.pool.${column}`)), ...rows]),
    say(language, 'cli.pool.sum', {
      apart: formatHours(pooling.apartHours, language),
      together: formatHours(pooling.togetherHours, language),
      apartPeak: pooling.apartPeak,
      togetherPeak: pooling.togetherPeak,
    }),
    say(language, 'cli.pool.note'),
    '',
  ].join('\n')
}

const ratesText = (pooling: SteadyPooling, language: Language): string => {
  const { request, apart, together } = pooling
  const rowsOf = (name: string, { ratePerHour, erlangs, people, choices }: SteadyDesk) =>
    choices.map((it) => [
      name,
      formatNumber(ratePerHour, language, 1),
      formatNumber(erlangs, language, 2),
      `${it.people === people ? '→ ' : ''}${it.people}`,
      it.kind === 'unstable' ? say(language, 'cli.pool.unstable') : formatShare(it.serviceLevel, language, 2),
      it.kind === 'unstable' ? '–' : formatWait(it.meanWaitSeconds, language),
    ])
  const rows = [
    ...apart.flatMap((desk, i) => rowsOf(say(language, 'cli.pool.desk', { number: i + 1 }), desk)),
    ...rowsOf(say(language, 'cli.pool.one'), together),
  ]
  const head = ['where', 'rate', 'erlangs', 'peopleHead', 'within', 'wait'] as const
  return [
    say(language, 'cli.pool.ratesTitle', {
      handling: formatWait(request.handlingSeconds, language),
      within: formatWait(request.withinSeconds, language),
      share: formatShare(request.share, language),
    }),
    ...textTable([head.map((column) => say(language, `cli.pool.${column}`)), ...rows]),
    say(language, 'cli.pool.people', { apart: pooling.apartPeople, together: pooling.togetherPeople }),
    say(language, 'cli.pool.formula'),
    '',
  ].join('\n')
}

const numbersOf = (text: string): number[] =>
  text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))

/** Typed-in numbers: minutes and arrivals an hour. */
const poolRates = (options: Options, language: Language): CommandResult => {
  const asked = ['handling', 'within', 'share'] as const
  const missing = asked.filter((name) => optionText(options, name) === undefined)
  if (missing.length > 0) return failed(missing.map((name) => missingOption('pool', name)))
  const [handling, within, share] = asked.map((name) => Number(optionText(options, name)))
  const ratesPerHour = numbersOf(optionText(options, 'rates')!)
  const request = {
    ratesPerHour,
    handlingSeconds: handling! * 60,
    withinSeconds: within! * 60,
    share: share!,
  }
  const issues = ratesIssues(request)
  if (issues.length > 0) return failed(issues)
  const pooling = steadyPooling(request)
  return { text: ratesText(pooling, language), json: pooling, issues: [] }
}

/** Without a forecast file, that of the latest run. */
const withForecast = async (options: Options): Promise<Options> => {
  if (optionText(options, 'forecast') !== undefined) return options
  const run = await latestRun(sampleFolders.runs)
  return run === undefined
    ? options
    : { ...options, forecast: join(sampleFolders.runs, run, 'forecast.json') }
}

const poolQueues = async (asked: Options, language: Language): Promise<CommandResult> => {
  const options = await withForecast(asked)
  const ground = await readGround('pool', options)
  if (!ground.ok) return failed(ground.issues)
  const { city, holidays, forecast } = ground.value
  const issues: Issue[] = [...ground.issues]
  const from = dateOption(options, 'from', firstMonday(forecast), issues)
  const days = wholeOption(options, 'days', 7, 1, MOST_DAYS, issues)
  if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
  const queues = optionText(options, 'queues')!
    .split(',')
    .map((part) => part.trim())
  const dates = datesBetween(from, addDays(from, days - 1))
  const pooled = poolingOf({ queues, dates }, forecast, city, holidays)
  if (!pooled.ok) return failed([...issues, ...pooled.issues])
  const text = forecastText(pooled.value, city, language)
  return { text, json: pooled.value, issues: [...issues, ...pooled.issues] }
}

/** `pool`: people that desks need apart and as one, of the forecast or of typed-in numbers. */
export const command: Command = {
  name: 'pool',
  summary: words['cli.pool.summary'],
  usage:
    'hankan pool (--queues ID,ID… [--forecast FILE] [--from DATE] [--days N] [--city DIR] [--holidays FILE] | --rates N,N… --handling MIN --within MIN --share S)',
  example: 'npm run hankan -- pool --rates 14,14 --handling 6 --within 10 --share 0.9',
  options: {
    queues: { type: 'string' },
    ...GROUND_OPTIONS,
    from: { type: 'string' },
    days: { type: 'string' },
    rates: { type: 'string' },
    handling: { type: 'string' },
    within: { type: 'string' },
    share: { type: 'string' },
  },
  optionText: {
    queues: words['cli.pool.queues'],
    ...GROUND_TEXT,
    from: words['cli.require.from'],
    days: words['cli.require.days'],
    rates: words['cli.pool.rates'],
    handling: words['cli.pool.handling'],
    within: words['cli.pool.withinOption'],
    share: words['cli.pool.share'],
  },
  async run(options, _files, { language }) {
    const [queues, rates] = [optionText(options, 'queues'), optionText(options, 'rates')]
    if (queues !== undefined && rates !== undefined)
      return failed([wrongOption('rates', rates, '--queues | --rates')])
    if (rates !== undefined) return poolRates(options, language)
    return queues === undefined ? failed([missingOption('pool', 'queues')]) : poolQueues(options, language)
  },
}
