/** How the counts of one day are laid out: `counts[i]` belongs to slot `firstSlot + i`; null is unknown. */
export interface DayShape {
  readonly weekday: number
  readonly firstSlot: number
  readonly counts: readonly (number | null)[]
  /** Share of each slot that is open; absent: all of it. */
  readonly openShare?: readonly number[] | undefined
  /** Whether something unusual about the day (a long rest before it, a holiday) may move the hours of its arrivals. */
  readonly kind: string
}

/** Memory of a profile: weeks in which old days lose half their weight, and days the common profile counts for. */
interface Memory {
  readonly weeks: number
  readonly trust: number
}

const MEMORIES: readonly Memory[] = [6, 20, 80].flatMap((weeks) =>
  [3, 10, 40].map((trust) => ({ weeks, trust })),
)
/** Days' worth of the usual profile behind that of an unusual kind of day. */
const KIND_TRUST = 6
/** Weight, in slot-days, of the common variation of slots behind the own variation of each. */
const VARIATION_TRUST = 40

/** No slot is thought impossible, and one that nothing is known of is one of an eight-hour day. */
const LEAST_MASS = 1e-6
const UNKNOWN_MASS = 1 / 17

/** The shape of a usual day as saved: share of a day's arrivals by weekday and slot, what moves it, and how slots vary. */
export interface ProfileState {
  readonly slots: number
  /** `mass[weekday * slots + slot]`; the masses of a usual day add up to about 1. */
  readonly mass: readonly number[]
  readonly kinds: Readonly<Record<string, readonly number[]>>
  readonly slotCv: readonly number[]
}

class Shape {
  readonly memory: Memory
  readonly slots: number
  private readonly sum: Float64Array
  private readonly base: Float64Array
  /** What is left of a day a week of its weekday later, and of a day in the common profile a day later. */
  private readonly keep: number
  private readonly keepCommon: number
  private readonly commonSum: Float64Array
  private readonly commonBase: Float64Array
  /** Log-likelihood of the slots of each day given its total, by the profile known before it. */
  score = 0

  constructor(slots: number, memory: Memory) {
    this.slots = slots
    this.memory = memory
    this.keep = 0.5 ** (1 / memory.weeks)
    this.keepCommon = 0.5 ** (1 / (memory.weeks * 5))
    this.sum = new Float64Array(7 * slots)
    this.base = new Float64Array(7 * slots)
    this.commonSum = new Float64Array(slots)
    this.commonBase = new Float64Array(slots)
  }

  private common(slot: number): number {
    if (this.commonBase[slot]! > 0)
      return Math.max(LEAST_MASS, this.commonSum[slot]! / this.commonBase[slot]!)
    let near = 0
    let weight = 0
    for (const other of [slot - 1, slot + 1, slot - 2, slot + 2])
      if (this.commonBase[other]! > 0) {
        near += this.commonSum[other]! / this.commonBase[other]!
        weight++
      }
    return weight > 0 ? Math.max(LEAST_MASS, near / weight) : UNKNOWN_MASS
  }

  mass(weekday: number, slot: number, typical: number): number {
    const at = weekday * this.slots + slot
    const prior = this.memory.trust * Math.max(typical, LEAST_MASS)
    return (this.sum[at]! + prior * this.common(slot)) / (this.base[at]! + prior)
  }

  learn(day: DayShape, total: number): void {
    const { keep, keepCommon } = this
    for (let i = 0; i < day.counts.length; i++) {
      const count = day.counts[i]!
      if (count === null) continue
      const slot = day.firstSlot + i
      const at = day.weekday * this.slots + slot
      const base = total * (day.openShare?.[i] ?? 1)
      this.sum[at] = this.sum[at]! * keep + count
      this.base[at] = this.base[at]! * keep + base
      this.commonSum[slot] = this.commonSum[slot]! * keepCommon + count
      this.commonBase[slot] = this.commonBase[slot]! * keepCommon + base
    }
  }
}

/**
 * When in the day people come: shares of a day's total by weekday and slot, shrunk to the common profile and fading
 * with age. How fast and how much is chosen by how well each setting foretold the days so far. Sequential: what
 * `see` returns for a day uses the days before it only.
 */
export class Profile {
  private readonly shapes: readonly Shape[]
  private readonly slots: number
  private readonly kinds = new Map<string, { sum: Float64Array; base: Float64Array }>()
  private readonly excess: Float64Array
  private readonly square: Float64Array
  private typical = 0

  constructor(slots: number) {
    this.slots = slots
    this.shapes = MEMORIES.map((memory) => new Shape(slots, memory))
    this.excess = new Float64Array(slots)
    this.square = new Float64Array(slots)
  }

  private get best(): Shape {
    return this.shapes.reduce((best, shape) => (shape.score > best.score ? shape : best))
  }

  private kindFactor(kind: string, slot: number): number {
    const found = kind === '' ? undefined : this.kinds.get(kind)
    if (!found) return 1
    const prior = KIND_TRUST * this.typical * this.best.mass(1, slot, this.typical)
    return prior > 0 ? (found.sum[slot]! + prior) / (found.base[slot]! + prior) : 1
  }

  /** Mass of a slot that is open all its time in a day of a weekday and kind. */
  mass(weekday: number, slot: number, kind: string): number {
    return this.best.mass(weekday, slot, this.typical) * this.kindFactor(kind, slot)
  }

  /** Learns a day, and returns how much of a usual day could be seen of it (its known slots), judged before learning. */
  see(day: DayShape): number {
    let known = 0
    let sum = 0
    for (const count of day.counts) {
      if (count === null) continue
      known++
      sum += count
    }
    if (known === 0) return 0
    if (this.typical === 0) {
      this.typical = Math.max(sum, 1)
      for (const shape of this.shapes) shape.learn(day, Math.max(sum, 1e-9))
      return 1
    }
    const masses = day.counts.map((count, i) =>
      count === null ? 0 : this.mass(day.weekday, day.firstSlot + i, day.kind) * (day.openShare?.[i] ?? 1),
    )
    const exposure = masses.reduce((a, b) => a + b, 0)
    if (known > 1 && sum > 0) {
      this.learnKind(day, masses, sum / exposure)
      this.learnVariation(day, masses, exposure, sum)
    }
    for (const shape of this.shapes) {
      let seen = 0
      let score = 0
      for (let i = 0; i < day.counts.length; i++) {
        const count = day.counts[i]!
        if (count === null) continue
        const mass = shape.mass(day.weekday, day.firstSlot + i, this.typical) * (day.openShare?.[i] ?? 1)
        seen += mass
        score += count * Math.log(mass + 1e-12)
      }
      shape.score += score - sum * Math.log(seen)
      shape.learn(day, sum / seen)
    }
    this.typical += 0.05 * (sum / exposure - this.typical)
    return exposure
  }

  private learnKind(day: DayShape, masses: readonly number[], total: number): void {
    if (day.kind === '') return
    let found = this.kinds.get(day.kind)
    if (!found) {
      found = { sum: new Float64Array(this.slots), base: new Float64Array(this.slots) }
      this.kinds.set(day.kind, found)
    }
    for (let i = 0; i < masses.length; i++) {
      const slot = day.firstSlot + i
      const count = day.counts[i]
      if (count === null || count === undefined) continue
      found.sum[slot] = found.sum[slot]! * 0.95 + count
      found.base[slot] = found.base[slot]! * 0.95 + (masses[i]! * total) / this.kindFactor(day.kind, slot)
    }
  }

  private learnVariation(day: DayShape, masses: readonly number[], exposure: number, sum: number): void {
    for (let i = 0; i < masses.length; i++) {
      const count = day.counts[i]
      if (count === null || count === undefined) continue
      const slot = day.firstSlot + i
      const share = masses[i]! / exposure
      const expected = share * sum
      this.excess[slot] = this.excess[slot]! * 0.99 + (count - expected) ** 2 - expected * (1 - share)
      this.square[slot] = this.square[slot]! * 0.99 + expected ** 2
    }
  }

  /** The profile as it stands. */
  state(): ProfileState {
    const { best, slots } = this
    const mass = Array.from({ length: 7 * slots }, (_, at) =>
      best.mass(Math.floor(at / slots), at % slots, this.typical),
    )
    const kinds: Record<string, number[]> = {}
    for (const kind of [...this.kinds.keys()].sort())
      kinds[kind] = Array.from({ length: slots }, (_, slot) => this.kindFactor(kind, slot))
    const allExcess = this.excess.reduce((a, b) => a + b, 0)
    const allSquare = this.square.reduce((a, b) => a + b, 0)
    const common = allSquare > 0 ? Math.max(0, allExcess / allSquare) : 0
    const usual = allSquare / Math.max(1, this.square.filter((x) => x > 0).length * 100)
    const slotCv = Array.from({ length: slots }, (_, slot) =>
      Math.sqrt(
        Math.max(
          0,
          (this.excess[slot]! + VARIATION_TRUST * usual * common) /
            (this.square[slot]! + VARIATION_TRUST * usual || 1),
        ),
      ),
    )
    return { slots, mass, kinds, slotCv }
  }
}
