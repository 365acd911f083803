import type { Holidays } from '../calendar/types.ts'
import type { City, Queue, QueueId } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import type { Issue, Result } from '../units/issue.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import { requirementIssues } from './check.ts'
import { fewestOfDay } from './curve.ts'
import { fewestServers, offeredErlangs, type QueueLoad, steadyState } from './erlang.ts'
import { type Between, deskDay, type ForecastIndex, indexForecast } from './streams.ts'
import type { PooledDesk, Pooling, RatesRequest, SteadyDesk, SteadyPooling } from './types.ts'

/** Which queues over which dates. */
export interface PoolingRequest {
  readonly queues: readonly QueueId[]
  readonly dates: readonly LocalDate[]
}

/** Correlation of two queues of which nothing is known: windows of one hall share its weather and its calendar. */
const UNKNOWN = 0.2
/** People beyond the work of the busiest slot twice over that are tried before a target counts as out of reach. */
const SPARE = 10

const issueAt =
  (file: string) =>
  (code: string, column: string, values: Issue['values']): Issue => ({
    code,
    severity: 'error',
    at: { file, column },
    values,
  })

/** What is wrong with a request, against the queues there are. */
export const poolingIssues = ({ queues }: Pick<PoolingRequest, 'queues'>, city: City): Issue[] => {
  const refuse = issueAt('pooling')
  const known = city.queues.map(({ id }) => id)
  const issues = queues
    .filter((id) => !known.includes(id))
    .map((found) => refuse('unknownPooledQueue', 'queues', { found, known: known.join(', ') }))
  const twice = queues.find((id, i) => queues.indexOf(id) !== i)
  if (twice !== undefined) issues.push(refuse('queueTwice', 'queues', { found: twice }))
  if (queues.length < 2) issues.push(refuse('nothingToPool', 'queues', { found: queues.length }))
  return issues
}

const betweenOf = ({ correlation }: Forecast): Between => {
  const places = new Map(correlation?.queues.map((queue, i) => [queue, i]))
  return (a, b) => correlation?.between[places.get(a.id) ?? -1]?.[places.get(b.id) ?? -1] ?? UNKNOWN
}

const CLOSED: PooledDesk = { arrivals: 0, openMinutes: 0, people: 0, serviceLevel: 1, meanWaitSeconds: 0 }

/** A desk that serves these queues over a date, staffed by its targets alone. */
const staffedDesk = (
  queues: readonly Queue[],
  between: Between,
  city: City,
  holidays: Holidays,
  date: LocalDate,
  forecast: ForecastIndex,
): ReadonlyMap<Slot, PooledDesk> => {
  const { dayCv, slots } = deskDay({ queues, minimum: 1, between }, city, holidays, date, forecast)
  const loads = slots.map(({ load }) => load)
  const erlangs = loads.map((load) => (load.arrivals * load.handlingSeconds) / load.seconds)
  const points = fewestOfDay(loads, dayCv, Math.ceil(2 * Math.max(0, ...erlangs)) + SPARE)
  return new Map(
    slots.map(({ slot, load }, i) => {
      const { people, serviceLevel, meanWaitSeconds } = points[i]!
      const openMinutes = load.seconds / 60
      return [slot, { arrivals: load.arrivals, openMinutes, people, serviceLevel, meanWaitSeconds }]
    }),
  )
}

const sum = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0)

const hoursAt = ({ people, openMinutes }: PooledDesk): number => (people * openMinutes) / 60

/**
 * 集約の効果: people that queues need apart and at one desk, over the forecast distribution. At one desk arrivals add
 * up, their spread by the correlation of the forecast, handling times mix, people stand in one line, and each queue
 * keeps its own target: the strictest rules. Contract minimums and seats are left out; an open desk has somebody.
 */
export const poolingOf = (
  request: PoolingRequest,
  forecast: Forecast,
  city: City,
  holidays: Holidays,
): Result<Pooling> => {
  const { queues, dates } = request
  const wrong = poolingIssues(request, city)
  if (wrong.length > 0) return { ok: false, issues: wrong }
  const chosen = queues.map((id) => city.queues.find((queue) => queue.id === id)!)
  const own = { ...forecast, queues: forecast.queues.filter(({ queue }) => queues.includes(queue)) }
  const issues = requirementIssues(own, { ...city, queues: chosen }, holidays, dates)
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  const index = indexForecast(own)
  const between = betweenOf(forecast)
  const slots = dates.flatMap((date) => {
    const desk = (served: readonly Queue[]) => staffedDesk(served, between, city, holidays, date, index)
    const alone = chosen.map((queue) => desk([queue]))
    return [...desk(chosen)].map(([slot, together]) => ({
      date,
      slot,
      apart: alone.map((one) => one.get(slot) ?? CLOSED),
      together,
    }))
  })
  const value = {
    queues,
    slots,
    apartHours: sum(slots, ({ apart }) => sum(apart, hoursAt)),
    togetherHours: sum(slots, ({ together }) => hoursAt(together)),
    apartPeak: Math.max(0, ...slots.map(({ apart }) => sum(apart, ({ people }) => people))),
    togetherPeak: Math.max(0, ...slots.map(({ together }) => together.people)),
  }
  return { ok: true, value, issues }
}

/** Beyond a city hall's scale: typed by mistake. */
const MOST_PER_HOUR = 1000
const MOST_DESKS = 50
const LONGEST_SECONDS = 4 * 3600

/** What is wrong with typed-in numbers. */
export const ratesIssues = (request: RatesRequest): Issue[] => {
  const refuse = issueAt('pooling')
  const { ratesPerHour, handlingSeconds, share, withinSeconds } = request
  const issues: Issue[] = []
  if (ratesPerHour.length > MOST_DESKS)
    issues.push(refuse('tooManyToPool', 'rates', { found: ratesPerHour.length, most: MOST_DESKS }))
  if (ratesPerHour.length < 2) issues.push(refuse('nothingToPool', 'rates', { found: ratesPerHour.length }))
  for (const found of ratesPerHour)
    if (!(found > 0 && found <= MOST_PER_HOUR))
      issues.push(refuse('badPoolingRate', 'rates', { found, most: MOST_PER_HOUR }))
  if (!(handlingSeconds > 0 && handlingSeconds <= LONGEST_SECONDS))
    issues.push(
      refuse('badPoolingTime', 'handling', { found: handlingSeconds / 60, most: LONGEST_SECONDS / 60 }),
    )
  if (!(withinSeconds >= 0 && withinSeconds <= LONGEST_SECONDS))
    issues.push(
      refuse('badPoolingWithin', 'within', { found: withinSeconds / 60, most: LONGEST_SECONDS / 60 }),
    )
  if (!(share > 0 && share < 1)) issues.push(refuse('badPoolingShare', 'share', { found: share }))
  return issues
}

const steadyDesk = (load: QueueLoad, { share, withinSeconds }: RatesRequest): SteadyDesk => {
  const people = fewestServers(load, { share, withinSeconds }, Number.MAX_SAFE_INTEGER)!
  return {
    ratePerHour: load.arrivalsPerHour,
    erlangs: offeredErlangs(load),
    people,
    choices: [people - 1, people, people + 1]
      .filter((servers) => servers > 0)
      .map((servers) => {
        const state = steadyState(load, servers, withinSeconds)
        return state.kind === 'unstable'
          ? { kind: state.kind, people: servers }
          : {
              kind: state.kind,
              people: servers,
              serviceLevel: state.withinShare,
              meanWaitSeconds: state.meanWaitSeconds,
            }
      }),
  }
}

/** The same of steady arrivals in the long run, exponential handling, nobody leaves (Erlang C). */
export const steadyPooling = (request: RatesRequest): SteadyPooling => {
  const { ratesPerHour, handlingSeconds } = request
  const desk = (arrivalsPerHour: number) => steadyDesk({ arrivalsPerHour, handlingSeconds }, request)
  const apart = ratesPerHour.map(desk)
  const together = desk(sum(ratesPerHour, (rate) => rate))
  return {
    request,
    apart,
    together,
    apartPeople: sum(apart, ({ people }) => people),
    togetherPeople: together.people,
  }
}
