import { signal } from '@preact/signals'
import type { Report } from '../core/report/types.ts'
import type { PersonDay } from '../core/roster/types.ts'
import type { LocalDate } from '../core/units/time.ts'

/** A manager's own hand in the roster on screen: days changed, and days to be kept when it is made again. */
export interface Hand {
  readonly run: string
  readonly edited: readonly PersonDay[]
  /** `person/date` of what is kept; whatever was changed is among them. */
  readonly locked: readonly string[]
}

export const cellOf = ({ person, date }: Pick<PersonDay, 'person' | 'date'>): string => `${person}/${date}`

const KEY = 'hankan.hand.'
const hand = signal<Hand | undefined>(undefined)

const isHand = (found: unknown): found is Pick<Hand, 'edited' | 'locked'> =>
  typeof found === 'object' &&
  found !== null &&
  'edited' in found &&
  Array.isArray(found.edited) &&
  'locked' in found &&
  Array.isArray(found.locked)

/** What this browser remembers of a run; else what the run itself was made to keep. */
const opened = ({ run, locked = [] }: Report): Hand => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY + run) ?? 'null')
    if (isHand(found)) return { ...found, run }
  } catch {
    // What cannot be read is as good as nothing.
  }
  return { run, edited: [], locked: locked.map(cellOf) }
}

/** The hand in a report's roster. */
export const handIn = (report: Report): Hand => (hand.value?.run === report.run ? hand.value : opened(report))

const keep = (next: Hand): void => {
  hand.value = next
  localStorage.setItem(KEY + next.run, JSON.stringify({ edited: next.edited, locked: next.locked }))
}

export const isLocked = (report: Report, cell: string): boolean => handIn(report).locked.includes(cell)

export const isEdited = (report: Report, cell: string): boolean =>
  handIn(report).edited.some((day) => cellOf(day) === cell)

/** Keeps a day as it is when the roster is made again, or no longer. A day changed by hand goes back with its lock. */
export const toggleLock = (report: Report, cell: string): void => {
  const now = handIn(report)
  const without = now.locked.filter((one) => one !== cell)
  if (without.length === now.locked.length) keep({ ...now, locked: [...now.locked, cell] })
  else keep({ ...now, locked: without, edited: now.edited.filter((day) => cellOf(day) !== cell) })
}

/** A day as the manager wants it: shown at once, and kept. */
export const putDay = (report: Report, day: PersonDay): void => {
  const now = handIn(report)
  const cell = cellOf(day)
  keep({
    ...now,
    edited: [...now.edited.filter((one) => cellOf(one) !== cell), day],
    locked: [...now.locked.filter((one) => one !== cell), cell],
  })
}

/** The day as the roster has it. */
export const takeBack = (report: Report, cell: string): void => {
  const now = handIn(report)
  keep({
    ...now,
    edited: now.edited.filter((day) => cellOf(day) !== cell),
    locked: now.locked.filter((one) => one !== cell),
  })
}

export const letGo = ({ run }: Report): void => keep({ run, edited: [], locked: [] })

/** The roster with the manager's changes in it. */
export const daysIn = (report: Report): readonly PersonDay[] => {
  const edited = new Map(handIn(report).edited.map((day) => [cellOf(day), day]))
  if (edited.size === 0) return report.roster
  const known = new Set(report.roster.map(cellOf))
  return [
    ...report.roster.map((day) => edited.get(cellOf(day)) ?? day),
    ...[...edited].flatMap(([cell, day]) => (known.has(cell) ? [] : [day])),
  ]
}

/** Locked days as they are to be kept. */
export const lockedDays = (report: Report): PersonDay[] => {
  const byCell = new Map(daysIn(report).map((day) => [cellOf(day), day]))
  return handIn(report).locked.flatMap((cell): PersonDay[] => {
    const [person = '', date = ''] = cell.split('/')
    return [byCell.get(cell) ?? { person, date: date as LocalDate, breaks: [], blocks: [] }]
  })
}

const hours = ({ shift, absence }: Partial<PersonDay>): string =>
  shift ? `${shift.startMinute}-${shift.endMinute}` : (absence ?? '')

/** The day that the published roster had, where its hours were others; undefined where nothing changed. */
export const publishedOtherwise = (report: Report, day: PersonDay): PersonDay | undefined => {
  if (!report.published) return undefined
  const cell = cellOf(day)
  const was = report.published.find((one) => cellOf(one) === cell) ?? cellDay(day)
  return hours(was) === hours(day) ? undefined : was
}

const cellDay = ({ person, date }: PersonDay): PersonDay => ({ person, date, breaks: [], blocks: [] })
