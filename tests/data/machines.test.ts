import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueLogLines } from '../../data/keyaki/calls.ts'
import { generate } from '../../data/keyaki/generate.ts'
import { MACHINES, printedTime } from '../../data/keyaki/machines.ts'
import type { Served } from '../../data/keyaki/visits.ts'
import { seeded } from '../../src/core/units/random.ts'

let folder: string

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'keyaki-era-')), 'logs')
  await generate(folder, { from: '2019-03-28', to: '2019-05-10' })
})

afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }))

const shiftJis = async (name: string): Promise<string> =>
  new TextDecoder('shift_jis', { fatal: true }).decode(await readFile(join(folder, name)))

describe('what the machines print', () => {
  it('writes dates in the way of their years', () => {
    const print = (department: string, year: number, date: '2018-04-02' | '2019-12-03' | '2020-01-06') =>
      MACHINES[department]![year - 2018]!.date(date)
    expect(print('citizens', 2018, '2018-04-02')).toBe('H30.4.2')
    expect(print('citizens', 2019, '2019-12-03')).toBe('令和元年12月3日')
    expect(print('tax-payment', 2019, '2019-12-03')).toBe('平成31年12月3日')
    expect(print('tax-payment', 2019, '2020-01-06')).toBe('令和2年1月6日')
    expect(print('insurance', 2019, '2019-12-03')).toBe('R1.12.3')
    expect(print('citizens', 2022, '2020-01-06')).toBe('20200106')
    expect(print('taxation', 2022, '2020-01-06')).toBe('2020-01-06')
    expect(print('insurance', 2021, '2020-01-06')).toBe('2020/1/6')
  })

  it('writes times with seconds or without, as the machine is', () => {
    const at = 9 * 3600 + 5 * 60 + 7
    expect(printedTime(MACHINES.citizens![1]!, at)).toBe('9:05')
    expect(printedTime(MACHINES.citizens![2]!, at)).toBe('09:05:07')
    expect(printedTime(MACHINES.taxation![3]!, at)).toBe('9:05:07')
  })

  it('changes the era inside a file, or forgets to', async () => {
    const citizens = await shiftJis('tickets-citizens-fy2019.csv')
    expect(citizens).toContain('平成31年4月26日')
    expect(citizens).toContain('令和元年5月7日')
    const payment = await shiftJis('tickets-tax-payment-fy2019.csv')
    expect(payment).toContain('"平成31年5月7日"')
    expect(payment).not.toContain('令和元年')
    for (const golden of ['4月29日', '4月30日', '5月1日', '5月6日']) expect(citizens).not.toContain(golden)
  })

  it('counts pensions of fiscal year 2018 by half hour only', async () => {
    const intervals = (await shiftJis('intervals-pension-fy2018.csv')).trimEnd().split('\r\n')
    expect(intervals[0]).toBe('日付,時間帯,業務区分,発券数,呼出数,平均待ち(分),最大待ち(分),平均処理(分)')
    expect(intervals[1]).toMatch(/^2019\/3\/28,8:30～9:00,年金,\d+,\d+,/)
    // Two weekdays of 18 half hours and a Saturday morning of seven.
    expect(intervals).toHaveLength(1 + 2 * 18 + 7)
    expect(await shiftJis('tickets-insurance-fy2018.csv')).not.toContain('年金')
    expect(await shiftJis('tickets-insurance-fy2019.csv')).toContain('年金･後期高齢')
  })
})

describe('what the telephone system logs', () => {
  const call = (queue: string, at: number, of: Partial<Served>): Served => ({
    queue,
    at,
    handlingSeconds: 193,
    patienceSeconds: 60,
    start: at + 17,
    server: 0,
    left: false,
    ...of,
  })

  it('tells each call from its entry to its end, in Universal Time and in order', () => {
    const nine = 9 * 3600
    const lines = queueLogLines(
      '2025-11-18',
      [call('payment-call', nine, {}), call('callback', nine + 5, { left: true })],
      seeded('calls'),
    )
    const entered = lines.filter((line) => line.includes('ENTERQUEUE'))
    expect(entered).toHaveLength(2)
    expect(entered[0]).toMatch(/^1763424000\|1763424000\.\d+\|nouzei\|NONE\|ENTERQUEUE\|\|090000\d{4}\|1$/)
    expect(lines.some((line) => /^1763424017\|.*\|PJSIP\/201\|CONNECT\|17\|/.test(line))).toBe(true)
    expect(lines.some((line) => /^1763424210\|.*\|(COMPLETE|BLINDTRANSFER)/.test(line))).toBe(true)
    expect(lines.some((line) => /^1763424065\|.*\|orikaeshi\|NONE\|ABANDON\|1\|1\|60$/.test(line))).toBe(true)
    const epochs = lines.map((line) => Number(line.split('|')[0]))
    expect(epochs).toEqual([...epochs].sort((a, b) => a - b))
  })
})
