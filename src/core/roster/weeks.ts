import { daysBetween } from '../calendar/date.ts'
import { type Ground, QUARTER_PREMIUM, REAL, sum } from './ground.ts'
import { DAY_LIMIT, mayWorkOvertime, WEEK_LIMIT } from './pattern.ts'
import { REST_MINUTES } from './rest.ts'

/** At most one shift a day. */
export const oneShiftADay = ({ linear, choices }: Ground): void => {
  for (const day of Map.groupBy(choices, (choice) => `${choice.worker} ${choice.day}`).values())
    linear.row(Number.NEGATIVE_INFINITY, 1, sum(day))
}

/** Contract hours reached, maximum hours kept, two days of the week free; hours above 40 cost the premium. */
export const weeklyHours = ({ problem, workers, linear, choices }: Ground): void => {
  const byWorker = Map.groupBy(choices, (choice) => choice.worker)
  for (const [index, own] of byWorker) {
    const worker = workers[index]!
    for (const { days, least, most, mostDays } of worker.weeks) {
      const week = own.filter((choice) => days.includes(choice.day))
      if (week.length === 0) continue
      linear.row(
        least,
        most,
        sum(week, ({ pattern }) => pattern.minutes),
      )
      linear.row(Number.NEGATIVE_INFINITY, mostDays, sum(week))
      if (most <= WEEK_LIMIT || !mayWorkOvertime(problem.city, worker.person)) continue
      const premium = (QUARTER_PREMIUM / 60) * problem.city.prices.wagePerHour
      const over = linear.column(premium, 0, Math.max(0, most - WEEK_LIMIT), REAL)
      const regular = sum(week, ({ pattern }) => Math.min(DAY_LIMIT, pattern.minutes))
      linear.row(Number.NEGATIVE_INFINITY, WEEK_LIMIT, [...regular, [over, -1]])
    }
  }
}

/** Eleven hours between the end of a shift and the start of the next date's. */
export const restBetweenDays = ({ workers, linear, choices }: Ground): void => {
  const byDay = Map.groupBy(choices, (choice) => `${choice.worker} ${choice.day}`)
  for (const [index, { days }] of workers.entries())
    for (let day = 1; day < days.length; day++) {
      const today = byDay.get(`${index} ${day}`) ?? []
      const before = byDay.get(`${index} ${day - 1}`) ?? []
      const between = 1440 * daysBetween(days[day - 1]!.date, days[day]!.date)
      const starts = [...new Set(today.map((choice) => choice.pattern.startMinute))]
      for (const start of starts) {
        const late = before.filter(({ pattern }) => start + between - pattern.endMinute < REST_MINUTES)
        if (late.length === 0) continue
        const early = today.filter(({ pattern }) => pattern.startMinute <= start)
        linear.row(Number.NEGATIVE_INFINITY, 1, [...sum(late), ...sum(early)])
      }
    }
}
