import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command } from '../../src/cli/simulate.ts'
import type { Comparison, Replay, SimulatedWeek } from '../../src/core/simulation/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
import { sampleCity, sampleStaff } from '../fixtures/city.ts'
import { plainRoster } from '../fixtures/duties.ts'
import { sampleForecast } from '../fixtures/forecast.ts'

const city = {
  ...sampleCity(),
  journeys: [{ from: 'apply', to: 'insurance', share: 0.2, walkSeconds: 60 }],
}
const dates: LocalDate[] = ['2023-10-02', '2023-10-03']

let folder = ''
const file = (name: string) => join(folder, name)
const rosterOf = (fewer: number) => ({ dates, days: plainRoster(city, sampleStaff(), dates, fewer) })

const run = async (options: Record<string, string>, language: 'ja' | 'en' = 'ja') => {
  const result = await command.run(
    {
      city: folder,
      holidays: file('holidays.csv'),
      forecast: file('forecast.json'),
      roster: file('roster.json'),
      replications: '30',
      ...options,
    },
    [],
    { language, progress: () => {} },
  )
  for (const issue of result.issues) expect(issueText(issue, language)).not.toContain('{')
  expect(result.text).not.toContain('{')
  return { ...result, codes: result.issues.map(({ code }) => code) }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulate-'))
  const write = (name: string, value: unknown) =>
    writeFile(file(name), typeof value === 'string' ? value : JSON.stringify(value))
  await write('city.json', city)
  await write('holidays.csv', '国民の祝日・休日月日,国民の祝日・休日名称\n2023/10/9,スポーツの日\n')
  await write('forecast.json', sampleForecast(city))
  await write('roster.json', rosterOf(0))
  await write('smaller.json', rosterOf(1))
  await write('other-dates.json', { ...rosterOf(0), dates: ['2023-10-04'] })
  const [day, ...days] = rosterOf(0).days
  await write('strange.json', {
    dates,
    days: [{ ...day, blocks: [{ ...day!.blocks[0]!, activity: 'moon' }] }, ...days],
  })
})

afterAll(() => rm(folder, { recursive: true }))

describe('simulate', () => {
  test.each(['ja', 'en'] as const)('tells queues, teams, people and outbound work (%s)', async (language) => {
    const { text, json, codes } = await run({}, language)
    expect(codes).toEqual([])
    const week = json as SimulatedWeek
    for (const { person } of week.people!) expect(text).toContain(person)
    for (const { name } of [...city.teams, ...city.outbound, ...city.queues])
      expect(text).toContain(name[language])
  })

  test('gives the same bytes on one thread and on two', async () => {
    await run({ workers: '1', out: file('one.json') })
    await run({ workers: '2', out: file('two.json') })
    expect(await readFile(file('two.json'), 'utf8')).toBe(await readFile(file('one.json'), 'utf8'))
  })

  test('sets two rosters side by side on the same weeks', async () => {
    const { text, json, codes } = await run({ against: file('smaller.json'), out: file('pair.json') })
    expect(codes).toEqual([])
    expect((json as Comparison).queues.some(({ meanWaitSeconds }) => meanWaitSeconds.low > 0)).toBe(true)
    expect(text).toContain('平均待ちの差')
    expect(JSON.parse(await readFile(file('pair.json'), 'utf8'))).toEqual(json)
  })

  test('tells one day visit by visit', async () => {
    const { text, json, codes } = await run({ replay: '2023-10-03', out: file('replay.json') })
    expect(codes).toEqual([])
    expect((json as Replay).date).toBe('2023-10-03')
    expect(text).toContain('他の窓口から')
    expect(JSON.parse(await readFile(file('replay.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(json)))
  })

  test.each([
    ['a roster of other dates', { against: 'other-dates.json' }, 'optionValue'],
    ['a roster that is not there', { against: 'nowhere.json' }, 'noSuchFile'],
    ['a roster at an unknown activity', { roster: 'strange.json' }, 'unknownReference'],
    ['a staff file that is not there', { staff: 'nowhere.csv' }, 'noSuchFile'],
  ] as const)('refuses %s', async (_, options, code) => {
    const [[key, name]] = Object.entries(options) as [[string, string]]
    expect((await run({ [key]: file(name) })).codes).toContain(code)
  })

  test.each([
    ['a replay of a day that is not rostered', { replay: '2023-10-05' }],
    ['no threads', { workers: '0' }],
  ] as const)('refuses %s', async (_, options) => {
    expect((await run(options)).codes).toEqual(['optionValue'])
  })
})
