import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readStaff } from '../../src/core/city/read.ts'
import type { City } from '../../src/core/city/types.ts'
import type { Forecast } from '../../src/core/forecast/types.ts'
import { dutiesOf } from '../../src/core/simulation/duties.ts'
import { simulateBatch } from '../../src/core/simulation/simulate.ts'
import type { Duty } from '../../src/core/simulation/types.ts'
import { weekPlan } from '../../src/core/simulation/week.ts'
import { simulateOn } from '../../src/engines/simulate-pool.ts'
import { atMost, type BenchRow } from '../row.ts'
import { city, holidays, trueForecast, week } from './week.ts'

const LUNCHES = [690, 750, 810]

const staffOf = (): Parameters<typeof dutiesOf>[3] => {
  const file = join(import.meta.dirname, '..', '..', 'data', 'keyaki', 'staff.csv')
  const people = readStaff(readFileSync(file, 'utf8'), file, city)
  if (!people.ok) throw new Error('the sample staff cannot be read')
  return { people: people.value, leave: [], wishes: [] }
}

/** The sample's people at the activities of their teams by turns, desks first, with lunch in three shifts. */
const byTurns = (at: City): Duty[] => {
  const staff = staffOf()!
  const open = week.slice(0, 5)
  const days = open.flatMap((date) =>
    city.teams.flatMap(({ id: team }) => {
      const activities = city.activities.filter((it) => it.team === team)
      return staff.people
        .filter((person) => person.team === team)
        .map(({ id }, i) => {
          const activity = activities[i % activities.length]!.id
          const lunch = LUNCHES[i % LUNCHES.length]!
          const blocks = [
            { activity, startMinute: 510, endMinute: lunch },
            { activity, startMinute: lunch + 60, endMinute: 1035 },
          ]
          return { person: id, date, breaks: [], blocks }
        })
    }),
  )
  return dutiesOf(days, at, open, staff)
}

/** So many times the visitors, and so many times the people and seats to serve them. */
const grown = (forecast: Forecast, duties: readonly Duty[], times: number) => ({
  forecast: {
    ...forecast,
    queues: forecast.queues.map((queue) => ({
      ...queue,
      days: queue.days.map((day) => ({
        ...day,
        slots: day.slots.map((slot) => ({ ...slot, mean: slot.mean * times })),
      })),
    })),
  },
  duties: Array.from({ length: times }, () => duties).flat(),
})

const secondsOf = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Seconds of the fastest of three runs. */
const fastest = async (work: () => unknown): Promise<number> =>
  Math.min(await secondsOf(work), await secondsOf(work), await secondsOf(work))

/** Bytes held after the garbage has gone. */
const held = (): number => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const REPLICATIONS = 1000

/** Speed, growth and memory of the simulated floor: named people, help, journeys, breaks, gap calls. */
export const floorRows = async (): Promise<BenchRow[]> => {
  const forecast = trueForecast()
  const duties = byTurns(city)
  const plan = weekPlan(forecast, duties, city, holidays)
  const fourfold = grown(forecast, duties, 4)
  const large = weekPlan(fourfold.forecast, fourfold.duties, city, holidays)
  const run = (of: typeof plan, count: number) => () => simulateBatch(of, 'bench', 0, count)
  await secondsOf(run(plan, 100))
  const few = await fastest(run(plan, 100))
  const before = held()
  const many = await fastest(run(plan, 400))
  const after = held()
  const crowded = await fastest(run(large, 100))
  const pool = (workers: number) => () => simulateOn(plan, 'bench', { replications: REPLICATIONS, workers })
  return [
    atMost(
      'one replication of the week with named people, help, journeys and gap calls',
      (few / 100) * 1000,
      'ms',
      10,
      3,
    ),
    atMost('1,000 such replications on two threads', await secondsOf(pool(2)), 's', 10, 3),
    atMost('four times the replications: time over four times', many / (4 * few), 'ratio', 1.3, 1.05),
    atMost(
      'four times the visitors and people: time over four times',
      crowded / (4 * few),
      'ratio',
      1.3,
      1.05,
    ),
    atMost('memory held after 1,200 more replications', Math.max(0, after - before) / 1e6, 'MB', 5, 1),
  ]
}
