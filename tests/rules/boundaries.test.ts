import { describe, expect, test } from 'vitest'
import { check } from '../../src/core/verification/check.ts'
import type { CheckInput } from '../../src/core/verification/types.ts'
import {
  dayOf,
  monday,
  saturday,
  tuesday,
  week,
  weekFrom,
  withCity,
  withDay,
  withLeave,
  without,
  withPerson,
  working,
} from './valid-week.ts'

const broken = (input: CheckInput, rule: string) =>
  check(input).breaches.filter((breach) => breach.rule === rule)

const clerkFrom = (line: Parameters<typeof dayOf>[2]) => working('clerk', monday, line)

describe('breaks (34条1項)', () => {
  test.each([
    ['6:00 needs none', '14:30', 0, 0],
    ['6:01 needs 45 min', '14:31', 0, 45],
    ['6:01 with 44 min is too little', '15:15', 44, 45],
    ['8:00 needs 45 min', '17:15', 45, 0],
    ['8:01 needs 60 min', '17:16', 45, 60],
    ['8:01 with 60 min is enough', '17:31', 60, 0],
  ])('%s', (_, end, pause, needed) => {
    const rest = `12:${String(pause).padStart(2, '0')}`
    const line: Parameters<typeof dayOf>[2] =
      pause === 0
        ? [['papers', '08:30', end]]
        : [
            ['papers', '08:30', '12:00'],
            ['rest', '12:00', pause === 60 ? '13:00' : rest],
            ['papers', pause === 60 ? '13:00' : rest, end],
          ]
    expect(broken(clerkFrom(line), 'breaks').map(({ found, allowed }) => [found, allowed])).toEqual(
      needed === 0 ? [] : [[pause, needed]],
    )
  })

  test('a break at the very start or end is none', () => {
    const late = clerkFrom([
      ['papers', '08:30', '16:15'],
      ['rest', '16:15', '17:15'],
    ])
    const early = clerkFrom([
      ['rest', '08:30', '09:30'],
      ['papers', '09:30', '17:15'],
    ])
    for (const input of [late, early])
      expect(broken(input, 'breaks')).toMatchObject([{ found: 0, allowed: 45 }])
  })

  test('a break with work in it is work (34条3項)', () => {
    const day = dayOf('clerk', monday, [
      ['papers', '08:30', '12:00'],
      ['rest', '12:00', '13:00'],
      ['papers', '13:00', '17:15'],
    ])
    const watch = withDay({
      ...day,
      blocks: [...day.blocks, { activity: 'papers', startMinute: 740, endMinute: 760 }],
    })
    expect(broken(watch, 'breaks')).toMatchObject([{ found: 40, allowed: 60 }])
  })
})

describe('rest between days', () => {
  const nights = (end: string, start: string) =>
    withDay(
      dayOf('clerk', tuesday, [
        ['papers', start, '12:00'],
        ['rest', '12:00', '13:00'],
        ['papers', '13:00', '17:15'],
      ]),
      working('clerk', monday, [
        ['papers', '10:15', '14:00'],
        ['rest', '14:00', '15:00'],
        ['papers', '15:00', end],
      ]),
    )

  test('19:00 to 8:30 is 13:30 and fine', () => {
    expect(broken(nights('19:00', '08:30'), 'interval')).toEqual([])
  })

  test('22:00 to 8:30 is 10:30 and warned about, no more', () => {
    expect(broken(nights('22:00', '08:30'), 'interval')).toMatchObject([
      { found: 630, allowed: 660, severity: 'warning', date: tuesday },
    ])
  })
})

describe('leave', () => {
  test.each(['paid', 'special', 'absent', 'training'] as const)('%s takes the whole day', (kind) => {
    const input = withLeave([{ person: 'clerk', date: monday, kind }])
    expect(broken(input, 'leave')).toMatchObject([{ found: 465, allowed: 0, date: monday }])
  })

  test('an afternoon off leaves the morning and a part of a shift', () => {
    const input = withLeave(
      [{ person: 'clerk', date: monday, kind: 'afternoon' }],
      clerkFrom([['certificates', '08:30', '12:00']]),
    )
    expect(broken(input, 'leave')).toEqual([])
    expect(broken(input, 'shiftPattern')).toEqual([])
    expect(broken(clerkFrom([['certificates', '08:30', '12:00']]), 'shiftPattern')).toHaveLength(1)
    expect(broken(input, 'contractHours')).toEqual([])
    const unused = without('clerk', monday, input)
    expect(broken(unused, 'contractHours')).toMatchObject([{ found: 2093, allowed: 2325 }])
  })
})

describe('where people are needed', () => {
  const empty: CheckInput = { ...week, days: [] }

  test('an empty roster is a breach over every open minute of every counter, team and of the site', () => {
    const minutes = (rule: string) =>
      broken(empty, rule).reduce((sum, { startMinute, endMinute }) => sum + endMinute! - startMinute!, 0)
    expect(minutes('unstaffed')).toBe(5 * (525 + 480))
    expect(minutes('leaderPresent')).toBe(5 * (525 + 480))
    expect(minutes('managerPresent')).toBe(5 * 525)
    expect(broken(empty, 'everyPerson')).toHaveLength(7 * 7)
  })

  test('days off for all are the same breach', () => {
    const idle = {
      ...week,
      days: week.days.map(({ person, date }) => ({ person, date, breaks: [], blocks: [] })),
    }
    expect(broken(idle, 'unstaffed')).toHaveLength(10)
  })

  test('a requirement makes a counter needed that the contract leaves open', () => {
    const free = withCity({ activities: week.city.activities.map((row) => ({ ...row, minimum: [] })) }, empty)
    expect(broken(free, 'unstaffed')).toEqual([])
    const slot = { date: monday, activity: 'phone', arrivals: 3, offeredErlangs: 0.2, minimum: 0, curve: [] }
    const asked = {
      ...free,
      requirement: {
        slotMinutes: 30,
        slots: [
          { ...slot, slot: 20, people: 1 },
          { ...slot, slot: 21, people: 0 },
        ],
        work: [],
        outbound: [],
      },
    }
    expect(broken(asked, 'unstaffed')).toMatchObject([
      { startMinute: 600, endMinute: 630, activity: 'phone' },
    ])
  })

  test('nobody is needed, and nobody may work, when all is closed', () => {
    const shut = { ...week, open: week.open.filter(({ date }) => date !== monday) }
    expect(broken(shut, 'openingHours')).toHaveLength(
      week.days.filter((d) => d.date === monday).flatMap((d) => d.blocks).length,
    )
    expect(broken({ ...shut, days: [] }, 'unstaffed').filter(({ date }) => date === monday)).toEqual([])
  })

  test('a shift on a weekday it does not exist on', () => {
    const input = withDay({ ...week.days[0]!, date: saturday })
    expect(broken(input, 'shiftPattern')).toMatchObject([{ date: saturday, person: 'manager' }])
  })
})

describe('dates in force', () => {
  test('a minimum counts from its date on', () => {
    const input = withCity({
      activities: week.city.activities.map((row) =>
        row.id === 'certificates'
          ? {
              ...row,
              minimum: [
                { from: '2020-04-01', to: monday, people: 1 },
                { from: tuesday, people: 3 },
              ],
            }
          : row,
      ),
    })
    expect(new Set(broken(input, 'belowMinimum').map(({ date }) => date)).has(monday)).toBe(false)
    expect(broken(input, 'belowMinimum').length).toBeGreaterThan(0)
  })

  test('the range of assignment is contract before April 2024 and law from then on', () => {
    const articles = (input: CheckInput) =>
      check(input)
        .rules.filter(({ id }) => id === 'scope')
        .map(({ article }) => article.ja)
    expect(articles(week)).toEqual(['労働契約'])
    expect(articles(weekFrom('2024-06-03'))[0]).toContain('則5条')
    const across = weekFrom('2024-04-01')
    const both = withPerson('clerk', { scope: [] }, { ...across, dates: ['2024-03-31', ...across.dates] })
    expect(articles(both)).toHaveLength(2)
    expect(broken(both, 'scope')).toHaveLength(10)
  })

  test('before 2019 there was no limit of 100 hours', () => {
    expect(check(weekFrom('2018-10-01')).rules.some(({ id }) => id === 'monthTotal')).toBe(false)
  })
})

describe('people', () => {
  test('someone without the skill is named, with the activity and the minutes', () => {
    const input = withPerson('clerk', { skills: { papers: 1 } })
    expect(broken(input, 'skill')[0]).toMatchObject({ person: 'clerk', activity: 'certificates', found: 270 })
  })

  test('leader and sub-leader of one team both off: the team is named', () => {
    const input = without('callSecond', monday, without('callLeader', monday))
    expect(broken(input, 'leaderPresent')).toMatchObject([
      { team: 'calls', date: monday, startMinute: 540, endMinute: 1020, found: 0, allowed: 1 },
    ])
  })
})
