import { clock } from '../calendar/date.ts'
import type { PersonDay } from '../roster/types.ts'
import type { Span } from '../units/time.ts'
import { type Language, say } from '../words/say.ts'
import { formatSpan } from './format.ts'
import { gridOf } from './grid.ts'
import { slotSpan } from './load.ts'
import type { Report } from './types.ts'

const BOM = '\ufeff'

/** A cell that a spreadsheet would run as a formula is kept as text. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const text = harmless(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** CSV (RFC 4180) in UTF-8 with byte order mark, so that Excel reads Japanese. */
const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `${BOM}${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`

const span = ({ startMinute, endMinute }: Span): string => `${clock(startMinute)}-${clock(endMinute)}`

const workedMinutes = (day: PersonDay): number =>
  day.blocks.reduce((sum, block) => sum + block.endMinute - block.startMinute, 0)

const lookups = (report: Report, language: Language) => {
  const people = new Map(report.people.map((person) => [person.id, person]))
  const teams = new Map(report.teams.map((team) => [team.id, team.name[language]]))
  const activities = new Map(report.activities.map((activity) => [activity.id, activity.name[language]]))
  return {
    person: (day: PersonDay) => {
      const person = people.get(day.person)
      return [day.person, person?.name ?? '', teams.get(person?.team ?? '') ?? '']
    },
    activity: (id: string) => activities.get(id) ?? id,
  }
}

/** The roster, one row a person and day: shift, breaks (short ones among them) and blocks with their hours. */
export const rosterCsv = (report: Report, language: Language): string => {
  const { person, activity } = lookups(report, language)
  const header = [
    'report.personId',
    'report.name',
    'report.team',
    'report.date',
    'report.shift',
    'report.start',
    'report.end',
    'report.break',
    'report.workedHours',
    'report.absence',
    'report.blocks',
  ] as const
  return csv([
    header.map((key) => say(language, key)),
    ...report.roster.map((day) => [
      ...person(day),
      day.date,
      day.shift?.code ?? '',
      day.shift ? clock(day.shift.startMinute) : '',
      day.shift ? clock(day.shift.endMinute) : '',
      [...day.breaks, ...(day.shortBreaks ?? [])]
        .sort((a, b) => a.startMinute - b.startMinute)
        .map(span)
        .join(' '),
      workedMinutes(day) / 60,
      day.absence ? say(language, `report.absence.${day.absence}`) : '',
      day.blocks.map((block) => `${span(block)} ${activity(block.activity)}`).join(' / '),
    ]),
  ])
}

/** Who does what in which slot: one row a person and day, one column a slot, the activity that fills most of it. */
export const activityCsv = (report: Report, language: Language): string => {
  const { person, activity } = lookups(report, language)
  const grids = report.dates.map((date) => gridOf(report, date))
  const slots = [...new Set(grids.flatMap((grid) => grid.slots))].sort((a, b) => a - b)
  const text = (what: string | undefined): string =>
    what === undefined ? '' : what === 'break' ? say(language, 'report.break') : activity(what)
  return csv([
    [
      ...(['report.personId', 'report.name', 'report.team', 'report.date'] as const).map((key) =>
        say(language, key),
      ),
      ...slots.map((slot) => clock(slotSpan(slot, report.slotMinutes).startMinute)),
    ],
    ...grids.flatMap((grid) =>
      grid.rows.map(({ day, cells }) => [
        ...person(day),
        day.date,
        ...slots.map((slot) => text(cells[grid.slots.indexOf(slot)])),
      ]),
    ),
  ])
}

/** The forecast for programs: `date,interval_start,interval_min,queue,mean,q0.1,…`, one row a queue and slot. */
export const forecastCsv = (report: Report): string => {
  const levels = report.forecast[0]?.levels ?? []
  return csv([
    ['date', 'interval_start', 'interval_min', 'queue', 'mean', ...levels.map((level) => `q${level}`)],
    ...report.forecast.flatMap(({ queue, days }) =>
      days.flatMap(({ date, slots }) =>
        slots.map(({ slot, mean, quantiles }) => [
          date,
          clock(slotSpan(slot, report.slotMinutes).startMinute),
          report.slotMinutes,
          queue,
          +mean.toFixed(4),
          ...quantiles,
        ]),
      ),
    ),
  ])
}

/** Required and placed people of every activity and slot, with the difference. */
export const loadCsv = (report: Report, language: Language): string => {
  const activities = new Map(report.activities.map((activity) => [activity.id, activity]))
  const teams = new Map(report.teams.map((team) => [team.id, team.name[language]]))
  const header = [
    'report.team',
    'report.activity',
    'report.date',
    'report.time',
    'report.arrivals',
    'report.minimum',
    'report.required',
    'report.placed',
    'report.difference',
  ] as const
  return csv([
    header.map((key) => say(language, key)),
    ...report.load.flatMap((load) => {
      const activity = activities.get(load.activity)
      if (!activity || (activity.kind !== 'window' && activity.kind !== 'phone')) return []
      return load.slots.map((row) => [
        teams.get(activity.team) ?? '',
        activity.name[language],
        load.date,
        formatSpan(slotSpan(row.slot, report.slotMinutes)),
        +row.arrivals.toFixed(2),
        row.minimum,
        row.required,
        row.placed,
        row.placed - row.required,
      ])
    }),
  ])
}
