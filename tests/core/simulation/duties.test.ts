import { describe, expect, test } from 'vitest'
import type { PersonDay } from '../../../src/core/roster/types.ts'
import { dutiesFrom, dutiesOf } from '../../../src/core/simulation/duties.ts'
import { sampleCity, sampleStaff } from '../../fixtures/city.ts'

const city = sampleCity()
const staff = sampleStaff()
const MONDAY = '2023-10-02'

const day = (person: string, blocks: PersonDay['blocks'], date: PersonDay['date'] = MONDAY): PersonDay => ({
  person,
  date,
  breaks: [],
  blocks,
})

const clerk = staff.people.find(({ team }) => team === 'kazei')!
const blocks = [
  { activity: 'tax', startMinute: 510, endMinute: 720 },
  { activity: 'kazeiWork', startMinute: 780, endMinute: 1035 },
]

describe('duties of a roster', () => {
  test('keep the blocks, the team and the name; who is off has none', () => {
    const duties = dutiesOf([day(clerk.id, blocks), day('P001', [])], city, [MONDAY], staff)
    expect(duties.filter(({ person }) => person)).toEqual([
      { date: MONDAY, team: 'kazei', person: clerk.id, blocks, canServe: ['tax'] },
    ])
  })

  test('leave out dates that are not asked for', () => {
    const duties = dutiesOf([day(clerk.id, blocks, '2023-10-03')], city, [MONDAY], staff)
    expect(duties.some(({ person }) => person)).toBe(false)
  })

  test('speak of every team on every date, whoever is there', () => {
    const duties = dutiesOf([day(clerk.id, blocks)], city, [MONDAY, '2023-10-03'], staff)
    for (const date of [MONDAY, '2023-10-03'])
      expect(new Set(duties.filter((it) => it.date === date).map(({ team }) => team))).toEqual(
        new Set(city.teams.map(({ id }) => id)),
      )
    expect(duties.map(({ date }) => date)).toEqual(duties.map(({ date }) => date).toSorted())
  })

  test.each([
    ['not learnt', { skills: {} }],
    ['learnt later', { skillSince: { tax: '2023-10-03' as const } }],
    ['outside the scope', { scope: ['hoken'] }],
    ['training lapsed', { trainingValidTo: '2023-10-01' as const }],
  ])('nobody steps in who may not: %s', (_, changes) => {
    const changed = {
      ...staff,
      people: staff.people.map((it) => (it === clerk ? { ...it, ...changes } : it)),
    }
    const [duty] = dutiesOf([day(clerk.id, blocks)], city, [MONDAY], changed).filter(({ person }) => person)
    expect(duty!.canServe).toEqual([])
  })

  test('nobody steps in at another team', () => {
    const learned = { ...clerk, skills: { ...clerk.skills, insurance: 3 }, scope: ['kazei', 'hoken'] }
    const changed = { ...staff, people: staff.people.map((it) => (it === clerk ? learned : it)) }
    const [duty] = dutiesOf([day(clerk.id, blocks)], city, [MONDAY], changed).filter(({ person }) => person)
    expect(duty!.canServe).toEqual(['tax'])
  })

  test('without a staff file a person may step in where the roster itself puts that person', () => {
    const duties = dutiesOf(
      [day('X', [blocks[1]!]), day('X', [blocks[0]!], '2023-10-03'), day('Y', [blocks[1]!])],
      city,
      [MONDAY],
    )
    expect(duties.find(({ person }) => person === 'X')!.canServe).toEqual(['tax'])
    expect(duties.find(({ person }) => person === 'Y')!.canServe).toEqual([])
  })
})

describe('duties of a head-count', () => {
  const stretches = (steps: readonly { minute: number; people: number }[]) =>
    dutiesFrom([{ date: MONDAY, activity: 'tax', steps }], city).map(({ blocks }) =>
      blocks.map(({ startMinute, endMinute }) => [startMinute, endMinute]),
    )

  test('are one for each stretch with one person more', () => {
    expect(
      stretches([
        { minute: 510, people: 1 },
        { minute: 600, people: 3 },
        { minute: 660, people: 2 },
        { minute: 720, people: 3 },
        { minute: 1035, people: 0 },
      ]),
    ).toEqual([[[600, 660]], [[720, 1035]], [[600, 1035]], [[510, 1035]]])
  })

  test('go on to the end of the day where the last level does', () => {
    expect(stretches([{ minute: 510, people: 1 }])).toEqual([[[510, 1440]]])
  })

  test('speak of a desk that nobody is at', () => {
    expect(stretches([])).toEqual([[]])
  })

  test('carry no name and help nobody', () => {
    const [duty] = dutiesFrom([{ date: MONDAY, activity: 'tax', steps: [{ minute: 510, people: 1 }] }], city)
    expect(duty).toMatchObject({ team: 'kazei', canServe: [] })
    expect(duty).not.toHaveProperty('person')
  })
})
