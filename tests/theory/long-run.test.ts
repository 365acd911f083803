import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { describe, expect, test } from 'vitest'
import { serveDesk } from '../../src/core/simulation/serve.ts'
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
  ['what is due lies in the wrong order', 'dueAt[place - 1]! <= time', 'dueAt[place - 1]! >= time'],
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

const source = readFileSync(new URL('../../src/core/simulation/play.ts', import.meta.url), 'utf8')

const withFault = async (right: string, wrong: string): Promise<Serve> => {
  expect(source.split(right).length, `“${right}” must stand once in the event loop`).toBe(2)
  const broken = stripTypeScriptTypes(source.replace(right, wrong))
  const { playerOf } = await import(`data:text/javascript;base64,${Buffer.from(broken).toString('base64')}`)
  return (customers, people, waits) => serveDesk(customers, people, waits, playerOf)
}

describe('a broken event loop', () => {
  test('the loop read the same way without a fault is not accused', async () => {
    const same = await withFault('due[--dues]', 'due[--dues]')
    expect(MODELS.flatMap((model) => misses(model, longRun(model, same, 0.1)))).toEqual([])
  })

  test.each(FAULTS)('%s: caught', async (_, right, wrong) => {
    const serve = await withFault(right, wrong)
    expect(MODELS.some((model) => misses(model, longRun(model, serve, 0.5)).length > 0)).toBe(true)
  })
})
