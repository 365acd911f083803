import { describe, expect, test } from 'vitest'
import type { CoverRow, CoverWait } from '../../src/core/cover/types.ts'
import type { Report } from '../../src/core/report/types.ts'
import type { Repair } from '../../src/core/roster/explain/types.ts'
import type { FairShare } from '../../src/core/roster/types.ts'
import { area } from '../../src/core/words/page.ts'
import { breachLine } from '../../src/web/breach.ts'
import { atWork, hit, leavingTimes, payingWait, tellingWait, toAgree } from '../../src/web/cover.ts'
import { burdensOf, fairRows, furthest } from '../../src/web/fairness.ts'
import {
  causeText,
  namesText,
  repairLines,
  ruleText,
  shadowText,
  standingText,
} from '../../src/web/standing.ts'
import { learn, textIn } from '../../src/web/text.ts'
import { sampleReport } from '../fixtures/report.ts'

learn(area)
const report = sampleReport()
const [ja, en] = [textIn('ja'), textIn('en')]
const [first, second] = report.people
const activity = report.activities[0]!

describe('an absence', () => {
  test('is of somebody at work, from a slot inside the shift', () => {
    const date = '2023-10-02'
    const there = atWork(report, date)
    const shifts = report.roster.filter((day) => day.date === date && day.shift)
    expect(there.map(({ person }) => person.id).toSorted()).toEqual(
      shifts.map(({ person }) => person).toSorted(),
    )
    expect(leavingTimes(report, { code: 'x', startMinute: 525, endMinute: 660 })).toEqual([
      540, 570, 600, 630,
    ])
    expect(leavingTimes(report, { code: 'x', startMinute: 540, endMinute: 600 })).toEqual([570])
  })

  test('is told by the wait that it hurts most and the one that pays, and by desks that differ, the hardest hit first', () => {
    const wait = (queue: string, rostered: number, nothing: number, covered: number) =>
      ({ queue, rostered, nothing, covered }) as CoverWait
    const waits = [wait('a', 60, 70, 65), wait('hurt', 60, 300, 80), wait('lends', 60, 60, 100)]
    expect(tellingWait(waits)?.queue).toBe('hurt')
    expect(payingWait(waits)?.queue).toBe('lends')
    expect(payingWait([wait('lends', 60, 60, 89)])).toBeUndefined()
    expect(payingWait(undefined)).toBeUndefined()
    expect(tellingWait([])).toBeUndefined()
    const desk = (id: string, hours: number, shortBefore: number, shortAfter: number) => ({
      activity: id,
      hours,
      shortBefore,
      shortAfter,
      lossYen: 0,
    })
    const desks = [desk('same', 0, 1, 1), desk('better', 1, 1, 0), desk('worse', -1, 0, 2)]
    expect(hit(desks).map((one) => one.activity)).toEqual(['worse', 'better'])
  })

  test('asks those who work other hours and have not agreed yet', () => {
    const move = (person: string, needsConsent: boolean, agreedOn?: '2023-10-02') => ({
      person,
      needsConsent,
      day: { date: '2023-10-03' },
      ...(agreedOn ? { agreedOn } : {}),
    })
    const row = { moves: [move('a', true), move('b', false), move('c', true, '2023-10-02')] }
    expect(toAgree(row as unknown as CoverRow)).toEqual([{ person: 'a', date: '2023-10-03' }])
  })
})

describe('fair shares', () => {
  const share = (person: string, burden: FairShare['burden'], carried: number, rostered: number) => ({
    person,
    burden,
    carried,
    rostered,
    share: 2,
  })
  const told: Report = {
    ...report,
    fairness: [
      share(first!.id, 'late', 3, 1),
      share(second!.id, 'late', 0, 1),
      share(first!.id, 'early', 0, 0),
      share(second!.id, 'friday', 1, 1.5),
    ],
  }
  test('count the history, show burdens that anybody carries, and name who is furthest above', () => {
    expect(burdensOf(told)).toEqual(['late', 'friday'])
    expect(furthest(told, 'late')?.person).toBe(first!.id)
    expect(furthest(told, 'friday')).toBeUndefined()
    expect(fairRows(told, undefined).map(({ person }) => person.id)).toEqual([first!.id, second!.id])
    expect(fairRows(told, 'nowhere')).toEqual([])
    expect(fairRows(report, undefined)).toEqual([])
  })
})

describe('explanations in words', () => {
  test('where somebody stands, and the rule with its article', () => {
    expect(standingText({ kind: 'busy', at: activity.id }, report, ja)).toBe(`${activity.name.ja}を担当中`)
    expect(standingText({ kind: 'busy' }, report, en)).toBe('at other work')
    expect(standingText({ kind: 'onLeave', leave: 'paid' }, report, en)).toContain('paid leave')
    const known = report.certificate.rules[0]!
    expect(ruleText({ rule: known.id }, report, ja)).toBe(known.article.ja)
    expect(ruleText({ rule: 'x', article: { ja: '条', en: 'art.' } }, report, en)).toBe('art.')
    expect(ruleText({ rule: 'x' }, report, ja)).toBe('')
  })

  test('some names, and how many more', () => {
    const ids = report.people.slice(0, 7).map(({ id }) => id)
    expect(namesText(ids.slice(0, 2), report, ja)).toBe(`${first!.name}、${second!.name}`)
    expect(namesText(ids, report, en)).toMatch(/ and 2 more$/)
  })

  test('why it is short', () => {
    const people = [{ person: first!.id, kind: 'onLeave' as const }]
    expect(causeText({ kind: 'onLeave', people }, report, ja)).toContain(`1人: ${first!.name}`)
    expect(causeText({ kind: 'notWorthIt', people: [], savesYen: 100, costsYen: 250 }, report, ja)).toBe(
      '1人増やす費用(250円)が減る損失(100円)を上回る',
    )
    expect(causeText({ kind: 'seats', people: [] }, report, en)).toBe('every seat is taken')
    expect(causeText({ kind: 'skill', people: [] }, report, en)).toBe('has not learnt it')
  })

  test('what a repair has people do', () => {
    const repair = (kind: Repair['kind'], more: Partial<Repair>): Repair => ({
      kind,
      persons: [],
      days: [],
      moves: [],
      yen: 0,
      wageYen: 0,
      removedHours: 1,
      needsConsent: false,
      warnings: [],
      ...more,
    })
    const move = { person: first!.id, to: activity.id, startMinute: 600, endMinute: 660 }
    const day = { person: first!.id, date: '2023-10-02' as const, breaks: [], blocks: [] }
    const lines = (one: Repair) => repairLines(one, report, ja, () => '早 8:15–17:00')
    expect(lines(repair('overtime', { persons: [first!.id], days: [day] }))).toEqual([
      `${first!.name}さん 早 8:15–17:00`,
    ])
    expect(lines(repair('move', { moves: [{ ...move, from: 'x' }] }))).toEqual([
      `${first!.name}さん 10:00–11:00 x → ${activity.name.ja}`,
    ])
    expect(lines(repair('train', { persons: [first!.id], moves: [move] }))[0]).toBe(
      `${first!.name}さんが${activity.name.ja}を習得`,
    )
    expect(lines(repair('fewerSeats', { activity: activity.id }))[0]).toContain(activity.name.ja)
  })

  test('what one more person would do, with hours only where some go', () => {
    const price = {
      activity: activity.id,
      date: '2023-10-02' as const,
      startMinute: 540,
      endMinute: 900,
      peakMinute: 600,
      removedHours: 2.4,
      yen: 5000,
      wageYen: 7875,
    }
    expect(shadowText(price, report, ja)).toBe(
      `月曜10:00に${activity.name.ja}担当がもう1人いれば、2.4 人時の不足が消え、損失が 5,000円 減ります。`,
    )
    expect(shadowText({ ...price, removedHours: 0.01 }, report, en)).not.toContain('person-hours')
  })

  test('a breach is a sentence with its article, in either language', () => {
    const [breach] = report.certificate.breaches
    const line = breachLine(breach!, report, ja)
    const person = report.people.find(({ id }) => id === breach!.person)!
    expect(line.text).toContain(person.name)
    expect(line.text).toContain('10:00')
    expect(line.article).toBe(report.certificate.rules.find(({ id }) => id === breach!.rule)!.article.ja)
    expect(breachLine({ ...breach!, rule: 'unheard' }, report, en)).toEqual({ text: 'unheard', article: '' })
  })
})

test('a change of money carries its sign before the mark of the yen', () => {
  expect([ja.signedYen(1200), ja.signedYen(-1200), ja.signedYen(0)]).toEqual(['+1,200円', '▲1,200円', '±0円'])
  expect([en.signedYen(1200), en.signedYen(-1200)]).toEqual(['+¥1,200', '−¥1,200'])
})
