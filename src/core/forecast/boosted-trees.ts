/** A tree laid out flat: node n goes on to 2n + 1 where its feature's bin is at most `bin[n]`, else to 2n + 2. */
interface Tree {
  /** Feature of a node; −1 is a leaf. */
  readonly feature: readonly number[]
  readonly bin: readonly number[]
  readonly value: readonly number[]
}

/** Boosted trees as plain data: where each feature is cut into bins, and the trees. */
export interface BoostedTrees {
  readonly cuts: readonly (readonly number[])[]
  readonly trees: readonly Tree[]
}

export interface BoostCase {
  readonly features: readonly number[]
  readonly count: number
  /** Log of what is expected before any tree. */
  readonly offset: number
  readonly weight: number
}

export interface BoostSettings {
  readonly rounds: number
  /** Share of each tree that counts. */
  readonly rate: number
  /** Expected counts that a leaf must see before it is half believed. */
  readonly ridge: number
  /** Cases that a leaf needs. */
  readonly least: number
}

const BINS = 32
const DEPTH = 4
const NODES = 2 ** (DEPTH + 1) - 1
const LEAST_GAIN = 1e-9

const binOf = (cuts: readonly number[], x: number): number => {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (x <= cuts[middle]!) high = middle
    else low = middle + 1
  }
  return low
}

/** Bounds between bins: quantiles, each once, none at the greatest value. */
const cutsOf = (values: readonly number[]): number[] => {
  const sorted = Float64Array.from(values).sort()
  const cuts: number[] = []
  for (let b = 1; b < BINS; b++) {
    const cut = sorted[Math.max(0, Math.floor((b * sorted.length) / BINS) - 1)]!
    if (cut < sorted.at(-1)! && (cuts.length === 0 || cut > cuts.at(-1)!)) cuts.push(cut)
  }
  return cuts
}

/** Sums of a level of a tree: slope and curvature of the loss, and cases, by node (and by bin). */
interface Sums {
  readonly slope: Float64Array
  readonly curve: Float64Array
  readonly cases: Float64Array
}

const sumsOf = (size: number): Sums => ({
  slope: new Float64Array(size),
  curve: new Float64Array(size),
  cases: new Float64Array(size),
})

/**
 * Gradient boosting on counts: histogram trees on the Poisson loss with a log link (Friedman 2001; Chen & Guestrin
 * 2016). No case is drawn by lot: the same cases give the same trees.
 */
export const boost = (
  cases: readonly BoostCase[],
  { rounds, rate, ridge, least }: BoostSettings,
): BoostedTrees => {
  const n = cases.length
  const width = cases[0]?.features.length ?? 0
  const cuts = Array.from({ length: width }, (_, f) => cutsOf(cases.map(({ features }) => features[f]!)))
  const bins = cuts.map((own, f) => Uint8Array.from(cases, ({ features }) => binOf(own, features[f]!)))
  const score = Float64Array.from(cases, ({ offset }) => offset)
  const slope = new Float64Array(n)
  const curve = new Float64Array(n)
  const node = new Int32Array(n)

  const grow = (): Tree => {
    const feature = new Array<number>(NODES).fill(-1)
    const bin = new Array<number>(NODES).fill(0)
    const value = new Array<number>(NODES).fill(0)
    node.fill(0)
    for (let depth = 0; depth <= DEPTH; depth++) {
      const first = 2 ** depth - 1
      const size = 2 ** depth
      const all = sumsOf(size)
      for (let i = 0; i < n; i++) if (node[i]! >= first) put(all, node[i]! - first, slope[i]!, curve[i]!)
      for (let p = 0; p < size; p++) value[first + p] = (rate * all.slope[p]!) / (all.curve[p]! + ridge)
      if (depth === DEPTH) break
      const best = new Float64Array(size).fill(LEAST_GAIN)
      for (let f = 0; f < width; f++) {
        const own = bins[f]!
        const binned = sumsOf(size * BINS)
        for (let i = 0; i < n; i++)
          if (node[i]! >= first) put(binned, (node[i]! - first) * BINS + own[i]!, slope[i]!, curve[i]!)
        for (let p = 0; p < size; p++) {
          const split = bestSplit(all, binned, p, cuts[f]!.length, ridge, least)
          if (split.gain <= best[p]!) continue
          best[p] = split.gain
          feature[first + p] = f
          bin[first + p] = split.at
        }
      }
      for (let i = 0; i < n; i++) {
        const at = node[i]!
        if (at < first || feature[at]! < 0) continue
        node[i] = 2 * at + (bins[feature[at]!]![i]! <= bin[at]! ? 1 : 2)
      }
    }
    return { feature, bin, value }
  }

  const trees: Tree[] = []
  for (let round = 0; round < rounds; round++) {
    cases.forEach(({ count, weight }, i) => {
      const mean = Math.exp(score[i]!)
      slope[i] = weight * (count - mean)
      curve[i] = weight * mean
    })
    const tree = grow()
    for (let i = 0; i < n; i++) score[i]! += tree.value[node[i]!]!
    trees.push(tree)
  }
  return { cuts, trees }
}

const put = ({ slope, curve, cases }: Sums, at: number, s: number, c: number): void => {
  slope[at]! += s
  curve[at]! += c
  cases[at]!++
}

/** Where a node is best split by a feature, and how much less the loss is then. */
const bestSplit = (all: Sums, binned: Sums, p: number, cuts: number, ridge: number, least: number) => {
  const [slope, curve, cases] = [all.slope[p]!, all.curve[p]!, all.cases[p]!]
  const best = { gain: 0, at: 0 }
  if (cases < 2 * least) return best
  const whole = slope ** 2 / (curve + ridge)
  let s = 0
  let c = 0
  let k = 0
  for (let at = 0; at < cuts; at++) {
    const place = p * BINS + at
    s += binned.slope[place]!
    c += binned.curve[place]!
    k += binned.cases[place]!
    if (k < least || cases - k < least) continue
    const gain = s ** 2 / (c + ridge) + (slope - s) ** 2 / (curve - c + ridge) - whole
    if (gain > best.gain) {
      best.gain = gain
      best.at = at
    }
  }
  return best
}

/** Log of the factor that the trees put on what was expected before them. */
export const boosted = ({ cuts, trees }: BoostedTrees, features: readonly number[]): number => {
  const bins = cuts.map((own, f) => binOf(own, features[f]!))
  let sum = 0
  for (const { feature, bin, value } of trees) {
    let at = 0
    while (feature[at]! >= 0) at = 2 * at + (bins[feature[at]!]! <= bin[at]! ? 1 : 2)
    sum += value[at]!
  }
  return sum
}
