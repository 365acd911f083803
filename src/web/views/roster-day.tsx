import type { Report } from '../../core/report/types.ts'
import type { LocalDate, Span } from '../../core/units/time.ts'
import { Marks } from '../parts/marks.tsx'
import { isImmediate, type Mark, teamNumber } from '../selection.ts'
import { text } from '../state.ts'
import { CellButton, cellKeys, daysByCell, type Team } from './roster-grid.tsx'
import { Who } from './roster-legend.tsx'
import { Coverage, lie, Work } from './roster-track.tsx'

interface Props {
  readonly report: Report
  readonly teams: readonly Team[]
  readonly date: LocalDate
  readonly marks: ReadonlyMap<string, Mark>
}

/** The hours the day's picture spans: whole hours around every shift. */
export const frameOf = (report: Report, date: LocalDate): Span => {
  const shifts = report.roster.flatMap((day) => (day.date === date && day.shift ? [day.shift] : []))
  const start = Math.min(...shifts.map((shift) => shift.startMinute), 510)
  const end = Math.max(...shifts.map((shift) => shift.endMinute), 1035)
  return { startMinute: Math.floor(start / 60) * 60, endMinute: Math.ceil(end / 60) * 60 }
}

/** One day: people against time, their work as lettered blocks; how each window and phone stands beneath. */
export function RosterDay({ report, teams, date, marks }: Props) {
  const { t, name, time, longDay } = text.value
  const frame = frameOf(report, date)
  const hours = Array.from(
    { length: (frame.endMinute - frame.startMinute) / 60 },
    (_, i) => frame.startMinute + i * 60,
  )
  const dayOf = daysByCell(report)
  const people = teams.flatMap((team) => report.people.filter((person) => person.team === team.id))
  return (
    <div class="table">
      <table
        class="gantt"
        style={{ '--hours': hours.length }}
        onKeyDown={cellKeys(
          report,
          people.map(({ id }) => id),
          [date],
        )}
      >
        <caption class="spoken">{t('page.roster.dayTitle', { day: longDay(date) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('page.staff')}</th>
            <th scope="col" class="hours">
              <div class="track">
                {hours.map((hour) => (
                  <span key={hour} style={{ left: lie({ startMinute: hour, endMinute: hour }, frame).left }}>
                    {time(hour)}
                  </span>
                ))}
              </div>
            </th>
          </tr>
        </thead>
        {teams.map((team) => (
          <tbody key={team.id}>
            <tr class="team">
              <th scope="rowgroup" colSpan={2}>
                {teamNumber(report, team.id)} {name(team.name)}
                <small>{name(team.department)}</small>
              </th>
            </tr>
            {report.people
              .filter((person) => person.team === team.id)
              .map((person) => (
                <tr key={person.id}>
                  <th scope="row">
                    <CellButton name={person.name} day={dayOf(person.id, date)} first={person === people[0]}>
                      <Who person={person} />
                      <Marks report={report} day={dayOf(person.id, date)} />
                    </CellButton>
                  </th>
                  <td>
                    <Work
                      day={dayOf(person.id, date)}
                      team={team}
                      frame={frame}
                      report={report}
                      marks={marks}
                    />
                  </td>
                </tr>
              ))}
            {report.activities
              .filter((activity) => activity.team === team.id && isImmediate(activity))
              .map((activity) => (
                <tr key={activity.id} class="coverage">
                  <th scope="row">
                    {marks.get(activity.id)?.letter} {name(activity.name)}
                  </th>
                  <td>
                    <Coverage report={report} activity={activity.id} date={date} frame={frame} />
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
