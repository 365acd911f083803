import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonDay } from '../../src/core/roster/types.ts'
import { check } from '../../src/core/verification/check.ts'
import { dayOff, week } from './valid-week.ts'

const worked = week.days.filter(({ shift }) => shift !== undefined)

const others: Readonly<Record<string, string>> = {
  certificates: 'phone',
  papers: 'letters',
  phone: 'papers',
  reminders: 'certificates',
  letters: 'papers',
}

const strangers = 'a stranger takes over'

interface Mutation {
  readonly name: string
  readonly expects: string
  readonly of: (day: PersonDay, minutes: number) => readonly PersonDay[]
}

const rebuilt = (day: PersonDay, blocks: PersonDay['blocks']): PersonDay => ({ ...day, blocks })

const mutations: readonly Mutation[] = [
  {
    name: 'a break is deleted and worked through',
    expects: 'breaks',
    of: (day) => [
      {
        ...day,
        breaks: [],
        blocks: [
          ...day.blocks,
          ...day.breaks.map((pause) => ({ ...pause, activity: day.blocks[0]!.activity })),
        ],
      },
    ],
  },
  { name: 'a break is lost', expects: 'wholeShift', of: (day) => [{ ...day, breaks: [] }] },
  {
    name: 'a stretch goes to an activity never learnt',
    expects: 'skill',
    of: (day, minutes) => [
      rebuilt(
        day,
        day.blocks.map((block, index) =>
          index === minutes % day.blocks.length ? { ...block, activity: others[block.activity]! } : block,
        ),
      ),
    ],
  },
  {
    name: 'a stretch starts earlier than the one before ends',
    expects: 'doubleBooked',
    of: (day, minutes) => [
      rebuilt(
        day,
        day.blocks.map((block, index) =>
          index === day.blocks.length - 1 ? { ...block, startMinute: block.startMinute - minutes } : block,
        ),
      ),
    ],
  },
  {
    name: 'a stretch runs on after the shift',
    expects: 'insideShift',
    of: (day, minutes) => [
      rebuilt(
        day,
        day.blocks.map((block, index) =>
          index === day.blocks.length - 1 ? { ...block, endMinute: block.endMinute + minutes } : block,
        ),
      ),
    ],
  },
  {
    name: 'a shift gets longer',
    expects: 'shiftPattern',
    of: (day, minutes) => [{ ...day, shift: { ...day.shift!, endMinute: day.shift!.endMinute + minutes } }],
  },
  {
    name: 'a shift bears a name nobody knows',
    expects: 'shiftPattern',
    of: (day) => [{ ...day, shift: { ...day.shift!, code: '深' } }],
  },
  { name: 'a line disappears', expects: 'everyPerson', of: () => [] },
  { name: 'a line is there twice', expects: 'doubleBooked', of: (day) => [day, day] },
  {
    name: strangers,
    expects: 'knownPerson',
    of: (day) => [{ ...day, person: 'stranger' }],
  },
  {
    name: 'a day off is left without being asked for',
    expects: 'contractHours',
    of: ({ person, date }) => [dayOff(person, date)],
  },
  {
    name: 'leave is shown that nobody approved',
    expects: 'leaveShown',
    of: (day) => [{ ...day, absence: 'paid' }],
  },
]

describe('a lawful week with one thing changed', () => {
  test.each(mutations)('$name: $expects', ({ name, expects, of }) => {
    fc.assert(
      fc.property(fc.constantFrom(...worked), fc.integer({ min: 1, max: 30 }), (day, minutes) => {
        const days = week.days.flatMap((old) => (old === day ? of(day, minutes) : [old]))
        const found = check({ ...week, days }).breaches.filter(({ rule }) => rule === expects)
        expect(found.map(({ person }) => person)).toContain(name === strangers ? 'stranger' : day.person)
      }),
      { numRuns: 60 },
    )
  })

  test('taking anyone away from a counter that needs each of them is caught in the very minutes', () => {
    const needed = {
      ...week,
      city: {
        ...week.city,
        activities: week.city.activities.map((row) =>
          row.id === 'certificates' ? { ...row, minimum: [{ from: '2020-04-01' as const, people: 2 }] } : row,
        ),
      },
    }
    expect(check(needed).breaches).toEqual([])
    const clerks = worked.filter(({ person }) => ['deskLeader', 'deskSecond', 'clerk'].includes(person))
    fc.assert(
      fc.property(fc.constantFrom(...clerks), (day) => {
        const days = needed.days.map((old) => (old === day ? dayOff(day.person, day.date) : old))
        const short = check({ ...needed, days }).breaches.filter(({ rule }) => rule === 'belowMinimum')
        const minutes = short.reduce((sum, { startMinute, endMinute }) => sum + endMinute! - startMinute!, 0)
        expect(minutes).toBe(120)
        expect(short.every(({ date, found }) => date === day.date && found === 1)).toBe(true)
      }),
    )
  })

  test('the order of the lines does not matter', () => {
    const broken = { ...week, days: week.days.filter(({ person }) => person !== 'clerk') }
    const plain = (days: readonly PersonDay[]) =>
      check({ ...broken, days })
        .breaches.map((breach) => JSON.stringify(breach))
        .sort()
    fc.assert(
      fc.property(fc.shuffledSubarray([...broken.days], { minLength: broken.days.length }), (days) => {
        expect(plain(days)).toEqual(plain(broken.days))
      }),
      { numRuns: 20 },
    )
  })
})
