import { writeFile } from 'node:fs/promises'
import { clock } from '../core/calendar/date.ts'
import type { City } from '../core/city/types.ts'
import { formatNumber, formatShare, formatWait } from '../core/report/format.ts'
import { textTable } from '../core/report/width.ts'
import { requirementIssues } from '../core/requirement/check.ts'
import { dutiesOf } from '../core/simulation/duties.ts'
import { simulateWeek } from '../core/simulation/simulate.ts'
import type { Estimate, SimulatedWeek } from '../core/simulation/types.ts'
import type { Issue } from '../core/units/issue.ts'
import { readRosterDays } from '../core/verification/read-roster.ts'
import { type Language, say, words } from '../core/words/say.ts'
import { readWith } from '../store/city-folder.ts'
import type { Command } from './command.ts'
import {
  csvText,
  failed,
  GROUND_OPTIONS,
  GROUND_TEXT,
  missingOption,
  optionText,
  readGround,
  wholeOption,
} from './forecast-ground.ts'

const REPLICATIONS = 1000
const MOST_REPLICATIONS = 1_000_000

/** One row for each queue and slot. */
const csvOf = ({ queues }: SimulatedWeek, slotMinutes: number): string =>
  csvText([
    ['queue', 'date', 'start', 'arrivals', 'meanWaitSeconds', 'wait90Seconds'],
    ...queues.flatMap(({ queue, slots }) =>
      slots.map((it) => [
        queue,
        it.date,
        clock(it.slot * slotMinutes),
        it.arrivals.toFixed(3),
        it.meanWaitSeconds.mean.toFixed(1),
        it.wait90Seconds.toFixed(1),
      ]),
    ),
  ])

const withBand = ({ mean, low, high }: Estimate, format: (value: number) => string): string =>
  `${format(mean)} (${format(low)}–${format(high)})`

/** A table of the queues of a simulated week, each figure with its 95 % interval. */
const tableOf = (week: SimulatedWeek, city: City, language: Language): string => {
  const columns = ['queue', 'arrivals', 'wait', 'wait90', 'within', 'gone', 'daysBelow'] as const
  const wait = (seconds: number) => formatWait(seconds, language)
  const share = (value: number) => formatShare(value, language)
  const rows = week.queues.map((queue) => [
    city.queues.find(({ id }) => id === queue.queue)?.name[language] ?? queue.queue,
    formatNumber(queue.arrivals.mean, language),
    withBand(queue.meanWaitSeconds, wait),
    withBand(queue.wait90Seconds, wait),
    withBand(queue.withinTarget, share),
    share(queue.abandonedShare.mean),
    formatNumber(queue.daysBelowTarget.mean, language, 1),
  ])
  const overtime = week.overtimeMinutes.map(({ team, minutes }) => {
    const name = city.teams.find(({ id }) => id === team)?.name[language] ?? team
    return `${name} ${formatNumber(minutes.mean, language)}`
  })
  return [
    say(language, 'cli.simulate.title', { replications: week.replications, seed: week.seed }),
    ...textTable([columns.map((column) => say(language, `cli.simulate.${column}`)), ...rows]),
    say(language, 'cli.simulate.overtime', { teams: overtime.join(' · ') }),
    '',
  ].join('\n')
}

/** `simulate`: plays a rostered week many times. */
export const command: Command = {
  name: 'simulate',
  summary: words['cli.simulate.summary'],
  usage:
    'hankan simulate --roster FILE --forecast FILE [--city DIR] [--holidays FILE] [--replications N] [--seed TEXT] [--out FILE]',
  example:
    'npm run hankan -- simulate --roster data/runs/ID/roster.json --forecast data/runs/ID/forecast.json --replications 1000',
  options: {
    roster: { type: 'string' },
    ...GROUND_OPTIONS,
    replications: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
  },
  optionText: {
    roster: words['cli.verify.roster'],
    ...GROUND_TEXT,
    replications: words['cli.simulate.replications'],
    seed: words['cli.simulate.seed'],
    out: words['cli.simulate.out'],
  },
  async run(options, files, { language, progress }) {
    const file = optionText(options, 'roster') ?? files[0]
    if (file === undefined) return failed([missingOption('simulate', 'roster')])
    const ground = await readGround('simulate', options)
    const roster = await readWith(file, readRosterDays)
    const issues: Issue[] = [...ground.issues, ...roster.issues]
    if (!ground.ok || !roster.ok) return failed(issues)
    const { city, holidays, forecast, forecastFile } = ground.value
    const replications = wholeOption(options, 'replications', REPLICATIONS, 2, MOST_REPLICATIONS, issues)
    const { dates, days } = roster.value
    issues.push(...requirementIssues(forecast, city, holidays, dates, forecastFile))
    if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
    const week = simulateWeek(forecast, dutiesOf(days, city, dates), city, holidays, {
      replications,
      seed: optionText(options, 'seed') ?? '1',
      onProgress: (done, of) => progress(say(language, 'cli.simulate.working', { done, of })),
    })
    const out = optionText(options, 'out')
    if (out !== undefined)
      await writeFile(out, out.endsWith('.csv') ? csvOf(week, city.slotMinutes) : `${JSON.stringify(week)}\n`)
    return { text: tableOf(week, city, language), json: week, issues }
  },
}
