import { addDays, datesBetween } from '../calendar/date.ts'
import type { Holidays } from '../calendar/types.ts'
import type { City } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { Capacity, Estimate, SimulatedWeek } from '../simulation/types.ts'
import type { Issue, Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import { BREAK_GROUPS, BREAK_MINUTES, DAY_MINUTES, PRESENCE, standardCapacity } from './standard.ts'
import type { Trial, TrialFigures, TrialRequest } from './types.ts'

/** What a trial stands on: volumes, opening hours and head-counts. There is no way from here to a person or a roster. */
export interface TrialGround {
  readonly city: City
  readonly holidays: Holidays
  readonly forecast: Forecast
  /** Of the desks and tasks of one team. */
  readonly require: (team: City, dates: readonly LocalDate[]) => Requirement
  /** The same customers on every call. */
  readonly simulate: (capacity: readonly Capacity[]) => SimulatedWeek
}

/** First and last date that every queue is forecast for, or undefined where there is none. */
const forecastSpan = (forecast: Forecast): readonly [LocalDate, LocalDate] | undefined => {
  const dates = forecast.queues.flatMap(({ days }) => days.map(({ date }) => date)).sort()
  return dates.length > 0 ? [dates[0]!, dates.at(-1)!] : undefined
}

/** What is wrong with a request, against the teams and the forecast there are. */
export const trialIssues = (request: TrialRequest, city: City, forecast: Forecast): Issue[] => {
  const issues: Issue[] = []
  const refuse = (code: string, column: string, values: Issue['values']) =>
    issues.push({ code, severity: 'error', at: { file: 'trial', column }, values })
  const team = city.teams.find((it) => it.id === request.team)
  if (!team) {
    refuse('unknownTeam', 'team', { found: request.team, known: city.teams.map((it) => it.id).join('、') })
  } else if (!Number.isInteger(request.fewer) || request.fewer < 1 || request.fewer >= team.headcount) {
    refuse('noTeamLeft', 'fewer', {
      found: request.fewer,
      headcount: team.headcount,
      most: team.headcount - 1,
    })
  }
  if (!Number.isInteger(request.weeks) || request.weeks < 1) {
    refuse('trialWeeks', 'weeks', { found: request.weeks })
    return issues
  }
  const span = forecastSpan(forecast)
  const last = addDays(request.from, 7 * request.weeks - 1)
  if (!span || request.from < forecast.origin || request.from > span[1] || last > addDays(span[1], 6)) {
    refuse('trialOutsideForecast', 'from', {
      from: request.from,
      to: last,
      first: forecast.origin,
      last: span?.[1] ?? forecast.origin,
    })
  }
  return issues
}

const NONE: Estimate = { mean: 0, low: 0, high: 0 }
const ALL: Estimate = { mean: 1, low: 1, high: 1 }

const assumptionsOf = (replications: number): Trial['assumptions'] => [
  { key: 'page.trial.assume.anonymous', values: {} },
  { key: 'page.trial.assume.presence', values: { percent: PRESENCE * 100 } },
  {
    key: 'page.trial.assume.day',
    values: {
      hours: `${Math.floor(DAY_MINUTES / 60)}:${DAY_MINUTES % 60}`,
      minutes: BREAK_MINUTES,
      groups: BREAK_GROUPS,
    },
  },
  { key: 'page.trial.assume.order', values: {} },
  { key: 'page.trial.assume.skills', values: {} },
  { key: 'page.trial.assume.demand', values: {} },
  { key: 'page.trial.assume.replications', values: { replications } },
]

/** The city as far as one team works in it. */
const cityOfTeam = (city: City, team: string): City => {
  const own = new Set(city.activities.filter((it) => it.team === team).map((it) => it.id))
  const isOwn = (it: { readonly activity: string }): boolean => own.has(it.activity)
  return {
    ...city,
    activities: city.activities.filter((it) => own.has(it.id)),
    queues: city.queues.filter(isOwn),
    backOffice: city.backOffice.filter(isOwn),
    outbound: city.outbound.filter(isOwn),
  }
}

/** 試算: the standard days of a team of today's size beside those of the asked size, with the same customers. */
export const trialOf = (request: TrialRequest, ground: TrialGround): Result<Trial> => {
  const { city, holidays, forecast, simulate } = ground
  const issues = trialIssues(request, city, forecast)
  if (issues.length > 0) return { ok: false, issues }
  const dates = datesBetween(request.from, addDays(request.from, 7 * request.weeks - 1))
  const requirement = ground.require(cityOfTeam(city, request.team), dates)
  const today = city.teams.find((it) => it.id === request.team)!.headcount
  const play = (headcount: number) => {
    const standard = standardCapacity(request.team, headcount, city, holidays, requirement, dates)
    const week = simulate(standard.capacity)
    const team = week.teams.find((it) => it.team === request.team)
    const figures: TrialFigures = {
      headcount,
      meanWaitSeconds: team?.meanWaitSeconds ?? NONE,
      wait90Seconds: team?.wait90Seconds ?? NONE,
      withinTarget: team?.withinTarget ?? ALL,
      abandonedShare: team?.abandonedShare ?? NONE,
      shortageHours: standard.shortageHours,
      daysBelowTarget: team?.daysBelowTarget ?? NONE,
      openDays: standard.openDays,
    }
    return { figures, week }
  }
  const base = play(today)
  const trial = play(today - request.fewer)
  const queues = base.week.queues.map((queue, q) => ({
    queue: queue.queue,
    base: queue.meanWaitSeconds,
    trial: trial.week.queues[q]!.meanWaitSeconds,
    baseWithin: queue.withinTarget,
    trialWithin: trial.week.queues[q]!.withinTarget,
  }))
  const assumptions = assumptionsOf(base.week.replications)
  return {
    ok: true,
    value: { request, base: base.figures, trial: trial.figures, queues, assumptions },
    issues: [],
  }
}
