import { addDays, datesBetween } from '../calendar/date.ts'
import type { Holidays } from '../calendar/types.ts'
import type { City } from '../city/types.ts'
import type { History } from '../interval/types.ts'
import type { Issue, Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import { type Fit, fitStaffing } from './fit.ts'
import { FEWEST_DAYS, judgeQueue } from './judge.ts'
import { type Desk, observeDesks } from './observe.ts'
import type { ServeDesk } from './play.ts'
import { replayDesk } from './replay.ts'
import type { CalibratedQueue, Calibration, FittedStaffing } from './types.ts'

/** Days looked at, unless others are asked for: four weeks to fit, four to judge. */
const USUAL_DAYS = 56
/** Times the judged days are played. */
const REPLICATIONS = 120

export interface CalibrationInput {
  readonly history: History
  readonly city: City
  readonly holidays: Holidays
  /** First and last date; absent: the last eight weeks of the history. */
  readonly from?: LocalDate
  readonly to?: LocalDate
  /** What issues name as the place of the logs. */
  readonly file: string
}

type Span = Calibration['fitted']

const spanOf = (dates: readonly LocalDate[], desks: readonly Desk[]): Span => ({
  from: dates[0]!,
  to: dates.at(-1)!,
  days: new Set(desks.flatMap(({ days }) => days.map(({ date }) => date))).size,
})

/** Total over a desk's days of one of its queues. */
const totalOf = (desk: Desk, queue: number, field: 'arrivals' | 'waited' | 'waitSeconds'): number =>
  desk.days
    .flatMap(({ queues }) => queues.filter((day) => day.queue === queue))
    .reduce((sum, day) => sum + day[field].reduce((a, b) => a + b, 0), 0)

/** What is wrong with the logs of a desk's queues: a queue named here has no row. */
const queueIssues = (fitted: Desk, judged: Desk, file: string): Issue[] =>
  fitted.queues.flatMap(({ id: queue }, q): Issue[] => {
    const both = (field: 'arrivals' | 'waited' | 'waitSeconds') =>
      totalOf(fitted, q, field) + totalOf(judged, q, field)
    const told = (code: string): Issue[] => [{ code, severity: 'warning', at: { file }, values: { queue } }]
    const isOpen = [fitted, judged].every(({ days }) =>
      days.some(({ queues }) => queues.some((day) => day.queue === q)),
    )
    if (!isOpen || both('arrivals') === 0) return told('calibrationNotOpen')
    if (both('waited') === 0) return told('calibrationQueueWaits')
    if (both('waitSeconds') === 0) return told('calibrationZeroWaits')
    const isTimed = [fitted, judged].every(({ handling }) => handling[q]!.some((it) => it.meanSeconds > 0))
    return isTimed ? [] : told('calibrationQueueHandling')
  })

const outageIssues = (desk: Desk, file: string): Issue[] =>
  desk.outages.map((date) => ({
    code: 'calibrationOutage',
    severity: 'warning',
    at: { file },
    values: { activity: desk.activity.id, date },
  }))

const staffingOf = ({ activity }: Desk, fit: Fit): FittedStaffing => ({
  activity: activity.id,
  slots: [...fit.people.entries()].flatMap(([slot, people]) =>
    people > 0 ? [{ slot, people, least: fit.least[slot]! }] : [],
  ),
  followsDemand: fit.staffing.followsDemand,
  dayDeviation: fit.staffing.dayDeviation,
})

const refused = (code: string, file: string, values: Issue['values']): Result<Calibration> => ({
  ok: false,
  issues: [{ code, severity: 'error', at: { file }, values }],
})

/**
 * Fits the staffing of every window and phone on the first half of a stretch of days and judges the simulator on the
 * second: does it reproduce waits it has not seen, for the arrivals that really came? Days on which a recorder was down
 * and queues without waits are left out, each with a warning.
 */
export const calibrate = (
  { history, city, holidays, file, ...asked }: CalibrationInput,
  serve: ServeDesk,
  onProgress: (done: number, of: number) => void = () => {},
): Result<Calibration> => {
  const last = history.intervals.at(-1)?.date
  if (last === undefined) return refused('noHistory', file, {})
  const to = asked.to ?? last
  const from = asked.from ?? addDays(to, 1 - USUAL_DAYS)
  const dates = datesBetween(from, to)
  const half = Math.floor(dates.length / 2)
  if (half === 0) return refused('calibrationNoDays', file, { from, to })
  const fittedDates = dates.slice(0, half)
  const judgedDates = dates.slice(half)
  const fitted = observeDesks(history, city, holidays, fittedDates)
  const judged = observeDesks(history, city, holidays, judgedDates)

  const issues: Issue[] = []
  const staffing: FittedStaffing[] = []
  const queues: CalibratedQueue[] = []
  fitted.forEach((desk, d) => {
    onProgress(d, fitted.length)
    const other = judged[d]!
    const faults = queueIssues(desk, other, file)
    issues.push(...outageIssues(desk, file), ...outageIssues(other, file), ...faults)
    const isUntimed = faults.some(({ code }) => code === 'calibrationQueueHandling')
    if (isUntimed || faults.length === desk.queues.length) return
    const fit = fitStaffing(desk, city.slotMinutes, serve)
    staffing.push(staffingOf(desk, fit))
    replayDesk(other, fit, REPLICATIONS, serve).forEach((replayed, q) => {
      const { id } = desk.queues[q]!
      if (faults.some(({ values }) => values.queue === id)) return
      const row = judgeQueue(id, replayed, desk.days.length)
      if (row) queues.push(row)
    })
  })
  onProgress(fitted.length, fitted.length)
  if (queues.length === 0) {
    const none = refused('calibrationNoWaits', file, { from, to })
    return { ok: false, issues: [...none.issues, ...issues] }
  }
  const calibration = {
    fitted: spanOf(fittedDates, fitted),
    judged: spanOf(judgedDates, judged),
    staffing,
    queues,
  }
  const days = Math.min(calibration.fitted.days, calibration.judged.days)
  if (days < FEWEST_DAYS)
    issues.push({
      code: 'calibrationFewDays',
      severity: 'warning',
      at: { file },
      values: { days, needed: FEWEST_DAYS },
    })
  return { ok: true, value: calibration, issues }
}
