import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CityEvent } from '../../../src/core/calendar/types.ts'
import { readHolidays } from '../../../src/core/city/read.ts'
import type { City } from '../../../src/core/city/types.ts'
import type { DayForecast, DemandContext } from '../../../src/core/forecast/types.ts'
import { forecastFrom } from '../../../src/core/plan.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { dataFolder } from '../../fixtures/keyaki.ts'
import { made, plain } from './made.ts'

const file = join(dataFolder, 'calendar', 'syukujitsu.csv')
const read = readHolidays(new TextDecoder('shift_jis').decode(readFileSync(file)), file)
if (!read.ok) throw new Error('the list of holidays cannot be read')
const context: DemandContext = { ...plain, holidays: read.value }

/** The tax windows close at 16:00 from this day on. */
const CHANGE: LocalDate = '2026-10-01'
const ORIGIN: LocalDate = '2026-09-14'
const before = sampleCity()
const city: City = {
  ...before,
  openings: [
    ...before.openings.map((rule) =>
      rule.opening === 'day' ? { ...rule, to: '2026-09-30' as const } : rule,
    ),
    { ...before.openings.find(({ opening }) => opening === 'day')!, from: CHANGE, closeMinute: 960 },
  ],
}
const series = { ...made({ from: '2025-01-06', days: 616, seed: 'ahead' }), id: 'tax' }

describe('days ahead', () => {
  let days: readonly DayForecast[]
  const on = (date: LocalDate) => days.find((day) => day.date === date)
  beforeAll(() => {
    days = forecastFrom({ city, series: [series], context, origin: ORIGIN, horizonDays: 120 }).queues[0]!.days
  })

  test('are closed on a holiday, on the citizens’ holiday between two, and at the turn of the year', () => {
    for (const date of ['2026-09-21', '2026-09-22', '2026-09-23', '2026-12-29', '2027-01-01'] as const)
      expect(on(date)).toBeUndefined()
    for (const date of ['2026-09-18', '2026-09-24', '2026-12-28', '2027-01-04'] as const)
      expect(on(date)!.mean).toBeGreaterThan(0)
  })

  test('have the hours that hold on their date', () => {
    const last = (date: LocalDate) => on(date)!.slots.at(-1)!.slot
    expect([last('2026-09-30'), last('2026-10-01')]).toEqual([34, 31])
    expect(on('2026-10-01')!.slots[0]!.slot).toBe(17)
  })

  test('expect a municipal event of a kind seen before, where it is announced', () => {
    const mailing = (date: LocalDate): CityEvent => ({
      from: date,
      to: date,
      type: 'mailing',
      queues: ['tax'],
      name: { ja: '納税通知書 発送', en: 'Tax notices' },
    })
    const past = ['2025-03-04', '2025-06-03', '2025-09-02', '2025-12-02', '2026-03-03', '2026-06-02'] as const
    const busy = {
      ...made({
        from: '2025-01-06',
        days: 616,
        seed: 'ahead',
        effect: (date) => (past.includes(date as (typeof past)[number]) ? 2 : 1),
      }),
      id: 'tax',
    }
    const events = [...past, '2026-10-06' as const].map(mailing)
    const [queue] = forecastFrom({
      city,
      series: [busy],
      context: { ...context, events },
      origin: ORIGIN,
      horizonDays: 30,
    }).queues
    const [usual, mailed] = [on('2026-10-06')!, queue!.days.find(({ date }) => date === '2026-10-06')!]
    expect(mailed.mean).toBeGreaterThan(1.4 * usual.mean)
    const [part] = mailed.explanation!.parts.filter(({ group }) => group === 'event')
    expect(part!.name.ja).toBe('納税通知書 発送')
    expect(part!.share).toBeGreaterThan(0.4)
  })
})
