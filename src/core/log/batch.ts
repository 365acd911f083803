import { MOST_CELLS, type RecordHandler } from './records.ts'

/** Records of one piece of a file, in buffers that another thread can take over. */
export interface RecordBatch {
  bytes: Uint8Array<ArrayBuffer>
  /** Cells of all records, one after the other. */
  starts: Int32Array<ArrayBuffer>
  ends: Int32Array<ArrayBuffer>
  /** Cells and line of each record; a line too long to be a record has no cells. */
  counts: Int32Array<ArrayBuffer>
  lines: Int32Array<ArrayBuffer>
  records: number
}

export const emptyBatch = (): RecordBatch => ({
  bytes: new Uint8Array(1 << 20),
  starts: new Int32Array(1 << 17),
  ends: new Int32Array(1 << 17),
  counts: new Int32Array(1 << 14),
  lines: new Int32Array(1 << 14),
  records: 0,
})

/** The buffers of a batch, for handing it over. */
export const buffersOf = ({ bytes, starts, ends, counts, lines }: RecordBatch): ArrayBuffer[] =>
  [bytes, starts, ends, counts, lines].map(({ buffer }) => buffer)

const grown = (array: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> => {
  if (least <= array.length) return array
  const larger = new Int32Array(Math.max(least, array.length * 2))
  larger.set(array)
  return larger
}

/** A handler that fills a batch with records; bytes of several pieces stand one after the other in it. */
export interface BatchFiller extends Required<RecordHandler> {
  readonly batch: RecordBatch
  /** Goes on with another, empty batch. */
  turnTo(batch: RecordBatch): void
}

export const batchFiller = (): BatchFiller => {
  let batch = emptyBatch()
  let cells = 0
  /** Cells whose bytes the batch has. */
  let placed = 0
  let used = 0
  const close = (count: number, line: number): void => {
    if (batch.records === batch.counts.length) {
      batch.counts = grown(batch.counts, batch.records + 1)
      batch.lines = grown(batch.lines, batch.records + 1)
    }
    batch.counts[batch.records] = count
    batch.lines[batch.records++] = line
  }
  return {
    get batch() {
      return batch
    },
    turnTo(other) {
      batch = other
      cells = 0
      placed = 0
      used = 0
    },
    record({ starts, ends, count, line }) {
      if (cells + count > batch.starts.length) {
        batch.starts = grown(batch.starts, cells + count)
        batch.ends = grown(batch.ends, cells + count)
      }
      for (let i = 0; i < count; i++, cells++) {
        batch.starts[cells] = used + starts[i]!
        batch.ends[cells] = used + ends[i]!
      }
      close(count, line)
    },
    overlong: (line) => close(0, line),
    pieceEnd(bytes, length) {
      if (cells === placed) return
      placed = cells
      if (used + length > batch.bytes.length) {
        const larger = new Uint8Array(Math.max(used + length, batch.bytes.length * 2))
        larger.set(batch.bytes)
        batch.bytes = larger
      }
      batch.bytes.set(bytes.subarray(0, length), used)
      used += length
    },
  }
}

/** Gives the records of a batch to a handler and leaves the batch empty. */
export const replayBatch = (batch: RecordBatch, handler: RecordHandler): void => {
  const fields = {
    bytes: batch.bytes,
    starts: new Int32Array(MOST_CELLS),
    ends: new Int32Array(MOST_CELLS),
    count: 0,
    line: 0,
  }
  for (let record = 0, cell = 0; record < batch.records; record++) {
    const count = batch.counts[record]!
    for (let i = 0; i < count; i++, cell++) {
      fields.starts[i] = batch.starts[cell]!
      fields.ends[i] = batch.ends[cell]!
    }
    fields.count = count
    fields.line = batch.lines[record]!
    if (count === 0) handler.overlong(fields.line)
    else handler.record(fields)
  }
  batch.records = 0
}
