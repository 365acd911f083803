import { dayNumber } from '../calendar/date.ts'
import { readSpan } from '../calendar/time-of-day.ts'
import type { OutboundCount, WorkCount } from '../interval/types.ts'
import type { Columns } from './columns.ts'
import { type Desk, type RowReader, readCount, sheetReader } from './desk.ts'
import { knownNames, taskFinder } from './names.ts'
import { slotShares, splitWhole } from './slot-shares.ts'

/** Reads counts of back-office work that came in: a row a date and task. */
export const workReader = (desk: Desk, columns: Columns, out: WorkCount[]): RowReader => {
  const { city, journal } = desk
  const find = taskFinder(city.backOffice)
  const known = knownNames(city.backOffice)
  return sheetReader(desk, columns, (row) => {
    const date = row.date('date')
    if (!date || !journal.plausible(dayNumber(date), row.line, columns.date!.heading)) return
    const name = row.cell('task')
    if (name === '') return row.reject('emptyCell', 'task')
    const task = find(name)
    if (task === undefined) return row.rejectName('unknownTask', 'task', name, known)
    const units = row.count('units')
    if (units === undefined) return
    journal.keep(dayNumber(date), row.line)
    out.push({ date, task, units })
  })
}

/** Reads outbound call results: a row a date, span of the day and task. Hours are split evenly over their slots. */
export const outboundReader = (desk: Desk, columns: Columns, out: OutboundCount[]): RowReader => {
  const { city, journal } = desk
  const find = taskFinder(city.outbound)
  const known = knownNames(city.outbound)
  return sheetReader(desk, columns, (row) => {
    const date = row.date('date')
    if (!date || !journal.plausible(dayNumber(date), row.line, columns.date!.heading)) return
    const found = row.cell('span')
    const span = readSpan(found)
    if (!span) return row.reject('noSuchSpan', 'span', { found })
    const name = row.cell('task')
    const task = row.has('task') ? find(name) : city.outbound[0]?.id
    if (task === undefined) return row.rejectName('unknownTask', 'task', name, known)
    const attempts = row.count('attempts')
    if (attempts === undefined) return
    journal.keep(dayNumber(date), row.line)
    const shares = slotShares(
      span.startMinute,
      span.endMinute ?? span.startMinute + city.slotMinutes,
      city.slotMinutes,
    )
    const weights = shares.map(({ minutes }) => minutes)
    const split = (field: string): number[] => splitWhole(readCount(row.cell(field)) ?? 0, weights)
    const [contacts, promises] = [split('contacts'), split('promises')]
    const operators = readCount(row.cell('operators')) ?? 0
    for (const [i, part] of splitWhole(attempts, weights).entries())
      out.push({
        date,
        slot: shares[i]!.slot,
        task,
        attempts: part,
        contacts: contacts[i]!,
        promises: promises[i]!,
        operators,
      })
  })
}
