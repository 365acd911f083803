import type { Report } from '../../core/report/types.ts'
import type { FairShare } from '../../core/roster/types.ts'
import { burdensOf, counted, fairRows, furthest } from '../fairness.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { teamNumber } from '../selection.ts'
import { place, text } from '../state.ts'
import { Who } from './roster-legend.tsx'

/** 公平性: how often each person carries each burden, beside a fair share of the team's. */
export function Fairness({ report }: { report: Report }) {
  const { t, number } = text.value
  const burdens = burdensOf(report)
  const rows = fairRows(report, place.value.team)
  const most = (burden: FairShare['burden']) =>
    Math.max(
      1,
      ...rows.flatMap((row) => row.of(burden) ?? []).flatMap((share) => [counted(share), share.share]),
    )
  const nameOf = (id: string) => report.people.find((person) => person.id === id)?.name ?? id
  return (
    <Panel title={t('page.fair')} note={t('page.fair.note')} class="unprinted">
      <Table
        caption={t('page.fair')}
        rows={rows}
        empty={t('page.fair.none')}
        height={rows.length > 12 ? 420 : 0}
        columns={({ head, num }) => [
          head(t('page.staff'), (row) => (
            <>
              <span class="team-number">{teamNumber(report, row.person.team)}</span>{' '}
              <Who person={row.person} />
            </>
          )),
          ...burdens.map((burden) =>
            num(t(`page.fair.${burden}`), (row) => <Share share={row.of(burden)} most={most(burden)} />),
          ),
        ]}
      />
      {burdens.some((burden) => furthest(report, burden)) ? (
        <p class="note">
          {t('page.fair.furthest')}:{' '}
          {burdens
            .flatMap((burden) => {
              const share = furthest(report, burden)
              if (!share) return []
              const n = number(counted(share) - share.share, 1)
              return `${t(`page.fair.${burden}`)} ${t('page.fair.over', { name: nameOf(share.person), n })}`
            })
            .join(' / ')}
        </p>
      ) : null}
    </Panel>
  )
}

function Share({ share, most }: { share: FairShare | undefined; most: number }) {
  const { t, number } = text.value
  if (!share) return <>－</>
  const count = counted(share)
  return (
    <span class="share" title={t('page.fair.count', { count: number(count), share: number(share.share, 1) })}>
      <span class="ground" aria-hidden="true">
        <i class={count - share.share >= 1 ? 'over' : ''} style={{ width: `${(count / most) * 100}%` }} />
        <b style={{ left: `${(share.share / most) * 100}%` }} />
      </span>
      <span>
        {number(count)} <small>/ {number(share.share, 1)}</small>
      </span>
    </span>
  )
}
