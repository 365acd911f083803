import { CALM, FREE, type Ground, type Place } from './assign-ground.ts'
import type { Term } from './linear.ts'

/** A stretch at one activity is an hour or longer wherever the losses allow it. */
const SHORTEST_STRETCH = 60
/** Places of one person and activity by stint. */
const columnsOf = (places: readonly Place[]): ReadonlyMap<string, number> =>
  new Map(places.map((it) => [`${it.shift} ${it.stint} ${it.activity.id}`, it.column]))

/**
 * A change of activity has its price, and another one when the stretch it begins is short. Where the activity has a
 * minimum stretch, whoever begins goes on through it; a break, the end of the shift or the activity's hours may cut it.
 */
export const calm = ({ shifts, linear, places }: Ground): void => {
  const column = columnsOf(places)
  for (const place of places) {
    if (place.stint < 0) continue
    const { stints } = shifts[place.shift]!.pattern
    const { minimumStretchMinutes: least = 0 } = place.activity
    const at = (index: number) => column.get(`${place.shift} ${index} ${place.activity.id}`)
    const stint = place.span
    const before = stints[place.stint - 1]
    const goesOn = before?.endMinute === stint.startMinute
    const short = linear.column(CALM.shortStretch, 0, 1, 'real')
    const previous = goesOn ? at(place.stint - 1) : undefined
    const begins: Term[] = [[place.column, 1], ...(previous === undefined ? [] : [[previous, -1] as const])]
    if (goesOn) linear.row(FREE, 0, [...begins, [linear.column(CALM.change, 0, 1, 'real'), -1]])
    let end = stint.endMinute
    for (let next = place.stint + 1; end - stint.startMinute < Math.max(least, SHORTEST_STRETCH); next++) {
      const following = stints[next]
      if (following?.startMinute !== end) {
        if (goesOn && end - stint.startMinute < SHORTEST_STRETCH)
          linear.row(FREE, 0, [...begins, [short, -1]])
        break
      }
      const later = at(next)
      if (end - stint.startMinute < least) {
        if (later === undefined) break
        linear.row(FREE, 0, [...begins, [later, -1]])
      } else
        linear.row(FREE, 0, [...begins, [short, -1], ...(later === undefined ? [] : [[later, -1] as const])])
      end = following.endMinute
    }
  }
}

/** 連続対応の上限: nobody is longer than its most at an activity without a break or other work. */
export const stretchesEnd = ({ shifts, linear, places }: Ground): void => {
  const column = columnsOf(places)
  for (const { shift, stint, span, activity } of places) {
    const most = activity.maximumStretchMinutes
    if (most === undefined || stint < 0) continue
    const { stints } = shifts[shift]!.pattern
    const run: number[] = []
    let end = span.startMinute
    for (let index = stint; end - span.startMinute <= most; index++) {
      const own = column.get(`${shift} ${index} ${activity.id}`)
      const here = stints[index]
      if (own === undefined || here?.startMinute !== end) break
      run.push(own)
      end = here.endMinute
    }
    if (end - span.startMinute > most)
      linear.row(
        FREE,
        run.length - 1,
        run.map((own): Term => [own, 1]),
      )
  }
}
