import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = dirname(import.meta.dirname)
const source = join(root, 'src')

/** The stages of the flow; each may know another's data, never its code. */
const STAGES = [
  'log',
  'interval',
  'forecast',
  'requirement',
  'roster',
  'verification',
  'simulation',
  'calibration',
  'trial',
  'cover',
  'training',
  'report',
]
/** What calls the stages one after another, and alone knows the code of all. */
const PLANS = [
  'core/plan.ts',
  'core/plan-apply.ts',
  'core/plan-cover.ts',
  'core/plan-explain.ts',
  'core/plan-training.ts',
]
/** What every stage stands on. A base knows the bases before it. */
const BASES = ['units', 'calendar', 'city', 'words']

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return files(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })

/** Imports of a source text, as paths inside `src` or package names. */
const importsOf = (path: string, text: string): Import[] =>
  [
    ...text.matchAll(
      /^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => {
    const target = match[2] ?? match[3] ?? match[4] ?? ''
    return {
      from: relative(source, path),
      to: target.startsWith('.') ? relative(source, normalize(join(dirname(path), target))) : target,
      typeOnly: match[1] !== undefined,
    }
  })

const place = (path: string): { readonly world: string; readonly room: string } => {
  const [world = '', room = ''] = path.split('/')
  return { world, room: world === 'core' ? room : world }
}

const WORLDS = ['core', 'engines', 'store', 'api', 'cli', 'web']

/** What each world outside the core may import of the others. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  engines: ['core', 'engines', 'store'],
  store: ['core', 'store'],
  api: ['core', 'api', 'store', 'engines'],
  cli: ['core', 'cli', 'api', 'store', 'engines'],
  web: ['core', 'web'],
}

/** Rooms of the core the page may use: finished reports, their words and units. */
const PAGE_MAY_USE = ['report', 'words', 'units', 'calendar']

/** Why an import is not allowed, or undefined when it is. */
const objection = ({ from, to, typeOnly }: Import): string | undefined => {
  const here = place(from)
  const isInside = WORLDS.includes(to.split('/')[0] ?? '')
  if (here.world === 'core') {
    if (!isInside) return `the core imports nothing from outside, not even "${to}"`
    if (!to.startsWith('core/')) return `the core knows nothing of ${to.split('/')[0]}/`
    const there = place(to)
    if (here.room === there.room || PLANS.includes(from)) return undefined
    if (PLANS.includes(to)) return 'only the shell calls the plan'
    if (to === 'core/solver.ts') return undefined
    if (STAGES.includes(there.room)) {
      return to.endsWith('/types.ts') && typeOnly
        ? undefined
        : `a stage is known by its types only, not by ${to}`
    }
    if (BASES.includes(here.room) && BASES.includes(there.room)) {
      return typeOnly || BASES.indexOf(there.room) < BASES.indexOf(here.room)
        ? undefined
        : `${here.room}/ stands below ${there.room}/`
    }
    return undefined
  }
  if (!isInside) return undefined
  const world = to.split('/')[0] ?? ''
  if (!MAY_IMPORT[here.world]?.includes(world)) return `${here.world}/ may not import ${world}/`
  if (here.world === 'web' && world === 'core' && !typeOnly && !PAGE_MAY_USE.includes(place(to).room)) {
    return `the page draws finished reports; it does not compute with ${to}`
  }
  return undefined
}

/** What a core file must not touch: the clock, the dice, and a date object that carries a time zone. */
const WORLDLY = [
  [/\bDate\.now\b/, 'the clock'],
  [/\bnew Date\(\)/, 'the clock'],
  [/\bperformance\b/, 'the clock'],
  [/\bMath\.random\b/, 'dice'],
  [/\bsetTimeout\b|\bsetInterval\b/, 'a timer'],
  [/\bnew Date\(|\bDate\.UTC\b/, 'a date object outside the calendar'],
] as const

const worldly = (path: string, text: string): string[] =>
  WORLDLY.filter(
    ([pattern, what]) =>
      pattern.test(text) && !(what.startsWith('a date') && path.startsWith('core/calendar/')),
  ).map(([, what]) => `${path} uses ${what}`)

const all = files(source).map((path) => ({ path, text: readFileSync(path, 'utf8') }))

describe('the house', () => {
  test('nobody imports what it must not know', () => {
    const objections = all
      .flatMap(({ path, text }) => importsOf(path, text))
      .flatMap((one) => {
        const why = objection(one)
        return why ? [`${one.from} → ${one.to}: ${why}`] : []
      })
    expect(objections).toEqual([])
  })

  test('the core has no clock and no dice', () => {
    const found = all.flatMap(({ path, text }) => {
      const inside = relative(source, path)
      return inside.startsWith('core/') ? worldly(inside, text) : []
    })
    expect(found).toEqual([])
  })

  test.each([
    ["import { x } from 'express'", 'core/roster/solve.ts'],
    ["import { x } from '../../store/history.ts'", 'core/roster/solve.ts'],
    ["import { x } from '../forecast/train.ts'", 'core/roster/solve.ts'],
    ["import { x } from '../forecast/types.ts'", 'core/roster/solve.ts'],
    ["import { x } from '../city/read.ts'", 'core/units/csv.ts'],
    ["import { x } from '../store/history.ts'", 'web/page.tsx'],
    ["import { x } from '../core/roster/solve.ts'", 'web/page.tsx'],
    ["import { x } from '../cli/main.ts'", 'api/app.ts'],
  ])('%s in %s is refused', (text, path) => {
    const [found] = importsOf(join(source, path), text)
    expect(objection(found!)).toBeTypeOf('string')
  })

  test.each([
    ["import type { Roster } from '../roster/types.ts'", 'core/verification/check.ts'],
    ["import { addDays } from '../calendar/date.ts'", 'core/forecast/train.ts'],
    ["import { solveRoster } from './roster/solve.ts'", 'core/plan.ts'],
    ["import { say } from '../core/words/say.ts'", 'web/page.tsx'],
    ["import express from 'express'", 'api/app.ts'],
  ])('%s in %s is welcome', (text, path) => {
    const [found] = importsOf(join(source, path), text)
    expect(objection(found!)).toBeUndefined()
  })

  test.each(['const t = Date.now()', 'const r = Math.random()', 'const d = new Date()'])(
    '%s in the core is seen',
    (text) => {
      expect(worldly('core/forecast/train.ts', text)).not.toEqual([])
    },
  )

  test('src/README.md names exactly the folders there are', () => {
    const map = readFileSync(join(source, 'README.md'), 'utf8')
    const named = [...map.matchAll(/^\| `([a-z/]+\/)` *\|[^|\n]*\|$/gm)].map((match) => match[1]).sort()
    const there = [...new Set(all.map(({ path }) => `${dirname(relative(source, path))}/`))]
      .filter((folder) => folder !== './' && folder !== 'core/')
      .flatMap((folder) => {
        const parts = folder.split('/').filter(Boolean)
        return [parts[0] === 'core' ? `core/${parts[1]}/` : `${parts[0]}/`]
      })
    expect(named).toEqual([...new Set(there)].sort())
  })
})
