import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeCp932 } from '../../data/keyaki/cp932.ts'
import { type Arrival, serve } from '../../data/keyaki/visits.ts'

const arrival = (at: number, handlingSeconds: number, patienceSeconds = 100_000): Arrival => ({
  queue: 'q',
  at,
  handlingSeconds,
  patienceSeconds,
})

const people = (...slots: readonly [from: number, to: number, n: number][]): number[] =>
  Array.from({ length: 48 }, (_, slot) => slots.find(([from, to]) => slot >= from && slot < to)?.[2] ?? 0)

const OPEN = 8.5 * 3600
const CLOSE = 17 * 60

describe('the desk that makes the waits', () => {
  it('serves in the order of arrival with as many as are there', () => {
    const starts = serve(
      [arrival(OPEN, 600), arrival(OPEN + 60, 600), arrival(OPEN + 120, 60)],
      people([17, 34, 2]),
      CLOSE,
      false,
    ).map(({ start }) => start - OPEN)
    expect(starts).toEqual([0, 60, 600])
  })

  it('lets a caller go whose patience ends, at no cost to those behind', () => {
    const [, second, third] = serve(
      [arrival(OPEN, 600), arrival(OPEN + 10, 300, 30), arrival(OPEN + 20, 60)],
      people([17, 34, 1]),
      CLOSE,
      true,
    )
    expect(second).toMatchObject({ left: true })
    expect(third).toMatchObject({ left: false, start: OPEN + 600 })
  })

  it('calls an absent visitor in vain, which takes a moment', () => {
    const [, second, third] = serve(
      [arrival(OPEN, 600), arrival(OPEN + 10, 300, 30), arrival(OPEN + 20, 60)],
      people([17, 34, 1]),
      CLOSE,
      false,
    )
    expect(second).toMatchObject({ left: true, start: OPEN + 600 })
    expect(third!.start).toBe(OPEN + 640)
  })

  it('waits for the half hour in which somebody is there', () => {
    const [first] = serve([arrival(OPEN, 60)], people([18, 34, 1]), CLOSE, false)
    expect(first!.start).toBe(9 * 3600)
  })

  it('stays after closing until the last is served', () => {
    const late = 17 * 3600 - 1
    const [, second] = serve([arrival(late, 900), arrival(late, 900)], people([17, 34, 1]), CLOSE, false)
    expect(second!.start).toBe(late + 900)
  })

  it('never has more busy servers than people, nor an overtaking', () => {
    const day = fc.array(
      fc.record({
        at: fc.integer({ min: OPEN, max: CLOSE * 60 - 1 }),
        handling: fc.integer({ min: 20, max: 3600 }),
      }),
      { minLength: 1, maxLength: 80 },
    )
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 4 }), (rows, n) => {
        const arrivals = rows.map(({ at, handling }) => arrival(at, handling)).sort((a, b) => a.at - b.at)
        const served = serve(arrivals, people([17, 34, n]), CLOSE, false)
        served.forEach((one, i) => {
          expect(one.start).toBeGreaterThanOrEqual(one.at)
          if (i > 0) expect(one.start).toBeGreaterThanOrEqual(served[i - 1]!.start)
          const busy = served.filter(
            (other) => other.start <= one.start && one.start < other.start + other.handlingSeconds,
          )
          expect(busy.length).toBeLessThanOrEqual(n)
        })
      }),
      { numRuns: 60 },
    )
  })
})

describe('the CP932 encoder', () => {
  const decoder = new TextDecoder('shift_jis', { fatal: true })

  it('writes what the platform reads back', () => {
    const text = '発券日,H30.4.2,ﾏｲﾅﾝﾊﾞｰ,年金･後期高齢,９：００～９：３０,①髙﨑,A001\r\n'
    expect(decoder.decode(encodeCp932(text))).toBe(text)
    expect([...encodeCp932('表ソ')]).toEqual([0x95, 0x5c, 0x83, 0x5c])
  })

  it('reads back every kana and every kanji of JIS level 1', () => {
    const signs = fc.array(
      fc.oneof(
        fc.integer({ min: 0x3041, max: 0x3093 }),
        fc.integer({ min: 0x30a1, max: 0x30f6 }),
        fc.integer({ min: 0x20, max: 0x7e }),
      ),
    )
    fc.assert(
      fc.property(signs, (units) => {
        const text = String.fromCharCode(...units)
        expect(decoder.decode(encodeCp932(text))).toBe(text)
      }),
    )
  })

  it('refuses what CP932 cannot write', () => {
    expect(() => encodeCp932('𠮷')).toThrow('CP932')
    expect(() => encodeCp932('’')).not.toThrow()
    expect(() => encodeCp932('é')).toThrow('U+e9')
  })
})
