import type { Report } from '../../core/report/types.ts'
import { Meter } from '../parts/meter.tsx'
import { Numbered, Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { Who } from './roster-legend.tsx'
import { Ranged, RangedShare } from './waits-table.tsx'

/** How busy teams and people are at windows and phones, and how long after closing they are there. */
export function Occupancy({ report }: { report: Report }) {
  return (
    <div class="columns">
      <Teams report={report} />
      <People report={report} />
    </div>
  )
}

function Teams({ report }: { report: Report }) {
  const { t, number } = text.value
  const { teams, overtimeMinutes } = report.simulation
  return (
    <Panel title={t('page.waits.teams')} note={t('page.waits.occupancyNote')} class="long">
      <Table
        caption={t('page.waits.teams')}
        rows={teams}
        columns={({ head, col, num }) => [
          head(t('page.team'), (row) => (
            <Numbered report={report} team={row.team} name={nameIn(report.teams, row.team)} />
          )),
          col(t('page.occupancy'), (row) => (
            <Meter share={row.occupancy.mean}>
              <RangedShare value={row.occupancy} />
            </Meter>
          )),
          num(t('page.within'), (row) => <RangedShare value={row.withinTarget} />),
          num(t('page.daysBelow'), (row) => (
            <Ranged value={row.daysBelowTarget} as={(value) => number(value, 1)} />
          )),
          num(t('page.waits.overtime'), (row) => {
            const found = overtimeMinutes.find(({ team }) => team === row.team)
            return found ? <Ranged value={found.minutes} as={number} /> : '－'
          }),
        ]}
      />
      <p class="note">{t('page.waits.overtimeNote')}</p>
    </Panel>
  )
}

function People({ report }: { report: Report }) {
  const { t, number } = text.value
  const { people = [] } = report.simulation
  const found = new Map(people.map((one) => [one.person, one]))
  const rows = report.people.flatMap((person) => {
    const simulated = found.get(person.id)
    return simulated ? [{ ...person, ...simulated }] : []
  })
  if (rows.length === 0) return null
  return (
    <Panel title={t('page.waits.people')} note={t('page.waits.peopleNote')}>
      <Table
        caption={t('page.waits.people')}
        rows={rows}
        height={420}
        columns={({ head, col, num }) => [
          head(t('page.staff'), (row) => (
            <Numbered report={report} team={row.team} name={<Who person={row} />} />
          )),
          col(t('page.occupancy'), (row) => (
            <Meter share={row.occupancy.mean}>
              <RangedShare value={row.occupancy} />
            </Meter>
          )),
          num(t('page.waits.help'), (row) => <Ranged value={row.helpMinutes} as={number} />),
        ]}
      />
    </Panel>
  )
}
