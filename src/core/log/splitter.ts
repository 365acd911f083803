import { type RecordHandler, type RecordSplitter, recordSplitter } from './records.ts'
import type { Delimiter } from './types.ts'

const BYTE: Readonly<Record<Delimiter, number>> = { comma: 0x2c, tab: 0x09, semicolon: 0x3b, pipe: 0x7c }

/** Bytes looked at to tell the delimiter. */
const HEAD_BYTES = 1 << 16
const COUNTED_BYTES = 4096

/** Takes the records of a file, told first what stands between their cells. */
export interface RecordSink extends RecordHandler {
  begin(delimiter: Delimiter): void
}

const isQueueLog = (head: Uint8Array): boolean => {
  let at = 0
  while (head[at]! >= 0x30 && head[at]! <= 0x39) at++
  return at >= 9 && at <= 10 && head[at] === BYTE.pipe
}

/** The delimiter of a file: the pipe of a queue log, else what its first lines hold most of. */
const delimiterOf = (head: Uint8Array): Delimiter => {
  if (isQueueLog(head)) return 'pipe'
  const counts = { comma: 0, tab: 0, semicolon: 0 }
  for (const byte of head.subarray(0, COUNTED_BYTES)) {
    if (byte === BYTE.comma) counts.comma++
    else if (byte === BYTE.tab) counts.tab++
    else if (byte === BYTE.semicolon) counts.semicolon++
  }
  if (counts.tab > counts.comma && counts.tab >= counts.semicolon) return 'tab'
  return counts.semicolon > counts.comma ? 'semicolon' : 'comma'
}

/** Splits a file whose delimiter is told from its own head. UTF-8 or CP932, without a byte-order mark. */
export const fileSplitter = (sink: RecordSink): RecordSplitter => {
  let head = new Uint8Array(0)
  let splitter: RecordSplitter | undefined
  const begin = (): RecordSplitter => {
    const delimiter = delimiterOf(head)
    sink.begin(delimiter)
    splitter = recordSplitter(BYTE[delimiter], sink)
    splitter.push(head)
    head = new Uint8Array(0)
    return splitter
  }
  return {
    push(chunk) {
      if (splitter) return splitter.push(chunk)
      const longer = new Uint8Array(head.length + chunk.length)
      longer.set(head)
      longer.set(chunk, head.length)
      head = longer
      if (head.length >= HEAD_BYTES) begin()
    },
    end() {
      ;(splitter ?? begin()).end()
    },
  }
}
