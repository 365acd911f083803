import type { RosterProblem } from '../core/roster/types.ts'
import type { Result } from '../core/units/issue.ts'
import { joinEarlier, readEarlier } from '../core/verification/read-earlier.ts'
import { readRosterDays } from '../core/verification/read-roster.ts'
import { readWith } from '../store/city-folder.ts'

/** Files that a problem is given besides its own: days that stay, the roster on the wall, what was before. */
export interface DayFiles {
  readonly locked?: string | undefined
  readonly published?: string | undefined
  readonly earlier: readonly string[]
}

/** A problem with the days of these files in place of its own; what is wrong with them where they cannot be read. */
export const withDays = async (
  problem: RosterProblem,
  { locked, published, earlier }: DayFiles,
): Promise<Result<RosterProblem>> => {
  const kept = locked === undefined ? undefined : await readWith(locked, readEarlier)
  const wall = published === undefined ? undefined : await readWith(published, readRosterDays)
  const past = await Promise.all(earlier.map((file) => readWith(file, readEarlier)))
  const issues = [kept, wall, ...past].flatMap((read) => read?.issues ?? [])
  if (kept?.ok === false || wall?.ok === false) return { ok: false, issues }
  const files = past.flatMap((read) => (read.ok ? [read.value] : []))
  if (files.length < past.length) return { ok: false, issues }
  const { staff, dates } = problem
  const joined = joinEarlier(files, staff, dates[0] ?? '9999-12-31')
  const all = [...issues, ...joined.issues]
  if (all.some(({ severity }) => severity === 'error')) return { ok: false, issues: all }
  return {
    ok: true,
    issues: all,
    value: {
      ...problem,
      ...(kept && { locked: kept.value.days ?? [] }),
      ...(wall && { published: wall.value.days }),
      ...(earlier.length > 0 && { before: joined.earlier }),
    },
  }
}
