import type { ComponentChildren } from 'preact'

type Cell<Row> = (row: Row, index: number) => ComponentChildren

interface Column<Row> {
  readonly kind: 'head' | 'text' | 'prose' | 'number'
  readonly title: ComponentChildren
  readonly cell: Cell<Row>
  readonly hint?: string | undefined
}

/** The columns a table is made of. */
interface Columns<Row> {
  /** The cell that names its row. */
  head(title: ComponentChildren, cell: Cell<Row>): Column<Row>
  col(title: ComponentChildren, cell: Cell<Row>): Column<Row>
  /** Text that may take several lines. */
  prose(title: ComponentChildren, cell: Cell<Row>): Column<Row>
  /** Numbers stand right, in tabular figures. `hint` explains the title. */
  num(title: ComponentChildren, cell: Cell<Row>, hint?: string): Column<Row>
}

const kinds = <Row,>(): Columns<Row> => ({
  head: (title, cell) => ({ kind: 'head', title, cell }),
  col: (title, cell) => ({ kind: 'text', title, cell }),
  prose: (title, cell) => ({ kind: 'prose', title, cell }),
  num: (title, cell, hint) => ({ kind: 'number', title, cell, hint }),
})

interface Props<Row> {
  readonly caption: string
  readonly rows: readonly Row[]
  readonly columns: (kinds: Columns<Row>) => readonly Column<Row>[]
  /** Shown instead of rows when there are none. */
  readonly empty?: string
  readonly tone?: (row: Row) => string | undefined
  /** Scrolls inside this many pixels, its head staying in place. */
  readonly height?: number
}

/** A ruled table. Its caption is read aloud and not drawn: the heading above says the same. */
export function Table<Row>({ caption, rows, columns: make, empty, tone, height }: Props<Row>) {
  const columns = make(kinds<Row>())
  return (
    <div
      class="table"
      style={height ? { maxHeight: `${height}px` } : {}}
      {...(height ? { tabIndex: 0, role: 'region', 'aria-label': caption } : {})}
    >
      <table>
        <caption class="spoken">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={i} scope="col" class={column.kind} title={column.hint}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} class={tone?.(row)}>
              {columns.map((column, i) =>
                column.kind === 'head' ? (
                  <th key={i} scope="row">
                    {column.cell(row, index)}
                  </th>
                ) : (
                  <td key={i} class={column.kind}>
                    {column.cell(row, index)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && empty ? <p class="empty">{empty}</p> : null}
    </div>
  )
}
