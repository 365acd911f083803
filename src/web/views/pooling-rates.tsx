import { useSignal } from '@preact/signals'
import type { SteadyDesk, SteadyPooling } from '../../core/requirement/types.ts'
import { ProblemNotice } from '../parts/notice.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useReply } from '../reply.ts'
import { text } from '../state.ts'

const MINUTE = 60

/** 14, 14 and 9.5 of `14、14 9.5`. */
const numbersIn = (typed: string): number[] =>
  typed
    .split(/[\s,、]+/)
    .filter((part) => part !== '')
    .map(Number)

/** The same question for numbers that somebody has in mind. */
export function PoolingRates() {
  const { t } = text.value
  const { state, post } = useReply<SteadyPooling>('/api/pooling/rates')
  const rates = useSignal('14, 14')
  const minutes = useSignal(6)
  const share = useSignal(90)
  const within = useSignal(10)
  const found = state.value
  const amount = (label: string, value: typeof minutes, unit: string, most: number) => (
    <label>
      {label}
      <span class="with-unit">
        <input
          type="number"
          required
          min={0.1}
          max={most}
          step="any"
          value={value.value}
          onInput={(event) => {
            value.value = event.currentTarget.valueAsNumber
          }}
        />
        {unit}
      </span>
    </label>
  )
  return (
    <Panel title={t('page.pooling.rates')} note={t('page.pooling.ratesNote')}>
      <form
        class="ask"
        onSubmit={(event) => {
          event.preventDefault()
          post({
            ratesPerHour: numbersIn(rates.value),
            handlingSeconds: minutes.value * MINUTE,
            share: share.value / 100,
            withinSeconds: within.value * MINUTE,
          })
        }}
      >
        <label>
          {t('page.pooling.perHour')}
          <input
            required
            inputMode="decimal"
            pattern="\s*\d+(\.\d+)?([\s,、]+\d+(\.\d+)?)+\s*"
            title={t('page.pooling.perHourHint')}
            value={rates.value}
            onInput={(event) => {
              rates.value = event.currentTarget.value
            }}
          />
        </label>
        {amount(t('page.handling'), minutes, t('page.unit.min'), 480)}
        {amount(t('page.pooling.within'), within, t('page.unit.min'), 480)}
        {amount(t('page.pooling.share'), share, '%', 99.9)}
        <button type="submit" class="primary">
          {t('page.pooling.start')}
        </button>
      </form>
      {found.status === 'failed' ? <ProblemNotice problem={found.problem} /> : null}
      {found.status === 'ready' ? <Steady pooling={found.value} /> : null}
    </Panel>
  )
}

function Steady({ pooling }: { pooling: SteadyPooling }) {
  const { t, number, percent, wait } = text.value
  const desks = [
    ...pooling.apart.map((desk, at) => ({ desk, title: t('page.pooling.nth', { n: at + 1 }) })),
    { desk: pooling.together, title: t('page.pooling.together') },
  ]
  const rows = desks.flatMap(({ desk, title }) =>
    desk.choices.map((choice, at) => ({ desk, choice, title: at === 0 ? title : '' })),
  )
  const isEnough = (desk: SteadyDesk, people: number) => people === desk.people
  return (
    <>
      <p class="lead">
        {t('page.pooling.sentence', {
          desks: pooling.apart.length,
          apart: pooling.apartPeople,
          together: pooling.togetherPeople,
        })}
      </p>
      <Table
        caption={t('page.pooling.rates')}
        rows={rows}
        tone={({ desk, choice }) => (isEnough(desk, choice.people) ? 'champion' : undefined)}
        columns={({ head, num }) => [
          head(t('page.queue'), (row) => row.title),
          num(t('page.pooling.perHourEach'), ({ desk, title }) => (title ? number(desk.ratePerHour, 1) : '')),
          num(t('page.pooling.erlangs'), ({ desk, title }) => (title ? number(desk.erlangs, 2) : '')),
          num(t('page.axis.people'), ({ desk, choice }) => (
            <>
              {isEnough(desk, choice.people) ? <span class="label">{t('page.required')}</span> : null}{' '}
              {t('page.unit.people', { n: choice.people })}
            </>
          )),
          num(t('page.within'), ({ choice }) =>
            choice.kind === 'stable' ? percent(choice.serviceLevel) : t('page.unstable'),
          ),
          num(t('page.meanWait'), ({ choice }) =>
            choice.kind === 'stable' ? wait(choice.meanWaitSeconds) : t('page.unstable'),
          ),
        ]}
      />
    </>
  )
}
