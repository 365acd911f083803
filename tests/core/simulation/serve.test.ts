import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serveDesk } from '../../../src/core/simulation/serve.ts'

interface Visit {
  readonly at: number
  readonly takes: number
  readonly patience?: number
}

const serve = (visits: readonly Visit[], steps: readonly (readonly [second: number, people: number])[]) => {
  const count = visits.length
  const waits = { wait: new Float64Array(count), gone: new Uint8Array(count) }
  serveDesk(
    {
      count,
      arrival: Float64Array.from(visits, (it) => it.at),
      service: Float64Array.from(visits, (it) => it.takes),
      patience: Float64Array.from(visits, (it) => it.patience ?? Number.POSITIVE_INFINITY),
    },
    {
      changes: Float64Array.from(steps, ([second]) => second),
      levels: Int32Array.from(steps, ([, people]) => people),
    },
    waits,
  )
  return { wait: [...waits.wait], gone: [...waits.gone] }
}

describe('a day at a desk, worked out by hand', () => {
  test('one person serves in order of arrival', () => {
    const { wait } = serve(
      [
        { at: 10, takes: 100 },
        { at: 20, takes: 50 },
        { at: 200, takes: 10 },
      ],
      [[0, 1]],
    )
    expect(wait).toEqual([0, 90, 0])
  })

  test('two people take the next in line as they become free', () => {
    const visits = [100, 30, 40, 10].map((takes, i) => ({ at: i, takes }))
    expect(serve(visits, [[0, 2]]).wait).toEqual([0, 0, 29, 68])
  })

  test('who comes before anyone is there waits for them', () => {
    expect(serve([{ at: 5, takes: 10 }], [[60, 1]]).wait).toEqual([55])
  })

  test('a second person who arrives takes the next in line at once', () => {
    const visits = [0, 1, 2].map((at) => ({ at, takes: 100 }))
    expect(
      serve(visits, [
        [0, 1],
        [30, 2],
      ]).wait,
    ).toEqual([0, 29, 98])
  })

  test('a person called away finishes the visit in hand and takes no other', () => {
    const visits = [0, 1, 2].map((at) => ({ at, takes: 100 }))
    const { wait } = serve(visits, [
      [0, 2],
      [50, 1],
    ])
    expect(wait).toEqual([0, 0, 99])
    const alone = serve(visits.slice(0, 2), [
      [0, 1],
      [50, 0],
      [500, 1],
    ])
    expect(alone.wait).toEqual([0, 499])
  })

  test('a caller leaves when patience ends and costs nobody time', () => {
    const { wait, gone } = serve(
      [
        { at: 0, takes: 100 },
        { at: 10, takes: 50, patience: 60 },
        { at: 20, takes: 50, patience: 90 },
      ],
      [[0, 1]],
    )
    expect(wait).toEqual([0, 60, 80])
    expect(gone).toEqual([0, 1, 0])
  })

  test('who is served in the very second patience ends is gone', () => {
    const { gone } = serve(
      [
        { at: 0, takes: 100 },
        { at: 40, takes: 50, patience: 60 },
      ],
      [[0, 1]],
    )
    expect(gone).toEqual([0, 1])
  })

  test('who is called away the moment a visit ends takes nobody more', () => {
    const { wait } = serve(
      [
        { at: 0, takes: 100 },
        { at: 10, takes: 5 },
      ],
      [
        [0, 1],
        [100, 0],
        [200, 1],
      ],
    )
    expect(wait).toEqual([0, 190])
  })

  test('where nobody ever comes to serve, everyone is turned away and the day ends', () => {
    expect(serve([{ at: 5, takes: 10 }], []).gone).toEqual([1])
    expect(
      serve(
        [
          { at: 5, takes: 10 },
          { at: 9, takes: 1 },
        ],
        [[0, 0]],
      ).gone,
    ).toEqual([1, 1])
    expect(serve([], [[0, 3]]).wait).toEqual([])
  })
})

describe('any day', () => {
  const visits = fc
    .array(
      fc.record({
        at: fc.integer({ min: 0, max: 5000 }),
        takes: fc.integer({ min: 0, max: 900 }),
        patience: fc.integer({ min: 1, max: 2000 }),
      }),
      { maxLength: 40 },
    )
    .map((all) => all.sort((a, b) => a.at - b.at))
  const people = fc.array(fc.nat(4), { minLength: 1, maxLength: 6 })

  const patient = (all: readonly Visit[]) => all.map(({ at, takes }) => ({ at, takes }))

  test('one more person all day makes nobody wait longer', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 1, max: 5 }), (all, n) => {
        const few = serve(patient(all), [[0, n]]).wait
        const more = serve(patient(all), [[0, n + 1]]).wait
        more.forEach((wait, i) => {
          expect(wait).toBeLessThanOrEqual(few[i]! + 1e-9)
        })
      }),
    )
  })

  test('nobody is served by more people than there are, nor before those in front', () => {
    fc.assert(
      fc.property(visits, people, (all, levels) => {
        const steps = levels.map((level, i) => [i * 1000, level] as const)
        const { wait, gone } = serve(all, [...steps, [9000, 2]])
        const served = all
          .map((visit, i) => ({ from: visit.at + wait[i]!, to: visit.at + wait[i]! + visit.takes, i }))
          .filter(({ i }) => gone[i] === 0)
        served.forEach(({ from }, k) => {
          if (k > 0) expect(from).toBeGreaterThanOrEqual(served[k - 1]!.from)
          const period = (at: number) => (at >= 9000 ? 9 : Math.min(levels.length - 1, Math.floor(at / 1000)))
          const levelNow = period(from) === 9 ? 2 : levels[period(from)]!
          const inHand = served.slice(0, k).filter((other) => other.to > from)
          expect(inHand.filter((other) => period(other.from) === period(from)).length).toBeLessThan(levelNow)
        })
        gone.forEach((left, i) => {
          if (left) expect(wait[i]).toBeLessThanOrEqual(all[i]!.patience)
          else expect(wait[i]).toBeLessThan(all[i]!.patience)
        })
      }),
    )
  })
})
