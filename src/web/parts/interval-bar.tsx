import type { Estimate } from '../../core/simulation/types.ts'

interface Props {
  readonly value: Estimate
  /** The share at the bar's left end; its right end is 1. */
  readonly from: number
  readonly target?: number
  readonly label: string
}

/** A share with its interval on a line up to 100 %, and a tick where the target is. */
export function IntervalBar({ value, from, target, label }: Props) {
  const at = (share: number) => `${Math.max(0, Math.min(1, (share - from) / (1 - from))) * 100}%`
  return (
    <div class="interval" role="img" aria-label={label}>
      <span class="mean" style={{ width: at(value.mean) }} />
      <span class="range" style={{ left: at(value.low), right: `calc(100% - ${at(value.high)})` }} />
      {target === undefined ? null : <span class="target" style={{ left: at(target) }} />}
    </div>
  )
}
