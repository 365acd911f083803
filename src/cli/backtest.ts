import { addDays } from '../core/calendar/date.ts'
import { backtest } from '../core/forecast/backtest.ts'
import { accuracyTable } from '../core/forecast/card.ts'
import { textTable } from '../core/report/width.ts'
import type { Issue } from '../core/units/issue.ts'
import { say, words } from '../core/words/say.ts'
import type { Command } from './command.ts'
import { failed, wholeOption } from './forecast-ground.ts'
import { readStoredSeries } from './stored-series.ts'

export const command: Command = {
  name: 'backtest',
  summary: {
    ja: '過去の各週を、その前までの記録だけで予測し、モデルの成績表を出す',
    en: 'forecast each past week from what was known before it and rank the models',
  },
  usage: 'hankan backtest [--store DIR] [--city DIR] [--queues ID,…] [--weeks 12] [--gap 28] [--horizon 7]',
  example: 'npm run hankan -- backtest --queues certificate,insurance --weeks 12',
  options: {
    store: { type: 'string' },
    city: { type: 'string' },
    queues: { type: 'string' },
    weeks: { type: 'string' },
    gap: { type: 'string' },
    horizon: { type: 'string' },
  },
  optionText: {
    store: words['cli.ingest.store'],
    city: words['cli.ground.city'],
    queues: words['cli.backtest.queues'],
    weeks: words['cli.backtest.weeks'],
    gap: words['cli.backtest.gap'],
    horizon: words['cli.backtest.horizon'],
  },
  async run(options, _files, { language, progress }) {
    const issues: Issue[] = []
    const weeks = wholeOption(options, 'weeks', 12, 1, 260, issues)
    const gapDays = wholeOption(options, 'gap', 0, 0, 366, issues)
    const horizonDays = wholeOption(options, 'horizon', 7, 1, 63, issues)
    if (issues.length > 0) return failed(issues)
    const stored = await readStoredSeries(options)
    if (!stored.ok) return failed(stored.issues)
    const { city, series, context } = stored.value
    const result = backtest(series, context, {
      weeks,
      gapDays,
      horizonDays,
      onProgress: (done, of) => progress(say(language, 'cli.backtest.working', { done, of })),
    })
    const tables = series.flatMap(({ id }) => {
      const rows = result.rows.filter(({ queue }) => queue === id)
      const name = city.queues.find((queue) => queue.id === id)!.name[language]
      return ['', `${name} (${id})`, ...textTable(accuracyTable(rows, language))]
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
    return { text: `${[...tables, '', note].join('\n')}\n`, json: result, issues: stored.issues }
  },
}
