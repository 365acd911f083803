import { teamHours } from './calendar/team-hours.ts'
import type { Holidays } from './calendar/types.ts'
import type { City, Staff } from './city/types.ts'
import type { Requirement } from './requirement/types.ts'
import { explainCell } from './roster/explain/cell.ts'
import { type ConflictQuestion, conflictSet } from './roster/explain/conflict-set.ts'
import { explanationsOf } from './roster/explain/explain.ts'
import { type ExplainGround, groundOf } from './roster/explain/ground.ts'
import { PRICED_RULES, priceOf } from './roster/explain/price.ts'
import type {
  CellExplanation,
  CellRequest,
  ConflictSet,
  Explanations,
  Price,
  PriceRequest,
  RosterRequest,
  RuleRef,
} from './roster/explain/types.ts'
import { waysIn } from './roster/explain/ways.ts'
import { shortagesOf } from './roster/shortage.ts'
import type { PersonDay, RosterProblem, SolveLimits } from './roster/types.ts'
import type { Solver } from './solver.ts'
import type { Issue, Result } from './units/issue.ts'
import type { LocalDate, Name } from './units/time.ts'
import { check, recheck } from './verification/check.ts'
import { rules } from './verification/rules.ts'
import type { Certificate, Earlier, RuleId } from './verification/types.ts'

/** A roster, and what it was made from. What is locked stays in every repair. */
export interface ExplainInput extends Pick<RosterProblem, 'locked' | 'published' | 'before' | 'carried'> {
  readonly city: City
  readonly staff: Staff
  readonly holidays: Holidays
  readonly requirement: Requirement
  readonly dates: readonly LocalDate[]
  readonly days: readonly PersonDay[]
  /** The same as `before`, as a roster is judged by it. */
  readonly earlier?: Earlier
  /** The checker's word on the roster, where it is known. */
  readonly certificate?: Certificate
}

/** What a run explains within seconds: each shortage, and one person for each kind of other hours. */
export const RUN_LIMITS = { shortages: 12, each: 1 }
/** What somebody who asks may wait for. */
export const ASKED_LIMITS = { shortages: 100, each: 3 }

const problemOf = (input: ExplainInput): RosterProblem => {
  const { city, staff, holidays, requirement, dates, locked, published, carried } = input
  const before = input.before ?? input.earlier
  return {
    city,
    staff,
    requirement,
    dates,
    open: teamHours(city, holidays, dates),
    ...(locked && { locked }),
    ...(published && { published }),
    ...(before && { before }),
    ...(carried && { carried }),
  }
}

/** Requirements of the house that no row of the checker has. */
const HOUSE: Readonly<Record<string, Name>> = {
  workingDays: { ja: '週の勤務は5日まで', en: 'at most five days of work a week' },
  request: { ja: '管理者の希望', en: 'what the manager asks for' },
  locked: { ja: '固定したセル', en: 'a locked cell' },
}

/** The row of a rule in force on a date: the article and title that explanations quote. */
export const ruleOn =
  (date: LocalDate | undefined) =>
  (id: RuleId): RuleRef => {
    const rows = rules.filter((one) => one.id === id)
    const row =
      rows.find(({ from, to }) => date !== undefined && from <= date && (to === undefined || date <= to)) ??
      rows[0]
    const title = row?.title ?? HOUSE[id]
    return { rule: id, ...(row && { article: row.article }), ...(title && { title }) }
  }

/** The roster laid out for questions, judged once. Whether a change needs consent is told beside it, not judged. */
const layOut = (input: ExplainInput): ExplainGround => {
  const problem = problemOf(input)
  const { city, staff, requirement, dates, open, before } = problem
  const whole = { ...before, city, staff, requirement, dates, open, days: input.days }
  const certificate = input.certificate ?? check(whole)
  return groundOf(problem, input.days, {
    certificate,
    judge: (edits) => recheck({ input: whole, certificate }, edits).certificate,
    rule: ruleOn(input.dates[0]),
  })
}

/** Why there are shortages, what would fill them, and what one more person would save. */
export const explainRoster = (input: ExplainInput, solver: Solver, limits = RUN_LIMITS): Explanations => {
  const ground = layOut(input)
  const workers = [...ground.workers.values()]
  const shortages = shortagesOf(ground.problem, ground.opening, workers, ground.days)
  return explanationsOf(ground, shortages, solver, limits)
}

const error = (code: string, column: string, values: Issue['values']): Issue => ({
  code,
  severity: 'error',
  at: { file: column },
  values,
})

/** Who is asked about, and when: known people on dates of the roster. */
const unknown = (
  { staff, dates }: Pick<ExplainInput, 'staff' | 'dates'>,
  { person, date }: { readonly person: string; readonly date: LocalDate },
  option: string,
): Issue[] => [
  ...(staff.people.some(({ id }) => id === person)
    ? []
    : [error('explainPerson', option, { found: person })]),
  ...(dates.includes(date)
    ? []
    : [error('explainDate', option, { found: date, from: dates[0] ?? '', to: dates.at(-1) ?? '' })]),
]

/** なぜこの人がここ？ */
export const explainWhy = (
  input: ExplainInput,
  request: CellRequest,
  solver: Solver,
): Result<CellExplanation> => {
  const issues = unknown(input, request, '--why')
  if (issues.length > 0) return { ok: false, issues }
  const ground = layOut(input)
  return { ok: true, value: explainCell(ground, waysIn(ground), request, solver), issues: [] }
}

/** What a wish, a leave or a rule costs over the horizon. */
export const explainPrice = (
  problem: RosterProblem,
  request: PriceRequest,
  solver: Solver,
  limits?: Partial<SolveLimits>,
): Result<Price> => {
  if (request.kind === 'rule' && !PRICED_RULES.includes(request.rule))
    return {
      ok: false,
      issues: [error('explainRule', '--price', { found: request.rule, known: PRICED_RULES.join(', ') })],
    }
  const issues = request.kind === 'rule' ? [] : unknown(problem, request, '--price')
  if (issues.length > 0) return { ok: false, issues }
  const value = priceOf(problem, request, solver, limits)
  if (value) return { ok: true, value, issues: [] }
  const code = request.kind === 'wish' ? 'explainNoWish' : 'explainNoRoster'
  const { person, date } = request.kind === 'rule' ? { person: '', date: '' } : request
  return { ok: false, issues: [error(code, '--price', { person, date })] }
}

/** The problem that a roster was made from, for questions that solve it again. */
export const explainedProblem = problemOf

/** The smallest contradiction of a problem with what the manager asks for beside it; undefined where there is none. */
export const explainConflict = (
  problem: RosterProblem,
  requests: readonly RosterRequest[],
  solver: Solver,
  prices: ConflictQuestion['prices'] = false,
): ConflictSet | undefined =>
  conflictSet(problem, { requests, prices, rule: ruleOn(problem.dates[0]) }, solver)
