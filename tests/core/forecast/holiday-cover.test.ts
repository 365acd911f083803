import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber } from '../../../src/core/calendar/date.ts'
import { openingOn } from '../../../src/core/calendar/opening.ts'
import { readHolidays } from '../../../src/core/city/read.ts'
import { dayCalendar } from '../../../src/core/forecast/day-calendar.ts'
import { holidayIssues } from '../../../src/core/forecast/holiday-cover.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { dataFolder, keyaki } from '../../fixtures/keyaki.ts'

const file = join(dataFolder, 'calendar', 'syukujitsu.csv')
const read = readHolidays(new TextDecoder('shift_jis').decode(readFileSync(file)), file)
if (!read.ok) throw new Error('the list of holidays cannot be read')
const holidays = read.value
const city = keyaki()

describe('the Cabinet Office’s list', () => {
  test.each<[LocalDate, string]>([
    ['2019-05-06', 'the substitute of a Sunday'],
    ['2020-05-06', 'a substitute two days later, for the days between are holidays'],
    ['2015-09-22', 'a citizens’ holiday between two others'],
    ['2019-04-30', 'a day between holidays'],
    ['2019-10-22', 'a holiday of one year only'],
    ['2021-07-23', 'a holiday that was moved'],
  ])('has %s: %s; the counters are closed', (date) => {
    expect(holidays.names.has(date)).toBe(true)
    expect(city.queues.every(({ opening }) => openingOn(city, holidays, opening, date) === undefined)).toBe(
      true,
    )
  })

  test.each<LocalDate>(['2021-10-11', '2021-07-19', '2019-12-23'])(
    'has not %s, where a holiday used to be',
    (date) => {
      expect(holidays.names.has(date)).toBe(false)
    },
  )
})

test.each<LocalDate>(['2022-12-29', '2022-12-30', '2023-01-03'])(
  '%s is closed for the turn of the year',
  (date) => {
    expect(city.queues.every(({ opening }) => openingOn(city, holidays, opening, date) === undefined)).toBe(
      true,
    )
  },
)

test('the first day after the turn of the year has had four weekdays of rest more than its weekday has', () => {
  const open = Array.from({ length: 60 }, (_, i) => addDays('2022-11-07', i)).filter((date) =>
    openingOn(city, holidays, city.queues[0]!.opening, date),
  )
  const calendar = dayCalendar(open.map(dayNumber), dayNumber(open.at(-1)!), holidays)
  expect(open).toContain('2023-01-04')
  expect(calendar.extraRestBefore(dayNumber('2023-01-04'))).toBe(4)
  expect(calendar.extraRestAfter(dayNumber('2022-12-28'))).toBe(4)
})

test('a forecast past the last year of the list is warned about, one within it is not', () => {
  const { lastYear } = holidays
  expect(holidayIssues(holidays, `${lastYear}-12-31`, file)).toEqual([])
  expect(holidayIssues(holidays, `${lastYear + 1}-01-01`, file)).toEqual([
    {
      code: 'holidaysEnd',
      severity: 'warning',
      at: { file },
      values: { lastYear, date: `${lastYear + 1}-01-01` },
    },
  ])
})
