import { inForce } from '../calendar/opening.ts'
import * as eligibility from './eligibility.ts'
import { type Check, type Facts, factsOf } from './facts.ts'
import * as hours from './hours.ts'
import * as limits from './limits.ts'
import * as places from './places.ts'
import * as record from './record.ts'
import * as rest from './rest.ts'
import { rules } from './rules.ts'
import type { Breach, Certificate, CheckInput, RuleId } from './types.ts'

/** The function that reads each rule off a roster. */
export const checks: Readonly<Record<RuleId, Check>> = {
  weeklyHours: hours.weeklyHours,
  dailyHours: hours.dailyHours,
  variableFrame: hours.variableFrame,
  breaks: rest.breaks,
  commonBreak: rest.commonBreak,
  weeklyRest: rest.weeklyRest,
  overtimeAgreement: hours.overtimeAgreement,
  monthlyOvertime: limits.monthlyOvertime,
  yearlyOvertime: limits.yearlyOvertime,
  specialMonths: limits.specialMonths,
  monthTotal: limits.monthTotal,
  averageTotal: limits.averageTotal,
  interval: rest.interval,
  leave: eligibility.leave,
  minorOvertime: hours.minorOvertime,
  minorNight: hours.minorNight,
  scope: eligibility.scope,
  noOvertime: hours.noOvertime,
  employer: eligibility.employer,
  contractLimit: hours.contractLimit,
  contractHours: hours.contractHours,
  hired: eligibility.hired,
  skill: eligibility.skill,
  training: eligibility.training,
  unstaffed: places.unstaffed,
  belowMinimum: places.belowMinimum,
  leaderPresent: places.leaderPresent,
  leaderOnDuty: places.leaderOnDuty,
  managerPresent: places.managerPresent,
  openingHours: places.openingHours,
  seats: places.seats,
  outboundSpan: places.outboundSpan,
  outboundMinimum: places.outboundMinimum,
  soundTimes: record.soundTimes,
  knownPerson: record.knownPerson,
  knownActivity: record.knownActivity,
  everyPerson: record.everyPerson,
  doubleBooked: record.doubleBooked,
  wholeShift: record.wholeShift,
  insideShift: record.insideShift,
  shiftPattern: record.shiftPattern,
  personShift: record.personShift,
  shiftBreak: record.shiftBreak,
  leaveShown: eligibility.leaveShown,
}

const byGravity = (a: Breach, b: Breach) =>
  Number(a.severity === 'warning') - Number(b.severity === 'warning')

/**
 * Judges a roster by its days alone: every rule in force on a date of the horizon, each read by its own function,
 * none of it shared with the code that builds rosters. Breaches come first, warnings after them, in order of rules.
 */
export const check = (input: CheckInput): Certificate => {
  const asked: Rulebook = rules.flatMap((rule) => {
    const dates = input.dates.filter((date) => inForce(rule, date))
    return dates.length > 0 ? [{ rule, facts: () => factsOf(input, dates) }] : []
  })
  const whole = factsOf(input, input.dates)
  const breaches = asked.flatMap(({ rule, facts }) =>
    checks[rule.id]!(rule, input.dates.every((date) => inForce(rule, date)) ? whole : facts()),
  )
  return { rules: asked.map(({ rule }) => rule), breaches: breaches.sort(byGravity) }
}

type Rulebook = readonly { readonly rule: (typeof rules)[number]; readonly facts: () => Facts }[]
