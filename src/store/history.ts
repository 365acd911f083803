import type { DayWeather, Holidays } from '../core/calendar/types.ts'
import type { City } from '../core/city/types.ts'
import { confirmed } from '../core/forecast/shocks.ts'
import type { DemandContext, Shock } from '../core/forecast/types.ts'
import { withoutAbsurd } from '../core/interval/absurd.ts'
import { findGaps } from '../core/interval/gaps.ts'
import { mergeIntervals } from '../core/interval/merge.ts'
import type { Gap, History, Interval, OutboundCount, WorkCount } from '../core/interval/types.ts'
import type { Receipt } from '../core/log/types.ts'
import type { LocalDate } from '../core/units/time.ts'
import { type Choices, readChoices } from './choices.ts'
import { readDecisions } from './decisions.ts'
import { type PartExtras, readContents, readPart } from './parts.ts'

/** A part of the store in memory. */
export interface Part {
  readonly receipt: Receipt
  readonly intervals: readonly Interval[]
  readonly extras: PartExtras
}

/** All parts of a store, oldest first. */
export const readParts = async (store: string): Promise<readonly Part[]> => {
  const { parts } = await readContents(store, 0)
  return Promise.all(parts.map(async (receipt) => ({ receipt, ...(await readPart(store, receipt.sha256)) })))
}

/** A row that is counted under a queue or task and a date. */
export type Keyed = readonly [owner: string, date: LocalDate]

export const keyOfInterval = ({ queue, date }: Interval): Keyed => [queue, date]
export const keyOfCount = ({ task, date }: WorkCount | OutboundCount): Keyed => [task, date]

/** Calls `visit` for each key of rows; rows of one key that stand together are visited once. */
export const eachKey = <T>(
  rows: readonly T[],
  keyOf: (row: T) => Keyed,
  visit: (key: string, date: LocalDate) => void,
): void => {
  let last: Keyed | undefined
  for (const row of rows) {
    const key = keyOf(row)
    if (last && last[0] === key[0] && last[1] === key[1]) continue
    last = key
    visit(`${key[0]}/${key[1]}`, key[1])
  }
}

/** Rows of the parts; those of a key (a queue's or task's date) that a later part has again are left out. */
const newestOf = <T>(
  parts: readonly Part[],
  rowsOf: (part: Part) => readonly T[],
  keyOf: (row: T) => Keyed,
): T[] => {
  const owner = new Map<string, Part>()
  let isOverlapping = false
  for (const part of parts)
    eachKey(rowsOf(part), keyOf, (key) => {
      isOverlapping ||= owner.has(key) && owner.get(key) !== part
      owner.set(key, part)
    })
  if (!isOverlapping) return parts.flatMap(rowsOf)
  return parts.flatMap((part) => rowsOf(part).filter((row) => owner.get(keyOf(row).join('/')) === part))
}

const byDate = <T extends { readonly date: LocalDate }>(rows: T[], then: (row: T) => string | number): T[] =>
  rows.sort((a, b) => {
    if (a.date !== b.date) return a.date < b.date ? -1 : 1
    const [first, second] = [then(a), then(b)]
    return first < second ? -1 : +(first > second)
  })

const holidaysOf = (parts: readonly Part[]): Holidays => {
  const latest = parts.findLast(({ extras }) => extras.holidays.length > 0)?.extras.holidays ?? []
  return { names: new Map(latest), lastYear: Number(latest.at(-1)?.[0].slice(0, 4) ?? 0) }
}

/** Outages of the recorder that show in the parts. */
export const gapsOf = (parts: readonly Part[], city: City): Gap[] =>
  findGaps(
    newestOf(parts, (part) => part.intervals, keyOfInterval),
    city,
    holidaysOf(parts),
  )

/** History of parts, with the outages that show in it. */
export const historyOf = (parts: readonly Part[], city: City): History => {
  const { intervals, absurd } = withoutAbsurd(
    mergeIntervals(newestOf(parts, (part) => part.intervals, keyOfInterval)),
  )
  return {
    slotMinutes: city.slotMinutes,
    intervals,
    work: byDate(
      newestOf(parts, (part) => part.extras.work, keyOfCount),
      ({ task }) => task,
    ),
    outbound: byDate(
      newestOf(parts, (part) => part.extras.outbound, keyOfCount),
      ({ slot }) => slot,
    ),
    gaps: findGaps(intervals, city, holidaysOf(parts)),
    ...(absurd.length > 0 ? { absurd } : {}),
  }
}

/**
 * What is known of days besides arrivals. The newest list of holidays and the newest list of events hold alone;
 * of weather the newest figures of each date. Confirmed shocks are left out of learning, or said to be new levels;
 * what was chosen at the last training holds on.
 */
export const contextOf = (
  parts: readonly Part[],
  decisions: readonly Shock[] = [],
  choices?: Choices,
): DemandContext => {
  const events = parts.findLast(({ receipt }) => receipt.kind === 'events')?.extras
  const weather = new Map<LocalDate, DayWeather>()
  for (const { extras } of parts) for (const day of extras.weather) weather.set(day.date, day)
  const { excluded, shifts } = confirmed(decisions)
  return {
    holidays: holidaysOf(parts),
    events: events?.events ?? [],
    weather: byDate([...weather.values()], () => 0),
    excluded: [...(events?.excluded ?? []), ...excluded],
    ...(shifts.length > 0 ? { shifts } : {}),
    ...(choices?.rokuyo ? { rokuyo: true } : {}),
  }
}

/** All that the store has learned from the logs of a city. */
export const readHistory = async (store: string, city: City): Promise<History> =>
  historyOf(await readParts(store), city)

/** Holidays, events, weather and periods left out of learning, as stored. */
export const readContext = async (store: string): Promise<DemandContext> =>
  contextOf(await readParts(store), await readDecisions(store), await readChoices(store))

/** Receipts of the files a store is made of, oldest first. */
export const readReceipts = async (store: string): Promise<readonly Receipt[]> =>
  (await readContents(store, 0)).parts
