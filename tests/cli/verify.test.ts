import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command } from '../../src/cli/verify.ts'
import type { Certificate } from '../../src/core/verification/types.ts'
import { dayOf, dayOff, longer, monday, week } from '../rules/valid-week.ts'

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

  describe('with what was before', () => {
    const withEarlier = (names: readonly string[], more: Record<string, string> = {}) =>
      command.run(
        {
          roster: file('good.json'),
          city: folder,
          holidays: file('holidays.csv'),
          earlier: file(names[0]!),
          ...more,
        },
        names.slice(1).map(file),
        terminal,
      )

    beforeAll(async () => {
      const sunday = dayOf('clerk', '2023-10-01', [['papers', '20:00', '23:00']])
      await write('sunday.json', { dates: ['2023-10-01'], days: [sunday], cost: {}, slotMinutes: 30 })
      await write('counters.json', {
        overtime: {
          specialClause: false,
          yearFrom: '2023-04',
          people: [
            { person: 'clerk', months: [{ month: '2023-10', overtimeMinutes: 2701, holidayMinutes: 0 }] },
          ],
        },
      })
      await write('published.json', {
        dates: week.dates,
        days: week.days.map((day) => (day.person === 'clerk' && day.date === monday ? longer(15)(day) : day)),
      })
      await write('agreed.json', { consents: [{ person: 'clerk', date: monday, agreedOn: '2023-09-30' }] })
      await write('wrong.json', { frames: [{ person: 'clerk', from: '2023-10-01', to: 'soon' }] })
    })

    test('several files are counted together', async () => {
      const { json, issues, text } = await withEarlier(['sunday.json', 'counters.json'])
      expect((json as Certificate).breaches.map(({ rule }) => rule)).toEqual(['monthlyOvertime', 'interval'])
      expect(issues.map(({ code }) => code)).toEqual(['brokenRules'])
      expect(text).toContain('月の時間外 45:01(上限 45:00)')
    })

    test('changed hours of the published roster need the consent of who works them', async () => {
      const published = { published: file('published.json') }
      const { json } = await withEarlier(['sunday.json'], published)
      expect((json as Certificate).breaches).toMatchObject([
        { rule: 'consent', person: 'clerk', found: 15 },
        { rule: 'interval' },
      ])
      expect((await withEarlier(['agreed.json'], published)).issues).toEqual([])
    })

    test('what is wrong in them is told by file and field', async () => {
      const { issues } = await withEarlier(['sunday.json', 'wrong.json', 'absent.json'])
      expect(issues).toMatchObject([
        { code: 'dateExpected', at: { column: 'frames[0].to' } },
        { code: 'missingField', at: { column: 'frames[0].workedMinutes' } },
        { code: 'noSuchFile' },
      ])
      expect((await withEarlier(['sunday.json', 'good.json'])).issues).toMatchObject([{ code: 'notEarlier' }])
    })
  })
})
