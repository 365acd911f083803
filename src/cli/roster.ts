import { writeFile } from 'node:fs/promises'
import { leavePressure } from '../core/city/leave-pressure.ts'
import { formatHours, formatShare, formatYen } from '../core/report/format.ts'
import { textTable } from '../core/report/width.ts'
import type { ColumnProblem } from '../core/roster/columns/problem.ts'
import { kindOf, readColumnProblem } from '../core/roster/columns/read.ts'
import { type Plan, solveColumns } from '../core/roster/columns/solve.ts'
import { conflictIssues } from '../core/roster/conflict.ts'
import { readProblem } from '../core/roster/read.ts'
import type {
  ChangedDay,
  Roster,
  RosterOutcome,
  RosterProblem,
  ShortageReason,
  SolveProgress,
} from '../core/roster/types.ts'
import type { Result } from '../core/units/issue.ts'
import { type Key, type Language, say, words } from '../core/words/say.ts'
import { loadHighs } from '../engines/highs.ts'
import { rosterOnThreads } from '../engines/roster.ts'
import { readWith } from '../store/city-folder.ts'
import type { Command, CommandResult, Terminal } from './command.ts'
import { failed, missingOption, optionText, wrongOption } from './forecast-ground.ts'
import { withDays } from './roster-days.ts'

const REASONS: readonly ShortageReason[] = [
  'everyoneBusy',
  'fewSkilled',
  'onLeave',
  'hoursUsed',
  'notWorthIt',
]

const progressLine = ({ phase, incumbentYen, boundYen, gap }: SolveProgress, language: Language): string => {
  const name = say(language, `cli.roster.phase.${phase}` as Key)
  if (gap === undefined) return `${name}…`
  const percent = (gap * 100).toFixed(2)
  if (incumbentYen === undefined || boundYen === undefined)
    return `${name} ${say(language, 'cli.gapSoFar', { percent })}`
  const yen = { cost: formatYen(incumbentYen, language), bound: formatYen(boundYen, language) }
  return `${name} ${say(language, 'cli.roster.soFar', { ...yen, percent })}`
}

const workedMinutes = ({ shift, breaks }: Roster['days'][number]): number =>
  shift === undefined
    ? 0
    : breaks.reduce(
        (sum, pause) => sum - pause.endMinute + pause.startMinute,
        shift.endMinute - shift.startMinute,
      )

const left = (rows: readonly { readonly hours: number; readonly placedHours: number }[]): number =>
  rows.reduce((sum, { hours, placedHours }) => sum + Math.max(0, hours - placedHours), 0)

/** Person-days at other hours than published, and how many of them need consent. */
const changedText = (changed: readonly ChangedDay[], language: Language): string =>
  `${changed.length} (${say(language, 'cli.roster.consent', { count: changed.filter(({ agreed }) => !agreed).length })})`

/** What a roster comes to, as a table for people. */
const summary = (roster: Roster, language: Language): string => {
  const { cost, proof, shortages, wishes, changed, fairness } = roster
  const minutes = roster.days.reduce((sum, day) => sum + workedMinutes(day), 0)
  const reasons = REASONS.map(
    (reason) => [reason, shortages.filter((s) => s.reason === reason).length] as const,
  )
  const rows = [
    ['cost', formatYen(cost.totalYen, language)],
    ['bound', formatYen(proof.boundYen, language)],
    ['gapRow', formatShare(proof.gap, language, 2)],
    ['hours', formatHours(minutes / 60, language)],
    ['short', String(shortages.length)],
    ...reasons.filter(([, slots]) => slots > 0).map(([reason, slots]) => [reason, String(slots)]),
    ['undone', formatHours(left(roster.work), language)],
    ['missed', formatHours(left(roster.outbound), language)],
    ['wishes', `${wishes.granted} / ${wishes.asked}`],
    ...(changed ? [['changed', changedText(changed, language)]] : []),
    ...(fairness
      ? [
          [
            'unfair',
            String(fairness.filter(({ carried, rostered, share }) => carried + rostered > share + 1).length),
          ],
        ]
      : []),
  ]
  const named = rows.map(([key, value]) => [
    `${REASONS.includes(key as ShortageReason) ? '  ' : ''}${say(language, `cli.roster.${key}` as Key)}`,
    value!,
  ])
  return `${textTable(named).join('\n')}\n`
}

const readAny = (source: string, file: string): Result<RosterProblem | ColumnProblem> =>
  kindOf(source) === undefined ? readProblem(source, file) : readColumnProblem(source, file)

/** What a plan comes to, as a table for people. */
const planSummary = (plan: Plan, language: Language): string => {
  const rows = [
    ['cost', String(plan.cost)],
    ['bound', String(plan.bound)],
    ['gapRow', formatShare(gapOf(plan), language, 2)],
    ...(plan.kind === 'activity' ? [['missing', String(plan.missing)]] : []),
  ]
  const named = rows.map(([key, value]) => [say(language, `cli.roster.${key}` as Key), value!])
  return `${textTable(named).join('\n')}\n`
}

const gapOf = ({ cost, bound }: { readonly cost: number; readonly bound: number }): number =>
  Math.max(0, cost - bound) / Math.max(1, Math.abs(cost))

/** A problem of named shifts or of activities, solved and written. */
const planned = async (
  problem: ColumnProblem,
  file: string,
  out: string | undefined,
  { language, progress }: Terminal,
): Promise<CommandResult> => {
  const outcome = solveColumns(problem, await loadHighs(), {
    onProgress: ({ phase, cost, bound }) =>
      progress(
        progressLine({ phase, ...(cost === undefined ? {} : { gap: gapOf({ cost, bound }) }) }, language),
      ),
  })
  if (outcome.kind === 'infeasible')
    return failed(conflictIssues([{ rule: 'noPlan', persons: outcome.persons, dates: [] }], file))
  if (out !== undefined) await writeFile(out, `${JSON.stringify(outcome.plan)}\n`)
  return { text: planSummary(outcome.plan, language), json: outcome.plan, issues: [] }
}

/** Solves on threads, so that Ctrl-C can end the search: the best roster so far is then written like any other. */
const solved = async (
  problem: RosterProblem,
  gap: number | undefined,
  { language, progress }: Terminal,
): Promise<RosterOutcome> => {
  const stop = new AbortController()
  const cancel = (): void => {
    progress(say(language, 'cli.roster.cancelled'))
    stop.abort()
  }
  process.once('SIGINT', cancel)
  try {
    return await rosterOnThreads(problem, {
      limits: gap === undefined ? {} : { gap },
      onProgress: (step) => progress(progressLine(step, language)),
      signal: stop.signal,
    })
  } finally {
    process.removeListener('SIGINT', cancel)
  }
}

/** `roster`: a problem file to a roster file. Requests that exclude each other make the exit code 2. */
export const command: Command = {
  name: 'roster',
  summary: words['cli.roster.summary'],
  usage:
    'hankan roster --problem FILE [--locked FILE] [--published FILE] [--earlier FILE…] [--out FILE] [--gap SHARE]',
  example: 'npm run hankan -- roster --problem models/roster-problem.json --out roster.json',
  options: {
    problem: { type: 'string' },
    locked: { type: 'string' },
    published: { type: 'string' },
    earlier: { type: 'string' },
    out: { type: 'string' },
    gap: { type: 'string' },
  },
  optionText: {
    problem: words['cli.roster.problem'],
    locked: words['cli.roster.locked'],
    published: words['cli.roster.published'],
    earlier: words['cli.roster.earlier'],
    out: words['cli.roster.out'],
    gap: words['cli.roster.gap'],
  },
  async run(options, files, { language, progress }) {
    const file = optionText(options, 'problem') ?? files[0]
    if (file === undefined) return failed([missingOption('roster', 'problem')])
    const gapText = optionText(options, 'gap')
    const gap = gapText === undefined ? undefined : Number(gapText)
    if (gap !== undefined && !(gap >= 0 && gap < 1))
      return failed([wrongOption('gap', gapText!, '0.002 (0–1)')])
    const out = optionText(options, 'out')
    const read = await readWith(file, readAny)
    if (!read.ok) return failed(read.issues)
    if ('kind' in read.value) {
      const result = await planned(read.value, file, out, { language, progress })
      return { ...result, issues: [...read.issues, ...result.issues] }
    }
    const earlier = optionText(options, 'earlier')
    const others = optionText(options, 'problem') === undefined ? files.slice(1) : files
    const full = await withDays(read.value, {
      locked: optionText(options, 'locked'),
      published: optionText(options, 'published'),
      earlier: earlier === undefined ? others : [earlier, ...others],
    })
    if (!full.ok) return failed([...read.issues, ...full.issues])
    const problem = full.value
    const { staff, city, open } = problem
    const issues = [...read.issues, ...full.issues, ...leavePressure(staff, city, open, file)]
    const outcome = await solved(problem, gap, { language, progress })
    if (outcome.kind === 'infeasible') return failed([...issues, ...conflictIssues(outcome.conflicts, file)])
    if (out !== undefined) await writeFile(out, `${JSON.stringify(outcome.roster)}\n`)
    return { text: summary(outcome.roster, language), json: outcome.roster, issues }
  },
}
