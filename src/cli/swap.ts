import { writeFile } from 'node:fs/promises'
import { isLocalDate } from '../core/calendar/date.ts'
import { withDays } from '../core/cover/price.ts'
import { personIssue, personNamed } from '../core/cover/request.ts'
import { planSwap } from '../core/plan-cover.ts'
import { formatDay } from '../core/report/format.ts'
import type { Issue } from '../core/units/issue.ts'
import { rules } from '../core/verification/rules.ts'
import { breachNames, breachText } from '../core/words/breach-text.ts'
import { say, words } from '../core/words/say.ts'
import type { Command } from './command.ts'
import { readInput } from './cover.ts'
import { signedYen } from './cover-text.ts'
import {
  failed,
  GROUND_OPTIONS,
  GROUND_TEXT,
  missingOption,
  optionText,
  wrongOption,
} from './forecast-ground.ts'

/** `swap`: may two people exchange days? A swap that breaks a rule makes the exit code 2. */
export const command: Command = {
  name: 'swap',
  summary: words['cli.swap.summary'],
  usage:
    'hankan swap --roster FILE [--forecast FILE] --person ID|NAME --with ID|NAME --date DATE[,DATE] [--requirement FILE] [--out FILE] [--earlier FILE…] [--city DIR] [--holidays FILE] [--store DIR]',
  example:
    'npm run hankan -- swap --roster data/runs/ID/roster.json --person S015 --with S016 --date 2023-10-02',
  options: {
    roster: { type: 'string' },
    person: { type: 'string' },
    with: { type: 'string' },
    date: { type: 'string' },
    requirement: { type: 'string' },
    ...GROUND_OPTIONS,
    store: { type: 'string' },
    earlier: { type: 'string' },
    out: { type: 'string' },
  },
  optionText: {
    roster: words['cli.verify.roster'],
    person: words['cli.swap.person'],
    with: words['cli.swap.with'],
    date: words['cli.swap.date'],
    requirement: words['cli.cover.requirement'],
    ...GROUND_TEXT,
    store: words['cli.ground.store'],
    earlier: words['cli.verify.earlier'],
    out: words['cli.swap.out'],
  },
  async run(options, files, { language }) {
    const named = optionText(options, 'roster')
    const file = named ?? files[0]
    const asked = ['person', 'with', 'date'].map((name) => optionText(options, name))
    const missing = [
      file === undefined ? 'roster' : [],
      ...['person', 'with', 'date'].filter((_, i) => asked[i] === undefined),
    ].flat()
    if (missing.length > 0) return failed(missing.map((option) => missingOption('swap', option)))
    const read = await readInput('swap', options, file!, named === undefined ? files.slice(1) : files)
    if (!read.ok) return failed(read.issues)
    const { input } = read.value
    const issues: Issue[] = [...read.issues]
    const [one, other] = ['person', 'with'].map((option, i) => {
      const found = personNamed(input.staff, asked[i]!)
      if (!found) issues.push(personIssue(input.staff, asked[i]!, `--${option}`))
      return found
    })
    const dates = asked[2]!.split(',').map((text) => text.trim())
    for (const date of dates)
      if (!isLocalDate(date)) issues.push(wrongOption('date', date, input.dates[0] ?? ''))
    if (!one || !other || issues.some(({ severity }) => severity === 'error')) return failed(issues)
    const swap = { persons: [one.id, other.id] as const, dates: dates.filter(isLocalDate) }
    const verdict = planSwap(input, swap)
    if (!verdict.ok) return failed([...issues, ...verdict.issues])
    const { yen, breaches, days, consents } = verdict.value
    const broken = breaches.filter(({ severity }) => severity === 'breach').length
    const names = breachNames(input.city, input.staff.people)
    const head = say(language, broken === 0 ? 'cli.swap.good' : 'cli.swap.bad', {
      one: one.name,
      other: other.name,
      dates: swap.dates.map((date) => formatDay(date, language)).join(', '),
      yen: signedYen(yen, language),
    })
    const lines = breaches.map((breach) =>
      say(language, breach.severity === 'breach' ? 'cli.cover.breach' : 'cli.cover.warning', {
        text: breachText(breach, names, language),
        article: rules.find(({ id }) => id === breach.rule)?.article[language] ?? '',
      }),
    )
    if (broken === 0 && consents.length > 0)
      lines.push(
        say(language, 'cli.swap.consents', {
          days: consents
            .map(({ person, date }) => `${names.person(person) ?? person} ${formatDay(date, language)}`)
            .join(', '),
        }),
      )
    if (broken > 0)
      issues.push({
        code: 'swapBreaks',
        severity: 'error',
        at: { file: file! },
        values: { breaches: broken },
      })
    const out = optionText(options, 'out')
    if (out !== undefined && broken === 0) {
      await writeFile(out, `${JSON.stringify({ dates: input.dates, days: withDays(input.days, days) })}\n`)
      lines.push(say(language, 'cli.cover.written', { file: out }))
    }
    return { text: `${[head, ...lines].join('\n')}\n`, json: verdict.value, issues }
  },
}
