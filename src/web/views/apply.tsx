import type { Absence } from '../../core/cover/types.ts'
import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import type { Consent } from '../../core/verification/types.ts'
import { dayIn } from '../cover.ts'
import { runPath } from '../instant.ts'
import { useJob } from '../job.ts'
import { hoursText } from '../parts/marks.tsx'
import { JobPanel } from '../parts/notice.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { choose, loadReport, text } from '../state.ts'

/** What is to be done to a roster that hangs on the wall, and why. */
export interface Change {
  readonly days: readonly PersonDay[]
  readonly absence?: Absence
  readonly consents: readonly Consent[]
  readonly reason: string
}

interface Props {
  readonly report: Report
  readonly start: string
  /** Everybody who has to consent has. */
  readonly ready: boolean
  readonly note?: string
  readonly change: Change
}

/** One press makes a new version of the roster and a slip to hand out. */
export function Apply({ report, start, ready, note, change }: Props) {
  const { t } = text.value
  const job = useJob<{ run: string }>(runPath(report.run, 'apply'))
  const state = job.state.value
  const { days, absence, consents } = change
  if (state.status === 'done') return <Slip report={report} change={change} run={state.result.run} />
  return (
    <>
      {state.status === 'idle' ? (
        <>
          <button
            type="button"
            class="primary"
            disabled={!ready}
            onClick={() => job.start({ days, ...(absence ? { absence } : {}), consents })}
          >
            {start}
          </button>
          {note ? <small>{note}</small> : null}
        </>
      ) : null}
      <JobPanel job={job} />
      {state.status === 'running' ? <small role="status">{t('page.job.waiting')}</small> : null}
    </>
  )
}

interface SlipProps {
  readonly report: Report
  readonly change: Change
  readonly run: string
}

/** 勤務変更票: who works otherwise, what and when; for the wall and for each hand. It prints by itself. */
function Slip({ report, change, run }: SlipProps) {
  const { t, day, name, longDay } = text.value
  const nameOf = (id: string) => report.people.find((person) => person.id === id)?.name ?? id
  const consentOf = ({ person, date }: PersonDay) =>
    change.consents.find((one) => one.person === person && one.date === date)
  const { absence } = change
  const dates = [...new Set(change.days.map(({ date }) => date))]
  return (
    <section class="slip" aria-label={t('page.slip')}>
      <h2>
        {t('page.slip')}
        <small>
          {name(report.city)} {dates.map(longDay).join(' / ')}
        </small>
      </h2>
      <p role="status">{t('page.slip.done', { run })}</p>
      <p>{change.reason}</p>
      <Table
        caption={t('page.slip')}
        rows={[
          ...(absence ? [{ was: dayIn(report, absence), now: undefined }] : []),
          ...change.days.map((now) => ({ was: dayIn(report, now), now })),
        ]}
        columns={({ head, col, prose }) => [
          head(t('page.staff'), ({ was }) => <span lang="ja">{nameOf(was.person)}</span>),
          col(t('page.day'), ({ was }) => day(was.date)),
          prose(t('page.slip.before'), ({ was }) => <DayText report={report} day={was} />),
          prose(t('page.slip.after'), ({ now }) =>
            now ? <DayText report={report} day={now} /> : t('page.slip.absent'),
          ),
          col(t('page.slip.consent'), ({ now }) => {
            const consent = now && consentOf(now)
            return consent ? day(consent.agreedOn) : '－'
          }),
          col(t('page.slip.sign'), () => <span class="box" />),
        ]}
      />
      <p class="signature">
        {t('page.slip.manager')} <span class="box" />
      </p>
      <p class="acts">
        <button type="button" class="primary" onClick={() => print()}>
          {t('page.slip.print')}
        </button>
        <button
          type="button"
          onClick={() => {
            choose({ run, view: 'roster', scale: undefined })
            void loadReport(run, true)
          }}
        >
          {t('page.slip.show')}
        </button>
      </p>
    </section>
  )
}

function DayText({ report, day }: { report: Report; day: PersonDay }) {
  const { t, span } = text.value
  return (
    <>
      {hoursText(day)}
      {day.breaks.map((rest) => (
        <span key={rest.startMinute}> {t('page.slip.break', { time: span(rest) })}</span>
      ))}
      <ul>
        {day.blocks.map((block) => (
          <li key={block.startMinute}>
            {span(block)} {nameIn(report.activities, block.activity)}
          </li>
        ))}
      </ul>
    </>
  )
}
