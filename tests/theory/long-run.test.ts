import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { describe, expect, test } from 'vitest'
import { serveDay } from '../../src/core/simulation/serve.ts'
import { longRun, misses, type Serve } from './long-run.ts'
import { MODELS } from './models.ts'

describe('the event loop against theory', () => {
  test.each(MODELS)('$name lies inside a 99 % interval that would show a fault of 2 %', (model) => {
    const found = longRun(model, serveDay)
    expect(misses(model, found)).toEqual([])
    const { low, high } = found.meanWait
    expect((high - low) / 2 / model.theory.meanWait!).toBeLessThan(0.02)
  })
})

/** Faults planted in the text of the event loop. */
const FAULTS: readonly (readonly [name: string, right: string, wrong: string])[] = [
  ['one person more than there are', 'ends.length < level', 'ends.length <= level'],
  ['service starts at arrival', 'const end = now + service', 'const end = arrival[customer]! + service'],
  ['callers wait twice as long', 'waited >= patience[customer]!', 'waited >= 2 * patience[customer]!'],
  ['the longest visit ends first', 'ends.pop()', 'ends.shift()'],
  [
    'the visit counts as waiting',
    'fates.wait[customer] = waited',
    'fates.wait[customer] = end - arrival[customer]!',
  ],
  ['visits in hand lie in the wrong order', 'ends[place - 1]! < end', 'ends[place - 1]! > end'],
  [
    'every hundredth visit takes no time',
    'const end = now + service[customer]!',
    'const end = now + (customer % 100 === 0 ? 0 : service[customer]!)',
  ],
  ['who waited may be served before arriving', 'called < come', 'called < Math.min(count, come + 1)'],
]

const source = readFileSync(new URL('../../src/core/simulation/serve.ts', import.meta.url), 'utf8')

const withFault = async (right: string, wrong: string): Promise<Serve> => {
  expect(source.split(right).length, `“${right}” must stand once in the event loop`).toBe(2)
  const broken = stripTypeScriptTypes(source.replace(right, wrong))
  const module = await import(`data:text/javascript;base64,${Buffer.from(broken).toString('base64')}`)
  return module.serveDay
}

describe('a broken event loop', () => {
  test('the loop read the same way without a fault is not accused', async () => {
    const same = await withFault('ends.pop()', 'ends.pop()')
    expect(MODELS.flatMap((model) => misses(model, longRun(model, same, 0.1)))).toEqual([])
  })

  test.each(FAULTS)('%s: caught', async (_, right, wrong) => {
    const serve = await withFault(right, wrong)
    expect(MODELS.some((model) => misses(model, longRun(model, serve, 0.5)).length > 0)).toBe(true)
  })
})
