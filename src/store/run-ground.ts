import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Holidays } from '../core/calendar/types.ts'
import type { City, Staff } from '../core/city/types.ts'
import type { Requirement } from '../core/requirement/types.ts'
import { readRequirement } from '../core/roster/read.ts'
import type { PersonDay } from '../core/roster/types.ts'
import type { Issue, Result } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import { readRosterDays } from '../core/verification/read-roster.ts'
import type { Earlier } from '../core/verification/types.ts'
import { type Change, readChange } from './change.ts'
import { readCityFolder, readWith } from './city-folder.ts'
import { contextOf, readParts } from './history.ts'

/** Where a run and what it was made from are. */
export interface RunPlace {
  readonly city: string
  readonly store: string
  readonly runs: string
}

/** A run's roster with all that it is judged and priced by: the city and its people as they are today. */
export interface RunGround {
  readonly input: {
    readonly city: City
    readonly staff: Staff
    readonly holidays: Holidays
    readonly requirement: Requirement
    readonly dates: readonly LocalDate[]
    readonly days: readonly PersonDay[]
    readonly earlier?: Earlier
  }
  /** Where the run is a later version of another one. */
  readonly change?: Change
}

const REMEMBERED = 2
const CITY_FILES = ['city.json', 'staff.csv', 'leave.csv', 'wishes.csv']
const RUN_FILES = ['roster.json', 'requirement.json', 'change.json']

const changed = async (file: string): Promise<string> => {
  try {
    const { mtimeMs, size } = await stat(file)
    return `${mtimeMs} ${size}`
  } catch {
    return '-'
  }
}

/** Changes whenever a file that the ground is read from does. */
const stampOf = async ({ city, store, runs }: RunPlace, run: string): Promise<string> => {
  const files = [
    ...CITY_FILES.map((name) => join(city, name)),
    ...RUN_FILES.map((name) => join(runs, run, name)),
    join(store, 'contents.json'),
  ]
  return `${run} ${(await Promise.all(files.map(changed))).join(' ')}`
}

const onLeave = (staff: Staff, { absences }: Change): Staff => ({
  ...staff,
  leave: [
    ...staff.leave,
    ...absences
      .filter(({ fromMinute }) => fromMinute === undefined)
      .map(({ person, date }) => ({ person, date, kind: 'absent' as const })),
  ],
})

/** People and activities of a roster that the city no longer knows. */
const strangers = (days: readonly PersonDay[], city: City, { people }: Staff, file: string): Issue[] => {
  const known = new Set([...people.map(({ id }) => id), ...city.activities.map(({ id }) => id)])
  const named = days.flatMap(({ person, blocks }) => [person, ...blocks.map(({ activity }) => activity)])
  return [...new Set(named)]
    .filter((id) => !known.has(id))
    .map((id) => ({ code: 'rosterStranger', severity: 'error', at: { file }, values: { id } }))
}

const read = async (place: RunPlace, run: string): Promise<Result<RunGround>> => {
  const folder = join(place.runs, run)
  const file = join(folder, 'roster.json')
  const [city, roster, requirement, change, parts] = await Promise.all([
    readCityFolder(place.city),
    readWith(file, readRosterDays),
    readWith(join(folder, 'requirement.json'), readRequirement),
    readChange(folder),
    readParts(place.store),
  ])
  const issues = [...city.issues, ...roster.issues, ...requirement.issues]
  if (!city.ok || !roster.ok || !requirement.ok) return { ok: false, issues }
  const { dates, days } = roster.value
  const strange = strangers(days, city.value.city, city.value.staff, file)
  if (strange.length > 0) return { ok: false, issues: strange }
  const { holidays } = contextOf(parts)
  const { city: known, staff } = city.value
  const input = { city: known, staff, holidays, requirement: requirement.value, dates, days }
  if (!change) return { ok: true, value: { input }, issues }
  const earlier: Earlier = { consents: change.consents }
  return { ok: true, value: { input: { ...input, staff: onLeave(staff, change), earlier }, change }, issues }
}

const known = new Map<string, Result<RunGround>>()

/** Reads a run, or gives the one read before where none of its files has changed since. */
export const readRunGround = async (place: RunPlace, run: string): Promise<Result<RunGround>> => {
  const stamp = await stampOf(place, run)
  const before = known.get(stamp)
  if (before) return before
  const result = await read(place, run)
  if (result.ok) known.set(stamp, result)
  for (const key of [...known.keys()].slice(0, -REMEMBERED)) known.delete(key)
  return result
}
