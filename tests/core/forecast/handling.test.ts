import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar/date.ts'
import { handlingProfiles, withHandling } from '../../../src/core/forecast/handling.ts'
import type { History, Interval } from '../../../src/core/interval/types.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'

const ORIGIN: LocalDate = '2023-10-02'

const history = (make: (date: LocalDate, slot: number) => readonly number[], days = 200): History => ({
  slotMinutes: 30,
  work: [],
  outbound: [],
  gaps: [],
  intervals: Array.from({ length: days }, (_, i) => addDays(ORIGIN, i - days)).flatMap((date) =>
    [18, 19, 20].map((slot): Interval => {
      const times = make(date, slot)
      return {
        date,
        slot,
        queue: 'certificate',
        arrivals: times.length,
        abandoned: 0,
        handled: times.length,
        handlingSeconds: times.reduce((a, b) => a + b, 0),
        handlingSecondsSquared: times.reduce((a, b) => a + b * b, 0),
        waited: 0,
        waitSeconds: 0,
        maxWaitSeconds: 0,
      }
    }),
  ),
})

const drawn = (mean: number, shape: number) => (date: LocalDate, slot: number) => {
  const random = seeded('handling').fork(`${date}/${slot}`)
  return Array.from({ length: 4 }, () => random.gamma(shape, mean / shape))
}

describe('handling times', () => {
  test('mean and variation come near what they were drawn from', () => {
    const profile = handlingProfiles(history(drawn(300, 4)), ORIGIN).get('certificate')!
    expect(Math.abs(profile.meanSeconds - 300)).toBeLessThan(15)
    expect(Math.abs(profile.cv - 0.5)).toBeLessThan(0.05)
  })

  test('a slot of its own is seen, a rare one leans on the queue', () => {
    const usual = drawn(300, 4)
    const slow = history((date, slot) => usual(date, slot).map((time) => (slot === 20 ? time * 2 : time)))
    const rare = history((date, slot) =>
      slot === 20 && date !== addDays(ORIGIN, -1)
        ? []
        : usual(date, slot).map((time) => (slot === 20 ? time * 2 : time)),
    )
    expect(handlingProfiles(slow, ORIGIN).get('certificate')!.slots[20]!.meanSeconds).toBeGreaterThan(520)
    expect(handlingProfiles(rare, ORIGIN).get('certificate')!.slots[20]!.meanSeconds).toBeLessThan(400)
  })

  test('a new way of working shows within a few months', () => {
    const changed = history(
      (date, slot) => drawn(date < addDays(ORIGIN, -120) ? 600 : 300, 4)(date, slot),
      400,
    )
    expect(handlingProfiles(changed, ORIGIN).get('certificate')!.meanSeconds).toBeLessThan(430)
  })

  describe('by season', () => {
    /** Visits take 30 % longer in the month in which returns are filed. */
    const yearly = (date: LocalDate, slot: number) =>
      drawn(300, 4)(date, slot).map((time) => (date.slice(5, 7) === '03' ? time * 1.3 : time))
    const five = history(yearly, 5 * 365)
    const meanOn = (all: History, date: LocalDate): number => {
      const day = {
        date,
        dayCv: 0,
        mean: 1,
        quantiles: [],
        slots: [{ slot: 19, mean: 1, slotCv: 0, quantiles: [] }],
      }
      const [told] = withHandling([day], handlingProfiles(all, ORIGIN).get('certificate'))
      return told!.slots[0]!.handling!.meanSeconds
    }

    test('a month that takes longer every year is foreseen, and no other', () => {
      expect(Math.abs(meanOn(five, '2024-03-04') / 390 - 1)).toBeLessThan(0.08)
      expect(Math.abs(meanOn(five, '2023-10-02') / 300 - 1)).toBeLessThan(0.06)
    })

    test('it is not taken for news: the level of April is that of every month', () => {
      const all = { ...five, intervals: five.intervals.filter(({ date }) => date < '2023-04-01') }
      const profile = handlingProfiles(all, '2023-04-01').get('certificate')!
      expect(Math.abs(profile.meanSeconds / 300 - 1)).toBeLessThan(0.06)
    })

    test('nothing is claimed that chance explains, or that two years cannot tell', () => {
      const calm = handlingProfiles(history(drawn(300, 4), 5 * 365), ORIGIN).get('certificate')!
      for (const factor of calm.season) expect(Math.abs(factor - 1)).toBeLessThan(0.03)
      const short = handlingProfiles(history(yearly, 2 * 365), ORIGIN).get('certificate')!
      expect(new Set(short.season)).toEqual(new Set([1]))
    })

    test('its factors have a mean of 1', () => {
      const { season } = handlingProfiles(five, ORIGIN).get('certificate')!
      expect(season).toHaveLength(12)
      expect(season.reduce((a, b) => a + b, 0) / 12).toBeCloseTo(1, 12)
    })
  })

  test('nothing at or after the origin counts', () => {
    const one = history(drawn(300, 4))
    const later = one.intervals.map((interval) => ({ ...interval, date: ORIGIN, handlingSeconds: 1e9 }))
    expect(handlingProfiles({ ...one, intervals: [...one.intervals, ...later] }, ORIGIN)).toEqual(
      handlingProfiles(one, ORIGIN),
    )
  })

  test('every slot of a forecast gets one, known or not', () => {
    const day = {
      date: ORIGIN,
      dayCv: 0,
      mean: 2,
      quantiles: [],
      slots: [18, 25].map((slot) => ({ slot, mean: 1, slotCv: 0, quantiles: [] })),
    }
    const profile = handlingProfiles(history(drawn(300, 4)), ORIGIN).get('certificate')!
    const [known] = withHandling([day], profile)
    expect(known!.slots[0]!.handling).toEqual(profile.slots[18])
    expect(known!.slots[1]!.handling).toEqual({ meanSeconds: profile.meanSeconds, cv: profile.cv })
    expect(withHandling([day], undefined)[0]!.slots[0]!.handling!.meanSeconds).toBeGreaterThan(0)
  })
})
