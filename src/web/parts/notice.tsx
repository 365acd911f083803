import type { ComponentChildren } from 'preact'
import type { Problem } from '../api.ts'
import type { JobHandle } from '../job.ts'
import { text } from '../state.ts'
import { isKey } from '../text.ts'

/** Something is on its way. */
export function Waiting({ children }: { children: ComponentChildren }) {
  return (
    <p class="notice waiting" role="status">
      <span class="dots" aria-hidden="true" />
      {children}
    </p>
  )
}

/** What went wrong and what to do about it; the list of what is wrong with an input where there is one. */
export function ProblemNotice({ problem, children }: { problem: Problem; children?: ComponentChildren }) {
  const { t } = text.value
  const known =
    problem.status === 0
      ? t('page.problem.offline')
      : problem.status === 404
        ? t('page.problem.absent')
        : undefined
  return (
    <div class="notice problem" role="alert">
      <strong>{known ?? problem.title}</strong>
      {problem.detail && !known ? <p>{problem.detail}</p> : null}
      {problem.issues?.length ? (
        <ul>
          {problem.issues.map((issue) => (
            <li key={issue.text}>{issue.text}</li>
          ))}
        </ul>
      ) : null}
      {children}
    </div>
  )
}

interface Props<T> {
  readonly job: JobHandle<T>
  /** What the starting button says; absent where a form starts the job. */
  readonly start?: string
  readonly onStart?: () => void
}

/** Starts long work, tells how far it is, lets it be stopped, and says how it ended. */
export function JobPanel<T>({ job, start, onStart }: Props<T>) {
  const { t, number, percent } = text.value
  const state = job.state.value
  const running = state.status === 'running'
  return (
    <div class="job">
      {start && !running ? (
        <button type="button" class="primary" onClick={onStart}>
          {start}
        </button>
      ) : null}
      {running ? (
        <>
          <progress
            aria-label={t('page.job.progress')}
            {...(state.share === undefined ? {} : { value: state.share, max: 1 })}
          />
          <span role="status">
            {phaseText(state.phase)} {state.share === undefined ? '' : `${number(state.share * 100)} %`}{' '}
            {state.gap === undefined ? '' : t('page.job.gap', { gap: percent(state.gap, 2) })}
          </span>
          {state.gap === undefined ? null : (
            <button type="button" onClick={job.settle}>
              {t('page.job.settle')}
            </button>
          )}
          <button type="button" onClick={job.cancel}>
            {t('page.job.cancel')}
          </button>
        </>
      ) : null}
      {state.status === 'cancelled' ? <span role="status">{t('page.job.cancelled')}</span> : null}
      {state.status === 'done' ? (
        <span role="status" class="spoken">
          {t('page.job.done')}
        </span>
      ) : null}
      {state.status === 'failed' ? (
        <ProblemNotice problem={state.problem}>
          <button
            type="button"
            onClick={() => {
              job.state.value = { status: 'idle' }
            }}
          >
            {t('page.close')}
          </button>
        </ProblemNotice>
      ) : null}
    </div>
  )
}

const phaseText = (phase: string): string => {
  const key = `page.phase.${phase}`
  return isKey(key) ? text.value.t(key) : phase || text.value.t('page.job.waiting')
}
