import { parentPort, workerData } from 'node:worker_threads'
import type { JobMessage, JobStart } from './job.ts'
import { perform } from './perform.ts'

const send = (message: JobMessage): void => parentPort?.postMessage(message)

const { order, enough } = workerData as JobStart

const isEnough = (): boolean => Atomics.load(enough, 0) === 1

send({ outcome: await perform(order, (progress) => send({ progress }), isEnough) })
