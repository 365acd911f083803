import { teamHours } from './calendar/team-hours.ts'
import { verdictOf } from './cover/breaches.ts'
import { withDays } from './cover/price.ts'
import { editIssues } from './cover/request.ts'
import type { Absence } from './cover/types.ts'
import type { Forecast } from './forecast/types.ts'
import { REPLICATIONS } from './plan.ts'
import { type CoverInput, morningOf, planIssues } from './plan-cover.ts'
import { openingOf } from './roster/horizon.ts'
import { rosterOf } from './roster/solve.ts'
import type { OpenSpan, PersonDay, Roster } from './roster/types.ts'
import { workersOf } from './roster/worker.ts'
import { dutiesOf } from './simulation/duties.ts'
import { replaysOf } from './simulation/replay.ts'
import { simulateWeek } from './simulation/simulate.ts'
import type { Replay, SimulatedWeek } from './simulation/types.ts'
import type { Issue, Result } from './units/issue.ts'
import { check } from './verification/check.ts'
import type { Certificate } from './verification/types.ts'

/** A later version of a roster, with all that a report shows of it. */
export interface AppliedPlan {
  readonly open: readonly OpenSpan[]
  readonly roster: Roster
  readonly certificate: Certificate
  readonly simulation: SimulatedWeek
  readonly replays: readonly Replay[]
}

export interface ApplyOptions {
  readonly forecast: Forecast
  readonly seed: string
  readonly onProgress?: (done: number, of: number) => void
}

/** Nothing is proven of a roster that was changed by hand: costs are never below 0. */
const UNPROVEN = { status: 'unproven', boundYen: 0, gap: 1, iterations: 0, nodes: 0 } as const

const error = (code: string, values: Issue['values']): Issue => ({
  code,
  severity: 'error',
  at: { file: '--days' },
  values,
})

/**
 * The roster with some person-days put in place of those it has, after an absence where there is one. Refused where it
 * breaks a rule that the roster does not break without it, or where somebody has not agreed to other hours.
 */
export const planApply = (
  input: CoverInput,
  edits: readonly PersonDay[],
  absence: Absence | undefined,
  { forecast, seed, onProgress = () => {} }: ApplyOptions,
): Result<AppliedPlan> => {
  const { city, holidays, requirement, dates, earlier } = input
  const issues = [
    ...(absence ? planIssues(input, absence) : []),
    ...editIssues(edits, input.staff, city, dates),
  ]
  if (issues.length > 0) return { ok: false, issues }
  const { staff, days: morning, certificate: before, judge } = morningOf(input, absence)
  const { breaches, consents } = verdictOf(before, judge(edits))
  const broken = breaches.filter(({ severity }) => severity === 'breach')
  const name = (id: string) => staff.people.find((person) => person.id === id)?.name ?? id
  const refused = [
    ...broken.map(({ rule, person = '', date = '' }) =>
      error('applyBreaks', { rule, who: name(person), date }),
    ),
    ...consents.map(({ person, date }) => error('applyConsent', { name: name(person), date })),
  ]
  if (refused.length > 0) return { ok: false, issues: refused }
  const days = withDays(morning, edits)
  const open = teamHours(city, holidays, dates)
  const problem = { city, staff, requirement, dates, open }
  const opening = openingOf(open, city.slotMinutes)
  const duties = dutiesOf(days, city, dates, staff)
  const options = { replications: REPLICATIONS, seed, requirement, onProgress }
  return {
    ok: true,
    value: {
      open,
      roster: rosterOf(problem, opening, workersOf(problem, opening), days, () => UNPROVEN),
      certificate: check({ ...earlier, ...problem, days }),
      simulation: simulateWeek(forecast, duties, city, holidays, options),
      replays: replaysOf(forecast, duties, city, holidays, seed),
    },
    issues: [],
  }
}
