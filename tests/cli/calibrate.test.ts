import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Calibration } from '../../src/core/calibration/types.ts'
import { inputFolder, readTown } from '../golden/run-town.ts'
import { expectTold, hankan } from './hankan.ts'

let folder = ''
const store = () => join(folder, 'store')
const calibrate = (...more: string[]) => ['calibrate', '--city', inputFolder, '--store', store(), ...more]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-calibrate-'))
  await readTown(store())
})

afterAll(() => rm(folder, { recursive: true }))

describe('calibrate', () => {
  test('says by queue what was observed and simulated, and the staffing found, in both languages', async () => {
    const ja = await hankan(calibrate())
    const en = await hankan(calibrate(), 'en')
    expect([ja.code, en.code]).toEqual([0, 0])
    for (const { out } of [ja, en]) {
      expect(out).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/)
      expect(out).toMatch(/\d+ % \/ \d+/)
    }
    expect(ja.out).toContain('実際の平均待ち')
    expect(ja.out).toContain('求めた人数')
    expect(ja.out).toMatch(/最多 \d\.\d 人/)
    expect(en.out).toContain('observed mean wait')
    expect(en.out).toContain('Staffing found')
  })

  test('writes all of it as JSON, the same each time', async () => {
    const [first, second] = [join(folder, 'a.json'), join(folder, 'b.json')]
    await hankan(calibrate('--out', first))
    const { out } = await hankan(calibrate('--json', '--out', second))
    const written = await readFile(first, 'utf8')
    expect(await readFile(second, 'utf8')).toBe(written)
    expect(JSON.parse(out)).toEqual(JSON.parse(written))
    const { fitted, judged, queues, staffing } = JSON.parse(written) as Calibration
    expect(judged.from > fitted.to).toBe(true)
    expect(queues.length).toBeGreaterThan(0)
    expect(staffing.length).toBeGreaterThan(0)
  })

  test('few days give a table without verdicts, and say so', async () => {
    const { code, out, err } = await hankan(calibrate('--from', '2024-07-01', '--to', '2024-07-12'), 'en')
    expect(code).toBe(0)
    expect(err).toContain('A verdict needs 10 or more')
    expect(out).toContain('too few days')
    expect(out).not.toContain('reproduces')
  })

  test('a store that holds nothing', () =>
    expectTold(['calibrate', '--city', inputFolder, '--store', join(folder, 'none')], {
      place: join(folder, 'none'),
      ja: ['何も取り込まれていません'],
      en: ['holds nothing yet'],
    }))

  test('a stretch the logs do not cover', () =>
    expectTold(calibrate('--from', '2030-01-01', '--to', '2030-03-01'), {
      place: store(),
      ja: ['2030-01-01', '比べられる窓口・電話がありません'],
      en: ['2030-01-01', 'has waits to compare'],
    }))

  test('a stretch that ends before it begins', () =>
    expectTold(calibrate('--from', '2024-07-10', '--to', '2024-06-01'), {
      place: '--from',
      ja: ['2024-07-10', '< 2024-06-01'],
      en: ['2024-07-10', '< 2024-06-01'],
    }))

  test('a date that is none', () =>
    expectTold(calibrate('--to', '2024-02-30'), {
      place: '--to',
      ja: ['2024-02-30'],
      en: ['2024-02-30'],
    }))
})
