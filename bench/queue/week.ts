import { join } from 'node:path'
import { DEMAND } from '../../data/keyaki/demand.ts'
import { SEED } from '../../data/keyaki/generate.ts'
import { readInputs } from '../../data/keyaki/inputs.ts'
import { trueRates } from '../../data/keyaki/rates.ts'
import { datesBetween } from '../../src/core/calendar/date.ts'
import type { Forecast, QueueForecast } from '../../src/core/forecast/types.ts'
import type { Requirement } from '../../src/core/requirement/types.ts'
import type { Capacity } from '../../src/core/simulation/types.ts'
import { seeded } from '../../src/core/units/random.ts'

const inputs = readInputs(join(import.meta.dirname, '..', '..', 'data'))
export const { city, holidays } = inputs

export const week = datesBetween('2023-10-02', '2023-10-08')

/** The sample week as a perfect forecaster would see it: true rates, and the luck of days that nobody can foresee. */
export const trueForecast = (): Forecast => {
  const days = trueRates(inputs, seeded(SEED).fork('rates')).filter(({ day }) => week.includes(day.date))
  const queues = city.queues.map(({ id }): QueueForecast => {
    const { handling, dayCv } = DEMAND[id]!
    return {
      queue: id,
      model: 'countRegression',
      days: days.flatMap(({ day, queues }) => {
        const rates = queues.find(({ queue }) => queue.id === id)?.perSlot
        if (!rates) return []
        const slots = [...rates].flatMap((mean, slot) =>
          mean > 0 ? [{ slot, mean, slotCv: 0.05, quantiles: [], handling }] : [],
        )
        const mean = slots.reduce((sum, it) => sum + it.mean, 0)
        return [{ date: day.date, dayCv, mean, quantiles: [], slots }]
      }),
    }
  })
  return { origin: '2023-09-29', slotMinutes: city.slotMinutes, levels: [], queues }
}

/** As many people as required in every slot, no more and no fewer. */
export const asRequired = ({ slots, slotMinutes }: Requirement): Capacity[] =>
  city.activities
    .filter(({ kind }) => kind === 'window' || kind === 'phone')
    .flatMap(({ id }) =>
      week.map((date) => ({
        date,
        activity: id,
        steps: slots
          .filter((it) => it.activity === id && it.date === date)
          .map((it) => ({ minute: it.slot * slotMinutes, people: it.people })),
      })),
    )
