import type { Queue } from '../../src/core/city/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'

/** What a ticket file can say of a ticket. */
export type Field =
  | 'date'
  | 'number'
  | 'queue'
  | 'issued'
  | 'called'
  | 'started'
  | 'ended'
  | 'desk'
  | 'result'

/** How one generation of ticket machine writes its file. */
export interface Machine {
  readonly encoding: 'cp932' | 'utf8'
  readonly delimiter: ',' | '\t'
  readonly quoted: boolean
  readonly headings: readonly (readonly [Field, string])[]
  readonly date: (date: LocalDate) => string
  readonly seconds: boolean
  readonly wide: boolean
  /** Which of a queue's names it uses: 0 is the proper one, then the aliases. */
  readonly names: number
  /** Share of tickets whose end nobody pressed. */
  readonly missingEnd: number
}

const CANONICAL: Machine['headings'] = [
  ['date', '発券日'],
  ['number', '発券番号'],
  ['queue', '業務区分'],
  ['issued', '発券時刻'],
  ['called', '呼出時刻'],
  ['started', '応対開始時刻'],
  ['ended', '終了時刻'],
  ['desk', '窓口番号'],
  ['result', '結果'],
]

const OLD: Machine['headings'] = [
  ['date', '年月日'],
  ['queue', '業務'],
  ['number', '受付番号'],
  ['issued', '受付時刻'],
  ['called', '呼出'],
  ['started', '応対開始'],
  ['ended', '終了'],
  ['desk', '窓口'],
  ['result', '結果'],
]

/** Knows no start of service: calling is all it records. */
const SHORT: Machine['headings'] = [
  ['date', '受付日'],
  ['number', '整理番号'],
  ['queue', '手続区分'],
  ['issued', '発行時刻'],
  ['called', '呼び出し'],
  ['ended', '完了'],
  ['desk', 'カウンタ'],
  ['result', '結果'],
]

const parts = (date: LocalDate): [number, number, number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8)),
]

const inReiwa = (date: LocalDate): boolean => date >= '2019-05-01'

const eraYear = (date: LocalDate): number => Number(date.slice(0, 4)) - (inReiwa(date) ? 2018 : 1988)

/** R5.4.3, H30.4.2 */
const shortEra = (date: LocalDate): string => {
  const [, month, day] = parts(date)
  return `${inReiwa(date) ? 'R' : 'H'}${eraYear(date)}.${month}.${day}`
}

/** 令和元年5月7日 */
const longEra = (date: LocalDate): string => {
  const [, month, day] = parts(date)
  const year = eraYear(date)
  return `${inReiwa(date) ? '令和' : '平成'}${year === 1 ? '元' : year}年${month}月${day}日`
}

/** 平成31年12月3日: the programme nobody updated when the era changed. */
const stuckInHeisei = (date: LocalDate): string => {
  const [year, month, day] = parts(date)
  return year > 2019 ? longEra(date) : `平成${year - 1988}年${month}月${day}日`
}

const slashed = (date: LocalDate): string => parts(date).join('/')
const plain = (date: LocalDate): string => date.replaceAll('-', '')

const machine = (of: Partial<Machine>): Machine => ({
  encoding: 'utf8',
  delimiter: ',',
  quoted: false,
  headings: CANONICAL,
  date: slashed,
  seconds: true,
  wide: false,
  names: 0,
  missingEnd: 0.03,
  ...of,
})

const heisei = machine({ encoding: 'cp932', date: shortEra })
const minuteOnly = machine({
  encoding: 'cp932',
  headings: OLD,
  date: longEra,
  seconds: false,
  names: 1,
  missingEnd: 0.06,
})
const modern = machine({})
const wide = machine({
  encoding: 'cp932',
  date: (date) => date.replaceAll('-', '/'),
  wide: true,
  names: 1,
})
const tabbed = machine({
  headings: SHORT,
  delimiter: '\t',
  date: (date) => date,
  names: 2,
  missingEnd: 0.05,
})
const spelledOut = machine({ date: longEra, names: 2 })
const forgetful = machine({
  encoding: 'cp932',
  date: stuckInHeisei,
  quoted: true,
  names: 2,
  missingEnd: 0.12,
})
const compact = machine({ headings: OLD, date: plain, names: 3 })

/** The machines of each department, fiscal years 2018 to 2023. */
export const MACHINES: Readonly<Record<string, readonly Machine[]>> = {
  citizens: [heisei, minuteOnly, modern, modern, compact, spelledOut],
  insurance: [minuteOnly, heisei, heisei, modern, modern, wide],
  taxation: [heisei, heisei, modern, tabbed, tabbed, tabbed],
  'tax-payment': [minuteOnly, forgetful, forgetful, modern, compact, heisei],
}

const HALF_WIDTH: Readonly<Record<string, string>> = { mynumber: 'ﾏｲﾅﾝﾊﾞｰ', pension: '年金･後期高齢' }

/** A queue's name as a machine prints it. */
export const printedName = (machine: Machine, queue: Queue): string => {
  const names = [queue.name.ja, ...queue.aliases]
  const halfWidth = machine === heisei ? HALF_WIDTH[queue.id] : undefined
  return halfWidth ?? names[machine.names % names.length]!
}

/** ASCII digits, slashes and colons in their full-width form. */
const widen = (text: string): string =>
  text.replace(/[0-9/:A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** Wall clock of seconds since midnight, as the machine prints it. */
export const printedTime = (machine: Machine, seconds: number): string => {
  const hour = Math.floor(seconds / 3600)
  const minute = two(Math.floor(seconds / 60) % 60)
  const padded = machine.headings === CANONICAL ? two(hour) : String(hour)
  return machine.seconds ? `${padded}:${minute}:${two(seconds % 60)}` : `${padded}:${minute}`
}

/** One line of a file from its fields. */
export const printedRow = (machine: Machine, fields: Readonly<Record<Field, string>>): string => {
  let line = ''
  for (const [field] of machine.headings) {
    const value = fields[field]
    const cell = machine.wide && field !== 'queue' && field !== 'result' ? widen(value) : value
    line += (line === '' ? '' : machine.delimiter) + (machine.quoted ? `"${cell}"` : cell)
  }
  return line
}

/** The heading line. */
export const printedHeadings = (machine: Machine): string =>
  machine.headings.map(([, text]) => text).join(machine.delimiter)
