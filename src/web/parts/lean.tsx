import { text } from '../state.ts'

interface Props {
  readonly share: number
  /** The share that fills half the width. */
  readonly most: number
}

/** A share to the left or right of nought, with its figure. */
export function Lean({ share, most }: Props) {
  const { signed } = text.value
  const width = (Math.min(1, Math.abs(share) / (most || 1)) * 100) / 2
  return (
    <span class="lean">
      <span class="ground" aria-hidden="true">
        <i
          class={share < 0 ? 'less' : 'more'}
          style={{ width: `${width}%`, left: `${share < 0 ? 50 - width : 50}%` }}
        />
      </span>
      <span class="figure">{signed(share * 100, 1)}&nbsp;%</span>
    </span>
  )
}
