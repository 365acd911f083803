import { writeFile } from 'node:fs/promises'
import { clock } from '../core/calendar/date.ts'
import type { City } from '../core/city/types.ts'
import { absurdIssues } from '../core/forecast/history-cover.ts'
import { type Coverage, coverageOf } from '../core/interval/coverage.ts'
import { intervalCsv } from '../core/interval/export.ts'
import { textTable } from '../core/report/width.ts'
import { type Key, type Language, say, words } from '../core/words/say.ts'
import { readCityFile } from '../store/city-folder.ts'
import { contextOf, historyOf, readParts } from '../store/history.ts'
import type { Command } from './command.ts'
import { sampleFolders } from './folders.ts'
import { receiptTable } from './ingest.ts'
import { judgeShocks } from './shocks.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const coverageTable = (coverage: readonly Coverage[], city: City, language: Language): string => {
  const heads = ['queue', 'period', 'openDays', 'emptyDays', 'gaps', 'arrivals', 'timed', 'waited']
  const nameOf = new Map(city.queues.map(({ id, name }) => [id, name[language]]))
  const rows = coverage.map((one) => [
    nameOf.get(one.queue) ?? one.queue,
    `${one.from} – ${one.to}`,
    ...[one.openDays, one.emptyDays.length, one.gaps.length, one.arrivals].map((count) =>
      count.toLocaleString('en'),
    ),
    percent(one.timedShare),
    percent(one.waitedShare),
  ])
  const gaps = coverage.flatMap((one) =>
    one.gaps.map(({ date, startMinute, endMinute, expected }) =>
      say(language, 'cli.quality.gap', {
        queue: nameOf.get(one.queue) ?? one.queue,
        date,
        from: clock(startMinute),
        to: clock(endMinute),
        expected,
      }),
    ),
  )
  const table = textTable([heads.map((head) => say(language, `cli.quality.${head}` as Key)), ...rows], 2)
  return [...table, '', ...gaps.map((gap) => `  ${gap}`), ''].join('\n')
}

/** `quality`: what the store holds, how well it covers each queue, and where the recorder was down. */
export const command: Command = {
  name: 'quality',
  summary: words['cli.quality.summary'],
  usage:
    'hankan quality [--city DIR] [--store DIR] [--intervals FILE] [--shocks] [--confirm ID,…] [--refuse ID,…]',
  example: 'npm run hankan -- quality --shocks',
  options: {
    city: { type: 'string' },
    store: { type: 'string' },
    intervals: { type: 'string' },
    shocks: { type: 'boolean' },
    confirm: { type: 'string' },
    refuse: { type: 'string' },
  },
  optionText: {
    city: words['cli.ingest.city'],
    store: words['cli.ingest.store'],
    intervals: words['cli.quality.intervals'],
    shocks: words['forecast.quality.shocks'],
    confirm: words['forecast.quality.confirm'],
    refuse: words['forecast.quality.refuse'],
  },
  async run(options, _files, terminal) {
    const { language } = terminal
    if (options.shocks === true || options.confirm !== undefined || options.refuse !== undefined)
      return judgeShocks(options, terminal)
    const store = String(options.store ?? sampleFolders.store)
    const city = await readCityFile(String(options.city ?? sampleFolders.city))
    if (!city.ok) return { text: '', json: { issues: city.issues }, issues: city.issues }
    const parts = await readParts(store)
    if (parts.length === 0) {
      const issues = [{ code: 'emptyStore', severity: 'error', at: { file: store }, values: {} }] as const
      return { text: '', json: { issues }, issues }
    }
    const history = historyOf(parts, city.value)
    const { holidays, weather } = contextOf(parts)
    const receipts = parts.map(({ receipt }) => receipt)
    const coverage = coverageOf(history, city.value, holidays)
    if (typeof options.intervals === 'string') await writeFile(options.intervals, intervalCsv(history))
    const context = say(language, 'cli.quality.context', {
      lastYear: holidays.lastYear,
      days: weather.length,
      from: weather[0]?.date ?? '–',
      to: weather.at(-1)?.date ?? '–',
    })
    return {
      text: `${receiptTable(receipts, language)}\n${coverageTable(coverage, city.value, language)}\n${context}\n`,
      json: { receipts, coverage, lastHolidayYear: holidays.lastYear, weatherDays: weather.length },
      issues: [...city.issues, ...absurdIssues(history, store)],
    }
  },
}
