import type { JobHandle } from '../job.ts'
import { text } from '../state.ts'
import { isKey } from '../text.ts'
import { ProblemNotice } from './notice.tsx'

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
      {state.status === 'failed' ? <ProblemNotice problem={state.problem} /> : null}
    </div>
  )
}

const phaseText = (phase: string): string => {
  const key = `page.phase.${phase}`
  return isKey(key) ? text.value.t(key) : phase || text.value.t('page.job.waiting')
}
