import { agenda } from './agenda.ts'
import type { Fates, Floor, Times, Visits } from './floor.ts'
import { linesOf } from './lines.ts'

/** Where a worker is who is not idle at a desk. */
const AWAY = -1
const HOME = -2
const BUSY = -3
const ELSEWHERE = -4

const FOREVER = Number.POSITIVE_INFINITY

/** What is known beforehand: blocks that begin or end, desks that close, spans of calls that begin. */
const changesOf = ({ desks, workers }: Floor) => {
  const changes = workers.flatMap(({ starts, ends }, who) =>
    [...starts, ...ends].map((time) => ({ time, who })),
  )
  desks.forEach(({ closeTime, gapCalls }, desk) => {
    changes.push({ time: closeTime, who: workers.length + desk })
    if (gapCalls) changes.push({ time: gapCalls.from, who: workers.length + desk })
  })
  changes.sort((a, b) => a.time - b.time || a.who - b.who)
  return {
    times: Float64Array.from([...changes.map(({ time }) => time), FOREVER]),
    who: Int32Array.from(changes, ({ who }) => who),
  }
}

const timesOf = ({ desks, workers, works }: Floor): Times => ({
  deskBusy: new Float64Array(desks.length),
  workerBusy: new Float64Array(workers.length),
  yielded: new Float64Array(works),
  helped: new Float64Array(workers.length),
  overtime: new Float64Array(workers.length),
  gapCalls: new Float64Array(works),
})

/** Plays one day from its first arrival until the last visitor has gone. `spread` draws the length of a gap call, its mean being 1. */
export type Play = (visits: Visits, fates: Fates, spread?: () => number) => void

/**
 * The event loop of a floor, to be used for one day after another; `times` are those of the latest.
 *
 * At each desk the next visitor is the longest waiting of the highest priority, and the one longest idle serves.
 * People whose block ends finish the visit in hand; a break that starts late for it is taken in full. Where enough are
 * waiting, a colleague at other work who may do so steps in for one visit. From closing time on the closing crew serves
 * whoever is left. Who still waits when nobody will come any more is turned away.
 */
export const playerOf = (floor: Floor): { readonly play: Play; readonly times: Times } => {
  const { desks, workers } = floor
  const people = workers.length
  const changes = changesOf(floor)
  const times = timesOf(floor)
  const helpers = desks.map((_, d) => workers.flatMap(({ helps }, w) => (helps.includes(d) ? [w] : [])))
  const crews = desks.map((_, d) => workers.flatMap(({ closes }, w) => (closes.includes(d) ? [w] : [])))
  const callsHelpAt = Float64Array.from(desks, (desk) => desk.callsHelpAt)
  const closeTimes = Float64Array.from(desks, (desk) => desk.closeTime)
  const { waiting, join, nextLine, take, areWaiting, ...lines } = linesOf(desks)
  /** Due are workers who end a visit or call, or a break (`people` more), and −1 − visitors on the way. */
  const due = agenda()

  /** A desk where the worker is idle, or one of the places above. */
  const at = new Int32Array(people)
  /** Where the roster has the worker, until when. */
  const placed = new Int32Array(people)
  const upTo = new Float64Array(people)
  const block = new Int32Array(people)
  const readyAt = new Float64Array(people)
  const inHand = new Int32Array(people)
  const idle = desks.map(() => new Int32Array(people))
  const idlePeople = new Int32Array(desks.length)
  const serving = new Int32Array(desks.length)
  let now = 0
  let visits!: Visits
  let fates!: Fates
  let spread: () => number = () => 1

  /** Books a worker's time until `end`, with a visitor or on a late break, to the blocks it falls in. */
  const book = (w: number, end: number, visit: boolean): void => {
    if (visit && placed[w]! >= 0 && end <= upTo[w]!) {
      times.deskBusy[placed[w]!]! += end - now
      times.workerBusy[w]! += end - now
      return
    }
    const { starts, ends, places, homeTime } = workers[w]!
    for (let b = block[w]!; b < starts.length && starts[b]! < end; b++) {
      const seconds = Math.min(end, ends[b]!) - Math.max(now, starts[b]!)
      const place = places[b]!
      if (seconds <= 0) continue
      if (place < 0) times.yielded[-1 - place]! += seconds
      if (place < 0 && visit) times.helped[w]! += seconds
      if (place >= 0 && visit) {
        times.deskBusy[place]! += seconds
        times.workerBusy[w]! += seconds
      }
    }
    if (visit && end > homeTime) times.overtime[w]! += end - Math.max(now, homeTime)
  }

  const leaveIdle = (w: number, desk: number): void => {
    const row = idle[desk]!
    const last = --idlePeople[desk]!
    let i = 0
    while (row[i] !== w) i++
    for (; i < last; i++) row[i] = row[i + 1]!
  }

  /** Of the colleagues at other work the one who has helped least today, or −1. */
  const colleague = (desk: number): number => {
    let best = -1
    for (const w of helpers[desk]!)
      if (at[w] === ELSEWHERE && (best < 0 || times.helped[w]! < times.helped[best]!)) best = w
    return best
  }

  const freeWorker = (desk: number): number => {
    if (idlePeople[desk]! > 0) return idle[desk]![0]!
    const hasSeat = serving[desk]! < desks[desk]!.seats
    const stepsIn = hasSeat && areWaiting(desk, callsHelpAt[desk]!, now) ? colleague(desk) : -1
    if (stepsIn >= 0 || now < closeTimes[desk]!) return stepsIn
    for (const w of crews[desk]!) if (at[w] === HOME || at[w] === ELSEWHERE) return w
    return -1
  }

  const serve = (w: number, visitor: number, desk: number): void => {
    if (at[w] === desk) leaveIdle(w, desk)
    at[w] = BUSY
    inHand[w] = visitor
    serving[desk]!++
    const end = now + visits.service[visitor]!
    fates.wait[visitor] = now - visits.arrival[visitor]!
    fates.gone[visitor] = 0
    fates.worker[visitor] = w
    book(w, end, true)
    due.plan(end, w)
  }

  /** Brings visitors and free people together. */
  const dispatch = (desk: number): void => {
    while (waiting[desk]! > 0) {
      const line = nextLine(desk, now)
      const w = line < 0 ? -1 : freeWorker(desk)
      if (w < 0) return
      serve(w, take(desk, line), desk)
    }
  }

  /** Idle people of a phone make outbound calls that end within their block; one of them stays free. */
  const fillGaps = (desk: number): void => {
    const calls = desks[desk]!.gapCalls
    if (!calls || now < calls.from) return
    for (let i = 0; idlePeople[desk]! > 1 && i < idlePeople[desk]!; ) {
      const w = idle[desk]![i]!
      const until = Math.min(calls.to, workers[w]!.ends[block[w]!]!)
      if (!workers[w]!.makesGapCalls || now + calls.seconds > until) {
        i++
        continue
      }
      const seconds = calls.seconds * spread()
      leaveIdle(w, desk)
      at[w] = BUSY
      inHand[w] = -1
      times.gapCalls[calls.work]! += seconds
      due.plan(now + seconds, w)
    }
  }

  /** Desks besides the own that a free worker may serve: in need, or past closing. */
  const lookAround = (w: number): void => {
    if (at[w] === ELSEWHERE)
      for (const desk of workers[w]!.helps) if (waiting[desk]! >= callsHelpAt[desk]!) dispatch(desk)
    for (const desk of workers[w]!.closes) if (now >= closeTimes[desk]!) dispatch(desk)
  }

  /** Finds the block of now. The break after an overrun block begins now and is as long as planned. */
  const findBlock = (w: number): void => {
    const { starts, ends } = workers[w]!
    for (let b = block[w]!; b < starts.length && ends[b]! <= now; b++) {
      block[w] = b + 1
      const pause = b + 1 < starts.length ? starts[b + 1]! - ends[b]! : 0
      if (pause <= 0 || at[w] !== BUSY) continue
      at[w] = AWAY
      readyAt[w] = now + pause
      book(w, readyAt[w]!, false)
      due.plan(readyAt[w]!, people + w)
    }
  }

  /** Where the roster has the worker from now on, and until when. */
  const moveOn = (w: number): void => {
    findBlock(w)
    const b = block[w]!
    const { starts, ends, places } = workers[w]!
    const from = b === starts.length ? FOREVER : Math.max(starts[b]!, readyAt[w]!)
    const isThere = from <= now
    const place = isThere ? places[b]! : AWAY
    placed[w] = from === FOREVER ? HOME : isThere && place < 0 ? ELSEWHERE : place
    upTo[w] = isThere ? ends[b]! : from
  }

  /** Finds the place of a worker who has no visitor in hand. */
  const settle = (w: number): void => {
    const before = at[w]!
    if (now >= upTo[w]!) moveOn(w)
    const place = placed[w]!
    if (place === before) return
    if (before >= 0) leaveIdle(w, before)
    at[w] = place
    if (place < 0) {
      if (place !== AWAY) lookAround(w)
      return
    }
    idle[place]![idlePeople[place]!++] = w
    if (waiting[place]! > 0) dispatch(place)
    fillGaps(place)
  }

  const endVisit = (w: number): void => {
    const visitor = inHand[w]!
    if (visitor >= 0) {
      serving[visits.desk[visitor]!]!--
      const next = visits.next[visitor]!
      if (next >= 0) due.plan(now + visits.walk[next]!, -1 - next)
    }
    settle(w)
  }

  const arrive = (visitor: number): void => {
    const desk = visits.desk[visitor]!
    visits.arrival[visitor] = now
    if (idlePeople[desk]! > 0 && waiting[desk] === 0 && visits.patience[visitor]! > 0) {
      serve(idle[desk]![0]!, visitor, desk)
      return
    }
    join(visitor)
    dispatch(desk)
  }

  const change = (who: number): void => {
    if (who < people) {
      if (at[who] !== BUSY) settle(who)
      return
    }
    dispatch(who - people)
    fillGaps(who - people)
  }

  const happen = (what: number): void => {
    if (what < 0) arrive(-1 - what)
    else if (what < people) endVisit(what)
    else if (at[what - people] !== BUSY) settle(what - people)
  }

  const begin = (): void => {
    for (const sums of Object.values(times)) sums.fill(0)
    for (const row of [block, readyAt, serving, idlePeople]) row.fill(0)
    at.fill(AWAY)
    placed.fill(AWAY)
    upTo.fill(0)
    lines.begin(visits, fates)
    fates.worker.fill(-1, 0, visits.count)
    due.clear()
    now = 0
  }

  const play: Play = (day, into, draw = spread) => {
    visits = day
    fates = into
    spread = draw
    begin()
    for (let changed = 0, come = 0; ; ) {
      const changeAt = changes.times[changed]!
      const dueAt = due.next()
      const arrivalAt = come < visits.direct ? visits.arrival[come]! : FOREVER
      const next = Math.min(changeAt, dueAt, arrivalAt)
      if (next === FOREVER) break
      now = next
      if (changeAt === now) change(changes.who[changed++]!)
      else if (dueAt === now) happen(due.take())
      else arrive(come++)
    }
    lines.turnAway(now)
  }
  return { play, times }
}
