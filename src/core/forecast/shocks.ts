import { dayNumber, weekday } from '../calendar/date.ts'
import type { ExcludedPeriod } from '../calendar/types.ts'
import type { Name } from '../units/time.ts'
import { type Key, say } from '../words/say.ts'
import { type Told, type Track, trackOf } from './track.ts'
import type { DemandContext, DemandSeries, LevelShift, Shock } from './types.ts'

/** Days ahead that one day is told of: a fortnight and a half of frozen expectation to hold the days against. */
const HORIZON = 21
/** Standard deviations from which a silent day is odd, any day is, and the days after it are part of the same stretch. */
const ODD = 3.5
const ODD_ANYWAY = 4.5
const STILL_ODD = 2
const LONGEST_STRETCH = 12
/** Known open days after a day that show whether the level moved, and fewest of them. */
const AFTER = 10
const LEAST_AFTER = 8
/** Moves of the level are proposed from this many times what is usual in the series (a robust standard deviation), and from this share. */
const MOVED = 4
const LEAST_MOVE = 0.15
/** A move lasts: its later half is at least this share of the whole, and this share of its days have its sign. */
const LASTING = 0.6
const ONE_SIDED = 0.8
/** Known days before a series has a level that can move. */
const SETTLED = 40
/** Days of its weekday before a day can be odd. */
const WEEKDAY_SEEN = 4
/** Share of a move that other years may have at the same date before it is taken for the season. */
const SEASONAL = 0.4
/** Fewest expected arrivals that make an empty day or hour remarkable. */
const REMARKABLE = 5

/** A day as the days before it foretold it; `z` is the lesser surprise of the log and of Anscombe's square root: neither few nor many make it easy. */
interface Miss {
  readonly place: number
  readonly log: number
  readonly z: number
  readonly variance: number
  readonly poisson: number
  readonly expected: number
  readonly actual: number
}

const missOf = ({ usual, exposures }: Track, { target, logs, variance }: Told): Miss | undefined => {
  const total = usual[target]
  const exposure = exposures[target]!
  if (total === null || total === undefined) return undefined
  const expected = Math.exp(logs[0]!) * exposure
  const actual = total * exposure
  const poisson = 1 / Math.max(1, expected)
  const log = Math.log((actual + 0.5) / (expected + 0.5))
  const plain = log / Math.sqrt(variance + poisson)
  const root =
    (2 * (Math.sqrt(actual + 0.375) - Math.sqrt(expected + 0.375))) / Math.sqrt(1 + expected * variance)
  const z = Math.abs(plain) < Math.abs(root) ? plain : root
  return { place: target, log, z, variance, poisson, expected, actual }
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
const bounded = (log: number): number => Math.max(-1.5, Math.min(1.5, log))

interface Move {
  readonly place: number
  readonly log: number
}

/** Mean log of what came in the days after each day against what that day foretold, where enough is known. */
const movesOf = (told: readonly (readonly Miss[])[]): Move[] => {
  const means = told.slice(SETTLED).flatMap((misses) => {
    const days = misses.slice(0, AFTER)
    if (days.length < LEAST_AFTER) return []
    const logs = days.map(({ log }) => bounded(log))
    return [{ place: days[0]!.place, logs, log: mean(logs) }]
  })
  const sizes = means.map(({ log }) => Math.abs(log)).sort((a, b) => a - b)
  const usual = 1.4826 * (sizes[Math.floor(sizes.length / 2)] ?? 0)
  return means.flatMap(({ place, logs, log }) => {
    const late = mean(logs.slice(Math.floor(logs.length / 2)))
    const sided = logs.filter((one) => one * log > 0).length / logs.length
    const isMove =
      Math.abs(Math.expm1(log)) >= LEAST_MOVE &&
      Math.abs(log) >= MOVED * usual &&
      late / log >= LASTING &&
      sided >= ONE_SIDED
    return isMove ? [{ place, log }] : []
  })
}

/** What usual days after a date are to those before it, as a log: means over two weeks, so that weekdays weigh alike. */
const stepAt = ({ numbers, usual }: Track, day: number): number | undefined => {
  const totals = (from: number, to: number): number[] =>
    numbers.flatMap((number, i) => {
      const total = usual[i]
      return number >= from && number < to && total !== null && total !== undefined ? [total] : []
    })
  const [before, after] = [totals(day - 14, day), totals(day, day + 14)]
  if (before.length < LEAST_AFTER || after.length < LEAST_AFTER) return undefined
  return Math.log((mean(after) + 0.5) / (mean(before) + 0.5))
}

/** Whether other years moved at about the same date as much: the season, not a shift. */
const isSeasonal = (track: Track, { place, log }: Move): boolean => {
  const day = track.numbers[place]!
  const steps = [-4, -3, -2, -1, 1, 2, 3, 4].flatMap((years) => {
    const near = [-7, 0, 7].flatMap((days) => stepAt(track, day + 364 * years + days) ?? [])
    return near.length > 0 ? [Math.max(...near.map((step) => step * Math.sign(log)))] : []
  })
  return steps.length > 0 && mean(steps) >= SEASONAL * Math.abs(log)
}

/** The strongest moves, none within a window of a stronger one. */
const clearest = (moves: readonly Move[]): Move[] => {
  const kept: Move[] = []
  for (const move of [...moves].sort((a, b) => Math.abs(b.log) - Math.abs(a.log) || a.place - b.place))
    if (!kept.some(({ place }) => Math.abs(place - move.place) < 2 * AFTER)) kept.push(move)
  return kept.sort((a, b) => a.place - b.place)
}

const named = (key: Key, values: Readonly<Record<string, string | number>>): Name => ({
  ja: say('ja', key, values),
  en: say('en', key, values),
})

/** Whether a run of slots stayed empty that should have had several arrivals. */
const hasSilence = ({ days }: Track, { place, expected }: Miss): boolean => {
  const { counts } = days[place]!
  let silent = 0
  let longest = 0
  for (const count of counts) {
    silent = count === 0 ? silent + 1 : 0
    longest = Math.max(longest, silent)
  }
  return (expected * longest) / Math.max(1, counts.length) >= REMARKABLE
}

const stretchKind = (track: Track, misses: readonly Miss[]): Shock['kind'] => {
  if (misses.every(({ actual, expected }) => actual === 0 && expected >= REMARKABLE)) return 'closure'
  return misses[0]!.log < 0 && misses.every((miss) => hasSilence(track, miss)) ? 'outage' : 'odd'
}

const shock = (track: Track, kind: Shock['kind'], from: number, to: number, size: number): Shock => {
  const queue = track.series.id
  const first = track.days[from]!.date
  const direction = size > 0 ? 'More' : 'Fewer'
  const key: Key =
    kind === 'levelShift' || kind === 'odd' ? `forecast.shock.${kind}${direction}` : `forecast.shock.${kind}`
  return {
    id: `${queue}/${first}/${kind}`,
    kind,
    queue,
    from: first,
    to: track.days[to]!.date,
    size,
    reason: named(key, { percent: Math.round(100 * Math.abs(size)), days: to - from + 1 }),
    decision: 'proposed',
  }
}

/** Odd stretches outside of level moves. While and after one lasts, what was told before it is the measure. */
const stretches = (track: Track, told: readonly (readonly Miss[])[], moves: readonly Move[]): Shock[] => {
  const found: Shock[] = []
  let source = 0
  let held = 0
  for (let place = SETTLED; place < track.days.length; place++) {
    if (place > held) source = place - 1
    const ahead = told[source] ?? []
    const at = ahead.findIndex((miss) => miss.place === place)
    const first = ahead[at]
    if (!first || Math.abs(first.z) < ODD) continue
    const w = weekday(track.days[place]!.date)
    const seen = track.days.slice(0, place).filter(({ date }) => weekday(date) === w).length
    if (seen < WEEKDAY_SEEN) continue
    const move = moves.find((one) => place >= one.place - 1 && place < one.place + AFTER)
    if (move) continue
    let end = at
    while (
      end + 1 < ahead.length &&
      end + 1 - at < LONGEST_STRETCH &&
      ahead[end + 1]!.z * Math.sign(first.z) >= STILL_ODD
    )
      end++
    const misses = ahead.slice(at, end + 1)
    const sum = (of: (miss: Miss) => number): number => misses.reduce((all, miss) => all + of(miss), 0)
    const size = sum(({ actual }) => actual) / sum(({ expected }) => expected) - 1
    const last = misses.at(-1)!.place
    const kind = stretchKind(track, misses)
    if (kind === 'odd' && Math.max(...misses.map(({ z }) => Math.abs(z))) < ODD_ANYWAY) continue
    found.push(shock(track, kind, place, last, size))
    place = last
    held = last + AFTER / 2
  }
  return found
}

/**
 * Level moves, outages, closures and odd stretches in the history of a queue: days that those before them did not
 * foretell, and days after which everything is more or less than foretold. Proposals: an analyst decides.
 */
export const shocksOf = (series: DemandSeries, context: DemandContext): Shock[] => {
  const last = series.days.at(-1)
  if (!last || series.days.length <= SETTLED) return []
  const end = dayNumber(last.date) + 1
  const track = trackOf(series, context, { origins: [end], gapDays: 0, horizonDays: HORIZON })
  const told: Miss[][] = track.days.map(() => [])
  for (const one of track.told) {
    const miss = missOf(track, one)
    if (miss) told[one.source]!.push(miss)
  }
  const moves = clearest(movesOf(told)).filter((move) => !isSeasonal(track, move))
  const shifts = moves.map(({ place, log }) => shock(track, 'levelShift', place, place, Math.expm1(log)))
  return [...shifts, ...stretches(track, told, moves)].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** Proposals with what was decided about them; decisions about stretches that are no longer proposed stay. */
export const decided = (proposals: readonly Shock[], decisions: readonly Shock[]): Shock[] => {
  const made = new Map(decisions.map((one) => [one.id, one]))
  const ids = new Set(proposals.map(({ id }) => id))
  return [
    ...proposals.map((one) => ({ ...one, decision: made.get(one.id)?.decision ?? one.decision })),
    ...decisions.filter(({ id }) => !ids.has(id)),
  ]
}

/** What confirmed shocks mean to the forecaster: stretches not to learn from, and days from which the level is new. */
export const confirmed = (
  decisions: readonly Shock[],
): { readonly excluded: readonly ExcludedPeriod[]; readonly shifts: readonly LevelShift[] } => {
  const real = decisions.filter(({ decision }) => decision === 'confirmed')
  return {
    excluded: real
      .filter(({ kind }) => kind !== 'levelShift')
      .map(({ from, to, queue, reason }) => ({ from, to, queues: [queue], reason })),
    shifts: real
      .filter(({ kind }) => kind === 'levelShift')
      .map(({ from, queue, reason }) => ({ date: from, queues: [queue], reason })),
  }
}
