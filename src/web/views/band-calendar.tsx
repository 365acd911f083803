import { useSignal } from '@preact/signals'
import type { BacktestDetail, BandPlace } from '../../core/forecast/types.ts'
import type { Report } from '../../core/report/types.ts'
import { datesOf, monthsOf, PLACES, type Tested } from '../backtest.ts'
import { Choices } from '../parts/choices.tsx'
import { Panel } from '../parts/panel.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'

/** Dates by queues: whether the day's total fell inside its band, by sign and colour. */
export function BandCalendar({ report, tested }: { report: Report; tested: readonly Tested[] }) {
  const { t, day } = text.value
  const months = monthsOf(tested)
  const asked = useSignal<string | undefined>(undefined)
  const month = months.find((one) => one === asked.value) ?? months.at(-1)
  const dates = datesOf(tested, month ?? '')
  return (
    <Panel title={t('page.backtest.calendar')} note={t('page.backtest.calendarNote')}>
      <div class="toolbar">
        <Choices
          label={t('page.backtest.month')}
          options={months.map((value) => ({ value, text: value.replace('-', '/') }))}
          chosen={month}
          onChoose={(value) => {
            asked.value = value
          }}
        />
        <PlaceLegend />
      </div>
      <div class="table">
        <table class="heat bands">
          <caption class="spoken">{t('page.backtest.calendar')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('page.queue')}</th>
              {dates.map((date) => (
                <th scope="col" key={date}>
                  {day(date)
                    .split(/(?=\()| (?=\d)/)
                    .map((part) => (
                      <span key={part}>{part}</span>
                    ))}
                </th>
              ))}
              <th scope="col">{t('page.backtest.inside')}</th>
            </tr>
          </thead>
          <tbody>
            {tested.map(({ queue, detail }) => {
              const found = dates.map((date) => detail?.dates.find((one) => one.date === date))
              const inside = found.filter((one) => one?.place === 'inside')
              return (
                <tr key={queue}>
                  <th scope="row">{nameIn(report.queues, queue)}</th>
                  {found.map((one, at) => (
                    <Cell key={dates[at]} day={one} />
                  ))}
                  <td class="count">
                    {inside.length}/{found.filter(Boolean).length}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Cell({ day }: { day: BacktestDetail['dates'][number] | undefined }) {
  const { t, number } = text.value
  if (!day) return <td />
  const { sign, fit } = PLACES[day.place]
  const words = t('page.backtest.cell', {
    actual: number(day.actual),
    low: number(day.low80),
    high: number(day.high80),
    place: t(`page.backtest.${day.place}`),
  })
  return (
    <td class={fit} title={words}>
      <span aria-hidden="true">{sign}</span>
      <span class="spoken">{words}</span>
    </td>
  )
}

function PlaceLegend() {
  const { t } = text.value
  return (
    <ul class="legend">
      {(Object.keys(PLACES) as BandPlace[]).map((place) => (
        <li key={place}>
          <span class={`swatch ${PLACES[place].fit}`}>{PLACES[place].sign}</span>
          {t(`page.backtest.${place}`)}
        </li>
      ))}
    </ul>
  )
}
