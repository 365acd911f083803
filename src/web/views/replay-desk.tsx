import type { Report } from '../../core/report/types.ts'
import type { Span } from '../../core/units/time.ts'
import { Numbered } from '../parts/panel.tsx'
import type { Desk, DeskRow, Stay } from '../replay.ts'
import { text } from '../state.ts'
import { Who } from './roster-legend.tsx'

interface Props {
  readonly report: Report
  readonly desk: Desk
  readonly frame: Span
  readonly chosen: number | undefined
}

/** Where a stretch of seconds lies in the frame, as CSS. */
const lieAt = (from: number, to: number, { startMinute, endMinute }: Span) => {
  const length = (endMinute - startMinute) * 60
  return {
    left: `${(((from - startMinute * 60) / length) * 100).toFixed(3)}%`,
    width: `${(((to - from) / length) * 100).toFixed(3)}%`,
  }
}

/** One window or phone: its figures, a row for each worker, and how many waited. */
export function DeskDay({ report, desk, frame, chosen }: Props) {
  const { t, name, number, wait } = text.value
  const { activity, stays, lost, rows } = desk
  const waits = stays.map(({ waitSeconds }) => waitSeconds)
  const long = stays.filter(({ isLong }) => isLong).length
  return (
    <tbody>
      <tr class="team">
        <th scope="rowgroup" colSpan={2}>
          <Numbered report={report} team={activity.team} name={name(activity.name)} />
          <small>
            {t('page.replay.figures', {
              visits: number(stays.length),
              mean: wait(waits.reduce((a, b) => a + b, 0) / (stays.length || 1)),
              longest: wait(Math.max(0, ...waits)),
            })}
            {long > 0 ? (
              <b class="signed short"> ▼ {t('page.replay.longCount', { n: number(long) })}</b>
            ) : null}
            {lost.length > 0 ? <b> × {t('page.replay.lostCount', { n: number(lost.length) })}</b> : null}
          </small>
        </th>
      </tr>
      {rows.map((row, at) => (
        <tr key={row.duty.person ?? at}>
          <th scope="row">
            <Worker report={report} row={row} at={at} />
          </th>
          <td>
            <div class="track">
              {row.blocks.map((block) => (
                <span
                  key={block.startMinute}
                  class={`post ${activity.kind}`}
                  style={lieAt(block.startMinute * 60, block.endMinute * 60, frame)}
                />
              ))}
              {row.stays.map((stay) => (
                <Visit
                  key={stay.index}
                  stay={stay}
                  desk={desk}
                  frame={frame}
                  isChosen={stay.index === chosen}
                />
              ))}
            </div>
          </td>
        </tr>
      ))}
      <tr class="coverage">
        <th scope="row">
          {t('page.replay.waiting', {
            most: number(mostOf(desk)),
          })}
        </th>
        <td>
          <Waiting desk={desk} frame={frame} chosen={chosen} />
        </td>
      </tr>
    </tbody>
  )
}

function Worker({ report, row, at }: { report: Report; row: DeskRow; at: number }) {
  const person = report.people.find(({ id }) => id === row.duty.person)
  return person ? <Who person={person} /> : <span>{text.value.t('page.replay.worker', { n: at + 1 })}</span>
}

interface VisitProps {
  readonly stay: Stay
  readonly desk: Desk
  readonly frame: Span
  readonly isChosen: boolean
}

function Visit({ stay, desk, frame, isChosen }: VisitProps) {
  const { visit, index, isHelp, isLong } = stay
  const marks = [
    desk.activity.kind,
    visit.onward ? 'onward' : '',
    isHelp ? 'help' : '',
    isLong ? 'late' : '',
    isChosen ? 'chosen' : '',
  ]
  return (
    <span
      class={`visit ${marks.filter(Boolean).join(' ')}`}
      data-visit={index}
      style={lieAt(visit.start ?? visit.arrival, visit.end, frame)}
    />
  )
}

const HEIGHT = 40
/** The least that fills the height. */
const FEW = 4

const mostOf = ({ waiting }: Desk): number => Math.max(0, ...waiting.map(({ number }) => number))

/** How many wait as a step line; × where somebody left. */
function Waiting({ desk, frame, chosen }: Omit<Props, 'report'>) {
  const { t, name, number } = text.value
  const [from, to] = [frame.startMinute * 60, frame.endMinute * 60]
  const x = (second: number) => (((second - from) / (to - from)) * 1000).toFixed(1)
  const most = mostOf(desk)
  const y = (people: number) => ((1 - people / Math.max(FEW, most)) * HEIGHT).toFixed(1)
  const line = desk.waiting.map((step) => `H${x(step.second)}V${y(step.number)}`).join('')
  const mark = desk.stays.find(({ index }) => index === chosen)
  return (
    <div class="track waiting-line">
      <svg
        viewBox={`0 0 1000 ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('page.replay.waitingLabel', { desk: name(desk.activity.name), most: number(most) })}
      >
        <path class="area" d={`M0 ${HEIGHT}${line}H1000V${HEIGHT}Z`} />
        <path class="line" d={`M0 ${HEIGHT}${line}H1000`} />
      </svg>
      {mark ? (
        <span class="wait" style={lieAt(mark.visit.arrival, mark.visit.arrival + mark.waitSeconds, frame)} />
      ) : null}
      {desk.lost.map(({ index, visit }) => (
        <b
          key={index}
          class={`lost ${index === chosen ? 'chosen' : ''}`}
          data-visit={index}
          style={{ left: lieAt(visit.end, visit.end, frame).left }}
        >
          ×
        </b>
      ))}
    </div>
  )
}
