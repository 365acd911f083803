import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays } from '../core/calendar/date.ts'
import type { City, Staff } from '../core/city/types.ts'
import { addedBurdens, burdensOf } from '../core/roster/burdens.ts'
import { readRequirement } from '../core/roster/read.ts'
import type { RosterProblem } from '../core/roster/types.ts'
import type { LocalDate } from '../core/units/time.ts'
import { readRosterDays } from '../core/verification/read-roster.ts'
import { listRuns, readRunFile } from './runs.ts'

/** Weeks of the rolling history over which burdens are shared. */
const ROLLING_WEEKS = 12

const weekOf = (run: string): LocalDate => run.slice(0, 10) as LocalDate

const writtenAt = async (runs: string, run: string): Promise<number> => {
  try {
    return (await stat(join(runs, run, 'roster.json'))).mtimeMs
  } catch {
    return 0
  }
}

/** The run written last of each week of the rolling history before a Monday, ascending. */
const earlierRuns = async (runs: string, week: LocalDate): Promise<string[]> => {
  const first = addDays(week, -7 * ROLLING_WEEKS)
  const known = (await listRuns(runs)).filter((run) => first <= weekOf(run) && weekOf(run) < week)
  const written = await Promise.all(known.map(async (run) => ({ run, at: await writtenAt(runs, run) })))
  const last = new Map<LocalDate, { readonly run: string; readonly at: number }>()
  for (const one of written) {
    const other = last.get(weekOf(one.run))
    if (!other || other.at <= one.at) last.set(weekOf(one.run), one)
  }
  return [...last.values()].map(({ run }) => run)
}

/** Whether every week from that of a run up to a Monday has a run: of a week without one nothing is known. */
const reaches = (weeks: ReadonlySet<LocalDate>, from: LocalDate, week: LocalDate): boolean => {
  for (let monday = from; monday < week; monday = addDays(monday, 7)) if (!weeks.has(monday)) return false
  return true
}

/**
 * What the stored runs tell of the time before a week: days as they were rostered in the weeks right before it, and the
 * burdens that each person carried in twelve. A run that cannot be read tells nothing. Empty where there is none.
 */
export const pastOfRuns = async (
  runs: string,
  week: LocalDate,
  city: City,
  staff: Staff,
): Promise<Pick<RosterProblem, 'before' | 'carried'>> => {
  const ids = await earlierRuns(runs, week)
  const past = await Promise.all(
    ids.map(async (run) => {
      const text = async (name: string) =>
        new TextDecoder().decode((await readRunFile(runs, run, name)) ?? new Uint8Array())
      const roster = readRosterDays(await text('roster.json'), run)
      const requirement = readRequirement(await text('requirement.json'), run)
      if (!roster.ok || !requirement.ok) return []
      const days = roster.value.days.filter(({ date }) => date < week)
      return [
        {
          week: weekOf(run),
          days,
          burdens: burdensOf({ city, staff, requirement: requirement.value }, days),
        },
      ]
    }),
  )
  const known = past.flat()
  if (known.length === 0) return {}
  const weeks = new Set(known.map(({ week: monday }) => monday))
  const earlier = known.filter((one) => reaches(weeks, one.week, week)).flatMap(({ days }) => days)
  return {
    ...(earlier.length > 0 && { before: { earlier } }),
    carried: addedBurdens(known.map(({ burdens }) => burdens)),
  }
}
