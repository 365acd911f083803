import type { Sequential } from '@tensorflow/tfjs-layers'
import type { Layer, NetworkCases, NetworkTrainer, TrainerSettings } from '../core/forecast/network.ts'

type Core = typeof import('@tensorflow/tfjs-core')
type Layers = typeof import('@tensorflow/tfjs-layers')

const modelOf = ({ sequential, layers }: Layers, start: readonly Layer[]): Sequential =>
  sequential({
    layers: start.map(({ inputs, outputs }, l) =>
      layers.dense({
        inputShape: [inputs],
        units: outputs,
        activation: l < start.length - 1 ? 'relu' : 'linear',
        kernelInitializer: 'zeros',
      }),
    ),
  })

const setLayers = (tf: Core, model: Sequential, start: readonly Layer[]): void =>
  tf.tidy(() =>
    model.setWeights(
      start.flatMap(({ inputs, outputs, weights, bias }) => [
        tf.tensor2d([...weights], [inputs, outputs]),
        tf.tensor1d([...bias]),
      ]),
    ),
  )

const layersOf = (model: Sequential, start: readonly Layer[]): Layer[] => {
  const values = model.getWeights().map((tensor) => Array.from(tensor.dataSync()))
  return start.map((layer, l) => ({ ...layer, weights: values[2 * l]!, bias: values[2 * l + 1]! }))
}

const trainerOf = (tf: Core, layers: Layers): NetworkTrainer => ({
  name: 'TensorFlow.js',
  start(start: readonly Layer[], cases: NetworkCases, { rate, decay, batch }: TrainerSettings) {
    const model = modelOf(layers, start)
    setLayers(tf, model, start)
    const size = cases.ratio.length
    const inputs = tf.tensor2d(cases.inputs, [size, start[0]!.inputs])
    const ratio = tf.tensor2d(cases.ratio, [size, 1])
    const weight = tf.tensor2d(cases.weight, [size, 1])
    const optimizer = tf.train.adam(rate)
    const kernels = model.trainableWeights.filter(({ shape }) => shape.length === 2)
    const loss = (places: Int32Array) => {
      const at = tf.tensor1d(places, 'int32')
      const said = model.apply(tf.gather(inputs, at)) as ReturnType<typeof tf.scalar>
      const each = tf.sub(tf.exp(said), tf.mul(tf.gather(ratio, at), said))
      const penalty = kernels.map((kernel) => tf.sum(tf.square(kernel.read())))
      return tf.add(
        tf.mean(tf.mul(tf.gather(weight, at), each)),
        tf.mul(decay, tf.addN(penalty)),
      ) as ReturnType<typeof tf.scalar>
    }
    return {
      pass(order) {
        for (let from = 0; from < order.length; from += batch)
          tf.tidy(() => {
            optimizer.minimize(() => loss(order.slice(from, from + batch)))
          })
      },
      layers: () => layersOf(model, start),
      close() {
        tf.dispose([inputs, ratio, weight])
        optimizer.dispose()
        model.dispose()
      },
    }
  },
})

/** TensorFlow.js on one processor, loaded only when asked for; undefined where it is not installed. */
export const loadNetworkTrainer = async (): Promise<NetworkTrainer | undefined> => {
  try {
    const tf = await import('@tensorflow/tfjs-core')
    const layers = await import('@tensorflow/tfjs-layers')
    await import('@tensorflow/tfjs-backend-cpu')
    tf.enableProdMode()
    await tf.setBackend('cpu')
    return trainerOf(tf, layers)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}
