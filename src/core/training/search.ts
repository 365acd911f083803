import type { CrossTraining, WeekWorth } from './types.ts'

/** What a set of trainings spares. */
export type Judge = (trainings: readonly CrossTraining[]) => WeekWorth

/** A training with what it spares by itself. */
export interface Judged {
  readonly training: CrossTraining
  readonly alone: WeekWorth
}

export interface Found {
  /** In the order in which they are best taken. */
  readonly trainings: readonly CrossTraining[]
  readonly method: 'all' | 'greedy'
}

/** Sets that are all tried: so many and no more. */
const MOST_SETS = 40
/** Less than this is nothing: the solver's last digits. */
const NOTHING = { hours: 1e-4, yen: 0.5 }

/** Positive where the first is worth more: fewer hours short, then fewer yen. */
export const comparePer = (a: WeekWorth, aHours: number, b: WeekWorth, bHours: number): number => {
  const hours = a.shortageHours / aHours - b.shortageHours / bHours
  return Math.abs(hours) > 1e-9 ? hours : a.yen / aHours - b.yen / bHours
}

const isWorth = ({ shortageHours, yen }: WeekWorth): boolean =>
  shortageHours > NOTHING.hours || (shortageHours > -NOTHING.hours && yen > NOTHING.yen)

const hoursOf = (trainings: readonly CrossTraining[]): number =>
  trainings.reduce((sum, { hours }) => sum + hours, 0)

const NONE: WeekWorth = { shortageHours: 0, yen: 0 }

const less = (a: WeekWorth, b: WeekWorth): WeekWorth => ({
  shortageHours: a.shortageHours - b.shortageHours,
  yen: a.yen - b.yen,
})

/** Every set within the budget, at most one more than `most` of them. */
const setsWithin = (all: readonly CrossTraining[], budget: number, most: number): CrossTraining[][] => {
  let sets: CrossTraining[][] = [[]]
  for (const training of all) {
    const more = sets.filter((set) => hoursOf(set) + training.hours <= budget)
    sets = [...sets, ...more.map((set) => [...set, training])]
    if (sets.length > most) return sets
  }
  return sets
}

/**
 * One by one, each time the training that spares most per hour beside those chosen. What a training spared beside fewer
 * others is taken as the most it can spare beside more, so that few have to be judged again (Minoux 1978).
 */
const greedy = (judged: readonly Judged[], budget: number, judge: Judge): CrossTraining[] => {
  const chosen: CrossTraining[] = []
  let reached = NONE
  let open = judged.map(({ training, alone }) => ({ training, gain: alone, beside: 0 }))
  for (;;) {
    const left = budget - hoursOf(chosen)
    open = open.filter(({ training, gain }) => training.hours <= left && isWorth(gain))
    const best = open.reduce<(typeof open)[number] | undefined>(
      (top, it) =>
        top && comparePer(top.gain, top.training.hours, it.gain, it.training.hours) >= 0 ? top : it,
      undefined,
    )
    if (!best) return chosen
    if (best.beside < chosen.length) {
      const gain = less(judge([...chosen, best.training]), reached)
      open = open.map((it) => (it === best ? { ...it, gain, beside: chosen.length } : it))
      continue
    }
    chosen.push(best.training)
    reached = {
      shortageHours: reached.shortageHours + best.gain.shortageHours,
      yen: reached.yen + best.gain.yen,
    }
    open = open.filter((it) => it !== best)
  }
}

/**
 * The best set of trainings within the budget: every set where they are few; else greedily by what an hour spares, or
 * the best single training where that spares more. Where what a training spares only falls beside others, the greedy
 * set spares at least 31 % of what the best does (half of 1 − 1/e: Leskovec et al. 2007); tests compare it with all sets.
 */
export const bestSet = (
  judged: readonly Judged[],
  budget: number,
  judge: Judge,
  mostSets: number = MOST_SETS,
): Found => {
  const all = judged.map(({ training }) => training)
  const sets = setsWithin(all, budget, mostSets)
  if (sets.length > mostSets) {
    const chosen = greedy(judged, budget, judge)
    const [single] = judged
      .filter(({ training, alone }) => training.hours <= budget && isWorth(alone))
      .sort((a, b) => comparePer(b.alone, 1, a.alone, 1))
    const isBetter = single && comparePer(single.alone, 1, judge(chosen), 1) > 0
    return { trainings: isBetter ? [single.training] : chosen, method: 'greedy' }
  }
  const known = new Map(judged.map(({ training, alone }) => [training, alone]))
  const worth = (set: readonly CrossTraining[]) =>
    set.length === 0 ? NONE : set.length === 1 ? known.get(set[0]!)! : judge(set)
  let best = { set: [] as CrossTraining[], value: NONE }
  for (const set of sets) {
    const value = worth(set)
    const gain = less(value, best.value)
    const isCheaper = hoursOf(set) < hoursOf(best.set)
    if (isWorth(gain) || (isCheaper && !isWorth(less(best.value, value)))) best = { set, value }
  }
  return { trainings: inOrder(best.set, known, judge), method: 'all' }
}

/** The trainings of a set, each time the one that spares most per hour beside those before it. */
const inOrder = (
  set: readonly CrossTraining[],
  known: ReadonlyMap<CrossTraining, WeekWorth>,
  judge: Judge,
): CrossTraining[] => {
  const own = set.map((training) => ({ training, alone: known.get(training)! }))
  const ordered = greedy(own, hoursOf(set), judge)
  return [...ordered, ...set.filter((training) => !ordered.includes(training))]
}

/**
 * The most that trainings within the budget can spare together where each spares no more than its bound: the bounds by
 * the hour, the last one in part.
 */
export const mostWithin = (
  bounds: readonly { readonly hours: number; readonly yen: number }[],
  budget: number,
): number => {
  let left = budget
  let yen = 0
  for (const bound of bounds.toSorted((a, b) => b.yen / b.hours - a.yen / a.hours)) {
    const share = Math.min(1, left / bound.hours)
    if (share <= 0) break
    yen += share * bound.yen
    left -= share * bound.hours
  }
  return yen
}
