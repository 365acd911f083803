import { join } from 'node:path'
import { datesBetween, weekday } from '../../src/core/calendar/date.ts'
import { teamHours } from '../../src/core/calendar/team-hours.ts'
import { readHolidays } from '../../src/core/city/read.ts'
import type { History } from '../../src/core/interval/types.ts'
import { requirementOf } from '../../src/core/requirement/requirement.ts'
import { solveRoster } from '../../src/core/roster/solve.ts'
import type { PersonDay, Roster } from '../../src/core/roster/types.ts'
import type { Result } from '../../src/core/units/issue.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { check } from '../../src/core/verification/check.ts'
import type { Certificate } from '../../src/core/verification/types.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
import { loadHighs } from '../../src/engines/highs.ts'
import { readCityFolder, readWith } from '../../src/store/city-folder.ts'
import { sampleForecast } from '../fixtures/forecast.ts'
import { inputFolder } from './run-town.ts'

export const monthExpected = join(import.meta.dirname, 'month', 'expected')

/** Five weeks with a public holiday, over the end of a month. */
const MONTH = { from: '2024-07-15', to: '2024-08-18' } as const

export interface Month {
  readonly roster: Roster
  readonly certificate: Certificate
}

const sound = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.issues.map((issue) => issueText(issue, 'en')).join('\n'))
  return result.value
}

/** One line a person, one column a date: the shift, `-` for a day off, the kind of leave. */
const table = (days: readonly PersonDay[], dates: readonly LocalDate[]): string => {
  const cell = (day: PersonDay) => day.shift?.code ?? day.absence ?? '-'
  const rows = [...Map.groupBy(days, (day) => day.person)].map(([person, own]) => [person, ...own.map(cell)])
  return `${[['', ...dates.map((date) => date.slice(5))], ...rows].map((row) => row.join(',')).join('\n')}\n`
}

export const solveMonth = async (): Promise<Month> => {
  const { city, staff } = sound(await readCityFolder(inputFolder))
  const holidays = sound(await readWith(join(inputFolder, 'logs', 'syukujitsu.csv'), readHolidays))
  const dates = datesBetween(MONTH.from, MONTH.to)
  const worked = datesBetween('2024-05-20', '2024-07-12').filter((date) => weekday(date) % 6 > 0)
  const history: History = {
    slotMinutes: city.slotMinutes,
    intervals: [],
    work: city.backOffice.flatMap(({ id: task }) => worked.map((date) => ({ task, date, units: 12 }))),
    outbound: [],
    gaps: [],
  }
  const requirement = requirementOf(sampleForecast(city, dates), history, city, holidays, dates)
  const open = teamHours(city, holidays, dates)
  const outcome = solveRoster({ city, staff, requirement, dates, open }, await loadHighs())
  if (outcome.kind !== 'roster') throw new Error(JSON.stringify(outcome.conflicts))
  const { roster } = outcome
  return { roster, certificate: check({ days: roster.days, staff, city, dates, open, requirement }) }
}

/** The month as files: the table for the wall, what it costs and proves, what the checker says. */
export const monthFiles = ({ roster, certificate }: Month): Readonly<Record<string, string>> => {
  const { dates, days, cost, proof, shortages, work, wishes } = roster
  return {
    'month.csv': table(days, dates),
    'month.json': `${JSON.stringify({ cost, proof, wishes, work, shortages }, null, 1)}\n`,
    'breaches.json': `${JSON.stringify(certificate.breaches, null, 1)}\n`,
  }
}
