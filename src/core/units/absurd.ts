/** A count this many times the 99th percentile of its kind is no count of people, where at least so many others are known. */
const ABSURD = 50
const OTHERS = 7

/** The count above which one of these is a slip of the keyboard or the machine; infinite where too few are known to say. */
export const absurdAbove = (counts: readonly number[]): number => {
  if (counts.length <= OTHERS) return Number.POSITIVE_INFINITY
  if (counts.every((count) => count <= ABSURD)) return ABSURD
  const seen = Float64Array.from(counts.filter((count) => count > 0)).sort()
  const usual = seen[Math.min(seen.length - 2, Math.floor(0.99 * (seen.length - 1)))]
  return ABSURD * Math.max(1, usual ?? 1)
}
