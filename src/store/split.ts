import { Worker } from 'node:worker_threads'
import { buffersOf, replayBatch } from '../core/log/batch.ts'
import type { RecordSplitter } from '../core/log/records.ts'
import { fileSplitter, type RecordSink } from '../core/log/splitter.ts'
import type { Encoding } from '../core/log/types.ts'
import { readSource, type SourceReading } from './source.ts'
import type { SplitMessage } from './split-worker.ts'

/** Reads a file on this thread: its records go to the sink made for it. */
export const splitHere = async (
  path: string,
  sinkFor: (encoding: Encoding) => RecordSink,
  onBytes: (bytes: number) => void,
): Promise<SourceReading> => {
  let splitter: RecordSplitter | undefined
  const open = (encoding: Encoding): RecordSplitter => {
    splitter = fileSplitter(sinkFor(encoding))
    return splitter
  }
  const reading = await readSource(path, open, onBytes)
  splitter?.end()
  return reading
}

/**
 * Reads a large file on two threads: another one unpacks, hashes and splits it while this one takes the
 * records to the sink. Gives the same as splitting here.
 */
export const splitAhead = (
  path: string,
  sinkFor: (encoding: Encoding) => RecordSink,
  onBytes: (bytes: number) => void,
): Promise<SourceReading> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./split-worker.ts', import.meta.url), { workerData: { path } })
    let sink: RecordSink | undefined
    const take = (message: SplitMessage): void => {
      if ('encoding' in message) sink = sinkFor(message.encoding)
      else if ('delimiter' in message) sink?.begin(message.delimiter)
      else if ('batch' in message) {
        replayBatch(message.batch, sink!)
        onBytes(message.bytesRead)
        worker.postMessage(message.batch, buffersOf(message.batch))
      } else resolve(message.reading)
    }
    worker.on('message', (message: SplitMessage) => {
      try {
        take(message)
      } catch (error) {
        reject(error)
        void worker.terminate()
      }
    })
    worker.on('error', reject)
  })
