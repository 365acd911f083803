import { narrow } from '../calendar/japanese-date.ts'
import type { FileKind } from './types.ts'

/** A heading as it compares: narrow, lower case, without spaces and without what stands in brackets. */
const headingKey = (text: string): string =>
  narrow(text)
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[\s_]/g, '')

/** Headings under which a field may stand; the first one is the name we say. */
type Headings = readonly string[]

interface Layout {
  readonly kind: FileKind | 'monthly'
  readonly required: Readonly<Record<string, Headings>>
  readonly optional: Readonly<Record<string, Headings>>
}

const DATE = ['日付', '年月日', '発券日', '受付日', '来庁日', '利用日', '着信日', 'date'] as const
const QUEUE = [
  '業務区分',
  '業務',
  '業務名',
  '用件',
  '受付種別',
  '受付業務',
  '手続区分',
  '手続',
  'キュー',
  'queue',
] as const
const SPAN = ['時間帯', '時刻', '時間', 'interval_start', 'interval'] as const
const ISSUED = [
  '発券時刻',
  '受付時刻',
  '発行時刻',
  '発券時間',
  '受付時間',
  '発券日時',
  '受付日時',
  '発行日時',
  'issued_at',
] as const
const TASK = ['業務', '業務名', '業務区分', '作業', '事務', '事務名', 'task'] as const

/** Layouts in the order in which they are tried: what asks for more comes first. */
const LAYOUTS: readonly Layout[] = [
  {
    kind: 'tickets',
    required: { queue: QUEUE, issued: ISSUED },
    optional: {
      date: DATE,
      number: ['発券番号', '番号札', '受付番号', '整理番号', '番号', 'ticket'],
      called: ['呼出時刻', '呼出', '呼び出し', '呼び出し時刻', '呼出時間', '呼出日時', 'called_at'],
      started: [
        '応対開始時刻',
        '応対開始',
        '対応開始時刻',
        '対応開始',
        '開始時刻',
        '応対開始日時',
        'started_at',
      ],
      ended: [
        '終了時刻',
        '終了',
        '完了',
        '完了時刻',
        '応対終了時刻',
        '対応終了時刻',
        '終了時間',
        '終了日時',
        'ended_at',
      ],
      result: ['結果', '状態', '処理結果', 'ステータス', 'result'],
    },
  },
  {
    kind: 'outbound',
    required: { date: DATE, span: SPAN, attempts: ['架電数', '架電件数', '発信数', 'attempts'] },
    optional: {
      task: TASK,
      contacts: ['接触数', 'コンタクト数', '本人接触数', 'contacts'],
      promises: ['約束数', '納付約束数', 'promises'],
      operators: ['オペレーター数', 'オペレータ数', '人数', '席数', 'operators'],
    },
  },
  {
    kind: 'intervals',
    required: {
      date: DATE,
      span: SPAN,
      queue: QUEUE,
      offered: [
        '発券数',
        '来庁者数',
        '受付数',
        '受付件数',
        '着信',
        '着信数',
        '入電数',
        '呼数',
        '件数',
        'offered',
      ],
    },
    optional: {
      minutes: ['interval_min'],
      answered: ['呼出数', '応対数', '応答', '応答数', 'handled'],
      abandoned: ['放棄', '放棄数', '放棄呼', '不在数', 'abandoned'],
      meanWait: ['平均待ち', '平均待ち時間', '平均応答時間', 'asa_sec'],
      longestWait: ['最大待ち', '最大待ち時間', '最長待ち時間', 'max_wait_sec'],
      meanHandling: ['平均処理', '平均処理時間', '平均応対時間', '平均通話', '平均通話時間', 'aht_sec'],
      handlingSquared: ['aht_sq_sum'],
      waited: ['waited'],
    },
  },
  {
    kind: 'holidays',
    required: { date: ['国民の祝日・休日月日'], name: ['国民の祝日・休日名称'] },
    optional: {},
  },
  {
    kind: 'events',
    required: { from: ['開始日', 'from'], to: ['終了日', 'to'], type: ['種別', 'type'] },
    optional: {
      queues: ['対象キュー', '対象', 'queues'],
      effect: ['見込み影響', '影響'],
      note: ['メモ', '備考', 'name'],
    },
  },
  {
    kind: 'work',
    required: {
      date: DATE,
      task: TASK,
      units: ['件数', '到着件数', '受付件数', '受信件数', '到着', '発生件数', '処理件数', 'units'],
    },
    optional: {},
  },
  { kind: 'monthly', required: { month: ['年月', '月', '対象月'] }, optional: {} },
]

/** A field's column and its heading as the file has it. */
export interface FoundColumn {
  readonly index: number
  readonly heading: string
}

export type Columns = Readonly<Record<string, FoundColumn>>

export type Recognition =
  | { readonly found: 'layout'; readonly kind: FileKind; readonly columns: Columns }
  | { readonly found: 'monthly' }
  | { readonly found: 'part'; readonly kind: FileKind; readonly missing: readonly Headings[] }
  | { readonly found: 'nothing' }

const place = (
  keys: readonly string[],
  cells: readonly string[],
  headings: Headings,
): FoundColumn | undefined => {
  for (const heading of headings) {
    const index = keys.indexOf(headingKey(heading))
    if (index >= 0) return { index, heading: cells[index]!.trim() }
  }
  return undefined
}

const columnsOf = (fields: Readonly<Record<string, Headings>>, cells: readonly string[]): Columns => {
  const keys = cells.map(headingKey)
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, headings]) => {
      const column = place(keys, cells, headings)
      return column ? [[field, column]] : []
    }),
  )
}

/** What a record says when it is taken as the headings of a file. */
export const recognise = (cells: readonly string[]): Recognition => {
  let best: Recognition = { found: 'nothing' }
  let most = 1
  for (const { kind, required, optional } of LAYOUTS) {
    const columns = columnsOf({ ...required, ...optional }, cells)
    const missing = Object.entries(required).filter(([field]) => !columns[field])
    if (kind === 'tickets' && columns.issued && !columns.date && !/日時|_at$/.test(columns.issued.heading))
      missing.push(['date', DATE])
    if (missing.length === 0)
      return kind === 'monthly' ? { found: 'monthly' } : { found: 'layout', kind, columns }
    const present = Object.keys(columns).length
    if (kind === 'monthly' || present <= most) continue
    most = present
    best = { found: 'part', kind, missing: missing.map(([, headings]) => headings) }
  }
  return best
}

/** Factor that makes seconds of a column's numbers, as its heading tells: minutes where it says 分. */
export const secondsPerUnit = ({ heading }: FoundColumn): number =>
  /\(.*分.*\)/.test(narrow(heading)) ? 60 : 1
