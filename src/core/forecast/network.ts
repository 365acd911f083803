import type { Random } from '../units/random.ts'

/** One dense layer as plain data. All but the last of a network pass on only what is above zero. */
export interface Layer {
  readonly inputs: number
  readonly outputs: number
  /** Row-wise: the weight from input i to output j lies at `i * outputs + j`. */
  readonly weights: readonly number[]
  readonly bias: readonly number[]
}

/** Cases to learn from: the network shall say the log of `ratio`. */
export interface NetworkCases {
  /** Row-wise, one row a case. */
  readonly inputs: Float32Array
  /** What came over what was expected without the network. */
  readonly ratio: Float32Array
  readonly weight: Float32Array
}

export interface TrainerSettings {
  /** Learning rate of Adam (Kingma & Ba 2015). */
  readonly rate: number
  /** Penalty on squared weights. */
  readonly decay: number
  /** Cases in a step. */
  readonly batch: number
}

/** What the core asks of an engine for neural networks. Synchronous, and the same answer to the same question. */
export interface NetworkTrainer {
  readonly name: string
  /** Begins to lower the weighted Poisson loss `exp(o) − ratio · o` of the cases, from given layers on. */
  start(layers: readonly Layer[], cases: NetworkCases, settings: TrainerSettings): NetworkTraining
}

export interface NetworkTraining {
  /** One step a batch, through the cases in this order. */
  pass(order: Int32Array): void
  layers(): readonly Layer[]
  /** Gives the memory back; the training is not used afterwards. */
  close(): void
}

/** A fitted network. Inputs are centred, scaled and held within `FAR` before they enter the first layer. */
export interface Network {
  readonly centre: readonly number[]
  readonly scale: readonly number[]
  readonly layers: readonly Layer[]
}

/** One case before it is scaled. */
export interface NetworkCase {
  readonly features: readonly number[]
  readonly ratio: number
  readonly weight: number
  /** Held out cases are not learned from; they say when to stop. */
  readonly isHeldOut: boolean
}

const HIDDEN = [16, 8]
const SETTINGS: TrainerSettings = { rate: 0.001, decay: 1e-4, batch: 128 }
/** Most passes, and passes without a gain on the cases held out after which the best so far is kept. */
const PASSES = 30
const PATIENCE = 3
const FAR = 4
const DIGITS = 7

/** Output of dense layers for scaled inputs. */
export const evaluated = (layers: readonly Layer[], inputs: ArrayLike<number>): number => {
  let values = inputs
  layers.forEach(({ inputs: from, outputs, weights, bias }, l) => {
    const next = Float64Array.from(bias)
    for (let i = 0; i < from; i++) {
      const value = values[i]!
      if (value !== 0) for (let j = 0; j < outputs; j++) next[j]! += value * weights[i * outputs + j]!
    }
    values = l < layers.length - 1 ? next.map((value) => Math.max(0, value)) : next
  })
  return values[0]!
}

const scaled = (
  { centre, scale }: Pick<Network, 'centre' | 'scale'>,
  features: readonly number[],
): number[] => features.map((value, i) => Math.max(-FAR, Math.min(FAR, (value - centre[i]!) / scale[i]!)))

/** What a network says of features: the log of a factor on what was expected without it. */
export const networkLog = (network: Network, features: readonly number[]): number =>
  evaluated(network.layers, scaled(network, features))

/** Medians, and mean distances from them: a single wild value moves neither much. */
const scalesOf = (cases: readonly NetworkCase[]): Pick<Network, 'centre' | 'scale'> => {
  const columns = cases[0]!.features.map((_, f) =>
    Float64Array.from(cases, ({ features }) => features[f]!).sort(),
  )
  const centre = columns.map((column) => column[Math.floor(column.length / 2)]!)
  const scale = columns.map((column, f) => {
    const distance = column.reduce((sum, value) => sum + Math.abs(value - centre[f]!), 0) / column.length
    return distance > 1e-9 ? 1.25 * distance : 1
  })
  return { centre, scale }
}

/** He's initialisation (He et al. 2015); a last layer of zeros, so that an untaught network changes nothing. */
const newLayers = (inputs: number, random: Random): Layer[] => {
  const sizes = [inputs, ...HIDDEN, 1]
  return sizes.slice(1).map((outputs, l) => {
    const from = sizes[l]!
    const sd = l < sizes.length - 2 ? Math.sqrt(2 / from) : 0
    return {
      inputs: from,
      outputs,
      weights: Array.from({ length: from * outputs }, () => sd * random.normal()),
      bias: new Array<number>(outputs).fill(0),
    }
  })
}

const tableOf = (cases: readonly NetworkCase[], scales: Pick<Network, 'centre' | 'scale'>): NetworkCases => {
  const width = scales.centre.length
  const usual = cases.reduce((sum, { weight }) => sum + weight, 0) / cases.length
  const inputs = new Float32Array(cases.length * width)
  cases.forEach(({ features }, i) => {
    inputs.set(scaled(scales, features), i * width)
  })
  return {
    inputs,
    ratio: Float32Array.from(cases, ({ ratio }) => ratio),
    weight: Float32Array.from(cases, ({ weight }) => weight / usual),
  }
}

/** Weighted Poisson loss of layers over cases. */
const lossOf = (layers: readonly Layer[], { inputs, ratio, weight }: NetworkCases): number => {
  const width = layers[0]!.inputs
  let sum = 0
  for (let i = 0; i < ratio.length; i++) {
    const o = evaluated(layers, inputs.subarray(i * width, (i + 1) * width))
    sum += weight[i]! * (Math.exp(o) - ratio[i]! * o)
  }
  return sum
}

const shuffled = (length: number, random: Random): Int32Array => {
  const order = Int32Array.from({ length }, (_, i) => i)
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}

const rounded = ({ weights, bias, ...sizes }: Layer): Layer => ({
  ...sizes,
  weights: weights.map((value) => Number(value.toPrecision(DIGITS))),
  bias: bias.map((value) => Number(value.toPrecision(DIGITS))),
})

/**
 * Fits a network, from an earlier one on where there is one; its scales are kept. Of all passes the one is kept whose
 * loss on the cases held out was least: where nothing is learned, the network it started from.
 */
export const fitNetwork = (
  trainer: NetworkTrainer,
  cases: readonly NetworkCase[],
  random: Random,
  earlier?: Network,
): Network => {
  const { centre, scale } = earlier ?? scalesOf(cases)
  const start = earlier?.layers ?? newLayers(centre.length, random.fork('layers'))
  const learned = tableOf(
    cases.filter(({ isHeldOut }) => !isHeldOut),
    { centre, scale },
  )
  const heldOut = tableOf(
    cases.filter(({ isHeldOut }) => isHeldOut),
    { centre, scale },
  )
  const best = { layers: start, loss: lossOf(start, heldOut), pass: 0 }
  const training = trainer.start(start, learned, SETTINGS)
  for (let pass = 1; pass <= PASSES && pass - best.pass <= PATIENCE; pass++) {
    training.pass(shuffled(learned.ratio.length, random.fork(`pass ${pass}`)))
    const layers = training.layers().map(rounded)
    const loss = lossOf(layers, heldOut)
    if (loss < best.loss) Object.assign(best, { layers, loss, pass })
  }
  training.close()
  return { centre, scale, layers: best.layers }
}
