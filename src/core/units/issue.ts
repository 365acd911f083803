/** Where an input is wrong: a file, and when it is known the line and column (1-based) or the field. */
export interface Place {
  readonly file: string
  readonly line?: number
  /** The column's own heading, or a path into a JSON document. */
  readonly column?: string
}

/**
 * One thing wrong with an input. `code` is a key of the `issue` part of `words/`, whose text says what was
 * expected and what to do; `values` fill its blanks. An `error` stops the import, a `warning` is reported beside the result.
 */
export interface Issue<Code extends string = string> {
  readonly code: Code
  readonly severity: 'error' | 'warning'
  readonly at: Place
  readonly values: Readonly<Record<string, string | number>>
}

/** Either a value (with what was noticed on the way) or the list of what is wrong. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }
