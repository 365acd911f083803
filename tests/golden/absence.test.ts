import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CoverList } from '../../src/core/cover/types.ts'
import { absenceExpected, runAbsence } from './run-absence.ts'

describe('the morning the leader of the general window calls in sick', () => {
  let files: Readonly<Record<string, string>>

  beforeAll(async () => {
    files = await runAbsence()
  })

  test('every file is the expected one, byte for byte (npm run golden writes them again)', async () => {
    const names = (await readdir(absenceExpected)).sort()
    expect(Object.keys(files).sort()).toEqual(names)
    for (const name of names)
      expect(files[name], name).toBe(await readFile(join(absenceExpected, name), 'utf8'))
  })

  test('a colleague leaves certificates for the moves, and the part-timer comes in for the certificates', () => {
    const { rows, nothing, refusals } = JSON.parse(files['cover.json']!) as CoverList
    expect(rows[0]!.moves.map(({ person, way, needsConsent }) => [person, way, needsConsent])).toEqual([
      ['T04', 'takeOver', false],
      ['T05', 'comeIn', true],
    ])
    expect(nothing.breaches.map(({ rule }) => rule)).toContain('unstaffed')
    expect(rows[0]!.left.map(({ rule }) => rule)).not.toContain('unstaffed')
    const [moves] = rows[0]!.waits!
    expect(moves!.covered).toBeLessThan(moves!.nothing)
    expect(moves!.difference.high).toBeLessThan(0)
    expect(refusals.find(({ person }) => person === 'T06')).toMatchObject({ reason: 'skill' })
  })
})
