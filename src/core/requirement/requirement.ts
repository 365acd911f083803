import type { Holidays } from '../calendar/types.ts'
import type { City } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import type { History } from '../interval/types.ts'
import type { LocalDate } from '../units/time.ts'
import { outboundRequirements } from './outbound.ts'
import { slotsOfActivity } from './slots.ts'
import { indexForecast } from './streams.ts'
import type { Requirement } from './types.ts'
import { workRequirements } from './work.ts'

/**
 * 必要人数: what each slot of the dates needs and what one more person there is worth, over the forecast
 * distribution; back-office work as hours with deadlines and outbound work as operator-hours. Without a history
 * there is no back-office work and outbound hours are worth the same all day. Check the input with
 * `requirementIssues` first.
 */
export const requirementOf = (
  forecast: Forecast,
  history: History | undefined,
  city: City,
  holidays: Holidays,
  dates: readonly LocalDate[],
): Requirement => {
  const index = indexForecast(forecast)
  const immediate = city.activities.filter(({ kind }) => kind === 'window' || kind === 'phone')
  return {
    slotMinutes: city.slotMinutes,
    slots: dates.flatMap((date) =>
      immediate.flatMap((activity) => slotsOfActivity(activity, city, holidays, date, index)),
    ),
    work: history ? workRequirements(history, city, holidays, dates) : [],
    outbound: outboundRequirements(history, city, holidays, dates),
  }
}
