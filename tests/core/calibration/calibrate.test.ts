import { describe, expect, test } from 'vitest'
import { addDays, datesBetween } from '../../../src/core/calendar/date.ts'
import { type CalibrationInput, calibrate } from '../../../src/core/calibration/calibrate.ts'
import { fitStaffing } from '../../../src/core/calibration/fit.ts'
import { judgeQueue } from '../../../src/core/calibration/judge.ts'
import { observeDesks } from '../../../src/core/calibration/observe.ts'
import type { ServeDesk } from '../../../src/core/calibration/play.ts'
import { replayDesk } from '../../../src/core/calibration/replay.ts'
import type { CalibratedQueue } from '../../../src/core/calibration/types.ts'
import type { Interval } from '../../../src/core/interval/types.ts'
import { serveDesk } from '../../../src/core/simulation/serve.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { issueText } from '../../../src/core/words/issue-text.ts'
import { cityOf, holidays, madeLogs } from './made.ts'

const FROM = '2022-10-24'
const TO = addDays(FROM, 55)
const HALF = addDays(FROM, 27)
const city = cityOf('certificate-desk', 'insurance-desk', 'taxation-desk', 'payment-phone')
const { history } = madeLogs(city, FROM, TO, 'eight weeks')
const input = { history, city, holidays, file: 'store', from: FROM, to: TO } as const

/** Two desks alone: one of two queues. */
const small = cityOf('insurance-desk', 'taxation-desk')
const smallQueues = small.queues.map(({ id }) => id)

/** What the calibration says when the logs are other than they were. */
const told = (change: (interval: Interval) => readonly Interval[], more: Partial<CalibrationInput> = {}) => {
  const intervals = history.intervals.filter(({ queue }) => smallQueues.includes(queue)).flatMap(change)
  const result = calibrate({ ...input, city: small, history: { ...history, intervals }, ...more }, serveDesk)
  for (const issue of result.issues)
    for (const language of ['ja', 'en'] as const) expect(issueText(issue, language)).not.toContain('{')
  return { result, codes: result.issues.map(({ code }) => code) }
}

describe('a simulator that is right', () => {
  const result = calibrate(input, serveDesk)
  if (!result.ok) throw new Error('the made weeks cannot be calibrated')
  const { queues, staffing, fitted, judged } = result.value

  test('is judged on the four weeks after those it was fitted to', () => {
    expect(result.issues).toEqual([])
    expect(fitted).toEqual({ from: FROM, to: HALF, days: 19 })
    expect(judged).toEqual({ from: addDays(HALF, 1), to: TO, days: 19 })
    for (const { days } of queues) expect(days.every(({ date }) => date > HALF)).toBe(true)
  })

  test('reproduces the waits of every queue', () => {
    expect(queues.map(({ queue, verdict }) => [queue, verdict])).toEqual(
      city.queues.map(({ id }) => [id, 'reproduces']),
    )
  })

  test('has about 80 % of the days in their bands', () => {
    const days = queues.reduce((sum, queue) => sum + queue.days.length, 0)
    const inside = queues.reduce((sum, queue) => sum + queue.insideBand * queue.days.length, 0)
    expect(inside / days).toBeGreaterThan(0.7)
    expect(inside / days).toBeLessThan(0.9)
  })

  test('has the observed mean in the range of the simulated one, and most slots too', () => {
    for (const { observedMeanWaitSeconds: seen, simulatedMeanWaitSeconds: range, slots } of queues) {
      expect(seen).toBeGreaterThan(range.low)
      expect(seen).toBeLessThan(range.high)
      const inside = slots.filter(({ observedMeanWaitSeconds: mean, simulatedMeanWaitSeconds: of }) => {
        return of.low <= mean && mean <= of.high
      })
      expect(inside.length / slots.length).toBeGreaterThan(0.75)
    }
  })

  test('one desk of two queues has one staffing', () => {
    expect(staffing.map(({ activity }) => activity)).toEqual(city.activities.map(({ id }) => id))
    expect(queues.map(({ queue }) => queue)).toContain('insurance')
    expect(queues.map(({ queue }) => queue)).toContain('pension')
  })

  test('the sums of slots and days are those of the logs', () => {
    for (const { queue, slots, days } of queues) {
      const arrivals = history.intervals
        .filter((interval) => interval.queue === queue && interval.date > HALF)
        .reduce((sum, interval) => sum + interval.arrivals!, 0)
      expect(slots.reduce((sum, slot) => sum + slot.arrivals, 0)).toBe(arrivals)
      expect(days.reduce((sum, day) => sum + day.arrivals, 0)).toBe(arrivals)
    }
  })

  test('looks at the last eight weeks where none are asked for, and says the same each time', () => {
    const last = history.intervals.at(-1)!.date
    const asked = { ...input, city: cityOf('taxation-desk'), from: addDays(last, -55), to: last }
    const { from: _, to: __, ...usual } = asked
    expect(calibrate(usual, serveDesk)).toEqual(calibrate(asked, serveDesk))
  })
})

describe('a simulator that is wrong on purpose', () => {
  const desksOf = (from: LocalDate, to: LocalDate) =>
    observeDesks(history, city, holidays, datesBetween(from, to))
  const judged = desksOf(addDays(HALF, 1), TO)
  const fits = desksOf(FROM, HALF).map((desk) => fitStaffing(desk, 30, serveDesk))

  /** Judged weeks played by a simulator that differs from the one the staffing was fitted with. */
  const judgedBy = (serve: ServeDesk): CalibratedQueue[] =>
    judged.flatMap((desk, d) =>
      replayDesk(desk, fits[d]!, 120, serve).flatMap(
        (replayed, q) => judgeQueue(desk.queues[q]!.id, replayed, 19) ?? [],
      ),
    )

  test.each<[string, string, ServeDesk]>([
    [
      'handling times 30 % too long',
      'tooLong',
      (visits, crew, waits) =>
        serveDesk({ ...visits, service: visits.service.map((it) => 1.3 * it) }, crew, waits),
    ],
    [
      'handling times 30 % too short',
      'tooShort',
      (visits, crew, waits) =>
        serveDesk({ ...visits, service: visits.service.map((it) => 0.7 * it) }, crew, waits),
    ],
    [
      'one person too many',
      'tooShort',
      (visits, { changes, levels }, waits) =>
        serveDesk(visits, { changes, levels: levels.map((it) => it + 1) }, waits),
    ],
    [
      'handling times without spread',
      'daysDiffer',
      (visits, crew, waits) => {
        serveDesk(visits, crew, waits)
        waits.wait.fill(waits.wait.reduce((a, b) => a + b) / visits.count)
      },
    ],
  ])('%s: %s', (_, verdict, serve) => {
    const rows = judgedBy(serve)
    const windows = rows.filter(({ queue }) => queue !== 'payment-call')
    for (const row of windows) expect(row.verdict).not.toBe('reproduces')
    expect(windows.filter((row) => row.verdict === verdict).length).toBeGreaterThan(windows.length / 2)
  })
})

describe('logs that cannot be calibrated with', () => {
  test('no history', () => {
    expect(told(() => []).codes).toEqual(['noHistory'])
  })

  test('no waits anywhere', () => {
    const { result, codes } = told((it) => [{ ...it, waited: 0, waitSeconds: 0, maxWaitSeconds: 0 }])
    expect(result.ok).toBe(false)
    expect(codes).toEqual(['calibrationNoWaits', ...smallQueues.map(() => 'calibrationQueueWaits')])
  })

  test('waits of zero everywhere', () => {
    const { result, codes } = told((it) => [{ ...it, waitSeconds: 0, maxWaitSeconds: 0 }])
    expect(result.ok).toBe(false)
    expect(codes).toContain('calibrationZeroWaits')
  })

  test('a stretch of one day', () => {
    expect(told((it) => [it], { from: TO, to: TO }).codes).toEqual(['calibrationNoDays'])
  })
})

describe('logs with a hole', () => {
  const rowsOf = (result: ReturnType<typeof told>['result']) => (result.ok ? result.value.queues : [])

  test('a queue that is never open has no row, and the others keep theirs', () => {
    const { result, codes } = told((it) => (it.queue === 'taxation' ? [] : [it]))
    expect(codes).toEqual(['calibrationNotOpen'])
    expect(rowsOf(result).map(({ queue }) => queue)).toEqual(['insurance', 'pension'])
  })

  test('of two queues at a desk the one without waits has no row', () => {
    const { result, codes } = told((it) => [
      it.queue === 'pension' ? { ...it, waited: 0, waitSeconds: 0 } : it,
    ])
    expect(codes).toEqual(['calibrationQueueWaits'])
    const verdicts = rowsOf(result).map(({ queue, verdict }) => [queue, verdict])
    expect(verdicts).toContainEqual(['insurance', 'reproduces'])
    expect(verdicts.map(([queue]) => queue)).not.toContain('pension')
  })

  test('a desk without handling times is left out', () => {
    const { result, codes } = told((it) => [
      it.queue === 'pension' ? { ...it, handled: 0, handlingSeconds: 0, handlingSecondsSquared: 0 } : it,
    ])
    expect(codes).toEqual(['calibrationQueueHandling'])
    expect(rowsOf(result).map(({ queue }) => queue)).toEqual(['taxation'])
  })

  test('a day with an outage is left out at every queue of its desk', () => {
    const date = addDays(HALF, 2)
    const gap = { queue: 'pension', date, startMinute: 600, endMinute: 700, expected: 9 }
    const { result, codes } = told((it) => [it], { history: { ...history, gaps: [gap] } })
    expect(codes).toEqual(['calibrationOutage'])
    for (const { queue, days } of rowsOf(result))
      expect(days.some((day) => day.date === date)).toBe(!['insurance', 'pension'].includes(queue))
  })

  test('an unknown count is an outage', () => {
    const date = addDays(FROM, 2)
    const { codes } = told((it) => [
      it.date === date && it.queue === 'taxation' && it.slot === 20 ? { ...it, arrivals: null } : it,
    ])
    expect(codes).toEqual(['calibrationOutage'])
  })

  test('days before the first record do not count', () => {
    const { result } = told((it) => (it.date < addDays(FROM, 7) ? [] : [it]))
    expect(result.ok && result.value.fitted.days).toBe(14)
  })

  test('too few days give no verdict', () => {
    const { result, codes } = told((it) => [it], { from: addDays(TO, -13) })
    expect(codes).toEqual(['calibrationFewDays'])
    for (const { verdict } of rowsOf(result)) expect(verdict).toBe('tooFewDays')
  })
})
