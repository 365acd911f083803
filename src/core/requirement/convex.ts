/** The largest convex function of 0, 1, 2 … that is nowhere above the given values. */
export const convexMinorant = (values: readonly number[]): number[] => {
  const hull: number[] = []
  const slope = (a: number, b: number) => (values[b]! - values[a]!) / (b - a)
  for (let i = 0; i < values.length; i++) {
    while (hull.length > 1 && slope(hull.at(-2)!, hull.at(-1)!) >= slope(hull.at(-1)!, i)) hull.pop()
    hull.push(i)
  }
  const result = [...values]
  for (let h = 1; h < hull.length; h++) {
    const [a, b] = [hull[h - 1]!, hull[h]!]
    for (let i = a + 1; i < b; i++) result[i] = values[a]! + slope(a, b) * (i - a)
  }
  return result
}
