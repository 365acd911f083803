import { describe, expect, test } from 'vitest'
import { checkNrp } from '../../bench/roster/check-nrp.ts'
import { checkRetail, type Shift } from '../../bench/roster/check-retail.ts'
import { readNrp } from '../../bench/roster/nrp.ts'
import { readRetail } from '../../bench/roster/retail.ts'
import { solveColumns } from '../../src/core/roster/columns/solve.ts'
import { loadHighs } from '../../src/engines/highs.ts'

const highs = await loadHighs()

/** One week, two shifts, three people: made up for this test in the form of the shift scheduling set. */
const NRP = `# a comment
SECTION_HORIZON
7

SECTION_SHIFTS
# ShiftID, Length in mins, Shifts which cannot follow this shift | separated
E,480,
L,480,E

SECTION_STAFF
A,E=7|L=2,2400,1440,3,2,2,0
B,E=7|L=7,2400,960,4,1,1,1
C,E=0|L=7,1920,480,4,1,1,1

SECTION_DAYS_OFF
A,2
B,4

SECTION_SHIFT_ON_REQUESTS
B,0,E,2

SECTION_SHIFT_OFF_REQUESTS
B,1,E,3

SECTION_COVER
0,E,1,100,1
0,L,1,100,1
1,E,1,100,1
3,E,2,100,1
`

const grid = (a: string, b: string, c: string) =>
  new Map([
    ['A', [...a]],
    ['B', [...b]],
    ['C', [...c]],
  ])
const fine = () => grid('EE-EE--', 'E--E-LL', 'L------')

describe('the checker of the shift scheduling set', () => {
  test('finds nothing wrong with a lawful roster, and adds up its cost', () => {
    // Day 0: two early where one is wanted costs 1; everything else is met and every wish granted.
    expect(checkNrp(NRP, grid('EE-EE--', 'E--E-LL', 'L------'))).toEqual({
      faults: ['A: only 1 days off from day 2'],
      cost: 1,
    })
    expect(checkNrp(NRP, grid('E--EE--', 'E--E-LL', 'L------')).faults).toEqual([])
    expect(checkNrp(NRP, grid('---EEE-', 'E------', '-------'))).toMatchObject({
      cost: 100 + 100 + 100,
    })
  })

  test.each([
    ['a shift that must not follow', grid('E--EE--', 'LE-----', 'L------'), 'E after L'],
    ['too many of a shift', grid('E--LLL-', 'E--E---', 'L------'), '3 × L'],
    ['too few minutes', grid('EE-----', 'E--E---', 'L------'), '960 min'],
    ['too many days in a row', grid('---EEEE', 'E--E---', 'L------'), '4 shifts in a row'],
    ['too few days in a row', grid('E--E--E', 'E--E---', 'L------'), 'only 1 shifts'],
    ['a weekend too many', grid('E----EE', 'E--E---', 'L------'), '1 weekends'],
    ['work on a day off', grid('EEE----', 'E--E---', 'L------'), 'day off 2'],
    ['an unknown shift', grid('N--EE--', 'E--E---', 'L------'), 'unknown shift'],
    ['a short row', grid('E--EE-', 'E--E---', 'L------'), '6 days'],
  ])('sees %s', (_, broken, what) => {
    expect(checkNrp(NRP, broken).faults.join('; ')).toContain(what)
  })

  test('sees that somebody is not there at all', () => {
    const two = fine()
    two.delete('C')
    expect(checkNrp(NRP, two).faults).toContain('2 people instead of 3')
  })

  test('agrees with the solver about what the solver found', () => {
    const problem = readNrp(NRP)
    const outcome = solveColumns(problem, highs, { work: 1e8 })
    if (outcome.kind !== 'plan' || outcome.plan.kind !== 'sequence') throw new Error(outcome.kind)
    const found = new Map(problem.people.map(({ id }) => [id, Array<string>(7).fill('-')]))
    for (const { person, day, shift } of outcome.plan.shifts) found.get(person)![day] = shift
    expect(checkNrp(NRP, found)).toEqual({ faults: [], cost: outcome.plan.cost })
  })
})

/** Two days, two tasks, two people; one person is always wanted on task 1 from 08:00 to 12:00. */
const RETAIL = `SECTION_HORIZON
2
SECTION_TASKS
2
SECTION_STAFF
1,360,1200
2,720,1200
SECTION_COVER
# Day, Time, TaskID, Min, Max
${[1, 2]
  .flatMap((day) =>
    [1, 2].flatMap((task) =>
      Array.from({ length: 72 }, (_, i) => {
        const minute = 360 + i * 15
        const clock = (at: number) =>
          `${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
        const wanted = task === 1 && minute >= 480 && minute < 720 ? 1 : 0
        return `${day},${clock(minute)}-${clock(minute + 15)},${task},${wanted},${wanted}`
      }),
    ),
  )
  .join('\n')}
`

const shift = (person: string, ...blocks: readonly (readonly [string, number, number])[]): Shift => ({
  person,
  blocks: blocks.map(([activity, startMinute, endMinute]) => ({ activity, startMinute, endMinute })),
})
const DAY = 1440
const plan = (): Shift[] => [
  shift('1', ['1', 480, 720], ['2', 720, 840]),
  shift('2', ['2', 480, 840]),
  shift('2', ['1', DAY + 480, DAY + 840]),
]

describe('the checker of the multi-activity set', () => {
  test('finds nothing wrong with a lawful plan, and adds up its cost', () => {
    // Task 2: 1 person for 16 slots, then 2 for 8 (4 each); task 1 on day 2: 8 slots too long.
    expect(checkRetail(RETAIL, plan())).toEqual({ faults: [], cost: 16 + 8 * 4 + 8 })
  })

  const changed = (place: number, ...shifts: Shift[]) => plan().toSpliced(place, 1, ...shifts)
  test.each([
    ['a short shift', changed(0, shift('1', ['1', 480, 825])), '345 min long'],
    ['a long shift', changed(0, shift('1', ['1', 480, 1095])), '615 min long'],
    ['a start that is not allowed', changed(1, shift('2', ['2', 660, 1020])), 'starts at 11 h'],
    ['a short block', changed(0, shift('1', ['1', 480, 795], ['2', 795, 840])), 'a block of 45 min'],
    ['a hole', changed(0, shift('1', ['1', 480, 720], ['2', 735, 840])), 'a hole'],
    ['quarters of an hour', changed(0, shift('1', ['1', 485, 845])), 'quarter'],
    ['a task that is none', changed(0, shift('1', ['1', 480, 720], ['3', 720, 840])), 'activity 3'],
    ['nobody where somebody must be', changed(2, shift('2', ['2', DAY + 480, DAY + 840])), '0 of 1'],
    ['too little rest', changed(2, shift('2', ['1', 1200 + 60, 1200 + 420])), 'min of rest'],
    ['two starts on a day', [...plan(), shift('1', ['1', 1200, 1560])], 'two shifts'],
    ['too few minutes', changed(1), '360 min, not 720'],
    ['a stranger', [...plan(), shift('9', ['1', 480, 840])], 'unknown person'],
    ['a shift before the horizon', [...plan(), shift('1', ['1', 0, 360])], 'outside'],
    ['nothing in a shift', [...plan(), shift('1')], 'no block'],
  ])('sees %s', (_, broken, what) => {
    expect(checkRetail(RETAIL, broken).faults.join('; ')).toContain(what)
  })

  test('sees six days in a row', () => {
    const six = Array.from({ length: 6 }, (_, day) => shift('1', ['1', day * DAY + 480, day * DAY + 840]))
    const week = RETAIL.replace('HORIZON\n2', 'HORIZON\n7')
    expect(checkRetail(week, six).faults.join()).toContain('six days')
    expect(checkRetail(week, six.slice(1)).faults.join()).not.toContain('six days')
  })

  test('agrees with the solver about what the solver found', () => {
    const outcome = solveColumns(readRetail(RETAIL), highs, { work: 2e8 })
    if (outcome.kind !== 'plan' || outcome.plan.kind !== 'activity') throw new Error(outcome.kind)
    expect(outcome.plan.missing).toBe(0)
    expect(checkRetail(RETAIL, outcome.plan.shifts)).toEqual({ faults: [], cost: outcome.plan.cost })
    expect(outcome.plan.bound).toBeLessThanOrEqual(outcome.plan.cost)
  })
})
