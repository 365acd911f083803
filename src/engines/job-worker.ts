import { parentPort, workerData } from 'node:worker_threads'
import type { JobMessage, JobOrder } from './job.ts'
import { perform } from './perform.ts'

const send = (message: JobMessage): void => parentPort?.postMessage(message)

send({ outcome: await perform(workerData as JobOrder, (progress) => send({ progress })) })
