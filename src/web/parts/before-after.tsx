export interface Measure {
  readonly label: string
  readonly value: number
  readonly look: 'before' | 'after' | 'planned'
}

interface Props {
  readonly measures: readonly Measure[]
  /** The value that fills the whole width. */
  readonly most: number
  write(value: number): string
}

/** Two or three values of the same thing, one bar under the other, each with its figure. */
export function BeforeAfter({ measures, most, write }: Props) {
  return (
    <span class="before-after">
      {measures.map(({ label, value, look }) => (
        <span key={label}>
          <small>{label}</small>
          <span class="ground" aria-hidden="true">
            <i class={look} style={{ width: `${Math.min(1, value / (most || 1)) * 100}%` }} />
          </span>
          <b>{write(value)}</b>
        </span>
      ))}
    </span>
  )
}
