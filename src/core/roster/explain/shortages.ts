import type { Solver } from '../../solver.ts'
import type { Span } from '../../units/time.ts'
import { minutesOf } from '../horizon.ts'
import type { Shortage } from '../types.ts'
import { cents, type ExplainGround } from './ground.ts'
import { type RepairLimits, repairsOf, type Short } from './repair.ts'
import { standingOf } from './standing.ts'
import type { Cause, Repair, ShortageExplanation, Standing, StandingKind } from './types.ts'
import type { Ways } from './ways.ts'

/** Causes in the order in which they are told: what took skilled people away first. */
const TOLD: readonly StandingKind[] = [
  'onLeave',
  'hoursUsed',
  'daysUsed',
  'rest',
  'onBreak',
  'busy',
  'wish',
  'notOnShift',
  'noShift',
  'employer',
  'scope',
  'training',
  'hired',
  'skill',
]

/** Short slots, neighbours of one activity and date together. */
export const clustersOf = (shortages: readonly Shortage[]): Shortage[][] => {
  const sorted = [...shortages].sort(
    (a, b) =>
      (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) ||
      (a.activity < b.activity ? -1 : a.activity > b.activity ? 1 : 0) ||
      a.slot - b.slot,
  )
  const clusters: Shortage[][] = []
  for (const shortage of sorted) {
    const last = clusters.at(-1)
    const before = last?.at(-1)
    const isNeighbour =
      before?.date === shortage.date &&
      before.activity === shortage.activity &&
      before.slot + 1 === shortage.slot
    if (last && isNeighbour) last.push(shortage)
    else clusters.push([shortage])
  }
  return clusters
}

/** Those who lack the skill are told of only where they belong to the team. */
const isTold =
  (ground: ExplainGround, team: string) =>
  ({ person, kind }: Standing): boolean =>
    kind !== 'there' && (kind !== 'skill' || ground.workers.get(person)?.person.team === team)

const causesOf = (
  ground: ExplainGround,
  ways: Ways,
  short: Short,
  worst: Span,
  savesYen: number,
  repairs: readonly Repair[],
  mostRequired: number,
): Cause[] => {
  const { activity, date } = short
  const standings = [...ground.workers.values()]
    .map((worker) => standingOf(ground, ways, worker, activity, date, worst))
    .filter(isTold(ground, activity.team))
  const groups = Map.groupBy(standings, ({ kind, rule }) => `${kind} ${rule?.rule ?? ''}`)
  const people = [...groups.values()]
    .map((group): Cause => {
      const { kind, rule } = group[0]!
      return { kind, people: group, ...(rule && { rule }) }
    })
    .sort((a, b) => TOLD.indexOf(a.kind as StandingKind) - TOLD.indexOf(b.kind as StandingKind))
  const priced: Cause[] = []
  const cheapest = repairs.find(({ kind }) => kind !== 'train' && kind !== 'lend' && kind !== 'fewerSeats')
  const wageYen = (ground.problem.city.prices.wagePerHour * minutesOf(short)) / 60
  const costsYen = cents(cheapest ? savesYen + cheapest.yen : wageYen)
  if (savesYen < costsYen) priced.push({ kind: 'notWorthIt', people: [], savesYen, costsYen })
  if (mostRequired > activity.seats)
    priced.push({ kind: 'seats', people: [], rule: ground.tools.rule('seats') })
  return [...priced, ...people]
}

/** A cluster of short slots: why nobody else is there in the slot that loses most, and what would fill all of it. */
export const explainShortage = (
  ground: ExplainGround,
  ways: Ways,
  cluster: readonly Shortage[],
  solver: Solver,
  limits: RepairLimits,
): ShortageExplanation | undefined => {
  const [first] = cluster
  const activity = first && ground.activities.get(first.activity)
  if (!first || !activity) return undefined
  const needs = cluster.map(({ slot }) => ground.opening.needed(activity.team, first.date, slot))
  const short: Short = {
    activity,
    date: first.date,
    slots: cluster.map(({ slot }) => slot),
    startMinute: Math.min(...needs.map(({ startMinute }) => startMinute)),
    endMinute: Math.max(...needs.map(({ endMinute }) => endMinute)),
  }
  const worst = cluster.reduce(
    (most, row, i) => (row.nextPersonYen > cluster[most]!.nextPersonYen ? i : most),
    0,
  )
  const missing = cluster.map(({ required, placed }) => required - placed)
  const hours = missing.reduce((sum, people, i) => sum + (people * minutesOf(needs[i]!)) / 60, 0)
  const nextPersonYen = cents(cluster.reduce((sum, row) => sum + row.nextPersonYen, 0))
  const repairs = repairsOf(ground, ways, short, solver, limits)
  const required = Math.max(...cluster.map((row) => row.required))
  return {
    activity: activity.id,
    date: first.date,
    startMinute: short.startMinute,
    endMinute: short.endMinute,
    slots: short.slots,
    missingHours: Math.round(hours * 100) / 100,
    mostMissing: Math.max(...missing),
    nextPersonYen,
    causes: causesOf(ground, ways, short, needs[worst]!, nextPersonYen, repairs, required),
    repairs,
  }
}
