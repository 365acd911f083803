import { readDate } from '../calendar/japanese-date.ts'
import type { Holidays } from '../calendar/types.ts'
import type { Issue, Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import { error, readTable } from './table.ts'

const columns = {
  date: { names: ['国民の祝日・休日月日', '日付', 'date'], required: true },
  name: { names: ['国民の祝日・休日名称', '名称', 'name'], required: true },
} as const

/** Public holidays from the text of 内閣府「国民の祝日・休日」 (syukujitsu.csv). */
export const readHolidays = (text: string, file: string): Result<Holidays> => {
  const issues: Issue[] = []
  const names = new Map<LocalDate, string>()
  for (const row of readTable(text, file, columns, (issue) => issues.push(issue)) ?? []) {
    const date = readDate(row.cell('date'))?.date
    if (date) names.set(date, row.cell('name'))
    else issues.push(error('noSuchDate', row.at('date'), { found: row.cell('date') }))
  }
  const last = [...names.keys()].sort().at(-1)
  return last && issues.length === 0
    ? { ok: true, value: { names, lastYear: +last.slice(0, 4) }, issues }
    : { ok: false, issues: [...issues, ...(last ? [] : [error('notHolidays', { file })])] }
}
