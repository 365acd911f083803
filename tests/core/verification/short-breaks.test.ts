import { describe, expect, test } from 'vitest'
import type { PersonDay } from '../../../src/core/roster/types.ts'
import type { Span } from '../../../src/core/units/time.ts'
import { check } from '../../../src/core/verification/check.ts'
import { week } from '../../rules/valid-week.ts'

const window = { startMinute: 870, endMinute: 990 }
const monday = week.days.find(({ person, shift }) => person === 'clerk' && shift)!.date

/** The week in a city whose shifts have a short break in the afternoon, which the clerk takes on one day. */
const broken = (pauses: readonly Span[], change: Partial<PersonDay> = {}): string[] => {
  const clerk = week.days.find(({ person, date }) => person === 'clerk' && date === monday)!
  const shifts = week.city.shifts.map((shift) =>
    shift.code === clerk.shift!.code ? { ...shift, shortBreaks: [{ minutes: 15, window }] } : shift,
  )
  const blocks = pauses.reduce(
    (list, pause) =>
      list.flatMap((block) =>
        pause.startMinute < block.endMinute && block.startMinute < pause.endMinute
          ? [
              { ...block, endMinute: pause.startMinute },
              { ...block, startMinute: pause.endMinute },
            ]
          : [block],
      ),
    clerk.blocks,
  )
  const day = { ...clerk, shortBreaks: pauses, blocks, ...change }
  const days = week.days.map((one) => (one === clerk ? day : one))
  const { breaches } = check({ ...week, days, city: { ...week.city, shifts } })
  return breaches
    .filter(({ person, date }) => person === 'clerk' && date === monday)
    .map(({ rule }) => rule)
    .filter((rule) => ['shiftBreak', 'wholeShift', 'doubleBooked', 'insideShift', 'breaks'].includes(rule))
}

const pause = (startMinute: number, minutes = 15): Span => ({
  startMinute,
  endMinute: startMinute + minutes,
})

describe('short breaks of the shift table', () => {
  test.each([[870], [900], [975]])('one begun at %i is as the table says', (start) => {
    expect(broken([pause(start)])).toEqual([])
  })

  test('none, a longer one, one too late and a second one are not', () => {
    for (const pauses of [[], [pause(900, 20)], [pause(976)], [pause(870), pause(900)]])
      expect(broken(pauses)).toEqual(['shiftBreak'])
  })

  test('is part of what tiles the shift: worked through it is booked twice, lost it leaves a hole', () => {
    const { blocks } = week.days.find(({ person, date }) => person === 'clerk' && date === monday)!
    expect(broken([pause(900)], { blocks })).toEqual(['doubleBooked'])
    expect(broken([pause(900)], { shortBreaks: [] })).toEqual(['wholeShift', 'shiftBreak'])
  })

  test('is work where the law counts breaks: it makes no unpaid break longer', () => {
    expect(broken([pause(900)], { breaks: [] })).toContain('breaks')
  })
})
