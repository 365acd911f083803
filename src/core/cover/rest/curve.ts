import type { PersonDay } from '../../roster/types.ts'
import type { Solver } from '../../solver.ts'
import type { LocalDate } from '../../units/time.ts'
import type { Breach } from '../../verification/types.ts'
import { newBreaches, withoutConsents } from '../breaches.ts'
import { curveOf } from '../curve.ts'
import { joined } from '../day.ts'
import { meets, slackPrices } from '../floor.ts'
import { consentOf, withDays } from '../price.ts'
import type { ReplanStep } from '../replan.ts'
import type { ReplanMove, ReplanPoint } from '../types.ts'
import { columnFor, type DayColumn, type Frame, type PersonDate, personDates } from './days.ts'
import { type RestGround, restFloor } from './floor.ts'
import { type Choosing, choosing } from './master.ts'

/** Numbers of moves that are looked at, as far as asked. */
const BUDGETS = [1, 2, 3, 5, 8, 12, 20, 30, 50]
/** Choices that the checker may refuse before the best one known is taken. */
const MOST_REFUSED = 12

export interface RestOptions {
  /** Most moves. */
  readonly most: number
  /** Moves one after the other, each the best next: what the curve must not fall behind. */
  readonly greedy: readonly ReplanStep[]
  /** Only other work within published hours: nobody has to be asked. */
  readonly keepHours?: boolean
}

const cents = (yen: number): number => Math.round(yen * 100) / 100

/** A set of changed days that the checker has nothing against, with its cost. */
interface Way {
  readonly days: readonly PersonDay[]
  /** The same as columns, where they are. */
  readonly columns?: readonly DayColumn[]
  readonly yen: number
}

const NOTHING: Way = { days: [], yen: 0 }

/** What the rest of the roster costs with some days changed, and what the checker says of it. */
const judging = ({ grounds, cost }: RestGround) => {
  const { days, certificate, tools } = grounds[0]!
  const base = cost(days)
  return {
    yen: (edits: readonly PersonDay[]) => cents(cost(withDays(days, edits)) - base),
    breaches: (edits: readonly PersonDay[]): Breach[] =>
      withoutConsents(newBreaches(certificate, tools.judge(edits))).filter(
        ({ severity }) => severity === 'breach',
      ),
  }
}

type Judging = ReturnType<typeof judging>

/** Yen an hour of work that can wait, on each date. */
const slackIn = ({ grounds }: RestGround) => {
  const prices = new Map(grounds.map((ground) => [ground.absence.date, slackPrices(ground)]))
  return (date: string, activity: string, isThere: boolean): number =>
    prices.get(date as LocalDate)?.(activity, isThere) ?? 0
}

/** Hours that the law forbids a person on a date are tried once and then left alone. */
const barring = (judge: Judging) => {
  const known = new Map<string, boolean>()
  const keyOf = ({ person, ground }: PersonDate, frame: Frame) =>
    `${person.id} ${ground.absence.date} ${frame.day.shift?.code}`
  return {
    isBarred: (at: PersonDate, frame: Frame) => known.get(keyOf(at, frame)) ?? false,
    /** Whether a day may be worked by itself. */
    allows({ at, frame, day }: DayColumn): boolean {
      if (frame.way === 'takeOver') return true
      const key = keyOf(at, frame)
      const isBarred =
        known.get(key) ??
        judge
          .breaches([day])
          .some(({ person, startMinute }) => person === day.person && startMinute === undefined)
      known.set(key, isBarred)
      return !isBarred
    },
  }
}

/** The best lawful choice of so many of the days found: what the checker refuses is barred, and the next best taken. */
const chosen = (
  choice: Choosing,
  budget: number,
  judge: Judging,
  bars: (readonly DayColumn[])[],
): Way | undefined => {
  for (let refused = 0; refused < MOST_REFUSED; refused++) {
    const columns = choice.choose(budget, bars)
    const days = columns.map(({ day }) => day)
    if (days.length === 0 || judge.breaches(days).length === 0) return { days, columns, yen: judge.yen(days) }
    const alone = columns.filter(({ day }) => judge.breaches([day]).length > 0)
    bars.push(...(alone.length > 0 ? alone.map((column) => [column]) : [columns]))
  }
  return undefined
}

const moveOf = ({ grounds }: RestGround, day: PersonDay): ReplanMove => {
  const { days, consents, tools } = grounds[0]!
  const before = days.find(({ person, date }) => person === day.person && date === day.date)
  const isSame = before?.shift?.code === day.shift?.code
  const way = isSame ? 'takeOver' : before?.shift ? 'changeHours' : 'comeIn'
  const isOld = (activity: string, stint: { startMinute: number; endMinute: number }) =>
    before?.blocks.some((block) => block.activity === activity && meets(block, stint)) ?? false
  const takes = day.blocks.flatMap(({ activity, ...span }) =>
    tools
      .stints(span)
      .filter((stint) => !isOld(activity, stint))
      .map(({ startMinute, endMinute }) => ({ activity, startMinute, endMinute })),
  )
  return {
    ...{ person: day.person, date: day.date, way, day, takes: joined(takes) },
    ...consentOf(way, day, consents),
  }
}

/**
 * The rest of a roster with few changes: for each number of moves the least cost found and a bound below which none lies.
 * Whole days are columns of a linear model, priced exactly; the best few are chosen by branch and bound, judged by the
 * checker and priced as a whole roster. Never worse than the greedy moves it is given. Work-limited: the same answer always.
 */
export const restCurve = (
  rest: RestGround,
  { most, greedy, keepHours = false }: RestOptions,
  solver: Solver,
): ReplanPoint[] => {
  const judge = judging(rest)
  const none: Omit<ReplanPoint, 'isCorner'> = {
    ...{ budget: 0, moves: [], hourMoves: 0, workMoves: 0, yen: 0, boundYen: 0 },
  }
  const budgets = [...new Set([...BUDGETS.filter((budget) => budget < most), most])]
  if (most === 0) return curveOf([none])
  const floor = restFloor(rest)
  const dates = personDates(rest.grounds, floor, !keepHours)
  const { isBarred, allows } = barring(judge)
  const choice = choosing(floor, dates, most, isBarred, slackIn(rest), solver)
  try {
    for (const { person, date, day } of greedy) {
      const at = dates.find((one) => one.person.id === person && one.ground.absence.date === date)
      const column = at && columnFor(at, day)
      if (column) choice.add(column)
    }
    choice.generate(most, allows)
    choice.respond([], allows)
    const bars: (readonly DayColumn[])[] = []
    let best = NOTHING
    const points = budgets.map((budget) => {
      const steps = greedy.slice(0, budget).map(({ day }) => day)
      const first = chosen(choice, budget, judge, bars)
      if (first?.columns) choice.respond(first.columns, allows)
      const ways = [{ days: steps, yen: judge.yen(steps) }, first]
      best = ways.reduce<Way>((a, b) => (b && b.yen < a.yen ? b : a), best)
      const moves = best.days
        .map((day) => moveOf(rest, day))
        .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.person < b.person ? -1 : 1))
      const workMoves = moves.filter(({ way }) => way === 'takeOver').length
      return {
        ...{ budget, moves, workMoves, hourMoves: moves.length - workMoves, yen: best.yen },
        boundYen: Math.min(best.yen, Math.floor(choice.bound(budget) * 100) / 100),
      }
    })
    return curveOf([none, ...points])
  } finally {
    choice.close()
  }
}
