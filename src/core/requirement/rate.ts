/** A point of a distribution of mean 1 and its weight; the weights sum to 1. */
export interface RateNode {
  readonly factor: number
  readonly weight: number
}

/** Eigenvalues of a small symmetric matrix and the first components of its eigenvectors, by Jacobi rotations. */
const eigen = (matrix: number[][]): { readonly value: number; readonly first: number }[] => {
  const n = matrix.length
  const first = Array.from({ length: n }, (_, i): number => (i === 0 ? 1 : 0))
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = matrix[p]![q]!
        if (Math.abs(off) < 1e-300) continue
        const theta = (matrix[q]![q]! - matrix[p]![p]!) / (2 * off)
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const cosine = 1 / Math.hypot(tangent, 1)
        const sine = tangent * cosine
        const turn = (a: number, b: number): [number, number] => [
          cosine * a - sine * b,
          sine * a + cosine * b,
        ]
        for (const row of matrix) [row[p], row[q]] = turn(row[p]!, row[q]!)
        const [up, uq] = [matrix[p]!, matrix[q]!]
        for (let k = 0; k < n; k++) [up[k], uq[k]] = turn(up[k]!, uq[k]!)
        ;[first[p], first[q]] = turn(first[p]!, first[q]!)
      }
    }
  }
  return first.map((component, i) => ({ value: matrix[i]![i]!, first: component }))
}

/**
 * Gauss points of the gamma distribution with mean 1 and a coefficient of variation: the generalised Laguerre
 * rule by the eigenvalues of its recurrence (Golub & Welsch 1969). Exact for polynomials up to degree 2·points − 1.
 */
export const gammaNodes = (cv: number, points: number): readonly RateNode[] => {
  if (cv < 1e-4) return [{ factor: 1, weight: 1 }]
  const shape = 1 / (cv * cv)
  const matrix = Array.from({ length: points }, (_, row) =>
    Array.from({ length: points }, (_, column) => {
      const high = Math.max(row, column)
      if (row === column) return (2 * row + shape) / shape
      return Math.abs(row - column) === 1 ? Math.sqrt(high * (high + shape - 1)) / shape : 0
    }),
  )
  return eigen(matrix)
    .map(({ value, first }) => ({ factor: Math.max(0, value), weight: first * first }))
    .sort((a, b) => a.factor - b.factor)
}
