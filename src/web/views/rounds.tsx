import type { ClosingRound, Report } from '../../core/report/types.ts'
import { roundsChart } from '../charts/rounds.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { linkTo, text } from '../state.ts'

/** Requirement, roster, simulation, and again, until the simulation keeps what the requirement promised. */
export function Rounds({ report }: { report: Report }) {
  const { t, number, yen } = text.value
  const { rounds = [] } = report
  if (rounds.length === 0) return null
  return (
    <Panel
      title={t('page.rounds')}
      note={t('page.rounds.note')}
      class={rounds.length > 1 ? 'split rounds' : 'rounds'}
    >
      {rounds.length > 1 ? (
        <ChartView figure={roundsChart(rounds, text.value)} label={t('page.rounds.label')} height={220} />
      ) : null}
      <Table
        caption={t('page.rounds')}
        rows={rounds}
        tone={(row) => (row.kept ? 'champion' : undefined)}
        columns={({ head, num, prose }) => [
          head(t('page.rounds.round'), (row) => (
            <>
              {t('page.rounds.nth', { n: row.round })}{' '}
              {row.kept ? <span class="label">{t('page.rounds.kept')}</span> : null}
            </>
          )),
          num(t('page.rounds.cost'), (row) => yen(row.costYen)),
          num(t('page.rounds.loss'), (row) => yen(row.simulatedLossYen)),
          num(t('page.cost.total'), (row) => <strong>{yen(row.costYen + row.simulatedLossYen)}</strong>),
          num(t('page.rounds.missed'), (row) => (
            <Signed fit={row.missed.length > 0 ? 'short' : 'fit'}>{number(row.missed.length)}</Signed>
          )),
          prose(t('page.rounds.where'), (row) => <Missed report={report} round={row} />),
          num(t('page.rounds.corrected'), (row) => number(row.corrections.length)),
        ]}
      />
    </Panel>
  )
}

const FEW = 4

/** How far a target was missed, as a part of it. */
const short = ({ target, simulated }: ClosingRound['missed'][number]) => Math.abs(simulated - target) / target

/** The targets furthest missed, a click away from the day's slots. */
function Missed({ report, round }: { report: Report; round: ClosingRound }) {
  const { t, day, percent, wait } = text.value
  const furthest = round.missed.toSorted((a, b) => short(b) - short(a))
  if (furthest.length === 0) return <span>－</span>
  return (
    <ul>
      {furthest.slice(0, FEW).map(({ queue, date, measure, target, promised, simulated }) => (
        <li key={`${queue}${date}${measure}`}>
          <a href={linkTo({ view: 'waits', queue, date })}>
            {nameIn(report.queues, queue)} {day(date)}
          </a>{' '}
          {t('page.rounds.miss', {
            simulated: measure === 'asa' ? wait(simulated) : percent(simulated),
            promised: measure === 'asa' ? wait(promised) : percent(promised),
            target: measure === 'asa' ? wait(target) : percent(target, 0),
          })}
        </li>
      ))}
      {furthest.length > FEW ? <li>{t('page.rounds.others', { n: furthest.length - FEW })}</li> : null}
    </ul>
  )
}
