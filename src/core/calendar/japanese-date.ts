import type { LocalDate } from '../units/time.ts'
import { dateOf, dayNumber, daysBetween, localDate, weekday } from './date.ts'

/** An era by its first and last day. A year of an era is counted from 1 (元年), its first calendar year. */
interface Era {
  readonly name: string
  readonly letter: string
  readonly from: LocalDate
  readonly to?: LocalDate
}

/** From the day Japan counts by the Gregorian calendar (明治5年太政官布告337号) to now. */
const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', from: '2019-05-01' },
  { name: '平成', letter: 'H', from: '1989-01-08', to: '2019-04-30' },
  { name: '昭和', letter: 'S', from: '1926-12-25', to: '1989-01-07' },
  { name: '大正', letter: 'T', from: '1912-07-30', to: '1926-12-24' },
  { name: '明治', letter: 'M', from: '1873-01-01', to: '1912-07-29' },
]

/** 明治元年 was 1868, though its days before 明治6年 are of the old calendar. */
const firstYear = (era: Era): number => (era.letter === 'M' ? 1868 : +era.from.slice(0, 4))

const WEEKDAYS = '日月火水木金土'

/** Letters, digits and signs made narrow (NFKC), wave dash and minus made ASCII, outer spaces dropped. */
export const narrow = (text: string): string =>
  text.normalize('NFKC').replaceAll('〜', '~').replaceAll('−', '-').trim()

/** A date as it was written, and whether it names an era after that era had ended (平成31年5月1日). */
export interface ReadDate {
  readonly date: LocalDate
  readonly eraEnded: boolean
}

const plain = (date: LocalDate | undefined): ReadDate | undefined =>
  date === undefined ? undefined : { date, eraEnded: false }

/**
 * The date of a year of an era. The year in which an era ended may be written to its end, as municipal papers
 * do (H31.5.1); a later year, a day before the era and a year 0 do not exist.
 */
const eraDate = (sign: string, year: number, month: number, day: number): ReadDate | undefined => {
  const era = ERAS.find(({ name, letter }) => sign === name || sign.toUpperCase() === letter)
  if (!era || year < 1) return undefined
  const date = localDate(firstYear(era) + year - 1, month, day)
  if (date === undefined || date < era.from) return undefined
  if (era.to === undefined || date <= era.to) return { date, eraEnded: false }
  return date.slice(0, 4) === era.to.slice(0, 4) ? { date, eraEnded: true } : undefined
}

/**
 * The date of a day number of a spreadsheet in its 1900 system: 1 is 1900-01-01. 60 is 1900-02-29, a day
 * that spreadsheets count and that never was: undefined.
 */
export const spreadsheetDate = (serial: number): LocalDate | undefined =>
  Number.isInteger(serial) && serial >= 1 && serial !== 60 && serial <= 2_958_465
    ? dateOf(dayNumber('1899-12-31') + serial - (serial > 60 ? 1 : 0))
    : undefined

const isOn = (date: LocalDate, written: string | undefined): boolean =>
  written === undefined || WEEKDAYS[weekday(date)] === written

/** Of the years that give this month and day a date (of the weekday written), the one nearest to a known date. */
const nearestYear = (
  month: number,
  day: number,
  around: LocalDate,
  written?: string,
): LocalDate | undefined => {
  const year = +around.slice(0, 4)
  return [year - 1, year, year + 1]
    .map((candidate) => localDate(candidate, month, day))
    .filter((date) => date !== undefined)
    .filter((date) => isOn(date, written))
    .sort((a, b) => Math.abs(daysBetween(a, around)) - Math.abs(daysBetween(b, around)))[0]
}

const ERA_FORM =
  /^(令和|平成|昭和|大正|明治|[RHSTM])\s*(元|\d{1,2})\s*(?:年|[./-])\s*(\d{1,2})\s*(?:月|[./-])\s*(\d{1,2})日?$/i
const YEAR_FORM = /^(\d{4})\s*(?:年|[./-])\s*(\d{1,2})\s*(?:月|[./-])\s*(\d{1,2})日?$/
const MONTH_FORM = /^(\d{1,2})(?:月|[./-])(\d{1,2})日?$/
const WEEKDAY_END = /\s*(?:\(([日月火水木金土])(?:曜日?)?\)|([日月火水木金土])曜日?)$/

/**
 * A date in any form that Japanese offices write: `2026/11/21`, `2026-11-21`, `2026.11.21`, `2026年11月21日`,
 * `20261121`, `令和8年11月21日`, `R08/11/21`, `令和元年5月1日`, a spreadsheet's day number of five digits, and
 * `11/21` where a date `around` tells the year; full-width or not, with or without `(土)`. Undefined when that day
 * does not exist or is not of the weekday written beside it.
 */
export const readDate = (text: string, around?: LocalDate): ReadDate | undefined => {
  const folded = narrow(text)
  const marked = WEEKDAY_END.exec(folded)
  const written = marked?.[1] ?? marked?.[2]
  const found = readBody(marked ? folded.slice(0, marked.index) : folded, around, written)
  return found && isOn(found.date, written) ? found : undefined
}

const readBody = (text: string, around?: LocalDate, written?: string): ReadDate | undefined => {
  const era = ERA_FORM.exec(text)
  if (era) return eraDate(era[1]!, era[2] === '元' ? 1 : +era[2]!, +era[3]!, +era[4]!)
  const year = YEAR_FORM.exec(text)
  if (year) return plain(localDate(+year[1]!, +year[2]!, +year[3]!))
  if (/^\d{8}$/.test(text)) return plain(localDate(+text.slice(0, 4), +text.slice(4, 6), +text.slice(6)))
  if (/^\d{5}$/.test(text)) return plain(spreadsheetDate(+text))
  const month = MONTH_FORM.exec(text)
  return month && around ? plain(nearestYear(+month[1]!, +month[2]!, around, written)) : undefined
}

/** A date as city papers write it: `令和8年11月18日(水)`, the first year as 元年. Before 明治6年 by plain numbers. */
export const japaneseDate = (date: LocalDate): string => {
  const [year, month, day] = date.split('-').map(Number)
  const era = ERAS.find(({ from }) => from <= date)
  const count = era ? year! - firstYear(era) + 1 : year!
  return `${era?.name ?? ''}${era && count === 1 ? '元' : count}年${month}月${day}日(${WEEKDAYS[weekday(date)]})`
}

/** Fiscal year (from April 1) of a text such as `平成31年度`, `令和元年度`, `R6年度`, `2019年度`. */
export const readFiscalYear = (text: string): number | undefined => {
  const match = /^(令和|平成|昭和|大正|明治|[RHSTM])?\s*(元|\d{1,4})\s*年度$/i.exec(narrow(text))
  if (!match) return undefined
  const [, sign, count] = match
  if (sign === undefined) return count!.length === 4 ? +count! : undefined
  const era = ERAS.find(({ name, letter }) => sign === name || sign.toUpperCase() === letter)!
  const year = firstYear(era) + (count === '元' ? 1 : +count!) - 1
  const isOfEra = year >= +era.from.slice(0, 4) && (era.to === undefined || year <= +era.to.slice(0, 4))
  return count !== '0' && isOfEra ? year : undefined
}
