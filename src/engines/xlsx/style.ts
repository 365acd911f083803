import type { CellObject, Row } from 'write-excel-file/node'
import type { ActivityId } from '../../core/city/types.ts'
import type { Report } from '../../core/report/types.ts'

export const LINE = '#9AA5B1'
export const DARK = '#1F2933'
export const ALARM = '#B42318'

/** 不足 red, 余剰 yellow, 適正 green, 閉庁 grey; a sign beside the colour says the same in black and white. */
export const FILL = {
  header: '#E4E7EB',
  shortage: '#F8C9C4',
  surplus: '#FFF1B8',
  fit: '#DDF0DD',
  closed: '#D3D8DE',
  leave: '#EFE3F7',
} as const

const KIND_FILLS = {
  window: ['#BFD9EE', '#DCEBF7', '#A3C6E2'],
  phone: ['#BFE3C6', '#DFF2E2'],
  backOffice: ['#E9E4DA'],
  outbound: ['#F7D9A8'],
} as const

/** A colour per activity: the hue is its kind, the shade tells the team's activities of a kind apart. */
export const activityFills = (report: Report): ReadonlyMap<ActivityId, string> =>
  new Map(
    report.activities.map(({ id, team, kind }) => {
      const siblings = report.activities.filter((one) => one.team === team && one.kind === kind)
      const shades = KIND_FILLS[kind]
      return [id, shades[siblings.findIndex((one) => one.id === id) % shades.length] ?? shades[0]]
    }),
  )

const framed = { borderStyle: 'thin', borderColor: LINE, alignVertical: 'center' } as const

export const text = (value: string, style: CellObject = {}): CellObject => ({
  value,
  type: String,
  ...framed,
  ...style,
})

export const number = (value: number, format = '#,##0', style: CellObject = {}): CellObject => ({
  value: Number.isFinite(value) ? value : 0,
  type: Number,
  format,
  align: 'right',
  ...framed,
  ...style,
})

/** Seconds as a duration that a spreadsheet can compute with, shown as minutes and seconds. */
export const duration = (seconds: number, style: CellObject = {}): CellObject =>
  number(seconds / 86_400, '[m]:ss', style)

export const share = (value: number, style: CellObject = {}): CellObject => number(value, '0.0%', style)

export const head = (value: string, style: CellObject = {}): CellObject =>
  text(value, { fontWeight: 'bold', backgroundColor: FILL.header, align: 'center', wrap: true, ...style })

export const blank = (style: CellObject = {}): CellObject => text('', style)

/** A cell that carries no frame: titles, notes, keys. */
export const plain = (value: string, style: CellObject = {}): CellObject => ({
  value,
  type: String,
  alignVertical: 'center',
  ...style,
})

/** The first row of every sheet: what it is, and that the data are made up. */
export const titleRow = (title: string, label: string, columns: number, labelColumns: number): Row => {
  const labelled = label !== ''
  const room = Math.max(1, columns - (labelled ? labelColumns : 0))
  return [
    plain(title, { fontSize: 16, fontWeight: 'bold', columnSpan: room, height: 30 }),
    ...Array<null>(room - 1).fill(null),
    ...(labelled
      ? [
          plain(label, {
            fontWeight: 'bold',
            textColor: ALARM,
            align: 'center',
            columnSpan: labelColumns,
            borderStyle: 'medium',
            borderColor: ALARM,
          }),
          ...Array<null>(labelColumns - 1).fill(null),
        ]
      : []),
  ]
}
