import type { ChartConfiguration, ChartOptions } from 'chart.js'
import type { Text } from '../text.ts'

/** A chart as data: what `<ChartView>` draws and a test can read. */
export type Figure = ChartConfiguration<
  'bar' | 'line',
  (number | null | [number, number])[],
  string | string[]
>

/** The colours of style.css that charts use. A test holds the two together. */
export const COLOUR = {
  ink: '#1c2733',
  soft: '#55606d',
  grid: '#e4e2da',
  past: '#a9b3bf',
  indigo: '#1d4f86',
  band80: '#a8c4e2',
  band95: '#d9e6f3',
  fit: '#9fcfb2',
  short: '#e0604c',
  surplus: '#f1cf6b',
  closed: '#dddcd6',
  event: '#fbe9bd',
  late: '#c2571a',
} as const

interface Axis {
  readonly title: string
  /** Lowest end of the scale's top, so that tiny values do not fill the chart. */
  readonly atLeast?: number
  readonly max?: number
  /** Where the scale begins; absent: nought. */
  readonly least?: number
  readonly whole?: boolean
}

/** Width of the axes of charts that stand one above the other, so that their slots do too. */
const ALIGNED = 54

const LABEL_WIDTH = 44

/** Writes as many of the labels as the chart's width has room for, at equal steps. */
const spaced = (labels: readonly (string | string[] | null)[]) => {
  const places = labels.flatMap((label, index) => (label === null ? [] : [index]))
  return function (this: { readonly chart: { readonly width: number } }, _: unknown, index: number) {
    const step = Math.max(1, Math.ceil((places.length * LABEL_WIDTH) / this.chart.width))
    return places.indexOf(index) % step === 0 ? (labels[index] ?? null) : null
  }
}

const align = (scale: { width: number }): void => {
  scale.width = ALIGNED
}

const valueAxis = ({ title, atLeast, max, least, whole }: Axis) => ({
  ...(least === undefined ? { beginAtZero: true } : { min: least }),
  ...(atLeast === undefined ? {} : { suggestedMax: atLeast }),
  ...(max === undefined ? {} : { max }),
  title: { display: true, text: title, color: COLOUR.soft },
  border: { display: false },
  grid: { color: COLOUR.grid },
  ticks: {
    maxTicksLimit: 6,
    ...(whole ? { precision: 0 } : {}),
  },
})

/**
 * Options all charts share. `x.labels` names the ticks to write, null where none is. Legend and pointed-at values are
 * the page's own, so that they speak its language and can be read aloud. `aligned` charts can stand one above the other.
 */
export function options(
  x: { readonly title?: string; readonly labels?: readonly (string | string[] | null)[] },
  left: Axis,
  right?: Axis,
  aligned?: 'aligned',
): ChartOptions<'bar' | 'line'> {
  const width = aligned ? { afterFit: align } : {}
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    events: [],
    layout: { padding: { top: 4, right: aligned && !right ? ALIGNED : 4 } },
    scales: {
      x: {
        ...(x.title ? { title: { display: true, text: x.title, color: COLOUR.soft } } : {}),
        grid: { display: false },
        border: { color: COLOUR.soft },
        ticks: x.labels
          ? { maxRotation: 0, autoSkip: false, callback: spaced(x.labels) }
          : { maxRotation: 0, autoSkipPadding: 6 },
      },
      y: { ...valueAxis(left), ...width },
      ...(right
        ? { y2: { ...valueAxis(right), ...width, position: 'right' as const, grid: { display: false } } }
        : {}),
    },
  }
}

/** A bar dataset that fills its whole category: a background for events or closed days, on a scale of its own. */
export const backdrop = (label: string, marked: readonly boolean[], colour: string) => ({
  type: 'bar' as const,
  label,
  data: marked.map((on) => (on ? 1 : null)),
  yAxisID: 'backdrop',
  backgroundColor: colour,
  barPercentage: 1,
  categoryPercentage: 1,
  grouped: false,
  order: 10,
})

/** The scale behind `backdrop`. */
export const backdropScale = { display: false, min: 0, max: 1 } as const

/** A label for a band such as 予測の幅(80 %). */
export const bandLabel = (text: Text, share: number): string =>
  text.t('page.band', { percent: text.number(share * 100) })
