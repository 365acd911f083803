import { parentPort, workerData } from 'node:worker_threads'
import { type Batch, runBatch, type SimulationOrder } from './simulate-pool.ts'

const port = parentPort!

port.on('message', (batch: Batch) => {
  const part = runBatch(workerData as SimulationOrder, batch)
  const arrays = 'cellClasses' in part ? [part.sums.buffer, part.cellClasses.buffer] : [part.sums.buffer]
  port.postMessage(part, arrays as ArrayBuffer[])
})
