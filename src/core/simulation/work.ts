import { dayNumber } from '../calendar/date.ts'
import type { ActivityId, City, TeamId } from '../city/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { LocalDate } from '../units/time.ts'

/** Hours of a task that may be done from one date on and are late after another. */
interface Batch {
  readonly task: number
  /** Index of the kind of work. */
  readonly work: number
  /** Days of the plan: the first it may be done on, and the last before it is late. */
  readonly from: number
  readonly due: number
  readonly fromDay: number
  readonly hours: number
}

/** `share` of what is done and given up at its kind of work, `hours` that the requirement asks. */
interface WorkTask {
  readonly id: string
  readonly work: number
  readonly hours: number
  readonly share: number
}

/** Back-office tasks with what they require, and outbound tasks with their share of the hours placed there. */
export interface WorkPlan {
  /** Absent requirement: no tasks, for what comes in is not known. */
  readonly tasks: readonly WorkTask[]
  /** The one due first is done first; of those due together, the one that came first. */
  readonly batches: readonly Batch[]
  readonly outbound: readonly { readonly id: string; readonly work: number; readonly share: number }[]
  readonly dates: readonly LocalDate[]
}

const hoursOf = (rows: Requirement['work']): number => rows.reduce((sum, { hours }) => sum + hours, 0)

export const workPlan = (
  city: City,
  teams: ReadonlySet<TeamId>,
  works: readonly ActivityId[],
  dates: readonly LocalDate[],
  requirement: Requirement | undefined,
): WorkPlan => {
  const own = new Set(city.activities.filter(({ team }) => teams.has(team)).map(({ id }) => id))
  const rows = (requirement?.work ?? []).filter(({ activity }) => own.has(activity))
  const tasks = city.backOffice
    .filter(({ id }) => rows.some(({ task }) => task === id))
    .map(({ id, activity }): WorkTask => {
      const hours = hoursOf(rows.filter(({ task }) => task === id))
      const together = hoursOf(rows.filter((row) => row.activity === activity))
      return { id, work: works.indexOf(activity), hours, share: together > 0 ? hours / together : 0 }
    })
  const batches = rows
    .flatMap(({ task, activity, from, due, hours }): Batch[] => {
      const first = dates.findIndex((date) => date >= from)
      if (first < 0) return []
      const last = dates.findLastIndex((date) => date <= due)
      return [
        {
          task: tasks.findIndex(({ id }) => id === task),
          work: works.indexOf(activity),
          from: first,
          due: due > dates.at(-1)! ? dates.length : last,
          fromDay: dayNumber(from),
          hours,
        },
      ]
    })
    .sort((a, b) => a.due - b.due || a.fromDay - b.fromDay)
  const outbound = city.outbound
    .filter(({ activity }) => own.has(activity))
    .map(({ id, activity, hoursPerDay }) => {
      const together = city.outbound
        .filter((it) => it.activity === activity)
        .reduce((sum, it) => sum + it.hoursPerDay, 0)
      return { id, work: works.indexOf(activity), share: together > 0 ? hoursPerDay / together : 0 }
    })
  return { tasks, batches, outbound, dates }
}

/** What became of the back-office work in one replication. */
export interface WorkRun {
  /** By task and then day. */
  readonly backlogHours: Float64Array
  readonly oldestDays: Float64Array
  /** By task. */
  readonly lateHours: Float64Array
}

/** Does the work of each day with the hours there were, by kind of work and day, and tells what is left. */
export const doWork = (
  { tasks, batches, dates }: WorkPlan,
  hoursAt: (work: number, day: number) => number,
): WorkRun => {
  const run = {
    backlogHours: new Float64Array(tasks.length * dates.length),
    oldestDays: new Float64Array(tasks.length * dates.length),
    lateHours: new Float64Array(tasks.length),
  }
  const left = batches.map(({ hours }) => hours)
  dates.forEach((date, day) => {
    const today = dayNumber(date)
    const hours = new Map(tasks.map(({ work }) => [work, hoursAt(work, day)]))
    batches.forEach(({ task, work, from, due, fromDay }, b) => {
      if (day < from) return
      const done = Math.min(left[b]!, hours.get(work)!)
      hours.set(work, hours.get(work)! - done)
      left[b]! -= done
      if (left[b]! < 1e-9) return
      const at = task * dates.length + day
      run.backlogHours[at]! += left[b]!
      run.oldestDays[at] = Math.max(run.oldestDays[at]!, today - fromDay)
      if (day === due) run.lateHours[task]! += left[b]!
    })
  })
  return run
}
