import { parentPort, workerData } from 'node:worker_threads'
import { batchFiller, buffersOf, emptyBatch, type RecordBatch } from '../core/log/batch.ts'
import { fileSplitter } from '../core/log/splitter.ts'
import type { Delimiter, Encoding } from '../core/log/types.ts'
import { readSource, type SourceReading } from './source.ts'

/** What this thread tells: how the file is stored, its records batch by batch, and how reading ended. */
export type SplitMessage =
  | { readonly encoding: Encoding }
  | { readonly delimiter: Delimiter }
  | { readonly batch: RecordBatch; readonly bytesRead: number }
  | { readonly reading: SourceReading }

/** Batches under way at once: this thread is at most so far ahead. */
const BATCHES = 3

const port = parentPort!
const tell = (message: SplitMessage, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer)

const filler = batchFiller()
const free: RecordBatch[] = []
let made = 1
let bytesRead = 0
let wake: (() => void) | undefined

port.on('message', (batch: RecordBatch) => {
  free.push(batch)
  wake?.()
})

const emptyOne = async (): Promise<RecordBatch> => {
  if (free.length === 0 && made < BATCHES) {
    made++
    return emptyBatch()
  }
  while (free.length === 0)
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  return free.pop()!
}

const give = async (): Promise<void> => {
  const { batch } = filler
  if (batch.records === 0) return
  tell({ batch, bytesRead }, buffersOf(batch))
  filler.turnTo(await emptyOne())
}

const splitter = fileSplitter({
  record: filler.record,
  overlong: filler.overlong,
  pieceEnd: filler.pieceEnd,
  begin: (delimiter) => tell({ delimiter }),
})

const reading = await readSource(
  (workerData as { readonly path: string }).path,
  (encoding) => {
    tell({ encoding })
    return {
      push(piece) {
        splitter.push(piece)
        return give()
      },
    }
  },
  (bytes) => {
    bytesRead = bytes
  },
)
splitter.end()
await give()
tell({ reading })
port.close()
