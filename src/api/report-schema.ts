import { z } from 'zod'
import type { Report } from '../core/report/types.ts'
import { calibration, replay, round, simulation } from './floor-schema.ts'
import { breach, explanations, list, personDay, severity } from './roster-schema.ts'
import {
  accuracy,
  backtestDetail,
  backtestRow,
  localDate,
  name,
  of,
  rokuyoGain,
  weatherGain,
} from './schemas.ts'

const count = z.int().nonnegative()

const span = { startMinute: z.number(), endMinute: z.number() }
const named = { id: z.string(), name }
const kind = z.enum(['window', 'phone', 'backOffice', 'outbound'])

const teamSummary = z.object({
  team: z.string(),
  arrivals: z.number(),
  peakPeople: count,
  requiredHours: z.number(),
  placedHours: z.number(),
  rosteredHours: z.number(),
  shortageHours: z.number(),
  fillRate: z.number(),
  withinTarget: z.number().exactOptional(),
  wape: z.number().exactOptional(),
  baselineWape: list(z.object({ model: z.string(), wape: z.number() })),
  breaches: count,
})

const summary = z.object({
  arrivals: z.number(),
  rosteredPeople: count,
  rosteredHours: z.number(),
  fillRate: z.number(),
  shortageHours: z.number(),
  surplusHours: z.number(),
  breaches: count,
  warnings: count,
  wishesAsked: count,
  wishesGranted: count,
  withinTarget: z.number(),
  teams: list(teamSummary),
})

const slotForecast = z.object({
  slot: count,
  mean: z.number(),
  slotCv: z.number(),
  quantiles: list(z.number()),
  handling: z.object({ meanSeconds: z.number(), cv: z.number() }).exactOptional(),
})

const dayForecast = z.object({
  date: localDate,
  dayCv: z.number(),
  mean: z.number(),
  quantiles: list(z.number()),
  slots: list(slotForecast),
  explanation: z
    .object({
      base: z.number(),
      parts: list(
        z.object({
          group: z.enum([
            'weekday',
            'month',
            'season',
            'holiday',
            'event',
            'weather',
            'covariate',
            'rokuyo',
            'recent',
            'hours',
            'baselines',
          ]),
          name,
          log: z.number(),
          share: z.number(),
        }),
      ),
    })
    .exactOptional(),
})

const sum = { mean: z.number(), quantiles: list(z.number()) }

const total = z.object({
  unit: z.enum(['queue', 'team', 'department', 'branch', 'city']),
  id: z.string(),
  queues: list(z.string()),
  days: list(
    z.object({
      ...sum,
      date: localDate,
      slots: list(z.object({ ...sum, slot: z.number() })).exactOptional(),
    }),
  ),
  weeks: list(z.object({ ...sum, from: localDate, to: localDate })),
})

export const shock = z.object({
  id: z.string(),
  kind: z.enum(['levelShift', 'outage', 'closure', 'odd']),
  queue: z.string(),
  from: localDate,
  to: localDate,
  size: z.number(),
  reason: name,
  decision: z.enum(['proposed', 'confirmed', 'refused']),
})

const forecast = z.object({
  queue: z.string(),
  model: z.string(),
  history: list(z.object({ date: localDate, total: z.number().nullable() })),
  days: list(dayForecast),
  levels: list(z.number()),
  accuracy,
  weight: z.number().exactOptional(),
  baselines: list(backtestRow),
  truthWape: z.number().exactOptional(),
  detail: backtestDetail.exactOptional(),
})

const load = z.object({
  activity: z.string(),
  date: localDate,
  slots: list(
    z.object({
      slot: count,
      startMinute: z.number(),
      required: count,
      minimum: count,
      placed: count,
      arrivals: z.number(),
      curve: list(
        z.object({
          people: count,
          serviceLevel: z.number(),
          meanWaitSeconds: z.number(),
          abandonedShare: z.number(),
          lossYen: z.number(),
          queues: list(z.object({ queue: z.string(), serviceLevel: z.number() })).exactOptional(),
        }),
      ),
    }),
  ),
})

const cost = z.object({
  totalYen: z.number(),
  wageYen: z.number(),
  overtimeYen: z.number(),
  waitingYen: z.number(),
  belowMinimumYen: z.number(),
  leadershipYen: z.number(),
  backOfficeYen: z.number(),
  outboundYen: z.number(),
  wishYen: z.number(),
  supportYen: z.number(),
  unfairYen: z.number().exactOptional(),
  changedYen: z.number().exactOptional(),
})

const fairShare = z.object({
  person: z.string(),
  burden: z.enum(['early', 'late', 'friday', 'peak', 'refused']),
  carried: z.number(),
  rostered: z.number(),
  share: z.number(),
})

const shortage = z.object({
  date: localDate,
  slot: count,
  activity: z.string(),
  required: count,
  placed: count,
  reason: z.enum(['everyoneBusy', 'fewSkilled', 'onLeave', 'hoursUsed', 'notWorthIt']),
  nextPersonYen: z.number(),
})

const placedWork = { task: name, hours: z.number(), placedHours: z.number() }

export const rule = z.object({
  id: z.string(),
  article: name,
  title: name,
  severity,
  scope: z.enum(['person', 'workplace', 'employer']),
  parameters: z.record(z.string(), z.number()),
  from: localDate,
  to: localDate.exactOptional(),
  checkedOn: localDate,
})

const receipt = z.object({
  file: z.string(),
  kind: z.string(),
  read: count,
  kept: count,
  rejected: count,
  from: localDate.exactOptional(),
  to: localDate.exactOptional(),
  gaps: count,
})

export { breach, list, personDay }

/** The report as it is sent, for the document; the core's type and this one are held together by the compiler. */
export const report = of<Report>()(
  z.object({
    run: z.string(),
    city: name,
    synthetic: z.boolean(),
    origin: localDate,
    dates: list(localDate),
    slotMinutes: count,
    teams: list(z.object({ ...named, department: name })),
    branches: list(z.object(named)).exactOptional(),
    activities: list(z.object({ ...named, team: z.string(), kind })),
    queues: list(
      z.object({
        ...named,
        activity: z.string(),
        team: z.string(),
        channel: z.enum(['window', 'phone']),
        targetShare: z.number(),
        targetSeconds: z.number(),
        targetAsaSeconds: z.number().exactOptional(),
        targetAnswerShare: z.number().exactOptional(),
      }),
    ),
    open: list(z.object({ ...span, date: localDate, team: z.string() })),
    shifts: list(z.object({ ...span, code: z.string(), name })),
    holidays: list(z.object({ date: localDate, name: z.string() })),
    events: list(z.object({ from: localDate, to: localDate, name })),
    summary,
    forecast: list(forecast),
    totals: list(total).exactOptional(),
    shocks: list(shock).exactOptional(),
    load: list(load),
    people: list(
      z.object({
        id: z.string(),
        name: z.string(),
        team: z.string(),
        role: z.enum(['manager', 'deputy', 'leader', 'subLeader', 'staff']),
      }),
    ),
    roster: list(personDay),
    locked: list(personDay).exactOptional(),
    published: list(personDay).exactOptional(),
    fairness: list(fairShare).exactOptional(),
    cost,
    proof: z.object({
      status: z.enum(['optimal', 'feasible', 'unproven']),
      boundYen: z.number(),
      gap: z.number(),
      iterations: count,
      nodes: count,
    }),
    shortages: list(shortage),
    explanations: explanations.exactOptional(),
    work: list(z.object({ ...placedWork, due: localDate })),
    outbound: list(z.object({ ...placedWork, date: localDate })),
    certificate: z.object({ rules: list(rule), breaches: list(breach) }),
    simulation,
    tasks: list(z.object(named)).exactOptional(),
    weather: list(weatherGain).exactOptional(),
    rokuyo: list(rokuyoGain).exactOptional(),
    replays: list(replay).exactOptional(),
    rounds: list(round).exactOptional(),
    calibration: calibration.exactOptional(),
    receipts: list(receipt),
  }),
)
