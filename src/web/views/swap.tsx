import { useSignal } from '@preact/signals'
import type { EditVerdict } from '../../core/cover/types.ts'
import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import { runPath, useAnswer } from '../instant.ts'
import { BreachList } from '../parts/breaches.tsx'
import { ProblemNotice, Waiting } from '../parts/notice.tsx'
import { Panel, Signed } from '../parts/panel.tsx'
import { chosenDate, teamNumber } from '../selection.ts'
import { text } from '../state.ts'
import { Agree } from './agree.tsx'

type SwapVerdict = EditVerdict & { readonly days: readonly PersonDay[] }

/** 勤務の交代: may two people exchange what they do on the chosen day? */
export function SwapCheck({ report }: { report: Report }) {
  const { t, day } = text.value
  const date = chosenDate(report)
  const one = useSignal('')
  const other = useSignal('')
  const persons = [one.value, other.value] as const
  const asked = one.value !== '' && other.value !== ''
  const answer = useAnswer<SwapVerdict>(
    runPath(report.run, 'swap'),
    asked ? { persons, dates: [date] } : undefined,
  )
  return (
    <Panel title={`${t('page.swap')} ${day(date)}`} note={t('page.swap.note')}>
      <form class="ask" onSubmit={(event) => event.preventDefault()}>
        {[
          { label: t('page.swap.one'), chosen: one },
          { label: t('page.swap.other'), chosen: other },
        ].map(({ label, chosen }) => (
          <label key={label}>
            {label}
            <select
              value={chosen.value}
              onChange={(event) => {
                chosen.value = event.currentTarget.value
              }}
            >
              <option value="">{t('page.cover.choose')}</option>
              {report.people.map((person) => (
                <option key={person.id} value={person.id} lang="ja">
                  {`${teamNumber(report, person.team)} ${person.name}`}
                </option>
              ))}
            </select>
          </label>
        ))}
      </form>
      {answer.value.status === 'loading' ? <Waiting>{t('page.job.waiting')}</Waiting> : null}
      {answer.value.status === 'failed' ? <ProblemNotice problem={answer.value.problem} /> : null}
      {answer.value.status === 'ready' ? (
        <SwapResult key={persons.join()} report={report} verdict={answer.value.value} />
      ) : null}
    </Panel>
  )
}

function SwapResult({ report, verdict }: { report: Report; verdict: SwapVerdict }) {
  const { t, signedYen } = text.value
  const broken = verdict.breaches.filter(({ severity }) => severity === 'breach').length
  return (
    <div role="status">
      <p>
        <strong>
          <Signed fit={broken > 0 ? 'short' : 'fit'}>
            {broken > 0 ? t('page.swap.bad', { n: broken }) : t('page.swap.good')}
          </Signed>
        </strong>{' '}
        {t('page.swap.yen', { yen: signedYen(verdict.yen) })}
      </p>
      <BreachList report={report} breaches={verdict.breaches} />
      {broken > 0 ? null : (
        <Agree
          report={report}
          asked={verdict.consents}
          agreedOn={chosenDate(report)}
          start={t('page.swap.apply')}
          change={{ days: verdict.days, reason: t('page.slip.swap') }}
        />
      )}
    </div>
  )
}
