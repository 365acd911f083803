import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RunJob } from '../../src/api/jobs.ts'
import { sampleStaff } from '../fixtures/city.ts'
import { atOnce, publicCity, report, sampleTrial, service } from './service.ts'

const TRIAL = { team: 'hoken', fewer: 1, from: '2023-10-02' }

const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...strings(inner)])
      : []

const named = (value: unknown): string[] => {
  const { people } = sampleStaff()
  const secret = new Set(people.flatMap(({ id, name }) => [id, name]))
  return strings(value).filter((text) => [...secret].some((word) => text.includes(word)))
}

test('the search for names finds them where they are', () => {
  expect(named(report.people)).not.toEqual([])
  expect(named({ a: [{ b: '担当: 佐伯 和子' }] })).toEqual(['担当: 佐伯 和子'])
})

test('the answer to a trial holds no person and no roster, even when the job returns them', async () => {
  const leaky: RunJob = async (kind, request, onProgress, ...signals) => {
    const outcome = await atOnce(kind, request, onProgress, ...signals)
    return outcome.ok
      ? {
          ...outcome,
          result: {
            ...sampleTrial('hoken'),
            people: report.people,
            base: { ...sampleTrial('hoken').base, roster: report.roster },
          },
        }
      : outcome
  }
  const api = await service(leaky)
  const { json } = await api.call('POST', '/api/trials?wait=10', TRIAL)
  await api.close()
  expect(json).toMatchObject({ status: 'done', result: { request: { team: 'hoken' } } })
  expect(named(json)).toEqual([])
  expect(strings(json)).not.toContain('roster')
})

test('what anyone may know of the city names nobody', async () => {
  const api = await service(undefined, {
    city: async () => ({ ...publicCity(), people: report.people }),
  })
  const { json } = await api.call('GET', '/api/city')
  await api.close()
  expect(named(json)).toEqual([])
})

test('the trial is made without any way to runs or staff', () => {
  const text = readFileSync(join(import.meta.dirname, '../../src/api/routes/trials.ts'), 'utf8')
  const imports = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1])
  expect(imports.sort()).toEqual([
    '../../core/trial/types.ts',
    '../../core/units/issue.ts',
    '../../core/words/say.ts',
    '../jobs.ts',
    '../problem.ts',
    '../request.ts',
    '../route.ts',
    '../schemas.ts',
    '../sent-job.ts',
    'zod',
  ])
})

test('a trial does not touch the runs', async () => {
  const touched: string[] = []
  const touch = (what: string) => async () => {
    touched.push(what)
    return undefined
  }
  const api = await service(undefined, {
    runs: { list: async () => [], latest: touch('latest'), file: touch('file') },
  })
  await api.call('POST', '/api/trials?wait=10', TRIAL)
  await api.close()
  expect(touched).toEqual([])
})

/** What the city's side and anyone else may ask without coming near a person or a roster. */
const OPEN = ['service', 'trials', 'pooling', 'shocks']

test('no route outside the contractor’s can ask the desk, or start a job that reads people', () => {
  const folder = join(import.meta.dirname, '../../src/api/routes')
  for (const name of OPEN) {
    const text = readFileSync(join(folder, `${name}.ts`), 'utf8')
    const imports = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1]!)
    expect(imports.filter((path) => /desk|cover|explain|roster|training|runs/.test(path))).toEqual([])
    const started = [...text.matchAll(/started\(jobs, '(\w+)'/g)].map((match) => match[1])
    expect(started.filter((kind) => kind !== 'trial')).toEqual([])
  }
})

test('a trial, its job and what anyone may ask leave the desk alone', async () => {
  const touched: string[] = []
  const api = await service(undefined, {
    desk: {
      async ask(kind) {
        touched.push(kind)
        throw new Error('asked')
      },
      close: () => {},
    },
  })
  const { json } = await api.call('POST', '/api/trials?wait=10', TRIAL)
  await api.call('GET', `/api/jobs/${json.id}`)
  for (const path of ['/api/city', '/api/health', '/api/shocks', '/api/openapi.json'])
    await api.call('GET', path)
  await api.call('POST', '/api/pooling', { queues: ['tax', 'payment'], from: '2023-10-02', days: 1 })
  await api.close()
  expect(touched).toEqual([])
})
