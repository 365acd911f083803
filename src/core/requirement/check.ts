import { openingOn } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { City, Queue } from '../city/types.ts'
import type { DayForecast, Forecast } from '../forecast/types.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'

/** A coefficient of variation above this is a slip of the pen, not a forecast. */
const MOST_SPREAD = 5

interface Finding {
  readonly code: string
  readonly severity?: Issue['severity']
  readonly values: Issue['values']
}

const isSpread = (cv: number): boolean => cv >= 0 && cv <= MOST_SPREAD

const queueFindings = (queue: Queue, seats: number): Finding[] => {
  const findings: Finding[] = []
  const { id } = queue
  if (queue.patienceSeconds !== undefined && !(queue.patienceSeconds > 0))
    findings.push({ code: 'noPatience', values: { queue: id, found: queue.patienceSeconds } })
  for (const { share, asaSeconds = 1, answerShare = share } of queue.targets) {
    for (const found of new Set([share, answerShare]))
      if (!(found > 0 && found < 1))
        findings.push({ code: 'certainTarget', values: { queue: id, found: found * 100 } })
    if (!(asaSeconds > 0)) findings.push({ code: 'noMeanWait', values: { queue: id, found: asaSeconds } })
  }
  if (seats < 1) findings.push({ code: 'noSeats', values: { activity: queue.activity } })
  return findings
}

const dayFindings = (queue: string, day: DayForecast, openSeconds: number): Finding[] => {
  const { date } = day
  const findings: Finding[] = []
  const spread = [day.dayCv, ...day.slots.map((slot) => slot.slotCv)].find((cv) => !isSpread(cv))
  if (spread !== undefined)
    findings.push({ code: 'badSpread', values: { queue, date, found: spread, most: MOST_SPREAD } })
  for (const { slot, mean, handling } of day.slots) {
    if (!(mean >= 0 && mean < Number.MAX_SAFE_INTEGER))
      findings.push({ code: 'badRate', values: { queue, date, slot, found: mean } })
    if (!handling) {
      findings.push({ code: 'noHandlingTime', values: { queue, date, slot } })
      continue
    }
    if (!(handling.meanSeconds > 0 && handling.meanSeconds <= openSeconds)) {
      const found = handling.meanSeconds
      findings.push({ code: 'badHandlingTime', values: { queue, date, slot, found, most: openSeconds } })
    }
    if (!isSpread(handling.cv))
      findings.push({ code: 'badSpread', values: { queue, date, found: handling.cv, most: MOST_SPREAD } })
  }
  return findings
}

/**
 * What keeps a requirement or a simulation from being made of a forecast on these dates: missing or impossible rates
 * and handling times, targets nobody can promise, queues without patience or seats. A queue that never opens is noted.
 */
export const requirementIssues = (
  forecast: Forecast,
  city: City,
  holidays: Holidays,
  dates: readonly LocalDate[],
  file = 'forecast.json',
): Issue[] => {
  const known = new Map(forecast.queues.map((it) => [it.queue, it.days]))
  const findings: Finding[] = forecast.queues
    .filter(({ queue }) => !city.queues.some((it) => it.id === queue))
    .map(({ queue }) => ({ code: 'forecastOfUnknownQueue', severity: 'warning', values: { queue } }))
  for (const queue of city.queues) {
    const activity = city.activities.find((it) => it.id === queue.activity)
    findings.push(...queueFindings(queue, activity?.seats ?? 0))
    let opens = false
    for (const date of dates) {
      const hours = openingOn(city, holidays, queue.opening, date)
      if (hours?.servedBy !== 'contractor') continue
      opens = true
      const day = known.get(queue.id)?.find((it) => it.date === date)
      const openSeconds = (hours.closeMinute - hours.openMinute) * 60
      if (day) findings.push(...dayFindings(queue.id, day, openSeconds))
      else findings.push({ code: 'queueWithoutForecast', values: { queue: queue.id, date } })
    }
    const [from, to] = [dates[0], dates.at(-1)]
    if (!opens && from && to)
      findings.push({ code: 'neverOpen', severity: 'warning', values: { queue: queue.id, from, to } })
  }
  return findings.map(({ code, severity = 'error', values }) => ({ code, severity, at: { file }, values }))
}
