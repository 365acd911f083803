import type { Activity, PersonId } from '../city/types.ts'
import type { Relaxation, Solver } from '../solver.ts'
import type { Skill, TeachableWeek, WeekWorth } from '../training/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import { minutesOf, openingOf, overlap, slotSpan } from './horizon.ts'
import { modelOf, type RosterModel } from './model.ts'
import type { RosterProblem } from './types.ts'
import { type Worker, workersOf } from './worker.ts'

/**
 * An hour short is priced at this share of an hour's wage, so that of rosters that cost nearly the same the one with the
 * fewest hours short is looked at. It is taken out of the yen again.
 */
const SHORTAGE_SHARE = 0.01

/** The rate of a column of which an engine says none: it may save anything. */
const UNKNOWN = Number.NEGATIVE_INFINITY

/** Yen of an hour short, beside what it costs by the curves. */
export const shortHourYen = ({ prices }: RosterProblem['city']): number => SHORTAGE_SHARE * prices.wagePerHour

const keyOf = ({ person, activity }: Skill): string => `${person} ${activity}`

/** Hours of a slot in which the team of an activity is open. */
const openHoursOf = ({ open, city }: RosterProblem) => {
  const spans = Map.groupBy(open, ({ team, date }) => `${team} ${date}`)
  const teams = new Map(city.activities.map(({ id, team }) => [id, team]))
  return (activity: string, date: LocalDate, slot: Slot): number =>
    (spans.get(`${teams.get(activity)} ${date}`) ?? []).reduce((sum, span) => {
      const part = overlap(span, slotSpan(slot, city.slotMinutes))
      return sum + (part ? minutesOf(part) / 60 : 0)
    }, 0)
}

/** The same problem with each missing person-hour dearer. */
const pricedShortage = (problem: RosterProblem): RosterProblem => {
  const hours = openHoursOf(problem)
  const slots = problem.requirement.slots.map((entry) => {
    const price = shortHourYen(problem.city) * hours(entry.activity, entry.date, entry.slot)
    const curve = entry.curve.map((point, n) => ({
      ...point,
      lossYen: point.lossYen + price * Math.max(0, entry.people - n),
    }))
    return { ...entry, curve }
  })
  return { ...problem, requirement: { ...problem.requirement, slots } }
}

/** An activity without a seat, by which the columns of a learner are told from everybody else's. */
const markOf = ({ person, days }: Worker): Activity => {
  const known = days.flatMap(({ activities }) => activities)
  const { team } = known.find((it) => it.team === person.team) ?? known[0] ?? person
  const name = { ja: person.id, en: person.id }
  return { id: `learner ${person.id}`, name, team, kind: 'backOffice', seats: 0, minimum: [] }
}

/** Workers as they are, who may be put on what they could learn as well; each learner is marked. */
const learners = (
  workers: readonly Worker[],
  skills: readonly Skill[],
  marks: ReadonlyMap<PersonId, Activity>,
  activities: readonly Activity[],
): Worker[] => {
  const learnt = Map.groupBy(skills, ({ person }) => person)
  return workers.map((worker) => {
    const mark = marks.get(worker.person.id)
    if (!mark) return worker
    const more = new Set(learnt.get(worker.person.id)!.map(({ activity }) => activity))
    const days = worker.days.map((day) => {
      const known = activities.filter((it) => day.activities.includes(it) || more.has(it.id))
      return { ...day, activities: [mark, ...known] }
    })
    return { ...worker, days }
  })
}

/** Columns of marks, and whose any other column is: a row with one learner's mark in it is that learner's time. */
const ownersOf = ({ linear, flows }: RosterModel, marks: ReadonlyMap<PersonId, Activity>) => {
  const persons = new Map([...marks].map(([person, { id }]) => [id, person]))
  const marked = new Map<number, PersonId>()
  for (const { column, activity } of flows) {
    const person = persons.get(activity.id)
    if (person !== undefined) marked.set(column, person)
  }
  const owners = new Map<number, PersonId>()
  for (let row = 0; row < linear.rowLower.length; row++) {
    const columns = linear.columns.subarray(linear.starts[row]!, linear.starts[row + 1]!)
    const [person, ...others] = new Set([...columns].flatMap((column) => marked.get(column) ?? []))
    if (person === undefined || others.length > 0) continue
    for (const column of columns) if (!marked.has(column)) owners.set(column, person)
  }
  return { marked, owners }
}

/** Columns by what they are asked for. */
class Columns {
  private readonly lists = new Map<string, number[]>()

  add(key: string, column: number): void {
    const list = this.lists.get(key)
    if (list) list.push(column)
    else this.lists.set(key, [column])
  }

  of(key: string): readonly number[] {
    return this.lists.get(key) ?? []
  }
}

/** The week's model with skills to learn in it: which columns are shut until a skill is given, and where people are. */
const teachableModel = (problem: RosterProblem, skills: readonly Skill[]) => {
  const { city, dates } = problem
  const opening = openingOf(problem.open, city.slotMinutes)
  const workers = workersOf(problem, opening)
  const learning = new Set(skills.map(({ person }) => person))
  const own = workers.filter(({ person }) => learning.has(person.id))
  const marks = new Map(own.map((worker) => [worker.person.id, markOf(worker)]))
  const marked = { ...city, activities: [...marks.values(), ...city.activities] }
  const model = modelOf(
    { ...pricedShortage(problem), city: marked },
    opening,
    learners(workers, skills, marks, city.activities),
  )
  const columns = ownersOf(model, marks)
  const known = new Map(own.map(({ person, days }) => [person.id, days]))
  const [shut, working, at] = [new Columns(), new Columns(), new Columns()]
  const columnUpper = Float64Array.from(model.linear.columnUpper)
  for (const { column, day, activity, stint } of model.flows) {
    if (columns.marked.has(column)) {
      columnUpper[column] = 0
      continue
    }
    at.add(`${dates[day]} ${stint.slot} ${activity.id}`, column)
    const person = columns.owners.get(column)
    if (person === undefined) continue
    if (known.get(person)![day]!.activities.includes(activity)) working.add(`${person} ${dates[day]}`, column)
    else {
      columnUpper[column] = 0
      shut.add(keyOf({ person, activity: activity.id }), column)
    }
  }
  return { linear: { ...model.linear, columnUpper }, open: model.linear.columnUpper, shut, working, at }
}

/** Person-hours short of the requirement at a point. */
const shortageOf = (problem: RosterProblem, at: Columns) => {
  const hours = openHoursOf(problem)
  const desks = problem.requirement.slots.map(({ date, slot, activity, people }) => ({
    people,
    columns: at.of(`${date} ${slot} ${activity}`),
    hours: hours(activity, date, slot),
  }))
  return (point: Float64Array): number =>
    desks.reduce((sum, desk) => {
      const placed = desk.columns.reduce((there, column) => there + point[column]!, 0)
      return sum + Math.max(0, desk.people - placed) * desk.hours
    }, 0)
}

const solved = (relaxation: Relaxation) => {
  const outcome = relaxation.solve()
  if (outcome.status === 'optimal') return outcome
  if (outcome.status === 'infeasible') return undefined
  throw new Error(`The relaxation of a week ended as ${outcome.status}`)
}

/**
 * The relaxation of a week's roster, kept open: what somebody could learn is in the model with its columns shut, and they
 * open as skills are given. Undefined where the week has no roster. Skills that somebody has already change nothing.
 */
export const teachableWeek = (
  problem: RosterProblem,
  solver: Solver,
  skills: readonly Skill[],
): TeachableWeek | undefined => {
  const { linear, open, shut, working, at } = teachableModel(problem, skills)
  const relaxation = solver.relax(linear)
  const first = solved(relaxation)
  if (!first) {
    relaxation.close()
    return undefined
  }
  const price = shortHourYen(problem.city)
  const shortage = shortageOf(problem, at)
  const worthOf = ({ objective, point }: Pick<typeof first, 'objective' | 'point'>): WeekWorth => {
    const shortageHours = shortage(point)
    return { yen: objective - price * shortageHours, shortageHours }
  }
  const limit = (columns: readonly number[], upper: (column: number) => number) =>
    relaxation.setBounds(
      columns,
      columns.map(() => 0),
      columns.map(upper),
    )
  /** With some columns bounded otherwise, and then as before. */
  const solvedWith = (columns: readonly number[], upper: (column: number) => number): WeekWorth => {
    limit(columns, upper)
    const outcome = solved(relaxation)
    limit(columns, (column) => linear.columnUpper[column]!)
    if (!outcome) throw new Error('A week that has a roster lost it')
    return worthOf(outcome)
  }
  const today = worthOf(first)
  const { reducedCosts: rates } = first
  return {
    today,
    mostYen: (skill) =>
      shut
        .of(keyOf(skill))
        .reduce((sum, column) => sum + Math.max(0, -(rates?.[column] ?? UNKNOWN)) * open[column]!, 0),
    taught: (given) => {
      const columns = [...new Set(given.map(keyOf))].flatMap((key) => shut.of(key))
      return columns.length === 0 ? today : solvedWith(columns, (column) => open[column]!)
    },
    away: (person, date) => {
      const columns = working.of(`${person} ${date}`)
      return columns.length === 0 ? undefined : solvedWith(columns, () => 0)
    },
    close: () => relaxation.close(),
  }
}
