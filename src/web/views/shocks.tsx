import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Shock } from '../../core/forecast/types.ts'
import type { Report } from '../../core/report/types.ts'
import { ask, type Problem } from '../api.ts'
import type { JobHandle, JobState } from '../job.ts'
import { Lean } from '../parts/lean.tsx'
import { JobPanel, ProblemNotice } from '../parts/notice.tsx'
import { Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'

interface Props {
  readonly report: Report
  readonly retrain: JobHandle<unknown>
}

type Decision = Shock['decision']

interface Answer {
  readonly shocks: readonly Shock[]
}

const SIGNS = { proposed: 'surplus', confirmed: 'fit', refused: 'closed' } as const

/** What in the history does not look like demand, with the reason, for the analyst to confirm or refuse. */
export function Shocks({ report, retrain }: Props) {
  const { t, name, longDay } = text.value
  const list = useSignal<readonly Shock[]>(report.shocks ?? [])
  const asked = useSignal<string | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  /** How training stood when something was decided that it does not know yet. */
  const decidedAt = useSignal<JobState<unknown> | undefined>(undefined)
  const training = retrain.state.value
  const isDue = decidedAt.value !== undefined && (training.status !== 'done' || training === decidedAt.value)
  useEffect(() => {
    void ask<Answer>('GET', '/api/shocks').then((reply) => {
      if (reply.ok && reply.value.shocks.length > 0) list.value = reply.value.shocks
    })
  }, [training.status === 'done'])
  const decide = async (id: string, decision: Decision) => {
    asked.value = id
    const reply = await ask<Answer>('POST', `/api/shocks/${encodeURIComponent(id)}`, { decision })
    asked.value = undefined
    problem.value = reply.ok ? undefined : reply.problem
    if (!reply.ok) return
    list.value = reply.value.shocks
    decidedAt.value = retrain.state.value
  }
  const when = ({ kind, from, to }: Shock) =>
    kind === 'levelShift'
      ? t('page.from', { date: longDay(from) })
      : [...new Set([from, to])].map(longDay).join('–')
  return (
    <Panel title={t('page.shocks')} note={t('page.shocks.note')}>
      {problem.value ? <ProblemNotice problem={problem.value} /> : null}
      {isDue ? <Due retrain={retrain} /> : null}
      <Table
        caption={t('page.shocks')}
        rows={list.value}
        empty={t('page.shocks.none')}
        columns={({ head, col, prose }) => [
          head(t('page.queue'), (row) => (
            <>
              {nameIn(report.queues, row.queue)}
              <small class="under">{t(`page.shocks.${row.kind}`)}</small>
            </>
          )),
          col(t('page.day'), when),
          col(t('page.backtest.residual'), (row) => <Lean share={row.size} most={1} />),
          prose(t('page.reason'), (row) => name(row.reason)),
          col(t('page.shocks.decision'), (row) => (
            <Signed fit={SIGNS[row.decision]}>{t(`page.shocks.${row.decision}`)}</Signed>
          )),
          col(t('page.shocks.decide'), (row) => (
            <span class="decide">
              {(['confirmed', 'refused', 'proposed'] as const)
                .filter((decision) => decision !== row.decision)
                .map((decision) => (
                  <button
                    type="button"
                    key={decision}
                    disabled={asked.value === row.id}
                    aria-label={`${nameIn(report.queues, row.queue)} ${when(row)}: ${t(`page.shocks.${decision}Do`)}`}
                    onClick={() => void decide(row.id, decision)}
                  >
                    {t(`page.shocks.${decision}Do`)}
                  </button>
                ))}
            </span>
          )),
        ]}
      />
    </Panel>
  )
}

/** A decision is heeded from the next training on. */
function Due({ retrain }: Pick<Props, 'retrain'>) {
  const { t } = text.value
  return (
    <div class="notice" role="status">
      <p>{t('page.shocks.due')}</p>
      <JobPanel job={retrain} start={t('page.model.retrainStart')} onStart={() => retrain.start({})} />
    </div>
  )
}
