import { parentPort, workerData } from 'node:worker_threads'
import { solveRoster } from '../core/roster/solve.ts'
import { loadHighs } from './highs.ts'
import type { PartMessage, PartOrder, RosterOrder } from './roster.ts'

const port = parentPort!
const { limits, cancel } = workerData as RosterOrder
const flag = new Int32Array(cancel)
const solver = await loadHighs()

port.on('message', ({ index, part }: PartOrder) => {
  const send = (message: PartMessage): void => port.postMessage(message)
  const outcome = solveRoster(part, solver, {
    limits,
    onProgress: (progress) => send({ index, progress }),
    isCancelled: () => Atomics.load(flag, 0) !== 0,
  })
  send({ index, outcome })
})
