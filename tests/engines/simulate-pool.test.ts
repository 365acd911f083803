import { expect, test } from 'vitest'
import { dutiesOf } from '../../src/core/simulation/duties.ts'
import { simulateWeek } from '../../src/core/simulation/simulate.ts'
import { weekPlan } from '../../src/core/simulation/week.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { compareOn, simulateOn } from '../../src/engines/simulate-pool.ts'
import { sampleCity, sampleStaff } from '../fixtures/city.ts'
import { plainRoster } from '../fixtures/duties.ts'
import { sampleForecast, sampleHolidays } from '../fixtures/forecast.ts'

const city = sampleCity()
const staff = sampleStaff()
const dates: LocalDate[] = ['2023-10-02']
const forecast = sampleForecast(city)
const duties = (fewer: number) => dutiesOf(plainRoster(city, staff, dates, fewer), city, dates, staff)
const plan = weekPlan(forecast, duties(0), city, sampleHolidays)
const second = weekPlan(forecast, duties(1), city, sampleHolidays)

test('one thread, two threads and none give the same bytes', async () => {
  const seen: number[] = []
  const one = JSON.stringify(await simulateOn(plan, 'pool', { replications: 110, workers: 1 }))
  const two = await simulateOn(plan, 'pool', {
    replications: 110,
    workers: 2,
    onProgress: (done) => seen.push(done),
  })
  expect(JSON.stringify(two)).toBe(one)
  expect(
    JSON.stringify(
      simulateWeek(forecast, duties(0), city, sampleHolidays, { replications: 110, seed: 'pool' }),
    ),
  ).toBe(one)
  expect(seen.at(-1)).toBe(110)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
})

test('so do comparisons', async () => {
  const one = await compareOn(plan, second, 'pool', { replications: 60, workers: 1 })
  expect(one.queues.some(({ meanWaitSeconds }) => meanWaitSeconds.low > 0)).toBe(true)
  expect(JSON.stringify(await compareOn(plan, second, 'pool', { replications: 60, workers: 3 }))).toBe(
    JSON.stringify(one),
  )
})
