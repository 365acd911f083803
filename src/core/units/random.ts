/** A source of dice that is always an argument, never a global. */
export interface Random {
  /** Uniform on [0, 1). */
  uniform(): number
  /** Standard normal. */
  normal(): number
  /** Gamma with mean `shape * scale`; both positive. */
  gamma(shape: number, scale: number): number
  /** Poisson with mean `mean` (0 gives 0). */
  poisson(mean: number): number
  /** An independent stream, the same for the same label, whatever was drawn before. */
  fork(label: string): Random
}

const hash = (text: string): number => {
  let h = 2166136261
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** sfc32 (Doty-Humphrey, PractRand): 128 bits of state, passes the usual batteries, exact in 32-bit integers. */
const sfc32 = (a: number, b: number, c: number) => {
  let d = 1
  const next = (): number => {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/** A seeded generator: the same seed gives the same draws on every machine. */
export function seeded(seed: string | number): Random {
  const label = String(seed)
  const next = sfc32(hash(`${label}/a`), hash(`${label}/b`), hash(`${label}/c`))
  const uniform = () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53
  let spare: number | undefined
  const normal = () => {
    if (spare !== undefined) {
      const value = spare
      spare = undefined
      return value
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()))
    const angle = 2 * Math.PI * uniform()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
  /** Marsaglia & Tsang (2000); below shape 1 by the power of a uniform. */
  const gamma = (shape: number, scale: number): number => {
    if (shape < 1) return gamma(shape + 1, scale) * (1 - uniform()) ** (1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = normal()
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale
    }
  }
  /** Counting exponentials for small means; Ahrens & Dieter's gamma reduction for large ones. */
  const poisson = (mean: number): number => {
    if (!(mean > 0)) return 0
    if (mean < 30) {
      const limit = Math.exp(-mean)
      let count = 0
      for (let product = 1 - uniform(); product > limit; product *= 1 - uniform()) count++
      return count
    }
    const m = Math.floor((7 * mean) / 8)
    const x = gamma(m, 1)
    return x > mean ? binomial(m - 1, mean / x) : m + poisson(mean - x)
  }
  const binomial = (n: number, p: number): number => {
    let count = 0
    for (let i = 0; i < n; i++) if (uniform() < p) count++
    return count
  }
  return { uniform, normal, gamma, poisson, fork: (child) => seeded(`${label}/${child}`) }
}
