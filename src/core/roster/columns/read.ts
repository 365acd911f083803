import {
  type CrossCheck,
  list,
  number,
  object,
  oneOf,
  parseDocument,
  type Read,
  text,
  whole,
} from '../../city/json.ts'
import type { Result } from '../../units/issue.ts'
import type { ActivityProblem, ColumnProblem, SequenceProblem } from './problem.ts'

/** Beyond these a file is a mistake, or wants to be cut into several; no message names more ids than `named`. */
const MOST = { days: 366, people: 2000, slots: 200_000, named: 20 }
const minutes = whole(0, MOST.days * 1440)

/** Shifts by id with a whole number each. */
const limits: Read<Readonly<Record<string, number>>> = (value, spot) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    spot.report('objectExpected', spot.path, { found: JSON.stringify(value) ?? '' })
    return undefined
  }
  const entries = Object.entries(value).flatMap(([key, entry]) => {
    const read = whole(0)(entry, { ...spot, path: `${spot.path}.${key}` })
    return read === undefined ? [] : [[key, read] as const]
  })
  return Object.fromEntries(entries)
}

const sequence: Read<SequenceProblem> = object({
  kind: oneOf('sequence'),
  days: whole(1, MOST.days),
  shifts: list(object({ id: text, minutes: whole(1, 1440), notBefore: list(text) })),
  people: list(
    object({
      id: text,
      minMinutes: minutes,
      maxMinutes: minutes,
      maxShifts: limits,
      minConsecutive: whole(1),
      maxConsecutive: whole(1),
      minConsecutiveOff: whole(1),
      maxWeekends: whole(0),
      daysOff: list(whole(0)),
    }),
  ),
  wishes: list(
    object({ person: text, day: whole(0), shift: text, wants: oneOf('on', 'off'), weight: number(0) }),
  ),
  need: list(object({ day: whole(0), shift: text, people: whole(0), under: number(0), over: number(0) })),
})

const activity: Read<ActivityProblem> = object({
  kind: oneOf('activity'),
  days: whole(1, MOST.days),
  slotMinutes: whole(1, 1440),
  startMinute: whole(0, 1439),
  activities: list(text),
  starts: list(object({ fromMinute: whole(0, 1439), toMinute: whole(0, 1439) })),
  minShiftMinutes: whole(1, 1440),
  maxShiftMinutes: whole(1, 1440),
  minBlockMinutes: whole(1, 1440),
  restMinutes: whole(0, 1440),
  maxConsecutive: whole(1),
  people: list(object({ id: text, minMinutes: minutes, maxMinutes: minutes })),
  need: list(object({ activity: text, slot: whole(0), minimum: whole(0), maximum: whole(0) })),
})

type Report = Parameters<CrossCheck<unknown>>[1]

const known = (ids: readonly string[], report: Report) => {
  const all = new Set(ids)
  return (id: string, path: string) => {
    if (!all.has(id)) report('unknownReference', path, { id, known: ids.slice(0, MOST.named).join(', ') })
  }
}

const unique = (ids: readonly string[], path: string, report: Report) => {
  const seen = new Set<string>()
  ids.forEach((id, i) => {
    if (seen.has(id)) report('duplicateId', `${path}[${i}].id`, { id })
    seen.add(id)
  })
}

const below = (report: Report, found: number, most: number, path: string) => {
  if (found > most) report('wholeExpected', path, { found, least: 0, most })
}

const sequenceChecks: CrossCheck<SequenceProblem> = (problem, report) => {
  const { days, shifts, people, wishes, need } = problem
  const isShift = known(
    shifts.map(({ id }) => id),
    report,
  )
  const isPerson = known(
    people.map(({ id }) => id),
    report,
  )
  unique(
    shifts.map(({ id }) => id),
    'shifts',
    report,
  )
  const lastDay = (day: number, path: string) => below(report, day, days - 1, path)
  shifts.forEach(({ notBefore }, i) => {
    notBefore.forEach((id, k) => {
      isShift(id, `shifts[${i}].notBefore[${k}]`)
    })
  })
  people.forEach(({ maxShifts, daysOff }, i) => {
    for (const id of Object.keys(maxShifts)) isShift(id, `people[${i}].maxShifts.${id}`)
    daysOff.forEach((day, k) => {
      lastDay(day, `people[${i}].daysOff[${k}]`)
    })
  })
  wishes.forEach(({ person, day, shift }, i) => {
    isPerson(person, `wishes[${i}].person`)
    isShift(shift, `wishes[${i}].shift`)
    lastDay(day, `wishes[${i}].day`)
  })
  need.forEach(({ day, shift }, i) => {
    isShift(shift, `need[${i}].shift`)
    lastDay(day, `need[${i}].day`)
  })
  uniqueNeed(
    need.map(({ day, shift }) => `${day} ${shift}`),
    report,
  )
}

/** A need told twice would count once: it is refused. */
const uniqueNeed = (keys: readonly string[], report: Report) => {
  const seen = new Set<string>()
  keys.forEach((key, i) => {
    if (seen.has(key)) report('duplicateId', `need[${i}]`, { id: key })
    seen.add(key)
  })
}

const activityChecks: CrossCheck<ActivityProblem> = (problem, report) => {
  const { days, slotMinutes, startMinute, activities, need, minShiftMinutes, minBlockMinutes } = problem
  const slots = Math.floor((days * 1440) / slotMinutes)
  if (1440 % slotMinutes !== 0)
    report('numberExpected', 'slotMinutes', { found: slotMinutes, least: 1, most: 1440 })
  if (startMinute % slotMinutes !== 0)
    report('numberExpected', 'startMinute', { found: startMinute, least: 0, most: 1440 - slotMinutes })
  below(report, minBlockMinutes, minShiftMinutes, 'minBlockMinutes')
  below(report, minShiftMinutes, problem.maxShiftMinutes, 'minShiftMinutes')
  const rows = slots * activities.length
  if (rows > MOST.slots) report('problemTooLarge', 'days', { found: rows, most: MOST.slots })
  const isActivity = known(activities, report)
  need.forEach(({ activity, slot, minimum, maximum }, i) => {
    isActivity(activity, `need[${i}].activity`)
    below(report, slot, slots - 1, `need[${i}].slot`)
    below(report, minimum, maximum, `need[${i}].minimum`)
  })
  uniqueNeed(
    need.map(({ activity, slot }) => `${activity} ${slot}`),
    report,
  )
}

/** The `kind` a problem file names; a city's roster problem has none. */
export const kindOf = (source: string): string | undefined => {
  try {
    const document = JSON.parse(source.replace(/^\uFEFF/, '')) as { kind?: unknown } | null
    return typeof document?.kind === 'string' ? document.kind : undefined
  } catch {
    return undefined
  }
}

/** A problem of named shifts or of activities as one JSON file; `models/roster.md` describes its fields. */
export const readColumnProblem = (source: string, file: string): Result<ColumnProblem> => {
  const shared: CrossCheck<ColumnProblem> = ({ people }, report) => {
    if (people.length > MOST.people)
      report('problemTooLarge', 'people', { found: people.length, most: MOST.people })
    unique(
      people.map(({ id }) => id),
      'people',
      report,
    )
  }
  const kind = kindOf(source)
  if (kind !== 'activity' && kind !== 'sequence')
    return {
      ok: false,
      issues: [
        {
          code: 'choiceExpected',
          severity: 'error',
          at: { file, column: 'kind' },
          values: { found: kind ?? '', choices: 'sequence, activity' },
        },
      ],
    }
  return kind === 'activity'
    ? parseDocument(source, file, activity, (value, report) => {
        shared(value, report)
        activityChecks(value, report)
      })
    : parseDocument(source, file, sequence, (value, report) => {
        shared(value, report)
        sequenceChecks(value, report)
      })
}
