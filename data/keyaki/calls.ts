import { dayNumber } from '../../src/core/calendar/date.ts'
import type { Random } from '../../src/core/units/random.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import type { Served } from './visits.ts'

/** Asterisk's name of a queue and the extension of its first agent. */
const PBX: Readonly<Record<string, { readonly name: string; readonly extension: number }>> = {
  'payment-call': { name: 'nouzei', extension: 201 },
  callback: { name: 'orikaeshi', extension: 301 },
}

/** Ten digits where a mobile number has eleven: nobody's number, and easy to find if it were ever kept. */
const fakeCaller = (random: Random): string =>
  `090000${String(Math.floor(random.uniform() * 10_000)).padStart(4, '0')}`

type Event = readonly [second: number, text: string]

const callEvents = (call: Served, midnight: number, id: string, random: Random): Event[] => {
  const { name, extension } = PBX[call.queue]!
  const line = (second: number, agent: string, event: string): Event => [
    second,
    `${midnight + second}|${id}|${name}|${agent}|${event}`,
  ]
  const events = [line(call.at, 'NONE', `ENTERQUEUE||${fakeCaller(random)}|1`)]
  const start = Math.round(call.start)
  if (call.left) {
    const wait = call.patienceSeconds
    const gone =
      wait > 600
        ? line(call.at + 600, 'NONE', 'EXITWITHTIMEOUT|1|1|600')
        : line(call.at + wait, 'NONE', `ABANDON|1|1|${wait}`)
    return [...events, gone]
  }
  const agent = `PJSIP/${extension + call.server}`
  const wait = start - call.at
  if (random.uniform() < 0.06) events.push(line(start, agent, 'RINGNOANSWER|15000'))
  const ring = 2 + Math.floor(6 * random.uniform())
  events.push(line(start, agent, `CONNECT|${wait}|${id.split('.')[0]}.${extension + call.server}|${ring}`))
  const talk = call.handlingSeconds
  const luck = random.uniform()
  if (luck < 0.003) return events
  if (luck < 0.09) {
    events.push(line(start + talk, agent, `BLINDTRANSFER|2100|from-int|${wait}|${talk}|1`))
  } else {
    const who = luck < 0.75 ? 'COMPLETECALLER' : 'COMPLETEAGENT'
    events.push(line(start + talk, agent, `${who}|${wait}|${talk}|1`))
  }
  return events
}

/** A day of `queue_log`: the calls of both queues and the noise of a telephone system, in the order of time. */
export const queueLogLines = (date: LocalDate, calls: readonly Served[], random: Random): string[] => {
  const midnight = dayNumber(date) * 86_400 - 9 * 3600
  const events: Event[] = []
  if (random.uniform() < 0.1) events.push([28_800, `${midnight + 28_800}|NONE|NONE|NONE|QUEUESTART|`])
  for (const { name, extension } of Object.values(PBX)) {
    for (let seat = 0; seat < 3; seat++) {
      const agent = `PJSIP/${extension + seat}`
      events.push([
        29_400 + seat,
        `${midnight + 29_400 + seat}|REALTIME|${name}|${agent}|ADDMEMBER|PJSIP/${extension + seat}`,
      ])
      const lunch = 41_400 + 3600 * seat
      events.push([lunch, `${midnight + lunch}|NONE|${name}|${agent}|PAUSE|昼休み`])
      events.push([lunch + 3600, `${midnight + lunch + 3600}|NONE|${name}|${agent}|UNPAUSE|`])
    }
  }
  calls.forEach((call, i) => {
    events.push(...callEvents(call, midnight, `${midnight + call.at}.${i + 17}`, random))
  })
  return events
    .map((event, i) => ({ event, i }))
    .sort((a, b) => a.event[0] - b.event[0] || a.i - b.i)
    .map(({ event }) => event[1])
}
