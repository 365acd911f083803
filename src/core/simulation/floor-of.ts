import type { Activity, ActivityId, City } from '../city/types.ts'
import type { Desk, Floor, Worker } from './floor.ts'
import type { Duty } from './types.ts'

/** What a floor stands on. `closeMinute` is −Infinity for a desk that is closed all day. */
export interface FloorGround {
  readonly city: City
  readonly desks: readonly {
    readonly activity: Activity
    readonly lines: number
    readonly closeMinute: number
  }[]
  readonly works: readonly ActivityId[]
}

interface Placed {
  readonly start: number
  readonly end: number
  /** A desk, or −1 − other work. */
  readonly place: number
}

/** A duty's blocks in seconds. People without a name stay no longer than their desk is open. */
const placedBlocks = ({ person, blocks }: Duty, { desks, works }: FloorGround): Placed[] =>
  blocks
    .flatMap(({ activity, startMinute, endMinute }): Placed[] => {
      const desk = desks.findIndex((it) => it.activity.id === activity)
      const work = works.indexOf(activity)
      if (desk < 0 && work < 0) return []
      const close = desk < 0 ? Number.NEGATIVE_INFINITY : desks[desk]!.closeMinute
      const stays = person === undefined && close > startMinute ? Math.min(endMinute, close) : endMinute
      return [{ start: startMinute * 60, end: stays * 60, place: desk < 0 ? -1 - work : desk }]
    })
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start)

/** Until when a desk has its last people before it closes. */
const lastEnd = (rows: readonly (readonly Placed[])[], desk: number, close: number): number =>
  Math.max(
    ...rows.flatMap((row) =>
      row
        .filter(({ place, start }) => place === desk && start < close)
        .map(({ end }) => Math.min(end, close)),
    ),
  )

/** Tasks of a team's outbound work whose calls fill the gaps at a phone. */
const gapTask = ({ activity }: FloorGround['desks'][number], city: City) =>
  activity.kind !== 'phone'
    ? undefined
    : city.outbound.find(
        (task) =>
          task.gapCallSeconds !== undefined &&
          city.activities.some(({ id, team }) => id === task.activity && team === activity.team),
      )

const deskOf = (ground: FloorGround, desk: FloorGround['desks'][number]): Desk => {
  const { activity, lines, closeMinute } = desk
  const task = gapTask(desk, ground.city)
  return {
    callsHelpAt: activity.callsHelpAt ?? Number.POSITIVE_INFINITY,
    seats: activity.seats,
    closeTime: closeMinute > Number.NEGATIVE_INFINITY ? closeMinute * 60 : Number.POSITIVE_INFINITY,
    lines,
    ...(task && {
      gapCalls: {
        work: ground.works.indexOf(task.activity),
        from: task.span.startMinute * 60,
        to: task.span.endMinute * 60,
        seconds: task.gapCallSeconds!,
      },
    }),
  }
}

const sum = (rows: readonly Placed[], counts: (row: Placed) => boolean): number =>
  rows.filter(counts).reduce((seconds, { start, end }) => seconds + end - start, 0)

/** The floor of a date from the duties of the date, with the seconds that people are placed at each desk and work. */
export const floorOf = (duties: readonly Duty[], ground: FloorGround) => {
  const { city, desks, works } = ground
  const rows = duties.map((duty) => placedBlocks(duty, ground))
  const closes = desks.map(({ closeMinute }) => closeMinute * 60)
  const lastEnds = closes.map((close, desk) => lastEnd(rows, desk, close))
  const workers = duties.map(({ person, canServe }, w): Worker => {
    const row = rows[w]!
    const atDesk = (desk: number, close: number) =>
      row.filter(({ place, start }) => place === desk && start < close)
    const homes = row.map(({ end, place }) =>
      person === undefined && place >= 0 ? Math.max(end, closes[place]!) : end,
    )
    return {
      starts: Float64Array.from(row, ({ start }) => start),
      ends: Float64Array.from(row, ({ end }) => end),
      places: Int32Array.from(row, ({ place }) => place),
      helps: desks.flatMap(({ activity }, desk) => (canServe.includes(activity.id) ? [desk] : [])),
      closes: closes.flatMap((close, desk) =>
        atDesk(desk, close).some(({ end }) => Math.min(end, close) === lastEnds[desk]) ? [desk] : [],
      ),
      makesGapCalls: city.outbound.some(
        ({ activity, gapCallSeconds }) => gapCallSeconds !== undefined && canServe.includes(activity),
      ),
      homeTime: Math.max(0, ...homes),
    }
  })
  const all = rows.flat()
  const floor: Floor = { desks: desks.map((desk) => deskOf(ground, desk)), workers, works: works.length }
  return {
    floor,
    deskSeconds: desks.map((_, desk) => sum(all, ({ place }) => place === desk)),
    workerSeconds: rows.map((row) => sum(row, ({ place }) => place >= 0)),
    workSeconds: works.map((_, work) => sum(all, ({ place }) => place === -1 - work)),
  }
}
