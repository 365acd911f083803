import { inForce } from '../calendar/opening.ts'
import type { Effective, LocalDate } from '../units/time.ts'

/** Premiums on the wage of an hour (労基法37条, 割増率令). They add up: overtime above 60 hours at night is +75 %. */
export interface PremiumRates extends Effective {
  readonly overtime: number
  /** For overtime above `manyMinutes` in a month. */
  readonly manyOvertime: number
  readonly manyMinutes: number
  /** 22:00–5:00, on top of whatever else applies. */
  readonly night: number
  /** Work on the statutory rest day; it does not count towards `manyMinutes`. */
  readonly holiday: number
}

/** The rate of many hours applied to large companies alone until 2023-03-31; the rows are those of a small one. */
export const premiumRates: readonly PremiumRates[] = [
  {
    from: '2010-04-01',
    to: '2023-03-31',
    overtime: 0.25,
    manyOvertime: 0.25,
    manyMinutes: 3600,
    night: 0.25,
    holiday: 0.35,
  },
  { from: '2023-04-01', overtime: 0.25, manyOvertime: 0.5, manyMinutes: 3600, night: 0.25, holiday: 0.35 },
]

/** Work beyond the ordinary hours of one person in one month, minutes. */
export interface PremiumWork {
  /** Overtime of the month that was paid before. */
  readonly overtimeBefore: number
  readonly overtimeMinutes: number
  readonly holidayMinutes: number
  /** Of all the person's minutes, those between 22:00 and 5:00. */
  readonly nightMinutes: number
  readonly wagePerHour: number
}

/**
 * Yen owed for overtime and holiday work, base wage included, and for the night the premium alone; rounded to
 * whole yen. Throws for a date before the first row of rates.
 */
export const premiumYen = (work: PremiumWork, date: LocalDate): number => {
  const rates = premiumRates.find((row) => inForce(row, date))
  if (!rates) throw new Error(`no premium rates on ${date}`)
  const ordinary = Math.max(0, Math.min(work.overtimeMinutes, rates.manyMinutes - work.overtimeBefore))
  const paid =
    ordinary * (1 + rates.overtime) +
    (work.overtimeMinutes - ordinary) * (1 + rates.manyOvertime) +
    work.holidayMinutes * (1 + rates.holiday) +
    work.nightMinutes * rates.night
  return Math.round((paid * work.wagePerHour) / 60)
}
