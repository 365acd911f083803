import type { Report } from '../../core/report/types.ts'
import { isNaive } from '../charts/bars.ts'
import { Headline, Numbered, Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { Cost } from './cost.tsx'
import { LookFirst, WeekMap } from './glance.tsx'

/** 概要: what the week brings, whether it holds, and where to look first. */
export function Summary({ report }: { report: Report }) {
  const { t, number, percent } = text.value
  const { summary } = report
  const below = report.simulation.queues.filter(
    (queue) =>
      queue.withinTarget.mean < (report.queues.find((one) => one.id === queue.queue)?.targetShare ?? 0),
  ).length
  return (
    <>
      <p class="lead">
        {t('page.summary.lead', {
          arrivals: number(summary.arrivals),
          people: number(summary.rosteredPeople),
          hours: number(summary.rosteredHours, 1),
        })}
      </p>
      <dl class="headlines">
        <Headline
          label={t('page.arrivals')}
          value={number(summary.arrivals)}
          unit={t('page.unit.cases')}
          note={t('page.summary.arrivalsNote')}
        />
        <Headline
          label={t('page.summary.people')}
          value={number(summary.rosteredPeople)}
          unit={t('page.unit.person')}
          note={t('page.summary.hours', { hours: number(summary.rosteredHours, 1) })}
        />
        <Headline
          label={t('page.fillRate')}
          value={percent(summary.fillRate)}
          note={t('page.summary.fillNote')}
        />
        <Headline
          label={t('page.shortage')}
          value={number(summary.shortageHours, 1)}
          unit={t('page.unit.personHours')}
          note={t('page.summary.surplus', { hours: number(summary.surplusHours, 1) })}
          tone={summary.shortageHours > 0 ? 'short' : 'fit'}
        />
        <Headline
          label={t('page.law.breaches')}
          value={number(summary.breaches)}
          unit={t('page.unit.cases')}
          note={t('page.summary.warnings', {
            n: number(summary.warnings),
            rules: report.certificate.rules.length,
          })}
          tone={summary.breaches > 0 ? 'short' : 'fit'}
        />
        <Headline
          label={t('page.within')}
          value={percent(summary.withinTarget)}
          note={t('page.summary.below', { n: below, of: report.simulation.queues.length })}
          tone={below > 0 ? 'short' : 'fit'}
        />
      </dl>
      <div class="columns wide-left">
        <WeekMap report={report} />
        <LookFirst report={report} />
      </div>
      <Teams report={report} />
      <Cost report={report} />
    </>
  )
}

function Teams({ report }: { report: Report }) {
  const { t, number, percent } = text.value
  return (
    <Panel title={t('page.summary.teams')} note={t('page.summary.teamsNote')}>
      <Table
        caption={t('page.summary.teams')}
        rows={report.summary.teams}
        columns={({ head, num }) => [
          head(t('page.team'), (row) => (
            <Numbered report={report} team={row.team} name={nameIn(report.teams, row.team)} />
          )),
          num(t('page.arrivals'), (row) => number(row.arrivals)),
          num(t('page.summary.peak'), (row) => t('page.unit.people', { n: row.peakPeople })),
          num(t('page.summary.requiredHours'), (row) => number(row.requiredHours, 1)),
          num(t('page.summary.placedHours'), (row) => number(row.placedHours, 1)),
          num(t('page.fillRate'), (row) => percent(row.fillRate)),
          num(t('page.shortageHours'), (row) => (
            <Signed fit={row.shortageHours > 0 ? 'short' : 'fit'}>{number(row.shortageHours, 1)}</Signed>
          )),
          num(t('page.within'), (row) => (row.withinTarget === undefined ? '－' : percent(row.withinTarget))),
          num(
            t('page.model.wape'),
            (row) => (row.wape === undefined ? '－' : percent(row.wape)),
            t('page.model.wapeHint'),
          ),
          num(t('page.model.naiveWape'), ({ baselineWape }) => {
            const naive = baselineWape.filter((one) => isNaive(one.model)).map((one) => one.wape)
            return naive.length ? percent(Math.min(...naive)) : '－'
          }),
          num(t('page.law.breaches'), (row) => number(row.breaches)),
        ]}
      />
    </Panel>
  )
}
