import { describe, expect, test } from 'vitest'
import { datesBetween, weekday } from '../../../src/core/calendar/date.ts'
import type { History } from '../../../src/core/interval/types.ts'
import { requirementOf } from '../../../src/core/requirement/requirement.ts'
import type { Requirement } from '../../../src/core/requirement/types.ts'
import { compareBatch, comparisonOf } from '../../../src/core/simulation/compare.ts'
import { dutiesFrom } from '../../../src/core/simulation/duties.ts'
import { simulateWeek } from '../../../src/core/simulation/simulate.ts'
import { weekPlan } from '../../../src/core/simulation/week.ts'
import { withLevers } from '../../../src/core/trial/levers.ts'
import { PRESENCE, presentOn, standardCapacity } from '../../../src/core/trial/standard.ts'
import { type TrialGround, trialIssues, trialOf } from '../../../src/core/trial/trial.ts'
import type { Lever, TrialRequest } from '../../../src/core/trial/types.ts'
import { isKey } from '../../../src/core/words/say.ts'
import { sampleCity, sampleStaff } from '../../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../../fixtures/forecast.ts'

const city = sampleCity()
const forecast = sampleForecast(city)
const week = datesBetween('2023-10-02', '2023-10-08')

/** Ten minutes of back-office work for each of 30 returns a day, all the same. */
const history: History = {
  slotMinutes: 30,
  intervals: [],
  outbound: [],
  gaps: [],
  work: datesBetween('2023-08-07', '2023-09-29')
    .filter((date) => weekday(date) % 6 > 0)
    .map((date) => ({ task: 'returns', date, units: 30 })),
}

const OPTIONS = { replications: 30, seed: 'trial' }

const ground: TrialGround = {
  city,
  holidays: sampleHolidays,
  forecast,
  require: (team, dates) => requirementOf(team.forecast, history, team.city, sampleHolidays, dates),
  simulate: (base, trial) => {
    const [before, after] = [base, trial].map(({ city: at, forecast: expected, capacity }) => {
      const duties = dutiesFrom(capacity, at)
      return {
        week: simulateWeek(expected, duties, at, sampleHolidays, OPTIONS),
        plan: weekPlan(expected, duties, at, sampleHolidays),
      }
    })
    const pairs = compareBatch(before!.plan, after!.plan, OPTIONS.seed, 0, OPTIONS.replications)
    const difference = comparisonOf(before!.plan, pairs, OPTIONS.seed)
    return { base: before!.week, trial: after!.week, difference }
  },
}

const request: TrialRequest = { team: 'shomei', fewer: 2, from: '2023-10-02', weeks: 1 }

const run = (changes: Partial<TrialRequest> = {}) => {
  const result = trialOf({ ...request, ...changes }, ground)
  if (!result.ok) throw new Error(result.issues.map(({ code }) => code).join())
  return result.value
}

describe('fewer people in a team', () => {
  const trial = run()

  test('stand beside today, in whole people', () => {
    expect(trial.base.headcount).toBe(8)
    expect(trial.trial.headcount).toBe(6)
    expect(trial.base.openDays).toBe(5)
  })

  test('make the same people wait longer', () => {
    expect(trial.trial.meanWaitSeconds.mean).toBeGreaterThan(trial.base.meanWaitSeconds.mean)
    expect(trial.trial.wait90Seconds.mean).toBeGreaterThan(trial.base.wait90Seconds.mean)
    expect(trial.trial.withinTarget.mean).toBeLessThan(trial.base.withinTarget.mean)
    expect(trial.trial.shortageHours).toBeGreaterThan(trial.base.shortageHours)
    expect(trial.trial.daysBelowTarget.mean).toBeGreaterThanOrEqual(trial.base.daysBelowTarget.mean)
  })

  test('concern the queues of their team alone', () => {
    expect(trial.queues.map(({ queue }) => queue)).toEqual(['certificate', 'mynumber'])
  })

  test('rest on assumptions that can be read in both languages', () => {
    expect(trial.assumptions.length).toBeGreaterThan(4)
    expect(trial.assumptions.filter(({ key }) => !isKey(key))).toEqual([])
  })

  test('are the same on every run', () => {
    expect(JSON.stringify(run())).toBe(JSON.stringify(trial))
  })

  test('say nothing of any person', () => {
    const text = JSON.stringify(trial)
    for (const person of sampleStaff().people) {
      expect(text).not.toContain(person.id)
      expect(text).not.toContain(person.name)
    }
  })

  test('each one fewer is no better than the one before', () => {
    const waits = [1, 3, 5].map((fewer) => run({ fewer }).trial.meanWaitSeconds.mean)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  })
})

describe('pairs of the same weeks', () => {
  test('tell the difference more narrowly than the weeks by themselves', () => {
    for (const queue of run().queues) {
      const { waitDifference, withinDifference } = queue
      expect(waitDifference!.mean).toBeCloseTo(queue.trial.mean - queue.base.mean, 6)
      expect(withinDifference!.mean).toBeCloseTo(queue.trialWithin.mean - queue.baseWithin.mean, 9)
      const apart = Math.hypot(queue.trial.high - queue.trial.mean, queue.base.high - queue.base.mean)
      expect(waitDifference!.high - waitDifference!.mean).toBeLessThanOrEqual(apart)
    }
  })

  test('of the same trial are no different', () => {
    const { queues } = run({ fewer: 0, levers: [{ kind: 'handling', queue: 'mynumber', change: 0 }] })
    for (const { waitDifference } of queues) expect(waitDifference).toEqual({ mean: 0, low: 0, high: 0 })
  })
})

describe('levers', () => {
  const pull = (team: string, levers: readonly Lever[], fewer = 0) => run({ team, fewer, levers })

  test('shorter hours: as many people come, in less time, and other work is not lost', () => {
    const { base, trial, queues } = pull('kazei', [{ kind: 'hours', openMinute: 540, closeMinute: 990 }])
    expect(queues.map(({ queue }) => queue)).toEqual(['tax'])
    expect(trial.peakPeople).toBeGreaterThanOrEqual(base.peakPeople!)
    expect(trial.requiredHours).toBeLessThan(base.requiredHours!)
    expect(trial.headcount).toBe(base.headcount)
    expect(trial.workHours).toBe(base.workHours)
    expect(trial.openDays).toBe(base.openDays)
    expect(trial.meanWaitSeconds.mean).toBeGreaterThan(base.meanWaitSeconds.mean)
  })

  test('one desk instead of two needs fewer people at once', () => {
    const { base, trial } = pull('shomei', [{ kind: 'merge', activities: ['certificate', 'mynumber'] }])
    expect(trial.requiredHours).toBeLessThan(base.requiredHours!)
    expect(trial.peakPeople).toBeLessThanOrEqual(base.peakPeople!)
  })

  test('a robot that takes a third of the visits shortens waits; none takes nothing', () => {
    const robot = pull('kazei', [{ kind: 'divert', queue: 'tax', share: 1 / 3 }], 1)
    const none = pull('kazei', [{ kind: 'divert', queue: 'tax', share: 0 }], 1)
    expect(robot.trial.meanWaitSeconds.mean).toBeLessThan(none.trial.meanWaitSeconds.mean)
    expect(none.trial).toEqual(run({ team: 'kazei', fewer: 1 }).trial)
  })

  test('shorter handling at one queue with one person more for guidance shows both signs', () => {
    const { base, trial, queues } = pull(
      'shomei',
      [{ kind: 'handling', queue: 'certificate', change: -0.2 }],
      -1,
    )
    expect(trial.headcount).toBe(base.headcount + 1)
    expect(trial.requiredHours).toBeLessThan(base.requiredHours!)
    expect(queues.find(({ queue }) => queue === 'certificate')!.waitDifference!.mean).toBeLessThan(0)
  })

  test('three minutes fewer a unit save the hours that they save, and no desk a person', () => {
    const { base, trial } = pull('kazei', [{ kind: 'backOffice', task: 'returns', minutesPerUnit: 3 }])
    expect(base.workHours).toBeGreaterThan(0)
    expect(trial.workHours).toBeCloseTo(base.workHours! / 2, 9)
    expect([trial.peakPeople, trial.requiredHours]).toEqual([base.peakPeople, base.requiredHours])
  })

  test('3 minutes of 5,000 units a year are 250 hours', () => {
    const perUnit = city.backOffice.find(({ id }) => id === 'refund')!.minutesPerUnit
    const lever: Lever = { kind: 'backOffice', task: 'refund', minutesPerUnit: 3 }
    const { city: after } = withLevers([lever], { city, forecast }, 'shuno', sampleHolidays, '2023-10-02')
    const left = after.backOffice.find(({ id }) => id === 'refund')!.minutesPerUnit
    expect(((perUnit - left) * 5000) / 60).toBe(250)
  })

  test('each tells what it takes for granted, in both languages', () => {
    const levers: readonly Lever[] = [
      { kind: 'hours', openMinute: 540, closeMinute: 990 },
      { kind: 'merge', activities: ['certificate', 'mynumber'] },
      { kind: 'divert', queue: 'certificate', share: 0.1 },
      { kind: 'handling', queue: 'mynumber', change: 0.1 },
      { kind: 'backOffice', task: 'entry', minutesPerUnit: 1 },
    ]
    const { assumptions } = pull('shomei', levers)
    expect(assumptions.slice(0, 5).map(({ key }) => key)).toEqual(
      levers.map(({ kind }) => `page.trial.assume.${kind}`),
    )
    expect(assumptions.filter(({ key }) => !isKey(key))).toEqual([])
  })

  test.each([
    [{ kind: 'hours', openMinute: 990, closeMinute: 540 }, 'trialHours'],
    [{ kind: 'merge', activities: ['tax'] }, 'trialMerge'],
    [{ kind: 'merge', activities: ['tax', 'tax'] }, 'trialMerge'],
    [{ kind: 'merge', activities: ['tax', 'payment'] }, 'trialMerge'],
    [{ kind: 'divert', queue: 'payment', share: 0.2 }, 'choiceExpected'],
    [{ kind: 'divert', queue: 'tax', share: 1.2 }, 'numberExpected'],
    [{ kind: 'handling', queue: 'tax', change: -1 }, 'numberExpected'],
    [{ kind: 'handling', queue: 'tax', change: Number.NaN }, 'numberExpected'],
    [{ kind: 'backOffice', task: 'refund', minutesPerUnit: 1 }, 'choiceExpected'],
    [{ kind: 'backOffice', task: 'returns', minutesPerUnit: 7 }, 'numberExpected'],
  ] as const)('%o is refused as %s', (lever, code) => {
    const asked = { ...request, team: 'kazei', fewer: 0, levers: [lever] }
    const issues = trialIssues(asked, city, forecast)
    expect(issues.map((issue) => issue.code)).toEqual([code])
    expect(isKey(`issue.${code}`)).toBe(true)
  })
})

describe('refused', () => {
  test.each([
    ['a team nobody knows', { team: 'koban' }, 'unknownTeam'],
    ['nobody fewer', { fewer: 0 }, 'noTeamLeft'],
    ['more people instead', { fewer: -1 }, 'noTeamLeft'],
    ['half a person', { fewer: 1.5 }, 'noTeamLeft'],
    ['the whole team', { fewer: 8 }, 'noTeamLeft'],
    ['no weeks', { weeks: 0 }, 'trialWeeks'],
    ['a start before the forecast', { from: '2023-09-25' }, 'trialOutsideForecast'],
    ['a start after the forecast', { from: '2023-11-06' }, 'trialOutsideForecast'],
    ['an end after the forecast', { weeks: 9 }, 'trialOutsideForecast'],
  ] as const)('%s', (_, changes, code) => {
    const result = trialOf({ ...request, ...changes }, ground)
    expect(result.ok).toBe(false)
    expect(result.issues.map((issue) => issue.code)).toEqual([code])
    expect(isKey(`issue.${code}`)).toBe(true)
  })

  test('several faults are told together', () => {
    const issues = trialIssues({ team: 'koban', fewer: 1, from: '2023-10-02', weeks: 0 }, city, forecast)
    expect(issues.map(({ code }) => code)).toEqual(['unknownTeam', 'trialWeeks'])
  })

  test('not: the last weeks of the forecast', () => {
    expect(trialIssues({ ...request, weeks: 2 }, city, forecast)).toEqual([])
  })
})

describe('the standard day of a team', () => {
  const requirement = requirementOf(forecast, undefined, city, sampleHolidays, week)
  const standard = (team: string, headcount: number, asked: Requirement = requirement) =>
    standardCapacity(team, headcount, city, sampleHolidays, asked, week)

  test('has whole people whose mean is the presence rate', () => {
    const days = Array.from({ length: 20 }, (_, day) => presentOn(7, day))
    expect(days.every(Number.isInteger)).toBe(true)
    expect(days.reduce((a, b) => a + b)).toBe(Math.floor(7 * PRESENCE * 20 + 1e-9))
    expect(Math.max(...days) - Math.min(...days)).toBe(1)
  })

  test('never places more than are present, nor more than a desk requires', () => {
    const { capacity } = standard('shomei', 8)
    for (const date of week.slice(0, 5))
      for (let slot = 17; slot < 34; slot++) {
        const at = capacity
          .filter((it) => it.date === date)
          .map((it) => ({
            activity: it.activity,
            people: it.steps.findLast(({ minute }) => minute <= slot * 30)?.people ?? 0,
          }))
        expect(at.reduce((sum, it) => sum + it.people, 0)).toBeLessThanOrEqual(8)
        for (const { activity, people } of at) {
          const need = requirement.slots.find(
            (it) => it.date === date && it.slot === slot && it.activity === activity,
          )!
          expect(people).toBeLessThanOrEqual(need.people)
        }
      }
  })

  test('staggers the breaks: fewer over lunch, never nobody', () => {
    const { capacity } = standard('annai', 4)
    const at = (slot: number) =>
      capacity
        .filter((it) => it.date === '2023-10-02')
        .reduce((sum, it) => sum + (it.steps.find(({ minute }) => minute === slot * 30)?.people ?? 0), 0)
    expect(at(19)).toBe(3)
    expect([22, 23, 24, 25, 26, 27].map(at)).toEqual([1, 1, 2, 2, 3, 3])
  })

  test('splits into early and late on the long Wednesday', () => {
    const { capacity } = standard('annai', 8)
    const desk = capacity.find((it) => it.date === '2023-10-04' && it.activity === 'guide')!
    expect(desk.steps.find(({ minute }) => minute === 1110)!.people).toBeGreaterThan(0)
    expect(desk.steps.at(-1)).toEqual({ minute: 1140, people: 0 })
  })

  test('a closed day has no row, a city-served day neither', () => {
    expect(standard('annai', 8).openDays).toBe(5)
    expect(standard('annai', 8).capacity.some((it) => it.date > '2023-10-06')).toBe(false)
  })

  test('work that does not fit is missing: back office and calls', () => {
    const post = { task: 'search', activity: 'saikokuWork', from: week[0]!, due: week[4]!, hours: 1000 }
    const calm = standard('saikoku', 10)
    const swamped = standard('saikoku', 10, { ...requirement, work: [post] })
    expect(swamped.shortageHours - calm.shortageHours).toBeGreaterThan(700)
    expect(standard('saikoku', 3).shortageHours).toBeGreaterThan(calm.shortageHours + 28)
  })
})
