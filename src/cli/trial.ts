import { writeFile } from 'node:fs/promises'
import { addDays, datesBetween } from '../core/calendar/date.ts'
import type { City } from '../core/city/types.ts'
import { planTrial } from '../core/plan.ts'
import { formatDays, formatNumber, formatShare, formatWait } from '../core/report/format.ts'
import { textTable } from '../core/report/width.ts'
import { requirementIssues } from '../core/requirement/check.ts'
import type { Estimate } from '../core/simulation/types.ts'
import { trialIssues } from '../core/trial/trial.ts'
import type { Trial, TrialFigures, TrialRequest } from '../core/trial/types.ts'
import type { Issue } from '../core/units/issue.ts'
import { isKey, type Language, say, words } from '../core/words/say.ts'
import type { Command } from './command.ts'
import {
  dateOption,
  failed,
  firstMonday,
  GROUND_OPTIONS,
  GROUND_TEXT,
  missingOption,
  optionText,
  readGround,
  wholeOption,
  wrongOption,
} from './forecast-ground.ts'
import { changesText, leversOf } from './trial-levers.ts'

const MOST_WEEKS = 52

const figureRows = ({ base, trial }: Trial, language: Language): string[][] => {
  const wait = (seconds: number) => formatWait(seconds, language)
  const share = (value: number) => formatShare(value, language)
  const hours = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value, language, 1))
  const row = (name: string, value: (figures: TrialFigures) => string) => [name, value(base), value(trial)]
  return [
    ['', say(language, 'cli.trial.base'), say(language, 'cli.trial.trial')],
    row(say(language, 'cli.trial.headcount'), (it) => String(it.headcount)),
    row(say(language, 'cli.simulate.wait'), (it) => wait(it.meanWaitSeconds.mean)),
    row(say(language, 'cli.simulate.wait90'), (it) => wait(it.wait90Seconds.mean)),
    row(say(language, 'cli.simulate.within'), (it) => share(it.withinTarget.mean)),
    row(say(language, 'cli.simulate.gone'), (it) => share(it.abandonedShare.mean)),
    row(say(language, 'cli.trial.peak'), (it) => String(it.peakPeople ?? '–')),
    row(say(language, 'cli.trial.required'), (it) => hours(it.requiredHours)),
    row(say(language, 'cli.trial.work'), (it) => hours(it.workHours)),
    row(say(language, 'cli.trial.shortage'), (it) => hours(it.shortageHours)),
    row(say(language, 'cli.trial.daysBelow', { days: base.openDays }), (it) =>
      hours(it.daysBelowTarget.mean),
    ),
  ]
}

/** A difference with its interval, signs written out. */
const signed = (difference: Estimate | undefined, format: (value: number) => string): string => {
  if (!difference) return '–'
  const one = (value: number) => `${value < 0 ? '−' : '+'}${format(Math.abs(value))}`
  return `${one(difference.mean)} (${one(difference.low)}–${one(difference.high)})`
}

const textOf = (trial: Trial, city: City, language: Language): string => {
  const { request } = trial
  const team = city.teams.find(({ id }) => id === request.team)!
  const dates = formatDays(request.from, addDays(request.from, 7 * request.weeks - 1), language)
  const title = request.levers?.length
    ? say(language, 'cli.trial.titleLevers', {
        team: team.name[language],
        change: changesText(request, city, language),
        dates,
      })
    : say(language, 'cli.trial.title', { team: team.name[language], fewer: request.fewer, dates })
  const queues = trial.queues.map(
    ({ queue, base, trial: changed, baseWithin, trialWithin, waitDifference, withinDifference }) => [
      city.queues.find(({ id }) => id === queue)?.name[language] ?? queue,
      `${formatWait(base.mean, language)} → ${formatWait(changed.mean, language)}`,
      signed(waitDifference, (seconds) => formatWait(seconds, language)),
      `${formatShare(baseWithin.mean, language)} → ${formatShare(trialWithin.mean, language)}`,
      signed(withinDifference, (share) => formatNumber(share * 100, language, 1)),
    ],
  )
  const head = [
    'simulate.queue',
    'simulate.wait',
    'trial.waitDifference',
    'simulate.within',
    'trial.pointDifference',
  ] as const
  const assumptions = trial.assumptions.flatMap(({ key, values }) =>
    isKey(key) ? [`・${say(language, key, values)}`] : [],
  )
  return [
    title,
    ...textTable(figureRows(trial, language)),
    '',
    ...textTable([head.map((column) => say(language, `cli.${column}`)), ...queues]),
    '',
    say(language, 'cli.trial.assumptions'),
    ...assumptions,
    '',
  ].join('\n')
}

/** `trial`: what n people fewer in a team would mean, from head-counts alone. */
export const command: Command = {
  name: 'trial',
  summary: words['cli.trial.summary'],
  usage:
    'hankan trial --team ID [--fewer N | --more N] [--hours H:MM-H:MM] [--merge ID,ID] [--divert ID:SHARE] [--handling ID:CHANGE] [--rpa TASK:MIN] --forecast FILE [--from DATE] [--weeks N] [--city DIR] [--holidays FILE] [--store DIR] [--seed TEXT] [--out FILE]',
  example:
    'npm run hankan -- trial --team collection --fewer 2 --from 2023-10-02 --weeks 4 --forecast data/runs/ID/forecast.json --store data/store',
  options: {
    team: { type: 'string' },
    fewer: { type: 'string' },
    more: { type: 'string' },
    hours: { type: 'string' },
    merge: { type: 'string' },
    divert: { type: 'string' },
    handling: { type: 'string' },
    rpa: { type: 'string' },
    from: { type: 'string' },
    weeks: { type: 'string' },
    ...GROUND_OPTIONS,
    store: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
  },
  optionText: {
    team: words['cli.trial.team'],
    fewer: words['cli.trial.fewer'],
    more: words['cli.trial.more'],
    hours: words['cli.trial.hours'],
    merge: words['cli.trial.merge'],
    divert: words['cli.trial.divert'],
    handling: words['cli.trial.handling'],
    rpa: words['cli.trial.rpa'],
    from: words['cli.trial.from'],
    weeks: words['cli.trial.weeks'],
    ...GROUND_TEXT,
    store: words['cli.ground.store'],
    seed: words['cli.simulate.seed'],
    out: words['cli.trial.out'],
  },
  async run(options, _files, { language, progress }) {
    const team = optionText(options, 'team')
    const wrongLevers: Issue[] = []
    const levers = leversOf(options, wrongLevers)
    if (wrongLevers.length > 0) return failed(wrongLevers)
    const more = optionText(options, 'more')
    const isBoth = more !== undefined && optionText(options, 'fewer') !== undefined
    if (more !== undefined && (isBoth || !/^\d+$/.test(more)))
      return failed([wrongOption('more', more, isBoth ? '--fewer | --more' : '1')])
    const fewer =
      optionText(options, 'fewer') ??
      (more === undefined ? undefined : `-${more}`) ??
      (levers.length > 0 ? '0' : undefined)
    const missing = [team === undefined ? 'team' : [], fewer === undefined ? 'fewer' : []].flat()
    if (missing.length > 0) return failed(missing.map((option) => missingOption('trial', option)))
    const ground = await readGround('trial', options)
    if (!ground.ok) return failed(ground.issues)
    const { city, holidays, forecast, forecastFile, history } = ground.value
    const issues: Issue[] = [...ground.issues]
    const request: TrialRequest = {
      team: team!,
      fewer: Number(fewer),
      from: dateOption(options, 'from', firstMonday(forecast), issues),
      weeks: wholeOption(options, 'weeks', 4, 1, MOST_WEEKS, issues),
      ...(levers.length > 0 && { levers }),
    }
    if (Number.isNaN(request.fewer)) issues.push(wrongOption('fewer', fewer!, '2'))
    else issues.push(...trialIssues(request, city, forecast))
    if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
    const dates = datesBetween(request.from, addDays(request.from, 7 * request.weeks - 1))
    issues.push(...requirementIssues(forecast, city, holidays, dates, forecastFile))
    if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
    const seed = optionText(options, 'seed') ?? '1'
    const result = planTrial(request, { city, holidays, forecast, history, seed }, (done, of) =>
      progress(say(language, 'cli.simulate.working', { done, of })),
    )
    if (!result.ok) return failed(result.issues)
    const out = optionText(options, 'out')
    if (out !== undefined) await writeFile(out, `${JSON.stringify(result.value)}\n`)
    return { text: textOf(result.value, city, language), json: result.value, issues }
  },
}
