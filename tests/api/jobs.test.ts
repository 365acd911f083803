import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/api/app.ts'
import { createJobs } from '../../src/api/jobs.ts'
import { depsOf, onDemand, RUN, serve, service } from './service.ts'

const WEEK = { week: '2023-10-02' } as const
const PATIENT = () => new AbortController().signal
const DONE = { ok: true, result: { run: RUN }, issues: [] } as const

describe('the registry', () => {
  test('runs one job at a time, in the order they came', async () => {
    const { run, open } = onDemand()
    const jobs = createJobs(run)
    const [first, second, third] = [1, 2, 3].map(() => jobs.start('roster', WEEK)!)
    expect(jobs.get(first!.id)!.state.status).toBe('running')
    expect(jobs.get(second!.id)!.state).toEqual({ status: 'queued', ahead: 1 })
    expect(jobs.get(third!.id)!.state).toEqual({ status: 'queued', ahead: 2 })
    open[0]!.end(DONE)
    await jobs.ended(first!.id, PATIENT())
    await turn()
    expect(jobs.get(first!.id)!.state.status).toBe('done')
    expect(jobs.get(second!.id)!.state.status).toBe('running')
    expect(open).toHaveLength(2)
    jobs.close()
  })

  test('lets only so many wait', async () => {
    const { run } = onDemand()
    const jobs = createJobs(run, { limit: 2 })
    const started = [1, 2, 3, 4].map(() => jobs.start('roster', WEEK) !== undefined)
    expect(started).toEqual([true, true, true, false])
    jobs.close()
  })

  test('cancels what waits and what runs, and goes on with the next', async () => {
    const { run, open } = onDemand()
    const jobs = createJobs(run)
    const [running, waiting, last] = [1, 2, 3].map(() => jobs.start('roster', WEEK)!)
    expect(jobs.cancel(waiting!.id)!.state.status).toBe('cancelled')
    expect(jobs.cancel(running!.id)!.state.status).toBe('cancelled')
    await turn()
    expect(jobs.get(last!.id)!.state.status).toBe('running')
    open.at(-1)!.end(DONE)
    await jobs.ended(last!.id, PATIENT())
    expect(jobs.cancel(last!.id)!.state.status).toBe('done')
    expect(jobs.counts).toEqual({ queued: 0, running: expect.any(Number) })
  })

  test('tells a fault from a wrong input, and forgets no other job for it', async () => {
    const { run, open } = onDemand()
    const faults: unknown[] = []
    const jobs = createJobs(run, { onFault: (error) => faults.push(error) })
    const [first, second] = [1, 2].map(() => jobs.start('roster', WEEK)!)
    open[0]!.fail(new Error('bug'))
    await jobs.ended(first!.id, PATIENT())
    await turn()
    open[1]!.end({
      ok: false,
      issues: [{ code: 'notJson', severity: 'error', at: { file: 'city.json' }, values: {} }],
    })
    await jobs.ended(second!.id, PATIENT())
    expect(jobs.get(first!.id)!.state.status).toBe('broken')
    expect(jobs.get(second!.id)!.state.status).toBe('failed')
    expect(faults).toHaveLength(1)
  })

  test('remembers only the last ended jobs', async () => {
    const jobs = createJobs(async () => DONE, { remembered: 1 })
    const ids: string[] = []
    for (let i = 0; i < 3; i++) {
      const { id } = jobs.start('roster', WEEK)!
      ids.push(id)
      await jobs.ended(id, PATIENT())
      await turn()
    }
    expect(ids.map((id) => jobs.get(id) !== undefined)).toEqual([false, false, true])
  })

  test('stops waiting when the caller has gone', async () => {
    const { run } = onDemand()
    const jobs = createJobs(run)
    const { id } = jobs.start('roster', WEEK)!
    await jobs.ended(id, AbortSignal.abort())
    expect(jobs.get(id)!.state.status).toBe('running')
    jobs.close()
  })
})

describe('jobs over HTTP', () => {
  test('the manager asks for a week and follows the job to its run', async () => {
    const api = await service()
    const started = await api.call('POST', '/api/rosters', WEEK)
    expect(started.status).toBe(202)
    const at = started.headers.get('location')!
    expect(at).toBe(`/api/jobs/${started.json.id}`)
    const ended = await api.call('GET', `${at}?wait=10`)
    await api.close()
    expect(ended.json).toMatchObject({ kind: 'roster', status: 'done', result: { run: RUN } })
  })

  test('a caller that waits gets the result in one call', async () => {
    const api = await service()
    const { status, json } = await api.call('POST', '/api/retrain?wait=10', {})
    await api.close()
    expect([status, json.status]).toEqual([200, 'done'])
    expect(json.result).toMatchObject({ origins: ['2023-09-01'], horizonDays: 28 })
  })

  test('progress is told, and a job can be cancelled', async () => {
    const { run } = onDemand()
    const api = await service((kind, request, onProgress, ...signals) => {
      onProgress({ stage: 'solve', done: 0.5, gap: 0.02 })
      return run(kind, request, onProgress, ...signals)
    })
    const { json } = await api.call('POST', '/api/rosters', WEEK)
    const at = `/api/jobs/${json.id}`
    expect((await api.call('GET', at)).json).toMatchObject({
      status: 'running',
      progress: { phase: 'solve', share: 0.5, gap: 0.02 },
    })
    expect((await api.call('DELETE', at)).json.status).toBe('cancelled')
    expect((await api.call('GET', `${at}?wait=10`)).json.status).toBe('cancelled')
    await api.close()
  })

  test('a search can be told that the best so far is enough: the job goes on to its end', async () => {
    const api = await service(
      (_kind, _request, _onProgress, _signal, enough) =>
        new Promise((resolve) => enough.addEventListener('abort', () => resolve(DONE), { once: true })),
    )
    const { json } = await api.call('POST', '/api/rosters', WEEK)
    const at = `/api/jobs/${json.id}`
    expect((await api.call('GET', at)).json.status).toBe('running')
    expect((await api.call('POST', `${at}/settle`, {})).status).toBe(200)
    expect((await api.call('GET', `${at}?wait=10`)).json.status).toBe('done')
    expect((await api.call('POST', '/api/jobs/none/settle', {})).status).toBe(404)
    await api.close()
  })

  test('wrong input found by the job is told with its file', async () => {
    const api = await service(async () => ({
      ok: false,
      issues: [
        {
          code: 'missingField',
          severity: 'error',
          at: { file: 'city.json', column: 'teams' },
          values: { field: 'teams' },
        },
      ],
    }))
    const { json } = await api.call('POST', '/api/rosters?wait=10', WEEK, { 'accept-language': 'en' })
    await api.close()
    expect(json).toMatchObject({
      status: 'failed',
      problem: { status: 422, issues: [{ at: { file: 'city.json' } }] },
    })
  })

  test('a fault of the program in a job is told without its words', async () => {
    const api = await service(async () => Promise.reject(new Error('at solve (/home/x.ts:1)')))
    const { json, text } = await api.call('POST', '/api/rosters?wait=10', WEEK)
    await api.close()
    expect(json).toMatchObject({ status: 'failed', problem: { status: 500 } })
    expect(text).not.toContain('x.ts')
  })

  test('the twenty-first that waits is asked to come again', async () => {
    const { run } = onDemand()
    const deps = depsOf(run)
    const api = await serve(createApp(deps))
    const statuses: number[] = []
    for (let i = 0; i < 22; i++) statuses.push((await api.call('POST', '/api/rosters', WEEK)).status)
    const refused = await api.call('POST', '/api/rosters', WEEK)
    deps.jobs.close()
    await api.close()
    expect(statuses.filter((status) => status === 202)).toHaveLength(21)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30'])
  })

  test('a job nobody knows is not there', async () => {
    const api = await service()
    const { status, json } = await api.call('DELETE', '/api/jobs/none')
    await api.close()
    expect([status, json.type]).toEqual([404, 'urn:hankan:problem:noJob'])
  })
})
