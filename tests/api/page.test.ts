import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Service, service } from './service.ts'

let api: Service
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-page-'))
  const web = join(folder, 'web')
  await mkdir(join(web, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(web, 'index.html'), '<!doctype html><title>繁閑</title>')
  await writeFile(join(web, 'assets', 'main-0123abcd.js'), 'export {}')
  api = await service(undefined, { web })
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true })
})

test('the page is served, asked for anew each time, and may load only from here', async () => {
  const { status, text, headers } = await api.call('GET', '/')
  expect([status, text]).toEqual([200, '<!doctype html><title>繁閑</title>'])
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(headers.get('cache-control')).toBe('no-cache')
  expect(headers.get('content-security-policy')).toContain("script-src 'self'")
})

test('files named by their content are kept for good', async () => {
  const { status, headers } = await api.call('GET', '/assets/main-0123abcd.js')
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test.each(['/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt'])(
  '%s does not lead out of the page',
  async (path) => {
    const { status, text } = await api.call('GET', path)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(text).not.toContain('secret\n')
    expect(text).not.toBe('secret')
  },
)

test('the service answers beside the page', async () => {
  expect((await api.call('GET', '/api/health')).json.status).toBe('ok')
  expect((await api.call('GET', '/api/none')).status).toBe(404)
})
