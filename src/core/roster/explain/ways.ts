import type { Person } from '../../city/types.ts'
import type { LocalDate, Span } from '../../units/time.ts'
import { placementsBy } from '../pattern.ts'
import type { PersonDay } from '../types.ts'
import type { ExplainGround } from './ground.ts'

/** A lawful way in which a person may work a date, breaks placed. */
export interface Way extends Span {
  readonly code: string
  readonly minutes: number
  readonly breaks: readonly Span[]
  readonly shortBreaks?: readonly Span[]
}

export type Ways = (person: Person, date: LocalDate) => readonly Way[]

/** Every way in which people may work a date by the shifts of their contracts; half a day of leave cuts them. */
export const waysIn = ({ problem: { city, staff } }: Pick<ExplainGround, 'problem'>): Ways => {
  const patterns = placementsBy(city)
  const leaves = new Map(staff.leave.map(({ person, date, kind }) => [`${person} ${date}`, kind]))
  return (person, date) => patterns(person, date, leaves.get(`${person.id} ${date}`))
}

/** The stretches of work of a day or a way: the shift without its breaks. */
export const workOf = (
  shift: Span,
  { breaks, shortBreaks = [] }: Pick<PersonDay, 'breaks' | 'shortBreaks'>,
): Span[] => {
  const work: Span[] = []
  let { startMinute } = shift
  const pauses = [...breaks, ...shortBreaks].sort((a, b) => a.startMinute - b.startMinute)
  for (const pause of pauses) {
    if (startMinute < pause.startMinute) work.push({ startMinute, endMinute: pause.startMinute })
    startMinute = Math.max(startMinute, pause.endMinute)
  }
  if (startMinute < shift.endMinute) work.push({ startMinute, endMinute: shift.endMinute })
  return work
}

/** A day worked in a way, with nothing to do yet. */
export const emptyDay = (person: Person, date: LocalDate, way: Way, before?: PersonDay): PersonDay => ({
  person: person.id,
  date,
  shift: { code: way.code, startMinute: way.startMinute, endMinute: way.endMinute },
  breaks: way.breaks,
  ...(way.shortBreaks && way.shortBreaks.length > 0 && { shortBreaks: way.shortBreaks }),
  blocks: [],
  ...(before?.absence && { absence: before.absence }),
})

/** Paid minutes of a day. */
export const paidMinutes = ({ shift, breaks }: PersonDay): number =>
  shift === undefined
    ? 0
    : breaks.reduce(
        (sum, pause) => sum - (pause.endMinute - pause.startMinute),
        shift.endMinute - shift.startMinute,
      )
