import type { Report } from '../../core/report/types.ts'
import type { Estimate } from '../../core/simulation/types.ts'
import type { CrossTraining, TrainingPlan } from '../../core/training/types.ts'
import { Band } from '../parts/band.tsx'
import { Headline, Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn, teamNumber } from '../selection.ts'
import { text } from '../state.ts'
import { isKey } from '../text.ts'

interface Props {
  readonly report: Report
  readonly plan: TrainingPlan
}

/** The quarter's shortage before and after, trainings by what an hour of them takes away, and the curve. */
export function TrainingResult({ report, plan }: Props) {
  const { t, number, yen } = text.value
  const { before, set } = plan
  return (
    <>
      <dl class="headlines four">
        <Headline
          label={t('page.training.before')}
          value={number(before.shortageHours.mean, 1)}
          unit={t('page.unit.personHours')}
          note={range(before.shortageHours)}
        />
        <Headline
          label={t('page.training.removed')}
          value={number(set.shortageHours.mean, 1)}
          unit={t('page.unit.personHours')}
          note={range(set.shortageHours)}
          tone="fit"
        />
        <Headline
          label={t('page.training.saved')}
          value={yen(set.yen.mean)}
          note={t('page.training.band', { low: yen(set.yen.low), high: yen(set.yen.high) })}
        />
        <Headline
          label={t('page.training.used')}
          value={number(set.hours)}
          unit={t('page.training.hoursUnit')}
          note={t('page.training.trainings', { n: set.trainings.length })}
        />
      </dl>
      <Ranked report={report} plan={plan} />
      <Curve report={report} plan={plan} />
      <Panel title={t('page.training.assumptions')}>
        <ul class="assumptions">
          {plan.assumptions.map(({ key, values }) => (
            <li key={key}>{isKey(key) ? t(key, values) : key}</li>
          ))}
          <li>
            {t('page.training.candidates', { ...plan.candidates, yen: yen(Math.max(0, plan.leftOutYen)) })}
          </li>
        </ul>
      </Panel>
    </>
  )
}

const range = ({ low, high }: Estimate): string => {
  const { t, number } = text.value
  return t('page.training.band', { low: number(low, 1), high: number(high, 1) })
}

const isChosen = (plan: TrainingPlan, { person, activity }: CrossTraining): boolean =>
  plan.set.trainings.some((one) => one.person === person && one.activity === activity)

function Ranked({ report, plan }: Props) {
  const { t, number, signedYen, yen } = text.value
  const rows = plan.rows.filter((row) => row.shortageHours.mean > 0 || isChosen(plan, row))
  const useless = plan.rows.length - rows.length
  const most = Math.max(0.01, ...rows.map(({ shortageHours, hours }) => shortageHours.high / (hours || 1)))
  const perHour = ({ shortageHours, hours }: TrainingPlan['rows'][number]) => ({
    mean: shortageHours.mean / (hours || 1),
    low: shortageHours.low / (hours || 1),
    high: shortageHours.high / (hours || 1),
  })
  return (
    <Panel title={t('page.training.ranked')} note={t('page.training.rankedNote')}>
      <Table
        caption={t('page.training.ranked')}
        rows={rows}
        empty={t('page.training.none')}
        height={rows.length > 14 ? 520 : 0}
        tone={(row) => (isChosen(plan, row) ? 'champion' : undefined)}
        columns={({ head, col, num }) => [
          head(t('page.staff'), (row) => <Learner report={report} id={row.person} />),
          col(t('page.training.learns'), (row) => (
            <>
              {nameIn(report.activities, row.activity)}{' '}
              {isChosen(plan, row) ? <span class="label">{t('page.training.chosen')}</span> : null}
            </>
          )),
          num(t('page.training.hours'), (row) => t('page.unit.hours', { n: number(row.hours) })),
          num(t('page.training.perHour'), (row) => (
            <Band value={perHour(row)} most={most} write={(value) => number(value, 2)} />
          )),
          num(t('page.training.shortage'), (row) => number(row.shortageHours.mean, 1)),
          num(t('page.training.saved'), (row) => yen(row.yen.mean)),
          num(t('page.training.away'), (row) => (
            <>
              {number(row.cost.shortageHours, 1)} <small>{signedYen(row.cost.yen)}</small>
            </>
          )),
        ]}
      />
      <p class="note">
        {t(`page.training.${plan.set.method}`)} {t('page.training.setNote', { most: yen(plan.set.mostYen) })}{' '}
        {useless > 0 ? t('page.training.useless', { n: useless }) : null}
      </p>
    </Panel>
  )
}

function Learner({ report, id }: { report: Report; id: string }) {
  const person = report.people.find((one) => one.id === id)
  return (
    <>
      <span class="team-number">{teamNumber(report, person?.team ?? '')}</span>{' '}
      <span lang="ja">{person?.name ?? id}</span>
    </>
  )
}

function Curve({ report, plan }: Props) {
  const { t, number } = text.value
  const most = Math.max(0.01, ...plan.curve.map(({ shortageHours }) => shortageHours.high))
  return (
    <Panel title={t('page.training.curve')} note={t('page.training.curveNote')}>
      <Table
        caption={t('page.training.curve')}
        rows={plan.curve}
        columns={({ num, head }) => [
          num(t('page.training.total'), (row) => number(row.trainingHours)),
          head(t('page.training.added'), ({ added }) =>
            added
              ? t('page.training.one', {
                  name: report.people.find(({ id }) => id === added.person)?.name ?? added.person,
                  activity: nameIn(report.activities, added.activity),
                })
              : t('page.training.nothing'),
          ),
          num(t('page.training.left'), (row) => (
            <Band value={row.shortageHours} most={most} write={(value) => number(value, 1)} />
          )),
        ]}
      />
    </Panel>
  )
}
