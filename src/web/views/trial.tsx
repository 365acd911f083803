import { useSignal } from '@preact/signals'
import type { PublicCity } from '../../core/report/types.ts'
import type { Trial, TrialRequest } from '../../core/trial/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { useJob } from '../job.ts'
import { JobPanel, ProblemNotice, Waiting } from '../parts/notice.tsx'
import { Panel } from '../parts/panel.tsx'
import { nextMonday } from '../selection.ts'
import { city, text } from '../state.ts'
import { TrialResult } from './trial-result.tsx'

/** 試算: the city's question, answered on anonymous capacity. This view knows teams and head-counts, never a person. */
export function TrialView() {
  const { t } = text.value
  const loaded = city.value
  if (loaded.status === 'loading') return <Waiting>{t('page.loading')}</Waiting>
  if (loaded.status === 'failed') return <ProblemNotice problem={loaded.problem} />
  return <Ask city={loaded.value} />
}

function Ask({ city }: { city: PublicCity }) {
  const { t, name, number } = text.value
  const job = useJob<Trial>('/api/trials')
  const request = useSignal<TrialRequest>({
    team: city.teams[0]?.id ?? '',
    fewer: 1,
    from: nextMonday(city.from),
    weeks: 4,
  })
  const set = (change: Partial<TrialRequest>) => {
    request.value = { ...request.value, ...change }
  }
  const team = city.teams.find((one) => one.id === request.value.team)
  const state = job.state.value
  return (
    <>
      <Panel title={t('page.trial.ask')} note={t('page.trial.firewall')}>
        <form
          class="ask"
          onSubmit={(event) => {
            event.preventDefault()
            job.start(request.value)
          }}
        >
          <label>
            {t('page.team')}
            <select
              value={request.value.team}
              onChange={(event) => set({ team: event.currentTarget.value, fewer: 1 })}
            >
              {city.teams.map((one) => (
                <option key={one.id} value={one.id}>
                  {`${name(one.name)} (${t('page.unit.people', { n: one.headcount })})`}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('page.trial.fewer')}
            <span class="with-unit">
              <input
                type="number"
                required
                min={1}
                max={Math.max(1, (team?.headcount ?? 1) - 1)}
                value={request.value.fewer}
                onInput={(event) => set({ fewer: event.currentTarget.valueAsNumber })}
              />
              {t('page.unit.person')}
            </span>
          </label>
          <label>
            {t('page.trial.from')}
            <input
              type="date"
              required
              min={city.from}
              max={city.to}
              value={request.value.from}
              onInput={(event) => set({ from: event.currentTarget.value as LocalDate })}
            />
          </label>
          <label>
            {t('page.trial.weeks')}
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
          <button type="submit" class="primary" disabled={state.status === 'running'}>
            {t('page.trial.start')}
          </button>
        </form>
        <p class="note">
          {team
            ? t('page.trial.sentence', {
                team: name(team.name),
                fewer: number(request.value.fewer || 0),
                from: text.value.longDay(request.value.from || city.from),
                weeks: number(request.value.weeks || 0),
                left: number(team.headcount - (request.value.fewer || 0)),
              })
            : null}
        </p>
        <JobPanel job={job} />
      </Panel>
      {state.status === 'done' ? (
        <TrialResult trial={state.result} city={city} />
      ) : (
        <p class="empty">{t('page.trial.empty')}</p>
      )}
    </>
  )
}
