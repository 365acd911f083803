import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Month, monthExpected, monthFiles, solveMonth } from './run-month.ts'

describe('the five weeks from a public holiday over the end of a month', () => {
  let month: Month

  beforeAll(async () => {
    month = await solveMonth()
  })

  test('every file is the expected one, byte for byte (npm run golden writes them again)', async () => {
    const files = monthFiles(month)
    const names = (await readdir(monthExpected)).sort()
    expect(Object.keys(files).sort()).toEqual(names)
    for (const name of names)
      expect(files[name], name).toBe(await readFile(join(monthExpected, name), 'utf8'))
  })

  test('it is lawful, nearly the best there is, and keeps every day of leave', () => {
    expect(month.certificate.breaches.filter(({ severity }) => severity === 'breach')).toEqual([])
    expect(month.roster.proof.gap).toBeLessThan(0.01)
    const leave = month.roster.days.filter(({ absence }) => absence === 'paid')
    expect(leave.length).toBeGreaterThan(0)
    expect(leave.filter(({ shift }) => shift)).toEqual([])
  })
})
