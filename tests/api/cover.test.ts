import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunJob } from '../../src/api/jobs.ts'
import { createJobs } from '../../src/api/jobs.ts'
import type { CoverList } from '../../src/core/cover/types.ts'
import type { JobRequests } from '../../src/engines/job.ts'
import { ABSENT, atOnce, onDemand, RUN, report, type Service, service } from './service.ts'

const absence = { person: ABSENT.person, date: ABSENT.date }
const other = report.roster.find(
  ({ person, date, shift }) => shift && date === ABSENT.date && person !== ABSENT.person,
)!
const off = { ...absence, breaks: [], blocks: [] }

let api: Service
beforeAll(async () => {
  api = await service()
})
afterAll(() => api.close())

const sentences = (json: Record<string, unknown>) =>
  ((json.issues ?? []) as { text: string; at: { column?: string } }[]).map(({ text, at }) => ({
    text,
    column: at.column,
  }))

describe('what is asked of a roster on the wall', () => {
  test('substitutes come back at once, ranked, by id, by name and of the latest run', async () => {
    const byId = await api.call('POST', `/api/runs/${RUN}/cover`, absence)
    expect(byId.status).toBe(200)
    const { rows } = byId.json as unknown as CoverList
    expect(rows.map(({ yen }) => yen)).toEqual(rows.map(({ yen }) => yen).toSorted((a, b) => a - b))
    const { name } = report.people.find(({ id }) => id === ABSENT.person)!
    const byName = await api.call('POST', '/api/runs/latest/cover', { ...absence, person: name })
    expect(byName.json).toEqual(byId.json)
  })

  test('they come back while a long job is running', async () => {
    const { run } = onDemand()
    const jobs = createJobs(run)
    const busy = await service(undefined, { jobs })
    await busy.call('POST', '/api/rosters', { week: '2023-10-02' })
    const { status } = await busy.call('POST', `/api/runs/${RUN}/cover`, absence)
    expect([status, jobs.counts.running]).toEqual([200, 1])
    jobs.close()
    await busy.close()
  })

  test('an edited cell and an exchange are told with who has to agree; consent given is not asked for', async () => {
    const asked = await api.call('POST', `/api/runs/${RUN}/check-cell`, { days: [off] })
    expect(asked.json).toMatchObject({ consents: [absence] })
    const consents = [{ ...absence, agreedOn: '2023-09-28' }]
    const agreed = await api.call('POST', `/api/runs/${RUN}/check-cell`, { days: [off], consents })
    expect(agreed.json).toMatchObject({ consents: [], breaches: asked.json.breaches })
    const persons = [ABSENT.person, other.person]
    const swap = await api.call('POST', `/api/runs/${RUN}/swap`, { persons, dates: [ABSENT.date] })
    expect(swap.json).toMatchObject({ swap: { persons, dates: [ABSENT.date] } })
  })

  test.each([
    ['cover', { person: 'nobody', date: ABSENT.date }, 'person'],
    ['cover', { ...absence, date: '2031-01-01' }, 'date'],
    ['cover', { ...absence, fromMinute: 2000 }, 'fromMinute'],
    ['cover', { ...absence, fromMinute: 'noon' }, 'fromMinute'],
    ['cover', { ...absence, consents: [{ person: 'p' }] }, 'consents'],
    ['cover', { person: ABSENT.person }, 'date'],
    ['cover', { ...absence, rank: 1 }, 'rank'],
    ['swap', { persons: [ABSENT.person], dates: [ABSENT.date] }, 'persons'],
    ['swap', { persons: [ABSENT.person, ABSENT.person], dates: [ABSENT.date] }, 'persons'],
    ['swap', { persons: [ABSENT.person, other.person], dates: ['2031-01-01'] }, 'date'],
    ['check-cell', { days: [{ ...off, blocks: [{ activity: 'x' }] }] }, 'days'],
    ['check-cell', { days: [{ ...off, person: 'nobody' }] }, 'days'],
    ['check-cell', { days: [off, off] }, 'days'],
    ['check-cell', {}, 'days'],
    ['apply', { days: 'all' }, 'days'],
    ['apply', { days: [], absence: { person: 'p' } }, 'absence'],
    ['replan', { ...absence, moves: 0 }, 'moves'],
    ['replan', { ...absence, keepHours: 'yes' }, 'keepHours'],
    ['cover-waits', { ...absence, rows: 99 }, 'rows'],
    ['why', { ...absence, minute: -1 }, 'minute'],
    ['why', { ...absence, person: 'nobody', minute: 600 }, 'person'],
    ['price', { asked: { kind: 'weather' } }, 'asked'],
    ['conflict', { requests: [{ activity: 'x' }] }, 'requests'],
  ])('%s of %j is told what is wrong at %s, in both languages', async (path, body, column) => {
    const [ja, en] = await Promise.all(
      ['ja', 'en'].map((language) =>
        api.call('POST', `/api/runs/${RUN}/${path}`, body, { 'accept-language': language }),
      ),
    )
    for (const { status, json } of [ja!, en!]) {
      expect(status).toBe(422)
      expect(sentences(json).map((one) => one.column)).toContain(column)
    }
    const [inJapanese, inEnglish] = [sentences(ja!.json)[0]!.text, sentences(en!.json)[0]!.text]
    expect(inJapanese).toMatch(/[ぁ-ん]/)
    expect(inEnglish).not.toMatch(/[ぁ-んァ-ヶ]/)
    for (const text of [inJapanese, inEnglish]) expect(text).not.toMatch(/[{}]\w+[{}]|\{\w+\}/)
  })

  test.each([
    ['cover', absence],
    ['swap', { persons: ['a', 'b'], dates: [ABSENT.date] }],
    ['check-cell', { days: [] }],
    ['why', { ...absence, minute: 600 }],
    ['cover-waits', absence],
    ['replan', absence],
    ['apply', { days: [] }],
    ['price', { asked: { kind: 'rule', rule: 'contractHours' } }],
    ['conflict', { requests: [] }],
  ])('%s of a run that is not there is not found', async (path, body) => {
    for (const run of ['2001-01-01-00000000', '..', 'x%2F..%2Fy']) {
      const { status } = await api.call('POST', `/api/runs/${run}/${path}`, body)
      expect(status).toBe(404)
    }
  })
})

describe('jobs on a roster', () => {
  const asked = async (path: string, body: unknown) => {
    const seen: unknown[] = []
    const watch: RunJob = (kind, request, onProgress, ...signals) => {
      seen.push([kind, request])
      return atOnce(kind, request, onProgress, ...signals)
    }
    const own = await service(watch)
    await own.call('POST', path, body)
    await own.close()
    return seen[0] as [string, JobRequests['roster']] | undefined
  }

  test('are asked for with what is meant where nothing is said', async () => {
    const run = `/api/runs/${RUN}`
    expect(await asked(`${run}/replan?wait=5`, absence)).toEqual([
      'replan',
      { run: RUN, absence, consents: [], moves: 8, keepHours: false },
    ])
    expect(await asked(`${run}/cover-waits?wait=5`, absence)).toEqual([
      'coverWaits',
      { run: RUN, absence, consents: [], rows: 3 },
    ])
    expect(await asked('/api/training?wait=5', { from: '2023-10-02', budgetHours: 72 })).toEqual([
      'training',
      { from: '2023-10-02', weeks: 13, budgetHours: 72 },
    ])
  })

  test('a roster is asked for with days that stay and the run on the wall', async () => {
    const body = { week: '2023-10-02', locked: [ABSENT], published: RUN }
    expect(await asked('/api/rosters?wait=5', body)).toEqual(['roster', body])
  })

  test('one that somebody waits for runs beside a long one, two of a kind one after the other', () => {
    const jobs = createJobs(onDemand().run)
    const replan = { run: RUN, absence, consents: [], moves: 1, keepHours: false }
    const [long, short, second, later] = [
      jobs.start('roster', { week: '2023-10-02' })!,
      jobs.start('replan', replan)!,
      jobs.start('replan', replan)!,
      jobs.start('retrain', {})!,
    ].map(({ id }) => jobs.get(id)!.state)
    expect([long!.status, short!.status]).toEqual(['running', 'running'])
    expect([second, later]).toEqual([
      { status: 'queued', ahead: 1 },
      { status: 'queued', ahead: 1 },
    ])
    expect(jobs.counts).toEqual({ queued: 2, running: 2 })
    jobs.close()
  })
})
