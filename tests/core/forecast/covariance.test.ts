import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Covariance, entry, varianceOf } from '../../../src/core/forecast/covariance.ts'
import type { Row } from '../../../src/core/forecast/design.ts'

const SIZE = 7

const rows = fc
  .uniqueArray(fc.integer({ min: 0, max: SIZE - 1 }), { minLength: 1, maxLength: SIZE })
  .chain((at) =>
    fc.array(fc.integer({ min: -20, max: 20 }), { minLength: at.length, maxLength: at.length }).map(
      (value): Row => ({
        at: Int32Array.from([...at].sort((a, b) => a - b)),
        value: Float64Array.from(value, (x) => x / 10),
      }),
    ),
  )

/** A plain square matrix that does the same without waiting. */
const plain = () => Array.from({ length: SIZE }, (_, i) => Array.from({ length: SIZE }, (_, j) => +(i === j)))

const dense = ({ at, value }: Row): number[] => {
  const all = new Array<number>(SIZE).fill(0)
  at.forEach((i, k) => {
    all[i] = value[k]!
  })
  return all
}

const unit = (): Covariance => {
  const triangle = new Float64Array((SIZE * (SIZE + 1)) / 2)
  for (let i = 0; i < SIZE; i++) triangle[entry(i, i)] = 1
  return new Covariance(triangle, SIZE)
}

describe('a covariance whose falls wait', () => {
  test('is at any moment what it would be had they been taken at once', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 11 }), rows, (learned, asked) => {
        const covariance = unit()
        const square = plain()
        const gain = new Float64Array(SIZE)
        learned.forEach((row, n) => {
          covariance.scale(1, 0.9, SIZE)
          covariance.widen(1, 0.2)
          for (let j = 0; j < SIZE; j++) {
            square[1]![j]! *= 0.9
            square[j]![1]! *= 0.9
          }
          square[1]![1]! += 0.2
          covariance.times(row, SIZE, gain)
          const x = dense(row)
          const product = square.map((line) => line.reduce((sum, value, j) => sum + value * x[j]!, 0))
          product.forEach((value, i) => {
            expect(gain[i]).toBeCloseTo(value, 9)
          })
          const share = 1 / (1 + n + product.reduce((sum, value, i) => sum + value * x[i]!, 0))
          covariance.fall(gain, share, SIZE)
          for (let i = 0; i < SIZE; i++)
            for (let j = 0; j < SIZE; j++) square[i]![j]! -= share * product[i]! * product[j]!
        })
        const x = dense(asked)
        const variance = square.reduce(
          (sum, line, i) => sum + x[i]! * line.reduce((part, value, j) => part + value * x[j]!, 0),
          0,
        )
        expect(covariance.of(asked)).toBeCloseTo(variance, 9)
        const settled = covariance.settled()
        square.forEach((line, i) => {
          for (let j = 0; j <= i; j++) expect(settled[entry(i, j)]).toBeCloseTo(line[j]!, 9)
        })
        expect(varianceOf(settled, asked)).toBeCloseTo(variance, 9)
      }),
    )
  })
})
