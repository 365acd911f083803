import { describe, expect, test } from 'vitest'
import { datesBetween } from '../../../src/core/calendar/date.ts'
import { openingOf } from '../../../src/core/roster/horizon.ts'
import type { RosterProblem } from '../../../src/core/roster/types.ts'
import { activitiesOn, weeksOf, workersOf } from '../../../src/core/roster/worker.ts'
import { activity, MONDAY, person, shift, type TinyParts, tiny } from './tiny.ts'

const WEEK = datesBetween(MONDAY, '2023-10-08')
const DAY = shift('d', 510, 1035, 60, [660, 810])

const workers = (problem: RosterProblem) =>
  workersOf(problem, openingOf(problem.open, problem.city.slotMinutes))

const week = (one: Parameters<typeof person>[2], parts: TinyParts = {}) =>
  workers(tiny({ dates: WEEK, shifts: [DAY], people: [person('p', ['desk'], one)], ...parts }))[0]!.weeks[0]!

describe('hours of a week', () => {
  test('the contract is owed as far as shifts reach it', () => {
    expect(week({ weeklyMinutes: 2325, maxWeeklyMinutes: 2400 })).toMatchObject({
      least: 2325,
      most: 2400,
      mostDays: 5,
    })
    expect(week({ weeklyMinutes: 2000, maxWeeklyMinutes: 2400 }).least).toBe(4 * 465)
  })

  test('leave counts as given, and takes a day of the five', () => {
    const leave = [{ person: 'p', date: MONDAY, kind: 'paid' }] as const
    expect(week({ weeklyMinutes: 2325 }, { leave })).toMatchObject({ least: 4 * 465, mostDays: 4 })
  })

  test('a wish for a day off does not make the contract smaller', () => {
    const wishes = [{ person: 'p', date: MONDAY, wants: 'off', weight: 1 }] as const
    expect(week({ weeklyMinutes: 2325 }, { wishes }).least).toBe(5 * 465)
    expect(week({ weeklyMinutes: 4 * 465 }, { wishes }).least).toBe(4 * 465)
  })

  test('below 20 hours a part-timer stays below the wall of 20 hours', () => {
    const most = (weeklyMinutes: number, contract: 'partTime' | 'fullTime') =>
      week({ weeklyMinutes, maxWeeklyMinutes: 1500, contract }).most
    expect(most(1199, 'partTime')).toBe(1199)
    expect(most(1200, 'partTime')).toBe(1500)
    expect(most(1199, 'fullTime')).toBe(1500)
  })

  test('40 hours without an agreement, the maximum with one, the contract for who works no overtime', () => {
    const person = { weeklyMinutes: 2325, maxWeeklyMinutes: 2520 }
    expect(week(person).most).toBe(2400)
    expect(week(person, { city: { overtimeAgreement: true } }).most).toBe(2520)
    expect(week({ ...person, noOvertime: true }, { city: { overtimeAgreement: true } }).most).toBe(2325)
  })

  test('part of a week owes its part', () => {
    const dates = datesBetween(MONDAY, '2023-10-04')
    expect(week({ weeklyMinutes: 2325 }, { dates }).least).toBe(3 * 465)
  })

  test('dates fall into weeks from Monday on', () => {
    expect(weeksOf(['2023-10-01', '2023-10-02', '2023-10-08', '2023-10-09'])).toEqual([[0], [1, 2], [3]])
  })
})

describe('who may work', () => {
  const days = (one: Parameters<typeof person>[2], parts: TinyParts = {}) =>
    workers(tiny({ people: [person('p', ['desk'], one)], ...parts }))[0]!.days[0]!.patterns.length

  test('from the day of hire on', () => {
    expect(days({ hiredOn: MONDAY })).toBeGreaterThan(0)
    expect(days({ hiredOn: '2023-10-03' })).toBe(0)
  })

  test('until the training lapses', () => {
    expect(days({ trainingValidTo: MONDAY })).toBeGreaterThan(0)
    expect(days({ trainingValidTo: '2023-10-01' })).toBe(0)
  })

  test('on days on which a team of theirs is open', () => {
    expect(days({})).toBeGreaterThan(0)
    expect(days({}, { dates: ['2023-10-07'] })).toBe(0)
  })
})

describe('activities', () => {
  const problem = tiny({
    activities: [activity('desk', 'window'), activity('far', 'window', 'b')],
    people: [
      person('p', ['desk', 'far']),
      person('near', ['desk', 'far'], { scope: ['a'] }),
      person('other', ['desk', 'far'], { employer: 'y' }),
      person('far', ['far'], { team: 'b' }),
      person('new', ['desk'], { skillSince: { desk: '2023-10-03' } }),
    ],
  })
  const of = (index: number, date = MONDAY) =>
    activitiesOn(problem)(problem.staff.people[index]!, date).map(({ id }) => id)

  test('reach into other teams by skill and scope', () => {
    expect(of(0)).toEqual(['desk', 'far'])
    expect(of(1)).toEqual(['desk'])
  })

  test('never into a team of other employers alone', () => {
    expect(of(2)).toEqual(['desk'])
  })

  test('begin on the day the skill was acquired', () => {
    expect(of(4)).toEqual([])
    expect(of(4, '2023-10-03')).toEqual(['desk'])
  })
})
