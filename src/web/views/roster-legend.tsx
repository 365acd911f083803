import type { Report } from '../../core/report/types.ts'
import { text } from '../state.ts'

type Person = Report['people'][number]

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

/** What the shifts' letters and the marks beside names stand for. */
export function ShiftLegend({ report }: { report: Report }) {
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

/** What the letters and colours of a day's blocks stand for. */
export function KindLegend({ shortBreaks = false }: { shortBreaks?: boolean }) {
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
      {shortBreaks ? (
        <span>
          <b class="block break short-break">&nbsp;</b> {t('page.roster.shortBreak')}
        </span>
      ) : null}
      <span>
        <b class="block window support">①{t('page.letter.window')}</b> {t('page.support')}
      </span>
    </span>
  )
}
