import { parentPort, workerData } from 'node:worker_threads'
import { type Batch, runBatch, type SimulationOrder } from './simulate-pool.ts'

const port = parentPort!

port.on('message', (batch: Batch) => {
  const part = runBatch(workerData as SimulationOrder, batch)
  const tallies = 'first' in part ? [part.first, part.second] : [part]
  const arrays = tallies.flatMap(({ sums, cellClasses }) => [sums.buffer, cellClasses.buffer])
  port.postMessage(part, arrays as ArrayBuffer[])
})
