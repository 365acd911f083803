import { date, list, number, object, parseDocument, type Read, text, whole } from '../city/json.ts'
import type { Forecast } from '../forecast/types.ts'
import type { Result } from '../units/issue.ts'

/** Whether a number makes sense is for `requirementIssues` to say, in words of the queue. */
const figure = number(-Number.MAX_SAFE_INTEGER)

/** What staffing does not look at: why a forecast is as it is, and its sums. */
const unread: Read<never> = (value) => value as never

const forecastFields: Read<Forecast> = object(
  {
    origin: date,
    slotMinutes: whole(1, 1440),
    levels: list(number(0, 1)),
    queues: list(
      object(
        {
          queue: text,
          model: text as Read<Forecast['queues'][number]['model']>,
          days: list(
            object(
              {
                date,
                dayCv: figure,
                mean: figure,
                quantiles: list(figure),
                slots: list(
                  object(
                    { slot: whole(0, 1439), mean: figure, slotCv: figure, quantiles: list(figure) },
                    { handling: object({ meanSeconds: figure, cv: figure }) },
                  ),
                ),
              },
              { explanation: unread },
            ),
          ),
        },
        { reference: unread },
      ),
    ),
  },
  { totals: unread, correlation: object({ queues: list(text), between: list(list(number(-1, 1))) }) },
)

/** A forecast written as JSON. */
export const readForecast = (source: string, file: string): Result<Forecast> =>
  parseDocument(source, file, forecastFields)
