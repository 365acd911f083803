import { dayNumber, localDate } from '../calendar/date.ts'
import type { Decode } from './types.ts'

const ZERO = 0x30
const COLON = 0x3a
const SLASH = 0x2f
const HYPHEN = 0x2d
const QUOTE = 0x22

/** The cell is not written in the plain way and needs the slow one. */
export const NOT_PLAIN = -1

/** Number of a cell of 1–9 ASCII digits, or `NOT_PLAIN`. */
export const plainNumber = (bytes: Uint8Array, start: number, end: number): number => {
  if (end <= start || end - start > 9) return NOT_PLAIN
  let value = 0
  for (let at = start; at < end; at++) {
    const next = bytes[at]! - ZERO
    if (next < 0 || next > 9) return NOT_PLAIN
    value = value * 10 + next
  }
  return value
}

/** Seconds since 0:00 of `H:MM`, `HH:MM`, `H:MM:SS` or `HH:MM:SS` in ASCII, or `NOT_PLAIN`. */
export const plainTime = (bytes: Uint8Array, start: number, end: number): number => {
  const colon = bytes[start + 1] === COLON ? start + 1 : start + 2
  const length = end - colon
  if ((length !== 3 && length !== 6) || bytes[colon] !== COLON) return NOT_PLAIN
  const ones = bytes[colon - 1]! - ZERO
  const tens = colon === start + 2 ? bytes[start]! - ZERO : 0
  const minuteTens = bytes[colon + 1]! - ZERO
  const minuteOnes = bytes[colon + 2]! - ZERO
  if (ones < 0 || ones > 9 || tens < 0 || tens > 2 || minuteTens < 0 || minuteTens > 5) return NOT_PLAIN
  if (minuteOnes < 0 || minuteOnes > 9) return NOT_PLAIN
  const hour = tens * 10 + ones
  if (hour > 23) return NOT_PLAIN
  const time = hour * 3600 + minuteTens * 600 + minuteOnes * 60
  if (length === 3) return time
  const secondTens = bytes[colon + 4]! - ZERO
  const secondOnes = bytes[colon + 5]! - ZERO
  if (bytes[colon + 3] !== COLON || secondTens < 0 || secondTens > 5) return NOT_PLAIN
  if (secondOnes < 0 || secondOnes > 9) return NOT_PLAIN
  return time + secondTens * 10 + secondOnes
}

/** Day number of `YYYY/M/D` or `YYYY-M-D` in ASCII, or `NOT_PLAIN` (for a day that does not exist as well). */
export const plainDay = (bytes: Uint8Array, start: number, end: number): number => {
  const length = end - start
  const separator = bytes[start + 4]
  if (length < 8 || length > 10 || (separator !== SLASH && separator !== HYPHEN)) return NOT_PLAIN
  const second = bytes[start + 6] === separator ? start + 6 : start + 7
  if (bytes[second] !== separator || second >= end - 1) return NOT_PLAIN
  const year = plainNumber(bytes, start, start + 4)
  const month = plainNumber(bytes, start + 5, second)
  const day = plainNumber(bytes, second + 1, end)
  if (year < 0 || month < 0 || day < 0 || end - second > 3) return NOT_PLAIN
  const date = localDate(year, month, day)
  return date === undefined ? NOT_PLAIN : dayNumber(date)
}

/** Text of a cell: decoded, trimmed, doubled quotes of a quoted cell made one. */
export const cellText = (decode: Decode, bytes: Uint8Array, start: number, end: number): string => {
  const text = decode(bytes.subarray(start, end)).trim()
  return start > 0 && bytes[start - 1] === QUOTE && bytes[end] === QUOTE ? text.replaceAll('""', '"') : text
}

/** Whether two stretches of bytes are alike. */
const alike = (a: Uint8Array, from: number, b: Uint8Array, length: number): boolean => {
  for (let at = 0; at < length; at++) if (a[from + at] !== b[at]) return false
  return true
}

/** A hash of a few bytes from the front, the middle and the end: names of queues differ in one of them. */
const sampleHash = (bytes: Uint8Array, start: number, length: number): number => {
  let hash = length
  const step = length > 8 ? length >> 3 : 1
  for (let at = start + length - 1; at >= start; at -= step) hash = Math.imul(hash ^ bytes[at]!, 16777619)
  return hash ^ (hash >>> 15)
}

/**
 * Remembers what a cell meant, by its bytes, so that a text that comes again is not made again. Holds at most
 * `most` different cells; past that the rest is worked out each time.
 */
export const cellMemory = (
  meaningOf: (bytes: Uint8Array, start: number, end: number) => number,
  most = 1 << 12,
): ((bytes: Uint8Array, start: number, end: number) => number) => {
  const mask = most * 2 - 1
  const table = new Int32Array(most * 2).fill(-1)
  const keys: Uint8Array[] = []
  const meanings: number[] = []
  let last = new Uint8Array(0)
  let lastMeaning = 0
  let isEmpty = true
  return (bytes, start, end) => {
    const length = end - start
    if (!isEmpty && length === last.length && alike(bytes, start, last, length)) return lastMeaning
    let place = sampleHash(bytes, start, length) & mask
    for (;;) {
      const entry = table[place]!
      if (entry < 0) break
      const key = keys[entry]!
      if (key.length === length && alike(bytes, start, key, length)) {
        last = key as Uint8Array<ArrayBuffer>
        lastMeaning = meanings[entry]!
        isEmpty = false
        return lastMeaning
      }
      place = (place + 1) & mask
    }
    const meaning = meaningOf(bytes, start, end)
    if (keys.length >= most) return meaning
    table[place] = keys.length
    keys.push(bytes.slice(start, end))
    meanings.push(meaning)
    return meaning
  }
}
