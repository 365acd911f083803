import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CoverList } from '../../src/core/cover/types.ts'
import type { RosterDays } from '../../src/core/verification/read-roster.ts'
import { readCityFolder } from '../../src/store/city-folder.ts'
import { sampleForecast } from '../fixtures/forecast.ts'
import { inputFolder } from '../golden/run-town.ts'
import { hankan } from './hankan.ts'

let folder = ''
const file = (name: string) => join(folder, name)
const DATE = '2024-07-16'

const cover = (...more: string[]) => [
  ...['cover', '--city', folder, '--holidays', file('logs/syukujitsu.csv'), '--roster', file('roster.json')],
  ...['--forecast', file('forecast.json'), '--date', DATE, '--waits', '0', ...more],
]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-cover-'))
  await cp(inputFolder, folder, { recursive: true })
  const roster = join(import.meta.dirname, '../golden/absence/input/roster.json')
  await cp(roster, file('roster.json'))
  const { dates } = JSON.parse(await readFile(roster, 'utf8')) as RosterDays
  const city = await readCityFolder(folder)
  if (!city.ok) throw new Error('no town')
  await writeFile(file('forecast.json'), JSON.stringify(sampleForecast(city.value.city, dates)))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('cover', () => {
  test('tells the ranked list in both languages, doing nothing in its place', async () => {
    const ja = await hankan(cover('--person', 'T02'))
    expect(ja.err).toBe('')
    expect(ja.code).toBe(0)
    expect(ja.out).toContain('欠員対応 令和6年7月16日(火) 小野寺 健さん(終日)')
    expect(ja.out).toMatch(/^– +何もしない/m)
    expect(ja.out).toContain('本人の同意')
    expect(ja.out).not.toMatch(/[{}]|候補にならない人/)
    const en = await hankan(cover('--person', '小野寺', '--all', '--waits', '1'), 'en')
    expect(en.out).toContain('mean wait: rostered')
    expect(en.out).toMatch(/Not in the list\nT01 .*\n/)
  })

  test('with moves, a curve of cost against changes of work', async () => {
    const { out } = await hankan(cover('--person', 'T02', '--moves', '2'), 'en')
    expect(out).toMatch(/The days left made anew.*\nchanges .*\n +0 .*\n +1 /)
  })

  test('the best five rows are told in full, the others by their line in the table', async () => {
    const { out } = await hankan(cover('--person', 'T02', '--json'))
    const { rows } = JSON.parse(out) as CoverList
    const { out: told } = await hankan(cover('--person', 'T02'), 'en')
    const count = (pattern: RegExp) => told.match(pattern)?.length ?? 0
    expect(rows.length).toBeGreaterThan(5)
    expect(count(/^\d+\. /gm)).toBe(5)
    expect(count(/^\d+ +\S/gm)).toBe(rows.length)
  })

  test('from a time on only the rest of the day is open', async () => {
    const { out } = await hankan(cover('--person', 'T02', '--from', '10:00', '--json'))
    const list = JSON.parse(out) as CoverList
    expect(list.absence.fromMinute).toBe(600)
    expect(Math.min(...list.holes.map(({ startMinute }) => startMinute))).toBe(600)
  })

  test('a row put into the roster adds no breach that the checker finds', async () => {
    const out = file('changed.json')
    const told = await hankan(cover('--person', 'T02', '--apply', '1', '--out', out))
    expect(told.code).toBe(0)
    expect(told.out).toContain('T02,2024-07-16,欠勤')
    const verified = async (roster: string) => {
      const args = ['verify', '--roster', roster, '--city', folder, '--holidays', file('logs/syukujitsu.csv')]
      const { out: text } = await hankan([...args, '--json'])
      const { breaches } = JSON.parse(text) as {
        breaches: { rule: string; severity: string; person?: string }[]
      }
      return breaches
        .filter(({ severity }) => severity === 'breach')
        .map(({ rule, person }) => `${rule} ${person}`)
    }
    const before = await verified(file('roster.json'))
    await appendFile(file('leave.csv'), 'T02,2024-07-16,欠勤\n')
    const added = (await verified(out)).filter((one) => !before.includes(one))
    expect(added).toEqual([])
  })

  test.each([
    [['--person', 'T99'], 'T99'],
    [['--person', 'T05'], '2024-07-16'],
    [['--person', 'T02', '--date', '2024-08-01'], '2024-08-01'],
    [['--person', 'T02', '--from', '25:99'], '25:99'],
    [['--person', 'T02', '--from', '18:00'], '18:00'],
    [['--person', 'T02', '--apply', '99', '--out', 'never.json'], '99'],
    [['--person', 'T02', '--apply', '1'], '--out'],
    [[], '--person'],
  ])('%j is refused and says why', async (more, told) => {
    const { code, out, err } = await hankan(cover(...more))
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(told)
    expect(err).not.toMatch(/[{}]/)
  })

  test('people a roster names and the staff file does not are told', async () => {
    const roster = JSON.parse(await readFile(file('roster.json'), 'utf8')) as RosterDays
    const stranger = { ...roster.days[0]!, person: 'X1' }
    await writeFile(file('strange.json'), JSON.stringify({ ...roster, days: [...roster.days, stranger] }))
    const { code, err } = await hankan(cover('--person', 'T02', '--roster', file('strange.json')))
    expect(code).toBe(2)
    expect(err).toContain('X1')
  })

  test('where nobody can at a gain, it says what that costs and the nearest way out', async () => {
    const people = await readFile(file('staff.csv'), 'utf8')
    const others = people.split('\n').filter((line) => !line.startsWith('T0') || /^T0[268]/.test(line))
    const roster = JSON.parse(await readFile(file('roster.json'), 'utf8')) as RosterDays
    const kept = roster.days.filter(({ person }) => /^T0[268]/.test(person))
    const alone = await mkdtemp(join(tmpdir(), 'hankan-cover-alone-'))
    try {
      await cp(file('city.json'), join(alone, 'city.json'))
      await writeFile(join(alone, 'staff.csv'), others.join('\n'))
      await writeFile(join(alone, 'roster.json'), JSON.stringify({ ...roster, days: kept }))
      const args = ['--city', alone, '--roster', join(alone, 'roster.json'), '--person', 'T02']
      const { code, err } = await hankan(cover(...args))
      expect(err).toMatch(/代わりに入ったほうがよい人はいません.*損失が大きいのは/)
      expect(code).toBe(0)
    } finally {
      await rm(alone, { recursive: true, force: true })
    }
  })
})

describe('swap', () => {
  const swap = (...more: string[]) => [
    ...['swap', '--city', folder, '--holidays', file('logs/syukujitsu.csv'), '--roster', file('roster.json')],
    ...['--forecast', file('forecast.json'), '--date', DATE, ...more],
  ]

  test('says that two may exchange a day, and writes the roster', async () => {
    const out = file('swapped.json')
    const { code, out: told } = await hankan(swap('--person', 'T02', '--with', 'T02', '--out', out))
    expect([code, told]).toEqual([2, ''])
    const good = await hankan(swap('--person', 'T03', '--with', 'T02', '--out', out), 'en')
    expect(good.out).toMatch(/may exchange Tue 16 Jul \(no new breach\)/)
    expect(good.code).toBe(0)
    const { days } = JSON.parse(await readFile(out, 'utf8')) as RosterDays
    const was = JSON.parse(await readFile(file('roster.json'), 'utf8')) as RosterDays
    const blocksOf = (roster: RosterDays, id: string) =>
      roster.days.find(({ person, date }) => person === id && date === DATE)!.blocks
    expect(blocksOf({ days, dates: [] }, 'T03')).toEqual(blocksOf(was, 'T02'))
  })

  test('consents that cannot be read are told, and nothing is said of the swap', async () => {
    const args = swap('--person', 'T03', '--with', 'T02', '--earlier', file('none.json'))
    const { code, out, err } = await hankan(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('none.json')
  })

  test('says which rule stands against it', async () => {
    const { code, out, err } = await hankan(swap('--person', 'T02', '--with', 'T08'))
    expect(code).toBe(2)
    expect(out).toMatch(/交代できません。\n違反: .*〔.+〕/)
    expect(err).toContain('規則に反する')
    const unknown = await hankan(swap('--person', 'T02', '--with', 'T99'))
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain('T99')
  })
})
