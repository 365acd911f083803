import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { readStaff } from '../core/city/read.ts'
import type { City, Staff } from '../core/city/types.ts'
import { requirementIssues } from '../core/requirement/check.ts'
import { workRequirements } from '../core/requirement/work.ts'
import { dutiesOf } from '../core/simulation/duties.ts'
import { journeyIssues } from '../core/simulation/journey-issues.ts'
import { replayOf } from '../core/simulation/replay.ts'
import { type WeekPlan, weekPlan } from '../core/simulation/week.ts'
import type { Issue, Result } from '../core/units/issue.ts'
import type { RosterDays } from '../core/verification/read-roster.ts'
import { readRosterDays } from '../core/verification/read-roster.ts'
import { say, words } from '../core/words/say.ts'
import { compareOn, type PoolOptions, simulateOn } from '../engines/simulate-pool.ts'
import { readWith } from '../store/city-folder.ts'
import type { Command, CommandResult, Terminal } from './command.ts'
import {
  failed,
  GROUND_OPTIONS,
  GROUND_TEXT,
  type Ground,
  missingOption,
  type Options,
  optionText,
  readGround,
  wholeOption,
  wrongOption,
} from './forecast-ground.ts'
import { comparisonText, csvOf, replayText, weekText } from './simulate-text.ts'

const REPLICATIONS = 1000
const MOST_REPLICATIONS = 1_000_000
const MOST_WORKERS = 64

/** Blocks at activities that the city does not have. */
const strangeBlocks = ({ days }: RosterDays, city: City, file: string): Issue[] => {
  const ids = city.activities.map(({ id }) => id)
  return days.flatMap(({ blocks }, d) =>
    blocks.flatMap(({ activity }, b): Issue[] =>
      ids.includes(activity)
        ? []
        : [
            {
              code: 'unknownReference',
              severity: 'error',
              at: { file, column: `days[${d}].blocks[${b}].activity` },
              values: { id: activity, known: ids.join(', ') },
            },
          ],
    ),
  )
}

const readRoster = async (file: string, city: City): Promise<Result<RosterDays>> => {
  const roster = await readWith(file, readRosterDays)
  const strange = roster.ok ? strangeBlocks(roster.value, city, file) : []
  return strange.length > 0 ? { ok: false, issues: strange } : roster
}

/** Staff of the file named, else of the city folder, where it has any. */
const readStaffOf = async (options: Options, city: City): Promise<Result<Staff | undefined>> => {
  const named = optionText(options, 'staff')
  const file = named ?? join(optionText(options, 'city') ?? 'data/keyaki', 'staff.csv')
  const people = await readWith(file, (text) => readStaff(text, file, city))
  if (people.ok)
    return { ok: true, value: { people: people.value, leave: [], wishes: [] }, issues: people.issues }
  const isAbsent = named === undefined && people.issues.every(({ code }) => code === 'noSuchFile')
  return isAbsent ? { ok: true, value: undefined, issues: [] } : people
}

/** The week of a roster, with its back-office work where a store tells of it. */
const planOf = ({ dates, days }: RosterDays, ground: Ground, staff: Staff | undefined): WeekPlan => {
  const { city, holidays, forecast, history } = ground
  const requirement = history && {
    slotMinutes: city.slotMinutes,
    slots: [],
    work: workRequirements(history, city, holidays, dates),
    outbound: [],
  }
  return weekPlan(forecast, dutiesOf(days, city, dates, staff), city, holidays, requirement)
}

const write = async (options: Options, text: (file: string) => string): Promise<void> => {
  const out = optionText(options, 'out')
  if (out !== undefined) await writeFile(out, text(out))
}

const jsonText = (value: unknown): string => `${JSON.stringify(value)}\n`

interface Order {
  readonly plan: WeekPlan
  readonly ground: Ground
  readonly seed: string
  readonly pool: PoolOptions
  readonly options: Options
  readonly issues: readonly Issue[]
  readonly language: Terminal['language']
}

const simulated = async (order: Order): Promise<CommandResult> => {
  const { plan, ground, seed, pool, options, issues, language } = order
  const week = await simulateOn(plan, seed, pool)
  await write(options, (out) => (out.endsWith('.csv') ? csvOf(week, plan.slotMinutes) : jsonText(week)))
  return { text: weekText(week, ground.city, language), json: week, issues }
}

const compared = async (order: Order, second: WeekPlan): Promise<CommandResult> => {
  const { plan, ground, seed, pool, options, issues, language } = order
  const comparison = await compareOn(plan, second, seed, pool)
  await write(options, () => jsonText(comparison))
  return { text: comparisonText(comparison, ground.city, language), json: comparison, issues }
}

const replayed = async (order: Order, date: string): Promise<CommandResult> => {
  const { plan, ground, seed, options, issues, language } = order
  const open = plan.days.find((day) => day.date === date)
  const replay = open && replayOf(plan, seed, open.date)
  if (!replay)
    return failed([...issues, wrongOption('replay', date, plan.days.map((day) => day.date).join(', '))])
  await write(options, () => jsonText(replay))
  return { text: replayText(replay, ground.city, language), json: replay, issues }
}

/** `simulate`: plays a rostered week many times. */
export const command: Command = {
  name: 'simulate',
  summary: words['cli.simulate.summary'],
  usage:
    'hankan simulate --roster FILE [--forecast FILE] [--against FILE | --replay DATE] [--city DIR] [--staff FILE] [--holidays FILE] [--store DIR] [--replications N] [--workers N] [--seed TEXT] [--out FILE]',
  example:
    'npm run hankan -- simulate --roster data/runs/ID/roster.json --store data/store --replications 1000',
  options: {
    roster: { type: 'string' },
    ...GROUND_OPTIONS,
    against: { type: 'string' },
    replay: { type: 'string' },
    staff: { type: 'string' },
    store: { type: 'string' },
    replications: { type: 'string' },
    workers: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
  },
  optionText: {
    roster: words['cli.verify.roster'],
    ...GROUND_TEXT,
    forecast: words['cli.simulate.forecast'],
    against: words['cli.simulate.againstOption'],
    replay: words['cli.simulate.replay'],
    staff: words['cli.simulate.staff'],
    store: words['cli.ground.store'],
    replications: words['cli.simulate.replications'],
    workers: words['cli.simulate.workers'],
    seed: words['cli.simulate.seed'],
    out: words['cli.simulate.out'],
  },
  async run(options, files, { language, progress }) {
    const file = optionText(options, 'roster') ?? files[0]
    if (file === undefined) return failed([missingOption('simulate', 'roster')])
    const ground = await readGround('simulate', { ...options, roster: file })
    if (!ground.ok) return failed(ground.issues)
    const { city, holidays, forecast, forecastFile } = ground.value
    const roster = await readRoster(file, city)
    const staff = await readStaffOf(options, city)
    const other = optionText(options, 'against')
    const against = other === undefined ? undefined : await readRoster(other, city)
    const issues: Issue[] = [ground, roster, staff, against].flatMap((it) => it?.issues ?? [])
    const pool = {
      replications: wholeOption(options, 'replications', REPLICATIONS, 2, MOST_REPLICATIONS, issues),
      workers: wholeOption(options, 'workers', availableParallelism(), 1, MOST_WORKERS, issues),
      onProgress: (done: number, of: number) => progress(say(language, 'cli.simulate.working', { done, of })),
    }
    if (!roster.ok || !staff.ok || against?.ok === false) return failed(issues)
    const { dates } = roster.value
    if (against && against.value.dates.join() !== dates.join())
      issues.push(wrongOption('against', against.value.dates.join(', '), dates.join(', ')))
    issues.push(...requirementIssues(forecast, city, holidays, dates, forecastFile))
    issues.push(...journeyIssues(forecast, city, dates, forecastFile))
    if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
    const seed = optionText(options, 'seed') ?? '1'
    const plan = planOf(roster.value, ground.value, staff.value)
    const order: Order = { plan, ground: ground.value, seed, pool, options, issues, language }
    const date = optionText(options, 'replay')
    if (date !== undefined) return replayed(order, date)
    return against ? compared(order, planOf(against.value, ground.value, staff.value)) : simulated(order)
  },
}
