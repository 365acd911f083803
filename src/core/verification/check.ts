import { inForce } from '../calendar/opening.ts'
import type { Person } from '../city/types.ts'
import type { PersonDay } from '../roster/types.ts'
import type { LocalDate } from '../units/time.ts'
import * as eligibility from './eligibility.ts'
import { type Check, factsOf } from './facts.ts'
import * as frames from './frames.ts'
import * as hours from './hours.ts'
import * as insurance from './insurance.ts'
import * as limits from './limits.ts'
import * as paidLeave from './paid-leave.ts'
import * as places from './places.ts'
import { consent } from './published.ts'
import * as record from './record.ts'
import * as rest from './rest.ts'
import { proposed, rules } from './rules.ts'
import * as stretches from './stretches.ts'
import type { Breach, Certificate, CheckInput, Rule, RuleId } from './types.ts'

/** The function that reads each rule off a roster. */
export const checks: Readonly<Record<RuleId, Check>> = {
  weeklyHours: hours.weeklyHours,
  dailyHours: hours.dailyHours,
  variableFrame: frames.variableFrame,
  yearFrame: frames.yearFrame,
  yearDay: frames.yearDay,
  yearWeek: frames.yearWeek,
  yearLongWeeks: frames.yearLongWeeks,
  yearLongWeekStarts: frames.yearLongWeekStarts,
  yearDays: frames.yearDays,
  yearDaysInRow: frames.yearDaysInRow,
  flexPeriod: frames.flexPeriod,
  flexMonth: frames.flexMonth,
  flexStart: frames.flexStart,
  leaveGrant: paidLeave.leaveGrant,
  partTimeLeaveGrant: paidLeave.partTimeLeaveGrant,
  fiveDays: paidLeave.fiveDays,
  fiveDaysAhead: paidLeave.fiveDaysAhead,
  twentyHours: insurance.twentyHours,
  insuredFromThird: insurance.insuredFromThird,
  threeQuarters: insurance.threeQuarters,
  employmentInsurance: insurance.employmentInsurance,
  minimumWage: insurance.minimumWage,
  consent,
  daysInRow: frames.daysInRow,
  intervalDuty: rest.interval,
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
  minorFrame: hours.minorFrame,
  schoolAge: hours.schoolAge,
  noNight: hours.noNight,
  limitedMonth: limits.limitedMonth,
  limitedYear: limits.limitedYear,
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
  shortBreaks: record.shortBreaks,
  minimumStretch: stretches.minimumStretch,
  maximumStretch: stretches.maximumStretch,
  leaveShown: eligibility.leaveShown,
}

const order = new Map([...rules, ...proposed].map(({ id }, index) => [id, index]))

const rank = (breach: Breach): readonly (string | number)[] => [
  breach.severity === 'warning' ? 1 : 0,
  order.get(breach.rule) ?? 0,
  breach.date ?? '',
  breach.person ?? '',
  breach.team ?? '',
  breach.activity ?? '',
  breach.startMinute ?? 0,
  breach.found,
]

/** Breaches first, warnings after them, in order of rules, dates and people. */
const sorted = (breaches: readonly Breach[]): Breach[] =>
  breaches
    .map((breach) => ({ breach, rank: rank(breach) }))
    .sort((a, b) => {
      const at = a.rank.findIndex((value, index) => value !== b.rank[index])
      return at < 0 ? 0 : a.rank[at]! < b.rank[at]! ? -1 : 1
    })
    .map(({ breach }) => breach)

/** Rules that are in force on a date of the roster. */
const inForceOn = (dates: readonly LocalDate[], judged: readonly Rule[]) =>
  judged.filter((rule) => dates.some((date) => inForce(rule, date)))

const found = (
  judged: readonly Rule[],
  input: CheckInput,
  dates: readonly LocalDate[],
  whom?: readonly Person[],
): Breach[] => {
  const whole = factsOf(input, dates, whom)
  return inForceOn(dates, judged).flatMap((rule) => {
    const inside = dates.filter((date) => inForce(rule, date))
    return checks[rule.id]!(rule, inside.length === dates.length ? whole : factsOf(input, inside, whom))
  })
}

/**
 * Judges a roster by its days alone: every rule in force on a date of the horizon, each read by its own function,
 * none of it shared with the code that builds rosters. `judged` are all rules unless asked otherwise.
 */
export const check = (input: CheckInput, judged: readonly Rule[] = rules): Certificate => ({
  rules: inForceOn(input.dates, judged),
  breaches: sorted(found(judged, input, input.dates)),
})

const cell = ({ person, date }: PersonDay) => `${person} ${date}`

/** A roster with what its rules say of it. */
export interface Judged {
  readonly input: CheckInput
  readonly certificate: Certificate
}

/**
 * The roster with some person-days put in place of those it has, judged anew as far as they reach: the rules of those
 * people over all their days, and the rules of the workplace on those dates. The certificate is the one that `check`
 * would give; `certificate` must be that of `input`.
 */
export const recheck = ({ input, certificate }: Judged, edits: readonly PersonDay[]): Judged => {
  const edited = new Map(edits.map((day) => [cell(day), day]))
  const kept = input.days.filter((day) => !edited.has(cell(day)))
  const days = [...kept, ...edited.values()]
  const persons = new Set(edits.map(({ person }) => person))
  const dates = new Set(edits.map(({ date }) => date))

  const ofPeople = { ...input, days: days.filter(({ person }) => persons.has(person)) }
  const whom = input.staff.people.filter(({ id }) => persons.has(id))
  const ofDates = { ...input, earlier: [], days: days.filter(({ date }) => dates.has(date)) }
  const scoped = Map.groupBy(certificate.rules, ({ scope }) => scope)
  const scopeOf = new Map(certificate.rules.map(({ id, scope }) => [id, scope]))
  const touched = ({ rule, person, date }: Breach) => {
    const scope = scopeOf.get(rule)
    return scope === 'person' ? persons.has(person!) : scope === 'workplace' && dates.has(date!)
  }
  return {
    input: { ...input, days },
    certificate: {
      rules: certificate.rules,
      breaches: sorted([
        ...certificate.breaches.filter((breach) => !touched(breach)),
        ...found(scoped.get('person') ?? [], ofPeople, input.dates, whom),
        ...found(
          scoped.get('workplace') ?? [],
          ofDates,
          input.dates.filter((date) => dates.has(date)),
        ),
      ]),
    },
  }
}
