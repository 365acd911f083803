import { writeFile } from 'node:fs/promises'
import { addDays, datesBetween } from '../core/calendar/date.ts'
import type { City, Staff } from '../core/city/types.ts'
import { planTraining } from '../core/plan-training.ts'
import { formatDay, formatHours, formatNumber, formatYen } from '../core/report/format.ts'
import { textTable } from '../core/report/width.ts'
import { requirementIssues } from '../core/requirement/check.ts'
import type { Estimate } from '../core/simulation/types.ts'
import { weeksAhead } from '../core/training/quarter.ts'
import { BUDGET_HOURS, MOST_WEEKS, QUARTER_WEEKS, trainingIssues } from '../core/training/request.ts'
import type { CrossTraining, TrainingPlan, TrainingRequest } from '../core/training/types.ts'
import type { Issue } from '../core/units/issue.ts'
import { isKey, type Language, say, words } from '../core/words/say.ts'
import { loadHighs } from '../engines/highs.ts'
import { readCityFolder } from '../store/city-folder.ts'
import type { Command } from './command.ts'
import {
  dateOption,
  failed,
  firstMonday,
  GROUND_OPTIONS,
  GROUND_TEXT,
  type Options,
  optionText,
  readGround,
  wholeOption,
  wrongOption,
} from './forecast-ground.ts'

const ROWS_SHOWN = 10
const MOST_ROWS = 100

/** Ids of an option, or undefined where it is absent. */
const idsOption = (options: Options, name: string): string[] | undefined =>
  optionText(options, name)
    ?.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')

const budgetOption = (options: Options, issues: Issue[]): number => {
  const found = optionText(options, 'budget')
  const hours = found === undefined ? BUDGET_HOURS : Number(found)
  if (Number.isNaN(hours)) issues.push(wrongOption('budget', found!, String(BUDGET_HOURS)))
  return Number.isNaN(hours) ? BUDGET_HOURS : hours
}

interface Names {
  person(id: string): string
  activity(id: string): string
}

const namesOf = (city: City, staff: Staff, language: Language): Names => ({
  person: (id) => staff.people.find((it) => it.id === id)?.name ?? id,
  activity: (id) => city.activities.find((it) => it.id === id)?.name[language] ?? id,
})

const band = ({ mean, low, high }: Estimate, language: Language) => ({
  hours: formatHours(mean, language),
  low: formatNumber(low, language, 1),
  high: formatNumber(high, language, 1),
})

const trainingTime = (hours: number, language: Language): string =>
  say(language, 'cli.training.h', { hours: formatNumber(hours, language, Number.isInteger(hours) ? 0 : 1) })

const rowLines = ({ rows }: TrainingPlan, most: number, names: Names, language: Language): string[] => {
  const head = ['who', 'what', 'hours', 'spared', 'perHour', 'yen', 'cost'] as const
  return textTable(
    [
      head.map((column) => say(language, `cli.training.${column}`)),
      ...rows.slice(0, most).map((row) => {
        const { mean, low, high } = row.shortageHours
        const number = (value: number, digits: number) => formatNumber(value, language, digits)
        return [
          `${names.person(row.person)} (${row.person})`,
          names.activity(row.activity),
          trainingTime(row.hours, language),
          `${number(mean, 1)} (${number(low, 1)}–${number(high, 1)})`,
          number(row.shortagePerHour, 2),
          formatYen(row.yen.mean, language),
          formatYen(row.cost.yen, language),
        ]
      }),
    ],
    2,
  )
}

const setLines = (plan: TrainingPlan, names: Names, language: Language): string[] => {
  const { set, request } = plan
  const budget = trainingTime(request.budgetHours, language)
  if (set.trainings.length === 0) return [say(language, 'cli.training.setNone', { budget })]
  const called = ({ person, activity }: CrossTraining) => ({
    name: names.person(person),
    activity: names.activity(activity),
  })
  return [
    say(language, 'cli.training.set', { budget, hours: trainingTime(set.hours, language) }),
    ...plan.curve.flatMap(({ added, trainingHours, shortageHours }) =>
      added
        ? say(language, 'cli.training.step', {
            ...called(added),
            trainingHours: trainingTime(trainingHours, language),
            ...band(shortageHours, language),
          })
        : [],
    ),
    say(language, 'cli.training.setWorth', {
      hours: formatHours(set.shortageHours.mean, language),
      yen: formatYen(set.yen.mean, language),
      days: formatNumber(set.cost.days, language, 1),
      costHours: formatHours(set.cost.shortageHours, language),
      costYen: formatYen(set.cost.yen, language),
    }),
    say(language, 'cli.training.most', { yen: formatYen(set.mostYen, language) }),
  ]
}

const signed = (hours: number, language: Language): string =>
  `${hours > 0 ? '+' : ''}${formatNumber(hours, language, 1)}`

/** The training that saves most yen an hour, where it is another one than the first of the list. */
const byYenLines = ({ rows }: TrainingPlan, names: Names, language: Language): string[] => {
  const [first] = rows
  const best = rows.toSorted((a, b) => b.yenPerHour - a.yenPerHour)[0]
  if (!best || !first || best.yenPerHour <= first.yenPerHour) return []
  return [
    say(language, 'cli.training.byYen', {
      name: names.person(best.person),
      activity: names.activity(best.activity),
      yen: formatYen(best.yenPerHour, language),
      hours: signed(-best.shortageHours.mean, language),
    }),
  ]
}

const textOf = (plan: TrainingPlan, most: number, names: Names, language: Language): string => {
  const { request, before, candidates, leftOutYen } = plan
  const title = say(language, 'cli.training.title', {
    from: formatDay(request.from, language),
    weeks: request.weeks,
    ...band(before.shortageHours, language),
  })
  const looked = say(language, 'cli.training.looked', {
    ...candidates,
    yen: formatYen(leftOutYen, language),
  })
  const assumptions = plan.assumptions.flatMap(({ key, values }) =>
    isKey(key) ? [`・${say(language, key, values)}`] : [],
  )
  return [
    title,
    '',
    ...rowLines(plan, most, names, language),
    '',
    ...setLines(plan, names, language),
    ...byYenLines(plan, names, language),
    looked,
    '',
    say(language, 'cli.trial.assumptions'),
    ...assumptions,
    '',
  ].join('\n')
}

/** `training`: who should learn what in the coming quarter. */
export const command: Command = {
  name: 'training',
  summary: words['cli.training.summary'],
  usage:
    'hankan training --forecast FILE [--budget HOURS] [--from DATE] [--weeks N] [--person ID,ID] [--activity ID,ID] [--rows N] [--city DIR] [--holidays FILE] [--store DIR] [--seed TEXT] [--out FILE]',
  example:
    'npm run hankan -- training --forecast data/runs/ID/forecast.json --store data/store --budget 72 --from 2023-10-02',
  options: {
    budget: { type: 'string' },
    from: { type: 'string' },
    weeks: { type: 'string' },
    person: { type: 'string' },
    activity: { type: 'string' },
    rows: { type: 'string' },
    ...GROUND_OPTIONS,
    store: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
  },
  optionText: {
    budget: words['cli.training.budget'],
    from: words['cli.training.from'],
    weeks: words['cli.training.weeks'],
    person: words['cli.training.person'],
    activity: words['cli.training.activity'],
    rows: words['cli.training.rows'],
    ...GROUND_TEXT,
    store: words['cli.ground.store'],
    seed: words['cli.training.seed'],
    out: words['cli.training.out'],
  },
  async run(options, _files, { language, progress }) {
    const ground = await readGround('training', options)
    if (!ground.ok) return failed(ground.issues)
    const { city, holidays, forecast, forecastFile, history } = ground.value
    const folder = await readCityFolder(optionText(options, 'city') ?? 'data/keyaki')
    if (!folder.ok) return failed([...ground.issues, ...folder.issues])
    const { staff } = folder.value
    const issues: Issue[] = [...ground.issues]
    const [people, activities] = [idsOption(options, 'person'), idsOption(options, 'activity')]
    const request: TrainingRequest = {
      from: dateOption(options, 'from', firstMonday(forecast), issues),
      weeks: wholeOption(options, 'weeks', QUARTER_WEEKS, 1, MOST_WEEKS, issues),
      budgetHours: budgetOption(options, issues),
      ...(people && { people }),
      ...(activities && { activities }),
    }
    const rows = wholeOption(options, 'rows', ROWS_SHOWN, 1, MOST_ROWS, issues)
    issues.push(...trainingIssues(request, city, staff, forecast))
    if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
    const dates = weeksAhead(forecast, request.from, request.weeks).flatMap((monday) =>
      datesBetween(monday, addDays(monday, 6)),
    )
    issues.push(...requirementIssues(forecast, city, holidays, dates, forecastFile))
    if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
    const seed = optionText(options, 'seed') ?? '1'
    const input = { city, staff, holidays, forecast, history, seed }
    const result = planTraining(request, input, await loadHighs(), (done, of) =>
      progress(say(language, 'cli.training.working', { done, of })),
    )
    if (!result.ok) return failed([...issues, ...result.issues])
    const plan = result.value
    if (plan.candidates.allowed === 0)
      issues.push({ code: 'trainingNobody', severity: 'warning', at: { file: '' }, values: {} })
    const out = optionText(options, 'out')
    if (out !== undefined) await writeFile(out, `${JSON.stringify(plan)}\n`)
    return { text: textOf(plan, rows, namesOf(city, staff, language), language), json: plan, issues }
  },
}
