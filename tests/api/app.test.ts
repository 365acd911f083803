import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RUN, report, type Service, service } from './service.ts'

let api: Service
beforeAll(async () => {
  api = await service()
})
afterAll(() => api.close())

const issuesOf = (json: Record<string, unknown>) =>
  json.issues as { code: string; at: { column: string }; text: string }[]

describe('runs', () => {
  test('are listed newest first, with the latest marked', async () => {
    const { json } = await api.call('GET', '/api/runs')
    expect(json.runs).toEqual([
      { run: RUN, week: '2023-10-02', latest: true, report: `/api/runs/${RUN}/report` },
      {
        run: '2023-09-25-89abcdef',
        week: '2023-09-25',
        latest: false,
        report: '/api/runs/2023-09-25-89abcdef/report',
      },
    ])
  })

  test.each([RUN, 'latest'])('give the report of %s', async (run) => {
    const { status, json } = await api.call('GET', `/api/runs/${run}/report`)
    expect(status).toBe(200)
    expect(json).toEqual(JSON.parse(JSON.stringify(report)))
  })

  test('give files to keep, under a name that tells the run', async () => {
    const { headers, text } = await api.call('GET', '/api/runs/latest/files/roster.csv')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${RUN}-roster.csv"`)
    expect(text).toContain('佐伯')
  })

  test.each([
    ['/api/runs/2020-01-06-00000000/report', 'noRun'],
    ['/api/runs/latest/files/staff.csv', 'noFile'],
    ['/api/runs/latest/files/roster.exe', 'noFile'],
    ['/api/runs/latest/files/..%2f..%2fpackage.json', 'noFile'],
    ['/api/runs/..%2f..%2fdata/report', 'noRun'],
    ['/api/nothing', 'notFound'],
    ['/nothing', 'notFound'],
  ])('%s is not there', async (path, kind) => {
    const { status, json, headers } = await api.call('GET', path)
    expect([status, json.type]).toEqual([404, `urn:hankan:problem:${kind}`])
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  })
})

describe('requests', () => {
  test('are answered in the language asked for, Japanese unless it is English', async () => {
    const speak = async (language?: string) =>
      (await api.call('GET', '/api/nothing', undefined, language ? { 'accept-language': language } : {})).json
        .title
    expect(await speak()).toBe('見つかりません')
    expect(await speak('ja')).toBe('見つかりません')
    expect(await speak('fr')).toBe('見つかりません')
    expect(await speak('en-GB,en;q=0.9,ja;q=0.5')).toBe('Not found')
  })

  test.each([
    ['/api/rosters', { week: '2023-10-03' }, 'week', 'mondayExpected'],
    ['/api/rosters', { week: '2023-02-30' }, 'week', 'mondayExpected'],
    ['/api/rosters', { week: 5 }, 'week', 'mondayExpected'],
    ['/api/rosters', {}, 'week', 'missingField'],
    ['/api/rosters', { week: '2023-10-02', sead: 'x' }, 'sead', 'unknownField'],
    ['/api/rosters', { week: '2023-10-02', seed: '' }, 'seed', 'textExpected'],
    ['/api/rosters', { week: '2023-10-02', weeks: 0 }, 'weeks', 'wholeExpected'],
    ['/api/rosters', { week: '2023-10-02', weeks: 6 }, 'weeks', 'wholeExpected'],
    ['/api/rosters', [], '', 'objectExpected'],
    ['/api/trials', { team: 'hoken', fewer: 1.5, from: '2023-10-02' }, 'fewer', 'wholeExpected'],
    ['/api/trials', { team: 'hoken', fewer: -1, from: '2023-10-02' }, 'fewer', 'wholeExpected'],
    ['/api/trials', { team: 'hoken', fewer: 1, from: '2023-10-32' }, 'from', 'dateExpected'],
    ['/api/trials', { team: 'hoken', fewer: 1, from: '2023-10-02', weeks: 99 }, 'weeks', 'wholeExpected'],
    ['/api/retrain', { queues: ['guide'] }, 'queues', 'unknownField'],
    ['/api/trials', { team: 'hoken', fewer: 0, from: '2023-10-02' }, 'fewer', 'wholeExpected'],
    ['/api/trials', { team: 'nobody', fewer: 1, from: '2023-10-02' }, 'team', 'choiceExpected'],
    [
      '/api/trials',
      { team: 'hoken', fewer: 0, from: '2023-10-02', levers: [{ kind: 'magic' }] },
      'levers',
      'leversExpected',
    ],
    [
      '/api/trials',
      {
        team: 'hoken',
        fewer: 0,
        from: '2023-10-02',
        levers: [{ kind: 'divert', queue: 'insurance', share: 0.2, person: 'P001' }],
      },
      'person',
      'unknownField',
    ],
    ['/api/trials', { team: 'hoken', fewer: 0, from: '2023-10-02', levers: [] }, 'fewer', 'wholeExpected'],
  ])('%s of %j is told what is wrong at %s', async (path, body, column, code) => {
    const { status, json } = await api.call('POST', path, body, { 'accept-language': 'en' })
    expect(status).toBe(422)
    expect(issuesOf(json).map((issue) => [issue.at.column, issue.code])).toEqual([[column, code]])
    expect(issuesOf(json)[0]!.text).not.toMatch(/[{}]\w/)
  })

  test('are told in sentences that name the field', async () => {
    const { json } = await api.call('POST', '/api/trials', { team: 'hoken', fewer: 0, from: '2023-10-02' })
    expect(issuesOf(json)[0]!.text).toBe('「fewer」 1 以上 99 以下の整数が必要ですが「0」でした。')
  })

  test('with several faults are told all of them at once', async () => {
    const { json } = await api.call('POST', '/api/trials', { fewer: 'x', from: 'soon' })
    expect(
      issuesOf(json)
        .map((issue) => issue.code)
        .sort(),
    ).toEqual(['dateExpected', 'missingField', 'wholeExpected'])
  })

  test.each(['61', '-1', 'long', '1e3', ''])('cannot wait “%s” seconds', async (wait) => {
    const { status, json } = await api.call('POST', `/api/rosters?wait=${wait}`, { week: '2023-10-02' })
    expect([status, issuesOf(json)[0]!.at.column]).toEqual([422, 'wait'])
  })

  test('that are not JSON are refused, whatever they call themselves', async () => {
    const plain = await api.call('POST', '/api/rosters', 'week=2023-10-02', { 'content-type': 'text/plain' })
    const broken = await api.call('POST', '/api/rosters', '{"week": ')
    const latin = await api.call('POST', '/api/rosters', '{}', {
      'content-type': 'application/json; charset=latin1',
    })
    const empty = await api.call('POST', '/api/rosters')
    expect([plain, broken, latin, empty].map(({ status }) => status)).toEqual([415, 400, 415, 415])
  })

  test('that are too large are refused', async () => {
    const { status, json } = await api.call('POST', '/api/rosters', { week: 'x'.repeat(300_000) })
    expect([status, json.type]).toEqual([413, 'urn:hankan:problem:tooLarge'])
  })

  test('of another method are told which there are', async () => {
    const { status, headers } = await api.call('PUT', '/api/jobs/1', {})
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, DELETE'])
  })

  test('with an address that cannot be read are refused without a stack', async () => {
    const { status, text } = await api.call('GET', '/api/runs/%E0%A4%A/report')
    expect(status).toBe(400)
    expect(text).not.toMatch(/at .*\.(ts|js)/)
  })
})

describe('the house around it', () => {
  test('a fault of the program is told as a fault, never how', async () => {
    const faults: unknown[] = []
    const broken = await service(undefined, {
      runs: {
        list: () => Promise.reject(new Error('disk /secret/place')),
        latest: async () => undefined,
        file: async () => undefined,
      },
      onFault: (error) => faults.push(error),
    })
    const { status, text } = await broken.call('GET', '/api/runs')
    await broken.close()
    expect(status).toBe(500)
    expect(text).not.toContain('secret')
    expect(String(faults[0])).toContain('/secret/place')
  })

  test('no forecast yet is said so', async () => {
    const fresh = await service(undefined, { city: async () => undefined })
    const { status, json } = await fresh.call('GET', '/api/city')
    await fresh.close()
    expect([status, json.type]).toEqual([404, 'urn:hankan:problem:noTraining'])
  })

  test('no run yet is said so', async () => {
    const fresh = await service(undefined, {
      runs: { list: async () => [], latest: async () => undefined, file: async () => undefined },
    })
    const report = await fresh.call('GET', '/api/runs/latest/report')
    const health = await fresh.call('GET', '/api/health')
    await fresh.close()
    expect([report.status, report.json.type]).toEqual([404, 'urn:hankan:problem:noRun'])
    expect(health.json).toEqual({ status: 'ok', latestRun: null, jobs: { queued: 0, running: 0 } })
  })

  test('nothing may be loaded from elsewhere, nor this from elsewhere', async () => {
    const { headers } = await api.call('GET', '/api/health')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/https?:|\*|unsafe/)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
