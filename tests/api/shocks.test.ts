import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Shock } from '../../src/core/forecast/types.ts'
import { decideShock, readDecisions, writeDecisions } from '../../src/store/decisions.ts'
import { report, type Service, service } from './service.ts'

const outage = report.shocks![0]!
const shift: Shock = { ...outage, id: 'tax/levelShift/2023-06-01', kind: 'levelShift' }

let store: string
let api: Service
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), 'hankan-shocks-'))
  await writeDecisions(store, [outage, shift])
  api = await service(undefined, {
    shocks: {
      list: () => readDecisions(store),
      decide: (id, decision) => decideShock(store, id, decision),
    },
  })
})
afterAll(async () => {
  await api.close()
  await rm(store, { recursive: true })
})

const decide = (id: string, decision: string) =>
  api.call('POST', `/api/shocks/${encodeURIComponent(id)}`, { decision })

test('a decision is kept in the store, for that shock alone, and can be taken back', async () => {
  expect((await decide(outage.id, 'confirmed')).json.shocks).toEqual([
    { ...outage, decision: 'confirmed' },
    shift,
  ])
  expect(await readDecisions(store)).toEqual([{ ...outage, decision: 'confirmed' }, shift])
  await decide(outage.id, 'proposed')
  expect((await api.call('GET', '/api/shocks')).json.shocks).toEqual([outage, shift])
})

test('a shock that is not there is said to be so', async () => {
  const { status, json } = await decide('tax/outage/1999-01-01', 'refused')
  expect([status, json.type]).toEqual([404, 'urn:hankan:problem:noShock'])
  expect(json.detail).toContain('tax/outage/1999-01-01')
})

test('a decision that is none is refused with the ones there are', async () => {
  const { status, json } = await decide(outage.id, 'perhaps')
  expect(status).toBe(422)
  const [issue] = json.issues as { code: string; text: string }[]
  expect(issue!.code).toBe('choiceExpected')
  expect(issue!.text).toContain('confirmed')
  expect(issue!.text).toContain('perhaps')
})

test('a store that nobody looked at has none', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'hankan-shocks-'))
  expect(await readDecisions(empty)).toEqual([])
  expect(await decideShock(empty, outage.id, 'refused')).toBeUndefined()
  await rm(empty, { recursive: true })
})
