import type { Span } from '../units/time.ts'

export const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0)

const byStart = (a: Span, b: Span) => a.startMinute - b.startMinute

/** The same minutes as disjoint stretches in order. */
export const union = (spans: readonly Span[]): Span[] => {
  const merged: Span[] = []
  for (const span of [...spans].sort(byStart)) {
    const last = merged.at(-1)
    if (span.startMinute >= span.endMinute) continue
    if (last && span.startMinute <= last.endMinute)
      merged[merged.length - 1] = {
        startMinute: last.startMinute,
        endMinute: Math.max(last.endMinute, span.endMinute),
      }
    else merged.push({ startMinute: span.startMinute, endMinute: span.endMinute })
  }
  return merged
}

/** Minutes of `spans` that are in none of `taken`. */
export const minus = (spans: readonly Span[], taken: readonly Span[]): Span[] => {
  const holes = union(taken)
  return union(spans).flatMap((span) => {
    const rest: Span[] = []
    let from = span.startMinute
    for (const hole of holes) {
      if (hole.endMinute <= from || hole.startMinute >= span.endMinute) continue
      if (hole.startMinute > from) rest.push({ startMinute: from, endMinute: hole.startMinute })
      from = hole.endMinute
    }
    if (from < span.endMinute) rest.push({ startMinute: from, endMinute: span.endMinute })
    return rest
  })
}

/** Minutes that are in both. */
export const common = (a: readonly Span[], b: readonly Span[]): Span[] => minus(a, minus(a, b))

/** A stretch in which the same number of people is there. */
export interface Step extends Span {
  readonly people: number
}

/** How many of `spans` cover each minute of `windows`, as stretches of equal number. */
export const headcount = (spans: readonly Span[], windows: readonly Span[]): Step[] =>
  union(windows).flatMap((window) => {
    const cuts = spans
      .flatMap(({ startMinute, endMinute }) => [startMinute, endMinute])
      .filter((minute) => minute > window.startMinute && minute < window.endMinute)
    const edges = [...new Set([window.startMinute, ...cuts, window.endMinute])].sort((a, b) => a - b)
    const steps: Step[] = []
    for (const [index, startMinute] of edges.slice(0, -1).entries()) {
      const endMinute = edges[index + 1]!
      const people = spans.filter(
        (span) => span.startMinute <= startMinute && endMinute <= span.endMinute,
      ).length
      const last = steps.at(-1)
      if (last?.people === people) steps[steps.length - 1] = { ...last, endMinute }
      else steps.push({ startMinute, endMinute, people })
    }
    return steps
  })
