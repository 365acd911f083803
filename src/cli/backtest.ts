import { writeFile } from 'node:fs/promises'
import { addDays } from '../core/calendar/date.ts'
import { backtest } from '../core/forecast/backtest.ts'
import { accuracyTable } from '../core/forecast/card.ts'
import { leadTable, residualTable, rokuyoTable, weatherTable } from '../core/forecast/leaderboard.ts'
import type { Backtest, BacktestDetail, DemandSeries } from '../core/forecast/types.ts'
import { rokuyoGain, weatherGain } from '../core/forecast/weather-gain.ts'
import { textTable } from '../core/report/width.ts'
import type { Issue } from '../core/units/issue.ts'
import { type Language, say, words } from '../core/words/say.ts'
import type { Command } from './command.ts'
import { failed, optionText, portfolioOption, wholeOption, wrongOption } from './forecast-ground.ts'
import { readStoredSeries } from './stored-series.ts'

const detailLines = (detail: BacktestDetail, language: Language): string[] => [
  '',
  ...textTable(leadTable(detail, language), 3),
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
): string[] =>
  gains.length === 0
    ? ['', say(language, 'forecast.weather.none')]
    : [
        '',
        ...textTable(weatherTable(gains, nameOf, language)),
        say(language, 'forecast.weather.note', { weeks }),
      ]

export const command: Command = {
  name: 'backtest',
  summary: {
    ja: '過去の各週を、その前までの記録だけで予測し、モデルの成績表を出す',
    en: 'forecast each past week from what was known before it and rank the models',
  },
  usage:
    'hankan backtest [--store DIR] [--city DIR] [--queues ID,…] [--weeks 12] [--gap 28] [--horizon 7] [--members usual|all] [--detail] [--ablation weather|rokuyo] [--rokuyo] [--out FILE]',
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
    rokuyo: words['forecast.option.rokuyo'],
    out: words['forecast.backtest.out'],
  },
  async run(options, _files, { language, progress }) {
    const issues: Issue[] = []
    const weeks = wholeOption(options, 'weeks', 12, 1, 260, issues)
    const gapDays = wholeOption(options, 'gap', 0, 0, 366, issues)
    const horizonDays = wholeOption(options, 'horizon', 7, 1, 63, issues)
    const ablation = optionText(options, 'ablation')
    if (ablation !== undefined && ablation !== 'weather' && ablation !== 'rokuyo')
      issues.push(wrongOption('ablation', ablation, 'weather, rokuyo'))
    const portfolio = portfolioOption(options, issues)
    if (issues.length > 0) return failed(issues)
    const stored = await readStoredSeries(options)
    if (!stored.ok) return failed(stored.issues)
    const { city, series, context } = stored.value
    const asked = { weeks, gapDays, horizonDays, portfolio }
    const onProgress = (done: number, of: number) =>
      progress(say(language, 'cli.backtest.working', { done, of }))
    const nameOf = (id: string): string => city.queues.find((queue) => queue.id === id)!.name[language]
    const tested = backtest(series, context, { ...asked, onProgress })
    const each = <T>(gain: (one: DemandSeries) => T | undefined): T[] =>
      series.flatMap((one, done) => {
        onProgress(done, series.length)
        return gain(one) ?? []
      })
    const gains = ablation === 'weather' ? each((one) => weatherGain(one, context, asked)) : undefined
    const days = ablation === 'rokuyo' ? each((one) => rokuyoGain(one, context, asked)) : undefined
    const result: Backtest = {
      ...tested,
      ...(gains && { weather: gains }),
      ...(days && { rokuyo: days }),
    }
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
    const weather = gains ? weatherLines(gains, nameOf, language, weeks) : []
    const rokuyo = days ? ['', ...textTable(rokuyoTable(days, nameOf, language))] : []
    const out = optionText(options, 'out')
    if (out !== undefined) await writeFile(out, `${JSON.stringify(result)}\n`)
    const written = out === undefined ? [] : [say(language, 'forecast.backtest.written', { file: out })]
    const text = [...tables, '', note, ...weather, ...rokuyo, ...written].join('\n')
    return { text: `${text}\n`, json: result, issues: stored.issues }
  },
}
