import { describe, expect, test } from 'vitest'
import { codes, readText, total } from './read-bytes.ts'

const SAMPLE = `1763425801|1763425801.17|nouzei|NONE|ENTERQUEUE||0900000000|1
1763425818|1763425801.17|nouzei|PJSIP/201|CONNECT|17|1763425801.19|4
1763426011|1763425801.17|nouzei|PJSIP/201|COMPLETECALLER|17|193|1
1763426100|1763426040.20|nouzei|NONE|ABANDON|2|3|60
1763426200|1763426150.25|nouzei|PJSIP/202|BLINDTRANSFER|2100|from-int|12|38|1
`

describe('Asterisk queue logs', () => {
  test('the sample: offered 3, answered 1, abandoned 1, hold 17 s, talk 193 s, from 9:30 in Japan', () => {
    const read = readText(SAMPLE)
    expect(codes(read)).toEqual([])
    expect(read).toMatchObject({ kind: 'calls', delimiter: 'pipe', rows: { read: 5, kept: 5, rejected: 0 } })
    expect(read.period).toEqual({ from: '2025-11-18', to: '2025-11-18' })
    expect(read.intervals).toEqual([
      {
        date: '2025-11-18',
        slot: 19,
        queue: 'payment-call',
        arrivals: 3,
        abandoned: 1,
        handled: 1,
        handlingSeconds: 193,
        handlingSecondsSquared: 193 ** 2,
        waited: 1,
        waitSeconds: 17,
        maxWaitSeconds: 17,
      },
    ])
  })

  test('the caller’s number and name are nowhere in what is read', () => {
    const read = readText(SAMPLE.replace('|0900000000|1', '|0900000000|1|山田太郎'))
    expect(JSON.stringify(read)).not.toMatch(/0900000000|山田/)
  })

  test('9:30:01 in Japan is 0:30:01 UTC; midnight falls between the dates of Japan', () => {
    const lines = [1763391599, 1763391600].map(
      (second, i) => `${second}|${second}.${i}|nouzei|NONE|ENTERQUEUE||1|1`,
    )
    const read = readText(`${lines.join('\n')}\n`)
    expect(read.intervals.map(({ date, slot }) => [date, slot])).toEqual([
      ['2025-11-17', 47],
      ['2025-11-18', 0],
    ])
  })

  test('each way out of the queue', () => {
    const call = (at: number, id: string, event: string) =>
      `${1763425800 + at}|${id}|orikaeshi|PJSIP/301|${event}`
    const read = readText(
      [
        call(0, 'a', 'ENTERQUEUE||1|1'),
        call(20, 'a', 'CONNECT|20|x|2'),
        call(80, 'a', 'COMPLETEAGENT|20|60|1'),
        call(1, 'b', 'ENTERQUEUE||1|1'),
        call(11, 'b', 'CONNECT|10|x|2'),
        call(41, 'b', 'BLINDTRANSFER|2100|from-int|10|30|1'),
        call(2, 'c', 'ENTERQUEUE||1|1'),
        call(7, 'c', 'CONNECT|5|x|2'),
        call(27, 'c', 'ATTENDEDTRANSFER|BRIDGE|x|5|20|1'),
        call(3, 'd', 'ENTERQUEUE||1|1'),
        call(603, 'd', 'EXITWITHTIMEOUT|1|1|600'),
        call(4, 'e', 'ENTERQUEUE||1|1'),
        call(34, 'e', 'EXITWITHKEY|1|1|1|30'),
        call(5, 'f', 'ENTERQUEUE||1|1'),
        call(6, 'f', 'RINGNOANSWER|15000'),
        call(9, 'f', 'ABANDON|1|1|4'),
        call(10, 'NONE', 'PAUSE|'),
        call(10, 'REALTIME', 'ADDMEMBER|x'),
      ].join('\n'),
    )
    expect(codes(read)).toEqual([])
    expect(total(read, 'arrivals', 'callback')).toBe(6)
    expect(total(read, 'abandoned')).toBe(3)
    expect(total(read, 'handlingSeconds')).toBe(60 + 30 + 20)
    expect(total(read, 'waitSeconds')).toBe(20 + 10 + 5)
  })

  test('queues nobody knows and lines that are none are listed', () => {
    const read = readText(`${SAMPLE}1763426300|x|jinji|NONE|ENTERQUEUE||1|1\nhello\n1763426300|x|nouzei\n`)
    expect(read.rowIssues).toMatchObject([
      { code: 'unknownQueue', at: { line: 6 }, values: { found: 'jinji', rows: 1 } },
      { code: 'noQueueLogLine', at: { line: 7 } },
      { code: 'noQueueLogLine', at: { line: 8 } },
    ])
    expect(read.rows).toMatchObject({ read: 8, kept: 5, rejected: 3 })
  })
})
