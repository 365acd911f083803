import { join } from 'node:path'
import { teamHours } from '../core/calendar/team-hours.ts'
import { leavePressure } from '../core/city/leave-pressure.ts'
import { readHolidays } from '../core/city/read.ts'
import type { Issue, Result } from '../core/units/issue.ts'
import { check } from '../core/verification/check.ts'
import { type EarlierFile, joinEarlier, readEarlier } from '../core/verification/read-earlier.ts'
import { readRosterDays } from '../core/verification/read-roster.ts'
import type { Certificate } from '../core/verification/types.ts'
import { breachNames, breachText } from '../core/words/breach-text.ts'
import { type Language, say, words } from '../core/words/say.ts'
import { readCityFolder, readWith } from '../store/city-folder.ts'
import type { Command, CommandResult } from './command.ts'

const failed = (issues: readonly Issue[]): CommandResult => ({ text: '', json: { issues }, issues })

const table = (
  { rules, breaches }: Certificate,
  names: ReturnType<typeof breachNames>,
  language: Language,
): string =>
  breaches
    .map((breach) => {
      const article = rules.find(({ id }) => id === breach.rule)?.article[language] ?? ''
      const grave = say(language, breach.severity === 'breach' ? 'cli.verify.breach' : 'cli.verify.warning')
      return `  [${grave}] ${breachText(breach, names, language)} 〔${article}〕\n`
    })
    .join('')

/** Files of what was before the roster, or what is wrong with them. */
const readAll = async (files: readonly string[]): Promise<Result<readonly EarlierFile[]>> => {
  const read = await Promise.all(files.map((file) => readWith(file, readEarlier)))
  const issues = read.flatMap((one) => one.issues)
  return read.every((one) => one.ok)
    ? { ok: true, value: read.map((one) => one.value), issues }
    : { ok: false, issues }
}

/** `verify`: a roster file against its city folder. Breaches make the exit code 2; warnings do not. */
export const command: Command = {
  name: 'verify',
  summary: words['cli.verify.summary'],
  usage: 'hankan verify --roster FILE [--city DIR] [--holidays FILE] [--published FILE] [--earlier FILE…]',
  example: 'npm run hankan -- verify --roster data/runs/ID/roster.json --city data/keyaki',
  options: {
    roster: { type: 'string' },
    city: { type: 'string' },
    holidays: { type: 'string' },
    published: { type: 'string' },
    earlier: { type: 'string' },
  },
  optionText: {
    roster: words['cli.verify.roster'],
    city: words['cli.verify.city'],
    holidays: words['cli.verify.holidays'],
    published: words['cli.verify.published'],
    earlier: words['cli.verify.earlier'],
  },
  async run(options, files, { language }) {
    const file = options.roster ?? files[0]
    const others = typeof options.roster === 'string' ? files : files.slice(1)
    if (typeof file !== 'string')
      return failed([
        { code: 'missingOption', severity: 'error', at: { file: 'verify' }, values: { option: 'roster' } },
      ])
    const folder = String(options.city ?? 'data/keyaki')
    const city = await readCityFolder(folder)
    const roster = await readWith(file, readRosterDays)
    const holidays = await readWith(String(options.holidays ?? 'data/calendar/syukujitsu.csv'), readHolidays)
    const published =
      typeof options.published === 'string' ? await readWith(options.published, readRosterDays) : undefined
    const before = await readAll(typeof options.earlier === 'string' ? [options.earlier, ...others] : others)
    const issues = [
      ...city.issues,
      ...roster.issues,
      ...holidays.issues,
      ...(published?.issues ?? []),
      ...before.issues,
    ]
    if (!city.ok || !roster.ok || !holidays.ok || !before.ok || published?.ok === false) return failed(issues)

    const { dates, days } = roster.value
    const { earlier, issues: odd } = joinEarlier(before.value, city.value.staff, dates[0] ?? '9999-12-31')
    issues.push(...odd)
    if (odd.some(({ severity }) => severity === 'error')) return failed(issues)
    const beyond = dates.find((date) => +date.slice(0, 4) > holidays.value.lastYear)
    if (beyond)
      issues.push({
        code: 'holidaysEnd',
        severity: 'warning',
        at: { file },
        values: { lastYear: holidays.value.lastYear, date: beyond },
      })
    const open = teamHours(city.value.city, holidays.value, dates)
    issues.push(...leavePressure(city.value.staff, city.value.city, open, join(folder, 'leave.csv')))
    const certificate = check({
      ...city.value,
      ...earlier,
      ...(published && { published: published.value.days }),
      days,
      dates,
      open,
    })
    const breaches = certificate.breaches.filter(({ severity }) => severity === 'breach').length
    const names = breachNames(city.value.city, city.value.staff.people)
    const head = say(language, breaches === 0 ? 'cli.verify.good' : 'cli.verify.bad', {
      people: city.value.staff.people.length,
      days: dates.length,
      rules: certificate.rules.length,
      breaches,
      warnings: certificate.breaches.length - breaches,
    })
    const broken: Issue = { code: 'brokenRules', severity: 'error', at: { file }, values: { breaches } }
    return {
      text: `${head}\n${table(certificate, names, language)}`,
      json: certificate,
      issues: breaches === 0 ? issues : [...issues, broken],
    }
  },
}
