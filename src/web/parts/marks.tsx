import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import { cellOf, isEdited, isLocked, publishedOtherwise } from '../edits.ts'
import { text } from '../state.ts'

/** A padlock, for eyes that know one. */
export function Lock() {
  return (
    <svg class="lock" viewBox="0 0 12 14" width="11" height="13" aria-hidden="true">
      <path d="M3 6V4a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="1.6" />
      <rect x="1" y="6" width="10" height="7.5" rx="1.2" fill="currentColor" />
    </svg>
  )
}

/** The hours of a day in words, or that it is none. */
export const hoursText = (day: PersonDay | undefined): string => {
  const { t, span } = text.value
  if (day?.shift) return `${day.shift.code} ${span(day.shift)}`
  return day?.absence ? t(`page.absence.${day.absence}`) : t('page.roster.off')
}

/** What has been done to a cell: locked, changed by hand, other than published. Each has its letter and its word. */
export function Marks({ report, day }: { report: Report; day: PersonDay }) {
  const { t } = text.value
  const cell = cellOf(day)
  const was = publishedOtherwise(report, day)
  if (!was && !isLocked(report, cell)) return null
  return (
    <span class="marks">
      {isLocked(report, cell) ? (
        <abbr title={t('page.cell.locked')}>
          <Lock />
          <span class="spoken">{t('page.cell.locked')}</span>
        </abbr>
      ) : null}
      {isEdited(report, cell) ? (
        <abbr class="mark edited" title={t('page.cell.edited')}>
          {t('page.cell.editedShort')}
        </abbr>
      ) : null}
      {was ? (
        <abbr
          class="mark changed"
          title={`${t('page.cell.changed')}: ${t('page.cell.was', { was: hoursText(was) })}`}
        >
          {t('page.cell.changedShort')}
        </abbr>
      ) : null}
    </span>
  )
}

/** The marks explained. */
export function MarkLegend({ report }: { report: Report }) {
  const { t } = text.value
  return (
    <>
      <span>
        <Lock /> {t('page.cell.locked')}
      </span>
      <span>
        <b class="mark edited">{t('page.cell.editedShort')}</b> {t('page.cell.edited')}
      </span>
      {report.published ? (
        <span>
          <b class="mark changed">{t('page.cell.changedShort')}</b> {t('page.cell.changed')}
        </span>
      ) : null}
    </>
  )
}
