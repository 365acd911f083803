import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RUN, type Service, service } from './service.ts'

let api: Service
beforeAll(async () => {
  api = await service()
})
afterAll(() => api.close())

interface Raw {
  readonly status: number | undefined
  readonly etag: string | undefined
}

/** A request whose headers are sent as they are; `fetch` sets some of its own. */
const raw = (path: string, headers: Record<string, string>): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(api.url)
    const sent = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume()
      resolve({ status: response.statusCode, etag: response.headers.etag })
    })
    sent.on('error', reject)
    sent.end()
  })

test.each([
  ['localhost:8080', 200],
  ['127.0.0.1', 200],
  ['[::1]:8080', 200],
  ['attacker.example', 421],
  ['localhost.attacker.example', 421],
  ['127.0.0.1.attacker.example:80', 421],
])('a page that calls this machine %s gets %i', async (host, status) => {
  expect((await raw('/api/health', { host })).status).toBe(status)
})

test('a report is sent again only when it changed', async () => {
  const path = `/api/runs/${RUN}/report`
  const { etag } = await raw(path, {})
  expect(await raw(path, { 'if-none-match': etag! })).toEqual({ status: 304, etag })
  expect((await raw(path, { 'if-none-match': '"other"' })).status).toBe(200)
})
