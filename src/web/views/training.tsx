import { useSignal } from '@preact/signals'
import { addDays } from '../../core/calendar/date.ts'
import type { Report } from '../../core/report/types.ts'
import type { TrainingPlan, TrainingRequest } from '../../core/training/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { training } from '../../core/words/page-training.ts'
import { area as assumptions } from '../../core/words/training.ts'
import { useJob } from '../job.ts'
import { JobPanel } from '../parts/notice.tsx'
import { Panel } from '../parts/panel.tsx'
import { nextMonday } from '../selection.ts'
import { text } from '../state.ts'
import { learn } from '../text.ts'
import { TrainingResult } from './training-result.tsx'

learn(training)
learn(assumptions)

const WEEKS = 13
const BUDGET_HOURS = 72

/** スキル表・研修: which cross-training takes most of the coming quarter's shortage away per hour of training. */
export function TrainingView({ report }: { report: Report }) {
  const { t } = text.value
  const job = useJob<TrainingPlan>('/api/training')
  const request = useSignal<TrainingRequest>({
    from: nextMonday(addDays(report.dates.at(-1) ?? report.origin, 1)),
    weeks: WEEKS,
    budgetHours: BUDGET_HOURS,
  })
  const set = (change: Partial<TrainingRequest>) => {
    request.value = { ...request.value, ...change }
  }
  const state = job.state.value
  return (
    <>
      <Panel title={t('page.training.ask')} note={t('page.training.askNote')}>
        <form
          class="ask"
          onSubmit={(event) => {
            event.preventDefault()
            job.start(request.value)
          }}
        >
          <label>
            {t('page.training.from')}
            <input
              type="date"
              required
              step={7}
              min={nextMonday(report.origin)}
              value={request.value.from}
              onInput={(event) => set({ from: event.currentTarget.value as LocalDate })}
            />
          </label>
          <label>
            {t('page.training.weeks')}
            <span class="with-unit">
              <input
                type="number"
                required
                min={1}
                max={26}
                value={request.value.weeks}
                onInput={(event) => set({ weeks: event.currentTarget.valueAsNumber })}
              />
              {t('page.unit.weeks')}
            </span>
          </label>
          <label>
            {t('page.training.budget')}
            <span class="with-unit">
              <input
                type="number"
                required
                min={1}
                max={2000}
                value={request.value.budgetHours}
                onInput={(event) => set({ budgetHours: event.currentTarget.valueAsNumber })}
              />
              {t('page.training.hoursUnit')}
            </span>
          </label>
          <button type="submit" class="primary" disabled={state.status === 'running'}>
            {t('page.training.start')}
          </button>
        </form>
        <JobPanel job={job} />
      </Panel>
      {state.status === 'done' ? (
        <TrainingResult report={report} plan={state.result} />
      ) : (
        <p class="empty">{t('page.training.empty')}</p>
      )}
    </>
  )
}
