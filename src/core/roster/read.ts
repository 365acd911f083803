import {
  type CrossCheck,
  date,
  flag,
  list,
  number,
  object,
  oneOf,
  parseDocument,
  type Read,
  type Spot,
  text,
  whole,
} from '../city/json.ts'
import { readCity } from '../city/read-city.ts'
import type { City, Person, Staff } from '../city/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { Result } from '../units/issue.ts'
import { dayChecks, dayFields } from './read-days.ts'
import type { OpenSpan, RosterProblem } from './types.ts'

/** Beyond these a file is a mistake, or wants to be cut into several; no message names more ids than `named`. */
const MOST = { days: 62, people: 2000, slots: 200_000, named: 20 }

const minute = whole(0, 2 * 1440)
const span = { startMinute: minute, endMinute: minute }

/** A list that is looked at only where it is not too long: a million entries are one fault, not a million. */
const atMost =
  <T>(most: number, read: Read<readonly T[]>): Read<readonly T[]> =>
  (value, spot) => {
    if (!Array.isArray(value) || value.length <= most) return read(value, spot)
    spot.report('problemTooLarge', spot.path, { found: value.length, most })
    return undefined
  }

/** An object whose keys are ids. */
const record =
  <T>(item: Read<T>): Read<Readonly<Record<string, T>>> =>
  (value, spot) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      spot.report('objectExpected', spot.path, { found: JSON.stringify(value) ?? '' })
      return undefined
    }
    const entries = Object.entries(value).flatMap(([key, entry]) => {
      const read = item(entry, { ...spot, path: `${spot.path}.${key}` })
      return read === undefined ? [] : [[key, read] as const]
    })
    return Object.fromEntries(entries)
  }

const person: Read<Person> = object(
  {
    id: text,
    name: text,
    team: text,
    employer: text,
    contract: oneOf('fullTime', 'partTime'),
    role: oneOf('manager', 'deputy', 'leader', 'subLeader', 'staff'),
    weeklyMinutes: whole(0, 7 * 1440),
    maxWeeklyMinutes: whole(0, 7 * 1440),
    skills: record(whole(0, 3)),
    scope: list(text),
    shifts: list(text),
    noOvertime: flag,
    hiredOn: date,
  },
  {
    skillSince: record(date),
    noNight: flag,
    limitedOvertime: flag,
    leaveBaseOn: date,
    bornOn: date,
    trainingValidTo: date,
  },
)

const staff: Read<Staff> = object({
  people: atMost(MOST.people, list(person)),
  leave: list(
    object({
      person: text,
      date,
      kind: oneOf('paid', 'morning', 'afternoon', 'special', 'absent', 'training'),
    }),
  ),
  wishes: list(object({ person: text, date, wants: text, weight: whole(1, 3) })),
})

const requirement: Read<Requirement> = object({
  slotMinutes: whole(1, 1440),
  slots: atMost(
    MOST.slots,
    list(
      object({
        date,
        slot: whole(0),
        activity: text,
        arrivals: number(0),
        offeredErlangs: number(0),
        people: whole(0),
        minimum: whole(0),
        curve: list(
          object(
            {
              people: whole(0),
              serviceLevel: number(0, 1),
              meanWaitSeconds: number(0),
              abandonedShare: number(0, 1),
              lossYen: number(0),
            },
            { queues: list(object({ queue: text, serviceLevel: number(0, 1) })) },
          ),
        ),
      }),
    ),
  ),
  work: list(object({ task: text, activity: text, from: date, due: date, hours: number(0) })),
  outbound: list(
    object(
      {
        task: text,
        activity: text,
        date,
        ...span,
        seats: whole(0),
        minimumSeats: whole(0),
        hours: number(0),
      },
      { worth: list(number(0)) },
    ),
  ),
})

/** A city inside another document: the same reading as of a `city.json`, with the path before each issue. */
const city: Read<City> = (value, spot: Spot) => {
  const read = readCity(JSON.stringify(value ?? null), '')
  for (const issue of read.issues) {
    const path = issue.at.column === undefined ? spot.path : `${spot.path}.${issue.at.column}`
    spot.report(issue.code, path, issue.values, issue.severity)
  }
  return read.ok ? read.value : undefined
}

const open: Read<readonly OpenSpan[]> = list(object({ ...span, date, team: text }))

const problem: Read<RosterProblem> = object(
  { city, staff, requirement, dates: atMost(MOST.days, list(date)), open },
  dayFields,
)

const referenceChecks: CrossCheck<RosterProblem> = ({ city, staff, requirement, open }, report) => {
  const known = (ids: ReadonlySet<string>, id: string, path: string) => {
    if (!ids.has(id))
      report('unknownReference', path, { id, known: [...ids].slice(0, MOST.named).join(', ') })
  }
  const teams = new Set(city.teams.map(({ id }) => id))
  const activities = new Set(city.activities.map(({ id }) => id))
  const people = new Set<string>()
  staff.people.forEach(({ id, team }, i) => {
    if (people.has(id)) report('duplicateId', `staff.people[${i}].id`, { id })
    people.add(id)
    known(teams, team, `staff.people[${i}].team`)
  })
  for (const part of ['leave', 'wishes'] as const)
    staff[part].forEach(({ person: id }, i) => {
      known(people, id, `staff.${part}[${i}].person`)
    })
  open.forEach(({ team }, i) => {
    known(teams, team, `open[${i}].team`)
  })
  for (const part of ['slots', 'work', 'outbound'] as const)
    requirement[part].forEach(({ activity }, i) => {
      known(activities, activity, `requirement.${part}[${i}].activity`)
    })
}

const sizeChecks: CrossCheck<RosterProblem> = ({ city, requirement, dates }, report) => {
  if (dates.length === 0) report('noDates', 'dates', {})
  dates.forEach((day, i) => {
    if (i > 0 && day <= dates[i - 1]!) report('datesNotAscending', `dates[${i}]`, { found: day })
  })
  if (requirement.slotMinutes !== city.slotMinutes)
    report('slotsDiffer', 'requirement.slotMinutes', {
      found: requirement.slotMinutes,
      expected: city.slotMinutes,
    })
  requirement.slots.forEach(({ curve }, i) => {
    if (curve.length === 0 || curve.some((point, n) => point.people !== n))
      report('curveNotCounted', `requirement.slots[${i}].curve`, {})
  })
}

/** A roster problem as one JSON file; `models/roster-problem.md` describes its fields. */
export const readProblem = (source: string, file: string): Result<RosterProblem> =>
  parseDocument(source, file, problem, (value, report) => {
    sizeChecks(value, report)
    referenceChecks(value, report)
    dayChecks(value, report)
  })

/** A requirement alone as a JSON file, as `require --out` and a run's `requirement.json` have it. */
export const readRequirement = (source: string, file: string): Result<Requirement> =>
  parseDocument(source, file, requirement)
