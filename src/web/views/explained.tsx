import type { Report } from '../../core/report/types.ts'
import type { Repair, ShadowPrice, ShortageExplanation } from '../../core/roster/explain/types.ts'
import { putDay } from '../edits.ts'
import { BreachList } from '../parts/breaches.tsx'
import { hoursText } from '../parts/marks.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { causeText, repairLines, ruleText, shadowText } from '../standing.ts'
import { choose, text } from '../state.ts'

/** Repairs shown of each shortage. */
const SHOWN = 4

/** 不足の理由と打てる手: each shortage with whom and which rule it is due to, and the cheapest ways out. */
export function Explained({ report }: { report: Report }) {
  const { t } = text.value
  const rows = report.explanations?.shortages
  return (
    <Panel title={t('page.explained')} note={t('page.explained.note')} class="long explained">
      <Table
        caption={t('page.explained')}
        rows={(rows ?? []).toSorted((a, b) => b.nextPersonYen - a.nextPersonYen)}
        empty={t(rows ? 'page.shortages.none' : 'page.explained.none')}
        columns={({ head, prose }) => [
          head(t('page.explained.where'), (row) => <Where report={report} row={row} />),
          prose(t('page.reason'), (row) => (
            <ul class="lines">
              {row.causes.map((cause) => (
                <li key={`${cause.kind}${cause.rule?.rule}`}>
                  {causeText(cause, report, text.value)}{' '}
                  {cause.rule ? <small>{ruleText(cause.rule, report, text.value)}</small> : null}
                </li>
              ))}
            </ul>
          )),
          prose(t('page.explained.repairs'), (row) =>
            row.repairs.length === 0 ? (
              t('page.explained.noRepair')
            ) : (
              <ol class="repairs">
                {row.repairs.slice(0, SHOWN).map((repair, i) => (
                  <RepairLine key={i} report={report} repair={repair} />
                ))}
              </ol>
            ),
          ),
        ]}
      />
    </Panel>
  )
}

function Where({ report, row }: { report: Report; row: ShortageExplanation }) {
  const { t, day, span, number, yen } = text.value
  return (
    <>
      {day(row.date)} <span class="one-line">{span(row)}</span>
      <div>{nameIn(report.activities, row.activity)}</div>
      <small class="under">
        {t('page.explained.short', {
          hours: number(row.missingHours, 1),
          most: t('page.unit.people', { n: row.mostMissing }).replace('人', ''),
        })}
      </small>
      <small class="under">{t('page.explained.worth', { yen: yen(row.nextPersonYen) })}</small>
    </>
  )
}

function RepairLine({ report, repair }: { report: Report; repair: Repair }) {
  const { t, signedYen, number } = text.value
  const { rule, days, needsConsent, warnings } = repair
  return (
    <li>
      <strong>{t(`page.repair.${repair.kind}`)}</strong> <span class="one-line">{signedYen(repair.yen)}</span>{' '}
      <span class="one-line">{t('page.explained.removes', { hours: number(repair.removedHours, 1) })}</span>{' '}
      {needsConsent ? <span class="label plain">{t('page.explained.consent')}</span> : null}{' '}
      {rule ? <small>{ruleText(rule, report, text.value)}</small> : null}{' '}
      {days.length > 0 ? (
        <button
          type="button"
          class="plain"
          onClick={() => {
            for (const one of days) putDay(report, one)
            choose({ view: 'roster', date: days[0]!.date, scale: 'day', person: days[0]!.person })
          }}
        >
          {t('page.repair.try')}
        </button>
      ) : null}
      <ul class="lines">
        {repairLines(repair, report, text.value, hoursText).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {warnings.length > 0 ? <BreachList report={report} breaches={warnings} /> : null}
    </li>
  )
}

/** もう1人いれば: where one more person would save most. */
export function ShadowPrices({ report }: { report: Report }) {
  const { t } = text.value
  const rows = report.explanations?.shadowPrices ?? []
  if (rows.length === 0) return null
  const most = Math.max(1, ...rows.map(({ yen }) => yen))
  return (
    <Panel title={t('page.shadow')} note={t('page.shadow.note')}>
      <Table
        caption={t('page.shadow')}
        rows={rows}
        columns={({ prose, num }) => [
          prose(t('page.shadow.what'), (row) => shadowText(row, report, text.value)),
          num(t('page.shadow.worth'), (row) => <Worth price={row} most={most} />),
        ]}
      />
    </Panel>
  )
}

function Worth({ price, most }: { price: ShadowPrice; most: number }) {
  const { t, yen, signedYen } = text.value
  return (
    <span class="share wide">
      <span class="ground" aria-hidden="true">
        <i style={{ width: `${(price.yen / most) * 100}%` }} />
        <b style={{ left: `${Math.min(1, price.wageYen / most) * 100}%` }} />
      </span>
      <span>
        {yen(price.yen)}
        <small class="under">
          {t('page.shadow.wage', { wage: yen(price.wageYen), left: signedYen(price.yen - price.wageYen) })}
        </small>
      </span>
    </span>
  )
}
