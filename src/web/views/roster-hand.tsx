import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { EditVerdict } from '../../core/cover/types.ts'
import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import { dayOff, nextShift } from '../edit-day.ts'
import {
  cellOf,
  handIn,
  isEdited,
  isLocked,
  letGo,
  lockedDays,
  putDay,
  takeBack,
  toggleLock,
} from '../edits.ts'
import { type Asked, runPath, useAnswer } from '../instant.ts'
import { useJob } from '../job.ts'
import { BreachList } from '../parts/breaches.tsx'
import { hoursText, Marks } from '../parts/marks.tsx'
import { JobPanel, ProblemNotice } from '../parts/notice.tsx'
import { Signed } from '../parts/panel.tsx'
import { choose, loadReport, place, text } from '../state.ts'
import { Agree } from './agree.tsx'
import { LeavePrice } from './price.tsx'
import { changeShift, daysByCell } from './roster-grid.tsx'
import { Why } from './why.tsx'

/** What has been locked and changed by hand, what it comes to, and a new roster around it. */
export function Hand({ report }: { report: Report }) {
  const { t } = text.value
  const { locked, edited } = handIn(report)
  const onDone = ({ run }: { readonly run: string }) => {
    choose({ run })
    void loadReport(run, true)
  }
  const again = useJob<{ run: string }>('/api/rosters', onDone)
  const verdict = useAnswer<EditVerdict>(
    runPath(report.run, 'check-cell'),
    edited.length > 0 ? { days: edited } : undefined,
  )
  const { person, date } = place.value
  const chosen = report.people.find(({ id }) => id === person)
  if (!chosen && locked.length === 0) return null
  return (
    <aside class="hand">
      {chosen && date && report.dates.includes(date) ? (
        <CellPanel
          key={`${person}/${date}`}
          report={report}
          name={chosen.name}
          day={daysByCell(report)(chosen.id, date)}
        />
      ) : null}
      <Verdict report={report} verdict={verdict.value} />
      <div class="kept">
        <p>
          {locked.length > 0
            ? t('page.hand.kept', { locked: locked.length, edited: edited.length })
            : t('page.hand.none')}
        </p>
        {locked.length > 0 ? (
          <>
            <JobPanel
              job={again}
              start={t('page.hand.again')}
              onStart={() =>
                again.start({
                  week: report.dates[0],
                  weeks: report.dates.length / 7,
                  locked: lockedDays(report),
                  published: report.run,
                })
              }
            />
            <button type="button" onClick={() => letGo(report)}>
              {t('page.hand.clear')}
            </button>
          </>
        ) : null}
      </div>
      <Publish report={report} verdict={verdict.value} />
    </aside>
  )
}

/** The changes made by hand as a new version of the roster, with a slip; not while one breaks a rule. */
function Publish({ report, verdict }: { report: Report; verdict: Asked<EditVerdict> }) {
  const { t } = text.value
  const { edited } = handIn(report)
  if (verdict.status !== 'ready' || verdict.value.breaches.some(({ severity }) => severity === 'breach'))
    return null
  return (
    <Agree
      report={report}
      asked={verdict.value.consents}
      agreedOn={edited.map(({ date }) => date).toSorted()[0] ?? report.origin}
      start={t('page.hand.apply')}
      change={{ days: edited, reason: t('page.hand.reason') }}
    />
  )
}

function CellPanel({ report, name, day }: { report: Report; name: string; day: PersonDay }) {
  const { t, day: dayText } = text.value
  const cell = cellOf(day)
  useEffect(() => {
    document.querySelector(`[data-cell="${cell}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [cell])
  return (
    <section class="cell-panel" aria-label={t('page.cell.title', { name, day: dayText(day.date) })}>
      <header>
        <h2>{t('page.cell.title', { name, day: dayText(day.date) })}</h2>
        <p>
          {hoursText(day)} <Marks report={report} day={day} />
        </p>
        <button type="button" aria-pressed={isLocked(report, cell)} onClick={() => toggleLock(report, cell)}>
          {t(isLocked(report, cell) ? 'page.cell.unlock' : 'page.cell.lock')}
        </button>
        {isEdited(report, cell) ? (
          <button type="button" onClick={() => takeBack(report, cell)}>
            {t('page.cell.back')}
          </button>
        ) : null}
        <button type="button" onClick={() => choose({ person: undefined })}>
          {t('page.close')}
        </button>
      </header>
      <Changes report={report} day={day} />
      {day.absence ? <LeavePrice report={report} day={day} /> : null}
      {day.shift ? <Why report={report} day={day} name={name} /> : null}
    </section>
  )
}

/** Other hours for a day: sooner, later, another shift, none. */
function Changes({ report, day }: { report: Report; day: PersonDay }) {
  const { t, span } = text.value
  const { shift } = day
  const by = (direction: number) => shift && nextShift(report, shift, direction)
  const option = (label: ComponentChildren, next: typeof shift, pressed?: boolean) => (
    <button
      type="button"
      disabled={!next}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={() => changeShift(report, day, next)}
    >
      {label}
    </button>
  )
  return (
    <fieldset class="choices">
      <legend>{t('page.cell.change')}</legend>
      <div>
        {option(t('page.cell.earlier'), by(-1))}
        {option(t('page.cell.later'), by(1))}
        {report.shifts.map(({ code, startMinute, endMinute }) =>
          option(
            <>
              <span lang="ja">{code}</span> {span({ startMinute, endMinute })}
            </>,
            { code, startMinute, endMinute },
            shift?.code === code && shift.startMinute === startMinute && shift.endMinute === endMinute,
          ),
        )}
        <button type="button" aria-pressed={!shift} onClick={() => putDay(report, dayOff(day))}>
          {t('page.cell.off')}
        </button>
      </div>
    </fieldset>
  )
}

/** What the changes made by hand come to. */
function Verdict({ report, verdict }: { report: Report; verdict: Asked<EditVerdict> }) {
  const { t, yen, day } = text.value
  if (verdict.status === 'idle') return null
  if (verdict.status === 'loading')
    return (
      <p role="status" class="verdict-line">
        {t('page.cell.checking')}
      </p>
    )
  if (verdict.status === 'failed') return <ProblemNotice problem={verdict.problem} />
  const { breaches, consents } = verdict.value
  const broken = breaches.filter(({ severity }) => severity === 'breach').length
  const change = Math.round(verdict.value.yen)
  return (
    <div role="status" class="verdict-line">
      <strong>
        <Signed fit={broken > 0 ? 'short' : 'fit'}>
          {broken > 0 ? t('page.cell.breaks', { n: broken }) : t('page.cell.lawful')}
        </Signed>
      </strong>
      <span>
        {change === 0
          ? t('page.cell.same')
          : t(change > 0 ? 'page.cell.more' : 'page.cell.less', { yen: yen(Math.abs(change)) })}
      </span>
      {consents.length > 0 ? (
        <span>
          {t('page.cell.consents', {
            who: consents
              .map(
                ({ person, date }) =>
                  `${report.people.find(({ id }) => id === person)?.name ?? person} ${day(date)}`,
              )
              .join(' / '),
          })}
        </span>
      ) : null}
      <BreachList report={report} breaches={breaches} />
    </div>
  )
}
