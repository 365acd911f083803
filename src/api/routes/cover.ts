import { z } from 'zod'
import { isLocalDate } from '../../core/calendar/date.ts'
import type { Issue } from '../../core/units/issue.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { words } from '../../core/words/say.ts'
import type { Desk, DeskAnswers, DeskKind, DeskRequests } from '../../engines/desk.ts'
import { coverList, editVerdict, swapVerdict } from '../cover-schema.ts'
import type { Jobs } from '../jobs.ts'
import { ApiProblem, type ProblemKind, wrongInput } from '../problem.ts'
import { dateField, type Field, listField, optional, request, textField, wholeField } from '../request.ts'
import { type Route, route } from '../route.ts'
import { JOB_ANSWERS, JOB_PROBLEMS, started } from '../sent-job.ts'
import type { Runs } from './runs.ts'

const LAST_MINUTE = 2880
const MOST_DAYS = 700
const MOST_ROWS = 20
const MOST_MOVES = 50

const text = z.string().min(1).max(64)
const minute = z.int().min(0).max(LAST_MINUTE)
const span = { startMinute: minute, endMinute: minute }
const date = z.iso
  .date()
  .refine(isLocalDate)
  .transform((value) => value as LocalDate)
const spans = z.array(z.strictObject(span)).max(20).readonly()

/** One person's day as it is sent in: times and codes are judged by the checker. */
const day = z.strictObject({
  person: text,
  date,
  shift: z.strictObject({ ...span, code: text }).exactOptional(),
  breaks: spans,
  shortBreaks: spans.exactOptional(),
  blocks: z
    .array(z.strictObject({ ...span, activity: text }))
    .max(100)
    .readonly(),
  absence: z.enum(['paid', 'morning', 'afternoon', 'special', 'absent', 'training']).exactOptional(),
})

const days = z.array(day).max(MOST_DAYS).readonly()

/** Person-days of a roster, each as a whole. */
export const daysField: Field<typeof days> = { schema: days, complaint: { code: 'daysExpected', values: {} } }

const consents = z
  .array(z.strictObject({ person: text, date, agreedOn: date }))
  .max(MOST_DAYS)
  .readonly()

const absence = z.strictObject({ person: text, date, fromMinute: minute.exactOptional() })

const yesField: Field<z.ZodBoolean> = {
  schema: z.boolean(),
  complaint: { code: 'choiceExpected', values: { choices: 'true, false' } },
}

/** Who agreed to other hours than published: person, date, and the day on which they did. */
const consentsField: Field<typeof consents> = {
  schema: consents,
  complaint: { code: 'consentsExpected', values: {} },
}

const absent = {
  person: textField,
  date: dateField,
  fromMinute: optional(wholeField(0, LAST_MINUTE)),
  consents: optional(consentsField),
}

const absenceOf = (body: {
  readonly person: string
  readonly date: LocalDate
  readonly fromMinute?: number | undefined
}) => ({
  person: body.person,
  date: body.date,
  ...(body.fromMinute !== undefined && { fromMinute: body.fromMinute }),
})

/** Where the terminal's options and the fields of a request are called otherwise. */
const COLUMNS: Readonly<Record<string, string>> = { '--from': 'fromMinute', '--with': 'persons' }

/** Issues that speak of the terminal's options, told of the request's fields. */
const ofRequest = (issue: Issue): Issue =>
  issue.at.file.startsWith('--')
    ? { ...issue, at: { file: 'request', column: COLUMNS[issue.at.file] ?? issue.at.file.slice(2) } }
    : issue

const INSTANT: readonly ProblemKind[] = ['noRun', 'badRequest', 'tooLarge', 'notJson', 'wrongInput', 'fault']
const QUEUED: readonly ProblemKind[] = ['noRun', ...JOB_PROBLEMS]

/**
 * 欠員対応: what the contractor's manager asks of a roster that hangs on the wall. Substitutes, exchanges and edited cells
 * are answered at once, beside whatever job is running; waits, the re-planned week and a new version of the roster are jobs.
 */
export const coverRoutes = (runs: Runs, desk: Desk, jobs: Jobs): readonly Route[] => {
  const runOf = async (asked: string): Promise<string> => {
    const run = asked === 'latest' ? await runs.latest() : asked
    const known = run !== undefined && (await runs.list()).includes(run)
    if (!known) throw new ApiProblem('noRun', { run: asked })
    return run
  }
  const answered = async <Kind extends DeskKind>(
    kind: Kind,
    body: DeskRequests[Kind],
  ): Promise<DeskAnswers[Kind]> => {
    const result = await desk.ask(kind, body)
    if (!result.ok) throw wrongInput(result.issues.map(ofRequest))
    return result.value
  }
  return [
    route({
      method: 'post',
      path: '/api/runs/:run/cover',
      name: 'coverAbsence',
      summary: words['api.cover'],
      request: request(absent),
      answers: { 200: { text: words['api.answer.ok'], schema: coverList } },
      problems: INSTANT,
      handle: async ({ parameters, body }) => {
        const run = await runOf(parameters.run ?? '')
        const { consents: agreed = [] } = body
        const list = await answered('cover', { run, absence: absenceOf(body), consents: agreed })
        return { status: 200, json: coverList.parse(list) }
      },
    }),
    route({
      method: 'post',
      path: '/api/runs/:run/cover-waits',
      name: 'coverWaits',
      summary: words['api.coverWaits'],
      request: request({ ...absent, rows: optional(wholeField(1, MOST_ROWS)) }),
      waits: true,
      answers: JOB_ANSWERS,
      problems: QUEUED,
      handle: async (call) => {
        const run = await runOf(call.parameters.run ?? '')
        const { consents: agreed = [], rows = 3 } = call.body
        return started(
          jobs,
          'coverWaits',
          { run, absence: absenceOf(call.body), consents: agreed, rows },
          call,
        )
      },
    }),
    route({
      method: 'post',
      path: '/api/runs/:run/replan',
      name: 'replanRest',
      summary: words['api.replan'],
      request: request({
        ...absent,
        moves: optional(wholeField(1, MOST_MOVES)),
        keepHours: optional(yesField),
      }),
      waits: true,
      answers: JOB_ANSWERS,
      problems: QUEUED,
      handle: async (call) => {
        const run = await runOf(call.parameters.run ?? '')
        const { consents: agreed = [], moves = 8, keepHours = false } = call.body
        return started(
          jobs,
          'replan',
          { run, absence: absenceOf(call.body), consents: agreed, moves, keepHours },
          call,
        )
      },
    }),
    route({
      method: 'post',
      path: '/api/runs/:run/swap',
      name: 'checkSwap',
      summary: words['api.swap'],
      request: request({
        persons: {
          schema: z.tuple([text, text]).readonly(),
          complaint: { code: 'twoPeopleExpected', values: {} },
        },
        dates: listField(dateField),
        consents: optional(consentsField),
      }),
      answers: { 200: { text: words['api.answer.ok'], schema: swapVerdict } },
      problems: INSTANT,
      handle: async ({ parameters, body }) => {
        const run = await runOf(parameters.run ?? '')
        const { persons, dates, consents: agreed = [] } = body
        const verdict = await answered('swap', { run, swap: { persons, dates }, consents: agreed })
        return { status: 200, json: swapVerdict.parse(verdict) }
      },
    }),
    route({
      method: 'post',
      path: '/api/runs/:run/check-cell',
      name: 'checkCells',
      summary: words['api.checkCell'],
      request: request({ days: daysField, consents: optional(consentsField) }),
      answers: { 200: { text: words['api.answer.ok'], schema: editVerdict } },
      problems: INSTANT,
      handle: async ({ parameters, body }) => {
        const run = await runOf(parameters.run ?? '')
        const { days: edits, consents: agreed = [] } = body
        const verdict = await answered('cells', { run, days: edits, consents: agreed })
        return { status: 200, json: editVerdict.parse(verdict) }
      },
    }),
    route({
      method: 'post',
      path: '/api/runs/:run/apply',
      name: 'applyDays',
      summary: words['api.apply'],
      request: request({
        days: daysField,
        absence: optional({ schema: absence, complaint: { code: 'absenceExpected', values: {} } }),
        consents: optional(consentsField),
      }),
      waits: true,
      answers: JOB_ANSWERS,
      problems: QUEUED,
      handle: async (call) => {
        const run = await runOf(call.parameters.run ?? '')
        const { days: edits, absence: away, consents: agreed = [] } = call.body
        return started(
          jobs,
          'apply',
          { run, days: edits, consents: agreed, ...(away && { absence: absenceOf(away) }) },
          call,
        )
      },
    }),
  ]
}
