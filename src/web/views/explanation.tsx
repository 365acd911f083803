import type { DayForecast } from '../../core/forecast/types.ts'
import type { Report } from '../../core/report/types.ts'
import { inWords, stepsOf } from '../explanation.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { chosenDate } from '../selection.ts'
import { text } from '../state.ts'

interface Props {
  readonly report: Report
  readonly days: readonly DayForecast[]
  readonly title: string
}

/** Why a day brings as many as it does: from a usual day, part by part, to what is expected. */
export function WhySoMany({ report, days, title }: Props) {
  const { t, name, number, signed, longDay } = text.value
  const date = chosenDate(report)
  const day = days.find((one) => one.date === date)
  if (!day?.explanation) return null
  const { base } = day.explanation
  const steps = stepsOf(day.explanation)
  const top = Math.max(base, ...steps.map(({ to }) => to))
  const heading = t('page.why', { queue: title, day: longDay(date) })
  const rows = [
    { title: t('page.why.base'), from: 0, to: base },
    ...steps.map((step) => ({ ...step, title: name(step.name) })),
    { title: t('page.forecast.mean'), from: 0, to: day.mean },
  ]
  return (
    <Panel title={heading} note={t('page.why.note')}>
      <p class="lead">
        {t('page.why.words', {
          base: number(base),
          parts: inWords(day.explanation, text.value),
          mean: number(day.mean),
        })}
      </p>
      <Table
        caption={heading}
        rows={rows}
        tone={(row) => ('share' in row ? undefined : 'total')}
        columns={({ head, col, num }) => [
          head(t('page.why.part'), (row) => row.title),
          num(t('page.why.share'), (row) => ('share' in row ? `${signed(row.share * 100, 1)}\u00a0%` : '')),
          num(t('page.why.people'), (row) =>
            'share' in row ? signed(row.to - row.from, 1) : number(row.to, 1),
          ),
          col('', (row) => <Fall from={row.from} to={row.to} top={top} isWhole={!('share' in row)} />),
        ]}
      />
    </Panel>
  )
}

/** A step of the waterfall. */
function Fall({ from, to, top, isWhole }: { from: number; to: number; top: number; isWhole: boolean }) {
  const at = (value: number) => `${(value / (top || 1)) * 100}%`
  return (
    <span class="fall" aria-hidden="true">
      <i
        class={isWhole ? 'whole' : to < from ? 'less' : 'more'}
        style={{ left: at(Math.min(from, to)), width: at(Math.abs(to - from)) }}
      />
    </span>
  )
}
