import { beforeAll, expect, test } from 'vitest'
import { evaluated, type Layer, type NetworkTrainer } from '../../src/core/forecast/network.ts'
import { loadNetworkTrainer } from '../../src/engines/network.ts'

let trainer: NetworkTrainer
beforeAll(async () => {
  trainer = (await loadNetworkTrainer())!
})

const SETTINGS = { rate: 0.05, decay: 0, batch: 4 }
const order = Int32Array.of(3, 1, 0, 2)
const line = (weight: number, bias: number): Layer[] => [
  { inputs: 1, outputs: 1, weights: [weight], bias: [bias] },
]
const table = (inputs: number[], ratio: number[], weight = inputs.map(() => 1)) => ({
  inputs: Float32Array.from(inputs),
  ratio: Float32Array.from(ratio),
  weight: Float32Array.from(weight),
})
const taught = (start: Layer[], cases: ReturnType<typeof table>, passes: number, settings = SETTINGS) => {
  const training = trainer.start(start, cases, settings)
  for (let pass = 0; pass < passes; pass++) training.pass(order)
  const layers = training.layers()
  training.close()
  return layers
}

test('the layers it starts from come back untouched before the first pass', () => {
  const [layer] = taught(line(0.25, -1.5), table([1, 2, 3, 4], [1, 1, 1, 1]), 0)
  expect(layer).toEqual({ inputs: 1, outputs: 1, weights: [0.25], bias: [-1.5] })
})

test('lowers the Poisson loss to where its expectation is what came, weighted', () => {
  const same = taught(line(0, 0), table([0, 0, 0, 0], [2, 2, 2, 2]), 120)
  expect(evaluated(same, [0])).toBeCloseTo(Math.log(2), 2)
  const weighed = taught(line(0, 0), table([0, 0, 0, 0], [1, 1, 3, 3], [1, 1, 3, 3]), 120)
  expect(evaluated(weighed, [0])).toBeCloseTo(Math.log(2.5), 2)
})

test('finds a slope on the log scale', () => {
  const inputs = [-1, -0.5, 0.5, 1]
  const layers = taught(
    line(0, 0),
    table(
      inputs,
      inputs.map((x) => Math.exp(0.8 * x + 0.3)),
    ),
    400,
  )
  expect(layers[0]!.weights[0]).toBeCloseTo(0.8, 2)
  expect(layers[0]!.bias[0]).toBeCloseTo(0.3, 2)
})

test('a hidden layer passes on only what is above zero, there as in the core', () => {
  const start: Layer[] = [
    { inputs: 1, outputs: 2, weights: [1, -1], bias: [0, 0] },
    { inputs: 2, outputs: 1, weights: [0, 0], bias: [0] },
  ]
  const inputs = [-2, -1, 1, 2]
  const layers = taught(
    start,
    table(
      inputs,
      inputs.map((x) => Math.exp(0.4 * Math.abs(x))),
    ),
    600,
  )
  for (const x of inputs) expect(Math.abs(evaluated(layers, [x]) - 0.4 * Math.abs(x))).toBeLessThan(0.05)
})

test('a penalty keeps weights small and leaves the level alone', () => {
  const inputs = [-1, -0.5, 0.5, 1]
  const cases = table(
    inputs,
    inputs.map((x) => Math.exp(0.8 * x)),
  )
  const [free] = taught(line(0, 0), cases, 80)
  const [held] = taught(line(0, 0), cases, 80, { ...SETTINGS, decay: 0.5 })
  expect(Math.abs(held!.weights[0]!)).toBeLessThan(Math.abs(free!.weights[0]!) / 2)
})

test('the same question twice, the same bytes', () => {
  const inputs = [-1, -0.5, 0.5, 1]
  const ask = (): string => JSON.stringify(taught(line(0.1, 0), table(inputs, [1, 2, 3, 4]), 20))
  expect(ask()).toBe(ask())
})
