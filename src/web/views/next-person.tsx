import { weekday } from '../../core/calendar/date.ts'
import type { Report, ReportLoad } from '../../core/report/types.ts'
import type { StaffingPoint } from '../../core/requirement/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { Table } from '../parts/table.tsx'
import type { Activity } from '../selection.ts'
import { text } from '../state.ts'
import { targetLines } from '../targets.ts'

type LoadSlot = ReportLoad['slots'][number]

interface Props {
  readonly activity: Activity
  readonly date: LocalDate
  readonly slot: LoadSlot
}

/** A wait as text; without end where fewer people than needed to keep up. */
export const waitOf = ({ meanWaitSeconds }: StaffingPoint): string =>
  Number.isFinite(meanWaitSeconds) ? text.value.wait(meanWaitSeconds) : text.value.t('page.unstable')

/** What one more person buys in a slot and one fewer costs: in a sentence, then figure by figure. */
export function NextPerson({ activity, date, slot }: Props) {
  const { t, name, weekday: nameOf, time } = text.value
  const now = slot.curve[slot.placed]
  const more = slot.curve[slot.placed + 1]
  const fewer = slot.curve[slot.placed - 1]
  if (!now) return null
  const where = {
    weekday: nameOf(weekday(date)),
    time: time(slot.startMinute),
    activity: name(activity.name),
    placed: slot.placed,
    from: waitOf(now),
  }
  const rows = [
    ...(more ? [{ key: 'more' as const, point: more }] : []),
    ...(fewer ? [{ key: 'fewer' as const, point: fewer }] : []),
  ]
  return (
    <>
      <p class="lead">
        {more
          ? t('page.next.more', { ...where, next: more.people, to: waitOf(more) })
          : t('page.next.full', where)}
      </p>
      <Differences rows={rows} now={now} />
    </>
  )
}

interface Row {
  readonly key: 'more' | 'fewer'
  readonly point: StaffingPoint
}

function Differences({ rows, now }: { rows: readonly Row[]; now: StaffingPoint }) {
  const { t, language, percent, signed, yen } = text.value
  const points = (by: number) => `${signed(by * 100, 1)} ${t('page.unit.points')}`
  const minus = language === 'ja' ? '▲' : '−'
  const money = (by: number) => `${by < -0.5 ? minus : by > 0.5 ? '+' : '±'}${yen(Math.abs(by))}`
  return (
    <Table
      caption={t('page.next.table')}
      rows={rows}
      columns={({ head, num }) => [
        head(t('page.next.change'), ({ key, point }) => t(`page.next.${key}Row`, { n: point.people })),
        num(t('page.meanWait'), ({ point }) => `${waitOf(now)} → ${waitOf(point)}`),
        num(t('page.within'), ({ point }) => (
          <>
            {percent(now.serviceLevel, 0)} → {percent(point.serviceLevel, 0)}
            <small class="under">{points(point.serviceLevel - now.serviceLevel)}</small>
          </>
        )),
        num(t('page.abandoned'), ({ point }) => (
          <>
            {percent(now.abandonedShare)} → {percent(point.abandonedShare)}
          </>
        )),
        num(t('page.loss'), ({ point }) => (
          <>
            {money(point.lossYen - now.lossYen)}
            <small class="under">{yen(point.lossYen)}</small>
          </>
        )),
      ]}
    />
  )
}

/** The targets that a desk's requirement keeps, with their formulas. */
export function Targets({ report, activity }: { report: Report; activity: Activity }) {
  const { t } = text.value
  const lines = report.queues
    .filter((queue) => queue.activity === activity.id)
    .flatMap((queue) => targetLines(queue, text.value))
  return (
    <ul class="note targets">
      {[...lines, t('page.next.fewest')].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
