import { mondayOf } from '../calendar/date.ts'
import type { Person } from '../city/types.ts'
import type { Block, PersonDay, RosterCost } from '../roster/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { Certificate, Consent } from '../verification/types.ts'
import { newBreaches, stillIn } from './breaches.ts'
import { type Floor, holds, meets, minutesOf } from './floor.ts'
import type { Plan } from './moves.ts'
import type { CoverGround, CoverMove, CoverRow, CoverWay, DeskEffect } from './types.ts'

/** Weekly hours below which a contract lies outside social insurance (健康保険法3条1項9号), and those before overtime. */
const WALLS = { insurance: 1200, regular: 2400 }

const cents = (yen: number): number => Math.round(yen * 100) / 100

/** A roster with some person-days put in place of those it has. */
export const withDays = (days: readonly PersonDay[], edits: readonly PersonDay[]): PersonDay[] => {
  const edited = new Map(edits.map((day) => [`${day.person} ${day.date}`, day]))
  const known = new Set(days.map(({ person, date }) => `${person} ${date}`))
  const rest = edits.filter(({ person, date }) => !known.has(`${person} ${date}`))
  return [...days.map((day) => edited.get(`${day.person} ${day.date}`) ?? day), ...rest]
}

const overlap = (a: readonly Block[], b: readonly Block[]): number => {
  let minutes = 0
  for (const x of a)
    for (const y of b)
      if (x.activity === y.activity && meets(x, y))
        minutes += Math.min(x.endMinute, y.endMinute) - Math.max(x.startMinute, y.startMinute)
  return minutes
}

/** Work of a day that is going on while something is taken over. */
const leftFor = (before: readonly Block[], takes: readonly Block[]): Block[] =>
  takes.flatMap((take) =>
    before
      .filter((block) => meets(block, take))
      .map((block) => ({
        activity: block.activity,
        startMinute: Math.max(block.startMinute, take.startMinute),
        endMinute: Math.min(block.endMinute, take.endMinute),
      })),
  )

const weekMinutes = (days: readonly PersonDay[], { person, date }: PersonDay): number =>
  days
    .filter((day) => day.person === person && mondayOf(day.date) === mondayOf(date))
    .reduce((sum, { blocks }) => sum + blocks.reduce((minutes, block) => minutes + minutesOf(block), 0), 0)

const wallOf = ({ weeklyMinutes, maxWeeklyMinutes }: Person): number =>
  Math.min(weeklyMinutes < WALLS.insurance ? WALLS.insurance : WALLS.regular, maxWeeklyMinutes)

/** Whether a day needs its person's word, and when it was given. */
export const consentOf = (
  way: CoverWay,
  { person, date }: PersonDay,
  consents: readonly Consent[] = [],
): { readonly needsConsent: boolean; readonly agreedOn?: LocalDate } => {
  if (way === 'takeOver') return { needsConsent: false }
  const given = consents.find((one) => one.person === person && one.date === date)
  return given ? { needsConsent: false, agreedOn: given.agreedOn } : { needsConsent: true }
}

const moveOf = (
  floor: Floor,
  days: readonly PersonDay[],
  { person, way, day, takes }: Plan,
  consents: readonly Consent[] | undefined,
): CoverMove => {
  const before = floor.day(person.id)
  const pauses = (one: PersonDay | undefined) =>
    (one?.breaks ?? []).map(({ startMinute, endMinute }) => `${startMinute}-${endMinute}`).join()
  return {
    person: person.id,
    way,
    day,
    takes,
    leaves: leftFor(before?.blocks ?? [], takes),
    level: Math.min(...takes.map(({ activity }) => person.skills[activity] ?? 0)),
    ...consentOf(way, day, consents),
    breakKept: pauses(before) === pauses(day),
    weekMinutes: weekMinutes(days, day),
    wallMinutes: wallOf(person),
  }
}

const blocksBy = (days: readonly PersonDay[], date: string): Map<string, Block[]> =>
  Map.groupBy(
    days.filter((day) => day.date === date).flatMap(({ blocks }) => blocks),
    ({ activity }) => activity,
  )

/** What differs between two rosters of the date, by activity in the order of the city. */
export const effectsOf = (
  ground: CoverGround,
  before: readonly PersonDay[],
  after: readonly PersonDay[],
): DeskEffect[] => {
  const { city, requirement, absence, tools } = ground
  const rosters = [before, after].map((days) => blocksBy(days, absence.date))
  const entries = Map.groupBy(
    requirement.slots.filter(({ date }) => date === absence.date),
    ({ activity }) => activity,
  )
  const hoursAt = (blocks: readonly Block[]) => blocks.reduce((sum, block) => sum + minutesOf(block), 0) / 60
  return city.activities.flatMap(({ id }): DeskEffect[] => {
    const blocks = rosters.map((roster) => roster.get(id) ?? [])
    const [was, is] = blocks
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    const hours = hoursAt(is!) - hoursAt(was!)
    const short = [0, 0]
    const loss = [0, 0]
    for (const entry of entries.get(id) ?? []) {
      const need = tools.needed(id, entry.slot)
      if (!need) continue
      blocks.forEach((own, i) => {
        const people = own.filter((block) => holds(block, need)).length
        short[i]! += (Math.max(0, entry.people - people) * minutesOf(need)) / 60
        loss[i]! += entry.curve[Math.min(people, entry.curve.length - 1)]?.lossYen ?? 0
      })
    }
    const lossYen = cents(loss[1]! - loss[0]!)
    return [{ activity: id, hours, shortBefore: short[0]!, shortAfter: short[1]!, lossYen }]
  })
}

/** A row with everything the list shows of it; prices are those of the whole roster. */
export const rowOf = (
  ground: CoverGround,
  floor: Floor,
  base: RosterCost,
  nothing: Certificate['breaches'],
  plans: readonly Plan[],
): CoverRow => {
  const { days, holes, tools, certificate } = ground
  const edits = plans.map(({ day }) => day)
  const after = withDays(days, edits)
  const cost = tools.cost(after)
  const judged = tools.judge(edits)
  const takes = plans.flatMap((plan) => plan.takes)
  return {
    moves: plans.map((plan) => moveOf(floor, after, plan, ground.consents)),
    yen: cents(cost.totalYen - base.totalYen),
    wageYen: cents(cost.wageYen + cost.overtimeYen - base.wageYen - base.overtimeYen),
    workYen: cents(cost.backOfficeYen + cost.outboundYen - base.backOfficeYen - base.outboundYen),
    coveredHours: overlap(holes, takes) / 60,
    desks: effectsOf(ground, days, after),
    warnings: newBreaches(certificate, judged).filter(({ severity }) => severity === 'warning'),
    left: stillIn(judged, nothing),
  }
}
