import { describe, expect, test } from 'vitest'
import type { PooledDesk } from '../../src/core/requirement/types.ts'
import { area } from '../../src/core/words/page.ts'
import { poolingChart } from '../../src/web/charts/pooling.ts'
import { KINDS, leverAt, leverText, ownOf } from '../../src/web/levers.ts'
import { datesOf, dayOf, desksAsOne, slotsOn } from '../../src/web/pooling.ts'
import { learn, textIn } from '../../src/web/text.ts'
import { publicCity, samplePooling } from '../e2e/answers.ts'
import { sampleReport } from '../fixtures/report.ts'

learn(area)

const MONDAY = '2023-10-02'
const city = publicCity(sampleReport())

describe('desks taken together', () => {
  const desk = (arrivals: number, people: number, wait: number): PooledDesk => ({
    arrivals,
    people,
    openMinutes: 30,
    serviceLevel: wait > 300 ? 0.5 : 1,
    meanWaitSeconds: wait,
  })

  test('add their people and hours, and weigh waits by who waits', () => {
    expect(desksAsOne([desk(9, 3, 100), desk(1, 1, 600)])).toEqual({
      arrivals: 10,
      people: 4,
      hours: 2,
      serviceLevel: 0.95,
      meanWaitSeconds: 150,
    })
  })

  test('say nothing of waits where nobody comes', () => {
    expect(desksAsOne([desk(0, 0, 100)])).toMatchObject({ meanWaitSeconds: 0, serviceLevel: 0 })
  })
})

describe('a pooling', () => {
  const pooling = samplePooling(['apply', 'tax'])

  test('adds up day by day to its own totals', () => {
    const days = datesOf(pooling).map((date) => dayOf(pooling, date))
    const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((all, day) => all + of(day), 0)
    expect(sum((day) => day.apart.hours)).toBeCloseTo(pooling.apartHours, 6)
    expect(sum((day) => day.together.hours)).toBeCloseTo(pooling.togetherHours, 6)
    expect(Math.max(...days.map((day) => day.apartPeak))).toBe(pooling.apartPeak)
    expect(Math.max(...days.map((day) => day.togetherPeak))).toBe(pooling.togetherPeak)
  })

  test('is drawn as steps, apart above together', () => {
    const slots = slotsOn(pooling, MONDAY)
    const [apart, together] = poolingChart(slots, 30, textIn('ja')).data.datasets
    expect(apart!.data).toEqual(slots.map((slot) => slot.apart.reduce((sum, { people }) => sum + people, 0)))
    expect(together!.data).toEqual(slots.map((slot) => slot.together.people))
  })
})

describe('levers', () => {
  test('begin at what the team has, and are not there where it has nothing', () => {
    const kinds = (team: string) => KINDS.filter((kind) => leverAt(kind, ownOf(city, team)))
    expect(kinds('shuno')).toEqual([...KINDS])
    expect(kinds('hoken')).toEqual(['hours', 'divert', 'handling', 'backOffice'])
    expect(kinds('nowhere')).toEqual(['hours'])
  })

  test('save no more of a unit than it takes', () => {
    const own = ownOf(
      { ...city, tasks: city.tasks.map((task) => ({ ...task, minutesPerUnit: 1.5 })) },
      'hoken',
    )
    expect(leverAt('backOffice', own)).toMatchObject({ minutesPerUnit: 1.5 })
  })

  test.each([
    [{ kind: 'hours', openMinute: 540, closeMinute: 990 }, '受付時間 9:00–16:30'],
    [{ kind: 'merge', activities: ['payment', 'taxPhone'] }, '収納窓口・納税課受電を集約'],
    [{ kind: 'divert', queue: 'tax', share: 0.2 }, '課税の 20 %が移る'],
    [{ kind: 'handling', queue: 'tax', change: -0.2 }, '課税の処理時間 ▲20 %'],
    [{ kind: 'backOffice', task: 'kazeiWork', minutesPerUnit: 2 }, '申告書整理を1件 2.0分短く'],
  ] as const)('%j in words', (lever, words) => {
    expect(leverText(lever, city, textIn('ja'))).toBe(words)
  })
})
