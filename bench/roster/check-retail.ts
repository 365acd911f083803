import type { Verdict } from './check-nrp.ts'

/** One shift: blocks in order, minutes from 0:00 of the first day. */
export interface Shift {
  readonly person: string
  readonly blocks: readonly {
    readonly activity: string
    readonly startMinute: number
    readonly endMinute: number
  }[]
}

const HOUR = 60
const DAY = 24 * HOUR
const FIRST = 6 * HOUR

/** Hours of the day at which a shift may start, from and to. */
const STARTS = [
  [0, 0],
  [6, 10],
  [14, 18],
  [20, 23.75],
] as const

const linesOf = (text: string, section: string): string[][] =>
  (text.split(`SECTION_${section}`)[1] ?? '')
    .split('SECTION_')[0]!
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line[0] !== '#')
    .map((line) => line.split(','))

/** What is wrong with a plan of the multi-activity set, and what it costs: from the instance's own lines alone. */
export const checkRetail = (text: string, shifts: readonly Shift[]): Verdict => {
  const faults: string[] = []
  const end = FIRST + Number(linesOf(text, 'HORIZON')[0]![0]) * DAY
  const tasks = Number(linesOf(text, 'TASKS')[0]![0])
  const staff = linesOf(text, 'STAFF')
  const there = new Map<string, number>()
  for (const { person, blocks } of shifts) {
    const fault = (what: string) => faults.push(`${person}, shift at ${blocks[0]?.startMinute}: ${what}`)
    if (!staff.some(([id]) => id === person)) fault('unknown person')
    if (blocks.length === 0) {
      fault('no block')
      continue
    }
    const from = blocks[0]!.startMinute
    const to = blocks.at(-1)!.endMinute
    if (from < FIRST || to > end) fault('outside the horizon')
    if (to - from < 6 * HOUR || to - from > 10 * HOUR) fault(`${to - from} min long`)
    const clock = (from % DAY) / HOUR
    if (!STARTS.some(([first, last]) => clock >= first && clock <= last)) fault(`starts at ${clock} h`)
    blocks.forEach(({ activity, startMinute, endMinute }, i) => {
      const next = blocks[i + 1]
      if (startMinute % 15 !== 0 || endMinute % 15 !== 0) fault('off the quarter hours')
      if (endMinute - startMinute < HOUR) fault(`a block of ${endMinute - startMinute} min`)
      if (next !== undefined && next.startMinute !== endMinute) fault('a hole or an overlap between blocks')
      if (!(Number(activity) >= 1 && Number(activity) <= tasks)) fault(`activity ${activity}`)
      for (let minute = startMinute; minute < endMinute; minute += 15) {
        const key = `${activity}@${minute}`
        there.set(key, (there.get(key) ?? 0) + 1)
      }
    })
  }
  for (const [id, least, most] of staff) {
    const fault = (what: string) => faults.push(`${id}: ${what}`)
    const own = shifts
      .filter(({ person, blocks }) => person === id && blocks.length > 0)
      .map(({ blocks }) => ({ from: blocks[0]!.startMinute, to: blocks.at(-1)!.endMinute }))
      .sort((a, b) => a.from - b.from)
    const total = own.reduce((sum, { from, to }) => sum + to - from, 0)
    if (total < Number(least) || total > Number(most)) fault(`${total} min, not ${least}–${most}`)
    const days = own.map(({ from }) => Math.floor(from / DAY))
    if (new Set(days).size < days.length) fault('two shifts start on one day')
    own.forEach(({ from }, i) => {
      if (i > 0 && from - own[i - 1]!.to < 14 * HOUR) fault(`${from - own[i - 1]!.to} min of rest`)
      if (days[i + 5] === days[i]! + 5) fault(`six days in a row from day ${days[i]}`)
    })
  }
  let cost = 0
  for (const [day, time, task, least, most] of linesOf(text, 'COVER')) {
    const [hour, minute] = time!.split('-')[0]!.split(':').map(Number)
    const at = (Number(day) - 1) * DAY + hour! * HOUR + minute!
    const people = there.get(`${task}@${at}`) ?? 0
    if (people < Number(least)) faults.push(`task ${task} at ${at}: ${people} of ${least}`)
    cost += Math.max(0, people - Number(most)) ** 2
  }
  return { faults, cost }
}
