import { useSignal } from '@preact/signals'
import type { Report } from '../../core/report/types.ts'
import type { Replay } from '../../core/simulation/types.ts'
import { floor as words } from '../../core/words/page-floor.ts'
import { DayChoices, TeamChoices } from '../parts/choices.tsx'
import { Panel } from '../parts/panel.tsx'
import { type Desk, desksOf, neighbour, type Stay } from '../replay.ts'
import { chosenDate } from '../selection.ts'
import { place, text } from '../state.ts'
import { learn } from '../text.ts'
import { DeskDay } from './replay-desk.tsx'
import { ReplayLegend, Telling, VisitTable } from './replay-visit.tsx'

learn(words)

/** 一日の流れ: one simulated day as a timeline, desk by desk and visit by visit. Nothing moves. */
export function ReplayView({ report }: { report: Report }) {
  const { t } = text.value
  const date = chosenDate(report)
  const replay = report.replays?.find((one) => one.date === date)
  return (
    <>
      <div class="toolbar">
        <DayChoices report={report} />
        <TeamChoices report={report} />
      </div>
      {replay ? (
        <Day report={report} replay={replay} />
      ) : (
        <p class="empty">{t(report.replays?.length ? 'page.closedDay' : 'page.replay.none')}</p>
      )}
    </>
  )
}

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']

/** Whole hours around everything that is drawn. */
const frameOf = (desks: readonly Desk[]) => {
  const blocks = desks.flatMap(({ rows }) => rows.flatMap((row) => row.blocks))
  const ends = desks.flatMap(({ stays }) => stays.map(({ visit }) => visit.end / 60))
  const starts = [...blocks.map(({ startMinute }) => startMinute), 540]
  const last = [...blocks.map(({ endMinute }) => endMinute), ...ends, 1020]
  return {
    startMinute: Math.floor(Math.min(...starts) / 60) * 60,
    endMinute: Math.ceil(Math.max(...last) / 60) * 60,
  }
}

function Day({ report, replay }: { report: Report; replay: Replay }) {
  const { t, number, longDay, time } = text.value
  const chosen = useSignal<number | undefined>(undefined)
  const { team } = place.value
  const desks = desksOf(report, replay).filter(
    ({ activity, stays }) => stays.length > 0 && (team === undefined || activity.team === team),
  )
  const frame = frameOf(desks)
  const hours = Array.from(
    { length: (frame.endMinute - frame.startMinute) / 60 },
    (_, i) => frame.startMinute + i * 60,
  )
  const all: readonly Stay[] = desks.flatMap(({ stays }) => stays)
  const stay = all.find(({ index }) => index === chosen.value)
  const point = (event: PointerEvent) => {
    const visit = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-visit]') : null
    if (visit) chosen.value = Number(visit.dataset.visit)
  }
  const move = (event: KeyboardEvent) => {
    if (!ARROWS.includes(event.key) || !(event.currentTarget instanceof HTMLElement)) return
    event.preventDefault()
    const next = neighbour(desks, chosen.value, event.key)
    chosen.value = next?.index
    event.currentTarget.querySelector(`[data-visit="${next?.index}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const title = t('page.replay.title', { day: longDay(replay.date) })
  return (
    <Panel
      title={title}
      note={t('page.replay.note', {
        n: number(replay.replication + 1),
        of: number(report.simulation.replications),
      })}
    >
      <ReplayLegend />
      <Telling report={report} replay={replay} stay={stay} />
      <section
        class="table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys go from visit to visit
        tabIndex={0}
        aria-label={t('page.replay.keys')}
        onKeyDown={move}
        onPointerMove={point}
        onPointerDown={point}
      >
        <table class="gantt replay" style={{ '--hours': hours.length }}>
          <caption class="spoken">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('page.replay.desk')}</th>
              <th scope="col" class="hours">
                <div class="track">
                  {hours.map((hour, i) => (
                    <span key={hour} style={{ left: `${(i / hours.length) * 100}%` }}>
                      {time(hour)}
                    </span>
                  ))}
                </div>
              </th>
            </tr>
          </thead>
          {desks.map((desk) => (
            <DeskDay key={desk.activity.id} report={report} desk={desk} frame={frame} chosen={stay?.index} />
          ))}
        </table>
      </section>
      <VisitTable report={report} replay={replay} desks={desks} />
    </Panel>
  )
}
