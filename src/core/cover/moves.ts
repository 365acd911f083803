import type { Activity, Person } from '../city/types.ts'
import type { Block, PersonDay } from '../roster/types.ts'
import type { Span } from '../units/time.ts'
import { newBreaches, withoutConsents } from './breaches.ts'
import { bestDay, type Choice, joined } from './day.ts'
import { OBJECTIONS, type Objection, objectionsIn } from './eligible.ts'
import { common, type Floor, floorOf, holds, meets, type SlackPrice, slackPrices } from './floor.ts'
import type { CoverGround, CoverPattern, CoverWay, Refusal, Stint } from './types.ts'

/** A new day for somebody, before it is priced. `gainYen` is what its blocks promise. */
export interface Plan {
  readonly person: Person
  readonly way: CoverWay
  readonly day: PersonDay
  readonly takes: readonly Block[]
  readonly gainYen: number
}

/** A plan the checker has nothing against, or why there is none. */
export type Judged =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly refusal: Refusal; readonly plan?: Plan }

/** Shifts that are tried against the law for one person, the most useful first. */
const MOST_TRIED = 6
/**
 * Shares of its price at which work that can wait is left: an hour or two may be made up for, more of them not. Which
 * one was right is seen when the whole roster is priced.
 */
const SLACK = [1, 0.5, 0]
/** Times a day is made anew without the hours that the checker objected to. */
const MOST_REPAIRS = 3

/** Everything a search among the people of a date looks at again and again. */
export interface Search {
  readonly ground: CoverGround
  readonly floor: Floor
  readonly slack: SlackPrice
  readonly objection: (person: Person, activity: Activity) => Objection | undefined
}

/** `slack` prices of an earlier search do for a later one: they are what a plan promises, not what a row costs. */
export const searchIn = (ground: CoverGround, slack: SlackPrice = slackPrices(ground)): Search => ({
  ground,
  slack,
  floor: floorOf(ground, slack),
  objection: objectionsIn(ground.staff, ground.absence.date),
})

const isHole = (holes: readonly Block[], activity: string, span: Span): boolean =>
  holes.some((hole) => hole.activity === activity && meets(hole, span))

/** Parts of new blocks that do work nobody is left for, and that their person was not at before. */
const takesOf = (ground: CoverGround, before: readonly Block[], after: readonly Block[]): Block[] => {
  const isOld = ({ activity }: Block, stint: Span) =>
    before.some((block) => block.activity === activity && meets(block, stint))
  const parts = after.flatMap((block) =>
    ground.holes
      .filter((hole) => hole.activity === block.activity && meets(hole, block))
      .flatMap((hole) => ground.tools.stints(common(hole, block)))
      .filter((stint) => !isOld(block, stint))
      .map(({ startMinute, endMinute }) => ({ activity: block.activity, startMinute, endMinute })),
  )
  return joined(parts)
}

/** Worth of the day as it is rostered, less its wage; what cannot be changed counts nothing. */
const standing = ({ ground, floor }: Search, person: Person, day: PersonDay | undefined): number => {
  let yen = 0
  for (const block of day?.blocks ?? [])
    for (const stint of ground.tools.stints(block)) {
      const activity = floor.activity(block.activity)
      yen += (activity && floor.worth(person, activity, stint)) ?? 0
    }
  return yen
}

const wageOf = (ground: CoverGround, stints: readonly Span[]): number =>
  (stints.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0) / 60) *
  ground.city.prices.wagePerHour

/** Leaves other work for the holes where that is worth more; `kept` hours stay as they are. */
const takeOver = (
  search: Search,
  person: Person,
  day: PersonDay,
  kept: readonly Span[],
  slack: number,
): Plan | undefined => {
  const { ground, floor, objection } = search
  const { holes, tools, city } = ground
  const isSlack = (id: string) => ['backOffice', 'outbound'].includes(floor.activity(id)?.kind ?? '')
  const stints = day.blocks.flatMap((block) => tools.stints(block))
  const now = (stint: Stint) => day.blocks.find((block) => holds(block, stint))!.activity
  const choices = (stint: Stint): Choice[] => {
    const own = now(stint)
    const current = floor.activity(own)
    const worth = (current && floor.worth(person, current, stint)) ?? 0
    const stay = { activity: own, yen: worth * (isSlack(own) ? slack : 1) }
    if (kept.some((span) => meets(span, stint))) return [stay]
    const others = [...new Set(holes.map(({ activity }) => activity))].flatMap((id): Choice[] => {
      const activity = floor.activity(id)
      if (id === own || !activity || !isHole(holes, id, stint) || objection(person, activity)) return []
      const yen = floor.worth(person, activity, stint)
      return yen === undefined ? [] : [{ activity: id, yen }]
    })
    return [stay, ...others]
  }
  const best = bestDay(stints, choices, city.prices.supportPerSlot)
  const before = bestDay(stints, (stint) => choices(stint).slice(0, 1), city.prices.supportPerSlot)
  if (!best || !before) return undefined
  const takes = takesOf(ground, day.blocks, best.blocks)
  if (takes.length === 0) return undefined
  return {
    person,
    way: 'takeOver',
    day: { ...day, blocks: best.blocks },
    takes,
    gainYen: best.yen - before.yen,
  }
}

/** One day by a shift of the contract: hours worked before as before or at a hole, new hours where they are worth most. */
const byPattern = (
  search: Search,
  person: Person,
  current: PersonDay | undefined,
  pattern: CoverPattern,
): Plan | undefined => {
  const { ground, floor, objection } = search
  const { city, absence, holes } = ground
  const from = absence.fromMinute ?? 0
  if (pattern.startMinute < from && !current?.shift) return undefined
  const choices = (stint: Stint): Choice[] => {
    const rostered = current?.blocks.find((block) => holds(block, stint))?.activity
    const stay = rostered === undefined ? undefined : floor.activity(rostered)
    const own = stay ? [{ activity: stay.id, yen: floor.worth(person, stay, stint) ?? 0 }] : []
    if (stint.startMinute < from) return own
    const others = city.activities.flatMap((activity): Choice[] => {
      if (activity === stay || objection(person, activity)) return []
      if (stay && !isHole(holes, activity.id, stint)) return []
      const yen = floor.worth(person, activity, stint)
      return yen === undefined ? [] : [{ activity: activity.id, yen }]
    })
    return [...own, ...others]
  }
  const best = bestDay(pattern.stints, choices, city.prices.supportPerSlot)
  if (!best) return undefined
  const takes = takesOf(ground, current?.blocks ?? [], best.blocks)
  if (takes.length === 0) return undefined
  const before = current ? standing(search, person, current) - wageOf(ground, current.blocks) : 0
  return {
    person,
    way: current?.shift ? 'changeHours' : 'comeIn',
    day: {
      person: person.id,
      date: absence.date,
      shift: { code: pattern.code, startMinute: pattern.startMinute, endMinute: pattern.endMinute },
      breaks: pattern.breaks,
      ...(pattern.shortBreaks?.length && { shortBreaks: pattern.shortBreaks }),
      blocks: best.blocks,
      ...(current?.absence && { absence: current.absence }),
    },
    takes,
    gainYen: best.yen - wageOf(ground, pattern.stints) - before,
  }
}

/** The best day of each shift, the best first. */
const shiftPlans = (search: Search, person: Person, current: PersonDay | undefined): Plan[] => {
  const best = new Map<string, Plan>()
  for (const pattern of search.ground.tools.patterns(person)) {
    if (pattern.code === current?.shift?.code) continue
    const plan = byPattern(search, person, current, pattern)
    if (plan && plan.gainYen > (best.get(pattern.code)?.gainYen ?? Number.NEGATIVE_INFINITY))
      best.set(pattern.code, plan)
  }
  return [...best.values()].sort(
    (a, b) => b.gainYen - a.gainYen || (a.day.shift!.code < b.day.shift!.code ? -1 : 1),
  )
}

const refused = (search: Search, plan: Plan, others: readonly PersonDay[]): Refusal | undefined => {
  const { certificate, tools } = search.ground
  const after = tools.judge([...others, plan.day])
  const breach = withoutConsents(newBreaches(certificate, after)).find(
    ({ severity }) => severity === 'breach',
  )
  if (!breach) return undefined
  const article = after.rules.find(({ id }) => id === breach.rule)?.article
  return {
    person: plan.person.id,
    reason: 'wouldBreak',
    rule: breach.rule,
    breach,
    ...(article && { article }),
  }
}

/** Takes over as much as the checker allows: hours at which it objects are left as they were, and tried again. */
const judgedTakeOver = (
  search: Search,
  person: Person,
  day: PersonDay,
  others: readonly PersonDay[],
  slack: number,
): Judged | undefined => {
  const kept: Span[] = []
  let last: Judged | undefined
  for (let i = 0; i <= MOST_REPAIRS; i++) {
    const plan = takeOver(search, person, day, kept, slack)
    if (!plan) return last
    const refusal = refused(search, plan, others)
    if (!refusal) return { ok: true, plan }
    last = { ok: false, refusal, plan: last?.ok === false && last.plan ? last.plan : plan }
    const { startMinute, endMinute } = refusal.breach!
    if (startMinute === undefined || endMinute === undefined) return last
    kept.push({ startMinute, endMinute })
  }
  return last
}

const judgedShift = (
  search: Search,
  person: Person,
  current: PersonDay | undefined,
  others: readonly PersonDay[],
): Judged | undefined => {
  let first: Judged | undefined
  for (const plan of shiftPlans(search, person, current).slice(0, MOST_TRIED)) {
    const refusal = refused(search, plan, others)
    if (!refusal) return { ok: true, plan }
    first ??= { ok: false, refusal, plan }
  }
  return first
}

const refusal = (person: Person, reason: Refusal['reason'], rule?: string): Judged => ({
  ok: false,
  refusal: { person: person.id, reason, ...(rule !== undefined && { rule }) },
})

/** What is nearest to allowing a person at one of the holes. */
const objectionTo = ({ ground, floor, objection }: Search, person: Person): Objection | undefined => {
  const found = ground.holes.map(({ activity: id }) => {
    const activity = floor.activity(id)
    return activity ? objection(person, activity) : 'skill'
  })
  if (found.some((one) => one === undefined)) return undefined
  return OBJECTIONS.findLast((one) => found.includes(one))
}

/** Each new day once. */
const distinct = (judged: readonly Judged[]): Judged[] => {
  const seen = new Set<string>()
  return judged.filter(({ plan }) => {
    const key = JSON.stringify(plan?.day.blocks)
    return seen.has(key) ? false : seen.add(key)
  })
}

/** Ways in which a person could cover, or why there is none. `others` are days already changed for the same row. */
export const plansOf = (search: Search, person: Person, others: readonly PersonDay[] = []): Judged[] => {
  const { ground, floor } = search
  const { staff, absence, holes } = ground
  const day = floor.day(person.id)
  const leave = staff.leave.find((one) => one.person === person.id && one.date === absence.date)?.kind
  const isHalf = leave === 'morning' || leave === 'afternoon'
  if ((leave !== undefined && !isHalf) || (!day?.shift && (isHalf || day?.absence)))
    return [refusal(person, 'onLeave', 'leave')]
  const objection = objectionTo(search, person)
  if (objection) return [refusal(person, objection, objection)]
  const over = day?.shift ? SLACK.map((share) => judgedTakeOver(search, person, day, others, share)) : []
  const shift = isHalf ? undefined : judgedShift(search, person, day?.shift ? day : undefined, others)
  const found = distinct([...over, shift].flatMap((one) => one ?? []))
  if (found.length > 0) return found
  const isThere = day?.blocks.some((block) => holes.some((hole) => meets(hole, block)))
  return [refusal(person, isThere ? 'ownWorkWorthMore' : day?.shift ? 'notThere' : 'noShift')]
}
