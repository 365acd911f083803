import { z } from 'zod'
import { isLocalDate } from '../../core/calendar/date.ts'
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

/** What a question that is answered at once can meet. */
export const INSTANT: readonly ProblemKind[] = [
  'noRun',
  'badRequest',
  'tooLarge',
  'notJson',
  'wrongInput',
  'fault',
]
/** What a job on a run can meet. */
export const QUEUED: readonly ProblemKind[] = ['noRun', ...JOB_PROBLEMS]

/** A run that there is, by its id or as the latest. */
export const runOf = async (runs: Runs, asked: string): Promise<string> => {
  const run = asked === 'latest' ? await runs.latest() : asked
  const known = run !== undefined && (await runs.list()).includes(run)
  if (!known) throw new ApiProblem('noRun', { run: asked })
  return run
}

/** The answer of the desk, or everything that is wrong with the question. */
export const answerOf = async <Kind extends DeskKind>(
  desk: Desk,
  kind: Kind,
  body: DeskRequests[Kind],
): Promise<DeskAnswers[Kind]> => {
  const result = await desk.ask(kind, body)
  if (!result.ok) throw wrongInput(result.issues)
  return result.value
}

/**
 * 欠員対応: what the contractor's manager asks of a roster that hangs on the wall. Substitutes, exchanges and edited cells
 * are answered at once, beside whatever job is running; waits, the re-planned week and a new version of the roster are jobs.
 */
export const coverRoutes = (runs: Runs, desk: Desk, jobs: Jobs): readonly Route[] => {
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
        const run = await runOf(runs, parameters.run ?? '')
        const { consents: agreed = [] } = body
        const list = await answerOf(desk, 'cover', { run, absence: absenceOf(body), consents: agreed })
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
        const run = await runOf(runs, call.parameters.run ?? '')
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
        const run = await runOf(runs, call.parameters.run ?? '')
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
        const run = await runOf(runs, parameters.run ?? '')
        const { persons, dates, consents: agreed = [] } = body
        const verdict = await answerOf(desk, 'swap', { run, swap: { persons, dates }, consents: agreed })
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
        const run = await runOf(runs, parameters.run ?? '')
        const { days: edits, consents: agreed = [] } = body
        const verdict = await answerOf(desk, 'cells', { run, days: edits, consents: agreed })
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
        const run = await runOf(runs, call.parameters.run ?? '')
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
