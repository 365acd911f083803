import type { ReplanPoint } from './types.ts'

/** Whether each point lies on the lower convex hull of cost against budget (Andrew 1979, the lower half). */
export const corners = (points: readonly { readonly budget: number; readonly yen: number }[]): boolean[] => {
  const hull: number[] = []
  for (const [i, point] of points.entries()) {
    for (;;) {
      const [a, b] = [points[hull.at(-2) ?? -1], points[hull.at(-1) ?? -1]]
      if (!a || !b) break
      const isBelow =
        (b.yen - a.yen) * (point.budget - a.budget) < (point.yen - a.yen) * (b.budget - a.budget)
      if (isBelow) break
      hull.pop()
    }
    hull.push(i)
  }
  return points.map((_, i) => hull.includes(i))
}

/** A curve of points by budget: without those that save no more than one before, corners marked. */
export const curveOf = (points: readonly Omit<ReplanPoint, 'isCorner'>[]): ReplanPoint[] => {
  let least = Number.POSITIVE_INFINITY
  const falling = points.filter(({ yen }) => {
    const isLower = yen < least
    least = Math.min(least, yen)
    return isLower
  })
  const marked = corners(falling)
  return falling.map((point, i) => ({ ...point, isCorner: marked[i]! }))
}
