import type { City, QueueId } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'

/** More who come from other desks than the forecast has in all are a slip in the shares, or in the forecast. */
export const journeyIssues = (
  forecast: Forecast,
  city: City,
  dates: readonly LocalDate[],
  file: string,
): Issue[] => {
  const meanOf = (queue: QueueId, date: LocalDate): number | undefined =>
    forecast.queues.find((it) => it.queue === queue)?.days.find((day) => day.date === date)?.mean
  const journeys = city.journeys ?? []
  const targets = [...new Set(journeys.map(({ to }) => to))]
  return targets.flatMap((to) =>
    dates.flatMap((date): Issue[] => {
      const mean = meanOf(to, date)
      const inflow = journeys
        .filter((journey) => journey.to === to)
        .reduce((sum, { from, share }) => sum + share * (meanOf(from, date) ?? 0), 0)
      if (mean === undefined || inflow <= mean) return []
      const values = { queue: to, date, found: Math.round(inflow), mean: Math.round(mean) }
      return [{ code: 'journeysOutweigh', severity: 'warning', at: { file }, values }]
    }),
  )
}
