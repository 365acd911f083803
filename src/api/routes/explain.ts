import { z } from 'zod'
import { words } from '../../core/words/say.ts'
import type { Desk } from '../../engines/desk.ts'
import { cellExplanation, priceRequest, rosterRequest } from '../explain-schema.ts'
import type { Jobs } from '../jobs.ts'
import {
  dateField,
  listField,
  mondayField,
  numberField,
  optional,
  request,
  textField,
  wholeField,
} from '../request.ts'
import { type Route, route } from '../route.ts'
import { JOB_ANSWERS, JOB_PROBLEMS, started } from '../sent-job.ts'
import { answerOf, INSTANT, QUEUED, runOf } from './cover.ts'
import type { Runs } from './runs.ts'

const LAST_MINUTE = 2880
const MOST_REQUESTS = 50
const MOST_HOURS = 10_000
const QUARTER = 13

/** Why the roster is as it is, and where to train: the contractor's side, with names. */
export const explainRoutes = (runs: Runs, desk: Desk, jobs: Jobs): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/runs/:run/why',
    name: 'explainCell',
    summary: words['api.why'],
    request: request({ person: textField, date: dateField, minute: wholeField(0, LAST_MINUTE) }),
    answers: { 200: { text: words['api.answer.ok'], schema: cellExplanation } },
    problems: INSTANT,
    handle: async ({ parameters, body }) => {
      const run = await runOf(runs, parameters.run ?? '')
      const found = await answerOf(desk, 'why', { run, consents: [], cell: body })
      return { status: 200, json: cellExplanation.parse(found) }
    },
  }),
  route({
    method: 'post',
    path: '/api/runs/:run/price',
    name: 'priceRule',
    summary: words['api.price'],
    request: request({
      asked: { schema: priceRequest, complaint: { code: 'priceExpected', values: {} } },
    }),
    waits: true,
    answers: JOB_ANSWERS,
    problems: QUEUED,
    handle: async (call) => {
      const run = await runOf(runs, call.parameters.run ?? '')
      return started(jobs, 'price', { run, asked: call.body.asked }, call)
    },
  }),
  route({
    method: 'post',
    path: '/api/runs/:run/conflict',
    name: 'findConflict',
    summary: words['api.conflict'],
    request: request({
      requests: {
        schema: z.array(rosterRequest).max(MOST_REQUESTS).readonly(),
        complaint: { code: 'requestsExpected', values: {} },
      },
    }),
    waits: true,
    answers: JOB_ANSWERS,
    problems: QUEUED,
    handle: async (call) => {
      const run = await runOf(runs, call.parameters.run ?? '')
      return started(jobs, 'conflict', { run, requests: call.body.requests }, call)
    },
  }),
  route({
    method: 'post',
    path: '/api/training',
    name: 'planTraining',
    summary: words['api.training'],
    request: request({
      from: mondayField,
      weeks: optional(wholeField(1, 26)),
      budgetHours: numberField(0, MOST_HOURS),
      people: optional(listField(textField)),
      activities: optional(listField(textField)),
    }),
    waits: true,
    answers: JOB_ANSWERS,
    problems: JOB_PROBLEMS,
    handle: (call) => {
      const { from, weeks = QUARTER, budgetHours, people, activities } = call.body
      const only = { ...(people && { people }), ...(activities && { activities }) }
      return started(jobs, 'training', { from, weeks, budgetHours, ...only }, call)
    },
  }),
]
