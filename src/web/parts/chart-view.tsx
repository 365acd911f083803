import { useSignal } from '@preact/signals'
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js'
import { useEffect, useRef } from 'preact/hooks'
import { COLOUR, type Figure } from '../charts/look.ts'
import { text } from '../state.ts'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  // Hinted letters lose their descenders at some sizes; the style sheet says the same of the page's own text.
  {
    id: 'unhinted',
    beforeDraw: ({ ctx }) => {
      ctx.textRendering = 'geometricPrecision'
    },
  },
)
Chart.defaults.font.family = "'BIZ UDPGothic', sans-serif"
Chart.defaults.font.size = 12
Chart.defaults.color = COLOUR.soft

interface Props {
  readonly figure: Figure
  /** What the picture shows, in words, for those who do not see it. */
  readonly label: string
  readonly height?: number
}

/** One chart on the page: drawn once, updated when its figure changes, and when a font it waits for arrives. */
export function ChartView({ figure, label, height = 260 }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const chart = useRef<Chart>(null)
  const pointed = useSignal<{ readonly index: number; readonly x: number } | undefined>(undefined)
  useEffect(() => {
    const ground = canvas.current!
    const drawn = new Chart(ground, figure as ChartConfiguration)
    chart.current = drawn
    ground.addEventListener('mousemove', (event) => {
      const [at] = drawn.getElementsAtEventForMode(event, 'index', { intersect: false }, false)
      pointed.value = at && { index: at.index, x: at.element.x }
    })
    ground.addEventListener('mouseleave', () => {
      pointed.value = undefined
    })
    const redraw = () => drawn.update('none')
    document.fonts.addEventListener('loadingdone', redraw)
    return () => {
      document.fonts.removeEventListener('loadingdone', redraw)
      drawn.destroy()
    }
  }, [])
  useEffect(() => {
    if (!chart.current) return
    chart.current.data = figure.data as typeof chart.current.data
    chart.current.options = (figure.options ?? {}) as typeof chart.current.options
    chart.current.update('none')
  }, [figure])
  return (
    <div class="chart">
      <Legend figure={figure} />
      <div style={{ height: `${height}px` }}>
        <canvas ref={canvas} role="img" aria-label={text.value.t('page.chart', { what: label })} />
        {pointed.value ? <Values figure={figure} {...pointed.value} /> : null}
      </div>
    </div>
  )
}

/** The colour of a dataset, or all its colours side by side. */
const tint = (colour: unknown): string => {
  const all = Array.isArray(colour) ? [...new Set(colour)] : [colour]
  const stops = all.map((one, i) => `${one} ${(i / all.length) * 100}% ${((i + 1) / all.length) * 100}%`)
  return all.length > 1 ? `linear-gradient(to right, ${stops.join(', ')})` : String(all[0])
}

/** Whether a dataset is drawn as points, as a line or filled. */
const markOf = (dataset: Figure['data']['datasets'][number]): string => {
  if (dataset.type !== 'line') return 'fill'
  return 'showLine' in dataset && dataset.showLine === false ? 'point' : 'stroke'
}

function Legend({ figure }: { figure: Figure }) {
  return (
    <ul class="legend" aria-hidden="true">
      {figure.data.datasets.map((dataset) => (
        <li key={dataset.label}>
          <i class={markOf(dataset)} style={{ background: tint(dataset.backgroundColor) }} />
          {dataset.label}
        </li>
      ))}
    </ul>
  )
}

/** The values under the pointer. They are in the chart's table too, so nothing is lost without a pointer. */
function Values({ figure, index, x }: { figure: Figure; index: number; x: number }) {
  const { number } = text.value
  const write = (value: number) => number(value, Number.isInteger(value) ? 0 : 1)
  return (
    <div class="values" aria-hidden="true" style={{ left: `clamp(6em, ${x}px, 100% - 6em)` }}>
      <strong>{[figure.data.labels?.[index]].flat().join(' ')}</strong>
      {figure.data.datasets.map(({ label, data, yAxisID }) => {
        const value = data[index]
        if (value === null || value === undefined || yAxisID === 'backdrop') return null
        return (
          <span key={label}>
            {label} <b>{typeof value === 'number' ? write(value) : value.map(write).join('–')}</b>
          </span>
        )
      })}
    </div>
  )
}
