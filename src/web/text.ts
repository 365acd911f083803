import {
  formatDate,
  formatDay,
  formatNumber,
  formatSpan,
  formatTime,
  weekdayName,
} from '../core/report/format.ts'
import type { LocalDate, MinuteOfDay, Name, Span } from '../core/units/time.ts'
import { type Blanks, type Entry, fill, type Language } from '../core/words/entry.ts'
import { type area, early } from '../core/words/page.ts'

/** A text of the page: the rest of the dictionary stays on the server. */
export type Key = keyof typeof area

const known: Record<string, Entry> = { ...early }

/** Takes in the words that come with the code of a view. */
export const learn = (words: Readonly<Record<string, Entry>>): void => {
  Object.assign(known, words)
}

export const isKey = (text: string): text is Key => text in known

type Round = (value: number, digits?: number) => string

/** Everything the page writes, in one language. Halves round away from zero (四捨五入). */
export interface Text {
  readonly language: Language
  t(key: Key, blanks?: Blanks): string
  name(name: Name): string
  number: Round
  /** A fraction as percent. */
  percent: Round
  /** A difference with its sign; Japanese tables write a minus as ▲. */
  signed: Round
  yen(value: number): string
  /** A change of money with its sign. */
  signedYen(value: number): string
  /** Seconds as minutes and seconds. */
  wait(seconds: number): string
  /** Minutes as hours and minutes. */
  duration(minutes: number): string
  /** 10/2(月) */
  day(date: LocalDate): string
  /** 令和5年10月2日(月) */
  longDay(date: LocalDate): string
  /** 月 for 1. */
  weekday(index: number): string
  time(minute: MinuteOfDay): string
  span(span: Span): string
}

const build = (language: Language): Text => {
  const t = (key: Key, blanks?: Blanks) => fill(known[key]!, language, blanks)
  const number: Round = (value, digits = 0) => formatNumber(value, language, digits)
  const signed: Round = (value, digits = 0) => {
    const text = number(value, digits)
    if (!/[1-9]/.test(text)) return `±${text}`
    return value > 0 ? `+${text}` : text
  }
  return {
    language,
    t,
    name: (name) => name[language],
    number,
    percent: (value, digits = 1) => `${number(value * 100, digits)}\u00a0%`,
    signed,
    yen: (value) => (language === 'ja' ? `${number(value)}円` : `¥${number(value)}`),
    signedYen: (value) =>
      language === 'ja' ? `${signed(value)}円` : signed(value).replace(/^([+−±])/, '$1¥'),
    wait: (seconds) => {
      const whole = Math.round(seconds)
      const minutes = t('page.unit.minutes', { n: number(Math.floor(whole / 60)) })
      const rest = t('page.unit.seconds', { n: whole % 60 })
      if (whole < 60) return rest
      return whole % 60 === 0 ? minutes : `${minutes}${language === 'ja' ? '' : ' '}${rest}`
    },
    duration: (minutes) =>
      t('page.unit.duration', { h: number(Math.floor(minutes / 60)), m: Math.round(minutes % 60) }),
    day: (date) => formatDay(date, language),
    longDay: (date) => formatDate(date, language),
    weekday: (index) => weekdayName(index, language),
    time: formatTime,
    span: formatSpan,
  }
}

const texts: Record<Language, Text> = { ja: build('ja'), en: build('en') }

/** The page's texts in a language. */
export const textIn = (language: Language): Text => texts[language]
