import { expect, test } from 'vitest'
import { teamHours } from '../../../src/core/calendar/team-hours.ts'
import type { City, OpeningRule } from '../../../src/core/city/types.ts'
import { city } from '../city/sample.ts'

const none = { names: new Map(), lastYear: 2026 }
const hours = (of: City, ...dates: Parameters<typeof teamHours>[2]) => teamHours(of, none, dates)
const rule = (change: Partial<OpeningRule>): OpeningRule => ({ ...city.openings[0]!, ...change })

test('each team is open from its first queue to its last, weekends are not', () => {
  expect(hours(city, '2023-10-06', '2023-10-07')).toEqual([
    { date: '2023-10-06', team: 'desk', startMinute: 510, endMinute: 1035 },
    { date: '2023-10-06', team: 'calls', startMinute: 540, endMinute: 1020 },
  ])
})

test('holidays and closures are closed', () => {
  const holidays = { names: new Map([['2023-10-09', 'スポーツの日'] as const]), lastYear: 2026 }
  expect(teamHours(city, holidays, ['2023-10-09', '2023-12-29'])).toEqual([])
})

test('what the city serves itself needs nobody of the contractor', () => {
  const saturday = rule({ weekdays: [6], closeMinute: 720, servedBy: 'city' })
  expect(hours({ ...city, openings: [...city.openings, saturday] }, '2023-10-07')).toEqual([])
})

test('an evening that follows the day makes one stretch; queues with a gap between them make two', () => {
  const evening = rule({ weekdays: [3], openMinute: 1035, closeMinute: 1140 })
  expect(hours({ ...city, openings: [...city.openings, evening] }, '2023-10-04')[0]).toMatchObject({
    startMinute: 510,
    endMinute: 1140,
  })
  const apart: City = {
    ...city,
    queues: [...city.queues, { ...city.queues[0]!, id: 'late', opening: 'late' }],
    openings: [...city.openings, rule({ opening: 'late', openMinute: 1080, closeMinute: 1140 })],
  }
  expect(hours(apart, '2023-10-04').filter(({ team }) => team === 'desk')).toHaveLength(2)
})
