import type { Random } from '../../src/core/units/random.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { type Field, type Machine, printedRow } from './machines.ts'

const CLOSING_SECONDS = (17 * 60 + 15) * 60

/** Hours in which a department's machine printed nothing, though people came. */
const OUTAGES = [
  { department: 'citizens', date: '2019-07-23', from: 10, to: 13.5 },
  { department: 'taxation', date: '2020-11-17', from: 8.5, to: 12 },
  { department: 'insurance', date: '2021-09-08', from: 8.5, to: 17.25 },
  { department: 'tax-payment', date: '2023-05-17', from: 13, to: 15.5 },
  { department: 'citizens', date: '2023-08-30', from: 9, to: 11 },
] as const

export const inOutage = (department: string, date: LocalDate, at: number): boolean =>
  OUTAGES.some(
    (outage) =>
      outage.department === department &&
      outage.date === date &&
      at >= outage.from * 3600 &&
      at < outage.to * 3600,
  )

/** What goes wrong on one day of one department. */
export interface DayDirt {
  /** Numbers start again from 1 at this second, after somebody restarted the machine. */
  readonly resetAt: number
  /** Forgotten tickets were closed all at once at 17:15. */
  readonly batchClosing: boolean
}

export const dayDirt = (random: Random): DayDirt => ({
  resetAt:
    random.uniform() < 0.03 ? Math.round((10 + 4 * random.uniform()) * 3600) : Number.POSITIVE_INFINITY,
  batchClosing: random.uniform() < 0.07,
})

/** The end of service as the file has it: pressed, forgotten, or closed with all others at 17:15. */
export const recordedEnd = (
  ended: number,
  machine: Machine,
  dirt: DayDirt,
  random: Random,
): number | undefined => {
  const luck = random.uniform()
  if (dirt.batchClosing && ended < CLOSING_SECONDS && luck < (ended > 16 * 3600 ? 0.45 : 0.015))
    return CLOSING_SECONDS
  return luck > 1 - machine.missingEnd ? undefined : ended
}

/** The 再呼出 row of a ticket whose holder did not hear the first call. */
export const RECALLED_SHARE = 0.012

type Fields = Readonly<Record<Field, string>>

const spoil = (fields: Fields, machine: Machine, kind: number): string => {
  switch (kind) {
    case 0:
      return printedRow(machine, { ...fields, date: '令和3年2月30日' })
    case 1:
      return printedRow(machine, { ...fields, issued: '25:71:00' })
    case 2:
      return printedRow(machine, { ...fields, queue: 'テスト発券' })
    case 3:
      return printedRow(machine, { ...fields, issued: '#VALUE!' })
    case 4:
      return printedRow(machine, { ...fields, ended: fields.issued, issued: fields.ended })
    default:
      return printedRow(machine, fields).split(machine.delimiter).slice(0, 3).join(machine.delimiter)
  }
}

/** On about one day in fifty, a row that no reader can save: a copy of a good one, broken. */
export const brokenRow = (fields: Fields, machine: Machine, random: Random): string | undefined =>
  random.uniform() < 0.02 && fields.ended !== '' && fields.ended !== fields.issued
    ? spoil(fields, machine, Math.floor(random.uniform() * 6))
    : undefined
