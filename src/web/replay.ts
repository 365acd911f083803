import type { Report } from '../core/report/types.ts'
import type { Duty, Replay } from '../core/simulation/types.ts'

type Visit = Replay['visits'][number]
type Activity = Report['activities'][number]

/** A visit as it is drawn. Times are seconds of the day. */
export interface Stay {
  /** Its place in the replay. */
  readonly index: number
  readonly visit: Visit
  /** Until served, or until given up. */
  readonly waitSeconds: number
  /** Waited longer than the target of its queue. */
  readonly isLong: boolean
  /** Served by someone who was at other work and stepped in. */
  readonly isHelp: boolean
}

/** One worker at a desk: where the plan puts them, and whom they served there. */
export interface DeskRow {
  readonly duty: Duty
  readonly blocks: Duty['blocks']
  /** Ascending by start. */
  readonly stays: readonly Stay[]
}

/** From `second` on, `number` people wait. */
export interface Step {
  readonly second: number
  readonly number: number
}

/** A window or phone through one day. */
export interface Desk {
  readonly activity: Activity
  readonly rows: readonly DeskRow[]
  /** Everyone who came, in the order of arrival. */
  readonly stays: readonly Stay[]
  /** Who left without being served. */
  readonly lost: readonly Stay[]
  readonly waiting: readonly Step[]
}

const stepsIn = ({ blocks }: Duty, activity: string, second: number): boolean =>
  blocks.some(
    (block) =>
      block.activity !== activity && block.startMinute * 60 <= second && second < block.endMinute * 60,
  )

/** How many wait, as a step line: up with every arrival, down when someone is served or leaves. */
export const waitingSteps = (stays: readonly Stay[]): Step[] => {
  const changes = stays
    .filter(({ waitSeconds }) => waitSeconds > 0)
    .flatMap(({ visit, waitSeconds }) => [
      { second: visit.arrival, by: 1 },
      { second: visit.arrival + waitSeconds, by: -1 },
    ])
    .sort((a, b) => a.second - b.second || a.by - b.by)
  const steps: Step[] = []
  let number = 0
  for (const { second, by } of changes) {
    number += by
    if (steps.at(-1)?.second === second) steps.pop()
    steps.push({ second, number })
  }
  return steps
}

/** The windows and phones of a replay in the order of the report, each with its workers and visits. */
export const desksOf = (report: Report, { visits, duties }: Replay): Desk[] => {
  const queues = new Map(report.queues.map((queue) => [queue.id, queue]))
  const stays = visits.flatMap((visit, index): (Stay & { readonly activity: string })[] => {
    const queue = queues.get(visit.queue)
    if (!queue) return []
    const waitSeconds = (visit.start ?? visit.end) - visit.arrival
    const duty = visit.duty === undefined ? undefined : duties[visit.duty]
    return [
      {
        index,
        visit,
        activity: queue.activity,
        waitSeconds,
        isLong: waitSeconds > queue.targetSeconds,
        isHelp: duty !== undefined && stepsIn(duty, queue.activity, visit.start ?? 0),
      },
    ]
  })
  const byDesk = Map.groupBy(stays, ({ activity }) => activity)
  return report.activities
    .filter(({ kind }) => kind === 'window' || kind === 'phone')
    .map((activity) => {
      const own = (byDesk.get(activity.id) ?? []).toSorted((a, b) => a.visit.arrival - b.visit.arrival)
      return {
        activity,
        stays: own,
        lost: own.filter(({ visit }) => visit.start === undefined),
        waiting: waitingSteps(own),
        rows: rowsOf(activity.id, duties, own),
      }
    })
}

const rowsOf = (activity: string, duties: readonly Duty[], stays: readonly Stay[]): DeskRow[] => {
  const served = Map.groupBy(stays, ({ visit }) => visit.duty)
  return duties
    .map(
      (duty, index): DeskRow => ({
        duty,
        blocks: duty.blocks.filter((block) => block.activity === activity),
        stays: (served.get(index) ?? []).toSorted((a, b) => (a.visit.start ?? 0) - (b.visit.start ?? 0)),
      }),
    )
    .filter(({ blocks, stays }) => blocks.length > 0 || stays.length > 0)
    .sort((a, b) => secondsPlanned(b) - secondsPlanned(a))
}

const secondsPlanned = ({ blocks }: DeskRow): number =>
  blocks.reduce((sum, block) => sum + (block.endMinute - block.startMinute) * 60, 0)

/** Who is next to a stay when an arrow key is pressed: along its row, or at the same time in the row above or below. */
export const neighbour = (
  desks: readonly Desk[],
  chosen: number | undefined,
  key: string,
): Stay | undefined => {
  const rows = desks.flatMap((desk) => desk.rows).filter(({ stays }) => stays.length > 0)
  const at = rows.findIndex(({ stays }) => stays.some(({ index }) => index === chosen))
  const row = rows[at]
  if (!row) return rows[0]?.stays[0]
  const place = row.stays.findIndex(({ index }) => index === chosen)
  const here = row.stays[place]
  if (key === 'ArrowLeft') return row.stays[place - 1] ?? here
  if (key === 'ArrowRight') return row.stays[place + 1] ?? here
  const other = rows[at + (key === 'ArrowUp' ? -1 : 1)]
  const second = here?.visit.start ?? 0
  const far = ({ visit }: Stay) => Math.abs((visit.start ?? 0) - second)
  return other?.stays.toSorted((a, b) => far(a) - far(b))[0] ?? here
}
