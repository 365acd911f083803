import type { z } from 'zod'
import type { Entry, Language } from '../core/words/say.ts'
import type { ProblemKind } from './problem.ts'
import type { Request } from './request.ts'

/** What a route is told of one call. */
export interface Call<Body = unknown> {
  readonly parameters: Readonly<Record<string, string>>
  readonly body: Body
  readonly language: Language
  /** Aborts when the caller has gone or has waited as long as it wanted to. */
  readonly patience: AbortSignal
}

/** What a route answers: a JSON value, or bytes of a media type. */
export type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } & (
  | { readonly json: unknown }
  | { readonly bytes: Uint8Array; readonly type: string }
)

/** One answer a route may give. Without a schema it carries a file. */
export interface Outcome {
  readonly text: Entry
  readonly schema?: z.ZodType
  readonly type?: string
}

/** One address of the service: what it takes, what it gives, and how. The document is made of these. */
export interface Route<Body = unknown> {
  readonly method: 'get' | 'post' | 'delete'
  /** Express path; `:name` is a parameter. */
  readonly path: string
  readonly name: string
  readonly summary: Entry
  readonly request?: Request<Body>
  /** Whether `?wait=` holds the answer. */
  readonly waits?: boolean
  readonly answers: Readonly<Record<number, Outcome>>
  readonly problems: readonly ProblemKind[]
  handle(call: Call<Body>): Promise<Answer>
}

/** A route whose body has the type its handler reads. */
export const route = <Body>(definition: Route<Body>): Route => definition as Route
