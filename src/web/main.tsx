import '@fontsource/biz-udpgothic/400.css'
import '@fontsource/biz-udpgothic/700.css'
import './style.css'
import './roster.css'
import './backtest.css'
import './floor.css'
import './cover.css'
import './narrow.css'
import './print.css'
import { type ComponentType, render } from 'preact'
import type { Report } from '../core/report/types.ts'
import { CITY_VIEWS, fetched, REPORT_VIEWS } from './lazy.ts'
import { Masthead, Rail } from './masthead.tsx'
import { ProblemNotice, Waiting } from './parts/notice.tsx'
import { isCityView, type ReportView } from './place.ts'
import { city, type Loaded, loadReport, openPage, place, report, text } from './state.ts'

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
        {isCityView(view) ? <Fetched load={CITY_VIEWS[view]} props={{}} /> : <WithReport view={view} />}
        <Foot />
      </main>
    </>
  )
}

interface FetchedProps<Props> {
  readonly load: () => Promise<ComponentType<Props>>
  readonly props: Props
}

/** A view once its code is here. */
function Fetched<Props extends object>({ load, props }: FetchedProps<Props>) {
  const loaded = fetched(load).value
  if (loaded.status !== 'ready') return <NotYet loaded={loaded} again={() => location.reload()} />
  const Shown = loaded.value
  return <Shown {...props} />
}

function WithReport({ view }: { view: ReportView }) {
  const loaded = report.value
  if (loaded.status === 'ready')
    return <Fetched<{ report: Report }> load={REPORT_VIEWS[view]} props={{ report: loaded.value }} />
  return <NotYet loaded={loaded} again={() => void loadReport(place.value.run ?? 'latest', true)} />
}

interface NotYetProps {
  readonly loaded: Exclude<Loaded<unknown>, { readonly status: 'ready' }>
  readonly again: () => void
}

function NotYet({ loaded, again }: NotYetProps) {
  const { t } = text.value
  if (loaded.status === 'loading') return <Waiting>{t('page.loading')}</Waiting>
  return (
    <ProblemNotice problem={loaded.problem}>
      <button type="button" onClick={again}>
        {t('page.again')}
      </button>
    </ProblemNotice>
  )
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
      {loaded.status === 'ready' && !isCityView(place.value.view) ? (
        <p>{t('page.runId', { run: loaded.value.run, origin: text.value.longDay(loaded.value.origin) })}</p>
      ) : null}
    </footer>
  )
}

openPage()
render(<App />, document.getElementById('app')!)
