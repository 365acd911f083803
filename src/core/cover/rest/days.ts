import type { Activity, Person } from '../../city/types.ts'
import type { Block, PersonDay } from '../../roster/types.ts'
import type { Span } from '../../units/time.ts'
import { joined } from '../day.ts'
import { objectionsIn } from '../eligible.ts'
import { holds } from '../floor.ts'
import type { CoverGround, CoverWay, Stint } from '../types.ts'
import { paidMinutes, type RestFloor, summed } from './floor.ts'
import type { Column, Entry } from './sparse.ts'

/** Paid minutes of a day before overtime (労働基準法32条2項), and what overtime costs. */
const REGULAR = 480
const OVERTIME = 1.25
/** A move has to save this much to be worth telling somebody, yen. */
const LEAST = 1
/** Ways of one person-day that are worked out in full a round, by what they promise at most. */
const TRIED = 3

/** One thing to do in a stint. */
interface Choice {
  readonly activity: Activity
  readonly entries: readonly Entry[]
  /** It is what the person does then. */
  readonly isNow: boolean
  /** Yen for support outside the own team. */
  readonly yen: number
}

/** A way in which a person may work a date; what is done in it is open. */
export interface Frame {
  readonly way: CoverWay
  readonly day: PersonDay
  readonly stints: readonly Stint[]
  /** By stint: which of the cells of the person-date it is. */
  readonly cells: readonly number[]
  /** Wage and wishes. */
  readonly yen: number
  readonly presence: readonly Entry[]
}

/** One person on one date, and every way in which the day could be. */
export interface PersonDate {
  readonly ground: CoverGround
  readonly person: Person
  readonly base: PersonDay | undefined
  readonly baseYen: number
  readonly baseChanges: number
  readonly baseEntries: readonly Entry[]
  /** What can be done in each stretch that a stint of any frame has; work that is done now comes first. */
  readonly cells: readonly (readonly Choice[])[]
  readonly frames: readonly Frame[]
}

/** A changed day as a column of the model. */
export interface DayColumn extends Column {
  readonly at: PersonDate
  readonly frame: Frame
  readonly day: PersonDay
}

const changesOf = (blocks: readonly Block[]): number =>
  blocks.filter((block, i) => i > 0 && blocks[i - 1]!.endMinute === block.startMinute).length

const wageOf = (ground: CoverGround, day: PersonDay): number => {
  const minutes = paidMinutes(day)
  const { wagePerHour } = ground.city.prices
  return ((Math.min(minutes, REGULAR) + Math.max(0, minutes - REGULAR) * OVERTIME) / 60) * wagePerHour
}

const wishYen = ({ city, staff }: CoverGround, { person, date, shift }: PersonDay): number =>
  staff.wishes
    .filter((wish) => wish.person === person && wish.date === date)
    .filter(({ wants }) => (wants === 'off' ? shift !== undefined : wants !== shift?.code))
    .reduce((sum, { weight }) => sum + weight * city.prices.refusedWish, 0)

/** Every person-day that may change, with its ways. Who is on leave, or absent, stays. */
export const personDates = (
  grounds: readonly CoverGround[],
  floor: RestFloor,
  mayChangeHours: boolean,
): PersonDate[] => grounds.flatMap((ground) => onDate(ground, floor, mayChangeHours))

const onDate = (ground: CoverGround, floor: RestFloor, mayChangeHours: boolean): PersonDate[] => {
  const { city, staff, absence, tools } = ground
  const { date, fromMinute: from = 0 } = absence
  const objection = objectionsIn(staff, date)
  const days = new Map(ground.days.filter((day) => day.date === date).map((day) => [day.person, day]))
  const leave = new Map(staff.leave.filter((one) => one.date === date).map((one) => [one.person, one.kind]))
  const activities = new Map(city.activities.map((activity) => [activity.id, activity]))
  const placed = new Map<string, readonly Entry[] | undefined>()
  const place = (activity: Activity, stint: Stint) => {
    const key = `${activity.id} ${stint.startMinute} ${stint.endMinute}`
    if (!placed.has(key)) placed.set(key, floor.place(ground, activity, stint))
    return placed.get(key)
  }
  return staff.people.flatMap((person): PersonDate[] => {
    if (person.id === absence.person) return []
    const kind = leave.get(person.id)
    const isHalf = kind === 'morning' || kind === 'afternoon'
    const base = days.get(person.id)
    if ((kind !== undefined && !(isHalf && base?.shift)) || (!base?.shift && base?.absence)) return []
    const able = city.activities.filter((activity) => !objection(person, activity))
    const support = ({ team }: Activity) => (team === person.team ? 0 : city.prices.supportPerSlot)
    const own = (stint: Span) => base?.blocks.find((block) => holds(block, stint))
    const cells: Choice[][] = []
    const known = new Map<string, number>()
    const cellAt = (stint: Stint): number => {
      const key = `${stint.startMinute} ${stint.endMinute}`
      const at = known.get(key) ?? cells.push(choicesAt(stint)) - 1
      known.set(key, at)
      return at
    }
    const choicesAt = (stint: Stint): Choice[] => {
      const current = activities.get(own(stint)?.activity ?? '')
      const stay: Choice[] = current
        ? [{ activity: current, entries: place(current, stint) ?? [], isNow: true, yen: support(current) }]
        : []
      if (stint.startMinute < from) return stay
      const others = able.flatMap((activity): Choice[] => {
        const entries = activity === current ? undefined : place(activity, stint)
        return entries ? [{ activity, entries, isNow: false, yen: support(activity) }] : []
      })
      return [...stay, ...others]
    }
    const frame = (way: CoverWay, day: PersonDay, stints: readonly Stint[]): Frame => ({
      way,
      day,
      stints,
      cells: stints.map(cellAt),
      yen: wageOf(ground, day) + wishYen(ground, day),
      presence: floor.presence(ground, person, day),
    })
    const isPast = ({ startMinute }: Span) => startMinute < from
    const past = base?.blocks.flatMap((block) => tools.stints(block)).filter(isPast) ?? []
    /** Hours that are over stay worked. */
    const keepsPast = (stints: readonly Stint[]) => {
      const same = stints.filter(isPast)
      return (
        same.length === past.length &&
        same.every(
          ({ startMinute, endMinute }, i) =>
            startMinute === past[i]!.startMinute && endMinute === past[i]!.endMinute,
        )
      )
    }
    const light = base?.shift
      ? [
          frame(
            'takeOver',
            base,
            base.blocks.flatMap((block) => tools.stints(block)),
          ),
        ]
      : []
    const heavy =
      isHalf || !mayChangeHours
        ? []
        : tools
            .patterns(person)
            .filter(({ code, stints }) => code !== base?.shift?.code && keepsPast(stints))
            .map((pattern) =>
              frame(
                base?.shift ? 'changeHours' : 'comeIn',
                {
                  person: person.id,
                  date,
                  shift: {
                    code: pattern.code,
                    startMinute: pattern.startMinute,
                    endMinute: pattern.endMinute,
                  },
                  breaks: pattern.breaks,
                  ...(pattern.shortBreaks?.length && { shortBreaks: pattern.shortBreaks }),
                  blocks: [],
                },
                pattern.stints,
              ),
            )
    const frames = [...light, ...heavy].filter((one) => one.cells.every((cell) => cells[cell]!.length > 0))
    if (frames.length === 0) return []
    const now = base ?? { person: person.id, date, breaks: [], blocks: [] }
    const supported = now.blocks.flatMap((block) => {
      const activity = activities.get(block.activity)
      return activity ? tools.stints(block).map(() => support(activity)) : []
    })
    return [
      {
        ground,
        person,
        base,
        baseYen: wageOf(ground, now) + wishYen(ground, now) + supported.reduce((sum, yen) => sum + yen, 0),
        baseChanges: changesOf(now.blocks),
        baseEntries: floor.entries(ground, person, now),
        cells,
        frames,
      },
    ]
  })
}

const worthOf = (entries: readonly Entry[], prices: Float64Array): number => {
  let yen = 0
  for (const [row, value] of entries) yen += prices[row]! * value
  return yen
}

/** The best choice of each stint, each change of activity without a break between charged `changeYen` (Viterbi 1967). */
const bestPath = (
  { cells }: PersonDate,
  { stints, cells: own }: Frame,
  cellGains: readonly (readonly number[])[],
  changeYen: number,
  kept: (stint: Stint) => boolean,
): number[] => {
  const choices = own.map((cell) => cells[cell]!)
  const gains = own.map((cell) => cellGains[cell]!)
  const from: number[][] = []
  let ends: number[] = []
  for (const [t, stint] of stints.entries()) {
    const goesOn = t > 0 && stints[t - 1]!.endMinute === stint.startMinute
    const open = kept(stint) ? choices[t]!.slice(0, 1) : choices[t]!
    const back: number[] = []
    ends = open.map(({ activity }, i) => {
      if (t === 0) return gains[t]![i]!
      let best = 0
      let most = Number.NEGATIVE_INFINITY
      for (const [j, sum] of ends.entries()) {
        const charged = goesOn && choices[t - 1]![j]!.activity !== activity ? sum - changeYen : sum
        if (charged > most) {
          best = j
          most = charged
        }
      }
      back[i] = best
      return most + gains[t]![i]!
    })
    from.push(back)
  }
  let at = ends.indexOf(Math.max(...ends))
  const path: number[] = []
  for (let t = stints.length - 1; t >= 0; t--) {
    path[t] = at
    at = from[t]![at] ?? 0
  }
  return path
}

/** A frame with a choice for each stint, as a column. */
const columnOf = (at: PersonDate, frame: Frame, path: readonly number[]): DayColumn | undefined => {
  const { ground, base, baseYen, baseChanges, baseEntries } = at
  const chosen = frame.cells.map((cell, t) => at.cells[cell]![path[t]!]!)
  const blocks = joined(
    frame.stints.map(({ startMinute, endMinute }, t) => ({
      activity: chosen[t]!.activity.id,
      startMinute,
      endMinute,
    })),
  )
  const day: PersonDay = { ...frame.day, blocks }
  if (JSON.stringify(day) === JSON.stringify(base)) return undefined
  const changes = Math.max(0, changesOf(blocks) - baseChanges)
  const support = chosen.reduce((sum, { yen }) => sum + yen, 0)
  return {
    at,
    frame,
    day,
    cost: frame.yen + support - baseYen + changes * ground.city.prices.supportPerSlot + LEAST,
    lower: 0,
    upper: 1,
    whole: true,
    entries: summed([
      ...frame.presence,
      ...chosen.flatMap(({ entries }) => entries),
      ...baseEntries.map(([row, value]): Entry => [row, -value]),
    ]),
  }
}

/** Yen by row: of being there more, and of being there less. They differ where a step of a curve ends. */
export interface Prices {
  readonly join: Float64Array
  readonly leave: Float64Array
}

/** What a person-day could save at some row prices. */
export interface Priced {
  /** No day of it saves more: 0 or below. */
  readonly most: number
  /** Changed days, the best first; each saves something at these prices. */
  readonly columns: readonly DayColumn[]
}

/**
 * The changed days of a person-date that save most at row prices. `isBarred` frames are left out of the columns but not
 * of the bound. `kept` stints stay at the work they have.
 */
export const priced = (
  at: PersonDate,
  { join, leave }: Prices,
  isBarred: (frame: Frame) => boolean,
  kept: (stint: Stint) => boolean = () => false,
): Priced => {
  const { cells, frames, baseYen, baseEntries, ground } = at
  const now = baseYen - worthOf(baseEntries, leave)
  const gains = cells.map((choices) =>
    choices.map(({ entries, isNow, yen }) => worthOf(entries, isNow ? leave : join) - yen),
  )
  const bests = gains.map((row) => Math.max(...row))
  const rated = frames.map((frame) => {
    const best = frame.cells.reduce((sum, cell) => sum + bests[cell]!, 0)
    return { frame, yen: frame.yen - worthOf(frame.presence, leave) - best - now }
  })
  const most = rated.reduce((least, { yen }) => Math.min(least, yen), 0)
  const columns = rated
    .filter(({ frame, yen }) => yen < 0 && !isBarred(frame))
    .sort((a, b) => a.yen - b.yen)
    .slice(0, TRIED)
    .flatMap(({ frame }) => {
      const path = bestPath(at, frame, gains, ground.city.prices.supportPerSlot, kept)
      const column = columnOf(at, frame, path)
      return column ?? []
    })
  return { most, columns }
}

/** A day made elsewhere as a column: the frame it fills, if there is one. */
export const columnFor = (at: PersonDate, day: PersonDay): DayColumn | undefined => {
  const frame = at.frames.find(
    ({ day: { shift, breaks } }) =>
      JSON.stringify([shift, breaks]) === JSON.stringify([day.shift, day.breaks]),
  )
  const path = frame?.stints.map((stint, t) => {
    const activity = day.blocks.find((block) => holds(block, stint))?.activity
    return at.cells[frame.cells[t]!]!.findIndex((choice) => choice.activity.id === activity)
  })
  return frame && path?.every((i) => i >= 0) ? columnOf(at, frame, path) : undefined
}
