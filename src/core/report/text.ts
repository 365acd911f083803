import type { Shortage } from '../roster/types.ts'
import { type Language, say } from '../words/say.ts'
import {
  formatDay,
  formatDays,
  formatGap,
  formatHours,
  formatNumber,
  formatShare,
  formatSpan,
  formatYen,
  modelName,
} from './format.ts'
import { slotSpan } from './load.ts'
import type { Report, TeamSummary } from './types.ts'
import { displayWidth, textTable } from './width.ts'

const title = (report: Report, language: Language): string => {
  const [first = report.origin] = report.dates
  const days = formatDays(first, report.dates.at(-1) ?? first, language)
  const label = report.synthetic ? ` [${say(language, 'report.synthetic')}]` : ''
  return `${report.city[language]}${label}  ${say(language, 'report.roster')}  ${days}`
}

const table = (report: Report, language: Language): string[] => {
  const { teams } = report.summary
  const models = [...new Set(teams.flatMap((team) => team.baselineWape.map((row) => row.model)))]
  const share = (value: number | undefined) => (value === undefined ? '–' : formatShare(value, language))
  const hours = (value: number) => formatNumber(value, language, 1)
  const names = new Map(report.teams.map((team) => [team.id, team.name[language]]))
  const row = (team: TeamSummary): string[] => [
    names.get(team.team) ?? team.team,
    formatNumber(team.arrivals, language),
    formatNumber(team.peakPeople, language),
    hours(team.placedHours),
    hours(team.shortageHours),
    share(team.fillRate),
    share(team.withinTarget),
    share(team.wape),
    ...models.map((model) => share(team.baselineWape.find((one) => one.model === model)?.wape)),
    formatNumber(team.breaches, language),
  ]
  const total = (of: (team: TeamSummary) => number) => teams.reduce((sum, team) => sum + of(team), 0)
  const lines = textTable([
    [
      say(language, 'report.team'),
      say(language, 'report.arrivals'),
      say(language, 'report.peakPeople'),
      say(language, 'report.placedHours'),
      say(language, 'report.shortageHours'),
      say(language, 'report.fillRate'),
      say(language, 'report.withinTarget'),
      say(language, 'report.forecastError'),
      ...models.map((model) => modelName(model, language)),
      say(language, 'report.breaches'),
    ],
    ...teams.map(row),
    [
      say(language, 'report.total'),
      formatNumber(report.summary.arrivals, language),
      '',
      hours(total((team) => team.placedHours)),
      hours(report.summary.shortageHours),
      share(report.summary.fillRate),
      share(report.summary.withinTarget),
      '',
      ...models.map(() => ''),
      formatNumber(report.summary.breaches, language),
    ],
  ])
  const rule = '-'.repeat(Math.max(...lines.map(displayWidth)))
  return [lines[0]!, rule, ...lines.slice(1, -1), rule, lines.at(-1)!]
}

const worst = (shortages: readonly Shortage[]): Shortage | undefined =>
  shortages.reduce<Shortage | undefined>(
    (most, row) =>
      !most ||
      row.required - row.placed > most.required - most.placed ||
      (row.required - row.placed === most.required - most.placed && row.nextPersonYen > most.nextPersonYen)
        ? row
        : most,
    undefined,
  )

const shortageLine = (report: Report, language: Language): string[] => {
  const row = worst(report.shortages)
  if (!row) return []
  const when = `${formatDay(row.date, language)} ${formatSpan(slotSpan(row.slot, report.slotMinutes))}`
  return [
    say(language, 'report.shortageLine', {
      hours: formatHours(report.summary.shortageHours, language),
      slots: report.shortages.length,
      activity: report.activities.find(({ id }) => id === row.activity)?.name[language] ?? row.activity,
      when,
      required: row.required,
      placed: row.placed,
      reason: say(language, `report.reason.${row.reason}`),
    }),
  ]
}

const truthLine = (report: Report, language: Language): string[] => {
  const known = report.forecast.filter((row) => row.truthWape !== undefined)
  const volume = (row: Report['forecast'][number]) => row.days.reduce((sum, day) => sum + day.mean, 0)
  const total = known.reduce((sum, row) => sum + volume(row), 0)
  if (!total) return []
  const wape = known.reduce((sum, row) => sum + (row.truthWape ?? 0) * volume(row), 0) / total
  return [say(language, 'report.truthLine', { wape: formatNumber(wape * 100, language, 1) })]
}

/** Told only where the first roster was not the last. */
const roundsLine = ({ rounds = [] }: Report, language: Language): string[] => {
  const kept = rounds.find((row) => row.kept)
  if (rounds.length < 2 || !kept) return []
  const missed = rounds[0]!.missed.length
  const left = kept.missed.length
  return [say(language, 'report.roundsLine', { rounds: rounds.length, missed, left, kept: kept.round })]
}

/** The run on one terminal page: a row a team, then cost with its proof, law, wishes, other work, shortages. */
export const summaryText = (report: Report, language: Language): string => {
  const { summary, cost, proof, certificate } = report
  const placed = (rows: readonly { placedHours: number }[]) =>
    rows.reduce((sum, row) => sum + row.placedHours, 0)
  const wanted = (rows: readonly { hours: number }[]) => rows.reduce((sum, row) => sum + row.hours, 0)
  const hours = (value: number) => formatNumber(value, language, 1)
  return [
    title(report, language),
    '',
    ...table(report, language),
    '',
    proof.status === 'unproven'
      ? say(language, 'report.costUnproven', { cost: formatYen(cost.totalYen, language) })
      : say(language, 'report.costLine', {
          cost: formatYen(cost.totalYen, language),
          bound: formatYen(proof.boundYen, language),
          gap: formatGap(proof, language),
        }),
    say(language, 'report.lawLine', {
      rules: certificate.rules.length,
      breaches: summary.breaches,
      warnings: summary.warnings,
    }),
    say(language, 'report.wishLine', { asked: summary.wishesAsked, granted: summary.wishesGranted }),
    say(language, 'report.workLine', {
      placed: hours(placed(report.work)),
      hours: hours(wanted(report.work)),
      outboundPlaced: hours(placed(report.outbound)),
      outboundHours: hours(wanted(report.outbound)),
    }),
    ...roundsLine(report, language),
    ...shortageLine(report, language),
    ...truthLine(report, language),
    '',
  ].join('\n')
}
