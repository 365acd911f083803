import { describe, expect, test } from 'vitest'
import { datesBetween } from '../../../../src/core/calendar/date.ts'
import type { Person } from '../../../../src/core/city/types.ts'
import { explanationsOf } from '../../../../src/core/roster/explain/explain.ts'
import { standingOf } from '../../../../src/core/roster/explain/standing.ts'
import type { Cause, Standing } from '../../../../src/core/roster/explain/types.ts'
import { waysIn } from '../../../../src/core/roster/explain/ways.ts'
import type { PersonDay } from '../../../../src/core/roster/types.ts'
import { loadHighs } from '../../../../src/engines/highs.ts'
import { MONDAY, person, shift, slot, type TinyParts } from '../tiny.ts'
import { counters, laidOut, off, shortagesIn, worked } from './made.ts'

const solver = await loadHighs()
const TUESDAY = '2023-10-03'
const NOON = { startMinute: 600, endMinute: 660 }

/** How a second person stands to the desk at ten. */
const standing = (
  more: Partial<Person>,
  days: readonly PersonDay[] = [off('p2')],
  parts: TinyParts = {},
  skills: readonly string[] = ['desk', 'post'],
): Standing => {
  const people = [person('p1', ['desk']), person('p2', skills, more)]
  const problem = counters({ people, ...parts })
  const ground = laidOut(problem, [worked('p1', 'm', [['desk', 540, 720]]), ...days])
  const worker = ground.workers.get('p2')!
  return standingOf(ground, waysIn(ground), worker, ground.activities.get('desk')!, MONDAY, NOON)
}

const at = (...blocks: Parameters<typeof worked>[2]) => [worked('p2', 'm', blocks)]

describe('why somebody is not there', () => {
  test('not hired yet, and hired that day', () => {
    expect(standing({ hiredOn: TUESDAY })).toMatchObject({ kind: 'hired', rule: { rule: 'hired' } })
    expect(standing({ hiredOn: MONDAY }).kind).toBe('notOnShift')
  })

  test('training lapsed the day before, and valid that day', () => {
    expect(standing({ trainingValidTo: '2023-10-01' }).kind).toBe('training')
    expect(standing({ trainingValidTo: MONDAY }).kind).toBe('notOnShift')
  })

  test('not learnt, learnt tomorrow, learnt', () => {
    expect(standing({}, [off('p2')], {}, ['post'])).toMatchObject({ kind: 'skill', rule: { rule: 'skill' } })
    expect(standing({ skillSince: { desk: TUESDAY } }).kind).toBe('skill')
    expect(standing({ skillSince: { desk: MONDAY } }).kind).toBe('notOnShift')
  })

  test('outside the range of the contract, another employer’s team, and neither', () => {
    expect(standing({ team: 'b', scope: ['b'] })).toMatchObject({ kind: 'scope', rule: { rule: 'scope' } })
    expect(standing({ team: 'b', employer: 'y' })).toMatchObject({ kind: 'employer' })
    expect(standing({ team: 'b' }).kind).toBe('notOnShift')
  })

  test('on leave, with its article; half a day that leaves the time free is no leave of it', () => {
    const leave = (kind: 'paid' | 'morning' | 'afternoon') => ({
      leave: [{ person: 'p2', date: MONDAY, kind }] as const,
    })
    expect(standing({}, [off('p2', { absence: 'paid' })], leave('paid'))).toMatchObject({
      kind: 'onLeave',
      leave: 'paid',
      rule: { rule: 'leave', article: { ja: '労働基準法39条5項' } },
    })
    expect(standing({}, [off('p2', { absence: 'morning' })], leave('morning')).kind).toBe('onLeave')
    expect(standing({}, [off('p2', { absence: 'afternoon' })], leave('afternoon')).kind).toBe('notOnShift')
  })

  test('no shift of the contract reaches the time', () => {
    const shifts = [shift('m', 540, 720), shift('e', 720, 780)]
    expect(standing({ shifts: ['e'] }, [off('p2')], { shifts })).toMatchObject({
      kind: 'noShift',
      rule: { rule: 'personShift' },
    })
    expect(standing({ shifts: ['m'] }, [off('p2')], { shifts }).kind).toBe('notOnShift')
  })

  test('hours of the week used up to the minute, and one minute less', () => {
    const parts = { dates: [MONDAY, TUESDAY] } as const
    const other = { ...worked('p2', 'm', [['desk', 540, 720]], TUESDAY) }
    const week = (maxWeeklyMinutes: number) => standing({ maxWeeklyMinutes }, [off('p2'), other], parts)
    expect(week(359)).toMatchObject({ kind: 'hoursUsed', rule: { rule: 'contractLimit' } })
    expect(week(360).kind).toBe('notOnShift')
  })

  test('hours used up by the law where there is no agreement, and by an exemption', () => {
    const parts = { dates: [MONDAY, TUESDAY] } as const
    const long = worked('p2', 'm', [['desk', 540, 540 + 2300]], TUESDAY)
    const law = standing({ maxWeeklyMinutes: 3000 }, [off('p2'), long], parts)
    expect(law).toMatchObject({ kind: 'hoursUsed', rule: { rule: 'overtimeAgreement' } })
    const exempt = standing({ weeklyMinutes: 2300, noOvertime: true }, [off('p2'), long], parts)
    expect(exempt).toMatchObject({ kind: 'hoursUsed', rule: { rule: 'noOvertime' } })
  })

  test('five days of the week used up, and four', () => {
    const dates = datesBetween(MONDAY, '2023-10-07')
    const shifts = [{ ...shift('m', 540, 720), weekdays: [1, 2, 3, 4, 5, 6] }]
    const week = (days: number) =>
      dates.slice(1, 1 + days).map((date) => worked('p2', 'm', [['desk', 540, 720]], date))
    const of = (days: number) => standing({}, [off('p2'), ...week(days)], { dates, shifts })
    expect(of(5)).toMatchObject({ kind: 'daysUsed', rule: { rule: 'workingDays' } })
    expect(of(4).kind).toBe('notOnShift')
  })

  test('too short a rest to the day after', () => {
    const shifts = [shift('m', 600, 1260), shift('early', 300, 480)]
    const parts = { dates: [MONDAY, TUESDAY], shifts } as const
    const next = (startMinute: number) => [
      off('p2'),
      worked('p2', 'early', [['desk', startMinute, startMinute + 180]], TUESDAY),
    ]
    const more = { city: { overtimeAgreement: true } }
    const breaks = shifts.map((one) => ({ ...one, breakMinutes: one.code === 'm' ? 60 : 0 }))
    const all = { ...parts, ...more, shifts: breaks }
    expect(standing({}, next(300), all)).toMatchObject({ kind: 'rest', rule: { rule: 'interval' } })
    expect(standing({}, next(1260 - 1440 + 660), all).kind).toBe('notOnShift')
  })

  test('wishes the day off, or nothing', () => {
    const wishes = [{ person: 'p2', date: MONDAY, wants: 'off', weight: 1 }]
    expect(standing({}, [off('p2')], { wishes }).kind).toBe('wish')
  })

  test('on break, at other work, there', () => {
    expect(standing({}, at(['desk', 540, 600], ['desk', 660, 720]))).toMatchObject({ kind: 'onBreak' })
    expect(standing({}, at(['post', 540, 720]))).toMatchObject({ kind: 'busy', at: 'post' })
    expect(standing({}, at(['desk', 540, 720])).kind).toBe('there')
  })
})

describe('what a shortage tells', () => {
  const causes = (second: number, seats = 3): readonly Cause[] => {
    const problem = counters({
      people: [person('p1', ['desk']), person('p2', ['desk'])],
      slots: [9, 10, 11].map((hour) => slot(MONDAY, hour, 'desk', [3000, second], { people: 2 })),
    })
    const activities = problem.city.activities.map((one) => ({ ...one, seats }))
    const city = { ...problem.city, activities }
    const ground = laidOut({ ...problem, city }, [worked('p1', 'm', [['desk', 540, 720]]), off('p2')])
    return explanationsOf(ground, shortagesIn(ground), solver, { shortages: 1, each: 1 }).shortages[0]!.causes
  }

  test('one more person costs more than it saves, and by how much', () => {
    expect(causes(400)[0]).toMatchObject({ kind: 'notWorthIt', savesYen: 1200, costsYen: 3600 })
    expect(causes(2000).map(({ kind }) => kind)).toEqual(['notOnShift'])
  })

  test('seats that are not there', () => {
    expect(causes(2000, 1).map(({ kind }) => kind)).toContain('seats')
  })
})

test('the shortages that lose most are told, in the order of dates', () => {
  const problem = counters({
    people: [person('p1', ['desk'])],
    slots: [
      slot(MONDAY, 9, 'desk', [100], { people: 1 }),
      slot(MONDAY, 11, 'desk', [900], { people: 1 }),
      slot(MONDAY, 12, 'desk', [100], { people: 2 }),
    ],
  })
  const ground = laidOut(problem, [off('p1')])
  const told = (most: number) =>
    explanationsOf(ground, shortagesIn(ground), solver, { shortages: most, each: 1 }).shortages
  expect(told(1).map(({ slots }) => slots)).toEqual([[11, 12]])
  expect(told(2).map(({ slots, mostMissing, missingHours }) => [slots, mostMissing, missingHours])).toEqual([
    [[9], 1, 1],
    [[11, 12], 2, 3],
  ])
})
