import { addDays, mondayOf } from '../calendar/date.ts'
import type { BranchId, City, QueueId, Team } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import { countQuantiles } from './count-distribution.ts'
import type {
  BacktestDetail,
  DayForecast,
  DayTotal,
  Forecast,
  SlotForecast,
  Total,
  TotalForecast,
} from './types.ts'

/** Days' worth of the correlation common to all pairs of queues behind that of each pair. */
const PAIR_TRUST = 60
/** Correlation before anything is known: windows of one hall share its weather and its calendar. */
const PRIOR = 0.2
const PRIOR_PAIRS = 200
const MOST = 0.95

/**
 * How the day factors of queues go together, from what past forecasts got wrong. Nothing below 0: that queues make
 * up for each other is not counted on.
 */
export interface DayCorrelation {
  readonly queues: readonly QueueId[]
  /** Of two queues on the same day, row-wise; 1 on the diagonal. */
  readonly between: readonly (readonly number[])[]
  /** Of two days of the same queue that were forecast from the same origin. */
  readonly acrossDays: readonly number[]
}

/** A queue, or queues that belong together. */
export type Unit = Pick<TotalForecast, 'unit' | 'id' | 'queues'>

/** Where a team sits: in the first branch unless it says otherwise. */
const branchOf = ({ branches }: City, { branch }: Team): BranchId | undefined => branch ?? branches?.[0]?.id

/** Queues, teams, departments, branches and the city, those without a queue left out. */
export const unitsOf = (city: City): Unit[] => {
  const teamOf = new Map(city.activities.map(({ id, team }) => [id, team]))
  const inTeam = (team: string): QueueId[] =>
    city.queues.filter(({ activity }) => teamOf.get(activity) === team).map(({ id }) => id)
  const ofTeams = (teams: readonly Team[]): QueueId[] => teams.flatMap(({ id }) => inTeam(id))
  const units: Unit[] = [
    ...city.queues.map(({ id }): Unit => ({ unit: 'queue', id, queues: [id] })),
    ...city.teams.map(({ id }): Unit => ({ unit: 'team', id, queues: inTeam(id) })),
    ...city.departments.map(
      ({ id }): Unit => ({
        unit: 'department',
        id,
        queues: ofTeams(city.teams.filter(({ department }) => department === id)),
      }),
    ),
    ...(city.branches ?? []).map(
      ({ id }): Unit => ({
        unit: 'branch',
        id,
        queues: ofTeams(city.teams.filter((team) => branchOf(city, team) === id)),
      }),
    ),
    { unit: 'city', id: city.id, queues: city.queues.map(({ id }) => id) },
  ]
  return units.filter(({ queues }) => queues.length > 0)
}

interface Miss {
  readonly origin: LocalDate
  readonly log: number
}

/** Logs of actual over expected by date, and what of their variance is not the chance of counting. */
const missesOf = ({ dates }: BacktestDetail) => {
  const misses = new Map<LocalDate, Miss>()
  let square = 0
  for (const { date, lead, actual, mean } of dates) {
    const log = Math.max(-1, Math.min(1, Math.log((actual + 0.5) / (mean + 0.5))))
    misses.set(date, { origin: addDays(date, 1 - lead), log })
    square += log * log - 1 / (mean + 1)
  }
  return { misses, variance: Math.max(1e-4, square / Math.max(1, dates.length)) }
}

const clipped = (value: number): number => Math.min(MOST, Math.max(0, value))

/** Mean correlations (each a sum of products over pairs), shrunk to what is common to all. */
const shrunk = (sums: readonly { readonly sum: number; readonly pairs: number }[]): number[] => {
  const pairs = sums.reduce((all, one) => all + one.pairs, PRIOR_PAIRS)
  const common = sums.reduce((all, one) => all + one.sum, PRIOR * PRIOR_PAIRS) / pairs
  return sums.map((one) => clipped((one.sum + PAIR_TRUST * common) / (one.pairs + PAIR_TRUST)))
}

/** Correlations that the back-test of several queues shows. */
export const dayCorrelation = (details: readonly BacktestDetail[]): DayCorrelation => {
  const all = details.map(missesOf)
  const across = all.map(({ misses, variance }) => {
    let [sum, pairs] = [0, 0]
    const list = [...misses.values()]
    for (let a = 0; a < list.length; a++)
      for (let b = a + 1; b < list.length && list[b]!.origin === list[a]!.origin; b++) {
        sum += (list[a]!.log * list[b]!.log) / variance
        pairs++
      }
    return { sum, pairs }
  })
  const pairs = all.flatMap((_, i) => all.slice(i + 1).map((_, k) => [i, i + 1 + k] as const))
  const between = shrunk(
    pairs.map(([i, j]) => {
      let [sum, count] = [0, 0]
      for (const [date, { log }] of all[i]!.misses) {
        const other = all[j]!.misses.get(date)
        if (!other) continue
        sum += (log * other.log) / Math.sqrt(all[i]!.variance * all[j]!.variance)
        count++
      }
      return { sum, pairs: count }
    }),
  )
  const matrix: number[][] = all.map((_, i) => all.map((_, j) => (i === j ? 1 : 0)))
  pairs.forEach(([i, j], k) => {
    matrix[i]![j] = between[k]!
    matrix[j]![i] = between[k]!
  })
  return { queues: details.map(({ queue }) => queue), between: matrix, acrossDays: shrunk(across) }
}

/** A day or a slot of a queue as a term of a sum. */
interface Term {
  readonly queue: number
  readonly date: LocalDate
  readonly mean: number
  /** Standard deviation of the day's rate that its day factor makes. */
  readonly shared: number
  /** Variance of its own: of the slots, and of counting. */
  readonly own: number
}

const termOf = (queue: number, { date, mean, dayCv, slots }: DayForecast): Term => {
  const slotVariance = slots.reduce((sum, slot) => sum + (slot.mean * slot.slotCv) ** 2, 0)
  return { queue, date, mean, shared: mean * dayCv, own: (1 + dayCv ** 2) * slotVariance + mean }
}

const slotTermOf = (queue: number, day: DayForecast, slot: SlotForecast): Term =>
  termOf(queue, { ...day, mean: slot.mean, slots: [slot] })

/** Sum of terms: its mean exactly, its band from a negative binomial of the same mean and variance. */
const sumOf = (
  terms: readonly Term[],
  correlation: DayCorrelation,
  places: readonly number[],
  levels: readonly number[],
): Total => {
  const mean = terms.reduce((sum, term) => sum + term.mean, 0)
  let variance = 0
  for (const a of terms) {
    variance += a.own + a.shared ** 2
    for (const b of terms) {
      if (a === b) continue
      const [p, q] = [places[a.queue]!, places[b.queue]!]
      const between = a.queue === b.queue ? 1 : (correlation.between[p]?.[q] ?? PRIOR)
      const across =
        a.date === b.date
          ? 1
          : Math.sqrt((correlation.acrossDays[p] ?? PRIOR) * (correlation.acrossDays[q] ?? PRIOR))
      variance += between * across * a.shared * b.shared
    }
  }
  const cv = mean > 0 ? Math.sqrt(Math.max(0, variance - mean)) / mean : 0
  return { mean, quantiles: countQuantiles(levels, mean, cv) }
}

/** A day of one of the queues that are summed. */
interface Own {
  readonly queue: number
  readonly day: DayForecast
}

/** The bands of what stands alone are its own. */
const aloneOf = ([only, ...others]: readonly Total[]): Total | undefined =>
  only && others.length === 0 ? { mean: only.mean, quantiles: only.quantiles } : undefined

const slotsOf = (
  open: readonly Own[],
  total: (terms: readonly Term[]) => Total,
): NonNullable<DayTotal['slots']> => {
  const parts = open.flatMap(({ queue, day }) =>
    day.slots.map((slot) => ({ slot, term: slotTermOf(queue, day, slot) })),
  )
  const slots = [...new Set(parts.map(({ slot }) => slot.slot))].sort((a, b) => a - b)
  return slots.map((at) => {
    const own = parts.filter(({ slot }) => slot.slot === at)
    return { slot: at, ...(aloneOf(own.map(({ slot }) => slot)) ?? total(own.map(({ term }) => term))) }
  })
}

/**
 * Forecasts of sums: means add up exactly from slot to week and from queue to city; bands are of the sum and so
 * narrower than the sums of bands. `correlation` says how much narrower.
 */
export const totalsOf = (
  forecast: Forecast,
  units: readonly Unit[],
  correlation: DayCorrelation,
): TotalForecast[] => {
  const { levels } = forecast
  const places = forecast.queues.map(({ queue }) => correlation.queues.indexOf(queue))
  const days = forecast.queues.map((row) => new Map(row.days.map((day) => [day.date, day])))
  const total = (terms: readonly Term[]): Total => sumOf(terms, correlation, places, levels)
  return units.map(({ unit, id, queues }) => {
    const own = forecast.queues.flatMap(({ queue }, i) => (queues.includes(queue) ? [i] : []))
    const dates = [...new Set(own.flatMap((i) => [...days[i]!.keys()]))].sort()
    const on = (date: LocalDate): Own[] =>
      own.flatMap((queue) => {
        const day = days[queue]!.get(date)
        return day ? [{ queue, day }] : []
      })
    const termsOn = (date: LocalDate): Term[] => on(date).map(({ queue, day }) => termOf(queue, day))
    const weeks = [...new Set(dates.map(mondayOf))]
    return {
      unit,
      id,
      queues,
      days: dates.map((date): DayTotal => {
        const open = on(date)
        return {
          date,
          ...(aloneOf(open.map(({ day }) => day)) ?? total(termsOn(date))),
          ...(unit === 'queue' ? {} : { slots: slotsOf(open, total) }),
        }
      }),
      weeks: weeks.map((from) => {
        const to = addDays(from, 6)
        const terms = dates.filter((date) => from <= date && date <= to).flatMap(termsOn)
        return { from, to, ...total(terms) }
      }),
    }
  })
}
