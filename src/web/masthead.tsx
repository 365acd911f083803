import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { useJob } from './job.ts'
import mark from './mark.svg'
import { JobPanel } from './parts/notice.tsx'
import { GROUPS, isCityView, VIEWS } from './place.ts'
import { nextMonday } from './selection.ts'
import { choose, city, linkTo, loadReport, place, report, text } from './state.ts'

/** Product, city and week; the run's files; the language. On the city's views nothing of the roster shows. */
export function Masthead() {
  const { t, name, day, longDay } = text.value
  const loaded =
    report.value.status === 'ready' && !isCityView(place.value.view) ? report.value.value : undefined
  const open = city.value.status === 'ready' ? city.value.value : undefined
  const cityName = loaded?.city ?? open?.name
  const [first, last] = [loaded?.dates[0], loaded?.dates.at(-1)]
  return (
    <header class="masthead">
      <a class="brand" href={linkTo({ view: 'summary' })}>
        <img src={mark} alt="" width="28" height="28" />
        <strong>{t('page.product')}</strong>
      </a>
      <div class="where">
        {cityName ? <span class="city">{name(cityName)}</span> : null}
        {first && last ? (
          <span class="week">
            {longDay(first)} – {day(last)}
          </span>
        ) : null}
        {(loaded ?? open)?.synthetic ? <span class="synthetic">{t('page.synthetic')}</span> : null}
      </div>
      <div class="tools">
        {loaded ? <Files run={loaded.run} /> : null}
        {isCityView(place.value.view) ? null : <AutoRoster week={first ?? (open && nextMonday(open.from))} />}
        <button
          type="button"
          class="language"
          lang={place.value.lang === 'ja' ? 'en' : 'ja'}
          onClick={() => choose({ lang: place.value.lang === 'ja' ? 'en' : 'ja' })}
        >
          {t('page.otherLanguage')}
        </button>
      </div>
    </header>
  )
}

function Files({ run }: { run: string }) {
  const { t } = text.value
  const at = `/api/runs/${encodeURIComponent(run)}`
  return (
    <span class="files">
      <a href={`${at}/files/roster.xlsx`} download>
        {t('page.file.xlsx')}
      </a>
      <a href={`${at}/files/roster.csv`} download>
        {t('page.file.csv')}
      </a>
    </span>
  )
}

/** 自動作成: a roster from the first week on screen on, made anew. */
function AutoRoster({ week }: { week: string | undefined }) {
  const { t } = text.value
  const job = useJob<{ run: string }>('/api/rosters', ({ run }) => {
    choose({ run })
    void loadReport(run, true)
  })
  const weeks = useSignal(1)
  return (
    <>
      <select
        aria-label={t('page.weeks')}
        value={weeks.value}
        onChange={(event) => {
          weeks.value = Number(event.currentTarget.value)
        }}
      >
        {[1, 2, 4, 5].map((n) => (
          <option key={n} value={n}>
            {t('page.weeksOf', { weeks: n })}
          </option>
        ))}
      </select>
      <JobPanel
        job={job}
        start={t('page.autoRoster')}
        onStart={() => job.start({ ...(week && { week }), weeks: weeks.value })}
      />
    </>
  )
}

/** The views by name and number. On a phone they are a strip, which shows where one is. */
export function Rail() {
  const { t } = text.value
  const strip = useRef<HTMLElement>(null)
  const { view } = place.value
  useEffect(() => {
    const current = strip.current?.querySelector('[aria-current]')
    current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [view])
  return (
    <nav ref={strip} class="rail" aria-label={t('page.menu')}>
      <div>
        {GROUPS.map((group) => (
          <section key={group.name}>
            <h2>{t(`page.for.${group.name}`)}</h2>
            <ol start={VIEWS.indexOf(group.views[0]) + 1}>
              {group.views.map((one) => (
                <li key={one}>
                  <a href={linkTo({ view: one })} aria-current={one === view ? 'page' : undefined}>
                    <span class="index">{VIEWS.indexOf(one) + 1}</span>
                    {t(`page.view.${one}`)}
                  </a>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </nav>
  )
}
