import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadHighs } from '../../src/engines/highs.ts'

type Figure = number | 'inf' | '-inf'

const FILE = join(import.meta.dirname, '..', 'fixtures', 'restarted-model.json')

const figures = (list: readonly Figure[]): Float64Array =>
  Float64Array.from(list, (value) =>
    value === 'inf' ? Number.POSITIVE_INFINITY : value === '-inf' ? Number.NEGATIVE_INFINITY : value,
  )

test('the model on which a restarted search left its memory is solved', async () => {
  const file = JSON.parse(readFileSync(FILE, 'utf8'))
  const model = {
    offset: file.offset ?? 0,
    cost: figures(file.cost),
    columnLower: figures(file.columnLower),
    columnUpper: figures(file.columnUpper),
    rowLower: figures(file.rowLower),
    rowUpper: figures(file.rowUpper),
    starts: Int32Array.from(file.starts),
    columns: Int32Array.from(file.columns),
    values: figures(file.values),
    integer: Uint8Array.from(file.integer),
  }
  const outcome = (await loadHighs()).solve(model, { nodes: 30, iterations: 20_000, absoluteGap: 20 })
  expect(outcome).toMatchObject({ status: 'optimal' })
  expect(outcome.status === 'optimal' && outcome.objective).toBeCloseTo(-147_906.6, 1)
})
