import type { Tally } from '../interval/types.ts'
import { cellMemory, cellText, plainNumber } from './cells.ts'
import type { Desk, RowReader } from './desk.ts'
import { knownNames, queueFinder } from './names.ts'
import type { Fields } from './records.ts'

/** Seconds that Japan is ahead of UTC. */
const JAPAN = 9 * 3600

const DAY = 86_400

/** A call that has entered and not yet ended. */
interface OpenCall {
  readonly day: number
  readonly queue: number
  readonly second: number
  connected: boolean
}

/** Calls open at once; past that the oldest has lost its end. */
const MOST_OPEN = 10_000

type Event = 'enter' | 'connect' | 'complete' | 'transfer' | 'leave' | 'other'

const EVENTS: Readonly<Record<string, Event>> = {
  ENTERQUEUE: 'enter',
  CONNECT: 'connect',
  COMPLETEAGENT: 'complete',
  COMPLETECALLER: 'complete',
  BLINDTRANSFER: 'transfer',
  ATTENDEDTRANSFER: 'transfer',
  TRANSFER: 'transfer',
  ABANDON: 'leave',
  EXITWITHTIMEOUT: 'leave',
  EXITEMPTY: 'leave',
  EXITWITHKEY: 'leave',
}
const NUMBERED: readonly Event[] = ['other', 'enter', 'connect', 'complete', 'transfer', 'leave']

/**
 * Reads an Asterisk `queue_log` (`epoch|uniqueid|queue|member|EVENT|params…`; epoch is UTC) into the tally.
 * Offered is ENTERQUEUE, answered is CONNECT with its hold time as the wait, handling is the talk time of
 * COMPLETE* and the transfers, abandoned is ABANDON and EXIT*. A call whose ENTERQUEUE lies before the file is
 * offered at the time its end tells; its talk is not counted, for nothing says when it was answered. The caller's
 * number and name are never read.
 */
export const queueLogReader = ({ city, decode, journal, tally }: Desk): RowReader => {
  const find = queueFinder(city, 'phone')
  const known = knownNames(city.queues.filter(({ channel }) => channel === 'phone'))
  const calls = new Map<string, OpenCall>()
  const text = (fields: Fields, at: number): string =>
    at < fields.count ? cellText(decode, fields.bytes, fields.starts[at]!, fields.ends[at]!) : ''
  const queueByText = cellMemory((bytes, start, end) => find(cellText(decode, bytes, start, end)))
  const eventByText = cellMemory((bytes, start, end) =>
    NUMBERED.indexOf(EVENTS[cellText(decode, bytes, start, end)] ?? 'other'),
  )
  const seconds = (fields: Fields, at: number): number =>
    at < fields.count ? plainNumber(fields.bytes, fields.starts[at]!, fields.ends[at]!) : -1

  const enter = (id: string, epoch: number, queue: number): OpenCall => {
    const local = epoch + JAPAN
    const call = { day: Math.floor(local / DAY), second: local % DAY, queue, connected: false }
    tally.visit(call.day, queue, call.second, 1, 0, -1, -1)
    if (id === 'NONE' || id === 'REALTIME' || id === '') return call
    calls.set(id, call)
    if (calls.size > MOST_OPEN) calls.delete(calls.keys().next().value!)
    return call
  }
  const tell = (
    call: OpenCall,
    abandoned: number,
    wait: number,
    handling: number,
  ): ReturnType<Tally['visit']> =>
    tally.visit(call.day, call.queue, call.second, 0, abandoned, wait, handling)

  /** Waiting and talking seconds of an event, by its place in the parameters; −1 where they are not written. */
  const span = (fields: Fields, event: Event, name: string): readonly [wait: number, talk: number] => {
    if (event === 'connect') return [seconds(fields, 5), 0]
    if (event === 'complete') return [seconds(fields, 5), seconds(fields, 6)]
    if (event === 'transfer') return [seconds(fields, 7), seconds(fields, 8)]
    return [seconds(fields, name === 'EXITWITHKEY' ? 8 : 7), 0]
  }

  return {
    record(fields) {
      const { bytes, starts, ends, count, line } = fields
      journal.read()
      const epoch = count >= 5 ? epochOf(bytes, starts[0]!, ends[0]!) : -1
      if (epoch < 0) return journal.reject('noQueueLogLine', line, undefined)
      const event = NUMBERED[eventByText(bytes, starts[4]!, ends[4]!)]!
      const day = Math.floor((epoch + JAPAN) / DAY)
      if (!journal.plausible(day, line, 'epoch')) return
      if (event === 'other') return journal.keep(day, line)
      const queue = queueByText(bytes, starts[2]!, ends[2]!)
      if (queue < 0) return journal.rejectName('unknownQueue', line, 'queue', text(fields, 2), known)
      const id = text(fields, 1)
      journal.keep(day, line)
      if (event === 'enter') {
        enter(id, epoch, queue)
        return
      }
      const [wait, talk] = span(fields, event, text(fields, 4))
      if (wait < 0 || talk < 0) journal.note('callTimesMissing', line, 'data')
      const call = calls.get(id) ?? enter(id, epoch - Math.max(0, wait) - Math.max(0, talk), queue)
      if (event === 'connect') {
        call.connected = true
        tell(call, 0, wait, -1)
        return
      }
      calls.delete(id)
      if (event === 'leave') tell(call, 1, -1, -1)
      else if (call.connected && talk > 0) tell(call, 0, -1, talk)
      else journal.untimed(1)
    },
    end() {},
  }
}

/** Seconds since 1970 of 9 or 10 digits, or −1. */
const epochOf = (bytes: Uint8Array, start: number, end: number): number => {
  if (end - start !== 10) return end - start === 9 ? plainNumber(bytes, start, end) : -1
  const high = plainNumber(bytes, start, start + 5)
  const low = plainNumber(bytes, start + 5, end)
  return high < 0 || low < 0 ? -1 : high * 100_000 + low
}
