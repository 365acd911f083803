import { join } from 'node:path'
import { coverText } from '../../src/cli/cover-text.ts'
import { datesBetween, weekday } from '../../src/core/calendar/date.ts'
import { readHolidays } from '../../src/core/city/read.ts'
import type { History } from '../../src/core/interval/types.ts'
import { COVER_REPLICATIONS, planCover, withWaits } from '../../src/core/plan-cover.ts'
import { requirementOf } from '../../src/core/requirement/requirement.ts'
import type { Result } from '../../src/core/units/issue.ts'
import { readRosterDays } from '../../src/core/verification/read-roster.ts'
import { rules } from '../../src/core/verification/rules.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
import { readCityFolder, readWith } from '../../src/store/city-folder.ts'
import { sampleForecast } from '../fixtures/forecast.ts'
import { inputFolder } from './run-town.ts'

const folder = join(import.meta.dirname, 'absence')
export const absenceExpected = join(folder, 'expected')

/** The leader of the general window calls in sick on the first working day of the town's week. */
const ABSENCE = { person: 'T02', date: '2024-07-16' } as const

const sound = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.issues.map((issue) => issueText(issue, 'en')).join('\n'))
  return result.value
}

/** Folder in, folder out: the ranked list as the page and the terminal show it. */
export const runAbsence = async (): Promise<Readonly<Record<string, string>>> => {
  const { city, staff } = sound(await readCityFolder(inputFolder))
  const holidays = sound(await readWith(join(inputFolder, 'logs', 'syukujitsu.csv'), readHolidays))
  const { dates, days } = sound(await readWith(join(folder, 'input', 'roster.json'), readRosterDays))
  const forecast = sampleForecast(city, dates)
  const worked = datesBetween('2024-05-20', '2024-07-12').filter((date) => weekday(date) % 6 > 0)
  const history: History = {
    slotMinutes: city.slotMinutes,
    intervals: [],
    work: city.backOffice.flatMap(({ id: task }) => worked.map((date) => ({ task, date, units: 12 }))),
    outbound: [],
    gaps: [],
  }
  const requirement = requirementOf(forecast, history, city, holidays, dates)
  const input = { city, staff, holidays, requirement, dates, days }
  const { list } = withWaits(input, sound(planCover(input, ABSENCE)), {
    forecast,
    rows: 2,
    replications: COVER_REPLICATIONS,
    seed: '1',
  })
  const text = (language: 'ja' | 'en') => coverText(list, { city, staff, rules, language }, true)
  return {
    'cover.json': `${JSON.stringify(list, null, 1)}\n`,
    'cover.txt': text('ja'),
    'cover-en.txt': text('en'),
  }
}
