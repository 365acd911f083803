import type { Report } from '../../core/report/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { Choices } from '../parts/choices.tsx'
import { Panel } from '../parts/panel.tsx'
import { chosenDate, isClosedOn, marksByActivity, teamNumber } from '../selection.ts'
import { choose, place, text } from '../state.ts'
import { RosterDay } from './roster-day.tsx'
import { RosterWeek } from './roster-week.tsx'

type Person = Report['people'][number]

/** 配置表: the week's shifts, or one day's work minute by minute. */
export function RosterView({ report }: { report: Report }) {
  const { t, name, day, longDay } = text.value
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
        <Choices
          label={t('page.team')}
          chosen={place.value.team ?? ''}
          options={[
            { value: '', text: t('page.roster.allTeams') },
            ...report.teams.map((team) => ({
              value: team.id,
              text: `${teamNumber(report, team.id)} ${name(team.name)}`,
            })),
          ]}
          onChoose={(team) => choose({ team: team === '' ? undefined : team })}
        />
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

/** A person's name with the mark of a lead role. */
export function Who({ person }: { person: Person }) {
  const { t } = text.value
  return (
    <span class="who">
      <span lang="ja">{person.name}</span>
      {person.role === 'staff' ? null : (
        <abbr class={`role ${person.role}`} title={t(`page.role.${person.role}`)}>
          {t(`page.roleShort.${person.role}`)}
        </abbr>
      )}
    </span>
  )
}

/** A shift's letter, in the look of its place among the city's shifts. */
export function ShiftCode({ report, code }: { report: Report; code: string }) {
  const index = report.shifts.findIndex((shift) => shift.code === code)
  return (
    <b class={`shift-code look-${index % 4}`} lang="ja">
      {code}
    </b>
  )
}

function ShiftLegend({ report }: { report: Report }) {
  const { t, name, span } = text.value
  return (
    <span class="legend">
      {report.shifts.map((shift) => (
        <span key={shift.code}>
          <ShiftCode report={report} code={shift.code} /> {name(shift.name)} {span(shift)}
        </span>
      ))}
      {(['manager', 'deputy', 'leader', 'subLeader'] as const).map((role) => (
        <span key={role}>
          <b class={`role ${role}`}>{t(`page.roleShort.${role}`)}</b> {t(`page.role.${role}`)}
        </span>
      ))}
    </span>
  )
}

function KindLegend() {
  const { t } = text.value
  return (
    <span class="legend">
      {(['window', 'phone', 'backOffice', 'outbound'] as const).map((kind) => (
        <span key={kind}>
          <b class={`block ${kind}`}>{t(`page.letter.${kind}`)}</b> {t(`page.kind.${kind}`)}
        </span>
      ))}
      <span>
        <b class="block break">{t('page.letter.break')}</b> {t('page.break')}
      </span>
      <span>
        <b class="block window support">①{t('page.letter.window')}</b> {t('page.support')}
      </span>
    </span>
  )
}
