import type { ActivityProblem, SequenceProblem } from '../../../../src/core/roster/columns/problem.ts'

/** One lawful plan: what it costs alone and where it puts a person. */
export interface BrutePlan {
  readonly cost: number
  readonly rows: readonly number[]
}

/** Every lawful sequence of a person, found by trying all of them; rows are places in `need`. */
export const allSequences = (problem: SequenceProblem, place: number): BrutePlan[] => {
  const { days, shifts, wishes, need } = problem
  const person = problem.people[place]!
  const found: BrutePlan[] = []
  const runs = (plan: readonly number[], isOff: boolean) => {
    const text = plan.map((shift) => (shift < 0 ? '-' : 'x')).join('')
    return [...text.matchAll(isOff ? /-+/g : /x+/g)].map((match) => ({
      length: match[0].length,
      isInside: match.index > 0 && match.index + match[0].length < days,
    }))
  }
  const isLawful = (plan: readonly number[]): boolean => {
    const minutes = plan.reduce((sum, shift) => sum + (shift < 0 ? 0 : shifts[shift]!.minutes), 0)
    if (minutes < person.minMinutes || minutes > person.maxMinutes) return false
    if (person.daysOff.some((day) => plan[day]! >= 0)) return false
    if (shifts.some(({ id }, s) => plan.filter((one) => one === s).length > (person.maxShifts[id] ?? days)))
      return false
    for (let day = 1; day < days; day++) {
      const [before, after] = [plan[day - 1]!, plan[day]!]
      if (before >= 0 && after >= 0 && shifts[before]!.notBefore.includes(shifts[after]!.id)) return false
    }
    if (runs(plan, false).some(({ length }) => length > person.maxConsecutive)) return false
    if (runs(plan, false).some(({ length, isInside }) => isInside && length < person.minConsecutive))
      return false
    if (runs(plan, true).some(({ length, isInside }) => isInside && length < person.minConsecutiveOff))
      return false
    let weekends = 0
    for (let day = 5; day < days; day += 7) if (plan[day]! >= 0 || (plan[day + 1] ?? -1) >= 0) weekends++
    return weekends <= person.maxWeekends
  }
  const walk = (plan: number[]): void => {
    if (plan.length < days) {
      for (let shift = -1; shift < shifts.length; shift++) walk([...plan, shift])
      return
    }
    if (!isLawful(plan)) return
    const cost = wishes
      .filter((wish) => wish.person === person.id)
      .reduce((sum, { day, shift, wants, weight }) => {
        const has = plan[day]! >= 0 && shifts[plan[day]!]!.id === shift
        return sum + (has === (wants === 'on') ? 0 : weight)
      }, 0)
    const rows = plan.flatMap((shift, day) => {
      const row = need.findIndex((one) => one.day === day && one.shift === shifts[shift]?.id)
      return row < 0 ? [] : [row]
    })
    found.push({ cost, rows })
  }
  walk([])
  return found
}

/** Every lawful plan of a person of an activity problem; rows are activity × slots + slot. */
export const allActivityPlans = (problem: ActivityProblem, place: number): BrutePlan[] => {
  const { slotMinutes, startMinute, days, activities, starts, maxConsecutive } = problem
  const person = problem.people[place]!
  const slots = (days * 1440) / slotMinutes
  const block = problem.minBlockMinutes / slotMinutes
  /** All ways to fill so many slots with blocks; neighbours differ. */
  const fillings = (length: number, before: number): number[][] => {
    if (length === 0) return [[]]
    const all: number[][] = []
    activities.forEach((_, a) => {
      if (a === before) return
      for (let size = block; size <= length; size++)
        for (const rest of fillings(length - size, a)) all.push([...Array<number>(size).fill(a), ...rest])
    })
    return all
  }
  interface Shift {
    readonly day: number
    readonly start: number
    readonly end: number
    readonly work: readonly number[]
  }
  const shifts: Shift[] = []
  for (let start = 0; start < slots; start++) {
    const minute = startMinute + start * slotMinutes
    if (!starts.some(({ fromMinute, toMinute }) => minute % 1440 >= fromMinute && minute % 1440 <= toMinute))
      continue
    for (
      let length = problem.minShiftMinutes / slotMinutes;
      length <= problem.maxShiftMinutes / slotMinutes;
      length++
    )
      if (start + length <= slots)
        for (const work of fillings(length, -1))
          shifts.push({ day: Math.floor(minute / 1440), start, end: start + length, work })
  }
  const found: BrutePlan[] = []
  const walk = (chosen: readonly Shift[]): void => {
    const minutes = chosen.reduce((sum, { start, end }) => sum + (end - start) * slotMinutes, 0)
    if (minutes > person.maxMinutes) return
    const busy = new Set(chosen.map(({ day }) => day))
    for (const day of busy)
      if (Array.from({ length: maxConsecutive + 1 }, (_, i) => day + i).every((one) => busy.has(one))) return
    if (minutes >= person.minMinutes)
      found.push({
        cost: 0,
        rows: chosen.flatMap(({ start, work }) => work.map((a, i) => a * slots + start + i)),
      })
    const last = chosen.at(-1)
    for (const shift of shifts)
      if (
        last === undefined ||
        (shift.day > last.day && (shift.start - last.end) * slotMinutes >= problem.restMinutes)
      )
        walk([...chosen, shift])
  }
  walk([])
  return found
}

/** The least cost of one plan each, by trying all combinations; losses by row and people. */
export const bestOf = (plans: readonly (readonly BrutePlan[])[], losses: readonly Float64Array[]): number => {
  const cover = new Int32Array(losses.length)
  let best = Number.POSITIVE_INFINITY
  const walk = (place: number, cost: number): void => {
    if (place === plans.length) {
      let sum = cost
      for (let row = 0; row < losses.length; row++) sum += losses[row]![cover[row]!]!
      best = Math.min(best, sum)
      return
    }
    for (const { cost: own, rows } of plans[place]!) {
      for (const row of rows) cover[row]!++
      walk(place + 1, cost + own)
      for (const row of rows) cover[row]!--
    }
  }
  walk(0, 0)
  return best
}
