import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Replay } from '../../src/core/simulation/types.ts'
import { desksOf, neighbour, type Stay, waitingSteps } from '../../src/web/replay.ts'
import { sampleReport } from '../fixtures/report.ts'

const report = sampleReport()
const nine = 9 * 3600

/** A guide at her desk in the morning, a colleague in the back office who may step in. */
const replay = (visits: Replay['visits']): Replay => ({
  date: '2023-10-02',
  replication: 0,
  duties: [
    {
      date: '2023-10-02',
      team: 'annai',
      blocks: [{ activity: 'annaiWork', startMinute: 510, endMinute: 1035 }],
      canServe: ['guide'],
    },
    {
      date: '2023-10-02',
      team: 'annai',
      blocks: [{ activity: 'guide', startMinute: 510, endMinute: 720 }],
      canServe: ['guide'],
    },
  ],
  visits,
})
const visit = (arrival: number, start: number, duty: number): Replay['visits'][number] => ({
  queue: 'guide',
  arrival: nine + arrival,
  start: nine + start,
  end: nine + start + 300,
  duty,
  onward: false,
})
const guide = (visits: Replay['visits']) =>
  desksOf(report, replay(visits)).find(({ activity }) => activity.id === 'guide')!

describe('a desk of a replay', () => {
  test('has whoever stands there first, then who stepped in', () => {
    const desk = guide([visit(0, 0, 1), visit(10, 200, 0)])
    expect(desk.rows.map(({ blocks, stays }) => [blocks.length, stays.length])).toEqual([
      [1, 1],
      [0, 1],
    ])
    expect(desk.stays.map(({ isHelp }) => isHelp)).toEqual([false, true])
  })

  test('does not call it stepping in when somebody stays on past the planned time', () => {
    const late = { ...visit(0, 0, 1), start: 12 * 3600 + 60, end: 12 * 3600 + 120 }
    expect(guide([late]).stays[0]!.isHelp).toBe(false)
  })

  test('marks who waited longer than the target, and only those', () => {
    const target = report.queues.find(({ id }) => id === 'guide')!.targetSeconds
    const desk = guide([visit(0, target, 1), visit(0, target + 1, 1)])
    expect(desk.stays.map(({ isLong }) => isLong)).toEqual([false, true])
  })

  test('lets those go who left unserved', () => {
    const { start: _, duty: __, ...left } = visit(0, 0, 1)
    const desk = guide([{ ...left, end: nine + 90 }])
    expect(desk.lost.map(({ waitSeconds }) => waitSeconds)).toEqual([90])
    expect(desk.rows.flatMap(({ stays }) => stays)).toEqual([])
  })

  test('is each window and phone of the report, with every visit of the day once', () => {
    const monday = report.replays![0]!
    const desks = desksOf(report, monday)
    const seen = desks.flatMap(({ stays }) => stays.map(({ index }) => index)).sort((a, b) => a - b)
    expect(seen).toEqual(monday.visits.map((_, index) => index))
    const drawn = desks.flatMap(({ rows, lost }) => [...rows.flatMap(({ stays }) => stays), ...lost])
    expect(drawn.length).toBe(seen.length)
  })
})

describe('the number waiting', () => {
  const stay = (arrival: number, waitSeconds: number): Stay => ({
    index: 0,
    visit: { queue: 'guide', arrival, end: arrival + waitSeconds, onward: false },
    waitSeconds,
    isLong: false,
    isHelp: false,
  })

  test('goes up with an arrival and down with a service', () => {
    expect(waitingSteps([stay(0, 60), stay(30, 60)])).toEqual([
      { second: 0, number: 1 },
      { second: 30, number: 2 },
      { second: 60, number: 1 },
      { second: 90, number: 0 },
    ])
  })

  test('is nobody where nobody waits', () => {
    expect(waitingSteps([stay(0, 0)])).toEqual([])
  })

  test('is never below nought, ends at nought, and covers the time that was waited', () => {
    const times = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 300 })))
    fc.assert(
      fc.property(times, (list) => {
        const steps = waitingSteps(list.map(([arrival, wait]) => stay(arrival, wait)))
        expect(Math.min(0, ...steps.map(({ number }) => number))).toBe(0)
        expect(steps.at(-1)?.number ?? 0).toBe(0)
        const area = steps.reduce(
          (sum, { second, number }, i) => sum + number * ((steps[i + 1]?.second ?? second) - second),
          0,
        )
        expect(area).toBe(list.reduce((sum, [, wait]) => sum + wait, 0))
      }),
    )
  })
})

describe('arrow keys', () => {
  const desks = desksOf(report, replay([visit(0, 0, 1), visit(400, 400, 1), visit(390, 500, 0)]))

  test.each([
    [undefined, 'ArrowRight', 0],
    [0, 'ArrowRight', 1],
    [1, 'ArrowRight', 1],
    [1, 'ArrowLeft', 0],
    [1, 'ArrowDown', 2],
    [2, 'ArrowUp', 1],
    [0, 'ArrowUp', 0],
  ])('from %s by %s lead to %s', (from, key, to) => {
    expect(neighbour(desks, from, key)?.index).toBe(to)
  })

  test('lead nowhere on a day without visits', () => {
    expect(neighbour(desksOf(report, replay([])), undefined, 'ArrowRight')).toBeUndefined()
  })
})
