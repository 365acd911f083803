import { z } from 'zod'
import { ratesIssues, steadyPooling } from '../../core/requirement/pooling.ts'
import type { PooledDesk, Pooling, SteadyDesk, SteadyPooling } from '../../core/requirement/types.ts'
import type { Result } from '../../core/units/issue.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { words } from '../../core/words/say.ts'
import { ApiProblem, type ProblemKind, wrongInput } from '../problem.ts'
import { dateField, listField, numberField, optional, request, textField, wholeField } from '../request.ts'
import { type Route, route } from '../route.ts'
import { localDate, of } from '../schemas.ts'

/** Which queues, from which date on, over how many days. */
export interface PooledQueues {
  readonly queues: readonly string[]
  readonly from: LocalDate
  readonly days: number
}

/** Pools queues of the forecast, or says what is wrong with the request. Undefined before anything was trained. */
export type PoolQueues = (request: PooledQueues) => Promise<Result<Pooling> | undefined>

const count = z.int().nonnegative()

const pooledDesk = of<PooledDesk>()(
  z.object({
    arrivals: z.number(),
    openMinutes: z.number(),
    people: count,
    serviceLevel: z.number(),
    meanWaitSeconds: z.number(),
  }),
)

const pooling = of<Pooling>()(
  z.object({
    queues: z.array(z.string()).readonly(),
    slots: z
      .array(
        z.object({
          date: localDate,
          slot: count,
          apart: z.array(pooledDesk).readonly(),
          together: pooledDesk,
        }),
      )
      .readonly(),
    apartHours: z.number(),
    togetherHours: z.number(),
    apartPeak: count,
    togetherPeak: count,
  }),
)

const steadyDesk = of<SteadyDesk>()(
  z.object({
    ratePerHour: z.number(),
    erlangs: z.number(),
    people: count,
    choices: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({
            kind: z.literal('stable'),
            people: count,
            serviceLevel: z.number(),
            meanWaitSeconds: z.number(),
          }),
          z.object({ kind: z.literal('unstable'), people: count }),
        ]),
      )
      .readonly(),
  }),
)

const steady = of<SteadyPooling>()(
  z.object({
    request: z.object({
      ratesPerHour: z.array(z.number()).readonly(),
      handlingSeconds: z.number(),
      share: z.number(),
      withinSeconds: z.number(),
    }),
    apart: z.array(steadyDesk).readonly(),
    together: steadyDesk,
    apartPeople: count,
    togetherPeople: count,
  }),
)

const DEFAULT_DAYS = 7
const MOST_DAYS = 31
const MOST = Number.MAX_SAFE_INTEGER

const PROBLEMS: readonly ProblemKind[] = ['badRequest', 'tooLarge', 'notJson', 'wrongInput', 'fault']

/** 集約: volumes and waits only, so the city's planner may ask as well as the contractor. */
export const poolingRoutes = (pool: PoolQueues): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/pooling',
    name: 'poolQueues',
    summary: words['api.pooling'],
    request: request({
      queues: listField(textField),
      from: dateField,
      days: optional(wholeField(1, MOST_DAYS)),
    }),
    answers: { 200: { text: words['api.answer.ok'], schema: pooling } },
    problems: ['noTraining', ...PROBLEMS],
    handle: async ({ body }) => {
      const pooled = await pool({ ...body, days: body.days ?? DEFAULT_DAYS })
      if (!pooled) throw new ApiProblem('noTraining')
      if (!pooled.ok) throw wrongInput(pooled.issues)
      return { status: 200, json: pooling.parse(pooled.value) }
    },
  }),
  route({
    method: 'post',
    path: '/api/pooling/rates',
    name: 'poolRates',
    summary: words['api.poolingRates'],
    request: request({
      ratesPerHour: listField(numberField(0, MOST)),
      handlingSeconds: numberField(0, MOST),
      share: numberField(0, 1),
      withinSeconds: numberField(0, MOST),
    }),
    answers: { 200: { text: words['api.answer.ok'], schema: steady } },
    problems: PROBLEMS,
    handle: async ({ body }) => {
      const issues = ratesIssues(body)
      if (issues.length) throw wrongInput(issues)
      return { status: 200, json: steady.parse(steadyPooling(body)) }
    },
  }),
]
