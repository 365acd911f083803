import { openingOf } from '../horizon.ts'
import { mayWorkOvertime, WEEK_LIMIT } from '../pattern.ts'
import type { RosterProblem } from '../types.ts'
import { WORKING_DAYS, workersOf } from '../worker.ts'
import type { ExplainTools } from './ground.ts'
import type { ConflictElement, RosterRequest } from './types.ts'

type Kind = ConflictElement['kind']

/** The row of the checker that says what each kind asks; a request, the locks and the working days are the house's own. */
const RULES: Readonly<Record<Kind, string>> = {
  request: 'request',
  locked: 'locked',
  leave: 'leave',
  contractHours: 'contractHours',
  weeklyLimit: 'contractLimit',
  overtimeAgreement: 'overtimeAgreement',
  workingDays: 'workingDays',
  limit: 'monthlyOvertime',
  rest: 'interval',
  skill: 'skill',
  scope: 'scope',
  seats: 'seats',
  shifts: 'personShift',
}

/** Everything that a manager could give up for a request, in the order in which it is better kept: the law before the house. */
export const elementsOf = (
  problem: RosterProblem,
  requests: readonly RosterRequest[],
  rule: ExplainTools['rule'],
): ConflictElement[] => {
  const { city, staff, dates, locked = [] } = problem
  const made = (kind: Kind, more: Partial<ConflictElement> = {}): ConflictElement => ({
    kind,
    rule: rule(RULES[kind]),
    ...more,
  })
  const limits = problem.before ? limitsOf(problem, made, rule) : []
  const asked = [...new Set(requests.map(({ activity }) => activity))]
  const inside = staff.leave.filter(({ date }) => dates.includes(date))
  return [
    ...(city.overtimeAgreement ? [] : [made('overtimeAgreement', { minutes: WEEK_LIMIT })]),
    ...staff.people.flatMap(({ id, ...person }) => [
      made('rest', { person: id }),
      made('workingDays', { person: id, days: WORKING_DAYS }),
      ...(person.maxWeeklyMinutes < WEEK_LIMIT || !mayWorkOvertime(city, { id, ...person })
        ? [
            made('weeklyLimit', {
              person: id,
              minutes: person.noOvertime
                ? Math.min(person.weeklyMinutes, person.maxWeeklyMinutes)
                : person.maxWeeklyMinutes,
            }),
          ]
        : [made('weeklyLimit', { person: id, minutes: person.maxWeeklyMinutes })]),
    ]),
    ...limits,
    ...asked.flatMap((activity) =>
      ['seats', 'skill', 'scope'].map((kind) => made(kind as Kind, { activity })),
    ),
    ...staff.people.flatMap(({ id, shifts }) => (shifts.length > 0 ? [made('shifts', { person: id })] : [])),
    ...inside.map(({ person, date }) => made('leave', { person, date })),
    ...staff.people.flatMap(({ id, weeklyMinutes }) =>
      weeklyMinutes > 0 ? [made('contractHours', { person: id, minutes: weeklyMinutes })] : [],
    ),
    ...locked.map(({ person, date }) => made('locked', { person, date })),
    ...requests.map((request) =>
      made('request', { request, activity: request.activity, date: request.date }),
    ),
  ]
}

/** What the months, the year and the frames leave of each person: the tightest is named. */
const limitsOf = (
  problem: RosterProblem,
  made: (kind: Kind, more: Partial<ConflictElement>) => ConflictElement,
  rule: ExplainTools['rule'],
): ConflictElement[] =>
  workersOf(problem, openingOf(problem.open, problem.city.slotMinutes)).flatMap(({ person, limits }) => {
    const tightest = limits.reduce<(typeof limits)[number] | undefined>(
      (best, limit) => (best && best.most <= limit.most ? best : limit),
      undefined,
    )
    if (!tightest) return []
    const most = Math.max(0, tightest.most)
    const left = tightest.of === 'days' ? { days: most } : { minutes: most }
    return made('limit', { person: person.id, rule: rule(tightest.rule), ...left })
  })

/** What is kept of the elements, asked by kind and whom it is about. */
export interface Kept {
  has(
    kind: Kind,
    of?: { readonly person?: string; readonly date?: string; readonly activity?: string },
  ): boolean
  readonly requests: readonly RosterRequest[]
}

const key = (
  kind: Kind,
  { person = '', date = '', activity = '' }: { person?: string; date?: string; activity?: string },
) => `${kind} ${person} ${date} ${activity}`

export const keptOf = (elements: readonly ConflictElement[]): Kept => {
  const known = new Set(elements.map(({ kind, ...of }) => (kind === 'request' ? '' : key(kind, of))))
  return {
    has: (kind, of = {}) => known.has(key(kind, of)),
    requests: elements.flatMap(({ request }) => request ?? []),
  }
}
