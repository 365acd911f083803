import { addDays, datesBetween } from '../calendar/date.ts'
import { type TeamHours, teamHours } from '../calendar/team-hours.ts'
import type { Holidays } from '../calendar/types.ts'
import type { City } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { Capacity, Comparison, Estimate, SimulatedWeek } from '../simulation/types.ts'
import type { Issue, Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import { leverIssues } from './check-levers.ts'
import { leverAssumptions, type World, withLevers } from './levers.ts'
import { BREAK_GROUPS, BREAK_MINUTES, DAY_MINUTES, PRESENCE, standardCapacity } from './standard.ts'
import type { Trial, TrialFigures, TrialRequest } from './types.ts'

/** A world with the people of the asked team in it. */
export interface TrialCase extends World {
  readonly capacity: readonly Capacity[]
}

/** What a trial stands on: volumes, opening hours and head-counts. There is no way from here to a person or a roster. */
export interface TrialGround extends World {
  readonly holidays: Holidays
  /** Of the desks and tasks of one team. */
  readonly require: (team: World, dates: readonly LocalDate[]) => Requirement
  /** The same customers in both, and the trial less the base pair by pair. */
  readonly simulate: (
    base: TrialCase,
    trial: TrialCase,
  ) => { readonly base: SimulatedWeek; readonly trial: SimulatedWeek; readonly difference: Comparison }
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
  const { fewer, levers = [] } = request
  if (!team) {
    refuse('unknownTeam', 'team', { found: request.team, known: city.teams.map((it) => it.id).join('、') })
  } else {
    const { headcount } = team
    const least = levers.length > 0 ? -headcount : 1
    if (!Number.isInteger(fewer) || fewer < least || fewer >= headcount)
      refuse('noTeamLeft', 'fewer', { found: fewer, headcount, least, most: headcount - 1 })
    issues.push(...leverIssues(levers, city, team.id))
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

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

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

/** Whole people that windows and phones require while the team is open. */
const requiredOf = ({ slots, work, slotMinutes }: Requirement, open: readonly TeamHours[]) => {
  const atOnce = [...Map.groupBy(slots, ({ date, slot }) => `${date} ${slot}`).values()].map((here) => {
    const { date, slot } = here[0]!
    const [start, end] = [slot * slotMinutes, (slot + 1) * slotMinutes]
    const minutes = open
      .filter((it) => it.date === date)
      .map((it) => Math.max(0, Math.min(end, it.endMinute) - Math.max(start, it.startMinute)))
    return { people: sum(here.map(({ people }) => people)), hours: sum(minutes) / 60 }
  })
  return {
    peakPeople: Math.max(0, ...atOnce.map(({ people }) => people)),
    requiredHours: sum(atOnce.map(({ people, hours }) => people * hours)),
    workHours: sum(work.map(({ hours }) => hours)),
  }
}

/**
 * 試算: the standard days of a team as it is beside those with the asked number of people and the levers pulled, with
 * the same customers. People work the hours they work today, whenever the desks are open.
 */
export const trialOf = (request: TrialRequest, ground: TrialGround): Result<Trial> => {
  const { city, holidays, forecast } = ground
  const issues = trialIssues(request, city, forecast)
  if (issues.length > 0) return { ok: false, issues }
  const { team, from, levers = [] } = request
  const dates = datesBetween(from, addDays(from, 7 * request.weeks - 1))
  const today = city.teams.find((it) => it.id === team)!.headcount

  const lay = (world: World, headcount: number) => {
    const requirement = ground.require({ ...world, city: cityOfTeam(world.city, team) }, dates)
    const standard = standardCapacity(team, headcount, world.city, holidays, requirement, dates, city)
    const open = teamHours(world.city, holidays, dates).filter((it) => it.team === team)
    const required = requiredOf(requirement, open)
    return { headcount, standard, required, ...world, capacity: standard.capacity }
  }
  const figuresOf = (laid: ReturnType<typeof lay>, week: SimulatedWeek): TrialFigures => {
    const met = week.teams.find((it) => it.team === team)
    return {
      headcount: laid.headcount,
      meanWaitSeconds: met?.meanWaitSeconds ?? NONE,
      wait90Seconds: met?.wait90Seconds ?? NONE,
      withinTarget: met?.withinTarget ?? ALL,
      abandonedShare: met?.abandonedShare ?? NONE,
      shortageHours: laid.standard.shortageHours,
      daysBelowTarget: met?.daysBelowTarget ?? NONE,
      openDays: laid.standard.openDays,
      ...laid.required,
    }
  }

  const base = lay({ city, forecast }, today)
  const trial = lay(withLevers(levers, { city, forecast }, team, holidays, from), today - request.fewer)
  const weeks = ground.simulate(base, trial)
  const queues = weeks.base.queues.map((queue, q) => {
    const changed = weeks.trial.queues[q]!
    const difference = weeks.difference.queues[q]!
    return {
      queue: queue.queue,
      base: queue.meanWaitSeconds,
      trial: changed.meanWaitSeconds,
      baseWithin: queue.withinTarget,
      trialWithin: changed.withinTarget,
      waitDifference: difference.meanWaitSeconds,
      withinDifference: difference.withinTarget,
    }
  })
  return {
    ok: true,
    value: {
      request,
      base: figuresOf(base, weeks.base),
      trial: figuresOf(trial, weeks.trial),
      queues,
      assumptions: [...leverAssumptions(levers), ...assumptionsOf(weeks.base.replications)],
    },
    issues: [],
  }
}
