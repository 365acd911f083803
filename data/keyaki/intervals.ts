import { clock } from '../../src/core/calendar/date.ts'
import type { OpeningHours } from '../../src/core/calendar/opening.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { openShare, SLOT_MINUTES } from './profiles.ts'
import type { Served } from './visits.ts'

/** The pension counter had no machine of its own in fiscal year 2018: only a count by half hour survives. */
export const hasOnlyIntervals = (queue: string, fiscalYear: number): boolean =>
  queue === 'pension' && fiscalYear === 2018

export const INTERVAL_HEADINGS = '日付,時間帯,業務区分,発券数,呼出数,平均待ち(分),最大待ち(分),平均処理(分)'

const minutes = (seconds: readonly number[]): string =>
  seconds.length === 0 ? '' : (seconds.reduce((a, b) => a + b) / seconds.length / 60).toFixed(1)

/** The interval report of a queue's day, one line a half hour, empty ones included. */
export const intervalLines = (
  date: LocalDate,
  name: string,
  hours: OpeningHours,
  visits: readonly Served[],
): string[] => {
  const printed = date.split('-').map(Number).join('/')
  const lines: string[] = []
  for (let slot = 0; slot < 48; slot++) {
    if (openShare(hours, slot) === 0) continue
    const start = slot * SLOT_MINUTES
    const here = visits.filter((visit) => Math.floor(visit.at / 60 / SLOT_MINUTES) === slot)
    const called = here.filter((visit) => !visit.left)
    const waits = called.map((visit) => visit.start - visit.at)
    const longest = waits.length === 0 ? '' : (Math.max(...waits) / 60).toFixed(1)
    const span = `${clock(start).replace(/^0/, '')}～${clock(start + SLOT_MINUTES).replace(/^0/, '')}`
    const handling = minutes(called.map((visit) => visit.handlingSeconds))
    lines.push(
      `${printed},${span},${name},${here.length},${called.length},${minutes(waits)},${longest},${handling}`,
    )
  }
  return lines
}
