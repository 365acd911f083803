import { describe, expect, test } from 'vitest'
import { serveDesk } from '../../src/core/simulation/serve.ts'
import { wrongScenarios } from '../core/simulation/scenarios.ts'
import { loopWith } from './faults.ts'
import { longRun, misses, type Serve } from './long-run.ts'
import { MODELS } from './models.ts'

describe('the event loop against theory', () => {
  test.each(MODELS)('$name lies inside a 99 % interval that would show a fault of 2 %', (model) => {
    const found = longRun(model, serveDesk)
    expect(misses(model, found)).toEqual([])
    const { low, high } = found.meanWait
    expect((high - low) / 2 / model.theory.meanWait!).toBeLessThan(0.02)
  })
})

/** Faults planted in the text of the event loop. */
const FAULTS: readonly (readonly [name: string, right: string, wrong: string])[] = [
  [
    'service starts at arrival',
    'const end = now + visits.service',
    'const end = visits.arrival[visitor]! + visits.service',
  ],
  ['callers wait twice as long', '>= visits.patience[visitor]!\n', '>= 2 * visits.patience[visitor]!\n'],
  ['the visit counts as waiting', 'fates.wait[visitor] = now - visits', 'fates.wait[visitor] = end - visits'],
  ['what is due lies in the wrong order', 'times[place - 1]! <= time', 'times[place - 1]! >= time'],
  [
    'every hundredth visit takes no time',
    'const end = now + visits.service[visitor]!',
    'const end = now + (visitor % 100 === 0 ? 0 : visits.service[visitor]!)',
  ],
  ['who serves stays idle as well', 'if (at[w] === desk) leaveIdle(w, desk)', ''],
  [
    'the longest waiting are called last',
    'else follower[tails[line]!] = visitor',
    'else [follower[visitor], heads[line]] = [heads[line]!, visitor]',
  ],
]

const withFault = async (right: string, wrong: string): Promise<Serve> => {
  const player = await loopWith(right, wrong)
  return (customers, people, waits) => serveDesk(customers, people, waits, player)
}

describe('a broken event loop', () => {
  test('the loop read the same way without a fault is not accused', async () => {
    const same = await withFault('due.take()', 'due.take()')
    expect(MODELS.flatMap((model) => misses(model, longRun(model, same, 0.1)))).toEqual([])
  })

  test.each(FAULTS)('%s: caught', async (_, right, wrong) => {
    const serve = await withFault(right, wrong)
    expect(MODELS.some((model) => misses(model, longRun(model, serve, 0.5)).length > 0)).toBe(true)
  })
})

/** Faults in what a single desk does not have: help, journeys, priority, breaks, closing, gap calls. */
const FLOOR_FAULTS: readonly (readonly [name: string, right: string, wrong: string])[] = [
  ['colleagues step in one too late', '++present >= wanted', '++present > wanted'],
  [
    'colleagues who are on a break step in',
    'if (at[w] === ELSEWHERE && (best',
    'if (at[w] !== BUSY && (best',
  ],
  [
    'the colleague who helped most steps in again',
    'times.helped[w]! < times.helped[best]!',
    'times.helped[w]! > times.helped[best]!',
  ],
  ['who has hung up calls for help', 'if (!hasLeft(visitor, now) && ++present', 'if (++present'],
  ['seats do not matter', 'hasSeat && areWaiting', 'areWaiting'],
  ['help costs the other work nothing', 'if (place < 0) times.yielded[-1 - place]! += seconds', ''],
  ['nobody looks for work when other work begins', 'if (place !== AWAY) lookAround(w)', ''],
  [
    'the lowest priority is called first',
    'for (let line = first[desk]!; line < first[desk + 1]!; line++)\n        while',
    'for (let line = first[desk + 1]! - 1; line >= first[desk]!; line--)\n        while',
  ],
  ['a late break is cut short', 'readyAt[w] = now + pause', 'readyAt[w] = now'],
  ['a late break is begun twice', ' || at[w] !== BUSY', ''],
  ['a late break costs the other work nothing', 'book(w, readyAt[w]!, false)', ''],
  ['the walk takes no time', 'now + visits.walk[next]!', 'now'],
  [
    'who goes on comes before the visit has ended',
    'fates.worker[visitor] = w\n',
    'fates.worker[visitor] = w\n    if (visits.next[visitor]! >= 0) due.plan(now, -1 - visits.next[visitor]!)\n',
  ],
  [
    'everyone goes home at closing time',
    'if (at[w] === HOME || at[w] === ELSEWHERE) return w',
    'if (at[w] === ELSEWHERE) return w',
  ],
  ['a visit that runs into overtime is none', 'if (visit && end > homeTime)', 'if (visit && now > homeTime)'],
  ['who is turned away has not waited', 'Math.max(0, until - visits.arrival[visitor]!)', '0'],
  ['everyone calls in the gaps', 'idlePeople[desk]! > 1 && i <', 'idlePeople[desk]! > 0 && i <'],
  ['gap calls run past the span', 'now + calls.seconds > until', 'now > until'],
]

describe('a broken floor', () => {
  test('the floor read the same way without a fault gets every scenario right', async () => {
    expect(wrongScenarios(await loopWith('due.take()', 'due.take()'))).toEqual([])
  })

  test.each(FLOOR_FAULTS)('%s: caught', async (_, right, wrong) => {
    expect(wrongScenarios(await loopWith(right, wrong))).not.toEqual([])
  })
})
