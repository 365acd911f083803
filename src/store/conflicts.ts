import { dayNumber } from '../core/calendar/date.ts'
import type { Receipt } from '../core/log/types.ts'
import type { Issue } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import { eachKey, keyOfCount, keyOfInterval, type Part } from './history.ts'

/** Days apart from everything stored at which a log is taken for one of another year. */
const YEAR = 366

const isLog = ({ kind }: Receipt): boolean => kind === 'tickets' || kind === 'intervals' || kind === 'calls'

/** Dates that a part counts and an earlier part has counted already; one issue a pair of files. */
export const overlaps = (stored: readonly Part[], added: readonly Part[]): Issue[] => {
  const owner = new Map<string, Part>()
  const issues: Issue[] = []
  for (const part of [...stored, ...added]) {
    const shared = new Map<Part, Set<LocalDate>>()
    const claim = (kind: string) => (ofKind: string, date: LocalDate) => {
      const key = `${kind}/${ofKind}`
      const earlier = owner.get(key) ?? part
      if (earlier === part) owner.set(key, part)
      else shared.set(earlier, (shared.get(earlier) ?? new Set()).add(date))
    }
    eachKey(part.intervals, keyOfInterval, claim('queue'))
    eachKey(part.extras.work, keyOfCount, claim('work'))
    eachKey(part.extras.outbound, keyOfCount, claim('outbound'))
    if (!added.includes(part)) continue
    for (const [{ receipt }, days] of shared) {
      const dates = [...days].sort()
      const values = { other: receipt.file, from: dates[0]!, to: dates.at(-1)!, days: dates.length }
      issues.push({ code: 'alreadyStored', severity: 'error', at: { file: part.receipt.file }, values })
    }
  }
  return issues
}

const daysApart = (a: Receipt, b: Receipt): number => {
  if (!a.period || !b.period) return 0
  const [first, second] = a.period.from < b.period.from ? [a.period, b.period] : [b.period, a.period]
  return dayNumber(second.from) - dayNumber(first.to)
}

/** A log of another year: more than a year apart from every other log there is. */
const otherYear = (part: Part, others: readonly Part[]): Issue[] => {
  const logs = others.filter(({ receipt }) => isLog(receipt) && receipt.period)
  if (!isLog(part.receipt) || !part.receipt.period || logs.length === 0) return []
  if (logs.some(({ receipt }) => daysApart(part.receipt, receipt) <= YEAR)) return []
  const periods = logs.map(({ receipt }) => receipt.period!)
  const { from, to } = part.receipt.period
  const values = {
    from,
    to,
    storedFrom: periods.map((period) => period.from).sort()[0]!,
    storedTo: periods
      .map((period) => period.to)
      .sort()
      .at(-1)!,
  }
  return [{ code: 'otherYear', severity: 'error', at: { file: part.receipt.file }, values }]
}

/** Logs among the added that lie more than a year apart from every other log, stored or added. */
export const otherYears = (stored: readonly Part[], added: readonly Part[]): Issue[] =>
  added.flatMap((part) =>
    otherYear(
      part,
      [...stored, ...added].filter((other) => other !== part),
    ),
  )
