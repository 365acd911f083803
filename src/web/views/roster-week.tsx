import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { isClosedOn, teamNumber } from '../selection.ts'
import { linkTo, text } from '../state.ts'
import { ShiftCode, Who } from './roster-legend.tsx'

type Team = Report['teams'][number]

const workedMinutes = (day: PersonDay | undefined): number =>
  day?.blocks.reduce((sum, block) => sum + block.endMinute - block.startMinute, 0) ?? 0

/** People by days: shift, hours, leave; how many are there at the foot of each team. */
export function RosterWeek({ report, teams }: { report: Report; teams: readonly Team[] }) {
  const { t, name, number, day } = text.value
  const byPerson = Map.groupBy(report.roster, (row) => row.person)
  const dayOf = (person: string, date: LocalDate) => byPerson.get(person)?.find((row) => row.date === date)
  const holidayOf = (date: LocalDate) => report.holidays.find((holiday) => holiday.date === date)?.name
  return (
    <div class="table">
      <table class="roster">
        <caption class="spoken">{t('page.roster.weekTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('page.staff')}</th>
            {report.dates.map((date) => (
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
          const people = report.people.filter((person) => person.team === team.id)
          return (
            <tbody key={team.id}>
              <tr class="team">
                <th scope="rowgroup" title={name(team.department)}>
                  {teamNumber(report, team.id)} {name(team.name)}
                </th>
                {report.dates.map((date) => (
                  <td key={date}>
                    {isClosedOn(report, date)
                      ? '－'
                      : t('page.unit.people', {
                          n: people.filter((person) => dayOf(person.id, date)?.shift).length,
                        })}
                  </td>
                ))}
                <td class="number" />
              </tr>
              {people.map((person) => (
                <tr key={person.id}>
                  <th scope="row">
                    <Who person={person} />
                  </th>
                  {report.dates.map((date) => (
                    <Shift
                      key={date}
                      report={report}
                      day={dayOf(person.id, date)}
                      closed={isClosedOn(report, date)}
                    />
                  ))}
                  <td class="number">
                    {number(
                      report.dates.reduce((sum, date) => sum + workedMinutes(dayOf(person.id, date)), 0) / 60,
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
  readonly day: PersonDay | undefined
  readonly closed: boolean
}

function Shift({ report, day, closed }: ShiftProps) {
  const { t, number, span } = text.value
  const leave = day?.absence ? <span class="absence">{t(`page.absence.${day.absence}`)}</span> : null
  if (!day?.shift)
    return <td class={closed ? 'closed' : 'off'}>{leave ?? (closed ? '－' : t('page.roster.off'))}</td>
  return (
    <td>
      <ShiftCode report={report} code={day.shift.code} />
      <span class="hours">{span(day.shift)}</span>
      <small class="worked">{number(workedMinutes(day) / 60, 2)}</small>
      {leave}
    </td>
  )
}
