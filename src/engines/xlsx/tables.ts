import type { CellObject, Row } from 'write-excel-file/node'
import {
  formatDate,
  formatDay,
  formatNumber,
  formatShare,
  formatSpan,
  formatTime,
  formatWait,
  modelName,
} from '../../core/report/format.ts'
import { slotSpan } from '../../core/report/load.ts'
import type { Report } from '../../core/report/types.ts'
import type { Estimate } from '../../core/simulation/types.ts'
import { type BreachNames, breachText } from '../../core/words/breach-text.ts'
import { type Key, type Language, say } from '../../core/words/say.ts'
import type { PaperSheet } from './page.ts'
import { blank, DARK, duration, FILL, head, number, plain, share, text, titleRow } from './style.ts'

type Table = Omit<PaperSheet, 'footer'>

interface TableInput {
  readonly report: Report
  readonly language: Language
  readonly title: Key
  readonly heads: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly Row[]
  readonly stickyColumns?: number
}

const table = ({ report, language, title, heads, widths, rows, stickyColumns = 1 }: TableInput): Table => ({
  sheet: say(language, title),
  pagesDown: 0,
  stickyRowsCount: 2,
  stickyColumnsCount: stickyColumns,
  columns: heads.map((_, index) => ({ width: widths[index] ?? widths.at(-1) ?? 10 })),
  data: [
    titleRow(
      `${report.city[language]}  ${say(language, title)}`,
      report.synthetic ? say(language, 'report.synthetic') : '',
      heads.length,
      3,
    ),
    heads.map((text) => head(text, { height: 32 })),
    ...rows,
  ],
})

const weekSlots = (report: Report): number[] =>
  [...new Set(report.load.flatMap((load) => load.slots.map((row) => row.slot)))].sort((a, b) => a - b)

const slotHeads = (report: Report, slots: readonly number[]): string[] =>
  slots.map((slot) => formatTime(slotSpan(slot, report.slotMinutes).startMinute))

const difference = (required: number, placed: number): CellObject => {
  const backgroundColor = placed < required ? FILL.shortage : placed > required ? FILL.surplus : FILL.fit
  return number(placed - required, '+0;▲0;0', { align: 'center', backgroundColor })
}

/** Required, placed and the difference of every window and phone, slot by slot. */
export const loadSheet = (report: Report, language: Language): Table => {
  const slots = weekSlots(report)
  const activities = new Map(report.activities.map((activity) => [activity.id, activity]))
  const teams = new Map(report.teams.map((team) => [team.id, team.name[language]]))
  const rows = report.load.flatMap((load): Row[] => {
    const activity = activities.get(load.activity)
    if (!activity || (activity.kind !== 'window' && activity.kind !== 'phone')) return []
    const at = new Map(load.slots.map((row) => [row.slot, row]))
    const line = (key: Key, cell: (row: (typeof load.slots)[number]) => CellObject): Row => {
      const cells = [
        text(teams.get(activity.team) ?? ''),
        text(activity.name[language]),
        text(formatDay(load.date, language)),
        text(say(language, key)),
        ...slots.map((slot) => {
          const row = at.get(slot)
          return row ? cell(row) : blank({ backgroundColor: FILL.closed })
        }),
      ]
      return key === 'report.required'
        ? cells.map((one) => ({ ...one, topBorderStyle: 'medium', topBorderColor: DARK }))
        : cells
    }
    return [
      line('report.required', (row) => number(row.required, '0', { align: 'center' })),
      line('report.placed', (row) => number(row.placed, '0', { align: 'center' })),
      line('report.difference', (row) => difference(row.required, row.placed)),
    ]
  })
  return table({
    report,
    language,
    title: 'report.needAndPlacement',
    heads: [
      say(language, 'report.team'),
      say(language, 'report.activity'),
      say(language, 'report.date'),
      '',
      ...slotHeads(report, slots),
    ],
    widths: [24, 20, 13, 11, 6],
    rows,
    stickyColumns: 4,
  })
}

/** Every slot that is short, with the reason. */
export const shortageSheet = (report: Report, language: Language): Table => {
  const activities = new Map(report.activities.map((activity) => [activity.id, activity]))
  const teams = new Map(report.teams.map((team) => [team.id, team.name[language]]))
  const rows = report.shortages.map((row): Row => {
    const activity = activities.get(row.activity)
    return [
      text(formatDate(row.date, language)),
      text(formatSpan(slotSpan(row.slot, report.slotMinutes))),
      text(teams.get(activity?.team ?? '') ?? ''),
      text(activity?.name[language] ?? row.activity),
      number(row.required, '0'),
      number(row.placed, '0'),
      number(row.placed - row.required, '0;▲0;0', { backgroundColor: FILL.shortage }),
      text(say(language, `report.reason.${row.reason}`)),
      number(row.nextPersonYen, '#,##0'),
    ]
  })
  return table({
    report,
    language,
    title: 'report.shortage',
    heads: (
      [
        'report.date',
        'report.time',
        'report.team',
        'report.activity',
        'report.required',
        'report.placed',
        'report.shortage',
        'report.reason',
        'report.nextPerson',
      ] as const
    ).map((key) => say(language, key)),
    widths: [23, 14, 24, 20, 10, 10, 10, 52, 24],
    rows: rows.length ? rows : [[text(say(language, 'report.none'))]],
  })
}

const at = (levels: readonly number[], quantiles: readonly number[], level: number): number | undefined =>
  quantiles[levels.indexOf(level)]

/** Daily totals with their 80 % interval, expected arrivals by slot, and how good the model was in the past. */
export const forecastSheet = (report: Report, language: Language): Table => {
  const slots = weekSlots(report)
  const queues = new Map(report.queues.map((queue) => [queue.id, queue.name[language]]))
  const band = say(language, 'report.band', { share: 80 })
  const rows = report.forecast.flatMap(({ queue, days, levels }) =>
    days.map((day): Row => {
      const means = new Map(day.slots.map((slot) => [slot.slot, slot.mean]))
      const low = at(levels, day.quantiles, 0.1)
      const high = at(levels, day.quantiles, 0.9)
      return [
        text(queues.get(queue) ?? queue),
        text(formatDay(day.date, language)),
        number(day.mean, '#,##0.0', { fontWeight: 'bold' }),
        low === undefined ? blank() : number(low),
        high === undefined ? blank() : number(high),
        ...slots.map((slot) => {
          const mean = means.get(slot)
          return mean === undefined ? blank({ backgroundColor: FILL.closed }) : number(mean, '0.0')
        }),
      ]
    }),
  )
  const accuracy = report.forecast.map(
    (row): Row => [
      text(queues.get(row.queue) ?? row.queue),
      text(modelName(row.model, language)),
      share(row.accuracy.wape, { fontWeight: 'bold' }),
      share(row.accuracy.coverage80),
      plain(
        row.baselines
          .map(
            ({ model, accuracy }) => `${modelName(model, language)} ${formatShare(accuracy.wape, language)}`,
          )
          .join('  '),
      ),
    ],
  )
  return table({
    report,
    language,
    title: 'report.demand',
    heads: [
      say(language, 'report.queue'),
      say(language, 'report.date'),
      say(language, 'report.mean'),
      `${band} ${say(language, 'report.from')}`,
      `${band} ${say(language, 'report.to')}`,
      ...slotHeads(report, slots),
    ],
    widths: [30, 18, 11, 13, 13, 6],
    rows: [
      ...rows,
      [],
      [plain(say(language, 'report.backtest'), { fontWeight: 'bold' })],
      [
        head(say(language, 'report.queue'), { height: 32 }),
        head(say(language, 'report.model')),
        head(say(language, 'report.forecastError')),
        head(say(language, 'report.coverage80')),
      ],
      ...accuracy,
    ],
    stickyColumns: 2,
  })
}

const namesOf = (report: Report): BreachNames => ({
  person: (id) => report.people.find((person) => person.id === id)?.name,
  team: (id, language) => report.teams.find((team) => team.id === id)?.name[language],
  activity: (id, language) => report.activities.find((activity) => activity.id === id)?.name[language],
})

/** Every rule with its source and result, each finding under its rule. */
export const lawSheet = (report: Report, language: Language): Table => {
  const names = namesOf(report)
  const rows = report.certificate.rules.flatMap((rule): Row[] => {
    const found = report.certificate.breaches.filter((breach) => breach.rule === rule.id)
    const count = say(language, rule.severity === 'breach' ? 'report.breachCount' : 'report.warningCount', {
      count: found.length,
    })
    const backgroundColor =
      found.length === 0 ? FILL.fit : rule.severity === 'breach' ? FILL.shortage : FILL.surplus
    return [
      [
        text(rule.title[language]),
        text(rule.article[language]),
        text(found.length ? count : say(language, 'report.conforms'), { align: 'center', backgroundColor }),
        blank(),
        text(formatDate(rule.checkedOn, language)),
      ],
      ...found.map(
        (breach): Row => [
          blank(),
          blank(),
          blank(),
          text(breachText(breach, names, language), { wrap: true }),
          blank(),
        ],
      ),
    ]
  })
  return table({
    report,
    language,
    title: 'report.law',
    heads: (
      ['report.rule', 'report.article', 'report.result', 'report.finding', 'report.checkedOn'] as const
    ).map((key) => say(language, key)),
    widths: [62, 40, 14, 80, 24],
    rows,
  })
}

const interval = ({ low, high }: Estimate, cell: (value: number) => CellObject): CellObject[] => [
  cell(low),
  cell(high),
]

/** Simulated waits and service levels per queue with their 95 % intervals. */
export const waitSheet = (report: Report, language: Language): Table => {
  const names = new Map(report.queues.map((queue) => [queue.id, queue]))
  const low = `${say(language, 'report.confidence')} ${say(language, 'report.from')}`
  const high = `${say(language, 'report.confidence')} ${say(language, 'report.to')}`
  const timed = (key: Key) => `${say(language, key)} (${say(language, 'report.minutesSeconds')})`
  const rows = report.simulation.queues.map((row): Row => {
    const queue = names.get(row.queue)
    const late = queue !== undefined && row.withinTarget.mean < queue.targetShare
    return [
      text(queue?.name[language] ?? row.queue),
      text(
        queue
          ? say(language, 'report.targetText', {
              wait: formatWait(queue.targetSeconds, language),
              share: formatNumber(queue.targetShare * 100, language),
            })
          : '',
      ),
      number(row.arrivals.mean),
      share(row.withinTarget.mean, {
        fontWeight: 'bold',
        backgroundColor: late ? FILL.shortage : FILL.fit,
      }),
      ...interval(row.withinTarget, share),
      duration(row.meanWaitSeconds.mean),
      ...interval(row.meanWaitSeconds, duration),
      duration(row.wait90Seconds.mean),
      ...interval(row.wait90Seconds, duration),
      duration(row.maxWaitSeconds.mean),
      share(row.abandonedShare.mean),
      share(row.occupancy.mean),
      number(row.daysBelowTarget.mean, '0.0'),
    ]
  })
  return table({
    report,
    language,
    title: 'report.waits',
    heads: [
      say(language, 'report.queue'),
      say(language, 'report.target'),
      say(language, 'report.arrivals'),
      say(language, 'report.withinTarget'),
      low,
      high,
      timed('report.meanWait'),
      low,
      high,
      timed('report.wait90'),
      low,
      high,
      timed('report.maxWait'),
      say(language, 'report.abandoned'),
      say(language, 'report.occupancy'),
      say(language, 'report.daysBelowTarget'),
    ],
    widths: [34, 24, 12, 11, 11, 11, 16, 11, 11, 14, 11, 11, 16, 11, 11, 14],
    rows: [
      ...rows,
      [],
      [plain(say(language, 'report.simulatedFrom', { replications: report.simulation.replications }))],
    ],
  })
}
