import { writeFile } from 'node:fs/promises'
import { clock } from '../core/calendar/date.ts'
import type { Calibration } from '../core/calibration/types.ts'
import type { City } from '../core/city/types.ts'
import { calibrateCity } from '../core/plan.ts'
import { formatDays, formatNumber, formatShare, formatWait } from '../core/report/format.ts'
import { displayWidth, textTable } from '../core/report/width.ts'
import type { Estimate } from '../core/simulation/types.ts'
import type { Issue } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import { type Language, say, words } from '../core/words/say.ts'
import { readCityFile } from '../store/city-folder.ts'
import { contextOf, historyOf, readParts } from '../store/history.ts'
import type { Command } from './command.ts'
import { sampleFolders } from './folders.ts'
import { dateOption, failed, type Options, optionText, wrongOption } from './forecast-ground.ts'

const COLUMNS = [
  'queue',
  'observed',
  'simulated',
  'observedMax',
  'simulatedMax',
  'inside',
  'verdict',
] as const

const ranged = ({ mean, low, high }: Estimate, language: Language): string =>
  `${formatWait(mean, language)} (${formatWait(low, language)}–${formatWait(high, language)})`

/** A row for each queue: observed beside simulated, and what to think of it. */
const queueTable = ({ queues }: Calibration, city: City, language: Language): string[] =>
  textTable([
    COLUMNS.map((column) => say(language, `cli.calibrate.${column}`)),
    ...queues.map((row) => [
      city.queues.find(({ id }) => id === row.queue)?.name[language] ?? row.queue,
      formatWait(row.observedMeanWaitSeconds, language),
      ranged(row.simulatedMeanWaitSeconds, language),
      formatWait(row.observedMaxWaitSeconds, language),
      ranged(row.simulatedMaxWaitSeconds, language),
      `${formatShare(row.insideBand, language, 0)} / ${row.days.length}`,
      say(language, `page.reproduction.${row.verdict}`),
    ]),
  ])

/** Columns of a slot in the chart of people. */
const SLOT_WIDTH = 2

/** People of each slot as whole numbers on a common axis of time, one line an activity. */
const staffingChart = ({ staffing }: Calibration, city: City, language: Language): string[] => {
  const all = staffing.flatMap(({ slots }) => slots.map(({ slot }) => slot))
  const first = Math.min(...all)
  const last = Math.max(...all)
  const { slotMinutes } = city
  const axis = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  let ruler = ''
  axis.forEach((slot, i) => {
    const minute = slot * slotMinutes
    if (minute % 60 === 0 && ruler.length <= i * SLOT_WIDTH)
      ruler = ruler.padEnd(i * SLOT_WIDTH) + String(minute / 60)
  })
  const names = staffing.map(({ activity }) => {
    return city.activities.find(({ id }) => id === activity)?.name[language] ?? activity
  })
  const width = Math.max(...names.map(displayWidth))
  const rows = staffing.map(({ slots }, row) => {
    const people = new Map(slots.map((it) => [it.slot, it.people]))
    const cells = axis.map((slot) => {
      const here = people.get(slot)
      return (here === undefined ? '·' : formatNumber(here, language)).padEnd(SLOT_WIDTH)
    })
    const peak = slots.reduce((best, slot) => (slot.people > best.people ? slot : best))
    const most = say(language, 'cli.calibrate.peak', {
      people: formatNumber(peak.people, language, 1),
      time: clock(peak.slot * slotMinutes),
    })
    const name = names[row]!
    return `${name}${' '.repeat(width - displayWidth(name))}  ${cells.join('')} ${most}`
  })
  return [
    say(language, 'cli.calibrate.staffing', { from: clock(first * slotMinutes), minutes: slotMinutes }),
    `${' '.repeat(width)}  ${ruler}`,
    ...rows,
  ]
}

const textOf = (calibration: Calibration, city: City, language: Language): string => {
  const { fitted, judged } = calibration
  const title = say(language, 'cli.calibrate.title', {
    fitted: formatDays(fitted.from, fitted.to, language),
    fittedDays: fitted.days,
    judged: formatDays(judged.from, judged.to, language),
    judgedDays: judged.days,
  })
  return [
    title,
    ...queueTable(calibration, city, language),
    say(language, 'cli.calibrate.bandNote'),
    '',
    ...staffingChart(calibration, city, language),
    '',
  ].join('\n')
}

/** The stretch asked for, as far as it is, or what is wrong with it. */
const stretchOf = (options: Options, last: LocalDate, issues: Issue[]) => {
  const given = (name: 'from' | 'to') =>
    optionText(options, name) === undefined ? {} : { [name]: dateOption(options, name, last, issues) }
  const stretch: { readonly from?: LocalDate; readonly to?: LocalDate } = { ...given('from'), ...given('to') }
  if (issues.length === 0 && stretch.from && stretch.from >= (stretch.to ?? last))
    issues.push(wrongOption('from', stretch.from, `< ${stretch.to ?? last}`))
  return stretch
}

/** `calibrate`: what staffing must have been, and whether the simulator reproduces waits it was not fitted to. */
export const command: Command = {
  name: 'calibrate',
  summary: words['cli.calibrate.summary'],
  usage: 'hankan calibrate [--city DIR] [--store DIR] [--from DATE] [--to DATE] [--out FILE]',
  example: 'npm run hankan -- calibrate --from 2023-08-04 --to 2023-09-28 --out calibration.json',
  options: {
    city: { type: 'string' },
    store: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    out: { type: 'string' },
  },
  optionText: {
    city: words['cli.ingest.city'],
    store: words['cli.ingest.store'],
    from: words['cli.calibrate.from'],
    to: words['cli.calibrate.to'],
    out: words['cli.calibrate.out'],
  },
  async run(options, _files, { language, progress }) {
    const file = optionText(options, 'store') ?? sampleFolders.store
    const city = await readCityFile(optionText(options, 'city') ?? sampleFolders.city)
    if (!city.ok) return failed(city.issues)
    const parts = await readParts(file)
    const history = historyOf(parts, city.value)
    const last = history.intervals.at(-1)?.date
    if (last === undefined)
      return failed([{ code: 'emptyStore', severity: 'error', at: { file }, values: {} }])
    const wrong: Issue[] = []
    const stretch = stretchOf(options, last, wrong)
    if (wrong.length > 0) return failed(wrong)
    const { holidays } = contextOf(parts)
    const result = calibrateCity({ city: city.value, history, holidays, file, ...stretch }, (done, of) =>
      progress(say(language, 'cli.calibrate.working', { done, of })),
    )
    const issues = [...city.issues, ...result.issues]
    if (!result.ok) return failed(issues)
    const out = optionText(options, 'out')
    if (out !== undefined) await writeFile(out, `${JSON.stringify(result.value)}\n`)
    return { text: textOf(result.value, city.value, language), json: result.value, issues }
  },
}
