import '@fontsource/biz-udpgothic/400.css'
import '@fontsource/biz-udpgothic/700.css'
import './style.css'
import './roster.css'
import './backtest.css'
import './print.css'
import { render } from 'preact'
import type { Report } from '../core/report/types.ts'
import { Masthead, Rail } from './masthead.tsx'
import { ProblemNotice, Waiting } from './parts/notice.tsx'
import type { View } from './place.ts'
import { city, loadReport, openPage, place, report, text } from './state.ts'
import { ForecastView } from './views/forecast.tsx'
import { LawView } from './views/law.tsx'
import { ModelsView } from './views/models.tsx'
import { RequirementView } from './views/requirement.tsx'
import { RosterView } from './views/roster.tsx'
import { ShortagesView } from './views/shortages.tsx'
import { Summary } from './views/summary.tsx'
import { TrialView } from './views/trial.tsx'
import { WaitsView } from './views/waits.tsx'

const REPORT_VIEWS = {
  summary: Summary,
  forecast: ForecastView,
  requirement: RequirementView,
  roster: RosterView,
  shortages: ShortagesView,
  law: LawView,
  waits: WaitsView,
  models: ModelsView,
} satisfies Record<Exclude<View, 'trial'>, (props: { report: Report }) => unknown>

/** The page: masthead, rail of views, and the view the address names. */
function App() {
  const { t } = text.value
  const { view } = place.value
  document.title = `${t(`page.view.${view}`)} – ${t('page.product')}`
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('page.skip')}
      </button>
      <Masthead />
      <Rail />
      <main id="main" tabIndex={-1}>
        <h1>
          {t(`page.view.${view}`)}
          <small>{t(`page.view.${view}Note`)}</small>
        </h1>
        {view === 'trial' ? <TrialView /> : <WithReport view={view} />}
        <Foot />
      </main>
    </>
  )
}

function WithReport({ view }: { view: Exclude<View, 'trial'> }) {
  const { t } = text.value
  const loaded = report.value
  if (loaded.status === 'loading') return <Waiting>{t('page.loading')}</Waiting>
  if (loaded.status === 'failed')
    return (
      <ProblemNotice problem={loaded.problem}>
        <button type="button" onClick={() => void loadReport(place.value.run ?? 'latest', true)}>
          {t('page.again')}
        </button>
      </ProblemNotice>
    )
  const Shown = REPORT_VIEWS[view]
  return <Shown report={loaded.value} />
}

function Foot() {
  const { t } = text.value
  const loaded = report.value
  const synthetic =
    (loaded.status === 'ready' && loaded.value.synthetic) ||
    (city.value.status === 'ready' && city.value.value.synthetic)
  return (
    <footer class="foot">
      {synthetic ? <p>{t('page.syntheticNote')}</p> : null}
      <p>{t('page.rounding')}</p>
      {loaded.status === 'ready' && place.value.view !== 'trial' ? (
        <p>{t('page.runId', { run: loaded.value.run, origin: text.value.longDay(loaded.value.origin) })}</p>
      ) : null}
    </footer>
  )
}

openPage()
render(<App />, document.getElementById('app')!)
