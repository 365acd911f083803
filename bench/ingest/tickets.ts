import { closeSync, openSync, writeSync } from 'node:fs'
import { addDays, weekday } from '../../src/core/calendar/date.ts'
import { seeded } from '../../src/core/units/random.ts'
import type { LocalDate } from '../../src/core/units/time.ts'

const HEADINGS = '発券日,発券番号,業務区分,発券時刻,呼出時刻,応対開始時刻,終了時刻,窓口番号,結果'
const QUEUES = ['住民異動', '案内', '証明', 'マイナンバー', '国保', '年金・後期高齢', '課税', '納税'] as const
const OPEN = 8.5 * 3600
const CLOSE = 17.1 * 3600

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))
const clock = (second: number): string =>
  `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`

/** Writes a clean UTF-8 ticket log of so many rows, spread evenly over the weekdays of five and a half years. */
export const writeTickets = (path: string, rows: number): void => {
  const random = seeded('tickets')
  const days: LocalDate[] = []
  for (let date: LocalDate = '2018-04-02'; date <= '2023-09-28'; date = addDays(date, 1))
    if (weekday(date) % 6 !== 0) days.push(date)
  const file = openSync(path, 'w')
  let text = `${HEADINGS}\n`
  for (const [index, date] of days.entries()) {
    const count = Math.floor((rows * (index + 1)) / days.length) - Math.floor((rows * index) / days.length)
    const written = date.replaceAll('-', '/')
    for (let ticket = 0; ticket < count; ticket++) {
      const issued = Math.floor(OPEN + ((CLOSE - OPEN) * (ticket + random.uniform())) / count)
      const called = issued + Math.floor(-200 * Math.log(1 - random.uniform()))
      const started = called + 5 + Math.floor(15 * random.uniform())
      const ended = started + 20 + Math.floor(-360 * Math.log(1 - random.uniform()))
      const queue = Math.floor(QUEUES.length * random.uniform())
      const number = `${'ABCDEFGH'[queue]}${String((ticket % 999) + 1).padStart(3, '0')}`
      text += `${written},${number},${QUEUES[queue]},${clock(issued)},${clock(called)},${clock(started)},${clock(ended)},${(ticket % 4) + 1},完了\n`
    }
    if (text.length > 1 << 20) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
}
