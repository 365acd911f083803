import { describe, expect, test } from 'vitest'
import type { City, Staff } from '../../src/core/city/types.ts'
import { planTraining, type TrainingInput } from '../../src/core/plan-training.ts'
import type { Solver } from '../../src/core/solver.ts'
import type { TrainingPlan, TrainingRequest } from '../../src/core/training/types.ts'
import { loadHighs } from '../../src/engines/highs.ts'
import { sampleCity } from '../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../fixtures/forecast.ts'
import { person } from './roster/tiny.ts'

const solver = await loadHighs()
const whole = sampleCity()
const OWN = ['certificate', 'mynumber', 'shomeiWork']

/** One team of the sample city with three desks: certificates, My Number, and one at which nobody is waited for. */
const city: City = {
  ...whole,
  teams: whole.teams.filter(({ id }) => id === 'shomei'),
  activities: [
    ...whole.activities.filter(({ id }) => OWN.includes(id)).map((it) => ({ ...it, minimum: [] })),
    { ...whole.activities.find(({ id }) => id === 'guide')!, id: 'idle', team: 'shomei', minimum: [] },
  ],
  queues: whole.queues.filter(({ activity }) => OWN.includes(activity)),
  backOffice: [],
  outbound: [],
}
const one = (id: string, skills: readonly string[], more = {}) =>
  person(id, skills, { team: 'shomei', scope: ['shomei'], weeklyMinutes: 2325, ...more })

/** Six people at one desk, nobody at the other. */
const staff: Staff = {
  people: ['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => one(id, ['certificate'])),
  leave: [],
  wishes: [],
}
const request: TrainingRequest = { from: '2023-10-02', weeks: 1, budgetHours: 48 }

const outcome = (
  more: Partial<TrainingRequest> = {},
  input: Partial<TrainingInput> = {},
  engine: Solver = solver,
) =>
  planTraining(
    { ...request, ...more },
    {
      city,
      staff,
      history: undefined,
      holidays: sampleHolidays,
      forecast: sampleForecast(city),
      seed: '1',
      ...input,
    },
    engine,
  )

const planned = (more: Partial<TrainingRequest> = {}, input: Partial<TrainingInput> = {}): TrainingPlan => {
  const result = outcome(more, input)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value
}

describe('which training takes most shortage away', () => {
  const plan = planned()

  test('the only missing skill wins, and one nobody needs is worth nothing', () => {
    expect(plan.candidates.allowed).toBe(3 * staff.people.length)
    expect(plan.rows[0]!.activity).toBe('mynumber')
    expect(plan.rows[0]!.shortageHours.mean).toBeGreaterThan(1)
    for (const row of plan.rows) if (row.activity !== 'mynumber') expect(row.shortageHours.mean).toBe(0)
    expect(plan.set.trainings.every(({ activity }) => activity === 'mynumber')).toBe(true)
    expect(plan.set.trainings.length).toBeGreaterThan(0)
  })

  test('the second at the same desk spares less than the first', () => {
    expect(plan.set.trainings).toHaveLength(2)
    const [none, first, second] = plan.curve.map(({ shortageHours }) => shortageHours.mean)
    expect(none! - first!).toBeGreaterThan(first! - second! - 1e-9)
    expect(first! - second!).toBeGreaterThan(0)
    expect(plan.set.yen.mean).toBeLessThanOrEqual(plan.set.mostYen + 1)
  })

  test('the curve ends where the set does, and begins with people as they are', () => {
    expect(plan.curve[0]!.shortageHours).toEqual(plan.before.shortageHours)
    const { mean } = plan.curve.at(-1)!.shortageHours
    expect(plan.before.shortageHours.mean - plan.set.shortageHours.mean).toBeCloseTo(mean, 3)
  })

  test('the same input and seed give the same plan', () => {
    expect(JSON.stringify(planned())).toBe(JSON.stringify(planned()))
  })

  test('is not worth anything once enough people know it', () => {
    const all = staff.people.map((it) => ({ ...it, skills: { certificate: 2, mynumber: 2 } }))
    const { rows, set } = planned({}, { staff: { ...staff, people: all } })
    expect(rows).toEqual([])
    expect(set.trainings).toEqual([])
  })

  test('hours it takes are the city’s: a long training is worth less an hour', () => {
    const activities = city.activities.map((it) => ({ ...it, trainingHours: 48 }))
    const { rows } = planned({}, { city: { ...city, activities } })
    const [short] = planned().rows
    expect(rows[0]!.shortagePerHour).toBeCloseTo(short!.shortagePerHour / 2, 4)
  })

  test('nobody outside the scope, of another employer or with lapsed training is suggested', () => {
    const people = [
      one('out', ['guide'], { team: 'annai', scope: ['annai'] }),
      one('lapsed', ['certificate'], { trainingValidTo: '2023-09-30' }),
      one('other', ['guide'], { team: 'annai', scope: ['annai', 'shomei'], employer: 'y' }),
      one('fine', ['certificate']),
    ]
    const { rows, set } = planned({}, { staff: { ...staff, people } })
    expect(new Set([...rows, ...set.trainings].map((it) => it.person))).toEqual(new Set(['fine']))
  })
})

describe('a request that makes no sense', () => {
  test.each<[Partial<TrainingRequest>, string]>([
    [{ budgetHours: 0 }, 'trainingBudget'],
    [{ budgetHours: Number.NaN }, 'trainingBudget'],
    [{ weeks: 0 }, 'trainingWeeks'],
    [{ weeks: 1.5 }, 'trainingWeeks'],
    [{ from: '2023-10-03' }, 'trainingMonday'],
    [{ from: '2023-09-25' }, 'trainingOutsideForecast'],
    [{ from: '2030-01-07' }, 'trainingOutsideForecast'],
    [{ people: ['nobody'] }, 'unknownReference'],
    [{ activities: ['nothing'] }, 'unknownReference'],
  ])('%j is refused', (more, code) => {
    const result = outcome(more)
    expect(result.ok).toBe(false)
    expect(result.issues.map((issue) => issue.code)).toEqual([code])
  })

  test('a week without a roster is named', () => {
    const none: Solver = {
      ...solver,
      relax: (model) => ({ ...solver.relax(model), solve: () => ({ status: 'infeasible' }) }),
    }
    const result = outcome({}, {}, none)
    expect(result.issues).toMatchObject([{ code: 'trainingNoRoster', values: { week: '2023-10-02' } }])
  })
})
