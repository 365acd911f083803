import { useSignal } from '@preact/signals'
import type { Absence, ReplanCurve, ReplanMove, ReplanPoint } from '../../core/cover/types.ts'
import type { Report } from '../../core/report/types.ts'
import { runPath } from '../instant.ts'
import { useJob } from '../job.ts'
import { JobPanel } from '../parts/notice.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { Agree } from './agree.tsx'

const MOVES = 8

/** 残りの日の組み直し: what the rest of the roster saves by few changes, as a curve of cost against moves. */
export function Replan({ report, absence }: { report: Report; absence: Absence }) {
  const { t } = text.value
  const job = useJob<ReplanCurve>(runPath(report.run, 'replan'))
  const state = job.state.value
  return (
    <Panel title={t('page.replan')} note={t('page.replan.note')}>
      {state.status === 'done' ? (
        <Curve report={report} curve={state.result} />
      ) : (
        <JobPanel
          job={job}
          start={t('page.replan.start')}
          onStart={() => job.start({ ...absence, moves: MOVES })}
        />
      )}
    </Panel>
  )
}

function Curve({ report, curve }: { report: Report; curve: ReplanCurve }) {
  const { t, yen, number } = text.value
  const chosen = useSignal<number | undefined>(undefined)
  const points = curve.points.filter(({ budget }) => budget > 0)
  const point = points[chosen.value ?? points.findLastIndex(({ isCorner }) => isCorner)] ?? points.at(-1)
  if (!point) return <p class="empty">{t('page.replan.none')}</p>
  const most = Math.max(1, ...points.map(({ boundYen = 0, yen }) => Math.max(-boundYen, -yen)))
  const { absence } = curve
  return (
    <>
      <Table
        caption={t('page.replan.chart')}
        rows={points}
        tone={(row) => (row === point ? 'champion' : undefined)}
        columns={({ num, prose }) => [
          num(t('page.replan.moves'), (row) => (
            <button
              type="button"
              class="rank"
              aria-pressed={row === point}
              onClick={() => {
                chosen.value = points.indexOf(row)
              }}
            >
              {number(row.budget)}
            </button>
          )),
          num(t('page.replan.saves'), (row) => <Saved point={row} most={most} />),
          num(t('page.replan.hours'), (row) => number(row.hourMoves)),
          num(t('page.replan.work'), (row) => number(row.workMoves)),
          prose(t('page.replan.who'), (row) =>
            row === point ? (
              <ul>
                {row.moves.map((move) => (
                  <li key={`${move.person}${move.date}`}>{moveText(move, report)}</li>
                ))}
              </ul>
            ) : (
              `${row.isCorner ? t('page.replan.corner') : ''}`
            ),
          ),
        ]}
      />
      <Agree
        key={point.budget}
        report={report}
        asked={point.moves.filter((move) => move.needsConsent && !move.agreedOn)}
        agreedOn={absence.date}
        start={`${t('page.cover.apply')} (${number(point.budget)})`}
        change={{
          days: point.moves.map((move) => move.day),
          absence,
          reason: `${t('page.slip.replan')} ${yen(-point.yen)}`,
        }}
      />
    </>
  )
}

const moveText = (move: ReplanMove, report: Report): string => {
  const { t, day, span, language } = text.value
  return t('page.replan.move', {
    day: day(move.date),
    name: report.people.find(({ id }) => id === move.person)?.name ?? move.person,
    takes: move.takes
      .map((take) => `${span(take)} ${nameIn(report.activities, take.activity)}`)
      .join(language === 'ja' ? '、' : ', '),
  })
}

/** What so many changes save, up to what no plan with as many could pass. */
function Saved({ point, most }: { point: ReplanPoint; most: number }) {
  const { t, yen } = text.value
  const { boundYen } = point
  return (
    <span class="share wide">
      <span class="ground" aria-hidden="true">
        <i style={{ width: `${(-point.yen / most) * 100}%` }} />
        {boundYen === undefined ? null : <b style={{ left: `${(-boundYen / most) * 100}%` }} />}
      </span>
      <span>
        {yen(-point.yen)}{' '}
        {boundYen === undefined ? null : <small>{t('page.replan.limit', { yen: yen(-boundYen) })}</small>}
      </span>
    </span>
  )
}
