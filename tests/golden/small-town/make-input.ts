import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeCp932 } from '../../../data/keyaki/cp932.ts'
import { gzipPlain } from '../../../data/keyaki/truth.ts'
import { datesBetween, dayNumber, weekday } from '../../../src/core/calendar/date.ts'
import { type OpeningHours, openingOn } from '../../../src/core/calendar/opening.ts'
import type { City, Queue } from '../../../src/core/city/types.ts'
import { type Random, seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { readCityFile } from '../../../src/store/city-folder.ts'

/** Ten weeks of logs of つくし町 (fictional), made from a seed and as dirty as real ones. */
const FIRST: LocalDate = '2024-05-07'
const LAST: LocalDate = '2024-07-12'
const WEATHER_FROM: LocalDate = '2024-05-01'
const WEATHER_TO: LocalDate = '2024-07-13'

const HOLIDAYS: readonly (readonly [LocalDate, string])[] = [
  ['2024-01-01', '元日'],
  ['2024-01-08', '成人の日'],
  ['2024-02-11', '建国記念の日'],
  ['2024-02-12', '休日'],
  ['2024-02-23', '天皇誕生日'],
  ['2024-03-20', '春分の日'],
  ['2024-04-29', '昭和の日'],
  ['2024-05-03', '憲法記念日'],
  ['2024-05-04', 'みどりの日'],
  ['2024-05-05', 'こどもの日'],
  ['2024-05-06', '休日'],
  ['2024-07-15', '海の日'],
  ['2024-08-11', '山の日'],
  ['2024-08-12', '休日'],
  ['2024-09-16', '敬老の日'],
  ['2024-09-22', '秋分の日'],
  ['2024-09-23', '休日'],
  ['2024-10-14', 'スポーツの日'],
  ['2024-11-03', '文化の日'],
  ['2024-11-04', '休日'],
  ['2024-11-23', '勤労感謝の日'],
]

/** What a queue is like on a plain day: arrivals, mean handling in seconds, servers. */
const QUEUES: Readonly<Record<string, { arrivals: number; handling: number; servers: number }>> = {
  move: { arrivals: 19, handling: 900, servers: 2 },
  certificate: { arrivals: 46, handling: 330, servers: 2 },
  tax: { arrivals: 17, handling: 540, servers: 1 },
  'tax-call': { arrivals: 30, handling: 250, servers: 2 },
}
const HOUR_WEIGHTS: Readonly<Record<number, number>> = { 8: 1.1, 9: 1.3, 10: 1.4, 11: 1.2, 12: 0.7, 18: 0.4 }
const WEEKDAY_WEIGHTS = [0, 1.35, 1, 0.95, 0.9, 1.1]
const MAILED: readonly LocalDate[] = ['2024-06-10', '2024-06-11', '2024-06-12']

interface Visit {
  readonly issued: number
  readonly called: number
  readonly ended: number
  readonly left: boolean
}

const clock = (second: number): string =>
  [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')

/** Visits of one queue on one date, served in the order of their coming. */
const visitsOf = (
  queue: Queue,
  date: LocalDate,
  { openMinute, closeMinute }: OpeningHours,
  random: Random,
): Visit[] => {
  const { arrivals, handling, servers } = QUEUES[queue.id]!
  const mailed = queue.id.startsWith('tax') && MAILED.includes(date) ? 1.8 : 1
  const level = (arrivals / 8.75) * WEEKDAY_WEIGHTS[weekday(date)]! * mailed * random.gamma(40, 1 / 40)
  const free = new Array<number>(servers).fill(0)
  const arrived: number[] = []
  for (let minute = openMinute; minute < closeMinute; minute += 15) {
    const count = random.poisson((level / 4) * (HOUR_WEIGHTS[Math.floor(minute / 60)] ?? 1))
    for (let i = 0; i < count; i++) arrived.push(minute * 60 + Math.floor(900 * random.uniform()))
  }
  return arrived
    .sort((a, b) => a - b)
    .map((issued) => {
      const server = free.indexOf(Math.min(...free))
      const called = Math.max(issued + 5, free[server]!)
      const patience = 60 + Math.floor(random.gamma(1, 150))
      if (queue.channel === 'phone' && called - issued > patience)
        return { issued, called: issued + patience, ended: issued + patience, left: true }
      const ended = called + 20 + Math.floor(random.gamma(2, handling / 2))
      free[server] = ended
      return { issued, called, ended, left: false }
    })
}

/** 2024/5/7 */
const slashed = (date: LocalDate): string => date.split('-').map(Number).join('/')
/** 令和6年5月7日 */
const longEra = (date: LocalDate): string =>
  `令和${+date.slice(0, 4) - 2018}年${+date.slice(5, 7)}月${+date.slice(8)}日`
/** Ｒ６．５．７ */
const wideEra = (date: LocalDate): string =>
  `R${+date.slice(0, 4) - 2018}.${+date.slice(5, 7)}.${+date.slice(8)}`.replace(/[!-~]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
  )

/** A morning in which the residents' machine printed nothing though people came. */
const isOutage = (date: LocalDate, second: number): boolean =>
  date === '2024-06-04' && second > 8.5 * 3600 && second < 12.5 * 3600

/** Rows of a ticket: forgotten ends, ends in a batch at closing, and a second row where the number was called twice. */
const ticketRows = (
  queue: Queue,
  visit: Visit,
  date: string,
  number: string,
  close: number,
  random: Random,
): string[] => {
  const luck = random.uniform()
  const ended = luck < 0.03 ? '' : luck < 0.05 ? clock(close * 60) : clock(visit.ended)
  const name = luck > 0.8 ? queue.aliases[0]! : queue.name.ja
  const row = [date, number, name, clock(visit.issued), clock(visit.called), ended].join(',')
  return luck > 0.985 ? [row, row] : [row]
}

const BROKEN: Readonly<Record<string, readonly string[]>> = {
  '2024-05-20': ['令和6年2月30日,A901,住民異動,09:10:00,09:15:00,09:30:00'],
  '2024-06-18': ['令和6年6月18日,A902,証明,10:40:00,10:35:00,10:20:00'],
  '2024-07-03': ['令和6年7月3日,A903,試験発券,08:31:00,,', '令和6年7月3日,A904,証明,25:10:00,,'],
}

const queueLogLines = (
  visit: Visit,
  midnight: number,
  id: number,
  random: Random,
): (readonly [number, string])[] => {
  const call = `${midnight + visit.issued}.${id}`
  const line = (second: number, agent: string, event: string) =>
    [midnight + second, `${midnight + second}|${call}|zeimu|${agent}|${event}`] as const
  const enter = line(visit.issued, 'NONE', `ENTERQUEUE||090000${1000 + id}|1`)
  const wait = visit.called - visit.issued
  if (visit.left) return [enter, line(visit.called, 'NONE', `ABANDON|1|1|${wait}`)]
  const agent = `PJSIP/${201 + (id % 2)}`
  const end = random.uniform() < 0.7 ? 'COMPLETECALLER' : 'COMPLETEAGENT'
  return [
    enter,
    line(visit.called, agent, `CONNECT|${wait}|${call}|3`),
    line(visit.ended, agent, `${end}|${wait}|${visit.ended - visit.called}|1`),
  ]
}

const weatherCsv = (random: Random): string => {
  const elements = ['平均気温(℃)', '最高気温(℃)', '最低気温(℃)', '降水量の合計(mm)', '日照時間(時間)']
  const widths = [3, 3, 3, 4, 4]
  const spread = (cells: readonly string[]) => cells.flatMap((cell, i) => new Array(widths[i]).fill(cell))
  const flags = [3, 3, 3, 4, 4].map((n) =>
    n === 3 ? ',品質情報,均質番号' : ',現象なし情報,品質情報,均質番号',
  )
  const days = datesBetween(WEATHER_FROM, WEATHER_TO).map((date, i) => {
    const mean = 17 + i * 0.13 + 2 * random.normal()
    const isWet = random.uniform() < 0.33
    const rain = isWet ? random.gamma(0.8, 12) : 0
    const sun = isWet ? 1.5 * random.uniform() : 4 + 8 * random.uniform()
    const measured = (value: number) => `${value.toFixed(1)},8,1`
    const phenomenon = (value: number) => `${value.toFixed(1)},${value > 0 ? 0 : 1},8,1`
    const temperatures = [mean, mean + 5 + random.uniform(), mean - 4 - random.uniform()].map(measured)
    return [slashed(date), ...temperatures, phenomenon(rain), phenomenon(sun)].join(',')
  })
  const heads = [
    'ダウンロードした時刻：2024/07/14 09:00:00',
    '',
    `,${spread(elements.map(() => 'つくし')).join(',')}`,
    `年月日,${spread(elements).join(',')}`,
    `,${flags.join(',')}`,
  ]
  return `${[...heads, ...days].join('\r\n')}\r\n`
}

const lines = (rows: readonly string[], end = '\r\n'): string => rows.map((row) => row + end).join('')

/** All generated files of the town by their name. */
export const townFiles = (city: City): Readonly<Record<string, Uint8Array>> => {
  const dice = seeded('tsukushi')
  const residents = ['発券日,発券番号,業務区分,発券時刻,呼出時刻,終了時刻']
  const tax = ['受付日,整理番号,手続区分,発行時刻,呼び出し,完了']
  const calls: (readonly [number, string])[] = []
  const work = ['日付,業務,件数']
  const outbound = ['日付,時間帯,架電数,接触数(本人),約束数,平均通話秒,オペレーター数']
  const holidays = { names: new Map(HOLIDAYS), lastYear: 2024 }
  for (const date of datesBetween(FIRST, LAST)) {
    const random = dice.fork(date)
    const day = city.queues.flatMap((queue) => {
      const hours = openingOn(city, holidays, queue.opening, date)
      if (!hours) return []
      const visits = visitsOf(queue, date, hours, random.fork(queue.id))
      return visits.map((visit) => ({ queue, visit, close: hours.closeMinute }))
    })
    if (day.length === 0) continue
    day.sort((a, b) => a.visit.issued - b.visit.issued)
    day.forEach(({ queue, visit, close }, i) => {
      const number = `${queue.id === 'tax' ? 'B' : 'A'}${String(i + 1).padStart(3, '0')}`
      if (queue.channel === 'phone') {
        calls.push(...queueLogLines(visit, dayNumber(date) * 86_400 - 9 * 3600, i, random))
      } else if (queue.id === 'tax') {
        tax.push(...ticketRows(queue, visit, wideEra(date), number, close, random))
      } else if (!isOutage(date, visit.issued)) {
        residents.push(...ticketRows(queue, visit, longEra(date), number, close, random))
      }
    })
    residents.push(...(BROKEN[date] ?? []))
    work.push(`${date},異動届入力,${random.poisson(18)}`)
    for (const span of ['10:00～10:30', '10:30～11:00', '14:00～14:30', '14:30～15:00'])
      outbound.push(`${date},${span},${8 + random.poisson(6)},${random.poisson(4)},${random.poisson(2)},95,1`)
  }
  calls.sort(([a], [b]) => a - b)
  const utf8 = (text: string) => Buffer.from(text, 'utf8')
  return {
    'syukujitsu.csv': encodeCp932(
      lines([
        '国民の祝日・休日月日,国民の祝日・休日名称',
        ...HOLIDAYS.map(([date, name]) => `${slashed(date)},${name}`),
      ]),
    ),
    'weather.csv': encodeCp932(weatherCsv(dice.fork('weather'))),
    'tickets-residents.csv': encodeCp932(lines(residents)),
    'tickets-tax.tsv': utf8(`\ufeff${lines(tax.map((row) => row.replaceAll(',', '\t')))}`),
    'queue_log.gz': gzipPlain(
      lines(
        calls.map(([, line]) => line),
        '\n',
      ),
    ),
    'work.csv': utf8(lines(work)),
    'outbound.csv': utf8(lines(outbound)),
  }
}

if (import.meta.main) {
  const input = join(import.meta.dirname, 'input')
  const city = await readCityFile(input)
  if (!city.ok) throw new Error(JSON.stringify(city.issues))
  await rm(join(input, 'logs'), { recursive: true, force: true })
  await mkdir(join(input, 'logs'))
  for (const [name, bytes] of Object.entries(townFiles(city.value)))
    await writeFile(join(input, 'logs', name), bytes)
}
