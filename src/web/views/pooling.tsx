import { useSignal } from '@preact/signals'
import type { PublicCity } from '../../core/report/types.ts'
import type { Pooling } from '../../core/requirement/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { city as words } from '../../core/words/page-city.ts'
import { ProblemNotice, Waiting } from '../parts/notice.tsx'
import { Panel } from '../parts/panel.tsx'
import { useReply } from '../reply.ts'
import { nextMonday } from '../selection.ts'
import { city, text } from '../state.ts'
import { learn } from '../text.ts'
import { PoolingRates } from './pooling-rates.tsx'
import { PoolingResult } from './pooling-result.tsx'

learn(words)

/** 集約効果: people that desks need apart and as one. It knows volumes and waits, never a person. */
export function PoolingView() {
  const { t } = text.value
  const loaded = city.value
  if (loaded.status === 'loading') return <Waiting>{t('page.loading')}</Waiting>
  if (loaded.status === 'failed') return <ProblemNotice problem={loaded.problem} />
  return (
    <>
      <Ask city={loaded.value} />
      <PoolingRates />
    </>
  )
}

const WEEK = 7

function Ask({ city }: { city: PublicCity }) {
  const { t, name } = text.value
  const { state, post } = useReply<Pooling>('/api/pooling')
  const queues = useSignal<readonly string[]>(city.queues.slice(0, 2).map(({ id }) => id))
  const from = useSignal<LocalDate>(nextMonday(city.from))
  const days = useSignal(WEEK)
  const toggle = (id: string) => {
    const chosen = queues.value.includes(id)
    queues.value = city.queues
      .map((queue) => queue.id)
      .filter((one) => (one === id ? !chosen : queues.value.includes(one)))
  }
  const found = state.value
  return (
    <>
      <Panel title={t('page.pooling.ask')} note={t('page.pooling.askNote')}>
        <form
          class="ask"
          onSubmit={(event) => {
            event.preventDefault()
            post({ queues: queues.value, from: from.value, days: days.value })
          }}
        >
          <fieldset class="choices several">
            <legend>{t('page.queue')}</legend>
            <div>
              {city.queues.map((queue) => (
                <button
                  type="button"
                  key={queue.id}
                  aria-pressed={queues.value.includes(queue.id)}
                  onClick={() => toggle(queue.id)}
                >
                  {queues.value.includes(queue.id) ? '✓ ' : ''}
                  {name(queue.name)}
                </button>
              ))}
            </div>
          </fieldset>
          <label>
            {t('page.trial.from')}
            <input
              type="date"
              required
              min={city.from}
              max={city.to}
              value={from.value}
              onInput={(event) => {
                from.value = event.currentTarget.value as LocalDate
              }}
            />
          </label>
          <label>
            {t('page.trial.weeks')}
            <span class="with-unit">
              <input
                type="number"
                required
                min={1}
                max={31}
                value={days.value}
                onInput={(event) => {
                  days.value = event.currentTarget.valueAsNumber
                }}
              />
              {t('page.unit.day')}
            </span>
          </label>
          <button
            type="submit"
            class="primary"
            disabled={queues.value.length < 2 || found.status === 'asked'}
          >
            {t('page.pooling.start')}
          </button>
        </form>
        {queues.value.length < 2 ? <p class="note">{t('page.pooling.two')}</p> : null}
        {found.status === 'asked' ? <Waiting>{t('page.job.waiting')}</Waiting> : null}
        {found.status === 'failed' ? <ProblemNotice problem={found.problem} /> : null}
      </Panel>
      {found.status === 'ready' ? <PoolingResult pooling={found.value} city={city} /> : null}
    </>
  )
}
