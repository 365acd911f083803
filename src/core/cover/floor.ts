import type { Activity, ActivityId, Person } from '../city/types.ts'
import type { SlotRequirement } from '../requirement/types.ts'
import type { PersonDay } from '../roster/types.ts'
import type { Slot, Span } from '../units/time.ts'
import type { CoverGround, Stint } from './types.ts'

export const minutesOf = (span: Span): number => span.endMinute - span.startMinute

export const holds = (outer: Span, inner: Span): boolean =>
  outer.startMinute <= inner.startMinute && inner.endMinute <= outer.endMinute

export const meets = (a: Span, b: Span): boolean => a.startMinute < b.endMinute && b.startMinute < a.endMinute

/** The common part of two stretches that meet. */
export const common = (a: Span, b: Span): Span => ({
  startMinute: Math.max(a.startMinute, b.startMinute),
  endMinute: Math.min(a.endMinute, b.endMinute),
})

/** The date of an absence, asked who is where and what it is worth. */
export interface Floor {
  readonly day: (person: string) => PersonDay | undefined
  readonly activity: (id: ActivityId) => Activity | undefined
  readonly entry: (activity: ActivityId, slot: Slot) => SlotRequirement | undefined
  /** People whose one block holds the stretch. */
  readonly people: (activity: ActivityId, span: Span, without?: string) => number
  /** Yen that a person at an activity saves in a stint; undefined where one more could not be of use. */
  readonly worth: (person: Person, activity: Activity, stint: Stint) => number | undefined
}

/** Yen an hour at work that can wait, for whom is at it and for whom would come to it. */
export type SlackPrice = (activity: ActivityId, isThere: boolean) => number

/** Yen an hour of waiting work is worth: the share of its price that the roster would lose, or win, by somebody's hours. */
export const slackPrices = (ground: CoverGround): SlackPrice => {
  const { days, tools, absence } = ground
  const today = days.filter(({ date }) => date === absence.date)
  const known = new Map<string, number>()
  const slack = (cost: { backOfficeYen: number; outboundYen: number; belowMinimumYen: number }) =>
    cost.backOfficeYen + cost.outboundYen + cost.belowMinimumYen
  let base: number | undefined
  const changed = (day: PersonDay): number => {
    base ??= slack(tools.cost(days))
    const others = days.filter(({ person, date }) => person !== day.person || date !== day.date)
    return slack(tools.cost([...others, day])) - base
  }
  const hoursAt = (day: PersonDay, activity: ActivityId) =>
    day.blocks.reduce((sum, block) => sum + (block.activity === activity ? minutesOf(block) : 0), 0) / 60

  const lost = (activity: ActivityId): number => {
    const most = today.toSorted((a, b) => hoursAt(b, activity) - hoursAt(a, activity))[0]
    const hours = most ? hoursAt(most, activity) : 0
    if (!most || hours === 0) return 0
    return changed({ ...most, blocks: most.blocks.filter((block) => block.activity !== activity) }) / hours
  }
  /** As if the absent person came after all and did nothing else. */
  const won = (activity: ActivityId): number => {
    const spans = ground.holes.map(({ startMinute, endMinute }) => ({ startMinute, endMinute, activity }))
    const hours = spans.reduce((sum, span) => sum + minutesOf(span), 0) / 60
    if (hours === 0) return 0
    const day = { person: absence.person, date: absence.date, breaks: [], blocks: spans }
    return Math.max(0, -changed(day) / hours)
  }
  return (activity, isThere) => {
    const key = `${activity} ${isThere}`
    const price = known.get(key) ?? (isThere ? lost(activity) : won(activity))
    known.set(key, price)
    return price
  }
}

/** Lays out the date of an absence. */
export const floorOf = (ground: CoverGround, price: SlackPrice): Floor => {
  const { city, requirement, absence, tools } = ground
  const today = ground.days.filter(({ date }) => date === absence.date)
  const days = new Map(today.map((day) => [day.person, day]))
  const activities = new Map(city.activities.map((activity) => [activity.id, activity]))
  const entries = new Map(
    requirement.slots
      .filter(({ date }) => date === absence.date)
      .map((entry) => [`${entry.activity} ${entry.slot}`, entry]),
  )
  const blocks = Map.groupBy(
    today.flatMap(({ person, blocks: own }) => own.map((block) => ({ ...block, person }))),
    ({ activity }) => activity,
  )
  const people: Floor['people'] = (activity, span, without) => {
    let count = 0
    for (const block of blocks.get(activity) ?? [])
      if (block.person !== without && holds(block, span)) count++
    return count
  }
  const crowd = (activity: ActivityId, span: Span, without: string): number => {
    let count = 0
    for (const block of blocks.get(activity) ?? [])
      if (block.person !== without && meets(block, span)) count++
    return count
  }
  const worth: Floor['worth'] = (person, activity, stint) => {
    const { id, kind, seats, team } = activity
    if (crowd(id, stint, person.id) >= seats) return undefined
    const support = team === person.team ? 0 : city.prices.supportPerSlot
    if (kind === 'backOffice' || kind === 'outbound') {
      const need = kind === 'outbound' ? tools.needed(id, stint.slot) : stint
      if (!need || !holds(stint, need)) return undefined
      const isThere = days.get(person.id)?.blocks.some((block) => block.activity === id) ?? false
      return (price(id, isThere) * minutesOf(stint)) / 60 - support
    }
    const entry = entries.get(`${id} ${stint.slot}`)
    const need = tools.needed(id, stint.slot)
    if (!entry || !need || !holds(stint, need)) return undefined
    const n = people(id, need, person.id)
    const saved =
      (entry.curve[n]?.lossYen ?? 0) - (entry.curve[n + 1]?.lossYen ?? entry.curve[n]?.lossYen ?? 0)
    return saved + (n < entry.minimum ? city.prices.belowMinimumPerSlot : 0) - support
  }
  return {
    day: (person) => days.get(person),
    activity: (id) => activities.get(id),
    entry: (activity, slot) => entries.get(`${activity} ${slot}`),
    people,
    worth,
  }
}
