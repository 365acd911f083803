import type { CellObject, Row } from 'write-excel-file/node'
import { formatDate, formatDay, formatDays, formatSpan, formatTime } from '../../core/report/format.ts'
import { activityMarks, type DayGrid, gridOf } from '../../core/report/grid.ts'
import { openMinutes, slotSpan } from '../../core/report/load.ts'
import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { type Language, say } from '../../core/words/say.ts'
import type { PaperSheet } from './page.ts'
import { activityFills, blank, DARK, FILL, head, number, plain, text, titleRow } from './style.ts'

type Wall = Omit<PaperSheet, 'footer'>

const ROW = 19
/** Characters that the columns of the week or the day share, so that 46 rows fill the sheet of paper. */
const BREADTH = 180

const people = (report: Report) =>
  report.teams.flatMap((team) =>
    report.people
      .filter((person) => person.team === team.id)
      .map((person, index, all) => ({ person, team, first: index === 0, size: all.length })),
  )

/** The team's name, once beside all of its people. */
const teamCell = (name: string, first: boolean, size: number): CellObject | null =>
  first ? text(name, { rowSpan: size, wrap: true, fontWeight: 'bold', align: 'center' }) : null

const label = (report: Report, language: Language): string =>
  report.synthetic ? say(language, 'report.synthetic') : ''

const shiftCell = (day: PersonDay | undefined, language: Language): CellObject => {
  const style = { align: 'center', wrap: true, fontSize: 9 } as const
  const absence = day?.absence ? say(language, `report.absence.${day.absence}`) : ''
  if (!day?.shift)
    return absence
      ? text(absence, { ...style, backgroundColor: FILL.leave })
      : text(say(language, 'report.dayOffMark'), { ...style, textColor: '#7B8794' })
  const hours = `${day.shift.code}  ${formatSpan(day.shift)}`
  return text(absence ? `${hours}  ${absence}` : hours, {
    ...style,
    ...(absence ? { backgroundColor: FILL.leave } : {}),
  })
}

const hoursOf = (days: readonly PersonDay[]): number =>
  days.flatMap((day) => day.blocks).reduce((sum, block) => sum + block.endMinute - block.startMinute, 0) / 60

const approvalRows = (columns: number, language: Language): Row[] => {
  const boxes = (['approved', 'checked', 'made'] as const).map((box) =>
    say(language, `report.approval.${box}`),
  )
  const before = Array<null>(Math.max(0, columns - boxes.length)).fill(null)
  return [
    [...before, ...boxes.map((box) => head(box))],
    [...before, ...boxes.map(() => blank({ height: 44 }))],
  ]
}

/** The week: a row a person, a column a day, with shift code and hours. */
export const weekSheet = (report: Report, language: Language): Wall => {
  const { dates } = report
  const [first = report.origin] = dates
  const columns = 3 + dates.length + 1
  const days = Map.groupBy(report.roster, (day) => day.person)
  const present = dates.map((date) => report.roster.filter((day) => day.date === date && day.shift).length)
  const title = [
    report.city[language],
    say(language, 'report.placement'),
    formatDays(first, dates.at(-1) ?? first, language),
  ].join('  ')
  return {
    sheet: say(language, 'report.sheetWeek'),
    pagesDown: 1,
    stickyRowsCount: 2,
    stickyColumnsCount: 3,
    columns: [
      { width: 22 },
      { width: 18 },
      { width: 15 },
      ...dates.map(() => ({ width: BREADTH / (dates.length + 1) })),
      { width: 14 },
    ],
    data: [
      titleRow(title, label(report, language), columns, 1),
      [
        head(say(language, 'report.team')),
        head(say(language, 'report.name')),
        head(say(language, 'report.role')),
        ...dates.map((date) => head(formatDay(date, language))),
        head(say(language, 'report.weekHours')),
      ],
      ...people(report).map(({ person, team, first, size }): Row => {
        const own = days.get(person.id) ?? []
        return [
          teamCell(team.name[language], first, size),
          text(person.name, { height: ROW, indent: 1 }),
          text(say(language, `report.role.${person.role}`), { fontSize: 9, indent: 1 }),
          ...dates.map((date) =>
            shiftCell(
              own.find((day) => day.date === date),
              language,
            ),
          ),
          number(hoursOf(own), '0.00'),
        ]
      }),
      [
        head(say(language, 'report.present'), { columnSpan: 3 }),
        null,
        null,
        ...present.map((count) => number(count, '0', { align: 'center', fontWeight: 'bold' })),
        number(report.summary.rosteredHours, '#,##0.0'),
      ],
      [],
      [plain(say(language, 'report.legend'), { fontWeight: 'bold' })],
      ...report.shifts.map(
        (shift): Row => [
          text(shift.code, { align: 'center' }),
          text(`${shift.name[language]}  ${formatSpan(shift)}`, { columnSpan: 2 }),
          null,
        ],
      ),
      ...approvalRows(columns, language),
    ],
  }
}

const slotHead = (grid: DayGrid, report: Report): Row =>
  grid.slots.map((slot) => head(formatTime(slotSpan(slot, report.slotMinutes).startMinute), { fontSize: 8 }))

const legendRows = (report: Report, language: Language): Row[] => {
  const marks = activityMarks(report, language)
  const fills = activityFills(report)
  const heavy = plain(say(language, 'report.support'), { fontSize: 9 })
  return [
    [plain(say(language, 'report.legend'), { fontWeight: 'bold' })],
    ...report.teams.map(
      (team): Row => [
        plain(team.name[language], { fontSize: 9 }),
        null,
        null,
        ...report.activities
          .filter((activity) => activity.team === team.id)
          .flatMap(
            ({ id, name }): Row => [
              text(marks.get(id) ?? '', {
                align: 'center',
                fontWeight: 'bold',
                backgroundColor: fills.get(id) ?? '#FFFFFF',
              }),
              plain(name[language], { columnSpan: 4, fontSize: 9 }),
              null,
              null,
              null,
            ],
          ),
      ],
    ),
    [
      null,
      null,
      null,
      text(say(language, 'report.breakMark'), { align: 'center' }),
      plain(say(language, 'report.break'), { columnSpan: 4, fontSize: 9 }),
      null,
      null,
      null,
      blank({ backgroundColor: FILL.closed }),
      plain(say(language, 'report.closed'), { columnSpan: 4, fontSize: 9 }),
      null,
      null,
      null,
      heavy,
    ],
  ]
}

/** One day: a row a person, a column a slot, what each does as a coloured letter. */
export const daySheet = (report: Report, date: LocalDate, language: Language): Wall => {
  const grid = gridOf(report, date)
  const marks = activityMarks(report, language)
  const fills = activityFills(report)
  const teamOf = new Map(report.activities.map((activity) => [activity.id, activity.team]))
  const rows = new Map(grid.rows.map((row) => [row.day.person, row]))
  const columns = 3 + grid.slots.length
  const title = `${report.city[language]}  ${say(language, 'report.placement')}  ${formatDate(date, language)}`
  return {
    sheet: formatDay(date, language).replace('/', '-'),
    pagesDown: 1,
    stickyRowsCount: 2,
    stickyColumnsCount: 3,
    columns: [
      { width: 22 },
      { width: 18 },
      { width: 19 },
      ...grid.slots.map(() => ({ width: BREADTH / grid.slots.length })),
    ],
    data: [
      titleRow(title, label(report, language), columns, 3),
      [
        head(say(language, 'report.team')),
        head(say(language, 'report.name')),
        head(say(language, 'report.shift')),
        ...slotHead(grid, report),
      ],
      ...people(report).map(({ person, team, first, size }): Row => {
        const row = rows.get(person.id)
        const open = report.open.filter((span) => span.date === date && span.team === person.team)
        return [
          teamCell(team.name[language], first, size),
          text(person.name, { height: ROW, indent: 1 }),
          shiftCell(row?.day, language),
          ...grid.slots.map((slot, index): CellObject => {
            const what = row?.cells[index]
            if (what === 'break')
              return text(say(language, 'report.breakMark'), { align: 'center', fontSize: 9 })
            if (what === undefined)
              return openMinutes(slotSpan(slot, report.slotMinutes), open) > 0
                ? blank()
                : blank({ backgroundColor: FILL.closed })
            const support = teamOf.get(what) !== person.team
            return text(marks.get(what) ?? '', {
              align: 'center',
              fontWeight: 'bold',
              backgroundColor: fills.get(what) ?? '#FFFFFF',
              ...(support ? { borderStyle: 'medium', borderColor: DARK } : {}),
            })
          }),
        ]
      }),
      [],
      ...legendRows(report, language),
    ],
  }
}
