import { datesBetween } from '../../src/core/calendar/date.ts'
import type { Absence, CoverList, EditVerdict, ReplanCurve } from '../../src/core/cover/types.ts'
import type { Backtest } from '../../src/core/forecast/types.ts'
import { planCover, planSwap } from '../../src/core/plan-cover.ts'
import type { PublicCity, Report } from '../../src/core/report/types.ts'
import { poolingOf } from '../../src/core/requirement/pooling.ts'
import type { Pooling } from '../../src/core/requirement/types.ts'
import type { CellExplanation, CellRequest, RosterRequest } from '../../src/core/roster/explain/types.ts'
import type { PersonDay } from '../../src/core/roster/types.ts'
import type { Estimate } from '../../src/core/simulation/types.ts'
import type { TrainingPlan, TrainingRequest } from '../../src/core/training/types.ts'
import type { Trial, TrialFigures } from '../../src/core/trial/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { sampleCity } from '../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../fixtures/forecast.ts'
import { sampleReportInput } from '../fixtures/report.ts'

const about = (mean: number, spread: number): Estimate => ({ mean, low: mean - spread, high: mean + spread })

const figures = (headcount: number, wait: number, within: number, shortage: number): TrialFigures => ({
  headcount,
  meanWaitSeconds: about(wait, 12),
  wait90Seconds: about(wait * 2.6, 30),
  withinTarget: about(within, 0.012),
  abandonedShare: about(0.021, 0.004),
  shortageHours: shortage,
  daysBelowTarget: about((1 - within) * 40, 0.8),
  openDays: 20,
  peakPeople: 5,
  requiredHours: 712,
  workHours: 164.5,
})

/** A trial of one person fewer. */
export const sampleTrial: Trial = {
  request: {
    team: 'hoken',
    fewer: 1,
    from: '2023-10-02',
    weeks: 4,
    levers: [{ kind: 'handling', queue: 'insurance', change: -0.2 }],
  },
  base: figures(8, 264, 0.925, 12.5),
  trial: figures(7, 455, 0.817, 41),
  queues: [
    {
      queue: 'insurance',
      base: about(264, 12),
      trial: about(455, 20),
      baseWithin: about(0.925, 0.012),
      trialWithin: about(0.817, 0.015),
      waitDifference: about(191, 9),
      withinDifference: about(-0.108, 0.008),
    },
  ],
  assumptions: [
    { key: 'page.trial.assume.anonymous', values: {} },
    { key: 'page.trial.assume.replications', values: { replications: 200 } },
  ],
}

/** What anyone may know of the report's city. */
export const publicCity = (report: Report): PublicCity => ({
  name: report.city,
  synthetic: report.synthetic,
  teams: report.teams.map((team) => ({
    ...team,
    headcount: report.people.filter((person) => person.team === team.id).length,
  })),
  queues: report.queues.map(({ id, name, team }) => ({ id, name, team })),
  desks: report.activities
    .filter(({ kind }) => kind === 'window' || kind === 'phone')
    .map(({ id, name, team }) => ({ id, name, team })),
  tasks: report.activities
    .filter(({ kind }) => kind === 'backOffice')
    .map(({ id, name, team }) => ({ id, name, team, minutesPerUnit: 8 })),
  slotMinutes: report.slotMinutes,
  from: '2023-10-02',
  to: '2024-03-31',
})

/** A back-test that agrees with the report's. */
export const sampleBacktest = (report: Report): Backtest => ({
  origins: ['2023-07-07', '2023-08-04', '2023-09-01'],
  horizonDays: 28,
  rows: report.forecast.flatMap(({ queue, accuracy, weight = 1, baselines }) => [
    { queue, model: 'countRegression', accuracy, champion: true, weight },
    ...baselines,
  ]),
  details: report.forecast.flatMap(({ detail }) => detail ?? []),
})

/** What pooling answers for queues of the sample city over the report's week. */
export const samplePooling = (queues: readonly string[]): Pooling => {
  const city = sampleCity()
  const dates = datesBetween('2023-10-02', '2023-10-06')
  const pooled = poolingOf({ queues, dates }, sampleForecast(city), city, sampleHolidays)
  if (!pooled.ok) throw new Error(JSON.stringify(pooled.issues))
  return pooled.value
}

const input = sampleReportInput()
const hung = {
  city: input.city,
  staff: input.staff,
  holidays: input.context.holidays,
  requirement: input.requirement,
  dates: input.roster.dates,
  days: input.roster.days,
}

/** Who could stand in, as the service would say; waits for its first rows. */
export const sampleCover = ({ person, date, fromMinute, rows }: Absence & { rows?: number }): CoverList => {
  const absence = { person, date, ...(fromMinute === undefined ? {} : { fromMinute }) }
  const plan = planCover(hung, absence)
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues))
  const { list } = plan.value
  const wait = {
    queue: 'certificate',
    rostered: 62,
    nothing: 312,
    covered: 95,
    difference: about(-217, 14),
    withinNothing: 0.81,
    withinCovered: 0.97,
  }
  return { ...list, rows: list.rows.map((row, i) => (i < (rows ?? 0) ? { ...row, waits: [wait] } : row)) }
}

export const sampleSwap = ({ persons, dates }: { persons: [string, string]; dates: LocalDate[] }) => {
  const verdict = planSwap(hung, { persons, dates })
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.issues))
  return verdict.value
}

/** A verdict on edited days: too short a rest after a late shift, else nothing but other hours. */
export const sampleVerdict = ({ days }: { days: readonly PersonDay[] }): EditVerdict => ({
  yen: days.length * 1200,
  breaches: days.flatMap(({ person, date, shift }) =>
    shift?.code === '遅'
      ? [{ rule: 'interval', severity: 'breach', person, date, found: 600, allowed: 660, unit: 'minutes' }]
      : [],
  ),
  mended: [],
  consents: days.map(({ person, date }) => ({ person, date })),
})

/** Cost against moves, made up. */
export const sampleReplan = (absence: Absence): ReplanCurve => {
  const days = hung.days.filter(
    ({ date, person, shift }) => date >= absence.date && shift && person !== absence.person,
  )
  return {
    absence: { person: absence.person, date: absence.date },
    nothingYen: 18_400,
    points: [0, 1, 2, 4].map((budget) => ({
      budget,
      moves: days.slice(0, budget).map((day) => ({
        person: day.person,
        date: day.date,
        way: 'takeOver',
        day,
        takes: day.blocks.slice(0, 1),
        needsConsent: false,
      })),
      hourMoves: 0,
      workMoves: budget,
      yen: -9000 * Math.sqrt(budget),
      boundYen: -9800 * Math.sqrt(budget),
      isCorner: budget === 2,
    })),
  }
}

/** Why somebody is here, made up of people of the report. */
export const sampleWhy = (request: CellRequest): CellExplanation => {
  const { person, date, minute } = request
  const day = hung.days.find((one) => one.person === person && one.date === date)
  const block = day?.blocks.find(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute)
  const others = input.staff.people.filter(({ id }) => id !== person)
  if (!block) return { request, state: 'off', others: [] }
  return {
    request,
    block,
    state: 'work',
    withoutYen: 4210,
    elsewhereYen: 1630,
    required: 2,
    placed: 2,
    others: others.map(({ id, skills }, i) =>
      i === 0
        ? { person: id, kind: 'busy', at: block.activity, yen: 820, needsConsent: false }
        : block.activity in skills
          ? { person: id, kind: 'rest', rule: { rule: 'interval' }, needsConsent: true }
          : { person: id, kind: 'skill', needsConsent: false },
    ),
  }
}

/** What a run of this version tells beside the sample: fair shares, what hung on the wall, why it is short. */
export const toldReport = (report: Report): Report => {
  const [first] = report.shortages
  const worked = report.roster.filter(({ shift }) => shift)
  const moved = worked[3]!
  const { startMinute, endMinute, code } = moved.shift!
  const earlier = { ...moved, shift: { code, startMinute: startMinute - 30, endMinute: endMinute - 30 } }
  const alternative = report.people.find(({ id }) => id !== moved.person)!
  return {
    ...report,
    roster: report.roster.map((day) =>
      day === worked[1]
        ? { ...day, shortBreaks: [{ startMinute: 600, endMinute: 615 }], blocks: cut(day.blocks, 600, 615) }
        : day,
    ),
    locked: [worked[0]!],
    published: report.roster.map((day) => (day === moved ? earlier : day)),
    fairness: report.people.flatMap(({ id }, i) =>
      (['early', 'late', 'friday'] as const).map((burden) => ({
        person: id,
        burden,
        carried: i % 3,
        rostered: 1,
        share: 1.5,
      })),
    ),
    ...(first
      ? {
          explanations: {
            shortages: [
              {
                activity: first.activity,
                date: first.date,
                startMinute: first.slot * 30,
                endMinute: first.slot * 30 + 30,
                slots: [first.slot],
                missingHours: 0.5,
                mostMissing: 1,
                nextPersonYen: 1840,
                causes: [
                  {
                    kind: 'onLeave',
                    people: [{ person: alternative.id, kind: 'onLeave', leave: 'paid' }],
                    rule: {
                      rule: 'leave',
                      article: { ja: '労働基準法39条5項', en: 'Labour Standards Act, art. 39(5)' },
                    },
                  },
                  { kind: 'notWorthIt', people: [], savesYen: 1840, costsYen: 2200 },
                ],
                repairs: [
                  {
                    kind: 'shift',
                    persons: [moved.person],
                    days: [earlier],
                    moves: [
                      {
                        person: moved.person,
                        to: first.activity,
                        startMinute: first.slot * 30,
                        endMinute: first.slot * 30 + 30,
                      },
                    ],
                    yen: 360,
                    wageYen: 0,
                    removedHours: 0.5,
                    needsConsent: true,
                    warnings: [],
                  },
                ],
              },
            ],
            shadowPrices: [
              {
                activity: first.activity,
                date: '2023-10-02',
                startMinute: 540,
                endMinute: 900,
                peakMinute: 600,
                removedHours: 2.4,
                yen: 6300,
                wageYen: 7875,
              },
            ],
          },
        }
      : {}),
  }
}

const cut = (blocks: PersonDay['blocks'], from: number, to: number): PersonDay['blocks'] =>
  blocks.flatMap((block) =>
    block.startMinute < from && to < block.endMinute
      ? [
          { ...block, endMinute: from },
          { ...block, startMinute: to },
        ]
      : [block],
  )

/** A request that two rules stand against. */
export const sampleConflict = ({ requests }: { requests: readonly RosterRequest[] }) => ({
  conflict: {
    elements: [
      { kind: 'request', rule: { rule: 'request' }, request: requests[0] },
      {
        kind: 'leave',
        rule: { rule: 'leave', article: { ja: '労働基準法39条5項', en: 'Labour Standards Act, art. 39(5)' } },
        person: input.staff.people[0]!.id,
        date: requests[0]!.date,
      },
    ],
    smallest: true,
    repairs: [{ element: 0, yen: 0 }],
  },
})

/** Two trainings, the second in the chosen set too. */
export const sampleTraining = (request: TrainingRequest): TrainingPlan => {
  const rows = input.staff.people.slice(2, 5).map(({ id }, i) => ({
    person: id,
    activity: input.city.activities[i]!.id,
    hours: 24,
    shortageHours: about(18 - 5 * i, 4),
    yen: about(42_000 - 9000 * i, 8000),
    shortagePerHour: (18 - 5 * i) / 24,
    yenPerHour: (42_000 - 9000 * i) / 24,
    cost: { days: 3, shortageHours: 1.2, yen: 2100 },
  }))
  return {
    request,
    weeks: [{ from: request.from, weight: request.weeks, shortageHours: about(7, 2) }],
    before: { shortageHours: about(91, 22), yen: about(610_000, 90_000) },
    rows,
    candidates: { allowed: 120, computed: 30 },
    leftOutYen: 9000,
    set: {
      trainings: rows.slice(0, 2),
      hours: 48,
      shortageHours: about(29, 6),
      yen: about(71_000, 12_000),
      cost: { days: 6, shortageHours: 2.4, yen: 4200 },
      method: 'all',
      mostYen: 80_000,
    },
    curve: [
      { trainingHours: 0, shortageHours: about(91, 22), yen: about(610_000, 90_000) },
      { added: rows[0]!, trainingHours: 24, shortageHours: about(73, 19), yen: about(568_000, 90_000) },
    ],
    assumptions: [],
  }
}
