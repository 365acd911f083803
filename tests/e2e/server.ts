import type { AddressInfo } from 'node:net'
import express from 'express'
import type { PublicCity, Report } from '../../src/core/report/types.ts'
import { steadyPooling } from '../../src/core/requirement/pooling.ts'
import type { PriceRequest } from '../../src/core/roster/explain/types.ts'
import {
  sampleBacktest,
  sampleConflict,
  sampleCover,
  samplePooling,
  sampleReplan,
  sampleSwap,
  sampleTraining,
  sampleTrial,
  sampleVerdict,
  sampleWhy,
} from './answers.ts'

export interface Served {
  readonly url: string
  /** Paths asked for so far, with the language they were asked in. */
  readonly asked: string[]
  /** What jobs were asked for with. */
  readonly sent: { readonly kind: string; readonly body: unknown }[]
  close(): Promise<void>
}

/** The built page and canned answers on a free port of loopback: no solve, no store. */
export const serve = async (folder: string, report: Report, city: PublicCity): Promise<Served> => {
  const app = express()
  const asked: string[] = []
  const sent: { kind: string; body: unknown }[] = []
  const cancelled = new Set<string>()
  app.use((_, response, next) => {
    response.set(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'",
    )
    next()
  })
  app.use('/api', express.json(), (request, _, next) => {
    asked.push(`${request.method} ${request.originalUrl}`)
    next()
  })
  app.get('/api/city', (_, response) => void response.json(city))
  app.get('/api/runs/:run/report', ({ params }, response) => {
    if (params.run === 'latest' || params.run === report.run) response.json(report)
    else response.status(404).json({ status: 404, title: 'no run', detail: params.run })
  })
  let shocks = report.shocks ?? []
  app.get('/api/shocks', (_, response) => void response.json({ shocks }))
  app.post('/api/shocks/:id', ({ params, body }, response) => {
    shocks = shocks.map((shock) => (shock.id === params.id ? { ...shock, decision: body.decision } : shock))
    response.json({ shocks })
  })
  app.post('/api/pooling', ({ body }, response) => void response.json(samplePooling(body.queues)))
  app.post('/api/pooling/rates', ({ body }, response) => void response.json(steadyPooling(body)))
  app.post('/api/runs/:run/cover', ({ body }, response) => void response.json(sampleCover(body)))
  app.post('/api/runs/:run/swap', ({ body }, response) => void response.json(sampleSwap(body)))
  app.post('/api/runs/:run/check-cell', ({ body }, response) => void response.json(sampleVerdict(body)))
  app.post('/api/runs/:run/why', ({ body }, response) => void response.json(sampleWhy(body)))
  const jobs: Readonly<Record<string, (body: never) => unknown>> = {
    rosters: () => ({ run: report.run }),
    trials: () => sampleTrial,
    retrain: () => sampleBacktest(report),
    'runs/:run/cover-waits': sampleCover,
    'runs/:run/replan': sampleReplan,
    'runs/:run/apply': () => ({ run: report.run }),
    'runs/:run/conflict': sampleConflict,
    'runs/:run/price': ({ asked }: { asked: PriceRequest }) => ({
      request: asked,
      standing: 'kept',
      estimateYen: 3100,
      lowerYen: 2800,
      upperYen: 3600,
    }),
    training: sampleTraining,
  }
  for (const [path, made] of Object.entries(jobs)) {
    let polls = 0
    let result: unknown
    const kind = path.split('/').at(-1)!
    app.post(`/api/${path}`, ({ body }, response) => {
      polls = 0
      result = made(body as never)
      sent.push({ kind, body })
      cancelled.delete(kind)
      response.status(202).json({ id: kind, kind, status: 'queued', ahead: 0 })
    })
    app.get(`/api/jobs/${kind}`, (_, response) => {
      polls++
      if (cancelled.has(kind)) response.json({ id: kind, kind, status: 'cancelled' })
      else if (polls < 2)
        response.json({
          id: kind,
          kind,
          status: 'running',
          progress: { phase: 'solve', share: 0.4, gap: 0.031 },
        })
      else response.json({ id: kind, kind, status: 'done', result })
    })
    app.delete(`/api/jobs/${kind}`, (_, response) => {
      cancelled.add(kind)
      response.json({ id: kind, kind, status: 'cancelled' })
    })
  }
  app.use(express.static(folder))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    sent,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
