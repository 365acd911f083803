import { type Key, type Language, say } from '../words/say.ts'
import { accuracyTable } from './card.ts'
import type { BacktestDetail, Residual, RokuyoGain, WeatherGain } from './types.ts'

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const signed = (share: number): string =>
  `${share < 0 ? '−' : share > 0 ? '+' : '±'}${percent(Math.abs(share))}`

/** Heads and cells of a back-test by lead and kind of day: one row a model, lead and kind. */
export const leadTable = ({ leads, model: champion }: BacktestDetail, language: Language): string[][] => {
  const [head = [], ...rows] = accuracyTable(
    leads.map(({ model, accuracy }) => ({ queue: '', model, accuracy, champion: model === champion })),
    language,
  )
  return [
    [say(language, 'forecast.backtest.lead'), say(language, 'forecast.backtest.days'), ...head],
    ...rows.map((row, i) => {
      const { lead, days } = leads[i]!
      const span = lead.from === lead.to ? `${lead.from}` : `${lead.from}–${lead.to}`
      return [span, say(language, `forecast.backtest.${days}`), ...row]
    }),
  ]
}

/** What came against what was expected, by weekday and by type of event. */
export const residualTable = ({ weekdays, events }: BacktestDetail, language: Language): string[][] => {
  const row = (name: string, { days, expected, actual, share }: Residual): string[] => [
    name,
    String(days),
    expected.toFixed(0),
    actual.toFixed(0),
    signed(share),
  ]
  return [
    ...weekdays.map((one) => row(say(language, `forecast.weekday${one.weekday}` as Key), one)),
    ...events.map((one) => row(one.name[language], one)),
  ]
}

/** What 六曜 are worth, queue by queue. */
export const rokuyoTable = (
  gains: readonly RokuyoGain[],
  nameOf: (queue: string) => string,
  language: Language,
): string[][] => [
  (
    [
      'forecast.weather.queue',
      'forecast.rokuyo.without',
      'forecast.rokuyo.used',
      'forecast.weather.gain',
    ] as const
  ).map((key) => say(language, key)),
  ...gains.map(({ queue, without, used, gain }) => [
    nameOf(queue),
    percent(without.wape),
    percent(used.wape),
    signed(gain),
  ]),
]

/** What weather is worth, queue by queue. */
export const weatherTable = (
  gains: readonly WeatherGain[],
  nameOf: (queue: string) => string,
  language: Language,
): string[][] => [
  (['queue', 'without', 'known', 'observed', 'gain', 'possible'] as const).map((head) =>
    say(language, `forecast.weather.${head}`),
  ),
  ...gains.map(({ queue, without, known, observed, gain, possibleGain }) => [
    nameOf(queue),
    percent(without.wape),
    percent(known.wape),
    percent(observed.wape),
    signed(gain),
    signed(possibleGain),
  ]),
]
