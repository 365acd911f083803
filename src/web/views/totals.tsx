import type { TotalForecast } from '../../core/forecast/types.ts'
import type { Report } from '../../core/report/types.ts'
import { bandText } from '../charts/forecast.ts'
import { bandLabel } from '../charts/look.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { isClosedOn, nameIn } from '../selection.ts'
import { text } from '../state.ts'

/** What the week brings to each team, department and the city. A band of a sum is not the sum of bands. */
export function Totals({ report }: { report: Report }) {
  const { t, number, day } = text.value
  const { totals = [], dates } = report
  if (totals.length === 0) return null
  const levels = report.forecast[0]?.levels ?? []
  const weekOf = (row: TotalForecast) =>
    row.weeks.find(({ from, to }) => from <= dates[0]! && dates[0]! <= to)
  return (
    <Panel title={t('page.totals')} note={t('page.totals.note')}>
      <Table
        caption={t('page.totals')}
        rows={totals}
        tone={(row) => (row.unit === 'city' ? 'total' : undefined)}
        columns={({ head, num }) => [
          head(t('page.team'), (row) => <Unit report={report} row={row} />),
          ...dates
            .filter((date) => !isClosedOn(report, date))
            .map((date) =>
              num(day(date), (row) => {
                const found = row.days.find((one) => one.date === date)
                return found ? number(found.mean) : '－'
              }),
            ),
          num(t('page.totals.week'), (row) => <strong>{number(weekOf(row)?.mean ?? 0)}</strong>),
          ...[0.8, 0.95].map((share) =>
            num(bandLabel(text.value, share), (row) =>
              bandText(text.value, levels, weekOf(row)?.quantiles ?? [], share),
            ),
          ),
        ]}
      />
    </Panel>
  )
}

function Unit({ report, row }: { report: Report; row: TotalForecast }) {
  const { name } = text.value
  if (row.unit === 'city') return <>{name(report.city)}</>
  if (row.unit === 'team') return <>{nameIn(report.teams, row.id)}</>
  if (row.unit === 'branch') return <>{nameIn(report.branches ?? [], row.id)}</>
  const queue = report.queues.find(({ id }) => id === row.queues[0])
  const team = report.teams.find(({ id }) => id === queue?.team)
  return <>{team ? name(team.department) : row.id}</>
}
