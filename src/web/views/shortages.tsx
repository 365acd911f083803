import type { Report } from '../../core/report/types.ts'
import { explain } from '../../core/words/page-explain.ts'
import { shortSpans } from '../fit.ts'
import { Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { linkTo, text } from '../state.ts'
import { learn } from '../text.ts'
import { Demand } from './demand.tsx'
import { Explained, ShadowPrices } from './explained.tsx'

learn(explain)

/** 不足: where people are missing, why, and what the next one would be worth; work left over. */
export function ShortagesView({ report }: { report: Report }) {
  const { t, number, yen, day, span } = text.value
  const rows = shortSpans(report)
  return (
    <>
      <Panel
        title={t('page.shortages.title', {
          hours: number(report.summary.shortageHours, 1),
          rows: rows.length,
        })}
        note={t('page.shortages.note')}
      >
        <Table
          caption={t('page.view.shortages')}
          rows={rows}
          empty={t('page.shortages.none')}
          columns={({ head, col, prose, num }) => [
            head(t('page.day'), (row) => day(row.date)),
            col(t('page.time'), (row) => span(row)),
            col(t('page.activity'), (row) => (
              <a
                href={linkTo({ view: 'requirement', activity: row.activity, date: row.date, slot: row.slot })}
              >
                {nameIn(report.activities, row.activity)}
              </a>
            )),
            num(t('page.required'), (row) => t('page.unit.people', { n: row.required })),
            num(t('page.placed'), (row) => t('page.unit.people', { n: row.placed })),
            num(t('page.shortage'), (row) => (
              <Signed fit="short">{t('page.unit.people', { n: row.required - row.placed })}</Signed>
            )),
            num(t('page.shortageHours'), (row) => number(row.missingHours, 1)),
            prose(t('page.reason'), (row) => t(`page.reason.${row.reason}`)),
            prose(t('page.shortages.whatToDo'), (row) => t(`page.reason.${row.reason}Do`)),
            num(t('page.nextPerson'), (row) => yen(row.nextPersonYen)),
          ]}
        />
      </Panel>
      <Explained report={report} />
      <ShadowPrices report={report} />
      <Demand report={report} />
      <div class="columns">
        <Panel title={t('page.work.backOffice')} note={t('page.work.backOfficeNote')} class="long">
          <Placed rows={report.work.map((row) => ({ ...row, date: row.due }))} when={t('page.work.due')} />
        </Panel>
        <Panel title={t('page.work.outbound')} note={t('page.work.outboundNote')} class="long">
          <Placed rows={report.outbound} when={t('page.day')} />
        </Panel>
      </div>
    </>
  )
}

interface PlacedProps {
  readonly rows: readonly Pick<Report['outbound'][number], 'task' | 'date' | 'hours' | 'placedHours'>[]
  readonly when: string
}

function Placed({ rows, when }: PlacedProps) {
  const { t, name, number, day } = text.value
  return (
    <Table
      caption={when}
      rows={rows}
      empty={t('page.work.none')}
      columns={({ head, col, num }) => [
        head(t('page.work.task'), (row) => name(row.task)),
        col(when, (row) => day(row.date)),
        num(t('page.work.wanted'), (row) => number(row.hours, 1)),
        num(t('page.work.placed'), (row) => number(row.placedHours, 1)),
        num(t('page.work.left'), (row) => {
          const left = row.hours - row.placedHours
          return <Signed fit={left > 0.005 ? 'short' : 'fit'}>{number(Math.max(0, left), 1)}</Signed>
        }),
      ]}
    />
  )
}
