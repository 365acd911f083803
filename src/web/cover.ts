import type { ConsentNeeded, CoverRow, CoverWait, DeskEffect } from '../core/cover/types.ts'
import type { Report } from '../core/report/types.ts'
import type { PersonDay } from '../core/roster/types.ts'

/** The queue that the absence makes wait most: what every row is told by. */
export const tellingWait = (waits: readonly CoverWait[] | undefined): CoverWait | undefined =>
  waits?.toSorted((a, b) => b.nothing - b.rostered - (a.nothing - a.rostered))[0]

/** Less than this is nothing that anybody would notice, seconds. */
const NOTICED = 30

/** The queue that pays for a row: where it makes people wait noticeably longer. */
export const payingWait = (waits: readonly CoverWait[] | undefined): CoverWait | undefined => {
  const longer = ({ nothing, covered }: CoverWait) => covered - nothing
  const [most] = waits?.toSorted((a, b) => longer(b) - longer(a)) ?? []
  return most && longer(most) >= NOTICED ? most : undefined
}

/** Windows and phones whose shortage or waits differ, and work that is put off; the hardest hit first. */
export const hit = (desks: readonly DeskEffect[]): DeskEffect[] =>
  desks
    .filter(({ hours, shortBefore, shortAfter }) => hours !== 0 || shortBefore !== shortAfter)
    .toSorted((a, b) => b.shortAfter - b.shortBefore - (a.shortAfter - a.shortBefore))

/** Whoever of a row has to agree before it may be done. */
export const toAgree = ({ moves }: CoverRow): ConsentNeeded[] =>
  moves
    .filter(({ needsConsent, agreedOn }) => needsConsent && !agreedOn)
    .map(({ person, day }) => ({ person, date: day.date }))

/** People at work on a date, and what they work: whoever may turn out to be absent. */
export const atWork = (report: Report, date: string) => {
  const shifts = new Map(
    report.roster.flatMap((day) =>
      day.date === date && day.shift ? [[day.person, day.shift] as const] : [],
    ),
  )
  return report.people.flatMap((person) => {
    const shift = shifts.get(person.id)
    return shift ? [{ person, shift }] : []
  })
}

/** One person's day in the report; a date without a row is a day off. */
export const dayIn = (report: Report, { person, date }: Pick<PersonDay, 'person' | 'date'>): PersonDay =>
  report.roster.find((day) => day.person === person && day.date === date) ?? {
    person,
    date,
    breaks: [],
    blocks: [],
  }

/** Slots at which somebody may leave: those inside the shift. */
export const leavingTimes = ({ slotMinutes }: Report, shift: NonNullable<PersonDay['shift']>): number[] => {
  const first = Math.floor(shift.startMinute / slotMinutes) + 1
  const last = Math.ceil(shift.endMinute / slotMinutes) - 1
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * slotMinutes)
}
