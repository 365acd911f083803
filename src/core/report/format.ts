import { clock, weekday } from '../calendar/date.ts'
import { japaneseDate } from '../calendar/japanese-date.ts'
import type { RosterProof } from '../roster/types.ts'
import type { LocalDate, MinuteOfDay, Span } from '../units/time.ts'
import { isKey, type Language, say } from '../words/say.ts'

const WEEKDAYS = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const month = (date: LocalDate): number => +date.slice(5, 7)
const day = (date: LocalDate): number => +date.slice(8, 10)

/** `月`, `Mon`, of 0 Sunday … 6 Saturday. */
export const weekdayName = (index: number, language: Language): string => WEEKDAYS[language][index] ?? ''

const formatWeekday = (date: LocalDate, language: Language): string => weekdayName(weekday(date), language)

/** `令和5年10月2日(月)`, the first year of an era as 元年; `Mon 2 Oct 2023`. */
export const formatDate = (date: LocalDate, language: Language): string =>
  language === 'ja'
    ? japaneseDate(date)
    : `${formatWeekday(date, 'en')} ${day(date)} ${MONTHS[month(date) - 1]} ${date.slice(0, 4)}`

/** A date where the year is known: `10/2(月)`, `Mon 2 Oct`. */
export const formatDay = (date: LocalDate, language: Language): string =>
  language === 'ja'
    ? `${month(date)}/${day(date)}(${formatWeekday(date, 'ja')})`
    : `${formatWeekday(date, 'en')} ${day(date)} ${MONTHS[month(date) - 1]}`

/** The year as city papers write it: it changes with the era too. */
const yearOf = (date: LocalDate): string => japaneseDate(date).split('年')[0] ?? ''

/** Several days: `令和5年10月2日(月)〜10月6日(金)`, `Mon 2 Oct – Fri 6 Oct 2023`. */
export const formatDays = (from: LocalDate, to: LocalDate, language: Language): string => {
  if (from === to) return formatDate(from, language)
  const start = formatDate(from, language)
  const end = formatDate(to, language)
  const short =
    yearOf(from) !== yearOf(to)
      ? { from: start, to: end }
      : language === 'ja'
        ? { from: start, to: end.slice(end.indexOf('年') + 1) }
        : { from: formatDay(from, 'en'), to: end }
  return say(language, 'report.weekOf', short)
}

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',')

/**
 * A number with thousands separated, rounded half away from zero (四捨五入) as it is written in decimals.
 * Japanese negatives carry ▲ as in city tables.
 */
export const formatNumber = (value: number, language: Language, digits = 0): string => {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  const text = String(size).includes('e')
    ? size.toFixed(digits)
    : (Math.round(+`${size}e${digits}`) / 10 ** digits).toFixed(digits)
  const [whole = '0', fraction] = text.split('.')
  const body = fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`
  if (value >= 0 || +text === 0) return body
  return language === 'ja' ? `▲${body}` : `−${body}`
}

/** `82.5 %` of a fraction. */
export const formatShare = (share: number, language: Language, digits = 1): string =>
  `${formatNumber(share * 100, language, digits)} %`

/** `1,234.5 人時`, `1,234.5 person-hours`. */
export const formatHours = (hours: number, language: Language): string =>
  say(language, 'report.unit.personHours', { value: formatNumber(hours, language, 1) })

/** `1,234円`, `¥1,234`. */
export const formatYen = (yen: number, language: Language): string =>
  say(language, 'report.unit.yen', { value: formatNumber(yen, language) })

/** A wait in whole seconds: `5分30秒`, `45秒`, `15 min`. */
export const formatWait = (seconds: number, language: Language): string => {
  const whole = Math.round(seconds)
  const minutes = say(language, 'report.unit.minutes', {
    minutes: formatNumber(Math.floor(whole / 60), language),
  })
  const rest = say(language, 'report.unit.seconds', { seconds: whole % 60 })
  if (whole < 60) return rest
  if (whole % 60 === 0) return minutes
  return language === 'ja' ? `${minutes}${rest}` : `${minutes} ${rest}`
}

/** `8:30`; past midnight the hour goes on (`25:30`). */
export const formatTime = (minute: MinuteOfDay): string => clock(minute).replace(/^0(?=\d:)/, '')

/** `8:30–17:15`. */
export const formatSpan = ({ startMinute, endMinute }: Span): string =>
  `${formatTime(startMinute)}–${formatTime(endMinute)}`

/** A forecasting model as people call it; its own name where the dictionary has none. */
export const modelName = (model: string, language: Language): string => {
  const key = `report.model.${model}`
  return isKey(key) ? say(language, key) : model
}

/** What the proof promises, rounded up so that it stays true: `最適な計画との差は最大 0.4 %`. */
export const formatGap = ({ gap, status }: RosterProof, language: Language): string =>
  status === 'optimal' && gap <= 0
    ? say(language, 'report.gapNone')
    : say(language, 'report.gapAtMost', {
        gap: formatNumber(Math.ceil(Math.round(gap * 1e7) / 1e4) / 10, language, 1),
      })
