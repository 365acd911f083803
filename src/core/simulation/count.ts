import { addRatio } from './estimate.ts'
import type { Times } from './floor.ts'
import { clearRun, countInRun, joinRun, type ServiceRun, serviceRun } from './run.ts'
import {
  addService,
  addWeek,
  CELL,
  countWait,
  OUTBOUND,
  PERSON,
  type Places,
  placesOf,
  SERVICE,
  type Tally,
  WEEK,
  WORK,
  WORK_DAY,
} from './tally.ts'
import type { VisitRoom } from './visits.ts'
import type { FloorDay, QueueDay, WeekPlan } from './week.ts'
import { doWork } from './work.ts'

/** Counts of a cell in one replication: arrivals, wait, within, gone, and seconds of waiting inside the slot. */
const CELL_COUNTS = 5

/** What one replication of a week comes to, filled while it runs and used again. Seconds. */
export interface WeekRun {
  readonly places: Places
  readonly days: readonly ServiceRun[]
  readonly queues: readonly ServiceRun[]
  readonly teams: readonly ServiceRun[]
  readonly cells: Float64Array
  readonly overtime: Float64Array
  readonly busy: Float64Array
  readonly helped: Float64Array
  /** By day, then kind of work. */
  readonly yielded: readonly Float64Array[]
  readonly gapCalls: Float64Array
}

const worksOf = (plan: WeekPlan): number => plan.days[0]?.floor.works ?? 0

export const weekRun = (plan: WeekPlan): WeekRun => ({
  places: placesOf(plan),
  days: plan.queueDays.map(serviceRun),
  queues: plan.queues.map(serviceRun),
  teams: plan.teams.map(serviceRun),
  cells: new Float64Array(plan.cells.length * CELL_COUNTS),
  overtime: new Float64Array(plan.teams.length),
  busy: new Float64Array(plan.people.length),
  helped: new Float64Array(plan.people.length),
  yielded: plan.days.map(() => new Float64Array(worksOf(plan))),
  gapCalls: new Float64Array(worksOf(plan)),
})

export const clearWeek = (run: WeekRun): void => {
  for (const runs of [run.days, run.queues, run.teams]) runs.forEach(clearRun)
  for (const sums of [run.cells, run.overtime, run.busy, run.helped, run.gapCalls]) sums.fill(0)
}

/** Spreads a wait over the slots it lasted. */
const addWaiting = (plan: WeekPlan, run: WeekRun, cell: number, last: number, from: number, to: number) => {
  for (let c = cell; c <= last && plan.cells[c]!.start < to; c++) {
    const { start, end } = plan.cells[c]!
    const seconds = Math.min(to, end) - Math.max(from, start)
    if (seconds > 0) run.cells[c * CELL_COUNTS + 4]! += seconds
  }
}

const cellAt = ({ firstCell, lastCell, firstSlot }: QueueDay, arrival: number, slotSeconds: number): number =>
  Math.min(lastCell, Math.max(firstCell, firstCell + Math.floor(arrival / slotSeconds) - firstSlot))

/** Counts a played day's visits. */
const countVisits = (plan: WeekPlan, day: FloorDay, room: VisitRoom, run: WeekRun, tally: Tally): void => {
  const { visits, fates } = room
  const slotSeconds = plan.slotMinutes * 60
  for (let i = 0; i < visits.count; i++) {
    const arrival = visits.arrival[i]!
    if (arrival < 0) continue
    const queue = day.queues[visits.queue[i]!]!
    const wait = fates.wait[i]!
    const gone = fates.gone[i] === 1
    const within = !gone && wait <= queue.withinSeconds
    countInRun(run.days[queue.day]!, wait, within, gone, i >= visits.direct)
    const cell = cellAt(queue, arrival, slotSeconds)
    countWait(tally, cell, wait)
    const at = cell * CELL_COUNTS
    run.cells[at]!++
    run.cells[at + 1]! += wait
    if (within) run.cells[at + 2]!++
    if (gone) run.cells[at + 3]!++
    if (wait > 0) addWaiting(plan, run, cell, queue.lastCell, arrival, arrival + wait)
  }
}

/** Counts a played day. */
export const countDay = (
  plan: WeekPlan,
  d: number,
  room: VisitRoom,
  times: Times,
  run: WeekRun,
  tally: Tally,
): void => {
  const day = plan.days[d]!
  countVisits(plan, day, room, run, tally)
  for (const queue of day.queues) {
    const own = run.days[queue.day]!
    own.busy = times.deskBusy[queue.desk]!
    own.capacity = day.deskSeconds[queue.desk]!
    own.daysBelow = own.within < queue.targetShare * own.arrivals ? 1 : 0
  }
  day.duties.forEach((_, w) => {
    const [team, person] = [day.teamOf[w]!, day.personOf[w]!]
    if (team >= 0) {
      run.teams[team]!.busy += times.workerBusy[w]!
      run.teams[team]!.capacity += day.workerSeconds[w]!
      run.overtime[team]! += times.overtime[w]!
    }
    if (person < 0) return
    run.busy[person]! += times.workerBusy[w]!
    run.helped[person]! += times.helped[w]!
  })
  run.yielded[d]!.set(times.yielded)
  times.gapCalls.forEach((seconds, work) => {
    run.gapCalls[work]! += seconds
  })
}

/** Days make weeks of queues and teams. */
const addServices = (plan: WeekPlan, run: WeekRun, tally: Tally): void => {
  const { places } = run
  const missed = plan.teams.map(() => new Set<string>())
  plan.queueDays.forEach(({ queue, date }, d) => {
    const day = run.days[d]!
    const team = plan.teamOfQueue[queue]!
    addService(tally, places.days + d * SERVICE.length, day)
    const week = run.queues[queue]!
    joinRun(week, day)
    joinRun(run.teams[team]!, day)
    week.busy += day.busy
    week.capacity += day.capacity
    week.daysBelow += day.daysBelow
    if (day.daysBelow > 0) missed[team]!.add(date)
  })
  run.queues.forEach((queue, q) => {
    addWeek(tally, places.queues + q * WEEK.length, queue)
  })
  run.teams.forEach((team, t) => {
    team.daysBelow = missed[t]!.size
    addWeek(tally, places.teams + t * WEEK.length, team)
    addRatio(tally.sums, places.overtime + t, run.overtime[t]! / 60, 1)
  })
}

const addCells = (plan: WeekPlan, { cells, places }: WeekRun, { sums }: Tally): void => {
  for (let c = 0; c < plan.cells.length; c++) {
    const at = c * CELL_COUNTS
    const first = places.cells + c * CELL.length
    const { start, end } = plan.cells[c]!
    addRatio(sums, first, cells[at + 1]!, cells[at]!)
    addRatio(sums, first + 1, cells[at + 2]!, cells[at]!)
    addRatio(sums, first + 2, cells[at + 3]!, cells[at]!)
    addRatio(sums, first + 3, cells[at + 4]!, end - start)
  }
}

const addPeople = (plan: WeekPlan, { busy, helped, places }: WeekRun, { sums }: Tally): void => {
  plan.people.forEach((_, p) => {
    const first = places.people + p * PERSON.length
    addRatio(sums, first, busy[p]!, plan.deskSecondsOf[p]!)
    addRatio(sums, first + 1, helped[p]! / 60, 1)
  })
}

const addWork = (plan: WeekPlan, run: WeekRun, { sums }: Tally): void => {
  const { tasks, outbound } = plan.work
  const { places } = run
  const hoursAt = (work: number, d: number): number =>
    (plan.days[d]!.workSeconds[work]! - run.yielded[d]![work]!) / 3600
  const yieldedAt = (work: number): number => run.yielded.reduce((total, day) => total + day[work]!, 0) / 3600
  const done = doWork(plan.work, hoursAt)
  tasks.forEach(({ work, hours, share }, t) => {
    plan.days.forEach((_, d) => {
      const at = t * plan.days.length + d
      addRatio(sums, places.workDays + at * WORK_DAY.length, done.backlogHours[at]!, 1)
      addRatio(sums, places.workDays + at * WORK_DAY.length + 1, done.oldestDays[at]!, 1)
    })
    addRatio(sums, places.work + t * WORK.length, yieldedAt(work) * share, 1)
    addRatio(sums, places.work + t * WORK.length + 1, done.lateHours[t]!, hours)
  })
  outbound.forEach(({ work, share }, t) => {
    addRatio(sums, places.outbound + t * OUTBOUND.length, yieldedAt(work) * share, 1)
    addRatio(sums, places.outbound + t * OUTBOUND.length + 1, (run.gapCalls[work]! / 3600) * share, 1)
  })
}

/** Adds a replication that has run to what replications add up to. */
export const addRun = (plan: WeekPlan, run: WeekRun, tally: Tally): void => {
  addServices(plan, run, tally)
  addCells(plan, run, tally)
  addPeople(plan, run, tally)
  addWork(plan, run, tally)
  tally.replications++
}
