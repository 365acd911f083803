import { expect, test } from 'vitest'
import { growthExponent } from '../../bench/forecast/scaling.ts'

test('the exponent of growth: 1 where twice the size takes twice as long, 2 where it takes four times', () => {
  const sizes = [1, 2, 5, 10]
  expect(growthExponent(sizes.map((size) => [size, 3 * size]))).toBeCloseTo(1, 9)
  expect(growthExponent(sizes.map((size) => [size, 0.2 * size ** 2]))).toBeCloseTo(2, 9)
  expect(growthExponent(sizes.map((size) => [size, 7]))).toBeCloseTo(0, 9)
})
