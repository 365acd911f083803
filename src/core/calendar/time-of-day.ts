import { narrow } from './japanese-date.ts'

/** Seconds since 00:00 of a date, wall clock. */
export type SecondOfDay = number

const CLOCK =
  /^(午前|午後|AM|PM)?\s*(\d{1,2})(?::|時)(\d{1,2})?(?:(?::|分)(\d{1,2}(?:\.\d+)?)?)?[秒分]?\s*(AM|PM)?$/i

/**
 * A time of day as logs write it: `8:31`, `08:31:05`, `８：３１`, `8時31分5秒`, `9時`, `午後1:05`, `1:05 PM`, or a
 * spreadsheet's fraction of a day (`0.354`). Undefined when it is none or not before 24:00.
 */
export const readTime = (text: string): SecondOfDay | undefined => {
  const folded = narrow(text)
  if (/^0?\.\d+$/.test(folded)) return Math.round(+folded * 86_400) % 86_400
  const match = CLOCK.exec(folded)
  if (!match || folded.endsWith(':')) return undefined
  const [, before, hours, minutes, seconds, after] = match
  if (minutes === undefined && !folded.includes('時')) return undefined
  const half = (before ?? after)?.toUpperCase()
  const noonBased = half !== undefined
  if (noonBased && +hours! > 12) return undefined
  const afternoon = half === '午後' || half === 'PM'
  const hour = noonBased ? (+hours! % 12) + (afternoon ? 12 : 0) : +hours!
  const minute = +(minutes ?? 0)
  const second = Math.floor(+(seconds ?? 0))
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : undefined
}

/**
 * A span of the day as interval reports write it: `9:00～9:30`, `9:00-10:00`, `9時台`, `9時～10時`, or a start alone
 * (`09:00`), whose length the file does not say: no `endMinute`. `24:00` may end a span.
 */
export const readSpan = (
  text: string,
): { readonly startMinute: number; readonly endMinute?: number } | undefined => {
  const folded = narrow(text)
  const hour = /^(\d{1,2})時台$/.exec(folded)
  if (hour)
    return +hour[1]! < 24 ? { startMinute: +hour[1]! * 60, endMinute: +hour[1]! * 60 + 60 } : undefined
  const [first = '', second, ...rest] = folded.split(/\s*[~-]\s*/)
  if (rest.length > 0) return undefined
  const start = readTime(first)
  if (start === undefined) return undefined
  const startMinute = Math.floor(start / 60)
  if (second === undefined || second === '') return { startMinute }
  const end = /^24(:00|時)/.test(second) ? 86_400 : readTime(second)
  if (end === undefined || end <= start) return undefined
  return { startMinute, endMinute: Math.floor(end / 60) }
}
