import { narrow, readDate } from '../calendar/japanese-date.ts'
import type { Issue, Result } from '../units/issue.ts'
import { type Column, error, type Report, type Row, readTable } from './table.ts'
import type { City, Leave, Person, Wish } from './types.ts'

const person: Column = {
  names: ['職員ID', '社員ID', '従事者ID', 'スタッフID', 'ID', 'person'],
  required: true,
}
const date: Column = { names: ['日付', '年月日', 'date'], required: true }

const leaveColumns = {
  person,
  date,
  kind: { names: ['勤怠区分', '区分', '休暇区分', 'kind'], required: true },
} as const satisfies Record<string, Column>

const wishColumns = {
  person,
  date,
  wants: { names: ['希望', '希望シフト', 'wants'], required: true },
  weight: { names: ['重み', '優先度', 'weight'], required: false },
} as const satisfies Record<string, Column>

const kinds: Readonly<Record<string, Leave['kind']>> = {
  有休: 'paid',
  有: 'paid',
  年休: 'paid',
  年次有給休暇: 'paid',
  paid: 'paid',
  半前: 'morning',
  午前半休: 'morning',
  morning: 'morning',
  半後: 'afternoon',
  午後半休: 'afternoon',
  afternoon: 'afternoon',
  特: 'special',
  特別休暇: 'special',
  special: 'special',
  欠: 'absent',
  欠勤: 'absent',
  absent: 'absent',
  研: 'training',
  研修: 'training',
  training: 'training',
}

const dayOff = new Set(['休', '希望休', '公休', '公', 'off'])

/** Person and date of a row; each pair once in a file. */
const personAndDate = (people: readonly Person[], report: Report) => {
  const ids = new Set(people.map(({ id }) => id))
  const seen = new Map<string, number>()
  return (row: Row<'person' | 'date'>): Pick<Leave, 'person' | 'date'> | undefined => {
    const id = narrow(row.cell('person'))
    const on = readDate(row.cell('date'))?.date
    if (!ids.has(id)) report(error('unknownPerson', row.at('person'), { found: row.cell('person') }))
    if (!on) report(error('noSuchDate', row.at('date'), { found: row.cell('date') }))
    if (!ids.has(id) || !on) return undefined
    const earlier = seen.get(`${id} ${on}`)
    if (earlier !== undefined) {
      report(error('sameDayTwice', row.at('date'), { id, date: on, earlier }))
      return undefined
    }
    seen.set(`${id} ${on}`, row.line)
    return { person: id, date: on }
  }
}

const result = <T>(value: readonly T[], issues: readonly Issue[]): Result<readonly T[]> =>
  issues.some(({ severity }) => severity === 'error') ? { ok: false, issues } : { ok: true, value, issues }

/** Approved leave: `職員ID,日付,勤怠区分`. A person has one entry a date. */
export const readLeave = (
  text: string,
  file: string,
  people: readonly Person[],
): Result<readonly Leave[]> => {
  const issues: Issue[] = []
  const report: Report = (issue) => issues.push(issue)
  const key = personAndDate(people, report)
  const leave = (readTable(text, file, leaveColumns, report) ?? []).flatMap((row) => {
    const cell = narrow(row.cell('kind'))
    const kind = Object.hasOwn(kinds, cell) ? kinds[cell] : undefined
    if (!kind)
      report(error('unknownChoice', row.at('kind'), { found: cell, choices: Object.keys(kinds).join('、') }))
    const who = key(row)
    return who && kind ? { ...who, kind } : []
  })
  return result(leave, issues)
}

/** Wishes: `職員ID,日付,希望,重み`, where a wish is 休 or a shift code and its weight 1–3 (1 when left out). */
export const readWishes = (
  text: string,
  file: string,
  people: readonly Person[],
  city: City,
): Result<readonly Wish[]> => {
  const issues: Issue[] = []
  const report: Report = (issue) => issues.push(issue)
  const key = personAndDate(people, report)
  const codes = city.shifts.map(({ code }) => code)
  const wishes = (readTable(text, file, wishColumns, report) ?? []).flatMap((row) => {
    const cell = narrow(row.cell('wants'))
    const wants = dayOff.has(cell) ? 'off' : codes.find((code) => narrow(code) === cell)
    const weight = narrow(row.cell('weight')) || '1'
    if (!wants)
      report(error('unknownShift', row.at('wants'), { found: cell, known: ['休', ...codes].join('、') }))
    if (!/^[123]$/.test(weight)) report(error('badWeight', row.at('weight'), { found: weight }))
    const who = key(row)
    return who && wants && /^[123]$/.test(weight) ? { ...who, wants, weight: +weight } : []
  })
  return result(wishes, issues)
}
