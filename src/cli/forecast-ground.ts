import { dirname, join } from 'node:path'
import { addDays, isLocalDate, weekday } from '../core/calendar/date.ts'
import type { Holidays } from '../core/calendar/types.ts'
import { readHolidays } from '../core/city/read.ts'
import type { City } from '../core/city/types.ts'
import type { Forecast, Portfolio } from '../core/forecast/types.ts'
import type { History } from '../core/interval/types.ts'
import { readForecast } from '../core/requirement/read-forecast.ts'
import type { Issue, Result } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import { words } from '../core/words/say.ts'
import { readCityFile, readWith } from '../store/city-folder.ts'
import { historyOf, readParts } from '../store/history.ts'
import type { CommandResult } from './command.ts'

export type Options = Readonly<Record<string, string | boolean | undefined>>

/** Options of every command that works on a forecast. */
export const GROUND_OPTIONS = {
  forecast: { type: 'string' },
  city: { type: 'string' },
  holidays: { type: 'string' },
} as const

export const GROUND_TEXT = {
  forecast: words['cli.ground.forecast'],
  city: words['cli.ground.city'],
  holidays: words['cli.verify.holidays'],
}

/** What a forecast is read against. */
export interface Ground {
  readonly city: City
  readonly holidays: Holidays
  readonly forecast: Forecast
  readonly forecastFile: string
  /** Back-office and outbound work of the past, where `--store` names a store. */
  readonly history: History | undefined
}

export const failed = (issues: readonly Issue[]): CommandResult => ({ text: '', json: { issues }, issues })

export const optionText = (options: Options, name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const missingOption = (command: string, option: string): Issue => ({
  code: 'missingOption',
  severity: 'error',
  at: { file: command },
  values: { option },
})

export const wrongOption = (option: string, found: string, expected: string): Issue => ({
  code: 'optionValue',
  severity: 'error',
  at: { file: `--${option}` },
  values: { option, found, expected },
})

/** A whole number of an option, or an issue; the default where it is absent. */
export const wholeOption = (
  options: Options,
  name: string,
  fallback: number,
  least: number,
  most: number,
  issues: Issue[],
): number => {
  const found = optionText(options, name)
  if (found === undefined) return fallback
  const value = Number(found)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  issues.push(wrongOption(name, found, `${fallback} (${least}–${most})`))
  return fallback
}

/** Which members are tried, or an issue. */
export const portfolioOption = (options: Options, issues: Issue[]): Portfolio => {
  const found = optionText(options, 'members') ?? 'usual'
  if (found === 'usual' || found === 'all') return found
  issues.push(wrongOption('members', found, 'usual, all'))
  return 'usual'
}

/** A date of an option, or an issue; the default where it is absent. */
export const dateOption = (
  options: Options,
  name: string,
  fallback: LocalDate,
  issues: Issue[],
): LocalDate => {
  const found = optionText(options, name)
  if (found === undefined) return fallback
  if (isLocalDate(found)) return found
  issues.push(wrongOption(name, found, fallback))
  return fallback
}

/** A run keeps its forecast beside its roster. */
const besideRoster = (options: Options): string | undefined => {
  const roster = optionText(options, 'roster')
  return roster && join(dirname(roster), 'forecast.json')
}

/** City, holidays and forecast of the options, or everything that is wrong with them. */
export const readGround = async (command: string, options: Options): Promise<Result<Ground>> => {
  const forecastFile = optionText(options, 'forecast') ?? besideRoster(options)
  if (forecastFile === undefined) return { ok: false, issues: [missingOption(command, 'forecast')] }
  const city = await readCityFile(optionText(options, 'city') ?? 'data/keyaki')
  const holidays = await readWith(
    optionText(options, 'holidays') ?? 'data/calendar/syukujitsu.csv',
    readHolidays,
  )
  const forecast = await readWith(forecastFile, readForecast)
  const store = optionText(options, 'store')
  const parts = store === undefined ? undefined : await readParts(store)
  const issues = [...city.issues, ...holidays.issues, ...forecast.issues]
  if (store !== undefined && parts?.length === 0)
    issues.push({ code: 'emptyStore', severity: 'error', at: { file: store }, values: {} })
  if (!city.ok || !holidays.ok || !forecast.ok || parts?.length === 0) return { ok: false, issues }
  const history = parts && historyOf(parts, city.value)
  const value = {
    city: city.value,
    holidays: holidays.value,
    forecast: forecast.value,
    forecastFile,
    history,
  }
  return { ok: true, value, issues }
}

/** The Monday at or after the forecast's origin: the first whole week ahead. */
export const firstMonday = ({ origin }: Forecast): LocalDate => addDays(origin, (8 - weekday(origin)) % 7)

const BOM = '\ufeff'

/** Rows as CSV that a spreadsheet on a Japanese PC opens. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  `${BOM}${rows.map((row) => row.join(',')).join('\r\n')}\r\n`
