import { z } from 'zod'
import { isLocalDate, weekday } from '../core/calendar/date.ts'
import type { Issue } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import { wrongInput } from './problem.ts'

/** One field of a request: how it is read, and what to say of a value that is not as expected. */
export interface Field<Schema extends z.ZodType> {
  readonly schema: Schema
  readonly complaint: { readonly code: string; readonly values: Readonly<Record<string, string | number>> }
}

type Fields = Readonly<Record<string, Field<z.ZodType>>>

type Shape<F extends Fields> = { readonly [Name in keyof F]: F[Name]['schema'] }

/** A request body: its schema, for the document, and its reader. */
export interface Request<Body> {
  readonly schema: z.ZodType
  read(body: unknown): Body
}

const REQUEST = 'request'

const issue = (column: string, code: string, values: Issue['values']): Issue => ({
  code,
  severity: 'error',
  at: { file: REQUEST, column },
  values,
})

/** A field's issue found after reading, where the answer depends on the city. */
export const fieldIssue = issue

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80)

const member = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null
    ? Object.entries(body).find(([key]) => key === name)?.[1]
    : undefined

const issuesOf = (fields: Fields, body: unknown, error: z.ZodError): Issue[] => {
  const found = new Map<string, Issue>()
  for (const one of error.issues) {
    const name = String(one.path[0] ?? '')
    const field = fields[name]
    if (one.code === 'unrecognized_keys')
      for (const key of one.keys) found.set(key, issue(key, 'unknownField', { field: key }))
    else if (!field) found.set('', issue('', 'objectExpected', { found: shown(body) }))
    else if (member(body, name) === undefined) found.set(name, issue(name, 'missingField', { field: name }))
    else
      found.set(
        name,
        issue(name, field.complaint.code, { ...field.complaint.values, found: shown(member(body, name)) }),
      )
  }
  return [...found.values()]
}

/** A request of flat fields. Unknown fields are refused, so that a misspelt one is not silently ignored. */
export const request = <F extends Fields>(fields: F): Request<z.output<z.ZodObject<Shape<F>>>> => {
  const schema = z.strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema])) as Shape<F>,
  )
  return {
    schema,
    read(body) {
      const read = schema.safeParse(body)
      if (!read.success) throw wrongInput(issuesOf(fields, body, read.error))
      return read.data as z.output<z.ZodObject<Shape<F>>>
    },
  }
}

const localDate = z.iso
  .date()
  .refine(isLocalDate)
  .transform((text) => text as LocalDate)

export const dateField: Field<typeof localDate> = {
  schema: localDate,
  complaint: { code: 'dateExpected', values: {} },
}

const monday = z.iso
  .date()
  .refine((text) => isLocalDate(text) && weekday(text) === 1)
  .transform((text) => text as LocalDate)

export const mondayField: Field<typeof monday> = {
  schema: monday,
  complaint: { code: 'mondayExpected', values: {} },
}

export const wholeField = (least: number, most: number): Field<z.ZodNumber> => ({
  schema: z.int().min(least).max(most),
  complaint: { code: 'wholeExpected', values: { least, most } },
})

const shortText = z.string().min(1).max(64)

export const textField: Field<typeof shortText> = {
  schema: shortText,
  complaint: { code: 'textExpected', values: {} },
}

/** One of a few words. */
export const choiceField = <const Choice extends string>(
  choices: readonly Choice[],
): Field<z.ZodType<Choice, string>> => ({
  schema: z.enum(choices) as unknown as z.ZodType<Choice, string>,
  complaint: { code: 'choiceExpected', values: { choices: choices.join(', ') } },
})

/** A number from `least` to `most`; what makes sense inside is for the core to say. */
export const numberField = (least: number, most: number): Field<z.ZodNumber> => ({
  schema: z.number().min(least).max(most),
  complaint: { code: 'numberExpected', values: { least, most } },
})

const LONGEST_LIST = 100

/** A list of what the field reads; a wrong entry is answered with what is expected of each. */
export const listField = <Schema extends z.ZodType>({ schema, complaint }: Field<Schema>) => ({
  schema: z.array(schema).max(LONGEST_LIST),
  complaint,
})

/** The field, left out where it is not needed. */
export const optional = <Schema extends z.ZodType>({ schema, complaint }: Field<Schema>) => ({
  schema: schema.optional(),
  complaint,
})
