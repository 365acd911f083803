import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Report } from '../../src/core/report/types.ts'
import { sampleReport } from '../fixtures/report.ts'

const kept = new Map<string, string>()
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
})

const load = async () => {
  vi.resetModules()
  return import('../../src/web/edits.ts')
}

const sample = sampleReport()
const [one, other] = sample.roster.filter(({ shift }) => shift)
const report: Report = { ...sample, locked: [one!] }

beforeEach(() => kept.clear())

describe('a manager’s hand in a roster', () => {
  test('begins with what the run was made to keep', async () => {
    const { cellOf, handIn, isLocked } = await load()
    expect(handIn(report)).toEqual({ run: report.run, edited: [], locked: [cellOf(one!)] })
    expect(isLocked(report, cellOf(other!))).toBe(false)
    expect(handIn(sample).locked).toEqual([])
  })

  test('locks and lets go; a changed day is kept, and goes back with its lock', async () => {
    const { cellOf, daysIn, isEdited, isLocked, putDay, toggleLock } = await load()
    const cell = cellOf(other!)
    const off = { person: other!.person, date: other!.date, breaks: [], blocks: [] }
    putDay(report, off)
    expect([isLocked(report, cell), isEdited(report, cell)]).toEqual([true, true])
    expect(daysIn(report).find((day) => cellOf(day) === cell)).toEqual(off)
    toggleLock(report, cell)
    expect([isLocked(report, cell), isEdited(report, cell)]).toEqual([false, false])
    expect(daysIn(report)).toEqual(report.roster)
  })

  test('sends locked days as they are on screen, days off included', async () => {
    const { cellOf, lockedDays, putDay, toggleLock } = await load()
    const free = { person: one!.person, date: '2023-10-07' as const }
    const moved = { ...other!, shift: { ...other!.shift!, startMinute: other!.shift!.startMinute + 30 } }
    putDay(report, moved)
    toggleLock(report, cellOf(free))
    expect(lockedDays(report)).toEqual([one, moved, { ...free, breaks: [], blocks: [] }])
  })

  test('is remembered for its run alone', async () => {
    const first = await load()
    first.toggleLock(report, first.cellOf(other!))
    const second = await load()
    expect(second.isLocked(report, second.cellOf(other!))).toBe(true)
    expect(second.handIn({ ...report, run: 'another' }).locked).toEqual([second.cellOf(one!)])
    second.letGo(report)
    expect((await load()).handIn(report).locked).toEqual([])
  })

  test('what cannot be read is forgotten', async () => {
    kept.set(`hankan.hand.${report.run}`, '{"edited":3')
    const { handIn } = await load()
    expect(handIn(report).locked).toHaveLength(1)
    kept.set(`hankan.hand.${report.run}`, '{"edited":3}')
    expect((await load()).handIn(report).locked).toHaveLength(1)
  })

  test('tells a day from the published one by its hours', async () => {
    const { publishedOtherwise } = await load()
    const hung = { ...report, published: report.roster }
    const moved = { ...other!, shift: { ...other!.shift!, startMinute: other!.shift!.startMinute + 30 } }
    expect(publishedOtherwise(hung, other!)).toBeUndefined()
    expect(publishedOtherwise(hung, { ...other!, blocks: [] })).toBeUndefined()
    expect(publishedOtherwise(hung, moved)).toEqual(other)
    expect(publishedOtherwise(report, moved)).toBeUndefined()
  })
})
