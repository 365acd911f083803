interface Props {
  readonly value: { readonly mean: number; readonly low: number; readonly high: number }
  /** The value at the right end. */
  readonly most: number
  write(value: number): string
}

/** A value with its range as a bar: the band from low to high, a stroke at the mean, the figures beside. */
export function Band({ value, most, write }: Props) {
  const at = (part: number) => `${Math.min(1, Math.max(0, part / (most || 1))) * 100}%`
  const { mean, low, high } = value
  const width = `${Math.min(1, Math.max(0, (high - low) / (most || 1))) * 100}%`
  return (
    <span class="share wide">
      <span class="ground" aria-hidden="true">
        <i class="mean" style={{ width: at(mean) }} />
        <i class="band" style={{ left: at(low), width }} />
        <b style={{ left: at(mean) }} />
      </span>
      <span>
        {write(mean)}{' '}
        <small>
          {write(low)}–{write(high)}
        </small>
      </span>
    </span>
  )
}
