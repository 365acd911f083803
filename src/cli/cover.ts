import { writeFile } from 'node:fs/promises'
import { readTime } from '../core/calendar/time-of-day.ts'
import type { City, Staff } from '../core/city/types.ts'
import { personNamed } from '../core/cover/request.ts'
import type { Absence } from '../core/cover/types.ts'
import {
  COVER_REPLICATIONS,
  type CoverInput,
  type CoverPlan,
  planCover,
  planReplan,
  withRow,
  withWaits,
} from '../core/plan-cover.ts'
import { formatYen } from '../core/report/format.ts'
import { requirementIssues } from '../core/requirement/check.ts'
import { requirementOf } from '../core/requirement/requirement.ts'
import { readRequirement } from '../core/roster/read.ts'
import type { Issue } from '../core/units/issue.ts'
import { joinEarlier, readEarlier } from '../core/verification/read-earlier.ts'
import { type RosterDays, readRosterDays } from '../core/verification/read-roster.ts'
import { rules } from '../core/verification/rules.ts'
import { say, words } from '../core/words/say.ts'
import { loadHighs } from '../engines/highs.ts'
import { readCityFolder, readWith } from '../store/city-folder.ts'
import type { Command } from './command.ts'
import { coverText, replanText, type Telling, wayOutText } from './cover-text.ts'
import {
  dateOption,
  failed,
  GROUND_OPTIONS,
  GROUND_TEXT,
  missingOption,
  type Options,
  optionText,
  readGround,
  wholeOption,
  wrongOption,
} from './forecast-ground.ts'

const ROWS_PLAYED = 3
const MOST_ROWS = 20

/** People and activities of a roster that the city folder does not know. */
const strangers = ({ days }: RosterDays, city: City, staff: Staff, file: string): Issue[] => {
  const people = new Set(staff.people.map(({ id }) => id))
  const activities = new Set(city.activities.map(({ id }) => id))
  const strange = (id: string, column: string, known: ReadonlySet<string>): Issue[] =>
    known.has(id)
      ? []
      : [
          {
            code: 'unknownReference',
            severity: 'error',
            at: { file, column },
            values: { id, known: [...known].slice(0, MOST_ROWS).join(', ') },
          },
        ]
  return days.flatMap((day, d) => [
    ...strange(day.person, `days[${d}].person`, people),
    ...day.blocks.flatMap(({ activity }, b) =>
      strange(activity, `days[${d}].blocks[${b}].activity`, activities),
    ),
  ])
}

/** Minutes of the time somebody leaves at, or an issue. */
const fromOption = (options: Options, issues: Issue[]): number | undefined => {
  const found = optionText(options, 'from')
  if (found === undefined) return undefined
  const seconds = readTime(found)
  if (seconds === undefined) issues.push(wrongOption('from', found, '10:00'))
  return seconds === undefined ? undefined : Math.floor(seconds / 60)
}

/** What is told beside a list: nothing that has to be covered, or nobody who could at a gain. */
const notes = ({ list }: CoverPlan, telling: Telling): Issue[] => {
  const { language, staff } = telling
  const name = staff.people.find(({ id }) => id === list.absence.person)?.name ?? ''
  const note = (code: string, values: Issue['values']): Issue[] => [
    { code, severity: 'warning', at: { file: '' }, values },
  ]
  if (list.holes.length === 0) return note('coverNothingUrgent', { name })
  if (list.rows.some(({ yen }) => yen < 0)) return []
  return note('coverNobody', {
    yen: formatYen(list.nothing.yen, language),
    wayOut: wayOutText(list, telling),
  })
}

/** Roster, requirement and staff of the options, or everything that is wrong with them. */
export const readInput = async (
  command: string,
  options: Options,
  file: string,
  files: readonly string[],
) => {
  const ground = await readGround(command, options)
  if (!ground.ok) return ground
  const { city, holidays, forecast, forecastFile, history } = ground.value
  const folder = await readCityFolder(optionText(options, 'city') ?? 'data/keyaki')
  const roster = await readWith(file, readRosterDays)
  const needs = optionText(options, 'requirement')
  const given = needs === undefined ? undefined : await readWith(needs, readRequirement)
  const issues: Issue[] = [...ground.issues, ...roster.issues, ...(given?.issues ?? [])]
  if (!folder.ok) return { ok: false as const, issues: [...issues, ...folder.issues] }
  if (!roster.ok || given?.ok === false) return { ok: false as const, issues }
  const { staff } = folder.value
  const { dates, days } = roster.value
  const named = optionText(options, 'earlier')
  const past = await Promise.all(
    (named === undefined ? [] : [named, ...files]).map((one) => readWith(one, readEarlier)),
  )
  const known = past.flatMap((one) => (one.ok ? [one.value] : []))
  const joined = joinEarlier(known, staff, dates[0] ?? '9999-12-31')
  issues.push(...past.flatMap((one) => one.issues), ...joined.issues)
  issues.push(...strangers(roster.value, city, staff, file))
  issues.push(...requirementIssues(forecast, city, holidays, dates, forecastFile))
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false as const, issues }
  const requirement = given?.value ?? requirementOf(forecast, history, city, holidays, dates)
  const { earlier } = joined
  const input: CoverInput = {
    ...{ city, staff, holidays, requirement, dates, days },
    ...(known.length > 0 && { earlier }),
  }
  return { ok: true as const, value: { input, forecast }, issues }
}

/** `cover`: somebody does not come; who could stand in. */
export const command: Command = {
  name: 'cover',
  summary: words['cli.cover.summary'],
  usage:
    'hankan cover --roster FILE [--forecast FILE] --date DATE --person ID|NAME [--from H:MM] [--requirement FILE] [--all] [--waits N] [--moves N] [--apply N --out FILE] [--earlier FILE…] [--city DIR] [--holidays FILE] [--store DIR] [--seed TEXT]',
  example:
    'npm run hankan -- cover --roster data/runs/ID/roster.json --requirement data/runs/ID/requirement.json --date 2023-10-02 --person S023',
  options: {
    roster: { type: 'string' },
    date: { type: 'string' },
    person: { type: 'string' },
    from: { type: 'string' },
    requirement: { type: 'string' },
    ...GROUND_OPTIONS,
    store: { type: 'string' },
    all: { type: 'boolean' },
    earlier: { type: 'string' },
    waits: { type: 'string' },
    moves: { type: 'string' },
    apply: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
  },
  optionText: {
    roster: words['cli.verify.roster'],
    date: words['cli.cover.date'],
    person: words['cli.cover.person'],
    from: words['cli.cover.from'],
    requirement: words['cli.cover.requirement'],
    ...GROUND_TEXT,
    store: words['cli.ground.store'],
    all: words['cli.cover.all'],
    earlier: words['cli.verify.earlier'],
    waits: words['cli.cover.waits'],
    moves: words['cli.cover.moves'],
    apply: words['cli.cover.apply'],
    seed: words['cli.simulate.seed'],
    out: words['cli.cover.out'],
  },
  async run(options, files, { language }) {
    const named = optionText(options, 'roster')
    const file = named ?? files[0]
    const asked = optionText(options, 'person')
    const missing = [
      file === undefined ? 'roster' : [],
      optionText(options, 'date') === undefined ? 'date' : [],
      asked === undefined ? 'person' : [],
      optionText(options, 'apply') !== undefined && optionText(options, 'out') === undefined ? 'out' : [],
    ].flat()
    if (missing.length > 0) return failed(missing.map((option) => missingOption('cover', option)))
    const read = await readInput('cover', options, file!, named === undefined ? files.slice(1) : files)
    if (!read.ok) return failed(read.issues)
    const { input, forecast } = read.value
    const issues: Issue[] = [...read.issues]
    const fromMinute = fromOption(options, issues)
    const absence: Absence = {
      person: personNamed(input.staff, asked!)?.id ?? asked!,
      date: dateOption(options, 'date', input.dates[0]!, issues),
      ...(fromMinute !== undefined && { fromMinute }),
    }
    const rows = wholeOption(options, 'waits', ROWS_PLAYED, 0, MOST_ROWS, issues)
    const moves = wholeOption(options, 'moves', 0, 0, MOST_ROWS, issues)
    if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
    const found = planCover(input, absence)
    if (!found.ok) return failed([...issues, ...found.issues])
    const seed = optionText(options, 'seed') ?? '1'
    const plan =
      rows === 0
        ? found.value
        : withWaits(input, found.value, { forecast, rows, replications: COVER_REPLICATIONS, seed })
    const telling: Telling = { city: input.city, staff: input.staff, rules, language }
    issues.push(...notes(plan, telling))
    const text = coverText(plan.list, telling, options.all === true)
    const replan = moves === 0 ? undefined : planReplan(input, absence, { most: moves }, await loadHighs())
    const curve = replan?.ok ? replan.value : undefined
    const rest = curve ? replanText(curve, telling) : ''
    const applied = await applyRow(options, input, plan, telling, issues)
    if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
    return {
      text: `${text}${rest}${applied}`,
      json: { ...plan.list, ...(curve && { replan: curve }) },
      issues,
    }
  },
}

/** Writes the roster with one row, or the list, and says so. */
const applyRow = async (
  options: Options,
  { dates }: CoverInput,
  plan: CoverPlan,
  { staff, language }: Telling,
  issues: Issue[],
): Promise<string> => {
  const out = optionText(options, 'out')
  if (out === undefined) return ''
  const { rows, absence } = plan.list
  if (optionText(options, 'apply') === undefined) {
    await writeFile(out, `${JSON.stringify(plan.list)}\n`)
    return `${say(language, 'cli.cover.written', { file: out })}\n`
  }
  const rank = wholeOption(options, 'apply', 1, 1, rows.length, issues)
  const row = rows[rank - 1]
  if (!row || issues.some(({ severity }) => severity === 'error')) {
    if (!row) issues.push(wrongOption('apply', String(rank), '–'))
    return ''
  }
  await writeFile(out, `${JSON.stringify({ dates, days: withRow(plan, row) })}\n`)
  const names = row.moves.map(({ person }) => staff.people.find(({ id }) => id === person)?.name ?? person)
  const told = say(language, 'cli.cover.applied', { rank, file: out, names: names.join(', ') })
  const line = `${absence.person},${absence.date},欠勤`
  const leave = absence.fromMinute === undefined ? `${say(language, 'cli.cover.leaveLine', { line })}\n` : ''
  return `${told}\n${leave}`
}
