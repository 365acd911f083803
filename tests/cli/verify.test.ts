import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command } from '../../src/cli/verify.ts'
import type { Certificate } from '../../src/core/verification/types.ts'
import { dayOff, week } from '../rules/valid-week.ts'

const terminal = { language: 'ja', progress: () => {} } as const

const staffLine = (person: (typeof week.staff.people)[number]) =>
  [
    person.id,
    person.name,
    person.team,
    person.employer,
    person.contract,
    '38:45',
    '42:00',
    person.hiredOn,
    person.bornOn,
    person.role,
    Object.entries(person.skills)
      .map(([activity, level]) => `${activity}:${level}`)
      .join(';'),
    person.trainingValidTo,
  ].join(',')

let folder = ''
const file = (name: string) => join(folder, name)
const write = (name: string, value: unknown) =>
  writeFile(file(name), typeof value === 'string' ? value : JSON.stringify(value))

const verify = (roster: string, language: 'ja' | 'en' = 'ja') =>
  command.run({ roster: file(roster), city: folder, holidays: file('holidays.csv') }, [], {
    ...terminal,
    language,
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'))
  await write('city.json', week.city)
  await write(
    'staff.csv',
    `ID,name,team,employer,contract,weeklyHours,maxWeeklyHours,hiredOn,bornOn,role,skills,trainingValidTo\n${week.staff.people.map(staffLine).join('\n')}`,
  )
  await write('holidays.csv', '国民の祝日・休日月日,国民の祝日・休日名称\n2023/10/9,スポーツの日\n')
  await write('good.json', { dates: week.dates, days: week.days, slotMinutes: 30 })
  const broken = week.days.map((day) => (day.person === 'deputy' ? dayOff(day.person, day.date) : day))
  await write('broken.json', { dates: week.dates, days: broken })
  await write('misspelt.json', {
    dates: week.dates,
    days: [{ ...week.days[0], blocks: [{ activity: 'papers' }] }],
  })
})

afterAll(() => rm(folder, { recursive: true }))

describe('verify', () => {
  test('a lawful roster: no issue, no breach', async () => {
    const { text, json, issues } = await verify('good.json')
    expect(issues).toEqual([])
    expect((json as Certificate).breaches).toEqual([])
    expect(text).toContain('違反 0 件')
  })

  test('a broken one is an error, each breach told with its article', async () => {
    const { text, json, issues } = await verify('broken.json', 'en')
    expect(issues).toMatchObject([{ code: 'brokenRules', severity: 'error' }])
    expect((json as Certificate).breaches.length).toBeGreaterThan(0)
    expect(text).toContain('nobody there (1 or more needed) 〔service contract〕')
  })

  test('a roster file with fields missing names them by their path', async () => {
    const { issues } = await verify('misspelt.json')
    expect(issues).toMatchObject([
      { code: 'missingField', at: { column: 'days[0].blocks[0].startMinute' } },
      { code: 'missingField', at: { column: 'days[0].blocks[0].endMinute' } },
    ])
  })

  test('files that are not there, and an option left out', async () => {
    expect((await verify('absent.json')).issues).toMatchObject([{ code: 'noSuchFile' }])
    expect((await command.run({}, [], terminal)).issues).toMatchObject([{ code: 'missingOption' }])
  })

  test('a week beyond the list of holidays is warned about', async () => {
    const days = week.dates.map((date) => date.replace('2023', '2027'))
    await write('later.json', { dates: days, days: [] })
    const { issues } = await verify('later.json')
    expect(issues.map(({ code }) => code)).toContain('holidaysEnd')
  })
})
