import { countedBefore } from '../city/days.ts'
import { date, list, object, parseDocument, type Read } from '../city/json.ts'
import type { Staff } from '../city/types.ts'
import type { PersonDay } from '../roster/types.ts'
import type { Issue, Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import { claims, personDays } from './read-roster.ts'
import type { Earlier, VariableFrame } from './types.ts'

/** One file of what was before a roster: an earlier roster, counters, or both. */
export interface EarlierFile extends Omit<Earlier, 'earlier'> {
  readonly file: string
  readonly days?: readonly PersonDay[]
}

const document: Read<Omit<EarlierFile, 'file'>> = object(
  {},
  { ...claims, dates: list(date), days: personDays, ...countedBefore },
)

/** Reads a file of what was before a roster: the fields of `Earlier`, and `days` as a roster writes them. */
export const readEarlier = (source: string, file: string): Result<EarlierFile> => {
  const read = parseDocument(source, file, document)
  return read.ok ? { ...read, value: { ...read.value, file } } : read
}

type Complain = (code: string, file: string, values: Issue['values'], severity?: Issue['severity']) => void

/** All days before the roster, each of one file alone. */
const daysOf = (files: readonly EarlierFile[], first: LocalDate, complain: Complain): PersonDay[] => {
  const seen = new Map<string, string>()
  return files.flatMap(({ file, days = [] }) => {
    const before = days.filter((day) => day.date < first)
    if (before.length < days.length)
      complain('notEarlier', file, { first, days: days.length - before.length }, 'warning')
    return before.filter(({ person, date }) => {
      const key = `${person} ${date}`
      const earlier = seen.get(key)
      if (earlier !== undefined && earlier !== file) complain('earlierTwice', file, { person, date, earlier })
      seen.set(key, file)
      return earlier === undefined || earlier === file
    })
  })
}

const checkFrames = (files: readonly EarlierFile[], complain: Complain): void => {
  const known: VariableFrame[] = []
  for (const { file, frames = [] } of files)
    for (const frame of frames) {
      const { person, from, to } = frame
      const overlaps = known.some((other) => other.person === person && other.from <= to && from <= other.to)
      if (overlaps || to < from) complain('framesOverlap', file, { person, from, to })
      known.push(frame)
    }
}

/**
 * What several files tell of the time before a roster's first date. A day, or the record of overtime, in two files is
 * an error; days on or after that date and records of people who are not on the staff list are warned about and left out.
 */
export const joinEarlier = (
  files: readonly EarlierFile[],
  staff: Staff,
  first: LocalDate,
): { readonly earlier: Earlier; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const complain: Complain = (code, file, values, severity = 'error') => {
    issues.push({ code, severity, at: { file }, values })
  }
  const people = new Set(staff.people.map(({ id }) => id))
  const known = <T extends { readonly person: string }>(file: string, rows: readonly T[] = []) =>
    rows.filter(({ person }) => {
      if (!people.has(person)) complain('recordOfStranger', file, { person }, 'warning')
      return people.has(person)
    })
  const earlier = daysOf(files, first, complain)
  checkFrames(files, complain)
  const [recorded, again] = files.filter(({ overtime }) => overtime !== undefined)
  if (recorded && again) complain('recordTwice', again.file, { earlier: recorded.file })
  return {
    earlier: {
      earlier,
      ...(recorded?.overtime && {
        overtime: { ...recorded.overtime, people: known(recorded.file, recorded.overtime.people) },
      }),
      frames: files.flatMap(({ file, frames }) => known(file, frames)),
      leaveTaken: files.flatMap(({ file, leaveTaken }) => known(file, leaveTaken)),
      consents: files.flatMap(({ file, consents }) => known(file, consents)),
    },
    issues,
  }
}
