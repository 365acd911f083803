import { isLocalDate } from '../calendar/date.ts'
import type { Issue, Result } from '../units/issue.ts'
import type { LocalDate, Name } from '../units/time.ts'

/** Where in a document a value stands, and where to say what is wrong with it. */
export interface Spot {
  readonly path: string
  report(code: string, path: string, values: Issue['values'], severity?: Issue['severity']): void
}

/** Reads one value, or reports what is wrong with it and gives undefined. */
export type Read<T> = (value: unknown, spot: Spot) => T | undefined

type Shape = Readonly<Record<string, Read<unknown>>>
type Filled<S extends Shape> = { readonly [K in keyof S]: S[K] extends Read<infer T> ? T : never }

const LONGEST_QUOTE = 40

/** A value as a message quotes it. */
export const quote = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
}

const at = (spot: Spot, part: string | number): Spot => ({
  ...spot,
  path: typeof part === 'number' ? `${spot.path}[${part}]` : spot.path === '' ? part : `${spot.path}.${part}`,
})

const refuse = (spot: Spot, code: string, value: unknown, values: Issue['values'] = {}): undefined => {
  spot.report(code, spot.path, { found: quote(value), ...values })
  return undefined
}

export const text: Read<string> = (value, spot) =>
  typeof value === 'string' && value.trim() !== '' ? value : refuse(spot, 'textExpected', value)

/** A number from `least` to `most`. */
export const number =
  (least: number, most = Number.MAX_SAFE_INTEGER): Read<number> =>
  (value, spot) =>
    typeof value === 'number' && value >= least && value <= most
      ? value
      : refuse(spot, 'numberExpected', value, { least, most })

/** A whole number from `least` to `most`. */
export const whole =
  (least: number, most = Number.MAX_SAFE_INTEGER): Read<number> =>
  (value, spot) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? (value as number)
      : refuse(spot, 'wholeExpected', value, { least, most })

export const flag: Read<boolean> = (value, spot) =>
  typeof value === 'boolean' ? value : refuse(spot, 'flagExpected', value)

export const date: Read<LocalDate> = (value, spot) =>
  typeof value === 'string' && isLocalDate(value) ? value : refuse(spot, 'dateExpected', value)

/** `MM-DD` of a day that some year has. */
export const monthDay: Read<string> = (value, spot) =>
  typeof value === 'string' && isLocalDate(`2020-${value}`) ? value : refuse(spot, 'monthDayExpected', value)

export const oneOf =
  <const T extends string>(...choices: readonly T[]): Read<T> =>
  (value, spot) =>
    choices.includes(value as T)
      ? (value as T)
      : refuse(spot, 'choiceExpected', value, { choices: choices.join(', ') })

export const list =
  <T>(item: Read<T>): Read<readonly T[]> =>
  (value, spot) =>
    Array.isArray(value)
      ? value.flatMap((entry, index) => item(entry, at(spot, index)) ?? [])
      : refuse(spot, 'listExpected', value)

/** A document with these fields; those of `rest` may be absent. A field nobody knows is warned about: it may be a typing mistake. */
export const object =
  <S extends Shape, R extends Shape = Record<never, never>>(
    fields: S,
    rest: R = {} as R,
  ): Read<Filled<S> & Partial<Filled<R>>> =>
  (value, spot) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refuse(spot, 'objectExpected', value)
    const source = value as Record<string, unknown>
    for (const key of Object.keys(source))
      if (!Object.hasOwn(fields, key) && !Object.hasOwn(rest, key))
        spot.report('unknownField', at(spot, key).path, { field: key }, 'warning')
    let whole = true
    const filled: Record<string, unknown> = {}
    const fill = (key: string, read: Read<unknown>) => {
      filled[key] = read(source[key], at(spot, key))
      if (filled[key] === undefined) whole = false
    }
    for (const [key, read] of Object.entries(fields)) {
      if (Object.hasOwn(source, key)) fill(key, read)
      else {
        whole = false
        spot.report('missingField', at(spot, key).path, { field: key })
      }
    }
    for (const [key, read] of Object.entries(rest)) if (source[key] !== undefined) fill(key, read)
    return whole ? (filled as Filled<S> & Partial<Filled<R>>) : undefined
  }

export const name: Read<Name> = object({ ja: text, en: text })

const parse = (source: string): unknown => {
  try {
    return JSON.parse(source.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** Names what is wrong with a value that is sound field by field. */
export type CrossCheck<T> = (
  value: T,
  report: (code: string, path: string, values: Issue['values']) => void,
) => void

/** A JSON text read as a document: field by field, then as a whole. Each issue names the path of its field. */
export const parseDocument = <T>(
  source: string,
  file: string,
  read: Read<T>,
  crossCheck: CrossCheck<T> = () => {},
): Result<T> => {
  const issues: Issue[] = []
  const hasErrors = () => issues.some(({ severity }) => severity === 'error')
  const report = (
    code: string,
    path: string,
    values: Issue['values'],
    severity: Issue['severity'] = 'error',
  ) => {
    issues.push({ code, severity, at: path === '' ? { file } : { file, column: path }, values })
  }
  const document = parse(source)
  if (document === undefined) report('notJson', '', {})
  const value = document === undefined ? undefined : read(document, { path: '', report })
  if (value !== undefined && !hasErrors()) crossCheck(value, report)
  return value !== undefined && !hasErrors() ? { ok: true, value, issues } : { ok: false, issues }
}
