import type { Ground } from './ground.ts'
import type { ChangedDay, PersonDay, RosterProblem } from './types.ts'

type Hours = PersonDay['shift']

/** The same shift at the same hours; both off is the same too. */
const isSame = (a: Hours, b: Hours): boolean =>
  a?.code === b?.code && a?.startMinute === b?.startMinute && a?.endMinute === b?.endMinute

const publishedOn = ({ published = [], dates }: RosterProblem): ReadonlyMap<string, PersonDay> => {
  const known = new Set(dates)
  return new Map(
    published.filter(({ date }) => known.has(date)).map((day) => [`${day.person} ${day.date}`, day]),
  )
}

/** A day that differs from the published one has its price: paid by whoever works otherwise, and by whoever stays off. */
export const publishedDays = ({ problem, workers, linear, choices }: Ground): void => {
  const price = problem.city.prices.changedDay ?? 0
  const published = publishedOn(problem)
  if (price === 0 || published.size === 0) return
  const at = (worker: number, day: number) =>
    published.get(`${workers[worker]!.person.id} ${problem.dates[day]}`)
  for (const { person, days } of workers)
    for (const { date } of days) if (published.get(`${person.id} ${date}`)?.shift) linear.constant(price)
  for (const { worker, day, pattern, column } of choices) {
    const was = at(worker, day)
    if (was && !was.shift) linear.addCost(column, price)
    else if (isSame(was?.shift, pattern)) linear.addCost(column, -price)
  }
}

/** Days of a roster whose shift or hours are not those of the published one; a change of desk is none. */
export const changedDays = (problem: RosterProblem, days: readonly PersonDay[]): ChangedDay[] => {
  const published = publishedOn(problem)
  const consents = new Set(problem.before?.consents?.map(({ person, date }) => `${person} ${date}`))
  const leave = new Set(problem.staff.leave.map(({ person, date }) => `${person} ${date}`))
  return days.flatMap(({ person, date, shift }) => {
    const key = `${person} ${date}`
    const was = published.get(key)
    if (!was || isSame(was.shift, shift)) return []
    return [
      {
        person,
        date,
        ...(was.shift && { was: was.shift }),
        ...(shift && { is: shift }),
        agreed: consents.has(key) || leave.has(key),
      },
    ]
  })
}
