import { type Key, type Language, say } from '../words/say.ts'
import { membersOf } from './known.ts'
import type { ForecastModel } from './model.ts'
import { NETWORK_SEED } from './networks.ts'
import { concerns } from './track.ts'
import type { BacktestRow, DemandContext, DemandSeries } from './types.ts'

/** What a model card tells about one trained model. */
export interface CardInput {
  readonly model: ForecastModel
  readonly series: DemandSeries
  readonly context: DemandContext
  /** SHA-256 of the series the model was trained on. */
  readonly dataHash: string
  /** Back-test of this queue. */
  readonly rows: readonly BacktestRow[]
  readonly weeks: number
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

const table = (rows: readonly (readonly string[])[]): string[] => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...body.map(line)]
}

const HEADS = ['model', 'wape', 'bias', 'mase', 'pinball', 'coverage80', 'coverage95'] as const

/** A member that has to earn its weight may get none at all. */
const weightText = (weight: number, language: Language): string =>
  weight === 0 ? say(language, 'cli.backtest.noWeight') : weight.toFixed(2)

/** Heads and cells of a back-test: one row a model, the champion marked, its weight where weights are known. */
export const accuracyTable = (rows: readonly BacktestRow[], language: Language): string[][] => {
  const isWeighed = rows.some(({ weight }) => weight !== undefined)
  const heads = isWeighed ? ([...HEADS, 'weight'] as const) : HEADS
  return [
    heads.map((head) => say(language, `cli.backtest.${head}`)),
    ...rows.map(({ model, champion, accuracy, weight }) => [
      `${say(language, `cli.model.${model}`)}${champion ? ' *' : ''}`,
      percent(accuracy.wape),
      percent(accuracy.bias),
      accuracy.mase.toFixed(3),
      accuracy.pinball.toFixed(4),
      percent(accuracy.coverage80),
      percent(accuracy.coverage95),
      ...(isWeighed ? [weight === undefined ? '' : weightText(weight, language)] : []),
    ]),
  ]
}

/** How the network was made, where there is one; without it no dice are thrown. */
const networkFacts = ({ followed }: ForecastModel, text: (key: Key) => string): [Key, string][] => {
  const one = followed.find(({ member }) => member === 'neuralNetwork')
  if (one?.member !== 'neuralNetwork') return [['cli.card.seed', text('cli.card.noSeed')]]
  const sizes = one.network?.layers.map(({ inputs }) => inputs) ?? []
  return [
    ['cli.card.network', sizes.length > 0 ? [...sizes, 1].join(' → ') : text('cli.card.noNetwork')],
    ['cli.card.seed', NETWORK_SEED],
  ]
}

/** The card of a model as Markdown: data, period, exclusions, parameters and figures. */
export const modelCard = (input: CardInput, language: Language): string => {
  const { model, series, context, dataHash, rows, weeks } = input
  const text = (key: Key, values?: Readonly<Record<string, string | number>>): string =>
    say(language, key, values)
  const known = series.days.filter(({ date }) => date < model.origin)
  const unknownSlots = known.reduce(
    (sum, { counts }) => sum + counts.filter((count) => count === null).length,
    0,
  )
  const first = known[0]?.date ?? model.origin
  const excluded = context.excluded.filter(
    (period) => concerns(period, model.id) && period.from < model.origin && period.to >= first,
  )
  const events = context.events.filter((event) => concerns(event, model.id))
  const types = [...new Set(events.map(({ type }) => type))].sort()
  const { pace } = model.filter
  const facts: [Key, string][] = [
    ['cli.card.hash', dataHash],
    ['cli.card.period', `${known[0]?.date ?? ''} – ${known.at(-1)?.date ?? ''}`],
    ['cli.card.days', String(known.length)],
    ['cli.card.unknown', String(unknownSlots)],
    [
      'cli.card.excluded',
      excluded.map(({ from, to, reason }) => `${from} – ${to} (${reason[language]})`).join('; ') || '–',
    ],
    ['cli.card.events', types.join(', ') || '–'],
    ...(context.rokuyo ? [['forecast.card.rokuyo', text('forecast.card.used')] as [Key, string]] : []),
    [
      'cli.card.weather',
      context.weather.length > 0 ? `${context.weather[0]!.date} – ${context.weather.at(-1)!.date}` : '–',
    ],
    ['cli.card.champion', text(`cli.model.${model.champion}`)],
    [
      'cli.card.weights',
      membersOf(model.weights)
        .map((member, i) => `${text(`cli.model.${member}`)} ${weightText(model.weights[i]!, language)}`)
        .join(', '),
    ],
    [
      'cli.card.parameters',
      `level ${pace.level}, alarm ${pace.alarm}, swing ${pace.swing}, recall ${pace.recall}, habit ${pace.habit}, reach ${pace.reach}; ` +
        `effects ${model.effects.length}, noise ${model.filter.noise.toPrecision(3)}, bands ${model.bands[model.champion]!.toPrecision(3)}`,
    ],
    ...networkFacts(model, text),
  ]
  return [
    `# ${model.id}`,
    '',
    ...table([[text('cli.card.what'), ''], ...facts.map(([key, value]) => [text(key), value])]),
    '',
    `## ${text('cli.card.figures', { weeks })}`,
    '',
    ...(rows.length > 0 ? table(accuracyTable(rows, language)) : [text('forecast.card.untested')]),
    '',
  ].join('\n')
}
