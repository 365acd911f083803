import type { ComponentChildren } from 'preact'

interface Props {
  readonly share: number
  /** What the bar says in words, beside it. */
  readonly children: ComponentChildren
}

/** A share of a whole as a bar with its figure. */
export function Meter({ share, children }: Props) {
  return (
    <span class="meter">
      <span class="ground" aria-hidden="true">
        <i style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
      </span>
      <span>{children}</span>
    </span>
  )
}
