/** A roster by person: a shift's id for each day, or `-` for a day off. */
export type Grid = ReadonlyMap<string, readonly string[]>

/** What is wrong with a roster of the shift scheduling set, and what it costs: from the instance's own lines alone. */
export interface Verdict {
  readonly faults: readonly string[]
  readonly cost: number
}

const OFF = '-'

const linesOf = (text: string, section: string): string[][] => {
  const from = text.split(`SECTION_${section}`)[1] ?? ''
  const body = from.split('SECTION_')[0]!
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line[0] !== '#')
    .map((line) => line.split(','))
}

/** Lengths of the runs of days of one sort, with where they begin. */
const runsOf = (days: readonly string[], isOff: boolean): { at: number; length: number }[] => {
  const runs: { at: number; length: number }[] = []
  days.forEach((shift, day) => {
    if ((shift === OFF) !== isOff) return
    const last = runs.at(-1)
    if (last !== undefined && last.at + last.length === day) last.length++
    else runs.push({ at: day, length: 1 })
  })
  return runs
}

export const checkNrp = (text: string, grid: Grid): Verdict => {
  const faults: string[] = []
  const horizon = Number(linesOf(text, 'HORIZON')[0]![0])
  const shifts = new Map(
    linesOf(text, 'SHIFTS').map(([id, length, after]) => [
      id!,
      { length: Number(length), after: (after ?? '').split('|') },
    ]),
  )
  const free = new Map(linesOf(text, 'DAYS_OFF').map(([id, ...days]) => [id!, days.map(Number)]))
  const staff = linesOf(text, 'STAFF')
  for (const [id, most, maxTotal, minTotal, maxOn, minOn, minOff, maxWeekends] of staff) {
    const fault = (what: string) => faults.push(`${id}: ${what}`)
    const days = grid.get(id!) ?? []
    if (days.length !== horizon) {
      fault(`${days.length} days instead of ${horizon}`)
      continue
    }
    if (days.some((shift) => shift !== OFF && !shifts.has(shift))) {
      fault('an unknown shift')
      continue
    }
    for (let day = 1; day < horizon; day++)
      if (days[day] !== OFF && shifts.get(days[day - 1]!)?.after.includes(days[day]!))
        fault(`${days[day]} after ${days[day - 1]} on day ${day}`)
    for (const pair of most!.split('|')) {
      const [shift, limit] = pair.split('=')
      const count = days.filter((one) => one === shift).length
      if (count > Number(limit)) fault(`${count} × ${shift}, at most ${limit}`)
    }
    const total = days.reduce((sum, shift) => sum + (shifts.get(shift)?.length ?? 0), 0)
    if (total > Number(maxTotal) || total < Number(minTotal))
      fault(`${total} min, not ${minTotal}–${maxTotal}`)
    for (const { at, length } of runsOf(days, false)) {
      if (length > Number(maxOn)) fault(`${length} shifts in a row from day ${at}`)
      if (length < Number(minOn) && at > 0 && at + length < horizon)
        fault(`only ${length} shifts in a row from day ${at}`)
    }
    for (const { at, length } of runsOf(days, true))
      if (length < Number(minOff) && at > 0 && at + length < horizon)
        fault(`only ${length} days off from day ${at}`)
    let weekends = 0
    for (let saturday = 5; saturday < horizon; saturday += 7)
      if (days[saturday] !== OFF || (days[saturday + 1] ?? OFF) !== OFF) weekends++
    if (weekends > Number(maxWeekends)) fault(`${weekends} weekends`)
    for (const day of free.get(id!) ?? []) if (days[day] !== OFF) fault(`works on day off ${day}`)
  }
  if (grid.size !== staff.length) faults.push(`${grid.size} people instead of ${staff.length}`)
  let cost = 0
  for (const [id, day, shift, weight] of linesOf(text, 'SHIFT_ON_REQUESTS'))
    if (grid.get(id!)?.[Number(day)] !== shift) cost += Number(weight)
  for (const [id, day, shift, weight] of linesOf(text, 'SHIFT_OFF_REQUESTS'))
    if (grid.get(id!)?.[Number(day)] === shift) cost += Number(weight)
  for (const [day, shift, wanted, under, over] of linesOf(text, 'COVER')) {
    let there = 0
    for (const days of grid.values()) if (days[Number(day)] === shift) there++
    cost +=
      there < Number(wanted)
        ? (Number(wanted) - there) * Number(under)
        : (there - Number(wanted)) * Number(over)
  }
  return { faults, cost }
}
