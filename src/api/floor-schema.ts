import { z } from 'zod'
import type { Calibration } from '../core/calibration/types.ts'
import type { ClosingRound } from '../core/report/types.ts'
import type { Replay, SimulatedWeek } from '../core/simulation/types.ts'
import { estimate, localDate, of } from './schemas.ts'

const count = z.int().nonnegative()
const list = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).readonly()

const service = {
  arrivals: estimate,
  meanWaitSeconds: estimate,
  wait50Seconds: estimate,
  wait90Seconds: estimate,
  wait95Seconds: estimate,
  maxWaitSeconds: estimate,
  withinTarget: estimate,
  abandonedShare: estimate,
}

const simulatedSlot = z.object({
  date: localDate,
  slot: count,
  arrivals: z.number(),
  meanWaitSeconds: estimate,
  wait50Seconds: z.number(),
  wait90Seconds: z.number(),
  wait95Seconds: z.number(),
  withinTarget: estimate,
  abandonedShare: z.number(),
  waiting: estimate,
})

/** The simulated week: waits, occupancy, backlog and outbound. */
export const simulation = of<SimulatedWeek>()(
  z.object({
    replications: count,
    seed: z.string(),
    queues: list(
      z.object({
        queue: z.string(),
        ...service,
        occupancy: estimate,
        daysBelowTarget: estimate,
        onwardShare: z.number(),
        days: list(z.object({ ...service, date: localDate })),
        slots: list(simulatedSlot),
      }),
    ),
    teams: list(z.object({ team: z.string(), ...service, occupancy: estimate, daysBelowTarget: estimate })),
    people: list(
      z.object({ person: z.string(), occupancy: estimate, helpMinutes: estimate }),
    ).exactOptional(),
    work: list(
      z.object({
        task: z.string(),
        days: list(z.object({ date: localDate, backlogHours: estimate, oldestDays: estimate })),
        yieldedHours: estimate,
        lateShare: estimate,
      }),
    ).exactOptional(),
    outbound: list(
      z.object({
        task: z.string(),
        placedHours: z.number(),
        yieldedHours: estimate,
        gapHours: estimate,
      }),
    ).exactOptional(),
    overtimeMinutes: list(z.object({ team: z.string(), minutes: estimate })),
  }),
)

/** One simulated day, visit by visit. */
export const replay = of<Replay>()(
  z.object({
    date: localDate,
    replication: count,
    visits: list(
      z.object({
        queue: z.string(),
        arrival: z.number(),
        start: z.number().exactOptional(),
        end: z.number(),
        duty: count.exactOptional(),
        onward: z.boolean(),
      }),
    ),
    duties: list(
      z.object({
        date: localDate,
        team: z.string(),
        person: z.string().exactOptional(),
        blocks: list(z.object({ activity: z.string(), startMinute: z.number(), endMinute: z.number() })),
        canServe: list(z.string()),
      }),
    ),
  }),
)

/** One round of closing the loop. */
export const round = of<ClosingRound>()(
  z.object({
    round: count,
    costYen: z.number(),
    simulatedLossYen: z.number(),
    missed: list(
      z.object({
        queue: z.string(),
        date: localDate,
        measure: z.enum(['asa', 'answer']).exactOptional(),
        target: z.number(),
        promised: z.number(),
        simulated: z.number(),
      }),
    ),
    corrections: list(
      z.object({
        activity: z.string(),
        date: localDate,
        slot: count,
        people: count,
        corrected: count,
      }),
    ),
    kept: z.boolean(),
  }),
)

const stretch = z.object({ from: localDate, to: localDate, days: count })

/** Simulated against observed waits. */
export const calibration = of<Calibration>()(
  z.object({
    fitted: stretch,
    judged: stretch,
    staffing: list(
      z.object({
        activity: z.string(),
        slots: list(z.object({ slot: count, people: z.number(), least: z.number() })),
        followsDemand: z.number(),
        dayDeviation: z.number(),
      }),
    ),
    queues: list(
      z.object({
        queue: z.string(),
        observedMeanWaitSeconds: z.number(),
        simulatedMeanWaitSeconds: estimate,
        observedMaxWaitSeconds: z.number(),
        simulatedMaxWaitSeconds: estimate,
        slots: list(
          z.object({
            slot: count,
            arrivals: z.number(),
            observedMeanWaitSeconds: z.number(),
            simulatedMeanWaitSeconds: estimate,
          }),
        ),
        days: list(
          z.object({
            date: localDate,
            arrivals: z.number(),
            observedMeanWaitSeconds: z.number(),
            simulatedMeanWaitSeconds: z.number(),
            low80: z.number(),
            high80: z.number(),
          }),
        ),
        insideBand: z.number(),
        verdict: z.enum(['reproduces', 'tooShort', 'tooLong', 'daysDiffer', 'tooFewDays']),
      }),
    ),
  }),
)
