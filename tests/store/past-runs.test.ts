import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonDay } from '../../src/core/roster/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { pastOfRuns } from '../../src/store/past-runs.ts'
import { writeRun } from '../../src/store/runs.ts'
import { person, shift, slot, tiny } from '../core/roster/tiny.ts'

const WEEK: LocalDate = '2023-10-02'
const { city, staff, requirement } = tiny({
  people: [person('p1', ['desk'])],
  shifts: [shift('e', 480, 660), shift('m', 540, 720), shift('n', 540, 720), shift('o', 540, 700)],
})

let runs = ''
beforeAll(async () => {
  runs = await mkdtemp(join(tmpdir(), 'hankan-past-'))
})
afterAll(() => rm(runs, { recursive: true, force: true }))

const early = (date: LocalDate): PersonDay => ({
  person: 'p1',
  date,
  shift: { code: 'e', startMinute: 480, endMinute: 660 },
  breaks: [],
  blocks: [{ activity: 'desk', startMinute: 480, endMinute: 660 }],
})

const write = async (id: string, days: readonly PersonDay[], seconds = 1) => {
  const slots = days.map(({ date }) => slot(date, 9, 'desk', [100]))
  const dates = days.map(({ date }) => date)
  await writeRun(runs, id, {
    'roster.json': JSON.stringify({ dates, days }),
    'requirement.json': JSON.stringify({ ...requirement, slots }),
  })
  await utimes(join(runs, id, 'roster.json'), seconds, seconds)
}

describe('runs of the weeks before', () => {
  test('none tell nothing', async () => {
    expect(await pastOfRuns(runs, WEEK, city, staff)).toEqual({})
  })

  test('tell the days right before the week, and burdens of all of them; of one week the run written last', async () => {
    await write('2023-09-25-00000001', [early('2023-09-25'), early('2023-09-26')], 9)
    await write('2023-09-25-00000002', [early('2023-09-28')], 5)
    await write('2023-09-11-00000003', [early('2023-09-11')])
    await write('2023-06-05-00000004', [early('2023-06-05')])
    await write('2023-10-02-00000005', [early('2023-10-02')])
    expect(await pastOfRuns(runs, WEEK, city, staff)).toEqual({
      before: { earlier: [early('2023-09-25'), early('2023-09-26')] },
      carried: [{ person: 'p1', counts: { early: 3, peak: 3 } }],
    })
  })

  test('that cannot be read tell nothing', async () => {
    await writeFile(join(runs, '2023-09-25-00000001', 'roster.json'), '{')
    expect(await pastOfRuns(runs, WEEK, city, staff)).toEqual({
      carried: [{ person: 'p1', counts: { early: 1, peak: 1 } }],
    })
  })
})
