import type { ComponentChildren } from 'preact'
import type { Report } from '../../core/report/types.ts'
import type { Estimate } from '../../core/simulation/types.ts'
import type { Fit } from '../fit.ts'
import { Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { choose, text } from '../state.ts'
import { standing } from '../targets.ts'

interface RangedProps {
  readonly value: Estimate
  readonly as: (value: number) => string
  /** How the lower end is written, where the upper end's unit serves both. */
  readonly from?: (value: number) => string
}

/** A mean with its interval in small beneath, unless the interval is too narrow to be written. */
export function Ranged({ value, as, from = as }: RangedProps) {
  return (
    <>
      {as(value.mean)}
      {as(value.low) === as(value.high) ? null : (
        <small class="under">
          {from(value.low)}–{as(value.high)}
        </small>
      )}
    </>
  )
}

/** A share with its interval, in percent. */
export function RangedShare({ value }: { value: Estimate }) {
  const { number, percent } = text.value
  return <Ranged value={value} as={percent} from={(low) => number(low * 100, 1)} />
}

/** How each queue did in the simulated week. */
export function WaitsTable({ report, chosen }: { report: Report; chosen: string }) {
  const { t, name, number, percent, wait } = text.value
  const rows = report.simulation.queues.flatMap((simulated) => {
    const queue = report.queues.find((one) => one.id === simulated.queue)
    return queue ? [{ ...simulated, ...queue }] : []
  })
  const lowest = Math.min(1, ...rows.map((row) => Math.min(row.withinTarget.low, row.targetShare)))
  const floor = Math.max(0, Math.floor(lowest * 10 - 1) / 10)
  return (
    <Table
      caption={t('page.waits.title')}
      rows={rows}
      tone={(row) => (row.id === chosen ? 'champion' : undefined)}
      columns={({ head, col, num }) => [
        head(t('page.queue'), (row) => (
          <>
            <button type="button" class="plain" onClick={() => choose({ queue: row.id })}>
              {name(row.name)}
            </button>
            <small class="under line">
              {t('page.targetWithin', { share: percent(row.targetShare, 0), wait: wait(row.targetSeconds) })}
            </small>
          </>
        )),
        num(t('page.arrivals'), (row) => (
          <>
            {number(row.arrivals.mean)}
            {row.onwardShare > 0 ? (
              <small class="under">{t('page.waits.onward', { share: percent(row.onwardShare, 0) })}</small>
            ) : null}
          </>
        )),
        num(t('page.meanWait'), (row) => (
          <Judged fit={standing(row, row).asa}>
            <Ranged value={row.meanWaitSeconds} as={wait} />
          </Judged>
        )),
        num(t('page.wait50'), (row) => wait(row.wait50Seconds.mean)),
        num(t('page.wait90'), (row) => wait(row.wait90Seconds.mean)),
        num(t('page.wait95'), (row) => wait(row.wait95Seconds.mean)),
        num(t('page.maxWait'), (row) => wait(row.maxWaitSeconds.mean)),
        num(t('page.within'), (row) => (
          <Signed fit={standing(row, row).within}>
            <RangedShare value={row.withinTarget} />
          </Signed>
        )),
        col(t('page.waits.bar', { from: number(floor * 100) }), (row) => (
          <IntervalBar
            value={row.withinTarget}
            from={floor}
            target={row.targetShare}
            label={t('page.waits.barLabel', {
              share: percent(row.withinTarget.mean),
              target: percent(row.targetShare, 0),
            })}
          />
        )),
        num(t('page.abandoned'), (row) => (
          <Judged fit={standing(row, row).answered}>{percent(row.abandonedShare.mean)}</Judged>
        )),
        num(t('page.occupancy'), (row) => percent(row.occupancy.mean)),
        num(t('page.daysBelow'), (row) => number(row.daysBelowTarget.mean, 1)),
      ]}
    />
  )
}

/** A value, signed where there is a target for it. */
function Judged({ fit, children }: { fit: Fit | undefined; children: ComponentChildren }) {
  return fit ? <Signed fit={fit}>{children}</Signed> : <span>{children}</span>
}

interface BarProps {
  readonly value: Estimate
  /** The share at the bar's left end; its right end is 1. */
  readonly from: number
  readonly target: number
  readonly label: string
}

/** A share with its interval on a line up to 100 %, and a tick where the target is. */
function IntervalBar({ value, from, target, label }: BarProps) {
  const at = (share: number) => `${Math.max(0, Math.min(1, (share - from) / (1 - from))) * 100}%`
  return (
    <div class="interval" role="img" aria-label={label}>
      <span class="mean" style={{ width: at(value.mean) }} />
      <span class="range" style={{ left: at(value.low), right: `calc(100% - ${at(value.high)})` }} />
      <span class="target" style={{ left: at(target) }} />
    </div>
  )
}
