import type { City, Person, Staff } from '../city/types.ts'
import type { Block, PersonDay } from '../roster/types.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import type { Absence } from './types.ts'

/** Fewest changes of a letter that make one text of another (Levenshtein 1966). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

const NEAREST = 3

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/** Somebody by id, by name, or by the beginning of a name that nobody else's begins with. */
export const personNamed = (staff: Staff, asked: string): Person | undefined => {
  const text = plain(asked)
  const exact = staff.people.find(({ id, name }) => id === asked || plain(name) === text)
  if (exact || text === '') return exact
  const begun = staff.people.filter(({ name }) => plain(name).startsWith(text))
  return begun.length === 1 ? begun[0] : undefined
}

/** The people whose id or name is most like what was asked. */
const nearest = (staff: Staff, asked: string): string =>
  staff.people
    .map(({ id, name }) => ({
      label: `${id} ${name}`,
      far: Math.min(
        distance(plain(asked).toLowerCase(), id.toLowerCase()),
        distance(plain(asked), plain(name)),
        plain(name).startsWith(plain(asked)) ? 0 : Number.POSITIVE_INFINITY,
      ),
    }))
    .sort((a, b) => a.far - b.far || (a.label < b.label ? -1 : 1))
    .slice(0, NEAREST)
    .map(({ label }) => label)
    .join(', ')

const error = (code: string, file: string, values: Issue['values']): Issue => ({
  code,
  severity: 'error',
  at: { file },
  values,
})

/** Nobody is called so. */
export const personIssue = (staff: Staff, found: string, file: string): Issue =>
  error('coverPerson', file, { found, nearest: nearest(staff, found) })

/** What is wrong with an absence: nobody of that name, a date that is not in the roster, a day off, a time that is not work. */
export const absenceIssues = (
  { person, date, fromMinute }: Absence,
  staff: Staff,
  dates: readonly LocalDate[],
  days: readonly PersonDay[],
  clock: (minute: number) => string,
): Issue[] => {
  const known = staff.people.find(({ id }) => id === person)
  if (!known) return [personIssue(staff, person, '--person')]
  if (!dates.includes(date))
    return [error('coverDate', '--date', { found: date, from: dates[0] ?? '', to: dates.at(-1) ?? '' })]
  const shift = days.find((day) => day.person === person && day.date === date)?.shift
  if (!shift) {
    const worked = days.filter((day) => day.person === person && day.shift).map((day) => day.date)
    return [error('coverOff', '--person', { name: known.name, date, worked: worked.join(', ') || '–' })]
  }
  if (fromMinute !== undefined && fromMinute >= shift.endMinute)
    return [
      error('coverFrom', '--from', {
        found: clock(fromMinute),
        from: clock(shift.startMinute),
        to: clock(shift.endMinute),
      }),
    ]
  return []
}

/** What an absence leaves of a day, and what nobody is left to do. */
export const absentDay = (
  day: PersonDay,
  { fromMinute }: Absence,
  city: City,
): { readonly day: PersonDay; readonly holes: readonly Block[] } => {
  const kinds = new Map(city.activities.map(({ id, kind }) => [id, kind]))
  const from = fromMinute !== undefined && fromMinute > day.shift!.startMinute ? fromMinute : 0
  const ended = <T extends { startMinute: number; endMinute: number }>(spans: readonly T[]): T[] =>
    spans
      .filter(({ startMinute }) => startMinute < from)
      .map((span) => ({ ...span, endMinute: Math.min(span.endMinute, from) }))
  const holes = day.blocks
    .filter(({ activity, endMinute }) => endMinute > from && kinds.get(activity) !== 'backOffice')
    .map((block) => ({ ...block, startMinute: Math.max(block.startMinute, from) }))
  if (from === 0)
    return {
      day: { person: day.person, date: day.date, breaks: [], blocks: [], absence: 'absent' },
      holes,
    }
  return {
    day: {
      ...day,
      shift: { ...day.shift!, endMinute: from },
      breaks: ended(day.breaks),
      blocks: ended(day.blocks),
    },
    holes,
  }
}

/** What is wrong with edited days before any rule is asked: people, activities and dates that are not there, a day twice. */
export const editIssues = (
  edits: readonly PersonDay[],
  staff: Staff,
  city: City,
  dates: readonly LocalDate[],
): Issue[] => {
  const known = new Set([...staff.people, ...city.activities].map(({ id }) => id))
  const seen = new Set<string>()
  return edits.flatMap(({ person, date, blocks }): Issue[] => {
    const strange = [person, ...blocks.map(({ activity }) => activity)].filter((id) => !known.has(id))
    const isTwice = seen.has(`${person} ${date}`)
    seen.add(`${person} ${date}`)
    return [
      ...strange.map((id) => error('cellStranger', '--days', { id })),
      ...(dates.includes(date)
        ? []
        : [
            error('cellDate', '--days', {
              found: date,
              from: dates[0] ?? '',
              to: dates.at(-1) ?? '',
            }),
          ]),
      ...(isTwice ? [error('cellTwice', '--days', { person, date })] : []),
    ]
  })
}
