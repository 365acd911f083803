import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonDay } from '../../src/core/roster/types.ts'
import type { Span } from '../../src/core/units/time.ts'
import { dayOff, movedDay, nextShift, shiftAt } from '../../src/web/edit-day.ts'
import { sampleReport } from '../fixtures/report.ts'

const report = sampleReport()
const worked = report.roster.filter(({ shift, blocks }) => shift && blocks.length > 0)

/** Everything of a day in order: each piece begins where the one before ends. */
const pieces = ({ blocks, breaks, shortBreaks = [] }: PersonDay): Span[] =>
  [...blocks, ...breaks, ...shortBreaks].toSorted((a, b) => a.startMinute - b.startMinute)

const tiles = (day: PersonDay): boolean => {
  const all = pieces(day)
  const { startMinute, endMinute } = day.shift!
  return (
    all[0]?.startMinute === startMinute &&
    all.at(-1)?.endMinute === endMinute &&
    all.every((piece, i) => i === 0 || all[i - 1]!.endMinute === piece.startMinute)
  )
}

describe('a day at other hours', () => {
  test('is tiled by its blocks, breaks and short breaks, whatever the hours', () => {
    const shift = fc.record({
      code: fc.constantFrom(...report.shifts.map(({ code }) => code), 'none'),
      startMinute: fc.integer({ min: 0, max: 80 }).map((slot) => slot * 15),
      length: fc.integer({ min: 8, max: 40 }).map((slots) => slots * 15),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...worked),
        shift,
        fc.boolean(),
        (day, { code, startMinute, length }, short) => {
          const rested = short ? { ...day, shortBreaks: [{ startMinute: 600, endMinute: 615 }] } : day
          const moved = movedDay(report, rested, { code, startMinute, endMinute: startMinute + length })
          expect(tiles(moved)).toBe(true)
          expect([moved.person, moved.date]).toEqual([day.person, day.date])
        },
      ),
    )
  })

  test('keeps work and break where the hours overlap', () => {
    const day = worked.find(({ breaks, shift }) => breaks.length === 1 && shift!.code === '日')!
    const { startMinute, endMinute } = day.shift!
    const moved = movedDay(report, day, {
      code: '日',
      startMinute: startMinute - 30,
      endMinute: endMinute - 30,
    })
    expect(moved.breaks).toEqual(day.breaks)
    for (const block of day.blocks.filter(({ endMinute }) => endMinute <= moved.shift!.endMinute)) {
      const noon = (block.startMinute + block.endMinute) / 2
      expect(
        moved.blocks.find(({ startMinute, endMinute }) => startMinute <= noon && noon < endMinute)?.activity,
      ).toBe(block.activity)
    }
  })

  test('from a day off has the break of others on that shift and the work the person usually does', () => {
    const day = worked.find(({ breaks, shift }) => breaks.length === 1 && shift!.code === '日')!
    const off = dayOff(day)
    expect(off).toEqual({ person: day.person, date: day.date, breaks: [], blocks: [] })
    const back = movedDay(report, off, day.shift!)
    expect(back.breaks).toHaveLength(1)
    expect(back.blocks.length).toBeGreaterThan(0)
    const team = report.people.find(({ id }) => id === day.person)!.team
    for (const { activity } of back.blocks)
      expect(report.activities.find(({ id }) => id === activity)!.team).toBe(team)
  })
})

describe('the shifts beside a shift', () => {
  const shift = (code: string) => {
    const { startMinute, endMinute } = report.shifts.find((one) => one.code === code)!
    return { code, startMinute, endMinute }
  }
  test('begin later or earlier, those as long as it first', () => {
    expect(nextShift(report, shift('日'), 1)).toEqual(shift('遅'))
    expect(nextShift(report, shift('遅'), -1)).toEqual(shift('日'))
    expect(nextShift(report, shift('短'), -1)).toEqual(shift('日'))
    expect(nextShift(report, shift('日'), -1)).toBeUndefined()
  })
  test('are found by where they begin', () => {
    expect(shiftAt(report, shift('日'), 600)).toEqual(shift('遅'))
    expect(shiftAt(report, shift('日'), 530)).toEqual(shift('日'))
    expect(shiftAt(report, shift('短'), 700)).toEqual(shift('短'))
  })
})

test('an approved leave stays one', () => {
  const away: PersonDay = { person: 'p', date: '2023-10-02', breaks: [], blocks: [], absence: 'paid' }
  expect(dayOff(away).absence).toBe('paid')
})
