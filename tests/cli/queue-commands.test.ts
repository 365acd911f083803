import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Command } from '../../src/cli/command.ts'
import { command as poolCommand } from '../../src/cli/pool.ts'
import { command as requireCommand } from '../../src/cli/require.ts'
import { command as simulateCommand } from '../../src/cli/simulate.ts'
import { command as trialCommand } from '../../src/cli/trial.ts'
import { datesBetween } from '../../src/core/calendar/date.ts'
import type { Pooling, Requirement, SteadyPooling } from '../../src/core/requirement/types.ts'
import type { SimulatedWeek } from '../../src/core/simulation/types.ts'
import type { Trial } from '../../src/core/trial/types.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
import { sampleCity } from '../fixtures/city.ts'
import { sampleForecast } from '../fixtures/forecast.ts'

const city = sampleCity()
const forecast = sampleForecast(city)
const dates = datesBetween('2023-10-02', '2023-10-03')

let folder = ''
const file = (name: string) => join(folder, name)
const write = (name: string, value: unknown) =>
  writeFile(file(name), typeof value === 'string' ? value : JSON.stringify(value))

const run = async (command: Command, options: Record<string, string>, language: 'ja' | 'en' = 'ja') => {
  const progress: string[] = []
  const result = await command.run(
    { city: folder, holidays: file('holidays.csv'), forecast: file('forecast.json'), ...options },
    [],
    { language, progress: (text) => progress.push(text) },
  )
  const codes = result.issues.map(({ code }) => code)
  for (const issue of result.issues) expect(issueText(issue, language)).not.toContain('{')
  return { ...result, codes, progress }
}

/** Three people at every window and phone, all day. */
const roster = {
  dates,
  days: dates.flatMap((date) =>
    city.activities
      .filter(({ kind }) => kind === 'window' || kind === 'phone')
      .flatMap(({ id }) =>
        [1, 2, 3].map((n) => ({
          person: `P-${id}-${n}`,
          date,
          breaks: [],
          blocks: [{ activity: id, startMinute: 510, endMinute: 1035 }],
        })),
      ),
  ),
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queue-commands-'))
  await write('city.json', city)
  await write('holidays.csv', '国民の祝日・休日月日,国民の祝日・休日名称\n2023/10/9,スポーツの日\n')
  await write('forecast.json', forecast)
  await write('roster.json', roster)
})

afterAll(() => rm(folder, { recursive: true }))

describe('require', () => {
  test('writes the requirement as JSON and says it as a table', async () => {
    const { text, json, codes } = await run(requireCommand, { days: '1', out: file('requirement.json') })
    expect(codes).toEqual([])
    const written = JSON.parse(await readFile(file('requirement.json'), 'utf8')) as Requirement
    expect(written).toEqual(JSON.parse(JSON.stringify(json)))
    expect(new Set(written.slots.map(({ date }) => date))).toEqual(new Set(['2023-10-02']))
    expect(text).toContain('証明発行')
    expect(text).toContain('架電 28')
  })

  test('writes a CSV with a row for each slot and number of people', async () => {
    const { json } = await run(requireCommand, { days: '1', out: file('requirement.csv') }, 'en')
    const { slots } = json as Requirement
    const lines = (await readFile(file('requirement.csv'), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(1 + slots.reduce((sum, slot) => sum + slot.curve.length, 0))
    expect(lines[1]).toMatch(/^2023-10-02,08:30,guide,7\.200,/)
  })

  test.each([
    ['no forecast', { forecast: '' }, 'missingOption'],
    ['a forecast that is not there', { forecast: 'nowhere.json' }, 'noSuchFile'],
    ['a date that does not exist', { from: '2023-02-30' }, 'optionValue'],
    ['no days', { days: '0' }, 'optionValue'],
  ] as const)('%s is refused', async (_, options, code) => {
    expect((await run(requireCommand, options)).codes).toContain(code)
  })

  test('a forecast that is broken is refused with its place', async () => {
    await write('text.json', 'forecast')
    expect((await run(requireCommand, { forecast: file('text.json') })).codes).toEqual(['notJson'])
    await write('half.json', {
      origin: '2023-09-29',
      slotMinutes: 30,
      levels: [],
      queues: [{ queue: 'tax' }],
    })
    const { issues } = await run(requireCommand, { forecast: file('half.json') })
    expect(issues[0]).toMatchObject({ code: 'missingField', at: { column: 'queues[0].model' } })
  })

  test('an impossible forecast is refused and nothing is written', async () => {
    await write('negative.json', {
      ...forecast,
      queues: forecast.queues.map((it) => ({
        ...it,
        days: it.days.map((day) => ({ ...day, slots: day.slots.map((slot) => ({ ...slot, mean: -1 })) })),
      })),
    })
    const { codes } = await run(requireCommand, { forecast: file('negative.json'), out: file('never.json') })
    expect(new Set(codes)).toEqual(new Set(['badRate']))
    await expect(readFile(file('never.json'))).rejects.toThrow()
  })
})

describe('simulate', () => {
  const options = () => ({ roster: file('roster.json'), replications: '30' })

  test('gives every queue its figures, with progress, the same on every run', async () => {
    const { text, json, codes, progress } = await run(simulateCommand, {
      ...options(),
      out: file('week.csv'),
    })
    expect(codes).toEqual([])
    const { queues } = json as SimulatedWeek
    expect(queues.map(({ queue }) => queue)).toEqual(city.queues.map(({ id }) => id))
    expect(progress.at(-1)).toContain('30/30')
    expect(text).toContain('目標時間内の割合')
    expect((await readFile(file('week.csv'), 'utf8')).split('\r\n')[1]).toMatch(/^guide,2023-10-02,08:30,/)
    expect((await run(simulateCommand, options())).json).toEqual(json)
  })

  test('another seed is another week', async () => {
    const one = await run(simulateCommand, options(), 'en')
    const other = await run(simulateCommand, { ...options(), seed: '2' }, 'en')
    expect(other.json).not.toEqual(one.json)
    expect(one.text).toContain('within target')
  })

  test.each([
    ['no roster', { roster: '' }, 'missingOption'],
    ['one replication', { replications: '1' }, 'optionValue'],
    ['half a replication', { replications: '2.5' }, 'optionValue'],
  ] as const)('%s is refused', async (_, changes, code) => {
    expect((await run(simulateCommand, { ...options(), ...changes })).codes).toContain(code)
  })

  test('a roster beyond the forecast is refused', async () => {
    await write('late.json', { ...roster, dates: ['2023-11-01'], days: [] })
    const { codes } = await run(simulateCommand, { ...options(), roster: file('late.json') })
    expect(new Set(codes)).toEqual(new Set(['queueWithoutForecast']))
  })
})

describe('pool', () => {
  const rates = { rates: '14,14', handling: '6', within: '10', share: '0.9' }

  test('puts queues of the forecast apart and at one desk', async () => {
    const { text, json, codes } = await run(poolCommand, { queues: 'tax, payment', days: '1' })
    expect(codes).toEqual([])
    const { apartHours, togetherHours } = json as Pooling
    expect(togetherHours).toBeLessThan(apartHours)
    expect(text).toContain('集約: 課税・収納')
    expect(text).not.toContain('{')
  })

  test('answers typed-in numbers with the formula', async () => {
    const { text, json, codes } = await run(poolCommand, rates, 'en')
    expect(codes).toEqual([])
    expect(json as SteadyPooling).toMatchObject({ apartPeople: 6, togetherPeople: 4 })
    expect(text).toContain('→ 4        94.20 %')
    expect(text).toContain('Erlang C')
  })

  test('says 不安定 where there are too few', async () => {
    const { text } = await run(poolCommand, { ...rates, rates: '25,25', share: '0.1' })
    expect(text).toContain('不安定')
    expect(text).not.toContain('NaN')
  })

  test.each([
    ['nothing asked', {}, 'missingOption'],
    ['both questions at once', { ...rates, queues: 'tax,payment' }, 'optionValue'],
    ['rates without a target', { rates: '14,14', handling: '6' }, 'missingOption'],
    ['a word for a rate', { ...rates, rates: '14,many' }, 'badPoolingRate'],
    ['a hole in the rates', { ...rates, rates: '14,' }, 'badPoolingRate'],
    ['a certain target', { ...rates, share: '1' }, 'badPoolingShare'],
    ['one queue', { queues: 'tax' }, 'nothingToPool'],
    ['a queue nobody knows', { queues: 'tax,koban' }, 'unknownPooledQueue'],
    ['dates beyond the forecast', { queues: 'tax,payment', from: '2024-01-09' }, 'queueWithoutForecast'],
    ['no days', { queues: 'tax,payment', days: '0' }, 'optionValue'],
  ] as const)('%s is refused', async (_, options, code) => {
    expect((await run(poolCommand, options)).codes).toContain(code)
  })
})

describe('trial', () => {
  const options = { team: 'kazei', fewer: '2', weeks: '1' }

  test('puts today beside fewer people, with its assumptions', async () => {
    const { text, json, codes } = await run(trialCommand, { ...options, out: file('trial.json') })
    expect(codes).toEqual([])
    const { base, trial } = json as Trial
    expect([base.headcount, trial.headcount]).toEqual([5, 3])
    expect(trial.meanWaitSeconds.mean).toBeGreaterThan(base.meanWaitSeconds.mean)
    expect(text).toContain('前提条件')
    expect(text).not.toContain('{')
    expect(JSON.parse(await readFile(file('trial.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(json)))
  })

  test('pulls levers besides, or alone, and tells differences with their intervals', async () => {
    const levers = { hours: '09:00-16:30', divert: 'tax:0.1', handling: 'tax:-0.1', rpa: 'returns:3' }
    const { text, json, codes } = await run(trialCommand, { team: 'kazei', weeks: '1', ...levers }, 'en')
    expect(codes).toEqual([])
    const { request, queues } = json as Trial
    expect(request.fewer).toBe(0)
    expect(request.levers).toEqual([
      { kind: 'hours', openMinute: 540, closeMinute: 990 },
      { kind: 'divert', queue: 'tax', share: 0.1 },
      { kind: 'handling', queue: 'tax', change: -0.1 },
      { kind: 'backOffice', task: 'returns', minutesPerUnit: 3 },
    ])
    expect(queues[0]!.waitDifference).toBeDefined()
    expect(text).toContain('open 09:00–16:30, 10.0 % of Tax assessment no longer come')
    expect(text).toContain('difference (95 % interval)')
    expect(text).not.toContain('{')
  })

  test('merges desks, and takes people on as well', async () => {
    const { text, codes } = await run(trialCommand, {
      team: 'shomei',
      more: '1',
      weeks: '1',
      merge: 'certificate, mynumber',
    })
    expect(codes).toEqual([])
    expect(text).toContain('人数 +1、集約 証明発行 + マイナンバー')
  })

  test.each([
    ['hours that are none', { hours: 'nine to five' }, 'optionValue'],
    ['fewer and more at once', { fewer: '1', more: '1', handling: 'tax:-0.1' }, 'optionValue'],
    ['more people and nothing else', { more: '1' }, 'noTeamLeft'],
    ['half a person more', { more: '0.5', handling: 'tax:-0.1' }, 'optionValue'],
    ['a queue without its share', { divert: 'tax' }, 'optionValue'],
    ['a word for a change', { handling: 'tax:faster' }, 'optionValue'],
    ['a task nobody knows', { rpa: 'magic:3' }, 'choiceExpected'],
    ['desks of another team', { merge: 'payment,taxPhone' }, 'trialMerge'],
  ] as const)('%s is refused', async (_, lever, code) => {
    expect((await run(trialCommand, { team: 'kazei', weeks: '1', ...lever })).codes).toContain(code)
  })

  test.each([
    ['no team', { team: '' }, 'missingOption'],
    ['nobody fewer', { fewer: '0' }, 'noTeamLeft'],
    ['a word for a number', { fewer: 'two' }, 'optionValue'],
    ['a team nobody knows', { team: 'koban' }, 'unknownTeam'],
    ['a start beyond the forecast', { from: '2024-01-04' }, 'trialOutsideForecast'],
  ] as const)('%s is refused', async (_, changes, code) => {
    expect((await run(trialCommand, { ...options, ...changes })).codes).toContain(code)
  })
})

test.each([requireCommand, simulateCommand, poolCommand, trialCommand])(
  '$name explains every option it takes',
  (command) => {
    expect(Object.keys(command.optionText).sort()).toEqual(Object.keys(command.options).sort())
    for (const option of Object.keys(command.options)) expect(command.usage).toContain(`--${option}`)
  },
)
