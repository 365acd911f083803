import { dayNumber } from '../calendar/date.ts'
import type { CityEvent, ExcludedPeriod } from '../calendar/types.ts'
import type { LocalDate, Name } from '../units/time.ts'
import type { Columns } from './columns.ts'
import { type Desk, type RowReader, sheetReader } from './desk.ts'
import { knownNames, queueFinder } from './names.ts'

/** Reads the Cabinet Office's list of public holidays (内閣府「国民の祝日・休日」 syukujitsu.csv). */
export const holidayReader = (desk: Desk, columns: Columns, out: [LocalDate, string][]): RowReader =>
  sheetReader(desk, columns, (row) => {
    const date = row.date('date')
    if (!date) return
    const name = row.cell('name')
    if (name === '') return row.reject('emptyCell', 'name')
    desk.journal.keep(dayNumber(date), row.line)
    out.push([date, name])
  })

/** Japanese words for kinds of events and the machine names they stand for; other words are kept as they are. */
const TYPES: Readonly<Record<string, string>> = {
  発送: 'mailing',
  通知書発送: 'mailing',
  納期限: 'deadline',
  締切: 'deadline',
  申告: 'tax-return',
  選挙: 'election',
  期日前投票: 'early-voting',
  キャンペーン: 'campaign',
  除外: 'exclude',
  除外期間: 'exclude',
}

const nameOf = (note: string, type: string): Name => {
  const [ja, en] = note.split(' / ')
  return { ja: ja || type, en: en || ja || type }
}

/**
 * Reads a city's events (`開始日,終了日,種別,対象キュー,見込み影響,メモ`). Rows of the kind `exclude` (除外期間) are
 * stretches of history that a forecaster must not learn from.
 */
export const eventReader = (
  desk: Desk,
  columns: Columns,
  events: CityEvent[],
  excluded: ExcludedPeriod[],
): RowReader => {
  const { city, journal } = desk
  const find = queueFinder(city, 'window')
  return sheetReader(desk, columns, (row) => {
    const from = row.date('from')
    if (!from) return
    const to = row.cell('to') === '' ? from : row.date('to')
    if (!to) return
    if (to < from) return row.reject('datesReversed', 'to', { from, to })
    const kind = row.cell('type')
    if (kind === '') return row.reject('emptyCell', 'type')
    const names = row
      .cell('queues')
      .split(/[;；、/]/)
      .map((name) => name.trim())
    const wanted = names.filter((name) => name !== '' && !/^(全て|すべて|全キュー|all)$/i.test(name))
    const unknown = wanted.find((name) => find(name) < 0)
    if (unknown !== undefined)
      return row.rejectName('unknownQueue', 'queues', unknown, knownNames(city.queues))
    const queues = wanted.map((name) => city.queues[find(name)]!.id)
    const type = TYPES[kind] ?? kind
    const name = nameOf(row.cell('note'), kind)
    journal.keep(Number.NaN, row.line)
    if (type === 'exclude') excluded.push({ from, to, queues, reason: name })
    else events.push({ from, to, type, queues, name })
  })
}
