import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonDay } from '../../src/core/roster/types.ts'
import { check, recheck } from '../../src/core/verification/check.ts'
import type { CheckInput } from '../../src/core/verification/types.ts'
import { stretched, withFrame, workedOn } from './cases-frames.ts'
import { dayOff, longer, monday, tuesday, week, withCity } from './valid-week.ts'

const inputs: readonly CheckInput[] = [
  week,
  withFrame({}, workedOn(['2023-09-30', '2023-10-01'], stretched(30))),
  withCity({ staggeredBreakAgreement: false, overtimeAgreement: false }, stretched(40)),
  { ...week, published: week.days, leaveTaken: [{ person: 'clerk', takenDays: 40 }] },
  { ...week, days: week.days.slice(9) },
]

const edits: readonly ((day: PersonDay, other: PersonDay, minutes: number) => PersonDay)[] = [
  ({ person, date }) => dayOff(person, date),
  (day, _, minutes) => longer(minutes)(day),
  ({ person, date }, other) => ({ ...other, person, date }),
  (day) => ({ ...day, blocks: day.blocks.slice(1) }),
  (day) => ({ ...day, absence: 'paid' }),
  (day) => ({ ...day, person: 'stranger' }),
  (day) => ({ ...day, date: '2023-10-09' }),
]

const aDay = fc.constantFrom(...week.days.filter(({ shift }) => shift))

describe('a roster checked again after an edit', () => {
  test('says what a check of the whole says, edit after edit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...inputs),
        fc.array(fc.tuple(fc.constantFrom(...edits), aDay, aDay, fc.integer({ min: 1, max: 300 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (input, steps) => {
          let judged = { input, certificate: check(input) }
          for (const [edit, day, other, minutes] of steps) {
            judged = recheck(judged, [edit(day, other, minutes)])
            expect(judged.certificate).toEqual(check(judged.input))
          }
        },
      ),
      { numRuns: 80 },
    )
  })

  test('a swap of two people is one step', () => {
    const days = week.days.filter(
      ({ person, date }) =>
        (person === 'clerk' && date === monday) || (person === 'manager' && date === tuesday),
    )
    const [one, two] = days
    const judged = recheck({ input: week, certificate: check(week) }, [
      { ...one!, person: two!.person },
      { ...two!, person: one!.person },
      dayOff(one!.person, one!.date),
    ])
    expect(judged.certificate).toEqual(check(judged.input))
    expect(judged.input.days).toHaveLength(week.days.length)
  })

  test('an edit taken back leaves nothing behind', () => {
    const before = { input: week, certificate: check(week) }
    const day = week.days.find(({ person, date }) => person === 'deputy' && date === monday)!
    const off = recheck(before, [dayOff('deputy', monday)])
    expect(off.certificate.breaches.map(({ rule }) => rule)).toContain('unstaffed')
    expect(recheck(off, [day]).certificate).toEqual(before.certificate)
  })
})
