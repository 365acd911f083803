import type { BacktestDetail } from '../../core/forecast/types.ts'
import { coverageOf, honestRange, tenthsOf } from '../backtest.ts'
import { Panel, SIGN, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { text } from '../state.ts'

/** Whether the bands hold what they promise: nominal against observed coverage, and where in its band each day fell. */
export function Calibration({ detail }: { detail: BacktestDetail }) {
  const { t, percent } = text.value
  const coverage = coverageOf(detail.calibration)
  return (
    <Panel title={t('page.backtest.calibration')} note={t('page.backtest.calibrationNote')}>
      <div class="calibration">
        <Plot coverage={coverage} />
        <Table
          caption={t('page.backtest.calibration')}
          rows={coverage}
          columns={({ head, num }) => [
            head(t('page.backtest.nominal'), (row) => percent(row.nominal, 0)),
            num(t('page.backtest.observed'), (row) => (
              <Signed fit={row.fit}>
                {percent(row.observed, 0)} {t(`page.backtest.band.${row.fit}`)}
              </Signed>
            )),
          ]}
        />
      </div>
      <h3>{t('page.backtest.tenths')}</h3>
      <Tenths calibration={detail.calibration} />
      <p class="note">{t('page.backtest.tenthsNote')}</p>
    </Panel>
  )
}

const SIDE = 150

/** Observed against nominal coverage; on the diagonal the bands are honest. */
function Plot({ coverage }: { coverage: ReturnType<typeof coverageOf> }) {
  const { t } = text.value
  const at = (value: number) => value * SIDE
  return (
    <svg
      class="plot"
      viewBox={`-34 -8 ${SIDE + 48} ${SIDE + 46}`}
      role="img"
      aria-label={t('page.chart', { what: t('page.backtest.plotLabel') })}
    >
      {[0, 0.2, 0.4, 0.6, 0.8, 1].map((value) => (
        <g key={value}>
          <path class="grid" d={`M0 ${SIDE - at(value)}H${SIDE}M${at(value)} 0V${SIDE}`} />
          <text x={-6} y={SIDE - at(value) + 4} text-anchor="end">
            {value * 100}
          </text>
          <text x={at(value)} y={SIDE + 14} text-anchor="middle">
            {value * 100}
          </text>
        </g>
      ))}
      <path class="ideal" d={`M0 ${SIDE}L${SIDE} 0`} />
      <polyline points={coverage.map((row) => `${at(row.nominal)},${SIDE - at(row.observed)}`).join(' ')} />
      {coverage.map((row) => (
        <circle key={row.nominal} cx={at(row.nominal)} cy={SIDE - at(row.observed)} r={3.5} />
      ))}
      <text x={SIDE / 2} y={SIDE + 32} text-anchor="middle">
        {t('page.backtest.nominal')} %
      </text>
      <text transform={`translate(-25 ${SIDE / 2})rotate(-90)`} text-anchor="middle">
        {t('page.backtest.observed')} %
      </text>
    </svg>
  )
}

/** Days by tenth of their distribution, lowest first, on a strip that chance explains. */
function Tenths({ calibration }: { calibration: readonly number[] }) {
  const { t, number } = text.value
  const tenths = tenthsOf(calibration)
  const [low, high] = honestRange(
    tenths.reduce((sum, { days }) => sum + days, 0),
    0.1,
  )
  const top = Math.max(high, ...calibration) * 1.15 || 1
  const share = (value: number) => `${(value / top) * 100}%`
  return (
    <ol class="tenths" aria-label={t('page.backtest.tenths')}>
      {tenths.map(({ days, fit }, tenth) => (
        <li key={tenth}>
          <span class="column">
            <span class="strip" style={{ bottom: share(low), height: share(high - low) }} />
            <span class={`bar ${fit}`} style={{ height: share(days) }} />
            <b style={{ bottom: share(days) }}>
              {fit === 'fit' ? '' : SIGN[fit]}
              {number(days)}
            </b>
          </span>
          <small>
            {tenth * 10}–{tenth * 10 + 10}
          </small>
        </li>
      ))}
    </ol>
  )
}
