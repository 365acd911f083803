import { dayNumber } from '../calendar/date.ts'
import type { CityEvent } from '../calendar/types.ts'
import type { LocalDate } from '../units/time.ts'
import { rokuyoEffects } from './calendar-effects.ts'
import { type DayCalendar, dayCalendar } from './day-calendar.ts'
import { type Design, type DesignInput, designOf } from './design.ts'
import { concerns } from './track.ts'
import type { DemandContext } from './types.ts'

/** What of a trained model decides how it looks at days. */
interface Viewer extends Pick<DesignInput, 'covariates'> {
  readonly id: string
  readonly origin: LocalDate
  readonly gapDays: number
  /** Names of the effects that it has learned. */
  readonly effects: readonly string[]
}

/** Days as a model's effects see them. */
export interface Outlook {
  readonly calendar: DayCalendar
  readonly events: readonly CityEvent[]
  readonly design: Design
}

/**
 * The calendar, events and effects with which a model looks at days around its origin. Forecasts and their explanations
 * look through the same one, or the parts would not multiply up to the whole. `open` are known open dates; between the
 * first and the last of `planned` only planned dates are open.
 */
export const outlookOf = (
  { id, origin, gapDays, covariates, effects }: Viewer,
  context: DemandContext,
  open: readonly LocalDate[],
  planned?: readonly LocalDate[],
): Outlook => {
  const last = dayNumber(origin) - gapDays - 1
  const numbers = planned?.map(dayNumber)
  const announced = numbers && {
    from: numbers[0] ?? last,
    to: numbers.at(-1) ?? last,
    open: new Set(numbers),
  }
  const calendar = dayCalendar(open.map(dayNumber), last, context.holidays, announced)
  const events = context.events.filter((event) => concerns(event, id))
  const design = designOf({
    calendar,
    holidays: context.holidays,
    events,
    weather: new Map(context.weather.map((one) => [dayNumber(one.date), one])),
    climateBefore: last + 1,
    covariates,
    rokuyo: rokuyoEffects.effects.some(({ name }) => effects.includes(name)),
  })
  return { calendar, events, design }
}
