import { join } from 'node:path'
import { isLocalDate } from '../core/calendar/date.ts'
import { readSpan, readTime } from '../core/calendar/time-of-day.ts'
import { readHolidays } from '../core/city/read.ts'
import type { City, Staff } from '../core/city/types.ts'
import { personNamed } from '../core/cover/request.ts'
import {
  ASKED_LIMITS,
  type ExplainInput,
  explainConflict,
  explainedProblem,
  explainPrice,
  explainRoster,
  explainWhy,
  ruleOn,
} from '../core/plan-explain.ts'
import {
  cellText,
  conflictText,
  type ExplainNames,
  explanationsText,
  priceText,
} from '../core/report/explain-text.ts'
import type { CellRequest, PriceRequest, RosterRequest } from '../core/roster/explain/types.ts'
import { readProblem, readRequirement } from '../core/roster/read.ts'
import type { RosterProblem } from '../core/roster/types.ts'
import type { Issue, Result } from '../core/units/issue.ts'
import { readRosterDays } from '../core/verification/read-roster.ts'
import { say, words } from '../core/words/say.ts'
import { loadHighs } from '../engines/highs.ts'
import { readCityFolder, readWith } from '../store/city-folder.ts'
import { latestRun } from '../store/runs.ts'
import type { Command, CommandResult, Terminal } from './command.ts'
import { sampleFolders } from './folders.ts'
import { failed, missingOption, type Options, optionText } from './forecast-ground.ts'

const EXPECTED = {
  why: 'PERSON@2023-10-02@10:30',
  price: 'wish:PERSON@2023-10-02, leave:PERSON@2023-10-02, rule:RULE',
  request: 'ACTIVITY@2023-10-02@10:00-11:00=4',
}

const namesOf = ({ city, staff }: { readonly city: City; readonly staff: Staff }): ExplainNames => ({
  people: staff.people,
  teams: city.teams,
  activities: city.activities,
})

const notUnderstood = (option: keyof typeof EXPECTED, found: string): Issue => ({
  code: 'explainWhat',
  severity: 'error',
  at: { file: `--${option}` },
  values: { found, expected: EXPECTED[option] },
})

const minuteOf = (text: string | undefined): number | undefined => {
  const seconds = text === undefined ? undefined : readTime(text)
  return seconds === undefined ? undefined : Math.floor(seconds / 60)
}

/** `S012@2023-10-02@10:30` */
const cellOf = (text: string, staff: Staff): CellRequest | undefined => {
  const [person = '', date = '', time] = text.split('@')
  const minute = minuteOf(time)
  if (person === '' || !isLocalDate(date) || minute === undefined) return undefined
  return { person: idOf(staff, person), date, minute }
}

/** People are asked for by id or name. */
const idOf = (staff: Staff, person: string): string => personNamed(staff, person)?.id ?? person

/** `wish:S012@2023-10-02`, `leave:…`, `rule:contractHours` */
const priceRequestOf = (text: string, staff: Staff): PriceRequest | undefined => {
  const [kind = '', what = ''] = text.split(':')
  if (kind === 'rule') return what === '' ? undefined : { kind, rule: what }
  const [person = '', date = ''] = what.split('@')
  if ((kind !== 'wish' && kind !== 'leave') || person === '' || !isLocalDate(date)) return undefined
  return { kind, person: idOf(staff, person), date }
}

/** `certificate-desk@2023-10-02@10:00-11:00=4`, several with commas. */
const requestOf = (text: string): RosterRequest | undefined => {
  const [where = '', count = ''] = text.split('=')
  const [activity = '', date = '', span = ''] = where.split('@')
  const stretch = readSpan(span.replace('–', '-'))
  const people = Number(count)
  if (activity === '' || !isLocalDate(date) || !Number.isInteger(people) || people < 1) return undefined
  if (stretch?.endMinute === undefined) return undefined
  return { activity, date, startMinute: stretch.startMinute, endMinute: stretch.endMinute, people }
}

/** What the manager asks for beside the problem, or what is wrong with it. */
const requestsOf = (options: Options, { city, dates }: RosterProblem): Result<RosterRequest[]> => {
  const texts = (optionText(options, 'request') ?? '').split(',').filter((text) => text.trim() !== '')
  const requests: RosterRequest[] = []
  const issues = texts.flatMap((text): Issue[] => {
    const request = requestOf(text.trim())
    if (!request) return [notUnderstood('request', text)]
    requests.push(request)
    const known = city.activities.map(({ id }) => id)
    if (!known.includes(request.activity))
      return [
        {
          code: 'explainActivity',
          severity: 'error',
          at: { file: '--request' },
          values: { found: request.activity, known: known.join(', ') },
        },
      ]
    if (dates.includes(request.date)) return []
    return [
      {
        code: 'explainDate',
        severity: 'error',
        at: { file: '--request' },
        values: { found: request.date, from: dates[0] ?? '', to: dates.at(-1) ?? '' },
      },
    ]
  })
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: requests, issues: [] }
}

/** A run's roster with what it was made from. */
const readRun = async (options: Options, folder: string): Promise<Result<ExplainInput>> => {
  const city = await readCityFolder(optionText(options, 'city') ?? 'data/keyaki')
  const holidays = await readWith(
    optionText(options, 'holidays') ?? 'data/calendar/syukujitsu.csv',
    readHolidays,
  )
  const roster = await readWith(join(folder, 'roster.json'), readRosterDays)
  const requirement = await readWith(join(folder, 'requirement.json'), readRequirement)
  const issues = [city, holidays, roster, requirement].flatMap((read) => read.issues)
  if (!city.ok || !holidays.ok || !roster.ok || !requirement.ok) return { ok: false, issues }
  const value = {
    ...city.value,
    holidays: holidays.value,
    requirement: requirement.value,
    ...roster.value,
  }
  return { ok: true, value, issues }
}

const runFolder = async (options: Options): Promise<string | undefined> => {
  const latest = await latestRun(sampleFolders.runs)
  return optionText(options, 'run') ?? (latest === undefined ? undefined : join(sampleFolders.runs, latest))
}

/** Contradictions and prices: questions that a problem alone answers. */
const ofProblem = async (
  problem: RosterProblem,
  options: Options,
  { language, progress }: Terminal,
): Promise<CommandResult> => {
  const names = namesOf(problem)
  const price = optionText(options, 'price')
  progress(say(language, 'cli.explain.step'))
  if (price !== undefined) {
    const request = priceRequestOf(price, problem.staff)
    if (!request) return failed([notUnderstood('price', price)])
    const found = explainPrice(problem, request, await loadHighs())
    if (!found.ok) return failed(found.issues)
    const title = request.kind === 'rule' ? ruleOn(problem.dates[0])(request.rule).title : undefined
    return { text: priceText(found.value, names, title, language), json: found.value, issues: [] }
  }
  const requests = requestsOf(options, problem)
  if (!requests.ok) return failed(requests.issues)
  const conflict = explainConflict(problem, requests.value, await loadHighs(), options.prices === true)
  return { text: conflictText(conflict, names, language), json: conflict ?? null, issues: [] }
}

/** Shortages, or one cell of a run. */
const ofRoster = async (
  input: ExplainInput,
  options: Options,
  { language, progress }: Terminal,
): Promise<CommandResult> => {
  const why = optionText(options, 'why')
  progress(say(language, 'cli.explain.step'))
  if (why === undefined) {
    const explanations = explainRoster(input, await loadHighs(), ASKED_LIMITS)
    return { text: explanationsText(explanations, namesOf(input), language), json: explanations, issues: [] }
  }
  const request = cellOf(why, input.staff)
  if (!request) return failed([notUnderstood('why', why)])
  const cell = explainWhy(input, request, await loadHighs())
  if (!cell.ok) return failed(cell.issues)
  return { text: cellText(cell.value, namesOf(input), language), json: cell.value, issues: [] }
}

/** `explain`: why a roster is as it is, and what something in it costs. */
export const command: Command = {
  name: 'explain',
  summary: words['cli.explain.summary'],
  usage:
    'hankan explain [--run DIR | --problem FILE] [--why PERSON@DATE@TIME] [--price wish:PERSON@DATE|leave:PERSON@DATE|rule:RULE] [--conflict [--request ACTIVITY@DATE@FROM-TO=PEOPLE] [--prices]] [--city DIR] [--holidays FILE]',
  example: 'npm run hankan -- explain --run data/runs/ID --why S012@2023-10-02@10:30',
  options: {
    run: { type: 'string' },
    problem: { type: 'string' },
    why: { type: 'string' },
    price: { type: 'string' },
    conflict: { type: 'boolean' },
    request: { type: 'string' },
    prices: { type: 'boolean' },
    city: { type: 'string' },
    holidays: { type: 'string' },
  },
  optionText: {
    run: words['cli.explain.run'],
    problem: words['cli.explain.problem'],
    why: words['cli.explain.why'],
    price: words['cli.explain.price'],
    conflict: words['cli.explain.conflict'],
    request: words['cli.explain.request'],
    prices: words['cli.explain.prices'],
    city: words['cli.ground.city'],
    holidays: words['cli.verify.holidays'],
  },
  async run(options, files, terminal) {
    const problemFile = optionText(options, 'problem')
    const isOfProblem = options.conflict === true || optionText(options, 'price') !== undefined
    if (problemFile !== undefined) {
      if (!isOfProblem) return failed([missingOption('explain', 'conflict')])
      const read = await readWith(problemFile, readProblem)
      if (!read.ok) return failed(read.issues)
      const result = await ofProblem(read.value, options, terminal)
      return { ...result, issues: [...read.issues, ...result.issues] }
    }
    const folder = files[0] ?? (await runFolder(options))
    if (folder === undefined)
      return failed([{ code: 'noRunYet', severity: 'error', at: { file: sampleFolders.runs }, values: {} }])
    const read = await readRun(options, folder)
    if (!read.ok) return failed(read.issues)
    const result = isOfProblem
      ? await ofProblem(explainedProblem(read.value), options, terminal)
      : await ofRoster(read.value, options, terminal)
    return { ...result, issues: [...read.issues, ...result.issues] }
  },
}
