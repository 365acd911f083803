import type { ComponentChildren } from 'preact'
import type { Report } from '../../core/report/types.ts'
import type { Fit } from '../fit.ts'
import { teamNumber } from '../selection.ts'
import { text } from '../state.ts'

interface PanelProps {
  readonly title: string
  readonly note?: ComponentChildren
  readonly children: ComponentChildren
  readonly class?: string
}

/** One titled part of a view. */
export function Panel({ title, note, children, class: extra }: PanelProps) {
  return (
    <section class={`panel ${extra ?? ''}`}>
      <header>
        <h2>{title}</h2>
        {note ? <p>{note}</p> : null}
      </header>
      {children}
    </section>
  )
}

interface HeadlineProps {
  readonly label: string
  readonly value: string
  readonly unit?: string
  readonly note?: ComponentChildren
  readonly tone?: Fit
}

/** A number worth reading first, with its sign where it judges. */
export function Headline({ label, value, unit, note, tone }: HeadlineProps) {
  return (
    <div class={`headline ${tone ?? ''}`}>
      <dt>{label}</dt>
      <dd>
        {tone ? <span class="sign">{SIGN[tone]}</span> : null}
        <strong>{value}</strong>
        {unit ? <span class="unit">{unit}</span> : null}
        {note ? <small>{note}</small> : null}
      </dd>
    </div>
  )
}

/** An activity's, a team's or a person's name after its team's number. */
export function Numbered({ report, team, name }: { report: Report; team: string; name: ComponentChildren }) {
  return (
    <>
      <span class="team-number">{teamNumber(report, team)}</span> {name}
    </>
  )
}

/** How each state is signed, so that colour is never alone. */
export const SIGN: Readonly<Record<Fit, string>> = { short: '▼', surplus: '△', fit: '○', closed: '－' }

/** A value with the sign and colour of how it stands. */
export function Signed({ fit, children }: { fit: Fit; children?: ComponentChildren }) {
  return (
    <span class={`signed ${fit}`}>
      {SIGN[fit]} {children}
    </span>
  )
}

/** The signs explained. */
export function FitLegend() {
  const { t } = text.value
  return (
    <ul class="legend">
      {(['short', 'fit', 'surplus', 'closed'] as const).map((fit) => (
        <li key={fit}>
          <span class={`swatch ${fit}`}>{SIGN[fit]}</span>
          {t(`page.fit.${fit}`)}
        </li>
      ))}
    </ul>
  )
}
