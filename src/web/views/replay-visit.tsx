import { useSignal } from '@preact/signals'
import type { Report } from '../../core/report/types.ts'
import type { Replay } from '../../core/simulation/types.ts'
import { Table } from '../parts/table.tsx'
import type { Desk, Stay } from '../replay.ts'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'

/** 10:42:05 */
const clockOf = (second: number): string => {
  const whole = Math.round(second)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${Math.floor(whole / 3600)}:${two((whole / 60) % 60)}:${two(whole % 60)}`
}

const whoServed = (report: Report, replay: Replay, { visit }: Stay): string => {
  const duty = visit.duty === undefined ? undefined : replay.duties[visit.duty]
  return report.people.find(({ id }) => id === duty?.person)?.name ?? ''
}

const remarksOf = (stay: Stay): string[] => {
  const { t } = text.value
  return [
    ...(stay.visit.onward ? [t('page.replay.onward')] : []),
    ...(stay.isHelp ? [t('page.replay.help')] : []),
    ...(stay.isLong ? [`▼ ${t('page.replay.late')}`] : []),
    ...(stay.visit.start === undefined ? [`× ${t('page.replay.lost')}`] : []),
  ]
}

interface TellingProps {
  readonly report: Report
  readonly replay: Replay
  readonly stay: Stay | undefined
}

/** The chosen visit in words. */
export function Telling({ report, replay, stay }: TellingProps) {
  const { t, wait } = text.value
  if (!stay)
    return (
      <p class="telling" role="status">
        {t('page.replay.point')}
      </p>
    )
  const { visit } = stay
  const who = whoServed(report, replay, stay)
  return (
    <p class="telling" role="status">
      <strong>{nameIn(report.queues, visit.queue)}</strong>
      <span>{t('page.replay.arrived', { time: clockOf(visit.arrival) })}</span>
      <span>{t('page.replay.waited', { wait: wait(stay.waitSeconds) })}</span>
      {visit.start === undefined ? null : (
        <span>
          {t('page.replay.served', {
            from: clockOf(visit.start),
            to: clockOf(visit.end),
            time: wait(visit.end - visit.start),
          })}
        </span>
      )}
      {who ? <span lang="ja">{who}</span> : null}
      {remarksOf(stay).map((remark) => (
        <b key={remark}>{remark}</b>
      ))}
    </p>
  )
}

/** What the marks of a bar stand for. */
export function ReplayLegend() {
  const { t } = text.value
  return (
    <ul class="legend">
      {(['window', 'phone', 'onward', 'help', 'late'] as const).map((mark) => (
        <li key={mark}>
          <span class={`visit ${mark === 'phone' ? '' : 'window'} ${mark}`} />
          {t(`page.replay.${mark}`)}
        </li>
      ))}
      <li>
        <span class="post window" />
        {t('page.replay.post')}
      </li>
      <li>
        <b>×</b> {t('page.replay.lost')}
      </li>
    </ul>
  )
}

/** Every visit of the day as a table, made when it is asked for. */
export function VisitTable({
  report,
  replay,
  desks,
}: Omit<TellingProps, 'stay'> & { readonly desks: readonly Desk[] }) {
  const { t, wait } = text.value
  const isOpen = useSignal(false)
  const rows = desks.flatMap(({ stays }) => stays).toSorted((a, b) => a.visit.arrival - b.visit.arrival)
  return (
    <details
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open
      }}
    >
      <summary>{t('page.replay.table', { n: rows.length })}</summary>
      {isOpen.value ? (
        <Table
          caption={t('page.replay.table', { n: rows.length })}
          rows={rows}
          height={480}
          columns={({ head, col, num }) => [
            head(t('page.replay.arrival'), ({ visit }) => clockOf(visit.arrival)),
            col(t('page.queue'), ({ visit }) => nameIn(report.queues, visit.queue)),
            num(t('page.replay.wait'), (row) => wait(row.waitSeconds)),
            num(t('page.replay.start'), ({ visit }) =>
              visit.start === undefined ? '－' : clockOf(visit.start),
            ),
            num(t('page.replay.end'), ({ visit }) => clockOf(visit.end)),
            col(t('page.staff'), (row) => <span lang="ja">{whoServed(report, replay, row)}</span>),
            col(t('page.replay.remark'), (row) => remarksOf(row).join(', ')),
          ]}
        />
      ) : null}
    </details>
  )
}
