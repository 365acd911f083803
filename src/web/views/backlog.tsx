import type { Report } from '../../core/report/types.ts'
import type { Estimate, SimulatedWork } from '../../core/simulation/types.ts'
import { Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { isClosedOn, nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { Ranged, RangedShare } from './waits-table.tsx'

/** What is left of back-office work at the end of each day, and what became of outbound hours. */
export function Backlog({ report }: { report: Report }) {
  const { work = [], outbound = [] } = report.simulation
  return (
    <>
      {work.length > 0 ? <Work report={report} work={work} /> : null}
      {outbound.length > 0 ? <Outbound report={report} /> : null}
    </>
  )
}

/** Hours or days of which one would still speak. */
const some = (value: Estimate): boolean => value.mean >= 0.05

/** Share late from which it deserves a sign. */
const LATE = 0.01

function Work({ report, work }: { report: Report; work: readonly SimulatedWork[] }) {
  const { t, number, day } = text.value
  const dates = report.dates.filter((date) => !isClosedOn(report, date))
  const most = Math.max(1, ...work.flatMap(({ days }) => days.map(({ backlogHours }) => backlogHours.mean)))
  const hours = (value: number) => number(value, 1)
  const left = (found: SimulatedWork['days'][number] | undefined) =>
    found ? (
      <span class="pile">
        <i style={{ height: `${(found.backlogHours.mean / most) * 100}%` }} />
        <span>
          {hours(found.backlogHours.mean)}
          <small class="under">
            {some(found.backlogHours) && some(found.oldestDays)
              ? t('page.waits.oldest', { days: number(found.oldestDays.mean, 1) })
              : ''}
          </small>
        </span>
      </span>
    ) : (
      '－'
    )
  return (
    <Panel title={t('page.waits.backlog')} note={t('page.waits.backlogNote')}>
      <Table
        caption={t('page.waits.backlog')}
        rows={work}
        columns={({ head, num }) => [
          head(t('page.work.task'), (row) => nameIn(report.tasks ?? [], row.task)),
          ...dates.map((date) => num(day(date), (row) => left(row.days.find((one) => one.date === date)))),
          num(t('page.waits.yielded'), (row) => <Ranged value={row.yieldedHours} as={hours} />),
          num(t('page.waits.late'), (row) => (
            <Signed fit={row.lateShare.mean >= LATE ? 'short' : 'fit'}>
              <RangedShare value={row.lateShare} />
            </Signed>
          )),
        ]}
      />
    </Panel>
  )
}

function Outbound({ report }: { report: Report }) {
  const { t, number } = text.value
  const { outbound = [] } = report.simulation
  const hours = (value: number) => number(value, 1)
  return (
    <Panel title={t('page.waits.outbound')} note={t('page.waits.outboundNote')}>
      <Table
        caption={t('page.waits.outbound')}
        rows={outbound}
        columns={({ head, num }) => [
          head(t('page.work.task'), (row) => nameIn(report.tasks ?? [], row.task)),
          num(t('page.waits.placedHours'), (row) => hours(row.placedHours)),
          num(t('page.waits.yieldedHours'), (row) => <Ranged value={row.yieldedHours} as={hours} />),
          num(t('page.waits.gapHours'), (row) => <Ranged value={row.gapHours} as={hours} />),
          num(t('page.waits.spoken'), (row) => (
            <strong>{hours(row.placedHours - row.yieldedHours.mean + row.gapHours.mean)}</strong>
          )),
        ]}
      />
    </Panel>
  )
}
