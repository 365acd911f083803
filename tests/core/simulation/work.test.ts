import { describe, expect, test } from 'vitest'
import type { WorkRequirement } from '../../../src/core/requirement/types.ts'
import { doWork, workPlan } from '../../../src/core/simulation/work.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity } from '../../fixtures/city.ts'

const city = sampleCity()
const dates: LocalDate[] = ['2023-10-02', '2023-10-03', '2023-10-04']
const works = city.activities
  .filter(({ kind }) => kind === 'backOffice' || kind === 'outbound')
  .map(({ id }) => id)

const batch = (
  from: LocalDate,
  due: LocalDate,
  hours: number,
  task = 'mail',
  activity = 'annaiWork',
): WorkRequirement => ({
  task,
  activity,
  from,
  due,
  hours,
})

const planOf = (...work: readonly WorkRequirement[]) =>
  workPlan(city, new Set(city.teams.map(({ id }) => id)), works, dates, {
    slotMinutes: 30,
    slots: [],
    work,
    outbound: [],
  })

const done = (plan: ReturnType<typeof planOf>, hours: readonly number[]) => {
  const run = doWork(plan, (_, day) => hours[day]!)
  return { backlog: [...run.backlogHours], oldest: [...run.oldestDays], late: [...run.lateHours] }
}

describe('back-office work', () => {
  test('that is done as it comes leaves nothing', () => {
    const plan = planOf(batch('2023-10-02', '2023-10-02', 4), batch('2023-10-03', '2023-10-03', 4))
    expect(done(plan, [4, 4, 0])).toEqual({ backlog: [0, 0, 0], oldest: [0, 0, 0], late: [0] })
  })

  test('that is not done grows older day by day and late after its deadline, and is done all the same', () => {
    const plan = planOf(batch('2023-10-02', '2023-10-03', 6))
    expect(done(plan, [1, 2, 1])).toEqual({ backlog: [5, 3, 2], oldest: [0, 1, 2], late: [3] })
  })

  test('is not done before it comes', () => {
    const plan = planOf(batch('2023-10-03', '2023-10-04', 2))
    expect(done(plan, [5, 1, 1]).backlog).toEqual([0, 1, 0])
  })

  test('that is due first is done first, also of two tasks at one place', () => {
    const plan = planOf(batch('2023-10-02', '2023-10-04', 4), batch('2023-10-02', '2023-10-02', 3, 'entry'))
    expect(plan.tasks.map(({ id }) => id)).toEqual(['mail', 'entry'])
    const two = {
      ...plan,
      batches: plan.batches.map((it) => ({ ...it, work: 0 })),
      tasks: plan.tasks.map((it) => ({ ...it, work: 0 })),
    }
    expect(done(two, [3, 2, 2])).toEqual({
      backlog: [4, 2, 0, 0, 0, 0],
      oldest: [0, 1, 0, 0, 0, 0],
      late: [0, 0],
    })
  })

  test('due after the week is not late within it', () => {
    expect(done(planOf(batch('2023-10-04', '2023-10-09', 2)), [0, 0, 0]).late).toEqual([0])
  })

  test('without a requirement has no tasks; outbound work stays', () => {
    const plan = workPlan(city, new Set(['saikoku']), works, dates, undefined)
    expect(plan.tasks).toEqual([])
    expect(plan.outbound).toEqual([{ id: 'reminder', work: works.indexOf('reminder'), share: 1 }])
  })
})
