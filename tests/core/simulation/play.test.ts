import { expect, test } from 'vitest'
import { SCENARIOS } from './scenarios.ts'

test.each(SCENARIOS)('$name', ({ run, expected }) => {
  expect(run()).toMatchObject(expected)
})
