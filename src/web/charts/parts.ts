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
import { COLOUR, type Figure } from './look.ts'

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

/** Draws a figure. Only the parts of the library that the page uses are bundled. */
export const draw = (canvas: HTMLCanvasElement, figure: Figure): Chart =>
  new Chart(canvas, figure as ChartConfiguration)
