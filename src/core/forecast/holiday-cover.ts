import type { Holidays } from '../calendar/types.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'

/** A warning where a forecast reaches past the last year whose holidays are known: they count as ordinary days there. */
export const holidayIssues = ({ lastYear }: Holidays, until: LocalDate, file: string): Issue[] =>
  +until.slice(0, 4) <= lastYear
    ? []
    : [{ code: 'holidaysEnd', severity: 'warning', at: { file }, values: { lastYear, date: until } }]
