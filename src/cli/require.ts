import { writeFile } from 'node:fs/promises'
import { addDays, clock, datesBetween } from '../core/calendar/date.ts'
import { inForce } from '../core/calendar/opening.ts'
import type { City } from '../core/city/types.ts'
import { formatDay, formatHours, formatNumber, formatShare, formatWait } from '../core/report/format.ts'
import { textTable } from '../core/report/width.ts'
import { requirementIssues } from '../core/requirement/check.ts'
import { requirementOf } from '../core/requirement/requirement.ts'
import type { Requirement, SlotRequirement } from '../core/requirement/types.ts'
import type { Issue } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import { type Language, say, words } from '../core/words/say.ts'
import type { Command } from './command.ts'
import {
  csvText,
  dateOption,
  failed,
  firstMonday,
  GROUND_OPTIONS,
  GROUND_TEXT,
  optionText,
  readGround,
  wholeOption,
} from './forecast-ground.ts'

const MOST_DAYS = 366

/** One row for each slot and number of people. */
const csvOf = ({ slots, slotMinutes }: Requirement): string =>
  csvText([
    [
      'date',
      'start',
      'activity',
      'arrivals',
      'erlangs',
      'required',
      'minimum',
      'people',
      'serviceLevel',
      'meanWaitSeconds',
      'abandonedShare',
      'lossYen',
    ],
    ...slots.flatMap((slot) =>
      slot.curve.map((point) => [
        slot.date,
        clock(slot.slot * slotMinutes),
        slot.activity,
        slot.arrivals.toFixed(3),
        slot.offeredErlangs.toFixed(4),
        slot.people,
        slot.minimum,
        point.people,
        point.serviceLevel.toFixed(5),
        point.meanWaitSeconds.toFixed(1),
        point.abandonedShare.toFixed(5),
        point.lossYen.toFixed(1),
      ]),
    ),
  ])

/** The slot of a day in which one person more than required saves most. */
const dearest = (slots: readonly SlotRequirement[]) =>
  slots.reduce((best, slot) => (slot.people > best.people ? slot : best))

const tableOf = (requirement: Requirement, city: City, language: Language): string => {
  const head = ['date', 'activity', 'arrivals', 'peak', 'at', 'hours'] as const
  const rows = [head.map((column) => say(language, `cli.require.${column}`))]
  for (const date of new Set(requirement.slots.map((slot) => slot.date)))
    for (const activity of city.activities) {
      const slots = requirement.slots.filter((slot) => slot.date === date && slot.activity === activity.id)
      if (slots.length === 0) continue
      const peak = dearest(slots)
      const people = slots.reduce((sum, slot) => sum + slot.people, 0)
      rows.push([
        formatDay(date, language),
        activity.name[language],
        formatNumber(
          slots.reduce((sum, slot) => sum + slot.arrivals, 0),
          language,
        ),
        String(peak.people),
        clock(peak.slot * requirement.slotMinutes),
        formatHours((people * requirement.slotMinutes) / 60, language),
      ])
    }
  const work = requirement.work.reduce((sum, it) => sum + it.hours, 0)
  const outbound = requirement.outbound.reduce((sum, it) => sum + it.hours, 0)
  const other = say(language, 'cli.require.other', {
    work: formatHours(work, language),
    outbound: formatHours(outbound, language),
  })
  return `${textTable(rows, 2).join('\n')}\n${other}\n`
}

/** What each queue promises on a date, and how it is reckoned. */
const targetLines = (city: City, date: LocalDate, language: Language): string[] => {
  const lines = city.queues.flatMap(({ name, targets }) => {
    const target = targets.find((it) => inForce(it, date))
    if (!target) return []
    const queue = name[language]
    const { asaSeconds, answerShare } = target
    const [share, within] = [formatShare(target.share, language), formatWait(target.withinSeconds, language)]
    return [
      say(language, 'cli.require.target.within', { queue, share, within }),
      ...(asaSeconds === undefined
        ? []
        : [say(language, 'cli.require.target.asa', { queue, wait: formatWait(asaSeconds, language) })]),
      ...(answerShare === undefined
        ? []
        : [say(language, 'cli.require.target.answer', { queue, share: formatShare(answerShare, language) })]),
    ]
  })
  return ['', say(language, 'cli.require.targets'), ...lines, say(language, 'cli.require.formula')]
}

/** `require`: a forecast file to the people each slot needs. */
export const command: Command = {
  name: 'require',
  summary: words['cli.require.summary'],
  usage:
    'hankan require --forecast FILE [--city DIR] [--holidays FILE] [--store DIR] [--from DATE] [--days N] [--out FILE]',
  example:
    'npm run hankan -- require --forecast data/runs/ID/forecast.json --store data/store --out requirement.json',
  options: {
    ...GROUND_OPTIONS,
    store: { type: 'string' },
    from: { type: 'string' },
    days: { type: 'string' },
    out: { type: 'string' },
  },
  optionText: {
    ...GROUND_TEXT,
    store: words['cli.ground.store'],
    from: words['cli.require.from'],
    days: words['cli.require.days'],
    out: words['cli.require.out'],
  },
  async run(options, _files, { language, progress }) {
    const ground = await readGround('require', options)
    if (!ground.ok) return failed(ground.issues)
    const { city, holidays, forecast, forecastFile, history } = ground.value
    const issues: Issue[] = [...ground.issues]
    const from = dateOption(options, 'from', firstMonday(forecast), issues)
    const days = wholeOption(options, 'days', 7, 1, MOST_DAYS, issues)
    const dates = datesBetween(from, addDays(from, days - 1))
    issues.push(...requirementIssues(forecast, city, holidays, dates, forecastFile))
    if (issues.some(({ severity }) => severity === 'error')) return failed(issues)
    progress(say(language, 'cli.step.require'))
    const requirement = requirementOf(forecast, history, city, holidays, dates)
    const out = optionText(options, 'out')
    if (out !== undefined)
      await writeFile(out, out.endsWith('.csv') ? csvOf(requirement) : `${JSON.stringify(requirement)}\n`)
    const targets = targetLines(city, from, language)
    return {
      text: `${tableOf(requirement, city, language)}${targets.join('\n')}\n`,
      json: requirement,
      issues,
    }
  },
}
