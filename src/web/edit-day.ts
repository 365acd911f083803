import type { Report } from '../core/report/types.ts'
import type { Block, PersonDay } from '../core/roster/types.ts'
import type { MinuteOfDay, Span } from '../core/units/time.ts'

type Shift = NonNullable<PersonDay['shift']>

const isInside = (inner: Span, outer: Span): boolean =>
  outer.startMinute <= inner.startMinute && inner.endMinute <= outer.endMinute

const length = (spans: readonly Span[]): number =>
  spans.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0)

/** What is left of a span between others that lie inside it, in order. */
const between = (whole: Span, taken: readonly Span[]): Span[] => {
  const sorted = taken.toSorted((a, b) => a.startMinute - b.startMinute)
  const starts = [whole.startMinute, ...sorted.map(({ endMinute }) => endMinute)]
  const ends = [...sorted.map(({ startMinute }) => startMinute), whole.endMinute]
  return starts
    .map((startMinute, i) => ({ startMinute, endMinute: ends[i]! }))
    .filter(({ startMinute, endMinute }) => startMinute < endMinute)
}

/** Whoever works the same shift rests as the shift says: the same team's people first. */
const modelOf = (report: Report, { person, shift }: PersonDay, code: string): PersonDay | undefined => {
  const team = report.people.find(({ id }) => id === person)?.team
  const mates = new Set(report.people.filter((one) => one.team === team).map(({ id }) => id))
  const same = report.roster.filter((day) => day.shift?.code === code && day.breaks.length > 0)
  return (
    same.find((day) => day.person === person) ??
    same.find((day) => mates.has(day.person)) ??
    same[0] ??
    (shift?.code === code ? report.roster.find((day) => day.shift?.code === code) : undefined)
  )
}

const usual = (report: Report, person: string): string => {
  const blocks = report.roster.filter((day) => day.person === person).flatMap((day) => day.blocks)
  const team = report.people.find(({ id }) => id === person)?.team
  const minutes = (id: string) => length(blocks.filter(({ activity }) => activity === id))
  const [most] = report.activities
    .filter((activity) => activity.team === team)
    .toSorted((a, b) => minutes(b.id) - minutes(a.id))
  return most?.id ?? ''
}

/** What the day has somebody do at a minute, or does nearest to it. */
const doneAt = (day: PersonDay, minute: MinuteOfDay): string | undefined => {
  const far = ({ startMinute, endMinute }: Block) => Math.max(startMinute - minute, minute - endMinute + 1, 0)
  return day.blocks.toSorted((a, b) => far(a) - far(b))[0]?.activity
}

/**
 * A day at other hours: work stays what it was where the hours overlap, rests stay where they were if they still fit, else
 * they are as another day of that shift has them. Blocks, breaks and short breaks tile the shift.
 */
export const movedDay = (report: Report, day: PersonDay, shift: Shift): PersonDay => {
  const model = modelOf(report, day, shift.code)
  const rests = (own: readonly Span[], others: readonly Span[]): readonly Span[] => {
    const kept = own.filter((span) => isInside(span, shift))
    const fits = others.filter((span) => isInside(span, shift))
    return length(kept) >= length(fits) && kept.length === own.length ? kept : fits
  }
  const breaks = rests(day.breaks, model?.breaks ?? [])
  const shortBreaks = rests(day.shortBreaks ?? [], model?.shortBreaks ?? []).filter(
    (short) =>
      !breaks.some((rest) => rest.startMinute < short.endMinute && short.startMinute < rest.endMinute),
  )
  const borders = day.blocks.map(({ startMinute }) => startMinute)
  const blocks: Block[] = []
  for (const gap of between(shift, [...breaks, ...shortBreaks])) {
    const cuts = [gap.startMinute, ...borders.filter((at) => gap.startMinute < at && at < gap.endMinute)]
    cuts.forEach((startMinute, i) => {
      const endMinute = cuts[i + 1] ?? gap.endMinute
      const activity = doneAt(day, startMinute) ?? usual(report, day.person)
      const last = blocks.at(-1)
      if (last?.activity === activity && last.endMinute === startMinute)
        blocks[blocks.length - 1] = { ...last, endMinute }
      else blocks.push({ activity, startMinute, endMinute })
    })
  }
  const { person, date } = day
  return { person, date, shift, breaks, ...(shortBreaks.length ? { shortBreaks } : {}), blocks }
}

/** A day off. An approved leave stays one. */
export const dayOff = ({ person, date, absence }: PersonDay): PersonDay => ({
  person,
  date,
  breaks: [],
  blocks: [],
  ...(absence ? { absence } : {}),
})

/** How unlike another shift is: its length first, then how far it begins from where it is wanted. */
const unlike = (shift: Span, at: MinuteOfDay) => (other: Span) =>
  Math.abs(length([other]) - length([shift])) * 24 * 60 + Math.abs(other.startMinute - at)

const nearest = (report: Report, shift: Shift, at: MinuteOfDay, of: (start: MinuteOfDay) => boolean) => {
  const far = unlike(shift, at)
  const [best] = report.shifts
    .filter(({ startMinute }) => of(startMinute))
    .toSorted((a, b) => far(a) - far(b))
  return best && { code: best.code, startMinute: best.startMinute, endMinute: best.endMinute }
}

/** The city's next shift that begins earlier (-1) or later (1), as long as this one if there is one. */
export const nextShift = (report: Report, shift: Shift, direction: number): Shift | undefined =>
  nearest(report, shift, shift.startMinute, (start) => (start - shift.startMinute) * direction > 0)

/** The city's shift that begins nearest to a minute, as long as this one if there is one. */
export const shiftAt = (report: Report, shift: Shift, at: MinuteOfDay): Shift | undefined =>
  nearest(report, shift, at, () => true)
