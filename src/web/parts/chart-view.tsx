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
  Tooltip,
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
  Tooltip,
)
Chart.defaults.font.family = "'BIZ UDPGothic', sans-serif"
Chart.defaults.font.size = 12
Chart.defaults.color = COLOUR.soft

/** Only the parts of the library that the page uses are bundled. */
const draw = (canvas: HTMLCanvasElement, figure: Figure): Chart =>
  new Chart(canvas, figure as ChartConfiguration)

interface Props {
  readonly figure: Figure
  /** What the picture shows, in words, for those who do not see it. */
  readonly label: string
  readonly height?: number
}

/** One chart on the page: drawn once, updated when its figure changes, and when a font it waits for arrives. */
export function ChartView({ figure, label, height = 260 }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const chart = useRef<ReturnType<typeof draw>>(null)
  useEffect(() => {
    const drawn = draw(canvas.current!, figure)
    chart.current = drawn
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
      <ul class="legend" aria-hidden="true">
        {figure.data.datasets.map((dataset) => (
          <li key={dataset.label}>
            <i
              class={dataset.type === 'line' ? 'stroke' : 'fill'}
              style={{ background: tint(dataset.backgroundColor) }}
            />
            {dataset.label}
          </li>
        ))}
      </ul>
      <div style={{ height: `${height}px` }}>
        <canvas ref={canvas} role="img" aria-label={text.value.t('page.chart', { what: label })} />
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
