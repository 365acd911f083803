import { weekday } from '../../core/calendar/date.ts'
import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { Marks } from '../parts/marks.tsx'
import { isClosedOn, teamNumber } from '../selection.ts'
import { linkTo, text } from '../state.ts'
import { CellButton, cellKeys, daysByCell, type Team } from './roster-grid.tsx'
import { ShiftCode, Who } from './roster-legend.tsx'
import { workedMinutes } from './roster-week.tsx'

interface Props {
  readonly report: Report
  readonly teams: readonly Team[]
}

const MONDAY = 1
const isRestDay = (date: LocalDate): boolean => weekday(date) === 0 || weekday(date) === 6

/** People by the days of several weeks: the shift's letter a day, hours and days worked at the end. Prints on one A3 sheet. */
export function RosterMonth({ report, teams }: Props) {
  const { t, name, number, day, weekday: weekdayText } = text.value
  const { dates } = report
  const dayOf = daysByCell(report)
  const holidayOf = (date: LocalDate) => report.holidays.find((holiday) => holiday.date === date)?.name
  const look = (date: LocalDate) =>
    [
      weekday(date) === MONDAY ? 'monday' : '',
      holidayOf(date) || isRestDay(date) ? 'rest' : '',
      isClosedOn(report, date) ? 'closed' : '',
    ].join(' ')
  const people = teams.flatMap((team) => report.people.filter((person) => person.team === team.id))
  return (
    <div class="table">
      <table
        class="roster month"
        onKeyDown={cellKeys(
          report,
          people.map(({ id }) => id),
          dates,
        )}
      >
        <caption class="spoken">
          {t('page.roster.monthTitle', { from: day(dates[0]!), to: day(dates.at(-1)!) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('page.staff')}</th>
            {dates.map((date, i) => (
              <th scope="col" key={date} class={look(date)} title={holidayOf(date)}>
                <a href={linkTo({ view: 'roster', date, scale: 'day' })}>
                  {i === 0 || date.endsWith('-01') ? <small>{+date.slice(5, 7)}/</small> : null}
                  {+date.slice(8)}
                </a>
                <small>{weekdayText(weekday(date))}</small>
                {holidayOf(date) ? (
                  <small class="holiday">
                    {t('page.roster.holiday')}
                    <span class="spoken" lang="ja">
                      {holidayOf(date)}
                    </span>
                  </small>
                ) : null}
              </th>
            ))}
            <th scope="col" class="number sum">
              {t('page.roster.daysWorked')}
            </th>
            <th scope="col" class="number sum">
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
                  <td key={date} class={look(date)}>
                    {isClosedOn(report, date)
                      ? '－'
                      : members.filter((person) => dayOf(person.id, date).shift).length}
                  </td>
                ))}
                <td class="number" />
                <td class="number" />
              </tr>
              {members.map((person) => {
                const days = dates.map((date) => dayOf(person.id, date))
                return (
                  <tr key={person.id}>
                    <th scope="row">
                      <Who person={person} />
                    </th>
                    {days.map((one) => (
                      <td key={one.date} class={`${look(one.date)} ${one.shift ? '' : 'off'}`}>
                        {isClosedOn(report, one.date) && !one.shift && !one.absence ? (
                          '－'
                        ) : (
                          <CellButton
                            name={person.name}
                            day={one}
                            first={person === people[0] && one.date === dates[0]}
                          >
                            <Code report={report} day={one} />
                            <Marks report={report} day={one} />
                          </CellButton>
                        )}
                      </td>
                    ))}
                    <td class="number">{days.filter(({ shift }) => shift).length}</td>
                    <td class="number">
                      {number(days.reduce((sum, one) => sum + workedMinutes(one), 0) / 60, 1)}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function Code({ report, day }: { report: Report; day: PersonDay }) {
  const { t } = text.value
  if (day.shift) return <ShiftCode report={report} code={day.shift.code} />
  return day.absence ? (
    <abbr class="absence" title={t(`page.absence.${day.absence}`)}>
      {t(`page.absenceShort.${day.absence}`)}
    </abbr>
  ) : (
    <span>{t('page.roster.off')}</span>
  )
}
