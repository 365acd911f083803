import type { Report } from '../../core/report/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { Choices, TeamChoices } from '../parts/choices.tsx'
import { Panel } from '../parts/panel.tsx'
import { chosenDate, isClosedOn, marksByActivity } from '../selection.ts'
import { choose, place, text } from '../state.ts'
import { RosterDay } from './roster-day.tsx'
import { KindLegend, ShiftLegend } from './roster-legend.tsx'
import { RosterWeek } from './roster-week.tsx'

/** 配置表: the week's shifts, or one day's work minute by minute. */
export function RosterView({ report }: { report: Report }) {
  const { t, day, longDay } = text.value
  const week = place.value.scale === undefined
  const date = chosenDate(report)
  const teams = report.teams.filter((team) => place.value.team === undefined || team.id === place.value.team)
  return (
    <>
      <div class="toolbar">
        <Choices
          label={t('page.roster.shown')}
          chosen={week ? 'week' : date}
          options={[
            { value: 'week', text: t('page.roster.week') },
            ...report.dates.map((one) => ({
              value: one as string,
              text: day(one),
              disabled: isClosedOn(report, one),
            })),
          ]}
          onChoose={(value) =>
            choose(value === 'week' ? { scale: undefined } : { scale: 'day', date: value as LocalDate })
          }
        />
        <TeamChoices report={report} />
      </div>
      <Panel
        title={week ? t('page.roster.weekTitle') : t('page.roster.dayTitle', { day: longDay(date) })}
        note={week ? <ShiftLegend report={report} /> : <KindLegend />}
      >
        {week ? (
          <RosterWeek report={report} teams={teams} />
        ) : (
          <RosterDay report={report} teams={teams} date={date} marks={marksByActivity(report)} />
        )}
      </Panel>
    </>
  )
}
