import { useSignal } from '@preact/signals'
import type { PublicCity } from '../../core/report/types.ts'
import type { Pooling } from '../../core/requirement/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { poolingChart } from '../charts/pooling.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { Choices } from '../parts/choices.tsx'
import { Headline, Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { datesOf, dayOf, desksAsOne, slotsOn } from '../pooling.ts'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'

interface Props {
  readonly pooling: Pooling
  readonly city: PublicCity
}

/** What pooling saves, over the horizon, day by day, and slot by slot of one day. */
export function PoolingResult({ pooling, city }: Props) {
  const { t, day, longDay } = text.value
  const dates = datesOf(pooling)
  const asked = useSignal<LocalDate | undefined>(undefined)
  const date = dates.find((one) => one === asked.value) ?? dates[0]
  if (!date) return <p class="empty">{t('page.pooling.closed')}</p>
  const title = t('page.pooling.day', { day: longDay(date) })
  return (
    <>
      <Saved pooling={pooling} />
      <div class="toolbar">
        <Choices
          label={t('page.day')}
          options={dates.map((value) => ({ value, text: day(value) }))}
          chosen={date}
          onChoose={(value) => {
            asked.value = value
          }}
        />
      </div>
      <Panel title={title} class="split stack">
        <ChartView
          figure={poolingChart(slotsOn(pooling, date), city.slotMinutes, text.value)}
          label={t('page.pooling.label', { day: longDay(date) })}
          height={380}
        />
        <Slots pooling={pooling} city={city} date={date} title={title} />
      </Panel>
      <Days pooling={pooling} dates={dates} />
    </>
  )
}

function Saved({ pooling }: { pooling: Pooling }) {
  const { t, number, percent, wait } = text.value
  const { apartHours, togetherHours, apartPeak, togetherPeak } = pooling
  const apart = desksAsOne(pooling.slots.flatMap((slot) => slot.apart))
  const together = desksAsOne(pooling.slots.map((slot) => slot.together))
  const saved = apartHours - togetherHours
  return (
    <dl class="headlines four">
      <Headline
        label={t('page.pooling.hours')}
        value={`${number(apartHours, 1)} → ${number(togetherHours, 1)}`}
        unit={t('page.unit.personHours')}
        note={t('page.pooling.fromTo')}
      />
      <Headline
        label={t('page.pooling.saved')}
        value={number(saved, 1)}
        unit={t('page.unit.personHours')}
        note={apartHours > 0 ? percent(saved / apartHours) : '－'}
      />
      <Headline
        label={t('page.pooling.peak')}
        value={`${apartPeak} → ${togetherPeak}`}
        unit={t('page.unit.person')}
        note={t('page.pooling.fromTo')}
      />
      <Headline
        label={t('page.meanWait')}
        value={`${wait(apart.meanWaitSeconds)} → ${wait(together.meanWaitSeconds)}`}
        note={`${t('page.within')} ${percent(apart.serviceLevel)} → ${percent(together.serviceLevel)}`}
      />
    </dl>
  )
}

function Slots({ pooling, city, date, title }: Props & { readonly date: LocalDate; readonly title: string }) {
  const { t, time, wait, percent, number } = text.value
  const rows = slotsOn(pooling, date).map((slot) => ({ ...slot, sum: desksAsOne(slot.apart) }))
  return (
    <Table
      caption={title}
      rows={rows}
      height={430}
      columns={({ head, num }) => [
        head(t('page.time'), (row) => `${time(row.slot * city.slotMinutes)}–`),
        num(t('page.arrivals'), (row) => number(row.together.arrivals, 1)),
        num(t('page.pooling.apart'), (row) => row.sum.people),
        num(t('page.pooling.together'), (row) => <strong>{row.together.people}</strong>),
        num(t('page.meanWait'), (row) => (
          <>
            {wait(row.together.meanWaitSeconds)}
            <small class="under">{t('page.pooling.was', { value: wait(row.sum.meanWaitSeconds) })}</small>
          </>
        )),
        num(t('page.within'), (row) => (
          <>
            {percent(row.together.serviceLevel, 0)}
            <small class="under">{t('page.pooling.was', { value: percent(row.sum.serviceLevel, 0) })}</small>
          </>
        )),
        ...pooling.queues.map((queue, at) =>
          num(nameIn(city.queues, queue), (row) => row.apart[at]?.people || '－'),
        ),
      ]}
    />
  )
}

function Days({ pooling, dates }: { readonly pooling: Pooling; readonly dates: readonly LocalDate[] }) {
  const { t, day, number, wait } = text.value
  return (
    <Panel title={t('page.pooling.days')}>
      <Table
        caption={t('page.pooling.days')}
        rows={dates.map((date) => dayOf(pooling, date))}
        columns={({ head, num }) => [
          head(t('page.day'), (row) => day(row.date)),
          num(t('page.arrivals'), (row) => number(row.together.arrivals)),
          num(t('page.pooling.apartHours'), (row) => number(row.apart.hours, 1)),
          num(t('page.pooling.togetherHours'), (row) => number(row.together.hours, 1)),
          num(t('page.pooling.savedHours'), (row) => (
            <strong>{number(row.apart.hours - row.together.hours, 1)}</strong>
          )),
          num(t('page.pooling.peak'), (row) => `${row.apartPeak} → ${row.togetherPeak}`),
          num(
            t('page.meanWait'),
            (row) => `${wait(row.apart.meanWaitSeconds)} → ${wait(row.together.meanWaitSeconds)}`,
          ),
        ]}
      />
    </Panel>
  )
}
