import type { Queue } from '../../src/core/city/types.ts'
import type { Random } from '../../src/core/units/random.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { brokenRow, dayDirt, inOutage, RECALLED_SHARE, recordedEnd } from './dirt.ts'
import { type Field, type Machine, printedName, printedRow, printedTime } from './machines.ts'
import type { Served } from './visits.ts'

/** The rows of one department's day, and how many of them a good reader counts, merges and rejects. */
export interface TicketRows {
  readonly lines: readonly string[]
  /** Rows that stand for a ticket of their own. */
  readonly tickets: number
  /** 再呼出 rows: the ticket has another row. */
  readonly repeats: number
  readonly broken: number
}

/** Why a ticket ended without service, besides the holder having left. */
const resultOf = (visit: Served, random: Random): string => {
  if (visit.left) return '不在'
  const luck = random.uniform()
  if (luck < 0.004) return 'キャンセル'
  return luck < 0.014 ? '転送' : '完了'
}

/** Prints a department's day as its machine would have. */
export const ticketRows = (
  department: string,
  date: LocalDate,
  queues: readonly Queue[],
  visits: readonly Served[],
  machine: Machine,
  random: Random,
): TicketRows => {
  const dirt = dayDirt(random)
  const printedDate = machine.date(date)
  const time = (seconds: number) => printedTime(machine, Math.round(seconds))
  const names = new Map(queues.map((queue) => [queue.id, printedName(machine, queue)]))
  const letters = new Map(queues.map((queue, i) => [queue.id, 'ABCDEFGH'[i]!]))
  const next = new Map<string, number>()
  let restarted = false
  const lines: string[] = []
  let tickets = 0
  let repeats = 0
  let last: Record<Field, string> | undefined
  for (const visit of [...visits].sort((a, b) => a.at - b.at)) {
    if (inOutage(department, date, visit.at)) continue
    if (visit.at >= dirt.resetAt && !restarted) {
      restarted = true
      next.clear()
    }
    const number = (next.get(visit.queue) ?? 0) + 1
    next.set(visit.queue, number)
    const result = resultOf(visit, random)
    const recalled = result === '完了' && random.uniform() < RECALLED_SHARE
    const again = recalled ? 240 + Math.floor(300 * random.uniform()) : 0
    const called = visit.start + again
    const started = called + 6 + Math.floor(14 * random.uniform())
    const served = result === '完了' || result === '転送'
    const ended = served ? recordedEnd(started + visit.handlingSeconds, machine, dirt, random) : undefined
    const fields: Record<Field, string> = {
      date: printedDate,
      number: `${letters.get(visit.queue)}${String(number).padStart(3, '0')}`,
      queue: names.get(visit.queue)!,
      issued: time(visit.at),
      called: result === 'キャンセル' ? '' : time(called),
      started: served ? time(started) : '',
      ended: ended === undefined ? '' : time(ended),
      desk: String(visit.server + 1),
      result,
    }
    if (recalled) {
      const first = { ...fields, called: time(visit.start), started: '', ended: '', result: '再呼出' }
      lines.push(printedRow(machine, first))
      repeats++
    }
    lines.push(printedRow(machine, fields))
    tickets++
    if (fields.ended !== '') last = fields
  }
  const broken = last && brokenRow(last, machine, random)
  if (broken !== undefined) lines.push(broken)
  return { lines, tickets, repeats, broken: broken === undefined ? 0 : 1 }
}
