import { clock } from '../../src/core/calendar/date.ts'
import type { Random } from '../../src/core/units/random.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import type { Day } from './days.ts'
import { SLOT_MINUTES } from './profiles.ts'

/** Reminder calls began with the contract; they rested in the spring of 2020. */
const resting = (date: LocalDate): boolean =>
  date < '2019-02-01' || (date >= '2020-04-08' && date <= '2020-05-25')

/** Share of attempts that reach the person, by half hour from 9:00: lunch and the end of the afternoon are best. */
const REACHED = [
  0.24, 0.24, 0.25, 0.25, 0.26, 0.28, 0.34, 0.35, 0.29, 0.26, 0.25, 0.26, 0.27, 0.3, 0.33, 0.35,
]

const slashed = (date: LocalDate): string => date.split('-').map(Number).join('/')

/** The outbound report of a day: `日付,時間帯,架電数,接触数(本人),約束数,平均通話秒,オペレーター数`. */
export const outboundLines = (day: Day, random: Random): string[] => {
  if (day.weekday === 6 || resting(day.date)) return []
  const seats = random.uniform() < 0.08 ? 3 : 4
  const atHome = day.date < '2021-10-01' && day.date >= '2020-05-26' ? 1.15 : 1
  const willing = 0.47 + 0.05 * random.normal() * 0.5
  return REACHED.map((share, i) => {
    const start = 9 * 60 + i * SLOT_MINUTES
    const operators = i >= 5 && i <= 8 ? seats - 1 : seats
    const attempts = random.poisson(operators * 14.5)
    let contacts = 0
    let promises = 0
    for (let call = 0; call < attempts; call++) {
      if (random.uniform() >= share * atHome) continue
      contacts++
      if (random.uniform() < willing) promises++
    }
    const talk = Math.round(95 + 12 * random.normal())
    const span = `${clock(start)}～${clock(start + SLOT_MINUTES)}`
    return `${slashed(day.date)},${span},${attempts},${contacts},${promises},${talk},${operators}`
  })
}

/** Units of a usual day by back-office task, and what makes them more. */
const workOf = (day: Day, arrivals: ReadonlyMap<string, number>): [task: string, mean: number][] => {
  const month = Number(day.date.slice(5, 7))
  const afterWeekend = day.closedBefore > 0 ? 1.5 : 0.88
  const papers = month >= 1 && month <= 5 ? 330 : month >= 9 && month <= 12 ? 170 : 110
  const deadline = day.fromMonthEnd <= 2 || day.fromMonthStart <= 3 ? 1.9 : 0.85
  const refunds = month >= 5 && month <= 8 ? 26 : 18
  return [
    ['業務点検・報告', 8],
    ['異動届後処理', 0.6 * (arrivals.get('transfer') ?? 0)],
    ['郵送証明', 46 * afterWeekend],
    ['資格書類入力', 0.9 * (arrivals.get('insurance') ?? 0) + 24 * afterWeekend],
    ['課税資料整理', papers],
    ['郵便振込仕分け', 230 * deadline * (day.closedBefore > 0 ? 1.25 : 0.95)],
    ['還付', refunds],
    ['財産調査補助', resting(day.date) && day.date >= '2020-04-08' ? 130 : 105],
  ]
}

/** The back-office count of a day: `日付,業務,件数`. */
export const workLines = (day: Day, arrivals: ReadonlyMap<string, number>, random: Random): string[] =>
  day.weekday === 6
    ? []
    : workOf(day, arrivals).map(([task, mean]) => {
        const units = task === '業務点検・報告' ? mean : random.poisson(mean * random.gamma(60, 1 / 60))
        return `${slashed(day.date)},${task},${units}`
      })
