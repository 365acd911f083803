import { join } from 'node:path'
import { expect, test } from 'vitest'
import { datesBetween } from '../../src/core/calendar/date.ts'
import { readHolidays } from '../../src/core/city/read.ts'
import type { History } from '../../src/core/interval/types.ts'
import { planWeek } from '../../src/core/plan.ts'
import { loadHighs } from '../../src/engines/highs.ts'
import { readCityFolder, readWith } from '../../src/store/city-folder.ts'
import { sampleForecast } from '../fixtures/forecast.ts'
import { inputFolder } from '../golden/run-town.ts'

test('two weeks are one roster: lawful, played through, and forecast days beyond them are left alone', async () => {
  const folder = await readCityFolder(inputFolder)
  const holidays = await readWith(join(inputFolder, 'logs', 'syukujitsu.csv'), readHolidays)
  if (!folder.ok || !holidays.ok) throw new Error('the town cannot be read')
  const { city, staff } = folder.value
  const dates = datesBetween('2024-07-15', '2024-07-28')
  const forecast = sampleForecast(city, datesBetween('2024-07-15', '2024-08-04'))
  const history: History = { slotMinutes: city.slotMinutes, intervals: [], work: [], outbound: [], gaps: [] }
  const outcome = planWeek(
    { city, staff, history, holidays: holidays.value, forecast, week: '2024-07-15', weeks: 2, seed: '1' },
    await loadHighs(),
  )
  if (outcome.kind !== 'planned') throw new Error(JSON.stringify(outcome.conflicts))
  const { plan } = outcome
  expect(plan.dates).toEqual(dates)
  expect([...new Set(plan.roster.days.map(({ date }) => date))]).toEqual(dates)
  expect(plan.certificate.breaches.filter(({ severity }) => severity === 'breach')).toEqual([])
  const played = new Set(plan.simulation.queues.flatMap(({ days }) => days.map(({ date }) => date)))
  expect(played.size).toBeGreaterThan(5)
  expect([...played].every((date) => dates.includes(date))).toBe(true)
})
