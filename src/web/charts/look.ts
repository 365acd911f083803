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
  readonly ticks?: (value: number) => string
  readonly whole?: boolean
}

const valueAxis = ({ title, atLeast, max, ticks, whole }: Axis) => ({
  beginAtZero: true,
  ...(atLeast === undefined ? {} : { suggestedMax: atLeast }),
  ...(max === undefined ? {} : { max }),
  title: { display: true, text: title, color: COLOUR.soft },
  border: { display: false },
  grid: { color: COLOUR.grid },
  ticks: {
    maxTicksLimit: 6,
    ...(whole ? { precision: 0 } : {}),
    ...(ticks ? { callback: (value: string | number) => ticks(Number(value)) } : {}),
  },
})

/**
 * Options all charts share: no animation, tick labels of `x.labels` where it names some, tooltips for a whole slot or day. The legend is the page's own.
 */
export function options(
  x: { readonly title?: string; readonly labels?: readonly (string | null)[] },
  left: Axis,
  right?: Axis,
): ChartOptions<'bar' | 'line'> {
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: 'index', intersect: false },
    layout: { padding: { top: 4, right: 4 } },
    plugins: {
      tooltip: {
        filter: (item) => item.dataset.yAxisID !== 'backdrop' && item.parsed.y !== null,
        backgroundColor: COLOUR.ink,
        padding: 8,
        displayColors: false,
      },
    },
    scales: {
      x: {
        ...(x.title ? { title: { display: true, text: x.title, color: COLOUR.soft } } : {}),
        grid: { display: false },
        border: { color: COLOUR.soft },
        ticks: x.labels
          ? { maxRotation: 0, autoSkip: false, callback: (_, index) => x.labels?.[index] ?? null }
          : { maxRotation: 0, autoSkipPadding: 6 },
      },
      y: valueAxis(left),
      ...(right ? { y2: { ...valueAxis(right), position: 'right' as const, grid: { display: false } } } : {}),
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
