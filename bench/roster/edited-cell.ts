import type { PersonDay, RosterProblem } from '../../src/core/roster/types.ts'
import { check, recheck } from '../../src/core/verification/check.ts'

/** What it takes to judge a roster anew after one person-day was edited. */
export interface EditedCell {
  /** Milliseconds of processor time of each edit. */
  readonly milliseconds: readonly number[]
  /** Edits after which the answer was not that of a check of the whole. */
  readonly different: number
}

/** Takes each worked person-day off a roster in turn. */
export const editedCells = (problem: RosterProblem, days: readonly PersonDay[]): EditedCell => {
  const { city, staff, dates, open, requirement } = problem
  const input = { days, staff, city, dates, open, requirement }
  const judged = { input, certificate: check(input) }
  const edits = days
    .filter(({ shift }) => shift)
    .map(({ person, date }) => ({ person, date, breaks: [], blocks: [] }))
  const milliseconds: number[] = []
  let different = 0
  for (const edit of edits) {
    const before = process.cpuUsage()
    const after = recheck(judged, [edit])
    const { user, system } = process.cpuUsage(before)
    milliseconds.push((user + system) / 1000)
    if (JSON.stringify(after.certificate) !== JSON.stringify(check(after.input))) different++
  }
  return { milliseconds, different }
}
