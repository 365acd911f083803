import { z } from 'zod'
import type { Backtest, BacktestDetail, ModelName } from '../core/forecast/types.ts'
import type { PublicCity } from '../core/report/types.ts'
import type { Estimate } from '../core/simulation/types.ts'
import type { Lever, Trial, TrialFigures } from '../core/trial/types.ts'
import type { LocalDate } from '../core/units/time.ts'

/** Makes sure that a schema and the core's type of the same thing agree. */
export const of =
  <T>() =>
  <Schema extends z.ZodType<T>>(schema: Schema): Schema =>
    schema

const count = z.int().nonnegative()

export const localDate = z.iso.date().meta({ examples: ['2023-10-02'] }) as unknown as z.ZodType<LocalDate>

export const name = z.object({ ja: z.string(), en: z.string() }).readonly()

export const issue = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  at: z.object({ file: z.string(), line: z.number().optional(), column: z.string().optional() }),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
})

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  issues: z.array(issue).optional(),
})

export const health = z.object({
  status: z.literal('ok'),
  latestRun: z.string().nullable(),
  jobs: z.object({ queued: count, running: count }),
})

export const runs = z.object({
  runs: z.array(z.object({ run: z.string(), week: localDate, latest: z.boolean(), report: z.string() })),
})

const ofTeam = { id: z.string(), name, team: z.string() }

export const publicCity = of<PublicCity>()(
  z.object({
    name,
    synthetic: z.boolean(),
    teams: z.array(z.object({ id: z.string(), name, department: name, headcount: count })).readonly(),
    queues: z.array(z.object(ofTeam)).readonly(),
    desks: z.array(z.object(ofTeam)).readonly(),
    tasks: z.array(z.object({ ...ofTeam, minutesPerUnit: z.number() })).readonly(),
    slotMinutes: count,
    from: localDate,
    to: localDate,
  }),
)

export const estimate = of<Estimate>()(z.object({ mean: z.number(), low: z.number(), high: z.number() }))

const figures = of<TrialFigures>()(
  z.object({
    headcount: count,
    meanWaitSeconds: estimate,
    wait90Seconds: estimate,
    withinTarget: estimate,
    abandonedShare: estimate,
    shortageHours: z.number(),
    daysBelowTarget: estimate,
    openDays: count,
    peakPeople: count.exactOptional(),
    requiredHours: z.number().exactOptional(),
    workHours: z.number().exactOptional(),
  }),
)

/** What a trial changes besides the number of people. */
export const lever = of<Lever>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('hours'), openMinute: count.max(1440), closeMinute: count.max(1440) }),
    z.strictObject({ kind: z.literal('merge'), activities: z.array(z.string().max(64)).max(20).readonly() }),
    z.strictObject({ kind: z.literal('divert'), queue: z.string().max(64), share: z.number() }),
    z.strictObject({ kind: z.literal('handling'), queue: z.string().max(64), change: z.number() }),
    z.strictObject({ kind: z.literal('backOffice'), task: z.string().max(64), minutesPerUnit: z.number() }),
  ]),
)

/**
 * The answer to a trial. It names every field it lets through: whatever else a job returned, a person or a
 * roster cannot pass.
 */
export const trial = of<Trial>()(
  z.object({
    request: z.object({
      team: z.string(),
      fewer: z.int(),
      from: localDate,
      weeks: z.int(),
      levers: z.array(lever).readonly().exactOptional(),
    }),
    base: figures,
    trial: figures,
    queues: z
      .array(
        z.object({
          queue: z.string(),
          base: estimate,
          trial: estimate,
          baseWithin: estimate,
          trialWithin: estimate,
          waitDifference: estimate.exactOptional(),
          withinDifference: estimate.exactOptional(),
        }),
      )
      .readonly(),
    assumptions: z
      .array(z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }))
      .readonly(),
  }),
)

export const accuracy = z.object({
  cases: count,
  wape: z.number(),
  bias: z.number(),
  mase: z.number(),
  pinball: z.number(),
  coverage80: z.number(),
  coverage95: z.number(),
})

export const model = z.string() as unknown as z.ZodType<ModelName>

export const backtestRow = z.object({
  queue: z.string(),
  model,
  accuracy,
  champion: z.boolean(),
  weight: z.number().exactOptional(),
})

const residual = { days: count, expected: z.number(), actual: z.number(), share: z.number() }

export const backtestDetail = of<BacktestDetail>()(
  z.object({
    queue: z.string(),
    model,
    leads: z
      .array(
        z.object({
          model,
          lead: z.object({ from: count, to: count }),
          days: z.enum(['event', 'ordinary']),
          accuracy,
        }),
      )
      .readonly(),
    weekdays: z.array(z.object({ ...residual, weekday: count })).readonly(),
    events: z.array(z.object({ ...residual, type: z.string(), name })).readonly(),
    calibration: z.array(count).readonly(),
    dates: z
      .array(
        z.object({
          date: localDate,
          lead: count,
          actual: z.number(),
          mean: z.number(),
          low80: z.number(),
          high80: z.number(),
          low95: z.number(),
          high95: z.number(),
          place: z.enum(['below95', 'below80', 'inside', 'above80', 'above95']),
        }),
      )
      .readonly(),
  }),
)

export const weatherGain = z.object({
  queue: z.string(),
  without: accuracy,
  known: accuracy,
  observed: accuracy,
  gain: z.number(),
  possibleGain: z.number(),
})

export const rokuyoGain = z.object({
  queue: z.string(),
  without: accuracy,
  used: accuracy,
  gain: z.number(),
})

export const backtest = of<Backtest>()(
  z.object({
    origins: z.array(localDate).readonly(),
    horizonDays: count,
    rows: z.array(backtestRow).readonly(),
    details: z.array(backtestDetail).readonly().exactOptional(),
    weather: z.array(weatherGain).readonly().exactOptional(),
    rokuyo: z.array(rokuyoGain).readonly().exactOptional(),
  }),
)

/** What a roster job made: the run and where its parts are. */
export const rosterMade = z.object({ run: z.string() })
