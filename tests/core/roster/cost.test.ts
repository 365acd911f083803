import { describe, expect, test } from 'vitest'
import { datesBetween } from '../../../src/core/calendar/date.ts'
import { costOf, placementOf, workDone } from '../../../src/core/roster/cost.ts'
import type { PersonDay, RosterProblem } from '../../../src/core/roster/types.ts'
import { activity, MONDAY, PRICES, person, slot, tiny } from './tiny.ts'

const TUESDAY = '2023-10-03'

/** A day of one person: `[from, to, activity]` in hours; gaps are breaks. */
const day = (
  id: string,
  blocks: readonly (readonly [from: number, to: number, activity: string])[],
  more: Partial<PersonDay> = {},
): PersonDay => {
  const spans = blocks.map(([from, to, name]) => ({
    activity: name,
    startMinute: from * 60,
    endMinute: to * 60,
  }))
  const breaks = spans.slice(1).flatMap((block, i) => {
    const { endMinute } = spans[i]!
    return endMinute < block.startMinute ? [{ startMinute: endMinute, endMinute: block.startMinute }] : []
  })
  const shift = { code: 'm', startMinute: spans[0]!.startMinute, endMinute: spans.at(-1)!.endMinute }
  return { person: id, date: MONDAY, shift, breaks, blocks: spans, ...more }
}

const off = (id: string, date = MONDAY): PersonDay => ({ person: id, date, breaks: [], blocks: [] })

const closed = (problem: RosterProblem): RosterProblem => ({ ...problem, open: [] })

test('wages follow hours without breaks; hours above 8 a day and 40 a week cost a quarter more', () => {
  const problem = closed(tiny())
  const one = costOf(problem, [
    day('p1', [
      [9, 12, 'post'],
      [13, 18, 'post'],
    ]),
  ])
  expect(one.wageYen).toBe(8 * PRICES.wagePerHour)
  expect(one.overtimeYen).toBe(0)
  const ten = costOf(problem, [day('p1', [[9, 19, 'post']])])
  expect(ten.wageYen).toBe(8 * PRICES.wagePerHour)
  expect(ten.overtimeYen).toBe(2 * 1.25 * PRICES.wagePerHour)
  const dates = datesBetween(MONDAY, '2023-10-07')
  const week = costOf(
    { ...problem, dates },
    dates.map((date) => day('p1', [[9, 16, 'post']], { date })),
  )
  expect(week.wageYen).toBe(40 * PRICES.wagePerHour)
  expect(week.overtimeYen).toBe(2 * 1.25 * PRICES.wagePerHour)
})

describe('windows', () => {
  const problem = closed(
    tiny({ slots: [slot(MONDAY, 9, 'desk', [2000, 500], { minimum: 2 }), slot(MONDAY, 10, 'desk', [300])] }),
  )

  test('lose what the curve says of the people there, and the minimum not reached', () => {
    const { waitingYen, belowMinimumYen } = costOf(problem, [day('p1', [[9, 10, 'desk']])])
    expect(waitingYen).toBe(500 + 300)
    expect(belowMinimumYen).toBe(PRICES.belowMinimumPerSlot)
  })

  test('count who is there through all open minutes of the slot', () => {
    const half = costOf(problem, [day('p1', [[9.5, 11, 'desk']])])
    expect(half.waitingYen).toBe(2500)
    const two = costOf(problem, [day('p1', [[9, 9.5, 'desk']]), day('p2', [[9.5, 10, 'desk']])])
    expect(two.waitingYen).toBe(2800)
  })

  test('gain nothing from people beyond the curve', () => {
    const crowd = ['p1', 'p2', 'p3'].map((id) => day(id, [[9, 11, 'desk']]))
    expect(costOf(problem, crowd).waitingYen).toBe(0)
  })
})

describe('back office', () => {
  const task = (id: string, from: typeof MONDAY, due: typeof MONDAY, hours: number) => ({
    task: id,
    activity: 'post',
    from,
    due,
    hours,
  })

  test('serves the earliest deadline first, and what is left is late', () => {
    const problem = closed(
      tiny({
        dates: [MONDAY, TUESDAY],
        work: [task('later', MONDAY, TUESDAY, 3), task('now', MONDAY, MONDAY, 2)],
      }),
    )
    const days = [day('p1', [[9, 12, 'post']]), off('p1', TUESDAY)]
    const done = workDone(problem, placementOf(problem, days))
    expect(done.map(({ hours }) => hours)).toEqual([1, 2])
    expect(costOf(problem, days).backOfficeYen).toBe(2 * PRICES.backOfficeHourLate)
  })

  test('counts no more people at once than there are seats', () => {
    const problem = closed(
      tiny({ activities: [activity('post', 'backOffice', 'a', 1)], work: [task('t', MONDAY, MONDAY, 2)] }),
    )
    const days = ['p1', 'p2'].map((id) => day(id, [[9, 10, 'post']]))
    expect(costOf(problem, days).backOfficeYen).toBe(PRICES.backOfficeHourLate)
  })
})

test('outbound hours count by seat and worth; seats below the least are priced by slot', () => {
  const problem = closed(
    tiny({
      activities: [activity('call', 'outbound', 'a', 3)],
      outbound: [
        {
          task: 'call',
          activity: 'call',
          date: MONDAY,
          startMinute: 540,
          endMinute: 660,
          seats: 1,
          minimumSeats: 1,
          hours: 2,
          worth: [0.5, 1.5],
        },
      ],
    }),
  )
  const early = costOf(
    problem,
    ['p1', 'p2'].map((id) => day(id, [[9, 10, 'call']])),
  )
  expect(early.outboundYen).toBe(1.5 * PRICES.outboundHourMissed)
  expect(early.belowMinimumYen).toBe(PRICES.belowMinimumPerSlot)
  expect(costOf(problem, [day('p1', [[10, 11, 'call']])]).outboundYen).toBe(0.5 * PRICES.outboundHourMissed)
})

test('a leader on break leaves the slot without one; the site asks for manager or deputy', () => {
  const people = [person('p1', ['post'], { role: 'subLeader' }), person('p2', ['post'], { role: 'deputy' })]
  const problem = tiny({ people })
  const lead = day('p1', [
    [9, 11, 'post'],
    [12, 13, 'post'],
  ])
  expect(costOf(problem, [lead, off('p2')]).leadershipYen).toBe((1 + 4) * PRICES.noLeaderPerSlot)
  const deputy = day('p2', [[9, 13, 'post']])
  expect(costOf(problem, [lead, deputy]).leadershipYen).toBe(PRICES.noLeaderPerSlot)
})

test('wishes weigh what they weigh, and support costs by slot', () => {
  const problem = closed(
    tiny({
      activities: [activity('post', 'backOffice'), activity('far', 'backOffice', 'b')],
      wishes: [
        { person: 'p1', date: MONDAY, wants: 'off', weight: 3 },
        { person: 'p2', date: MONDAY, wants: 'm', weight: 2 },
      ],
    }),
  )
  expect(costOf(problem, [off('p1'), day('p2', [[9, 12, 'post']])])).toMatchObject({
    wishYen: 0,
    supportYen: 0,
  })
  expect(
    costOf(problem, [
      day('p1', [
        [9, 11, 'far'],
        [11, 12, 'post'],
      ]),
      off('p2'),
    ]),
  ).toMatchObject({
    wishYen: 5 * PRICES.refusedWish,
    supportYen: 2 * PRICES.supportPerSlot,
  })
})
