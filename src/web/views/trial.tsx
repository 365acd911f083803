import { useSignal } from '@preact/signals'
import type { PublicCity } from '../../core/report/types.ts'
import type { Lever, Trial, TrialRequest } from '../../core/trial/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { city as words } from '../../core/words/page-city.ts'
import { useJob } from '../job.ts'
import { leverText } from '../levers.ts'
import { JobPanel, ProblemNotice, Waiting } from '../parts/notice.tsx'
import { Panel } from '../parts/panel.tsx'
import { nameIn, nextMonday } from '../selection.ts'
import { city, text } from '../state.ts'
import { learn } from '../text.ts'
import { Levers } from './levers.tsx'
import { TrialResult } from './trial-result.tsx'

learn(words)

/** 試算: the city's question, answered on anonymous capacity. This view knows teams and head-counts, never a person. */
export function TrialView() {
  const { t } = text.value
  const loaded = city.value
  if (loaded.status === 'loading') return <Waiting>{t('page.loading')}</Waiting>
  if (loaded.status === 'failed') return <ProblemNotice problem={loaded.problem} />
  return <Ask city={loaded.value} />
}

function Ask({ city }: { city: PublicCity }) {
  const { t, name } = text.value
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
  const { levers = [] } = request.value
  const team = city.teams.find((one) => one.id === request.value.team)
  const pull = (next: readonly Lever[]) => {
    const { levers: _, ...rest } = request.value
    const fewer = next.length > 0 ? rest.fewer : Math.max(1, rest.fewer)
    request.value = { ...rest, fewer, ...(next.length > 0 ? { levers: next } : {}) }
  }
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
              onChange={(event) => {
                pull([])
                set({ team: event.currentTarget.value, fewer: 1 })
              }}
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
                min={levers.length > 0 ? -(team?.headcount ?? 0) : 1}
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
                max={12}
                value={request.value.weeks}
                onInput={(event) => set({ weeks: event.currentTarget.valueAsNumber })}
              />
              {t('page.unit.weeks')}
            </span>
          </label>
          <Levers city={city} team={request.value.team} levers={levers} onChange={pull} />
          <button type="submit" class="primary" disabled={state.status === 'running'}>
            {t('page.trial.start')}
          </button>
        </form>
        {team ? <Sentence city={city} request={request.value} headcount={team.headcount} /> : null}
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

interface SentenceProps {
  readonly city: PublicCity
  readonly request: TrialRequest
  readonly headcount: number
}

/** The question in words, before it is asked. */
function Sentence({ city, request, headcount }: SentenceProps) {
  const { t, number, longDay, language } = text.value
  const fewer = request.fewer || 0
  const change = fewer > 0 ? 'sentence' : fewer < 0 ? 'sentenceMore' : 'sentenceSame'
  const levers = (request.levers ?? []).map((lever) => leverText(lever, city, text.value))
  return (
    <p class="note">
      {t(`page.trial.${change}`, {
        team: nameIn(city.teams, request.team),
        fewer: number(Math.abs(fewer)),
        from: longDay(request.from || city.from),
        weeks: number(request.weeks || 0),
        left: number(headcount - fewer),
      })}{' '}
      {levers.length > 0
        ? t('page.trial.also', { levers: levers.join(language === 'ja' ? '、' : '; ') })
        : null}
    </p>
  )
}
