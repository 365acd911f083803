import type { Issue, Result } from '../units/issue.ts'
import type { Effective, Span } from '../units/time.ts'
import { checkJourneys } from './check-journeys.ts'
import {
  date,
  flag,
  list,
  monthDay,
  name,
  number,
  object,
  oneOf,
  parseDocument,
  quote,
  type Read,
  text,
  whole,
} from './json.ts'
import type { City } from './types.ts'

/** Work may run over midnight, but not into a third day. */
const minute = whole(0, 2 * 1440)
const yen = number(0)
const MOST_PRIORITY = 1000
/** Seconds: no call and no walk through a city hall takes longer. */
const LONGEST_CALL = 7200
/** Minutes: no desk is held longer in one stretch, and no paid break is longer. */
const LONGEST_STRETCH = 1440
const LONGEST_SHORT_BREAK = 60
const aliases = list(text)
const weekdays = list(whole(0, 6))
const term = { from: date }
const until = { to: date }
const span = object({ startMinute: minute, endMinute: minute })

const cityFields: Read<City> = object(
  {
    id: text,
    name,
    synthetic: flag,
    slotMinutes: oneOfNumbers(10, 15, 20, 30, 60),
    departments: list(object({ id: text, name })),
    teams: list(object({ id: text, name, department: text, headcount: whole(0) }, { branch: text })),
    activities: list(
      object(
        {
          id: text,
          name,
          team: text,
          kind: oneOf('window', 'phone', 'backOffice', 'outbound'),
          seats: whole(0),
          minimum: list(object({ ...term, people: whole(0) }, until)),
        },
        {
          callsHelpAt: whole(1),
          trainingHours: number(0.5, 1000),
          minimumStretchMinutes: whole(1, LONGEST_STRETCH),
          maximumStretchMinutes: whole(1, LONGEST_STRETCH),
        },
      ),
    ),
    queues: list(
      object(
        {
          id: text,
          name,
          activity: text,
          channel: oneOf('window', 'phone'),
          opening: text,
          aliases,
          targets: list(
            object(
              { ...term, share: number(0, 1), withinSeconds: number(0) },
              { ...until, asaSeconds: number(0), answerShare: number(0, 1) },
            ),
          ),
        },
        { patienceSeconds: number(1), priority: whole(-MOST_PRIORITY, MOST_PRIORITY) },
      ),
    ),
    openings: list(
      object(
        {
          ...term,
          opening: text,
          weekdays,
          openMinute: minute,
          closeMinute: minute,
          servedBy: oneOf('contractor', 'city'),
        },
        until,
      ),
    ),
    closures: list(object({ ...term, name }, { ...until, yearly: object({ from: monthDay, to: monthDay }) })),
    backOffice: list(
      object({ id: text, name, activity: text, minutesPerUnit: number(0), dueDays: whole(0), aliases }),
    ),
    outbound: list(
      object(
        {
          id: text,
          name,
          activity: text,
          seats: whole(0),
          span,
          minimumSeats: whole(0),
          hoursPerDay: number(0),
          aliases,
        },
        { gapCallSeconds: number(1, LONGEST_CALL) },
      ),
    ),
    shifts: list(
      object(
        { code: text, name, startMinute: minute, endMinute: minute, breakMinutes: whole(0), weekdays },
        {
          breakWindow: span,
          shortBreaks: list(object({ minutes: whole(1, LONGEST_SHORT_BREAK), window: span })),
        },
      ),
    ),
    prices: object(
      {
        wagePerHour: yen,
        latePerArrival: yen,
        abandonedPerCall: yen,
        belowMinimumPerSlot: yen,
        noLeaderPerSlot: yen,
        backOfficeHourLate: yen,
        outboundHourMissed: yen,
        refusedWish: yen,
        supportPerSlot: yen,
      },
      { unfairShare: yen, changedDay: yen },
    ),
    staggeredBreakAgreement: flag,
    overtimeAgreement: flag,
  },
  {
    branches: list(object({ id: text, name })),
    journeys: list(
      object({ from: text, to: text, share: number(0, 1), walkSeconds: number(0, LONGEST_CALL) }),
    ),
  },
)

function oneOfNumbers(...choices: readonly number[]): Read<number> {
  return (value, spot) => {
    if (choices.includes(value as number)) return value as number
    spot.report('choiceExpected', spot.path, { found: quote(value), choices: choices.join(', ') })
    return undefined
  }
}

type Report = (code: string, path: string, values: Issue['values']) => void

/** Each id once. `key` names the field that identifies a row. */
const unique = (rows: readonly object[], key: string, path: string, report: Report) => {
  const seen = new Set<unknown>()
  rows.forEach((row, index) => {
    const id = (row as Record<string, unknown>)[key]
    if (seen.has(id)) report('duplicateId', `${path}[${index}].${key}`, { id: quote(id) })
    seen.add(id)
  })
  return seen
}

const known = (ids: ReadonlySet<unknown>, id: string, path: string, report: Report) => {
  if (!ids.has(id)) report('unknownReference', path, { id, known: quote([...ids].join(', ')) })
}

const ordered = (start: number, end: number, path: string, report: Report) => {
  if (start >= end) report('timesReversed', path, { start, end })
}

const termOrdered = (row: Effective, path: string, report: Report) => {
  if (row.to !== undefined && row.to < row.from)
    report('datesReversed', `${path}.to`, { from: row.from, to: row.to })
}

const sameAlias = (city: City, report: Report) => {
  const owner = new Map<string, string>()
  const kinds = [
    ['queues', city.queues],
    ['backOffice', city.backOffice],
    ['outbound', city.outbound],
  ] as const
  for (const [kind, rows] of kinds)
    rows.forEach((row, index) => {
      row.aliases.forEach((alias, place) => {
        const other = owner.get(alias)
        if (other !== undefined && other !== row.id)
          report('aliasTwice', `${kind}[${index}].aliases[${place}]`, { alias, other })
        owner.set(alias, row.id)
      })
    })
}

const breakInShift = (shift: City['shifts'][number], path: string, report: Report) => {
  const window = shift.breakWindow
  if (shift.breakMinutes > 0 && !window)
    report('missingField', `${path}.breakWindow`, { field: 'breakWindow' })
  if (!window) return
  ordered(window.startMinute, window.endMinute + 1, `${path}.breakWindow`, report)
  if (window.startMinute <= shift.startMinute || window.endMinute + shift.breakMinutes >= shift.endMinute)
    report('breakOutsideShift', `${path}.breakWindow`, { code: shift.code })
}

/** Whether a break begins or ends somewhere inside a span at the border of a slot, in slots that none of the others touches. */
const hasPlace = (
  minutes: number,
  { startMinute, endMinute }: Span,
  others: readonly Span[],
  slot: number,
) => {
  const floor = (minute: number) => Math.floor(minute / slot)
  for (let start = startMinute; start + minutes <= endMinute; start++) {
    const end = start + minutes
    if (start % slot !== 0 && end % slot !== 0) continue
    const isTouched = (other: Span) =>
      floor(other.startMinute) <= floor(end - 1) && floor(start) <= floor(other.endMinute - 1)
    if (!others.some(isTouched)) return true
  }
  return false
}

/** Each short break lies inside the work, away from the others and from where the break may be. */
const shortBreaksInShift = (
  shift: City['shifts'][number],
  slotMinutes: number,
  path: string,
  report: Report,
) => {
  const { shortBreaks = [], breakWindow, breakMinutes, code } = shift
  const taken = breakWindow
    ? [{ startMinute: breakWindow.startMinute, endMinute: breakWindow.endMinute + breakMinutes }]
    : []
  shortBreaks.forEach(({ minutes, window }, i) => {
    const at = `${path}.shortBreaks[${i}]`
    ordered(window.startMinute, window.endMinute, `${at}.window`, report)
    const isOutside = window.startMinute <= shift.startMinute || window.endMinute >= shift.endMinute
    if (isOutside || window.endMinute - window.startMinute < minutes)
      report('shortBreakOutsideShift', `${at}.window`, { code, minutes })
    if (taken.some((span) => window.startMinute < span.endMinute && span.startMinute < window.endMinute))
      report('shortBreaksMeet', `${at}.window`, { code })
    else if (
      window.endMinute - window.startMinute >= minutes &&
      !hasPlace(minutes, window, taken, slotMinutes)
    )
      report('shortBreakNoPlace', `${at}.window`, { code, minutes, slotMinutes })
    taken.push(window)
  })
}

const stretchesOrdered = (activity: City['activities'][number], path: string, report: Report) => {
  const { minimumStretchMinutes: least = 0, maximumStretchMinutes: most } = activity
  if (most !== undefined && most < least)
    report('stretchesReversed', `${path}.maximumStretchMinutes`, { least, most })
}

/** What a single field cannot know: references, doubles, order of times and dates. */
const crossChecks = (city: City, report: Report) => {
  const departments = unique(city.departments, 'id', 'departments', report)
  const branches = unique(city.branches ?? [], 'id', 'branches', report)
  const teams = unique(city.teams, 'id', 'teams', report)
  const activities = unique(city.activities, 'id', 'activities', report)
  unique(city.queues, 'id', 'queues', report)
  unique(city.backOffice, 'id', 'backOffice', report)
  unique(city.outbound, 'id', 'outbound', report)
  unique(city.shifts, 'code', 'shifts', report)
  const openings = new Set(city.openings.map((row) => row.opening))

  city.teams.forEach((team, i) => {
    known(departments, team.department, `teams[${i}].department`, report)
    if (team.branch !== undefined) known(branches, team.branch, `teams[${i}].branch`, report)
  })
  city.activities.forEach((activity, i) => {
    known(teams, activity.team, `activities[${i}].team`, report)
    stretchesOrdered(activity, `activities[${i}]`, report)
    activity.minimum.forEach((row, j) => {
      termOrdered(row, `activities[${i}].minimum[${j}]`, report)
    })
  })
  city.queues.forEach((queue, i) => {
    known(activities, queue.activity, `queues[${i}].activity`, report)
    known(openings, queue.opening, `queues[${i}].opening`, report)
    if (queue.targets.length === 0) report('noTarget', `queues[${i}].targets`, { id: queue.id })
    queue.targets.forEach((row, j) => {
      termOrdered(row, `queues[${i}].targets[${j}]`, report)
    })
  })
  city.openings.forEach((row, i) => {
    ordered(row.openMinute, row.closeMinute, `openings[${i}]`, report)
    termOrdered(row, `openings[${i}]`, report)
  })
  city.closures.forEach((row, i) => {
    termOrdered(row, `closures[${i}]`, report)
  })
  city.backOffice.forEach((task, i) => {
    known(activities, task.activity, `backOffice[${i}].activity`, report)
  })
  city.outbound.forEach((task, i) => {
    known(activities, task.activity, `outbound[${i}].activity`, report)
    ordered(task.span.startMinute, task.span.endMinute, `outbound[${i}].span`, report)
  })
  city.shifts.forEach((shift, i) => {
    ordered(shift.startMinute, shift.endMinute, `shifts[${i}]`, report)
    breakInShift(shift, `shifts[${i}]`, report)
    shortBreaksInShift(shift, city.slotMinutes, `shifts[${i}]`, report)
  })
  checkJourneys(city.journeys ?? [], city.queues, report)
  sameAlias(city, report)
}

/**
 * The city and its contract from the text of a `city.json`. Fields, references, doubles and the order of times
 * and dates are checked; each issue names the path of its field.
 */
export const readCity = (source: string, file: string): Result<City> =>
  parseDocument(source, file, cityFields, crossChecks)
