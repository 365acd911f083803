/** Minutes of a span that lie in each slot it touches. */
export const slotShares = (
  startMinute: number,
  endMinute: number,
  slotMinutes: number,
): readonly { readonly slot: number; readonly minutes: number }[] => {
  const first = Math.floor(startMinute / slotMinutes)
  const last = Math.ceil(endMinute / slotMinutes) - 1
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const slot = first + i
    const from = Math.max(startMinute, slot * slotMinutes)
    return { slot, minutes: Math.min(endMinute, (slot + 1) * slotMinutes) - from }
  })
}

/** Splits a whole number by weights into whole numbers that add up to it: largest remainders, earlier ones first. */
export const splitWhole = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (sum > 0 ? (total * weight) / sum : total / weights.length))
  const parts = exact.map(Math.floor)
  const order = exact
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  let left = Math.round(total - parts.reduce((a, b) => a + b, 0))
  for (const { i } of order) {
    if (left-- <= 0) break
    parts[i]! += 1
  }
  return parts
}
