import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { createApp, routesOf } from '../../src/api/app.ts'
import { problem } from '../../src/api/schemas.ts'
import { ABSENT, depsOf, RUN, report, service } from './service.ts'

interface Operation {
  readonly operationId: string
  readonly responses: Record<string, { readonly description: string }>
  readonly requestBody?: unknown
}
interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
}

const documentIn = async (language: string): Promise<Document> => {
  const api = await service()
  const { json } = await api.call('GET', '/api/openapi.json', undefined, { 'accept-language': language })
  await api.close()
  return json as unknown as Document
}

/** Paths and methods that Express answers, read from its own router; one entry that takes every method refuses. */
const mounted = (): string[] => {
  const { router } = createApp(depsOf()) as unknown as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] }
  }
  return router.stack.flatMap(({ route }) => {
    const methods = Object.keys(route?.methods ?? {})
    return route && methods.length === 1 ? [`${methods[0]} ${route.path}`] : []
  })
}

describe('the document', () => {
  test('names every route and no other', async () => {
    const { openapi, paths } = await documentIn('en')
    expect(openapi).toBe('3.1.0')
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    expect(documented.sort()).toEqual(mounted().sort())
    expect(documented).toContain('post /api/trials')
  })

  test('gives every operation a name of its own, an answer and its problems', async () => {
    const { paths } = await documentIn('en')
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { responses } of operations) {
      expect(Object.keys(responses)).toContain('200')
      expect(Object.keys(responses)).toContain('500')
    }
  })

  test('describes what is asked for field by field', async () => {
    const { paths } = await documentIn('en')
    expect(paths['/api/trials']!.post!.requestBody).toMatchObject({
      content: {
        'application/json': {
          schema: {
            required: ['team', 'fewer', 'from'],
            additionalProperties: false,
            properties: {
              fewer: { type: 'integer', minimum: -99 },
              levers: { type: 'array', maxItems: 10 },
              from: { format: 'date' },
            },
          },
        },
      },
    })
  })

  test('speaks both languages', async () => {
    const [ja, en] = await Promise.all([documentIn('ja'), documentIn('en')])
    expect(JSON.stringify(ja.paths['/api/trials'])).toContain('試算')
    expect(JSON.stringify(en.paths)).not.toMatch(/[ぁ-んァ-ヶ一-龠]/)
  })
})

describe('answers', () => {
  const absence = { person: ABSENT.person, date: ABSENT.date }
  const other = report.roster.find(
    ({ person, date, shift }) => shift && date === ABSENT.date && person !== ABSENT.person,
  )!
  const CALLS: Readonly<Record<string, readonly [path: string, body?: unknown]>> = {
    health: ['/api/health'],
    getCity: ['/api/city'],
    listRuns: ['/api/runs'],
    getReport: [`/api/runs/${RUN}/report`],
    getFile: ['/api/runs/latest/files/roster.json'],
    coverAbsence: ['/api/runs/latest/cover', absence],
    coverWaits: [`/api/runs/${RUN}/cover-waits?wait=10`, { ...absence, rows: 2 }],
    replanRest: [`/api/runs/${RUN}/replan?wait=10`, { ...absence, fromMinute: 600, moves: 3 }],
    checkSwap: [`/api/runs/${RUN}/swap`, { persons: [ABSENT.person, other.person], dates: [ABSENT.date] }],
    checkCells: [
      `/api/runs/${RUN}/check-cell`,
      { days: [{ person: ABSENT.person, date: ABSENT.date, breaks: [], blocks: [] }] },
    ],
    applyDays: [`/api/runs/${RUN}/apply?wait=10`, { days: [ABSENT], absence }],
    explainCell: [
      `/api/runs/${RUN}/why`,
      { person: ABSENT.person, date: ABSENT.date, minute: ABSENT.shift!.startMinute },
    ],
    priceRule: [`/api/runs/${RUN}/price?wait=10`, { asked: { kind: 'rule', rule: 'contractHours' } }],
    findConflict: [
      `/api/runs/${RUN}/conflict?wait=10`,
      {
        requests: [{ activity: 'insurance', date: ABSENT.date, startMinute: 600, endMinute: 660, people: 9 }],
      },
    ],
    planTraining: ['/api/training?wait=10', { from: '2023-10-02', budgetHours: 72 }],
    makeRoster: ['/api/rosters?wait=10', { week: '2023-10-02' }],
    retrain: ['/api/retrain?wait=10', {}],
    makeTrial: ['/api/trials?wait=10', { team: 'hoken', fewer: 2, from: '2023-10-09', weeks: 2 }],
    poolQueues: ['/api/pooling', { queues: ['tax', 'payment'], from: '2023-10-02', days: 1 }],
    poolRates: [
      '/api/pooling/rates',
      { ratesPerHour: [14, 14], handlingSeconds: 360, share: 0.9, withinSeconds: 600 },
    ],
    listShocks: ['/api/shocks'],
    decideShock: [
      `/api/shocks/${encodeURIComponent('certificate/outage/2023-09-12')}`,
      { decision: 'confirmed' },
    ],
    getJob: ['/api/jobs/'],
    cancelJob: ['/api/jobs/'],
    settleJob: ['/api/jobs/'],
    getDocument: ['/api/openapi.json'],
  }

  test.each(routesOf(depsOf()))('of $name are as the document says', async ({ name, method, answers }) => {
    const api = await service()
    const [path, body] = CALLS[name]!
    const job = path.endsWith('/jobs/') ? (await api.call('POST', '/api/retrain', {})).json.id : ''
    const end = name === 'settleJob' ? '/settle' : ''
    const { status, json } = await api.call(method.toUpperCase(), `${path}${job}${end}`, body)
    await api.close()
    const schema: z.ZodType | undefined = answers[status]?.schema
    expect(answers).toHaveProperty(String(status))
    expect(schema?.safeParse(json).error).toBeUndefined()
  })

  test('that are problems are as the document says', async () => {
    const api = await service()
    const replies = await Promise.all([
      api.call('GET', '/api/nothing'),
      api.call('POST', '/api/trials', {}),
      api.call('PATCH', '/api/runs', {}),
    ])
    await api.close()
    for (const { json } of replies) expect(problem.strict().safeParse(json).error).toBeUndefined()
  })
})
