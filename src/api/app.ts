import express, {
  type ErrorRequestHandler,
  type Express,
  type Request as HttpRequest,
  type Response,
} from 'express'
import { z } from 'zod'
import type { PublicCity } from '../core/report/types.ts'
import { type Language, words } from '../core/words/say.ts'
import type { Desk } from '../engines/desk.ts'
import type { Jobs } from './jobs.ts'
import { openApi } from './openapi.ts'
import { ApiProblem, PROBLEMS, problemBody, problemOf, wrongInput } from './problem.ts'
import { fieldIssue } from './request.ts'
import { type Answer, type Route, route } from './route.ts'
import { coverRoutes } from './routes/cover.ts'
import { explainRoutes } from './routes/explain.ts'
import { jobRoutes, workRoutes } from './routes/jobs.ts'
import { type PoolQueues, poolingRoutes } from './routes/pooling.ts'
import { type Runs, runRoutes } from './routes/runs.ts'
import { serviceRoutes } from './routes/service.ts'
import { type Shocks, shockRoutes } from './routes/shocks.ts'
import { type TrialCheck, trialRoutes } from './routes/trials.ts'

/** All that the service needs of the world. */
export interface ApiDeps {
  readonly runs: Runs
  /** Undefined before anything was trained. */
  readonly city: () => Promise<PublicCity | undefined>
  readonly trialIssues: TrialCheck
  readonly pooling: PoolQueues
  readonly shocks: Shocks
  readonly jobs: Jobs
  /** Contractor side: what cannot wait behind a job. */
  readonly desk: Desk
  readonly version: string
  /** Folder of the built page; absent: no page. */
  readonly web?: string
  /** Told of every fault of the program; nothing of it is answered. */
  readonly onFault?: (error: unknown) => void
}

const BODY_LIMIT = 262_144
const LONGEST_WAIT_SECONDS = 60

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i

const languageOf = (request: HttpRequest): Language =>
  request.acceptsLanguages('ja', 'en') === 'en' ? 'en' : 'ja'

const patienceOf = (request: HttpRequest, response: Response): AbortSignal => {
  const asked = request.query.wait ?? '0'
  const seconds = typeof asked === 'string' && /^\d{1,3}(\.\d+)?$/.test(asked) ? +asked : Number.NaN
  if (!(seconds <= LONGEST_WAIT_SECONDS))
    throw wrongInput([
      fieldIssue('wait', 'numberExpected', { least: 0, most: LONGEST_WAIT_SECONDS, found: String(asked) }),
    ])
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return seconds === 0
    ? AbortSignal.abort()
    : AbortSignal.any([gone.signal, AbortSignal.timeout(seconds * 1000)])
}

const parametersOf = (request: HttpRequest): Record<string, string> =>
  Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)]))

const send = (response: Response, answer: Answer): void => {
  response.status(answer.status).set({ 'cache-control': 'no-cache', ...answer.headers })
  if ('json' in answer) response.json(answer.json)
  else response.type(answer.type).send(Buffer.from(answer.bytes))
}

const requireJson: express.RequestHandler = (request, _response, next) => {
  next(request.is('application/json') ? undefined : new ApiProblem('notJson'))
}

const mount = (app: Express, route: Route): void => {
  const readers = route.request
    ? [requireJson, express.json({ limit: BODY_LIMIT, type: 'application/json' })]
    : []
  app[route.method](route.path, ...readers, async (request, response) => {
    const patience = route.waits ? patienceOf(request, response) : AbortSignal.abort()
    const body = route.request ? route.request.read(request.body) : undefined
    send(
      response,
      await route.handle({
        parameters: parametersOf(request),
        body,
        language: languageOf(request),
        patience,
      }),
    )
  })
}

const refuseOtherMethods = (app: Express, routes: readonly Route[]): void => {
  for (const [path, same] of Map.groupBy(routes, (one) => one.path)) {
    const allowed = same.flatMap(({ method }) =>
      method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
    )
    const allow = allowed.join(', ')
    app.all(path, (request) => {
      throw new ApiProblem('wrongMethod', { path: request.path, allowed: allow }, { headers: { allow } })
    })
  }
}

const document = z.object({
  openapi: z.string(),
  info: z.unknown(),
  paths: z.unknown(),
  components: z.unknown(),
})

/** Every address of the service. */
export const routesOf = (deps: ApiDeps): readonly Route[] => {
  const { runs, jobs, desk, city, trialIssues, pooling, shocks, version } = deps
  const routes: Route[] = [
    ...serviceRoutes(() => runs.latest(), jobs, city),
    ...runRoutes(runs),
    ...coverRoutes(runs, desk, jobs),
    ...explainRoutes(runs, desk, jobs),
    ...workRoutes(jobs),
    ...trialRoutes(jobs, trialIssues),
    ...poolingRoutes(pooling),
    ...shockRoutes(shocks),
    ...jobRoutes(jobs),
  ]
  const all: readonly Route[] = [
    ...routes,
    route({
      method: 'get',
      path: '/api/openapi.json',
      name: 'getDocument',
      summary: words['api.openapi'],
      answers: { 200: { text: words['api.openapi'], schema: document } },
      problems: ['fault'],
      handle: async ({ language }) => ({ status: 200, json: openApi(all, version, language) }),
    }),
  ]
  return all
}

const answerProblem =
  (onFault: ApiDeps['onFault']): ErrorRequestHandler =>
  (error, request, response, next) => {
    const problem = problemOf(error, BODY_LIMIT)
    if (problem.kind === 'fault') onFault?.(error)
    if (response.headersSent) {
      next(error)
      return
    }
    response
      .status(PROBLEMS[problem.kind])
      .set({ 'cache-control': 'no-store', ...problem.headers })
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(problem, languageOf(request))))
  }

/** The service as an Express app. It never listens: `server.ts` does. */
export const createApp = (deps: ApiDeps): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use((request, response, next) => {
    const host = request.headers.host ?? ''
    response.set(HEADERS).vary('Accept-Language')
    response.set('content-language', languageOf(request))
    next(LOOPBACK.test(host) ? undefined : new ApiProblem('wrongHost', { host }))
  })
  const routes = routesOf(deps)
  for (const one of routes) mount(app, one)
  refuseOtherMethods(app, routes)
  if (deps.web !== undefined) {
    const hashed = express.static(`${deps.web}/assets`, {
      immutable: true,
      maxAge: '365d',
      fallthrough: true,
    })
    app.use('/assets', hashed)
    app.use(
      express.static(deps.web, {
        cacheControl: false,
        setHeaders: (r) => r.setHeader('cache-control', 'no-cache'),
      }),
    )
  }
  app.use((request) => {
    throw new ApiProblem('notFound', { path: request.path })
  })
  app.use(answerProblem(deps.onFault))
  return app
}
