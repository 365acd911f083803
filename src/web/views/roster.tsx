import { addDays, mondayOf } from '../../core/calendar/date.ts'
import type { Report } from '../../core/report/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { cover } from '../../core/words/page-cover.ts'
import { explain } from '../../core/words/page-explain.ts'
import { roster } from '../../core/words/page-roster.ts'
import { Choices, TeamChoices } from '../parts/choices.tsx'
import { MarkLegend } from '../parts/marks.tsx'
import { Panel } from '../parts/panel.tsx'
import { chosenDate, isClosedOn, marksByActivity } from '../selection.ts'
import { choose, place, text } from '../state.ts'
import { learn } from '../text.ts'
import { Fairness } from './fairness.tsx'
import { RosterDay } from './roster-day.tsx'
import { Hand } from './roster-hand.tsx'
import { KindLegend, ShiftLegend } from './roster-legend.tsx'
import { RosterMonth } from './roster-month.tsx'
import { Proof } from './roster-proof.tsx'
import { RosterWeek } from './roster-week.tsx'

learn(roster)
learn(cover)
learn(explain)

const WEEK = 7

/** The dates on screen: the day, the week it lies in, or the whole horizon. */
const shownDates = (report: Report): readonly LocalDate[] => {
  const { scale } = place.value
  if (scale === undefined) return report.dates
  const date = chosenDate(report)
  if (scale === 'day') return [date]
  const monday = mondayOf(date)
  return report.dates.filter((one) => monday <= one && one < addDays(monday, WEEK))
}

/** 配置表: the horizon's shifts, or one day's work minute by minute; what is kept, what a change comes to, and why. */
export function RosterView({ report }: { report: Report }) {
  const { t, longDay } = text.value
  const { scale } = place.value
  const date = chosenDate(report)
  const dates = shownDates(report)
  const isMonth = dates.length > WEEK
  const teams = report.teams.filter((team) => place.value.team === undefined || team.id === place.value.team)
  const title = isMonth
    ? t('page.roster.monthTitle', { from: longDay(dates[0]!), to: longDay(dates.at(-1)!) })
    : scale === 'day'
      ? t('page.roster.dayTitle', { day: longDay(date) })
      : t('page.roster.weekTitle')
  return (
    <>
      <div class="toolbar">
        <ScaleChoices report={report} />
        <TeamChoices report={report} />
      </div>
      <Panel
        title={title}
        note={
          scale === 'day' ? (
            <KindLegend shortBreaks={report.roster.some((one) => one.shortBreaks?.length)} />
          ) : (
            <>
              <ShiftLegend report={report} />
              <span class="legend">
                <MarkLegend report={report} />
              </span>
            </>
          )
        }
      >
        {scale === 'day' ? (
          <RosterDay report={report} teams={teams} date={date} marks={marksByActivity(report)} />
        ) : isMonth ? (
          <RosterMonth report={report} teams={teams} />
        ) : (
          <RosterWeek report={report} teams={teams} dates={dates} />
        )}
        <p class="note keys">{t('page.cell.keys')}</p>
      </Panel>
      <Hand report={report} />
      <Proof report={report} />
      <Fairness report={report} />
    </>
  )
}

/** Month, weeks and days; the days of the chosen week only, where there are several. */
function ScaleChoices({ report }: { report: Report }) {
  const { t, day } = text.value
  const { scale } = place.value
  const date = chosenDate(report)
  const mondays = [...new Set(report.dates.map(mondayOf))]
  const weeks = mondays.length > 1 ? mondays : []
  const chosen = scale === undefined ? 'all' : scale === 'week' ? mondayOf(date) : `day ${date}`
  const days =
    weeks.length === 0 ? report.dates : report.dates.filter((one) => mondayOf(one) === mondayOf(date))
  return (
    <Choices
      label={t('page.roster.shown')}
      chosen={chosen}
      options={[
        { value: 'all', text: t(weeks.length > 0 ? 'page.roster.month' : 'page.roster.week') },
        ...weeks.map((monday) => ({
          value: monday as string,
          text: t('page.roster.weekOf', { day: day(monday).replace(/\(.*/, '') }),
        })),
        ...days.map((one) => ({
          value: `day ${one}`,
          text: day(one),
          disabled: isClosedOn(report, one),
        })),
      ]}
      onChoose={(value) => {
        if (value === 'all') choose({ scale: undefined })
        else if (value.startsWith('day ')) choose({ scale: 'day', date: value.slice(4) as LocalDate })
        else choose({ scale: 'week', date: report.dates.find((one) => mondayOf(one) === value) })
      }}
    />
  )
}
