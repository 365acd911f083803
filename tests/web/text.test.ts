import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { area } from '../../src/core/words/page.ts'
import { hashOf, placeOf, VIEWS } from '../../src/web/place.ts'
import { textIn } from '../../src/web/text.ts'

const ja = textIn('ja')
const en = textIn('en')

describe('numbers', () => {
  test('round halves away from zero', () => {
    expect([0.5, 1.5, 2.5, -2.5].map((value) => en.number(value))).toEqual(['1', '2', '3', '−3'])
    expect(ja.percent(0.97125)).toBe('97.1\u00a0%')
  })
  test('write a minus as ▲ in Japanese tables', () => {
    expect(ja.signed(-3.2, 1)).toBe('▲3.2')
    expect(en.signed(-3.2, 1)).toBe('−3.2')
    expect(ja.signed(3, 0)).toBe('+3')
    expect(ja.signed(-0.04, 1)).toBe('±0.0')
  })
  test('write money and never a negative nought', () => {
    expect(ja.yen(1234567)).toBe('1,234,567円')
    expect(en.yen(1234567)).toBe('¥1,234,567')
    expect(en.number(-0)).toBe('0')
  })
})

test.each([
  [0, '0秒', '0s'],
  [59.4, '59秒', '59s'],
  [59.6, '1分', '1m'],
  [600, '10分', '10m'],
  [200, '3分20秒', '3m 20s'],
])('a wait of %d seconds', (seconds, japanese, english) => {
  expect(ja.wait(seconds)).toBe(japanese)
  expect(en.wait(seconds)).toBe(english)
})

test('days carry their weekday and, in Japanese, their era', () => {
  expect(ja.day('2023-10-02')).toBe('10/2(月)')
  expect(en.day('2023-10-02')).toBe('Mon 2 Oct')
  expect(ja.longDay('2023-10-02')).toBe('令和5年10月2日(月)')
  expect(en.longDay('2023-10-02')).toBe('Mon 2 Oct 2023')
  expect(ja.span({ startMinute: 510, endMinute: 1035 })).toBe('8:30–17:15')
})

describe('the dictionary of the page', () => {
  const sources = Object.values(
    import.meta.glob<string>('../../src/web/**/*.{ts,tsx}', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  ).join('\n')
  const literal = new Set([...sources.matchAll(/'(page\.[\w.]+)'/g)].map((match) => match[1]))
  const patterns = [...sources.matchAll(/`(page\.[^`]*)`/g)].map(
    (match) => new RegExp(`^${match[1]!.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '\\w+')}$`),
  )
  // Assumptions of a trial arrive as keys in its answer.
  const sent = /^page\.trial\.assume\./

  test('holds no text that the page never shows', () => {
    const unused = Object.keys(area).filter(
      (key) => !literal.has(key) && !sent.test(key) && !patterns.some((pattern) => pattern.test(key)),
    )
    expect(unused).toEqual([])
  })

  test('has the same blanks in both languages', () => {
    const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
    for (const [key, { ja, en }] of Object.entries(area)) expect([key, blanks(en)]).toEqual([key, blanks(ja)])
  })

  test('never calls a what-if シナリオ or a contractor worker 職員', () => {
    const texts = Object.values(area).map((entry) => entry.ja)
    expect(texts.filter((text) => /シナリオ|職員/.test(text))).toEqual([])
  })
})

describe('an address', () => {
  test('brings back the place it was made from', () => {
    const place = fc.record(
      {
        view: fc.constantFrom(...VIEWS),
        lang: fc.constantFrom('ja' as const, 'en' as const),
        run: fc.string({ minLength: 1 }),
        queue: fc.string({ minLength: 1 }),
        activity: fc.string({ minLength: 1 }),
        team: fc.string({ minLength: 1 }),
        slot: fc.nat(),
        scale: fc.constant('day' as const),
      },
      { requiredKeys: ['view', 'lang'] },
    )
    fc.assert(
      fc.property(place, (given) => {
        expect(placeOf(hashOf(given), 'ja')).toEqual(given)
      }),
    )
  })

  test.each(['', '#', '#nowhere', '#/?lang=fr&slot=x&scale=year'])('"%s" opens the overview', (hash) => {
    expect(placeOf(hash, 'en')).toEqual({ view: 'summary', lang: 'en' })
  })
})
