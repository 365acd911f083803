import { describe, expect, test } from 'vitest'
import { addDays, datesBetween } from '../../../src/core/calendar/date.ts'
import { type Fit, fitStaffing } from '../../../src/core/calibration/fit.ts'
import { type Desk, observeDesks } from '../../../src/core/calibration/observe.ts'
import { serveDesk } from '../../../src/core/simulation/serve.ts'
import { cityOf, holidays, type MadeLogs, madeLogs } from './made.ts'

const FROM = '2022-10-24'
const TO = addDays(FROM, 27)

/** True people of each open slot, averaged over the days of a desk. */
const truePeople = ({ people }: MadeLogs, desk: Desk): Map<number, number> => {
  const sums = new Map<number, { people: number; days: number }>()
  for (const day of desk.days)
    day.starts.forEach((_, i) => {
      const slot = day.firstSlot + i
      const { people: before, days } = sums.get(slot) ?? { people: 0, days: 0 }
      const there = people.get(`${desk.activity.id}/${day.date}`)![slot]!
      sums.set(slot, { people: before + there, days: days + 1 })
    })
  return new Map([...sums].map(([slot, { people, days }]) => [slot, people / days]))
}

/** Fitted less true people, by slot. */
const errorsOf = (fit: Fit, truth: ReadonlyMap<number, number>): number[] =>
  [...truth].map(([slot, people]) => fit.people[slot]! - people)

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

const fitted = (activity: string, seed: string, place?: Parameters<typeof madeLogs>[4]) => {
  const city = cityOf(activity)
  const logs = madeLogs(city, FROM, TO, seed, place)
  const [desk] = observeDesks(logs.history, city, holidays, datesBetween(FROM, TO))
  const fit = fitStaffing(desk!, 30, serveDesk)
  return { desk: desk!, fit, errors: errorsOf(fit, truePeople(logs, desk!)) }
}

describe('staffing fitted to logged waits', () => {
  test.each([
    ['certificate-desk', 0.25],
    ['insurance-desk', 0.4],
    ['guidance-desk', 0.25],
    ['payment-phone', 0.3],
  ])('%s: people of a slot are found within %d of a person, on average', (activity, most) => {
    const { errors } = fitted(activity, 'usual')
    expect(meanOf(errors.map(Math.abs))).toBeLessThan(most)
    expect(Math.abs(meanOf(errors))).toBeLessThan(0.2)
  })

  test('one person fewer every day is seen as one person fewer', () => {
    const usual = fitted('certificate-desk', 'fewer', () => Array.from({ length: 48 }, () => 3))
    const fewer = fitted('certificate-desk', 'fewer', () => Array.from({ length: 48 }, () => 2))
    const gone = [...usual.fit.people.keys()]
      .filter((slot) => usual.fit.people[slot]! > 0)
      .map((slot) => usual.fit.people[slot]! - fewer.fit.people[slot]!)
    expect(meanOf(gone)).toBeGreaterThan(0.75)
    expect(meanOf(gone)).toBeLessThan(1.25)
  })

  test('a thin hour at noon is found where it is', () => {
    const { fit } = fitted('insurance-desk', 'noon', () =>
      Array.from({ length: 48 }, (_, slot) => (slot === 24 || slot === 25 ? 2 : 4)),
    )
    const noon = (fit.people[24]! + fit.people[25]!) / 2
    const around = (fit.people[20]! + fit.people[21]! + fit.people[27]! + fit.people[28]!) / 4
    expect(noon).toBeLessThan(2.6)
    expect(around).toBeGreaterThan(3.3)
  })

  test('days that come and go by one person are told from days that do not', () => {
    const steady = fitted('insurance-desk', 'days', () => Array.from({ length: 48 }, () => 3))
    const ill = fitted('insurance-desk', 'days', (_, date) =>
      Array.from({ length: 48 }, () => (Number(date.slice(8)) % 3 === 0 ? 2 : 4)),
    )
    expect(steady.fit.staffing.dayDeviation).toBeLessThan(0.3)
    expect(ill.fit.staffing.dayDeviation).toBeGreaterThan(0.5)
  })

  test('seconds of walking up or ringing that everybody has are no queue', () => {
    const city = cityOf('payment-phone')
    const { history } = madeLogs(city, FROM, TO, 'ringing')
    const deskOf = (seconds: number) => {
      const intervals = history.intervals.map((it) => ({
        ...it,
        waitSeconds: it.waitSeconds + seconds * it.waited,
      }))
      return observeDesks({ ...history, intervals }, city, holidays, datesBetween(FROM, TO))[0]!
    }
    expect(deskOf(0).callSeconds).toEqual([0])
    expect(deskOf(8).callSeconds).toEqual([8])
    const [atOnce, ringing] = [fitStaffing(deskOf(0), 30, serveDesk), fitStaffing(deskOf(8), 30, serveDesk)]
    const apart = [...atOnce.people].map((people, slot) => Math.abs(people - ringing.people[slot]!))
    expect(Math.max(...apart)).toBeLessThan(0.5)
  })

  test('fewer people than are busy are never found', () => {
    const { desk, fit } = fitted('certificate-desk', 'least')
    for (const day of desk.days)
      for (let i = 0; i < day.starts.length; i++) {
        const slot = day.firstSlot + i
        expect(fit.staffing.people[slot]).toBeGreaterThanOrEqual(fit.least[slot]! - 1e-9)
        expect(fit.least[slot]).toBeGreaterThan(0)
      }
  })

  test('the same logs give the same staffing', () => {
    expect(fitted('payment-phone', 'same').fit).toEqual(fitted('payment-phone', 'same').fit)
  })
})
