import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COLOUR } from '../../src/web/charts/look.ts'

const sheet = (name: string): string => readFileSync(join(import.meta.dirname, '../../src/web', name), 'utf8')
const style = sheet('style.css')
const others = ['roster.css', 'backtest.css', 'floor.css', 'print.css'].map(sheet).join('\n')

const tokens = new Map(
  [...style.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gi)].map((match) => [match[1]!, match[2]!]),
)

const colour = (name: string): string => {
  const found = name.startsWith('#') ? name : tokens.get(name)
  if (!found) throw new Error(`no colour ${name}`)
  return found
}

/** Relative luminance (WCAG 2.1). */
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

const contrast = (a: string, b: string): number => {
  const [dark, light] = [luminance(colour(a)), luminance(colour(b))].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

test('the measure is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

describe('text keeps 4.5 : 1 on its ground', () => {
  test.each([
    ['ink', 'paper'],
    ['ink', 'card'],
    ['soft', 'paper'],
    ['soft', 'card'],
    ['soft', 'indigo-wash'],
    ['indigo', 'card'],
    ['indigo', 'indigo-wash'],
    ['indigo-deep', 'indigo-wash'],
    ['card', 'indigo'],
    ['card', 'indigo-deep'],
    ['gold', 'indigo-deep'],
    ['short-ink', 'short-wash'],
    ['short-ink', 'card'],
    ['surplus-ink', 'surplus-wash'],
    ['surplus-ink', 'event'],
    ['surplus-ink', 'card'],
    ['fit-ink', 'fit-wash'],
    ['fit-ink', 'card'],
    ['fit-ink', 'indigo-wash'],
    ['closed-ink', 'closed-wash'],
    ['window-ink', 'window'],
    ['phone-ink', 'phone'],
    ['backOffice-ink', 'backOffice'],
    ['outbound-ink', 'outbound'],
  ])('%s on %s', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })
})

test('charts use the colours of the style sheet', () => {
  for (const [name, hex] of Object.entries(COLOUR))
    expect([name, tokens.get(name === 'grid' ? 'hair' : name)]).toEqual([name, hex])
})

test('style sheets name only colours there are', () => {
  const used = [...`${style}${others}`.matchAll(/var\(--([\w-]+)\)/g)].map((match) => match[1]!)
  const defined = [...`${style}${others}`.matchAll(/--([\w-]+):/g)].map((match) => match[1]!)
  expect(used.filter((name) => !defined.includes(name) && name !== 'hours')).toEqual([])
})
