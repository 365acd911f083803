import { writeFile } from 'node:fs/promises'
import { addDays } from '../core/calendar/date.ts'
import type { WeatherForecast } from '../core/calendar/types.ts'
import { backtest } from '../core/forecast/backtest.ts'
import { accuracyTable } from '../core/forecast/card.ts'
import { leadTable, residualTable, rokuyoTable, weatherTable } from '../core/forecast/leaderboard.ts'
import type { Backtest, BacktestDetail, DemandSeries } from '../core/forecast/types.ts'
import { readWeatherFile } from '../core/forecast/weather-file.ts'
import { rokuyoGain, weatherGain } from '../core/forecast/weather-gain.ts'
import { textTable } from '../core/report/width.ts'
import type { Issue, Result } from '../core/units/issue.ts'
import { type Language, say, words } from '../core/words/say.ts'
import { readWith } from '../store/city-folder.ts'
import { readTraining, writeTraining } from '../store/training.ts'
import type { Command } from './command.ts'
import { sampleFolders } from './folders.ts'
import {
  failed,
  missingOption,
  type Options,
  optionText,
  portfolioOption,
  wholeOption,
  wrongOption,
} from './forecast-ground.ts'
import { teachNetworks } from './networks.ts'
import { readStoredSeries } from './stored-series.ts'

const detailLines = (detail: BacktestDetail, language: Language): string[] => [
  '',
  ...textTable(leadTable(detail, language), 3),
  say(language, 'forecast.backtest.leadNote'),
  '',
  say(language, 'forecast.backtest.residuals'),
  ...textTable(residualTable(detail, language)),
  `${say(language, 'forecast.backtest.calibration')}: ${detail.calibration.join(' ')}`,
]

const weatherLines = (
  gains: NonNullable<Backtest['weather']>,
  nameOf: (queue: string) => string,
  language: Language,
  weeks: number,
  known: string,
): string[] =>
  gains.length === 0
    ? ['', say(language, 'forecast.weather.none')]
    : [
        '',
        ...textTable(weatherTable(gains, nameOf, language)),
        say(language, 'forecast.weather.note', { weeks, known }),
      ]

/** Past weather forecasts; none where no file is named. */
const archiveOf = async (options: Options): Promise<Result<readonly WeatherForecast[]>> => {
  const file = optionText(options, 'weather-forecasts')
  if (file === undefined) return { ok: true, value: [], issues: [] }
  return readWith(file, (text, name) => readWeatherFile(text, name, { isArchive: true }))
}

export const command: Command = {
  name: 'backtest',
  summary: {
    ja: '過去の各週を、その前までの記録だけで予測し、モデルの成績表を出す',
    en: 'forecast each past week from what was known before it and rank the models',
  },
  usage:
    'hankan backtest [--store DIR] [--city DIR] [--queues ID,…] [--weeks 12] [--gap 28] [--horizon 7] [--members usual|all] [--detail] [--ablation weather|rokuyo] [--weather-forecasts FILE] [--keep] [--rokuyo] [--out FILE]',
  example: 'npm run hankan -- backtest --queues certificate,insurance --weeks 12',
  options: {
    store: { type: 'string' },
    city: { type: 'string' },
    queues: { type: 'string' },
    weeks: { type: 'string' },
    gap: { type: 'string' },
    horizon: { type: 'string' },
    members: { type: 'string' },
    detail: { type: 'boolean' },
    ablation: { type: 'string' },
    'weather-forecasts': { type: 'string' },
    keep: { type: 'boolean' },
    rokuyo: { type: 'boolean' },
    out: { type: 'string' },
  },
  optionText: {
    store: words['cli.ingest.store'],
    city: words['cli.ground.city'],
    queues: words['cli.backtest.queues'],
    weeks: words['cli.backtest.weeks'],
    gap: words['cli.backtest.gap'],
    horizon: words['cli.backtest.horizon'],
    members: words['cli.backtest.members'],
    detail: words['forecast.backtest.detail'],
    ablation: words['forecast.backtest.ablation'],
    'weather-forecasts': words['forecast.option.weatherForecasts'],
    keep: words['forecast.backtest.keep'],
    rokuyo: words['forecast.option.rokuyo'],
    out: words['forecast.backtest.out'],
  },
  async run(options, _files, terminal) {
    const { language, progress } = terminal
    const issues: Issue[] = []
    const weeks = wholeOption(options, 'weeks', 12, 1, 260, issues)
    const gapDays = wholeOption(options, 'gap', 0, 0, 366, issues)
    const horizonDays = wholeOption(options, 'horizon', 7, 1, 63, issues)
    const ablation = optionText(options, 'ablation')
    if (ablation !== undefined && ablation !== 'weather' && ablation !== 'rokuyo')
      issues.push(wrongOption('ablation', ablation, 'weather, rokuyo'))
    const portfolio = portfolioOption(options, issues)
    const store = optionText(options, 'store') ?? sampleFolders.store
    const training = options.keep === true ? await readTraining(store) : undefined
    if (options.keep === true && ablation === undefined) issues.push(missingOption('backtest', 'ablation'))
    if (options.keep === true && training === undefined)
      issues.push({ code: 'noTraining', severity: 'error', at: { file: store }, values: {} })
    if (issues.length > 0) return failed(issues)
    const stored = await readStoredSeries(options)
    if (!stored.ok) return failed(stored.issues)
    const archive = await archiveOf(options)
    if (!archive.ok) return failed([...stored.issues, ...archive.issues])
    const { city, series } = stored.value
    const context = { ...stored.value.context, weatherForecasts: archive.value }
    const asked = { weeks, gapDays, horizonDays, portfolio }
    const taught = await teachNetworks(series, context, asked, terminal)
    const onProgress = (done: number, of: number) =>
      progress(say(language, 'cli.backtest.working', { done, of }))
    const nameOf = (id: string): string => city.queues.find((queue) => queue.id === id)!.name[language]
    const tested = backtest(series, context, { ...asked, networks: taught.networks, onProgress })
    const each = <T>(gain: (one: DemandSeries) => T | undefined): T[] =>
      series.flatMap((one, done) => {
        onProgress(done, series.length)
        return gain(one) ?? []
      })
    const alone = { weeks, gapDays, horizonDays }
    const gains = ablation === 'weather' ? each((one) => weatherGain(one, context, alone)) : undefined
    const days = ablation === 'rokuyo' ? each((one) => rokuyoGain(one, context, alone)) : undefined
    const measured = { ...(gains && { weather: gains }), ...(days && { rokuyo: days }) }
    const result: Backtest = { ...tested, ...measured }
    if (training) await writeTraining(store, { ...training, backtest: { ...training.backtest, ...measured } })
    const tables = series.flatMap(({ id }) => {
      const rows = result.rows.filter(({ queue }) => queue === id)
      const detail = result.details?.find(({ queue }) => queue === id)
      const more = options.detail === true && detail ? detailLines(detail, language) : []
      return ['', `${nameOf(id)} (${id})`, ...textTable(accuracyTable(rows, language)), ...more]
    })
    const [from] = result.origins
    const to = result.origins.at(-1)
    const note =
      from && to
        ? say(language, 'cli.backtest.note', {
            from,
            to: addDays(to, horizonDays - 1),
            weeks: result.origins.length,
          })
        : ''
    const known = say(language, `forecast.weather.${archive.value.length > 0 ? 'forecasts' : 'climate'}`)
    const weather = gains ? weatherLines(gains, nameOf, language, weeks, known) : []
    const rokuyo = days ? ['', ...textTable(rokuyoTable(days, nameOf, language))] : []
    const out = optionText(options, 'out')
    if (out !== undefined) await writeFile(out, `${JSON.stringify(result)}\n`)
    const written = out === undefined ? [] : [say(language, 'forecast.backtest.written', { file: out })]
    const kept = training ? [say(language, 'forecast.backtest.kept')] : []
    const text = [...tables, '', note, ...weather, ...rokuyo, ...kept, ...written].join('\n')
    return {
      text: `${text}\n`,
      json: result,
      issues: [...stored.issues, ...archive.issues, ...taught.issues],
    }
  },
}
