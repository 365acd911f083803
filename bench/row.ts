/** What may stand beside a case's own figure. */
export type Beside = 'bound' | 'gap' | 'seconds' | 'cpSat' | 'cpSatBound' | 'timefold' | 'bestKnown'

/** One measured figure of a bench part. */
export interface BenchRow {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The best peer's value measured in the same run, or null. */
  readonly peer: number | null
  readonly target: number | null
  readonly aim: number | null
  /** Whether `target` is reached. */
  readonly holds: boolean
  /** Figures of the same case beside its own in a README, by column: a part that has them has a table of cases there. */
  readonly beside?: Readonly<Partial<Record<Beside, number | null>>>
  /** Too fine for the READMEs; printed all the same. */
  readonly detail?: boolean
}

/** A figure that should be no more than its target. */
export const atMost = (name: string, value: number, unit: string, target: number, aim: number): BenchRow => ({
  name,
  value,
  unit,
  peer: null,
  target,
  aim,
  holds: value <= target,
})
