import { parentPort, workerData } from 'node:worker_threads'
import { answer } from './answer.ts'
import type { DeskOrder, DeskReply } from './desk.ts'
import type { Folders } from './job.ts'

let turn: Promise<void> = Promise.resolve()

parentPort?.on('message', (order: DeskOrder) => {
  turn = turn.then(async () => {
    const reply: DeskReply = { id: order.id, result: await answer(order, workerData as Folders) }
    parentPort?.postMessage(reply)
  })
})
