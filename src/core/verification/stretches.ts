import { breach, type Check, type Facts, isSound, type WorkDay } from './facts.ts'
import type { Breach, Rule } from './types.ts'

interface Stretch {
  readonly activity: string
  readonly startMinute: number
  readonly endMinute: number
}

/** Stretches of one activity without a break or other work in between. */
const stretchesOf = ({ day }: WorkDay): Stretch[] => {
  const blocks = day.blocks.filter(isSound).sort((a, b) => a.startMinute - b.startMinute)
  const stretches: Stretch[] = []
  for (const { activity, startMinute, endMinute } of blocks) {
    const last = stretches.at(-1)
    if (last?.activity === activity && last.endMinute === startMinute)
      stretches[stretches.length - 1] = { ...last, endMinute }
    else stretches.push({ activity, startMinute, endMinute })
  }
  return stretches
}

const stretchBreaches = (
  rule: Rule,
  facts: Facts,
  allowedFor: (stretch: Stretch, day: WorkDay, length: number) => number | undefined,
): Breach[] =>
  facts.workDays.flatMap((day) =>
    stretchesOf(day).flatMap((stretch) => {
      const found = stretch.endMinute - stretch.startMinute
      const allowed = allowedFor(stretch, day, found)
      return allowed === undefined
        ? []
        : breach(rule, { person: day.person.id, date: day.date, ...stretch, found, allowed, unit: 'minutes' })
    }),
  )

/** Whether a break, the end of the shift or the activity's closing ends a stretch. */
const isCut = (facts: Facts, { activity, endMinute }: Stretch, { date, day }: WorkDay): boolean => {
  const pauses = [...day.breaks, ...(day.shortBreaks ?? [])]
  const open = facts.activityOpen(facts.activities.get(activity)!, date)
  return (
    day.shift?.endMinute === endMinute ||
    pauses.some(({ startMinute }) => startMinute === endMinute) ||
    (open.length > 0 && open.every((span) => span.endMinute <= endMinute))
  )
}

/** A stretch shorter than its activity's least that ends because something else was begun. */
export const minimumStretch: Check = (rule, facts) =>
  stretchBreaches(rule, facts, (stretch, day, length) => {
    const least = facts.activities.get(stretch.activity)?.minimumStretchMinutes
    return least !== undefined && length < least && !isCut(facts, stretch, day) ? least : undefined
  })

/** A stretch longer than its activity's most. */
export const maximumStretch: Check = (rule, facts) =>
  stretchBreaches(rule, facts, (stretch, _, length) => {
    const most = facts.activities.get(stretch.activity)?.maximumStretchMinutes
    return most !== undefined && length > most ? most : undefined
  })
