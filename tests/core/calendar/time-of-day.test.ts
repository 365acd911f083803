import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSpan, readTime } from '../../../src/core/calendar/time-of-day.ts'

describe('times of day', () => {
  test.each([
    ['8:31', 30_660],
    ['08:31:05', 30_665],
    ['８：３１', 30_660],
    ['8時31分5秒', 30_665],
    ['8時31分', 30_660],
    ['9時', 32_400],
    ['午前8:31', 30_660],
    ['午後1:05', 47_100],
    ['1:05 PM', 47_100],
    ['12:10 AM', 600],
    ['午後12:10', 43_800],
    ['08:31:05.250', 30_665],
    ['0.354', 30_586],
  ])('%s is second %i', (text, second) => {
    expect(readTime(text)).toBe(second)
  })

  test.each(['24:00', '25:71:00', '8:60', '8', '8:31:', '13:00 PM', '#VALUE!', '', '-1:00'])(
    '%s is none',
    (text) => {
      expect(readTime(text)).toBeUndefined()
    },
  )

  test('a clock text reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), (second) => {
        const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
        expect(readTime(parts.map((part) => String(part).padStart(2, '0')).join(':'))).toBe(second)
        expect(readTime(`${parts[0]}時${parts[1]}分${parts[2]}秒`)).toBe(second)
      }),
    )
  })
})

describe('spans of the day', () => {
  test.each([
    ['9:00～9:30', { startMinute: 540, endMinute: 570 }],
    ['9:00〜9:30', { startMinute: 540, endMinute: 570 }],
    ['09:00-10:00', { startMinute: 540, endMinute: 600 }],
    ['９：００－９：３０', { startMinute: 540, endMinute: 570 }],
    ['9時台', { startMinute: 540, endMinute: 600 }],
    ['9時～10時', { startMinute: 540, endMinute: 600 }],
    ['23:30-24:00', { startMinute: 1410, endMinute: 1440 }],
    ['09:00', { startMinute: 540 }],
  ])('%s', (text, span) => {
    expect(readSpan(text)).toEqual(span)
  })

  test.each(['9:30-9:00', '9:00-9:00', '25時台', '午前', '9:00-9:30-10:00', ''])('%s is none', (text) => {
    expect(readSpan(text)).toBeUndefined()
  })
})
