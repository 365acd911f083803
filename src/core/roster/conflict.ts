import type { Person } from '../city/types.ts'
import type { Issue } from '../units/issue.ts'
import { mayWorkOvertime, WEEK_LIMIT } from './pattern.ts'
import type { RosterConflict, RosterProblem } from './types.ts'
import type { Worker } from './worker.ts'

const perPerson = (
  rule: string,
  problem: RosterProblem,
  people: readonly Person[],
  contradicts: (person: Person) => boolean,
): RosterConflict[] =>
  people.filter(contradicts).map((person) => ({ rule, persons: [person.id], dates: problem.dates }))

/** Whether a person's hours of some date are averaged over a frame (変形労働時間制). */
const isAveraged = ({ before, dates }: RosterProblem, { id }: Person): boolean =>
  (before?.frames ?? []).some(
    ({ person, from, to }) => person === id && dates.some((date) => from <= date && date <= to),
  )

/** Requests about one person that no roster can meet, found before any search. */
export const contradictions = (problem: RosterProblem): RosterConflict[] => {
  const { city, staff } = problem
  const codes = new Set(city.shifts.map((shift) => shift.code))
  return [
    ...perPerson(
      'contractAboveMaximum',
      problem,
      staff.people,
      (person) => person.weeklyMinutes > person.maxWeeklyMinutes,
    ),
    ...perPerson(
      'contractAboveLaw',
      problem,
      staff.people,
      (person) =>
        person.weeklyMinutes > WEEK_LIMIT && !mayWorkOvertime(city, person) && !isAveraged(problem, person),
    ),
    ...perPerson(
      'noShift',
      problem,
      staff.people,
      (person) => person.shifts.length > 0 && !person.shifts.some((code) => codes.has(code)),
    ),
  ]
}

/** Weeks of single persons whose hours, rest and days off exclude each other: tried one by one. */
export const weekConflicts = (
  problem: RosterProblem,
  workers: readonly Worker[],
  feasible: (worker: Worker) => boolean,
): RosterConflict[] =>
  workers
    .filter((worker) => !feasible(worker))
    .map(({ person }) => ({ rule: 'contractHours', persons: [person.id], dates: problem.dates }))

/** Conflicts in words that a manager can act on: who, when, and which rule. */
export const conflictIssues = (conflicts: readonly RosterConflict[], file: string): Issue[] =>
  conflicts.map(({ rule, persons, dates }) => ({
    code: `conflict.${rule}`,
    severity: 'error',
    at: { file },
    values: {
      persons: persons.join('、'),
      from: dates[0] ?? '',
      to: dates.at(-1) ?? '',
    },
  }))
