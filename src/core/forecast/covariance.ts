import type { Row } from './design.ts'

/** Place of an entry in a lower triangle. */
export const entry = (i: number, j: number): number =>
  i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i

/** Falls that wait until the triangle takes them all in one pass. */
const WAITING = 4

/** Effects of a row that are multiplied in one pass. */
const TOGETHER = 4

/**
 * A covariance that each day lets fall by a multiple of `g·gᵀ`. Falls wait and are taken four at a time: one pass over
 * the triangle costs little more than a single one would.
 */
export class Covariance {
  private readonly triangle: Float64Array
  private readonly waiting: readonly Float64Array[]
  private readonly shares = new Float64Array(WAITING)
  private count = 0
  /** Entries up to which the falls that wait reach. */
  private reach = 0

  /** `triangle` is the lower one, row-wise: row i has i + 1 entries. It is changed in place. */
  constructor(triangle: Float64Array, size: number) {
    this.triangle = triangle
    this.waiting = Array.from({ length: WAITING }, () => new Float64Array(size))
  }

  /** The lower triangle with every fall taken: the covariance's own array. */
  settled(): Float64Array {
    this.settle()
    return this.triangle
  }

  /** Adds to a variance. */
  widen(i: number, variance: number): void {
    this.triangle[entry(i, i)]! += variance
  }

  /** Multiplies a row and column, as far as the first `met`. */
  scale(i: number, factor: number, met: number): void {
    const { triangle, waiting } = this
    for (let j = 0; j < met; j++) triangle[entry(i, j)]! *= j === i ? factor * factor : factor
    for (const fall of waiting) fall[i]! *= factor
  }

  /** The covariance times a row, as far as the first `met`. */
  times({ at, value }: Row, met: number, product: Float64Array): void {
    const { triangle, waiting, shares, count } = this
    product.fill(0, 0, met)
    for (let k = 0; k < at.length; k += TOGETHER) {
      const end = Math.min(k + TOGETHER, at.length)
      const last = at[end - 1]!
      for (let q = k; q < end; q++) {
        const i = at[q]!
        const x = value[q]!
        const base = entry(i, 0)
        for (let j = 0; j <= i; j++) product[j]! += triangle[base + j]! * x
        for (let j = i + 1; j <= last; j++) product[j]! += triangle[entry(j, i)]! * x
      }
      // Columns below the last of them, all at once.
      const a = at[k]!
      const b = at[k + 1] ?? 0
      const c = at[k + 2] ?? 0
      const d = at[k + 3] ?? 0
      const w = value[k]!
      const x = value[k + 1] ?? 0
      const y = value[k + 2] ?? 0
      const z = value[k + 3] ?? 0
      for (let j = last + 1, base = entry(last + 1, 0); j < met; base += ++j)
        product[j]! +=
          triangle[base + a]! * w +
          triangle[base + b]! * x +
          triangle[base + c]! * y +
          triangle[base + d]! * z
    }
    for (let w = 0; w < count; w++) {
      const fall = waiting[w]!
      const share = shares[w]! * along(fall, { at, value })
      for (let j = 0; j < met; j++) product[j]! -= fall[j]! * share
    }
  }

  /** Lets the covariance fall by `share · g·gᵀ`, g being 0 from `met` on. */
  fall(g: Float64Array, share: number, met: number): void {
    const next = this.waiting[this.count]!
    next.set(met < g.length ? g.subarray(0, met) : g)
    this.shares[this.count] = share
    this.count++
    this.reach = Math.max(this.reach, met)
    if (this.count === WAITING) this.settle()
  }

  /** Variance of a row. */
  of({ at, value }: Row): number {
    const { waiting, shares, count } = this
    let sum = varianceOf(this.triangle, { at, value })
    for (let w = 0; w < count; w++) sum -= shares[w]! * along(waiting[w]!, { at, value }) ** 2
    return sum
  }

  private settle(): void {
    if (this.count === 0) return
    const { triangle, reach } = this
    const [a, b, c, d] = this.waiting as [Float64Array, Float64Array, Float64Array, Float64Array]
    const [p, q, r, s] = this.shares as unknown as [number, number, number, number]
    // Two rows at a time: what is read of the falls serves both. Row i + 1 begins i + 1 entries after row i.
    for (let i = 0; i < reach; i += 2) {
      const upper = entry(i, 0)
      const lower = upper + i + 1
      const ai = a[i]! * p
      const bi = b[i]! * q
      const ci = c[i]! * r
      const di = d[i]! * s
      if (i + 1 === reach) {
        for (let j = 0; j <= i; j++) triangle[upper + j]! -= ai * a[j]! + bi * b[j]! + ci * c[j]! + di * d[j]!
        break
      }
      const ak = a[i + 1]! * p
      const bk = b[i + 1]! * q
      const ck = c[i + 1]! * r
      const dk = d[i + 1]! * s
      for (let j = 0; j <= i; j++) {
        const aj = a[j]!
        const bj = b[j]!
        const cj = c[j]!
        const dj = d[j]!
        triangle[upper + j]! -= ai * aj + bi * bj + ci * cj + di * dj
        triangle[lower + j]! -= ak * aj + bk * bj + ck * cj + dk * dj
      }
      triangle[lower + i + 1]! -= ak * a[i + 1]! + bk * b[i + 1]! + ck * c[i + 1]! + dk * d[i + 1]!
    }
    for (const fall of this.waiting) fall.fill(0, 0, reach)
    this.shares.fill(0)
    this.count = 0
    this.reach = 0
  }
}

const along = (vector: Float64Array, { at, value }: Row): number => {
  let sum = 0
  for (let k = 0; k < at.length; k++) sum += vector[at[k]!]! * value[k]!
  return sum
}

/** Variance of a row under a covariance given by its lower triangle. */
export const varianceOf = (triangle: Float64Array, { at, value }: Row): number => {
  let sum = 0
  for (let a = 0; a < at.length; a++) {
    const i = at[a]!
    let beside = 0
    for (let b = 0; b < a; b++) beside += triangle[entry(i, at[b]!)]! * value[b]!
    sum += value[a]! * (2 * beside + triangle[entry(i, i)]! * value[a]!)
  }
  return sum
}
