import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command as quality } from '../../src/cli/quality.ts'
import { readStoredSeries } from '../../src/cli/stored-series.ts'
import { clock } from '../../src/core/calendar/date.ts'
import type { Shock } from '../../src/core/forecast/types.ts'
import { seeded } from '../../src/core/units/random.ts'
import { readCityFile } from '../../src/store/city-folder.ts'
import { ingest } from '../../src/store/ingest.ts'
import { weekdaysFrom } from '../core/forecast/made.ts'

const CROWDED = '2023-07-12'
let folder: string
let store: string
const terminal = { language: 'ja', progress: () => {} } as const
const list = async (options: Record<string, string | boolean>): Promise<readonly Shock[]> => {
  const { json, issues } = await quality.run({ store, ...options }, [], terminal)
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
  return (json as { shocks: readonly Shock[] }).shocks
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-shocks-'))
  store = join(folder, 'store')
  const random = seeded('tickets')
  const rows = weekdaysFrom('2023-04-03', 150).flatMap((date) =>
    Array.from({ length: (date === CROWDED ? 3 : 1) * (60 + random.poisson(40)) }, (_, i) => {
      const minute = 520 + Math.floor(random.uniform() * 500)
      return `${date},${i + 1},証明,${clock(minute)}:00,${clock(minute + 1)}:00,${clock(minute + 1)}:10,${clock(minute + 6)}:00,1,完了`
    }),
  )
  const file = join(folder, 'tickets.csv')
  const head = '発券日,発券番号,業務区分,発券時刻,呼出時刻,応対開始時刻,終了時刻,窓口番号,結果'
  await writeFile(file, `${head}\n${rows.join('\n')}\n`)
  const city = await readCityFile('data/keyaki')
  if (!city.ok) throw new Error('no sample city')
  await ingest([file], { city: city.value, store, today: '2023-10-01' })
})
afterAll(() => rm(folder, { recursive: true }))

test('a day with three times as many is proposed; confirmed, it is left out of training until it is refused', async () => {
  const excluded = async () => {
    const stored = await readStoredSeries({ store, queues: 'certificate' })
    return stored.ok ? stored.value.context.excluded.map(({ from }) => from) : undefined
  }
  const proposed = await list({ shocks: true })
  const crowd = proposed.find(({ from }) => from === CROWDED)!
  expect(crowd).toMatchObject({ kind: 'odd', queue: 'certificate', decision: 'proposed' })
  expect(await excluded()).toEqual([])
  const confirmed = await list({ confirm: crowd.id })
  expect(confirmed.find(({ id }) => id === crowd.id)!.decision).toBe('confirmed')
  expect(await excluded()).toEqual([CROWDED])
  const refused = await list({ refuse: crowd.id })
  expect(refused.map(({ id }) => id)).toEqual(proposed.map(({ id }) => id))
  expect(await excluded()).toEqual([])
  expect((await list({ shocks: true })).find(({ id }) => id === crowd.id)!.decision).toBe('refused')
})

test('an id that was not proposed is wrong input', async () => {
  const { issues } = await quality.run({ store, confirm: 'certificate/1999-01-01/outage' }, [], terminal)
  expect(issues).toMatchObject([{ code: 'unknownShock', severity: 'error' }])
})
