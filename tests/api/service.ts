import { setImmediate as turn } from 'node:timers/promises'
import type { Express } from 'express'
import { type ApiDeps, createApp } from '../../src/api/app.ts'
import { createJobs, type RunJob } from '../../src/api/jobs.ts'
import { listen } from '../../src/api/server.ts'
import { type CoverInput, planCover } from '../../src/core/plan-cover.ts'
import { rosterCsv } from '../../src/core/report/csv.ts'
import { publicCity as publicCityOf } from '../../src/core/report/public-city.ts'
import type { PublicCity } from '../../src/core/report/types.ts'
import { poolingOf } from '../../src/core/requirement/pooling.ts'
import type { TrainingPlan } from '../../src/core/training/types.ts'
import type { Trial } from '../../src/core/trial/types.ts'
import { answerOn } from '../../src/engines/answer.ts'
import type { Desk, DeskOrder } from '../../src/engines/desk.ts'
import type { JobKind, JobOutcome } from '../../src/engines/job.ts'
import { sampleCity, sampleStaff } from '../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../fixtures/forecast.ts'
import { sampleReport, sampleReportInput } from '../fixtures/report.ts'

export const RUN = '2023-10-02-0123abcd'

export const report = sampleReport()

const files: Readonly<Record<string, string>> = {
  'report.json': JSON.stringify(report),
  'roster.json': JSON.stringify(report.roster),
  'roster.csv': rosterCsv(report, 'ja'),
}

export const publicCity = (): PublicCity => publicCityOf(sampleCity(), '2023-10-02', '2023-11-26')

const estimate = (mean: number) => ({ mean, low: mean * 0.9, high: mean * 1.1 })

const figures = (headcount: number) => ({
  headcount,
  meanWaitSeconds: estimate(300),
  wait90Seconds: estimate(900),
  withinTarget: estimate(0.9),
  abandonedShare: estimate(0),
  shortageHours: 4,
  daysBelowTarget: estimate(2),
  openDays: 20,
})

export const sampleTrial = (team: string): Trial => ({
  request: { team, fewer: 1, from: '2023-10-02', weeks: 4 },
  base: figures(8),
  trial: figures(7),
  queues: [
    {
      queue: 'guide',
      base: estimate(200),
      trial: estimate(400),
      baseWithin: estimate(0.95),
      trialWithin: estimate(0.8),
    },
  ],
  assumptions: [{ key: 'trial.weeks', values: { weeks: 4 } }],
})

/** Somebody of the sample at work on its first date. */
export const ABSENT = report.roster.find(({ shift, date }) => shift && date === report.dates[0])!

const input: CoverInput = {
  city: sampleCity(),
  staff: sampleStaff(),
  holidays: sampleHolidays,
  requirement: sampleReportInput().requirement,
  dates: report.dates,
  days: report.roster,
}

/** Answers from the sample roster, on the thread of the test. */
export const sampleDesk: Desk = {
  async ask(kind, request) {
    const order = { id: 1, kind, request } as DeskOrder
    return answerOn(order, { ...input, earlier: { consents: request.consents } }) as never
  },
  close: () => {},
}

const none = { mean: 0, low: 0, high: 0 }
const sampleTraining: TrainingPlan = {
  request: { from: '2023-10-02', weeks: 13, budgetHours: 72 },
  weeks: [{ from: '2023-10-02', weight: 13, shortageHours: none }],
  before: { shortageHours: none, yen: none },
  rows: [],
  candidates: { allowed: 0, computed: 0 },
  leftOutYen: 0,
  set: {
    ...{ trainings: [], hours: 0, shortageHours: none, yen: none, method: 'all', mostYen: 0 },
    cost: { days: 0, shortageHours: 0, yen: 0 },
  },
  curve: [{ trainingHours: 0, shortageHours: none, yen: none }],
  assumptions: [],
}

const sampleList = () => {
  const plan = planCover(input, { person: ABSENT.person, date: ABSENT.date })
  if (!plan.ok) throw new Error(plan.issues.map(({ code }) => code).join())
  return plan.value.list
}

/** Jobs that answer from the sample, a turn after they started. */
export const atOnce: RunJob = async (kind, request, onProgress) => {
  onProgress({ stage: 'read', done: 1 })
  await turn()
  const result = {
    roster: { run: RUN },
    trial: sampleTrial('team' in request ? request.team : ''),
    retrain: {
      origins: ['2023-09-01'],
      horizonDays: 28,
      rows: report.forecast.flatMap(({ queue, model, accuracy }) => [
        { queue, model, accuracy, champion: true },
      ]),
    },
    coverWaits: kind === 'coverWaits' ? sampleList() : undefined,
    replan: {
      absence: { person: ABSENT.person, date: ABSENT.date },
      nothingYen: 5000,
      points: [{ budget: 0, moves: [], hourMoves: 0, workMoves: 0, yen: 0, isCorner: true }],
    },
    apply: { run: RUN },
    price: {
      ...{ request: { kind: 'rule', rule: 'contractHours' }, standing: 'kept' },
      ...{ estimateYen: 1200, lowerYen: 0, upperYen: 4000 },
    },
    conflict: {
      conflict: {
        elements: [{ kind: 'leave', rule: { rule: 'leave' }, person: ABSENT.person, date: ABSENT.date }],
        smallest: true,
        repairs: [{ element: 0, yen: 900 }],
      },
    },
    training: sampleTraining,
  }[kind as JobKind]
  return { ok: true, result, issues: [] }
}

/** Jobs that run until the test ends them. */
export const onDemand = () => {
  const open: { readonly end: (outcome: JobOutcome) => void; readonly fail: (error: Error) => void }[] = []
  const run: RunJob = (_kind, _request, _onProgress, signal) =>
    new Promise((resolve, reject) => {
      open.push({ end: resolve, fail: reject })
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  return { run, open }
}

export const depsOf = (run: RunJob = atOnce, more: Partial<ApiDeps> = {}): ApiDeps => ({
  runs: {
    list: async () => ['2023-09-25-89abcdef', RUN],
    latest: async () => RUN,
    file: async (id, name) => {
      const text = id === RUN ? files[name] : undefined
      return text === undefined ? undefined : new TextEncoder().encode(text)
    },
  },
  city: async () => publicCity(),
  trialIssues: async ({ team }) =>
    publicCity().teams.some(({ id }) => id === team)
      ? []
      : [
          {
            code: 'choiceExpected',
            severity: 'error',
            at: { file: 'trial', column: 'team' },
            values: { found: team, choices: '' },
          },
        ],
  pooling: async ({ queues, from }) =>
    poolingOf({ queues, dates: [from] }, sampleForecast(sampleCity()), sampleCity(), sampleHolidays),
  shocks: {
    list: async () => report.shocks ?? [],
    decide: async (id, decision) => {
      const known = report.shocks ?? []
      return known.some((shock) => shock.id === id)
        ? known.map((shock) => (shock.id === id ? { ...shock, decision } : shock))
        : undefined
    },
  },
  jobs: createJobs(run),
  desk: sampleDesk,
  version: '0.0.0',
  ...more,
})

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Record<string, unknown>
}

export interface Service {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  readonly url: string
  close(): Promise<void>
}

/** The app on a port of this machine that is free. */
export const serve = async (app: Express): Promise<Service> => {
  const listening = await listen(app, 0)
  if (!listening) throw new Error('no free port')
  const url = listening.url.replace('localhost', '127.0.0.1')
  return {
    url,
    close: () => listening.close(),
    call: async (method, path, body, headers = {}) => {
      const sent = body === undefined ? {} : { 'content-type': 'application/json' }
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { ...sent, ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      const isJson = /json/.test(response.headers.get('content-type') ?? '')
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: isJson && text ? (JSON.parse(text) as Record<string, unknown>) : {},
      }
    },
  }
}

export const service = (run?: RunJob, more?: Partial<ApiDeps>): Promise<Service> =>
  serve(createApp(depsOf(run, more)))
