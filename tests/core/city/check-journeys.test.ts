import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCity } from '../../../src/core/city/read.ts'
import type { Journey } from '../../../src/core/city/types.ts'

const sample = JSON.parse(readFileSync(new URL('../../../data/keyaki/city.json', import.meta.url), 'utf8'))

const go = (from: string, to: string, share: number, walkSeconds = 30): Journey => ({
  from,
  to,
  share,
  walkSeconds,
})

const issuesOf = (changes: object) =>
  readCity(JSON.stringify({ ...sample, ...changes }), 'city.json').issues.map(({ code, at, values }) => ({
    code,
    column: at.column,
    values,
  }))

const withJourneys = (...journeys: readonly Journey[]) => issuesOf({ journeys })

describe('journeys from desk to desk', () => {
  test('lead on, branch and meet again', () => {
    expect(
      withJourneys(
        go('transfer', 'insurance', 0.3),
        go('transfer', 'payment', 0.7),
        go('insurance', 'payment', 1, 0),
      ),
    ).toEqual([])
    expect(issuesOf({ journeys: undefined })).toEqual([])
  })

  test('name queues there are', () => {
    const [issue] = withJourneys(go('transfer', 'moon', 0.1))
    expect(issue).toMatchObject({
      code: 'unknownReference',
      column: 'journeys[0].to',
      values: { id: 'moon' },
    })
    expect(withJourneys(go('moon', 'transfer', 0.1))[0]).toMatchObject({ column: 'journeys[0].from' })
  })

  test('never lead back to where they began; each circle is told once', () => {
    expect(withJourneys(go('transfer', 'transfer', 0.1))).toEqual([
      { code: 'journeyCircle', column: 'journeys[0].to', values: { way: 'transfer → transfer' } },
    ])
    expect(
      withJourneys(
        go('transfer', 'payment', 0.1),
        go('payment', 'taxation', 0.1),
        go('taxation', 'transfer', 0.1),
      ),
    ).toEqual([
      {
        code: 'journeyCircle',
        column: 'journeys[0].to',
        values: { way: 'transfer → payment → taxation → transfer' },
      },
    ])
  })

  test('no more than everyone goes on', () => {
    expect(withJourneys(go('transfer', 'payment', 0.6), go('transfer', 'taxation', 0.4))).toEqual([])
    expect(withJourneys(go('transfer', 'payment', 0.6), go('transfer', 'taxation', 0.5))).toEqual([
      { code: 'journeyShares', column: 'journeys[1].share', values: { from: 'transfer', found: 110 } },
    ])
  })

  test.each([
    ['a negative walk', go('transfer', 'payment', 0.1, -1), 'journeys[0].walkSeconds'],
    ['a negative share', go('transfer', 'payment', -0.1), 'journeys[0].share'],
    ['a share in percent', go('transfer', 'payment', 20), 'journeys[0].share'],
  ] as const)('%s is refused', (_, journey, column) => {
    expect(withJourneys(journey)).toMatchObject([{ code: 'numberExpected', column }])
  })
})

describe('help, gap calls and priority', () => {
  const first = (list: string, changes: object) => ({
    [list]: sample[list].map((row: object, i: number) => (i === 0 ? { ...row, ...changes } : row)),
  })

  test.each([
    ['activities', { callsHelpAt: 1 }],
    ['outbound', { gapCallSeconds: 1 }],
    ['queues', { priority: -3 }],
  ] as const)('%s %o are taken', (list, changes) => {
    expect(issuesOf(first(list, changes))).toEqual([])
  })

  test.each([
    ['activities', { callsHelpAt: 0 }],
    ['activities', { callsHelpAt: 1.5 }],
    ['outbound', { gapCallSeconds: 0 }],
    ['queues', { priority: 0.5 }],
    ['queues', { patienceSeconds: 0 }],
  ] as const)('%s %o are refused', (list, changes) => {
    expect(issuesOf(first(list, changes))).toHaveLength(1)
  })
})
