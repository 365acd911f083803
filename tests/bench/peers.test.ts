import { afterEach, expect, test, vi } from 'vitest'
import { measurePeers } from '../../bench/forecast/peers.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('where the peers are not installed, the bench says so and how to install them', () => {
  vi.stubEnv('HANKAN_PEERS', '/nowhere/at/all')
  let said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  expect(measurePeers([])).toBeUndefined()
  expect(said).toContain('/nowhere/at/all')
  expect(said).toContain('bench/peers/setup.sh')
})
