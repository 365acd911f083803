import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { Marks } from '../parts/marks.tsx'
import { isClosedOn, teamNumber } from '../selection.ts'
import { linkTo, text } from '../state.ts'
import { CellButton, cellKeys, daysByCell, type Team } from './roster-grid.tsx'
import { ShiftCode, Who } from './roster-legend.tsx'

/** Minutes that count as hours: blocks and the paid short breaks between them. */
export const workedMinutes = ({ blocks, shortBreaks = [] }: PersonDay): number =>
  [...blocks, ...shortBreaks].reduce((sum, span) => sum + span.endMinute - span.startMinute, 0)

interface Props {
  readonly report: Report
  readonly teams: readonly Team[]
  readonly dates: readonly LocalDate[]
}

/** People by days: shift, hours, leave; how many are there at the foot of each team. */
export function RosterWeek({ report, teams, dates }: Props) {
  const { t, name, number, day } = text.value
  const dayOf = daysByCell(report)
  const holidayOf = (date: LocalDate) => report.holidays.find((holiday) => holiday.date === date)?.name
  const people = teams.flatMap((team) => report.people.filter((person) => person.team === team.id))
  return (
    <div class="table">
      <table
        class="roster"
        onKeyDown={cellKeys(
          report,
          people.map(({ id }) => id),
          dates,
        )}
      >
        <caption class="spoken">{t('page.roster.weekTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('page.staff')}</th>
            {dates.map((date) => (
              <th scope="col" key={date} class={isClosedOn(report, date) ? 'closed' : undefined}>
                {isClosedOn(report, date) ? (
                  day(date)
                ) : (
                  <a href={linkTo({ view: 'roster', date, scale: 'day' })}>{day(date)}</a>
                )}
                {holidayOf(date) ? <small lang="ja">{holidayOf(date)}</small> : null}
              </th>
            ))}
            <th scope="col" class="number">
              {t('page.roster.total')}
            </th>
          </tr>
        </thead>
        {teams.map((team) => {
          const members = people.filter((person) => person.team === team.id)
          return (
            <tbody key={team.id}>
              <tr class="team">
                <th scope="rowgroup" title={name(team.department)}>
                  {teamNumber(report, team.id)} {name(team.name)}
                </th>
                {dates.map((date) => (
                  <td key={date}>
                    {isClosedOn(report, date)
                      ? '－'
                      : t('page.unit.people', {
                          n: members.filter((person) => dayOf(person.id, date).shift).length,
                        })}
                  </td>
                ))}
                <td class="number" />
              </tr>
              {members.map((person) => (
                <tr key={person.id}>
                  <th scope="row">
                    <Who person={person} />
                  </th>
                  {dates.map((date) => (
                    <Shift
                      key={date}
                      report={report}
                      name={person.name}
                      day={dayOf(person.id, date)}
                      first={person === people[0] && date === dates[0]}
                    />
                  ))}
                  <td class="number">
                    {number(
                      dates.reduce((sum, date) => sum + workedMinutes(dayOf(person.id, date)), 0) / 60,
                      2,
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

interface ShiftProps {
  readonly report: Report
  readonly name: string
  readonly day: PersonDay
  readonly first: boolean
}

function Shift({ report, name, day, first }: ShiftProps) {
  const { t, number, span } = text.value
  const closed = isClosedOn(report, day.date)
  const leave = day.absence ? <span class="absence">{t(`page.absence.${day.absence}`)}</span> : null
  if (closed && !day.shift) return <td class="closed">{leave ?? '－'}</td>
  return (
    <td class={day.shift ? undefined : 'off'}>
      <CellButton name={name} day={day} first={first}>
        {day.shift ? (
          <>
            <ShiftCode report={report} code={day.shift.code} />
            <span class="hours">{span(day.shift)}</span>
            <small class="worked">{number(workedMinutes(day) / 60, 2)}</small>
            {leave}
          </>
        ) : (
          (leave ?? t('page.roster.off'))
        )}
        <Marks report={report} day={day} />
      </CellButton>
    </td>
  )
}
