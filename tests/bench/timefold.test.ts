import { afterEach, expect, test, vi } from 'vitest'
import { gridOf, runTimefold } from '../../bench/roster/timefold.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('a line a person becomes a roster', () => {
  expect([...gridOf('A,E,-,L\nB,-,-,E\n')]).toEqual([
    ['A', ['E', '-', 'L']],
    ['B', ['-', '-', 'E']],
  ])
})

test('where Timefold is not installed, the bench says once that it is skipped and how to install it', () => {
  vi.stubEnv('HANKAN_PEERS', '/nowhere/at/all')
  vi.stubEnv('HANKAN_BENCH_PEERS', '')
  let said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  expect(runTimefold('instance.txt', 1)).toBeUndefined()
  expect(runTimefold('instance.txt', 1)).toBeUndefined()
  expect(said.match(/Timefold skipped/g)).toHaveLength(1)
  expect(said).toContain('bench/peers/setup.sh')
})
