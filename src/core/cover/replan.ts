import type { Person } from '../city/types.ts'
import type { Block, PersonDay } from '../roster/types.ts'
import type { LocalDate } from '../units/time.ts'
import { newBreaches } from './breaches.ts'
import { bestDay, type Choice, joined } from './day.ts'
import { holds, meets, type SlackPrice } from './floor.ts'
import { type Search, searchIn } from './moves.ts'
import { withDays } from './price.ts'
import type { CoverGround, Stint } from './types.ts'

/** One person goes to other windows or phones on one day, within the hours of the roster: nobody's consent is needed. */
export interface ReplanStep {
  readonly person: string
  readonly date: LocalDate
  readonly day: PersonDay
  /** Where they go, and when. */
  readonly takes: readonly Block[]
  /** What this move saves, and what all moves up to it save: below 0. */
  readonly yen: number
  readonly totalYen: number
}

/** Moves that are priced as whole rosters at each step and share, by what their blocks promise. */
const TRIED = 6
/** Shares of its price at which work that can wait is left. */
const SLACK = [1, 0]
/** Less than this is not worth telling somebody, yen. */
const LEAST = 1

interface Move {
  readonly ground: CoverGround
  readonly day: PersonDay
  readonly takes: readonly Block[]
  readonly gainYen: number
}

/** The best work for the hours a person is there anyway; undefined where it is what they do. */
const reassigned = (search: Search, person: Person, day: PersonDay, slack: number): Move | undefined => {
  const { ground, floor, objection } = search
  const { city, absence, tools } = ground
  const stints = day.blocks.flatMap((block) => tools.stints(block))
  const isSlack = (id: string) => ['backOffice', 'outbound'].includes(floor.activity(id)?.kind ?? '')
  const able = city.activities.filter((activity) => !isSlack(activity.id) && !objection(person, activity))
  const choices = (stint: Stint): Choice[] => {
    const own = day.blocks.find((block) => holds(block, stint))!.activity
    const current = floor.activity(own)
    const worth = (current && floor.worth(person, current, stint)) ?? 0
    const stay = { activity: own, yen: worth * (isSlack(own) ? slack : 1) }
    if (stint.startMinute < (absence.fromMinute ?? 0)) return [stay]
    const others = able.flatMap((activity): Choice[] => {
      if (activity.id === own) return []
      const yen = floor.worth(person, activity, stint)
      return yen === undefined ? [] : [{ activity: activity.id, yen }]
    })
    return [stay, ...others]
  }
  const best = bestDay(stints, choices, city.prices.supportPerSlot)
  const now = bestDay(stints, (stint) => choices(stint).slice(0, 1), city.prices.supportPerSlot)
  if (!best || !now || best.yen - now.yen < LEAST) return undefined
  const changed = best.blocks.flatMap(({ activity, ...span }) =>
    tools
      .stints(span)
      .filter((stint) => !day.blocks.some((block) => block.activity === activity && meets(block, stint)))
      .map(({ startMinute, endMinute }) => ({ activity, startMinute, endMinute })),
  )
  return {
    ground,
    day: { ...day, blocks: best.blocks },
    takes: joined(changed),
    gainYen: best.yen - now.yen,
  }
}

const movesOn = (search: Search, moved: ReadonlySet<string>, share: number): Move[] => {
  const { ground, floor } = search
  const { date, person: absent } = ground.absence
  return ground.staff.people.flatMap((person) => {
    const day = floor.day(person.id)
    if (!day?.shift || person.id === absent || moved.has(`${person.id} ${date}`)) return []
    return reassigned(search, person, day, share) ?? []
  })
}

/**
 * The rest of a roster made better with few changes: at each step the one person-day whose other work saves most, each
 * priced as a whole roster and judged by the checker. Greedy: the curve is what so many moves can save at least.
 * `grounds` are the dates that may be changed, all of the same roster.
 */
export const replanOf = (grounds: readonly CoverGround[], most: number): ReplanStep[] => {
  const steps: ReplanStep[] = []
  const prices = new Map<CoverGround, SlackPrice>()
  let days = grounds[0]?.days ?? []
  while (steps.length < most) {
    const edits = steps.map(({ day }) => day)
    const moved = new Set(edits.map(({ person, date }) => `${person} ${date}`))
    const searches = grounds.map((ground) => {
      const search = searchIn({ ...ground, days }, prices.get(ground))
      prices.set(ground, search.slack)
      return search
    })
    const moves = SLACK.flatMap((share) =>
      searches
        .flatMap((search) => movesOn(search, moved, share))
        .sort((a, b) => b.gainYen - a.gainYen || (a.day.person < b.day.person ? -1 : 1))
        .slice(0, TRIED),
    )
    const priced = moves.flatMap((move) => {
      const { tools, certificate } = move.ground
      const yen = tools.cost(withDays(days, [move.day])).totalYen - tools.cost(days).totalYen
      if (yen > -LEAST) return []
      const found = newBreaches(certificate, tools.judge([...edits, move.day]))
      return found.some(({ severity }) => severity === 'breach') ? [] : [{ ...move, yen }]
    })
    const best = priced.reduce<(Move & { yen: number }) | undefined>(
      (a, b) => (a && a.yen <= b.yen ? a : b),
      undefined,
    )
    if (!best) return steps
    days = withDays(days, [best.day])
    const yen = Math.round(best.yen * 100) / 100
    steps.push({
      person: best.day.person,
      date: best.day.date,
      day: best.day,
      takes: best.takes,
      yen,
      totalYen: Math.round(((steps.at(-1)?.totalYen ?? 0) + yen) * 100) / 100,
    })
  }
  return steps
}
