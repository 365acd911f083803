import { join } from 'node:path'
import { datesBetween, weekday } from '../../src/core/calendar/date.ts'
import { teamHours } from '../../src/core/calendar/team-hours.ts'
import { readHolidays } from '../../src/core/city/read.ts'
import type { History } from '../../src/core/interval/types.ts'
import { explainConflict, explainRoster, explainWhy } from '../../src/core/plan-explain.ts'
import {
  cellText,
  conflictText,
  type ExplainNames,
  explanationsText,
} from '../../src/core/report/explain-text.ts'
import { requirementOf } from '../../src/core/requirement/requirement.ts'
import type { RosterRequest } from '../../src/core/roster/explain/types.ts'
import { solveRoster } from '../../src/core/roster/solve.ts'
import type { PersonDay, RosterProblem } from '../../src/core/roster/types.ts'
import type { Solver } from '../../src/core/solver.ts'
import type { Result } from '../../src/core/units/issue.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { readRosterDays } from '../../src/core/verification/read-roster.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
import type { Language } from '../../src/core/words/say.ts'
import { loadHighs } from '../../src/engines/highs.ts'
import { readCityFolder, readWith } from '../../src/store/city-folder.ts'
import { sampleForecast } from '../fixtures/forecast.ts'
import { inputFolder } from './run-town.ts'

export const explainedExpected = join(import.meta.dirname, 'explained', 'expected')

/** A busier week than the roster was made for. */
const SCALE = 1.1
const WEDNESDAY: LocalDate = '2024-07-17'
/** Two at the moves desk on Wednesday morning, with one of the three who can on leave and one locked elsewhere. */
const REQUEST: RosterRequest = {
  activity: 'move-desk',
  date: WEDNESDAY,
  startMinute: 540,
  endMinute: 600,
  people: 2,
}

const sound = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.issues.map((issue) => issueText(issue, 'en')).join('\n'))
  return result.value
}

const readInput = async () => {
  const { city, staff } = sound(await readCityFolder(inputFolder))
  const holidays = sound(await readWith(join(inputFolder, 'logs', 'syukujitsu.csv'), readHolidays))
  const roster = join(import.meta.dirname, 'absence', 'input', 'roster.json')
  const { dates, days } = sound(await readWith(roster, readRosterDays))
  const worked = datesBetween('2024-05-20', '2024-07-12').filter((date) => weekday(date) % 6 > 0)
  const history: History = {
    slotMinutes: city.slotMinutes,
    intervals: [],
    work: city.backOffice.flatMap(({ id: task }) => worked.map((date) => ({ task, date, units: 12 }))),
    outbound: [],
    gaps: [],
  }
  const forecast = sampleForecast(city, dates, SCALE)
  const requirement = requirementOf(forecast, history, city, holidays, dates)
  return { city, staff, holidays, requirement, dates, days }
}

/** A day at other work. */
const lockedDay = (person: string, date: LocalDate, activity: string): PersonDay => ({
  person,
  date,
  shift: { code: '日', startMinute: 510, endMinute: 1035 },
  breaks: [{ startMinute: 720, endMinute: 780 }],
  blocks: [
    { activity, startMinute: 510, endMinute: 720 },
    { activity, startMinute: 780, endMinute: 1035 },
  ],
})

/** The part-timer who does no overtime, locked on the four whole days of a week with a holiday. */
const lockedWeek = ({ dates }: RosterProblem, activity: string): PersonDay[] =>
  dates.slice(1, 5).map((date) => lockedDay('T05', date, activity))

/** A week that no roster can keep, told with the smallest set of what contradicts and what each way out costs. */
const contradiction = (
  problem: RosterProblem,
  requests: readonly RosterRequest[],
  names: ExplainNames,
  solver: Solver,
) => {
  const conflict = explainConflict(problem, requests, solver, true)
  return { conflict, text: (language: Language) => conflictText(conflict, names, language) }
}

/** Folder in, folder out: an explained shortage, a cell, and two weeks that contradict themselves. */
export const runExplained = async (): Promise<Readonly<Record<string, string>>> => {
  const input = await readInput()
  const { city, staff, holidays, requirement, dates } = input
  const solver = await loadHighs()
  const names = { people: staff.people, teams: city.teams, activities: city.activities }
  const explanations = explainRoster(input, solver, { shortages: 4, each: 1 })
  const cell = sound(explainWhy(input, { person: 'T04', date: '2024-07-16', minute: 600 }, solver))
  const problem: RosterProblem = { city, staff, requirement, dates, open: teamHours(city, holidays, dates) }
  const post = city.activities.find(({ kind }) => kind === 'backOffice')!.id
  const requested = contradiction(
    { ...problem, locked: [lockedDay('T03', WEDNESDAY, post)] },
    [REQUEST],
    names,
    solver,
  )
  const locked = { ...problem, locked: lockedWeek(problem, post) }
  const fixed = contradiction(locked, [], names, solver)
  const told = (language: Language) =>
    [
      explanationsText(explanations, names, language),
      cellText(cell, names, language),
      requested.text(language),
      fixed.text(language),
    ].join('\n')
  const outcome = solveRoster(locked, solver)
  const json = {
    explanations,
    cell,
    requested: requested.conflict,
    locked: fixed.conflict,
    solved: outcome.kind,
  }
  return {
    'explained.json': `${JSON.stringify(json, null, 1)}\n`,
    'explained.txt': told('ja'),
    'explained-en.txt': told('en'),
  }
}
