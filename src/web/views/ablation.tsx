import type { Accuracy, RokuyoGain, WeatherGain } from '../../core/forecast/types.ts'
import type { Report } from '../../core/report/types.ts'
import { Lean } from '../parts/lean.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'

interface Props {
  readonly report: Report
  readonly weather: readonly WeatherGain[]
  readonly rokuyo: readonly RokuyoGain[]
}

/** What a regressor is worth: the back-test without it and with it. Nothing is claimed that was not measured. */
export function Ablation({ report, weather, rokuyo }: Props) {
  return (
    <>
      {weather.length > 0 ? <Weather report={report} weather={weather} /> : null}
      {rokuyo.length > 0 ? <Rokuyo report={report} rokuyo={rokuyo} /> : null}
    </>
  )
}

const wape = ({ wape }: Accuracy): string => text.value.percent(wape)
const mostOf = (gains: readonly number[]): number => Math.max(0.01, ...gains.map(Math.abs))

/** Whether a gain is worth speaking of: half a percent of the error either way. */
const wordOf = (gain: number): string => {
  const { t } = text.value
  if (Math.abs(gain) < 0.005) return `－ ${t('page.ablation.same')}`
  return gain > 0 ? `○ ${t('page.ablation.helps')}` : `▼ ${t('page.ablation.hurts')}`
}

function Weather({ report, weather }: Omit<Props, 'rokuyo'>) {
  const { t } = text.value
  const most = mostOf(weather.flatMap(({ gain, possibleGain }) => [gain, possibleGain]))
  return (
    <Panel title={t('page.ablation.weather')} note={t('page.ablation.weatherNote')}>
      <Table
        caption={t('page.ablation.weather')}
        rows={weather}
        columns={({ head, col, num }) => [
          head(t('page.queue'), (row) => nameIn(report.queues, row.queue)),
          num(t('page.ablation.without'), (row) => wape(row.without)),
          num(t('page.ablation.known'), (row) => wape(row.known)),
          num(t('page.ablation.observed'), (row) => wape(row.observed)),
          col(t('page.ablation.gain'), (row) => <Lean share={row.gain} most={most} />),
          col(t('page.ablation.possible'), (row) => <Lean share={row.possibleGain} most={most} />),
          col(t('page.ablation.word'), (row) => wordOf(row.gain)),
        ]}
      />
    </Panel>
  )
}

function Rokuyo({ report, rokuyo }: Omit<Props, 'weather'>) {
  const { t } = text.value
  const most = mostOf(rokuyo.map(({ gain }) => gain))
  return (
    <Panel title={t('page.ablation.rokuyo')} note={t('page.ablation.rokuyoNote')}>
      <Table
        caption={t('page.ablation.rokuyo')}
        rows={rokuyo}
        columns={({ head, col, num }) => [
          head(t('page.queue'), (row) => nameIn(report.queues, row.queue)),
          num(t('page.ablation.without'), (row) => wape(row.without)),
          num(t('page.ablation.used'), (row) => wape(row.used)),
          col(t('page.ablation.gain'), (row) => <Lean share={row.gain} most={most} />),
          col(t('page.ablation.word'), (row) => wordOf(row.gain)),
        ]}
      />
    </Panel>
  )
}
