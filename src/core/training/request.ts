import { weekday } from '../calendar/date.ts'
import type { City, Staff } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import type { Issue } from '../units/issue.ts'
import { weeksAhead } from './quarter.ts'
import type { TrainingRequest } from './types.ts'

/** Weeks of a quarter, and the most that are planned for at once. */
export const QUARTER_WEEKS = 13
export const MOST_WEEKS = 26
/** Hours of training that are thought of where nobody says: what three people need for a window each. */
export const BUDGET_HOURS = 72
const MOST_HOURS = 10_000
/** Ids that a message names. */
const NAMED = 20

/** What is wrong with a request, against the city, its people and the forecast there are. */
export const trainingIssues = (
  { from, weeks, budgetHours, people = [], activities = [] }: TrainingRequest,
  city: City,
  staff: Staff,
  forecast: Forecast,
): Issue[] => {
  const issues: Issue[] = []
  const refuse = (code: string, column: string, values: Issue['values']) =>
    issues.push({ code, severity: 'error', at: { file: 'training', column }, values })
  const unknown = (column: string, asked: readonly string[], known: readonly string[]) => {
    for (const id of asked)
      if (!known.includes(id))
        refuse('unknownReference', column, { id, known: known.slice(0, NAMED).join(', ') })
  }
  if (!(budgetHours > 0 && budgetHours <= MOST_HOURS))
    refuse('trainingBudget', 'budgetHours', { found: budgetHours, most: MOST_HOURS })
  unknown(
    'people',
    people,
    staff.people.map(({ id }) => id),
  )
  unknown(
    'activities',
    activities,
    city.activities.map(({ id }) => id),
  )
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > MOST_WEEKS) {
    refuse('trainingWeeks', 'weeks', { found: weeks, most: MOST_WEEKS })
    return issues
  }
  if (weekday(from) !== 1) refuse('trainingMonday', 'from', { found: from })
  else if (from < forecast.origin || weeksAhead(forecast, from, weeks).length === 0)
    refuse('trainingOutsideForecast', 'from', { found: from, origin: forecast.origin })
  return issues
}
