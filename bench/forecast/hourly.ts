import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, datesBetween, dayNumber } from '../../src/core/calendar/date.ts'
import { daysAhead } from '../../src/core/forecast/ahead.ts'
import { knowledgeOf } from '../../src/core/forecast/model.ts'
import { pinballLoss } from '../../src/core/forecast/score.ts'
import type { DemandContext, DemandDay, DemandSeries } from '../../src/core/forecast/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'

/** Protocol P2: its 19 levels, its first and last origins, and how many hours each origin looks ahead (0 – 48). */
export const HOURLY_LEVELS = Array.from({ length: 19 }, (_, i) => Math.round(5 * (i + 1)) / 100)
const SPAN: OriginSpan = { first: '2018-03-01', last: '2019-02-26' }
const LEADS = 48
/** Days ahead that an origin can reach: what weights and bands are tuned for. */
const HORIZON_DAYS = 3

/** Days of the first and of the last origin; the last has no origin at noon. */
export interface OriginSpan {
  readonly first: LocalDate
  readonly last: LocalDate
}

export interface Hour {
  readonly date: LocalDate
  readonly hour: number
  readonly count: number
}

const LONDON = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** True hours on the wall clock of London: one hour is missing in spring, one comes twice in autumn. */
export const hoursOf = (csv: string): Hour[] =>
  csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [start = '', count] = line.split(',')
      const [date = '', hour] = LONDON.format(Date.parse(start)).split(' ')
      return { date: date as LocalDate, hour: Number(hour), count: Number(count) }
    })

/** Days of 24 slots; of an hour that comes twice the mean is learned, one that never comes is unknown. */
export const daysOf = (hours: readonly Hour[]): DemandDay[] => {
  const days = new Map<LocalDate, number[][]>()
  for (const { date, hour, count } of hours) {
    let slots = days.get(date)
    if (!slots) {
      slots = Array.from({ length: 24 }, () => [])
      days.set(date, slots)
    }
    slots[hour]!.push(count)
  }
  return [...days].map(([date, slots]) => ({
    date,
    firstSlot: 0,
    counts: slots.map((counts) =>
      counts.length > 0 ? Math.floor(counts.reduce((a, b) => a + b, 0) / counts.length) : null,
    ),
  }))
}

export interface Hourly {
  readonly origins: number
  readonly cases: number
  /** Unweighted mean over cases and levels, of quantiles as whole counts (arrivals are whole) and between whole counts. */
  readonly pinball: { readonly whole: number; readonly between: number }
  readonly coverage80: { readonly whole: number; readonly between: number }
  /** Mean pinball loss of the first 12 hours from noon, and the same had the morning not been told. */
  readonly afternoon: { readonly told: number; readonly untold: number }
}

/** Protocol P2 on the file of hourly arrivals. */
export const judgeHourly = (folder: string, context: DemandContext): Hourly =>
  judgeHours(
    hoursOf(readFileSync(join(folder, 'data', 'ed_arrivals_uk_hourly', 'h2_hourly_gb.csv'), 'utf8')),
    context,
    SPAN,
  )

/**
 * Protocol P2 (Rostami-Tabar, Browell & Svetunkov): hourly arrivals from origins at 00:00 and 12:00. Settings are those of
 * every series; the state learns each day once it is over, and an origin at noon is also told the morning's counts.
 */
export const judgeHours = (
  hours: readonly Hour[],
  context: DemandContext,
  { first, last }: OriginSpan,
): Hourly => {
  const series: DemandSeries = { id: 'emergency', slotMinutes: 60, days: daysOf(hours) }
  const dates = datesBetween(first, last)
  const days = new Map(series.days.map((day) => [day.date, day]))
  const starts = new Map<string, number>()
  hours.forEach(({ date, hour }, i) => {
    const key = `${date}/${hour}`
    if (!starts.has(key)) starts.set(key, i)
  })
  const result = { origins: 0, cases: 0, whole: 0, between: 0, insideWhole: 0, insideBetween: 0 }
  const afternoon = { cases: 0, told: 0, untold: 0 }
  for (const known of knowledgeOf(series, context, dates, { horizonDays: HORIZON_DAYS })) {
    const open = [0, 1, 2].map((ahead) => ({ date: addDays(known.origin, ahead), firstSlot: 0, slots: 24 }))
    const planned = open.map(({ date }) => date)
    const { counts, ...shape } = days.get(known.origin)!
    const today = { ...shape, counts: counts.map((count, hour) => (hour < 12 ? count : null)) }
    const early = daysAhead(known, context, open, ['combination'], HOURLY_LEVELS, planned)[0]!
    const late = daysAhead(known, context, open, ['combination'], HOURLY_LEVELS, planned, today)[0]!
    for (const hour of known.origin === last ? [0] : [0, 12]) {
      const start = starts.get(`${known.origin}/${hour}`)!
      result.origins++
      const forecasts = hour === 0 ? early : late
      const quantilesAt = (from: typeof early, { date, hour: slot }: Hour): readonly number[] =>
        from[dayNumber(date) - dayNumber(known.origin)]!.slots[slot]!.quantiles
      const lossOf = (quantiles: readonly number[], count: number): number =>
        HOURLY_LEVELS.reduce((sum, level, i) => sum + pinballLoss(level, quantiles[i]!, count), 0) / 19
      const isInside = (quantiles: readonly number[], count: number): boolean =>
        quantiles[HOURLY_LEVELS.indexOf(0.1)]! <= count && count <= quantiles[HOURLY_LEVELS.indexOf(0.9)]!
      for (let lead = 0; lead <= LEADS; lead++) {
        const at = hours[start + lead]!
        const between = quantilesAt(forecasts, at)
        const whole = between.map(Math.round)
        result.cases++
        result.whole += lossOf(whole, at.count)
        result.between += lossOf(between, at.count)
        if (isInside(whole, at.count)) result.insideWhole++
        if (isInside(between, at.count)) result.insideBetween++
        if (hour === 12 && lead < 12) {
          afternoon.cases++
          afternoon.told += lossOf(quantilesAt(late, at), at.count)
          afternoon.untold += lossOf(quantilesAt(early, at), at.count)
        }
      }
    }
  }
  return {
    origins: result.origins,
    cases: result.cases,
    pinball: { whole: result.whole / result.cases, between: result.between / result.cases },
    coverage80: { whole: result.insideWhole / result.cases, between: result.insideBetween / result.cases },
    afternoon: { told: afternoon.told / afternoon.cases, untold: afternoon.untold / afternoon.cases },
  }
}
