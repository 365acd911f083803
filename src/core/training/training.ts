import { addDays, datesBetween } from '../calendar/date.ts'
import type { PersonId } from '../city/types.ts'
import type { Estimate } from '../simulation/types.ts'
import type { LocalDate } from '../units/time.ts'
import { bestSet, comparePer, type Judged, mostWithin } from './search.ts'
import type {
  CrossTraining,
  TeachableWeek,
  TrainingCost,
  TrainingPlan,
  TrainingRequest,
  TrainingRow,
  TrainingStep,
  TrainingWorth,
  WeekWorth,
} from './types.ts'

/** Demand at which a week is looked at. */
export type Level = 'expected' | 'quiet' | 'busy'

/** Weeks of the quarter and what can be learnt in it; there is no way from here to a forecast or a model. */
export interface TrainingGround {
  readonly candidates: readonly CrossTraining[]
  readonly weeks: readonly { readonly from: LocalDate; readonly weight: number }[]
  /** Undefined where the week has no roster. */
  open(monday: LocalDate, level: Level, trainings: readonly CrossTraining[]): TeachableWeek | undefined
  /** Hours of one of the person's days. */
  dayHours(person: PersonId): number
  /** Yen at which the weeks count an hour short, beside what it costs. */
  readonly shortHourYen: number
  readonly assumptions: TrainingPlan['assumptions']
}

export type TrainingOutcome =
  | { readonly kind: 'plan'; readonly plan: TrainingPlan }
  | { readonly kind: 'noRoster'; readonly week: LocalDate }

/** Trainings computed in full: those whose bounds promise most per hour. */
const MOST_COMPUTED = 24
/** A bound below this in a week, yen, needs no solve: nothing is to be had. */
const NOTHING_YEN = 0.5

interface OpenWeek {
  readonly from: LocalDate
  readonly weight: number
  readonly week: TeachableWeek
}

const NONE: WeekWorth = { shortageHours: 0, yen: 0 }

const added = (a: WeekWorth, b: WeekWorth, times = 1): WeekWorth => ({
  shortageHours: a.shortageHours + times * b.shortageHours,
  yen: a.yen + times * b.yen,
})

const rounded = (value: number, digits: number): number => {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor + 0
}

const tidy = ({ shortageHours, yen }: WeekWorth): WeekWorth => ({
  shortageHours: rounded(shortageHours, 3),
  yen: rounded(yen, 0),
})

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** What the quarter is spared by some trainings. */
const sparedIn = (weeks: readonly OpenWeek[], trainings: readonly CrossTraining[]): WeekWorth => {
  let spared = NONE
  for (const { weight, week } of weeks) {
    const useful = trainings.filter((training) => week.mostYen(training) >= NOTHING_YEN)
    if (useful.length === 0) continue
    spared = added(spared, added(week.today, week.taught(useful), -1), weight)
  }
  return tidy(spared)
}

const todayIn = (weeks: readonly OpenWeek[]): WeekWorth =>
  tidy(weeks.reduce((total, { weight, week }) => added(total, week.today, weight), NONE))

/** A figure at expected demand with the span of it at the others. */
const estimate = (mean: number, others: readonly number[]): Estimate => ({
  mean,
  low: Math.min(mean, ...others),
  high: Math.max(mean, ...others),
})

const worthOf = (mean: WeekWorth, others: readonly WeekWorth[]): TrainingWorth => ({
  shortageHours: estimate(
    mean.shortageHours,
    others.map(({ shortageHours }) => shortageHours),
  ),
  yen: estimate(
    mean.yen,
    others.map(({ yen }) => yen),
  ),
})

/** What days of a person cost when nothing is done on them, the cheapest first. */
const awayDays = ({ from, week }: OpenWeek, person: PersonId): WeekWorth[] =>
  datesBetween(from, addDays(from, 6))
    .flatMap((date) => week.away(person, date) ?? [])
    .map((worth) => added(worth, week.today, -1))
    .sort((a, b) => a.yen - b.yen)

/** Days one after the other, the cheapest of each week first. */
const costOf = (days: readonly WeekWorth[], count: number): TrainingCost => {
  let cost = NONE
  for (let day = 0; day < count && days.length > 0; day++)
    cost = added(cost, days[day % days.length]!, Math.min(1, count - day))
  return { days: rounded(count, 2), ...tidy(cost) }
}

const together = (costs: readonly TrainingCost[]): TrainingCost => ({
  days: rounded(sum(costs.map(({ days }) => days)), 2),
  ...tidy(costs.reduce<WeekWorth>((total, cost) => added(total, cost), NONE)),
})

const prefixes = <T>(items: readonly T[]): T[][] => [[], ...items.map((_, i) => items.slice(0, i + 1))]

/** The quarter at one level of demand, with the trainings and sets that are asked about; each week is closed again. */
const lookAt = (
  ground: TrainingGround,
  level: Level,
  singles: readonly CrossTraining[],
  sets: readonly (readonly CrossTraining[])[],
) => {
  let today = NONE
  const weeks: number[] = []
  const alone = singles.map(() => NONE)
  const asSet = sets.map(() => NONE)
  for (const { from, weight } of ground.weeks) {
    const week = ground.open(from, level, singles)
    if (!week) return { kind: 'noRoster' as const, week: from }
    const one = [{ from, weight, week }]
    today = added(today, week.today, weight)
    weeks.push(week.today.shortageHours)
    for (const [i, training] of singles.entries()) alone[i] = added(alone[i]!, sparedIn(one, [training]))
    for (const [i, set] of sets.entries()) asSet[i] = added(asSet[i]!, sparedIn(one, set))
    week.close()
  }
  return {
    kind: 'looked' as const,
    today: tidy(today),
    weeks,
    alone: alone.map(tidy),
    asSet: asSet.map(tidy),
  }
}

/** At expected demand: what each training spares, the best set, and what the hours cost. */
const searched = (request: TrainingRequest, ground: TrainingGround, weeks: readonly OpenWeek[]) => {
  const bounded = ground.candidates
    .map((training) => ({
      training,
      yen: sum(weeks.map(({ weight, week }) => weight * week.mostYen(training))),
    }))
    .sort((a, b) => b.yen / b.training.hours - a.yen / a.training.hours)
  const promising = bounded.filter(({ yen }) => yen >= NOTHING_YEN).slice(0, MOST_COMPUTED)
  const judged: Judged[] = promising.map(({ training }) => ({ training, alone: sparedIn(weeks, [training]) }))
  const quietest = weeks.reduce((best, it) =>
    it.week.today.shortageHours < best.week.today.shortageHours ? it : best,
  )
  const days = new Map<PersonId, WeekWorth[]>()
  for (const { training } of judged)
    if (!days.has(training.person)) days.set(training.person, awayDays(quietest, training.person))
  const cost = ({ person, hours }: CrossTraining) =>
    costOf(days.get(person)!, hours / ground.dayHours(person))
  judged.sort(
    (a, b) =>
      comparePer(b.alone, b.training.hours, a.alone, a.training.hours) ||
      cost(a.training).yen - cost(b.training).yen,
  )
  const found = bestSet(judged, request.budgetHours, (trainings) => sparedIn(weeks, trainings))
  const everything = sparedIn(weeks, ground.candidates)
  return {
    judged,
    found,
    steps: prefixes(found.trainings).map((set) => sparedIn(weeks, set)),
    cost,
    mostYen: Math.min(
      everything.yen + ground.shortHourYen * everything.shortageHours,
      mostWithin(
        bounded.map(({ training, yen }) => ({ hours: training.hours, yen })),
        request.budgetHours,
      ),
    ),
    leftOutYen: Math.max(0, ...bounded.slice(promising.length).map(({ yen }) => yen)),
  }
}

/**
 * 研修計画: which trainings take most of the quarter's expected shortage away per hour of training, and the best set of
 * them within the budget. What is compared are relaxations of the weeks' rosters with and without the skill.
 */
export const trainingPlan = (
  request: TrainingRequest,
  ground: TrainingGround,
  onProgress: (done: number, of: number) => void = () => {},
): TrainingOutcome => {
  const all = 3 * ground.weeks.length
  let done = 0
  const counted: TrainingGround = {
    ...ground,
    open: (...asked) => {
      onProgress(done++, all)
      return ground.open(...asked)
    },
  }
  const weeks: OpenWeek[] = []
  const closeAll = () => {
    for (const { week } of weeks) week.close()
  }
  for (const { from, weight } of ground.weeks) {
    const week = counted.open(from, 'expected', ground.candidates)
    if (!week) {
      closeAll()
      return { kind: 'noRoster', week: from }
    }
    weeks.push({ from, weight, week })
  }
  const { judged, found, steps, cost, mostYen, leftOutYen } = searched(request, ground, weeks)
  const today = todayIn(weeks)
  const shortWeeks = weeks.map(({ week }) => week.today.shortageHours)
  closeAll()

  const singles = judged.map(({ training }) => training)
  const sets = prefixes(found.trainings)
  const quiet = lookAt(counted, 'quiet', singles, sets)
  if (quiet.kind === 'noRoster') return quiet
  const busy = lookAt(counted, 'busy', singles, sets)
  if (busy.kind === 'noRoster') return busy
  onProgress(all, all)

  const rows = judged.map(({ training, alone }, i): TrainingRow => {
    const { hours } = training
    return {
      ...training,
      ...worthOf(alone, [quiet.alone[i]!, busy.alone[i]!]),
      shortagePerHour: rounded(alone.shortageHours / hours, 5),
      yenPerHour: rounded(alone.yen / hours, 2),
      cost: cost(training),
    }
  })
  const curve = sets.map((set, i): TrainingStep => {
    const last = set.at(-1)
    const left = (before: WeekWorth, spared: WeekWorth) => tidy(added(before, spared, -1))
    const worth = worthOf(left(today, steps[i]!), [
      left(quiet.today, quiet.asSet[i]!),
      left(busy.today, busy.asSet[i]!),
    ])
    return { ...(last && { added: last }), trainingHours: sum(set.map(({ hours }) => hours)), ...worth }
  })
  const plan: TrainingPlan = {
    request,
    weeks: ground.weeks.map(({ from, weight }, i) => ({
      from,
      weight: rounded(weight, 3),
      shortageHours: estimate(
        rounded(shortWeeks[i]!, 3),
        [quiet.weeks[i]!, busy.weeks[i]!].map((hours) => rounded(hours, 3)),
      ),
    })),
    before: worthOf(today, [quiet.today, busy.today]),
    rows,
    candidates: { allowed: ground.candidates.length, computed: rows.length },
    leftOutYen: rounded(leftOutYen, 0),
    set: {
      trainings: found.trainings,
      hours: sum(found.trainings.map(({ hours }) => hours)),
      ...worthOf(steps.at(-1)!, [quiet.asSet.at(-1)!, busy.asSet.at(-1)!]),
      cost: together(found.trainings.map(cost)),
      method: found.method,
      mostYen: rounded(mostYen, 0),
    },
    curve,
    assumptions: ground.assumptions,
  }
  return { kind: 'plan', plan }
}
