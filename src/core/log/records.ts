/** One record of a delimited file, as places in a buffer that the next record overwrites. */
export interface Fields {
  readonly bytes: Uint8Array
  /** Cell `i` is `bytes[starts[i]] … bytes[ends[i] - 1]`, quotes around it left out. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly count: number
  /** Line of the file the record starts on, 1-based. */
  readonly line: number
}

export interface RecordHandler {
  record(fields: Fields): void
  /** A line longer than any honest one; it is left out. */
  overlong(line: number): void
  /** The records of a piece have all been given; the first `length` bytes they lie in are overwritten next. */
  pieceEnd?: (bytes: Uint8Array, length: number) => void
}

/** Splits a file that comes in pieces. However it is cut, the records are the same. */
export interface RecordSplitter {
  push(chunk: Uint8Array): void
  end(): void
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/** What a byte may end or begin. */
const ORDINARY = 0
const STOP = 1
const MAYBE_QUOTED = 2

/** Answers about a closing quote that has no place. */
const NONE = -1
const MAY_COME = -2

/** No record is longer than this many bytes, and no quoted cell than `MOST_QUOTED`. */
const MOST_BYTES = 1 << 20
const MOST_QUOTED = 1 << 16
export const MOST_CELLS = 4096

/**
 * Splits bytes into records and cells as in RFC 4180, in one pass and without making text of them. Records end
 * with LF, CRLF or CR. A quote that nothing closes within 64 KB is an ordinary character. Works on UTF-8
 * and CP932 alike: no second byte of either is a comma, tab, semicolon, quote or line end.
 */
export const recordSplitter = (delimiter: number, handler: RecordHandler): RecordSplitter => {
  const stops = new Uint8Array(256).fill(ORDINARY)
  stops[delimiter] = stops[LF] = stops[CR] = STOP
  stops[QUOTE] = MAYBE_QUOTED
  const starts = new Int32Array(MOST_CELLS)
  const ends = new Int32Array(MOST_CELLS)
  let buffer = new Uint8Array(1 << 16)
  const fields = { bytes: buffer, starts, ends, count: 0, line: 1 }
  let carried = 0
  let line = 1
  let afterCarriageReturn = false
  let skipping = false

  /** Place of the quote that closes the cell begun at `at`, or `NONE`, or `MAY_COME`. */
  const closing = (at: number, length: number, final: boolean): number => {
    const limit = Math.min(length, at + MOST_QUOTED)
    for (let place = at + 1; place < limit; place++) {
      if (buffer[place] !== QUOTE) continue
      if (place + 1 >= length && !final) return MAY_COME
      if (buffer[place + 1] === QUOTE && place + 1 < length) place++
      else return place
    }
    return final || limit < length ? NONE : MAY_COME
  }

  const countLines = (from: number, to: number): number => {
    let lines = 0
    for (let at = from; at < to; at++) {
      if (buffer[at] === LF || (buffer[at] === CR && buffer[at + 1] !== LF)) lines++
    }
    return lines
  }

  /** Reads whole records from the front; the place up to which the buffer is done. */
  const scan = (length: number, final: boolean): number => {
    const bytes = buffer
    bytes[length] = LF
    fields.bytes = bytes
    let at = 0
    for (;;) {
      if (afterCarriageReturn && at < length) {
        afterCarriageReturn = false
        if (bytes[at] === LF) at++
      }
      if (at >= length) return length
      if (skipping) {
        while (at < length && bytes[at] !== LF && bytes[at] !== CR) at++
        if (at >= length) return length
        skipping = false
        afterCarriageReturn = bytes[at++] === CR
        line++
        continue
      }
      const from = at
      let count = 0
      let start = at
      let extraLines = 0
      for (;;) {
        const stop = stops[bytes[at]!]!
        if (stop === ORDINARY) {
          at++
          continue
        }
        let end = at
        if (stop === MAYBE_QUOTED) {
          if (at !== start) {
            at++
            continue
          }
          const close = closing(at, length, final)
          if (close === MAY_COME || (close + 1 >= length && !final)) return from
          const isWhole = close > at && stops[bytes[close + 1]!] === STOP
          if (isWhole) extraLines += countLines(start, close)
          at = close > at ? close + 1 : at + 1
          if (!isWhole) {
            while (stops[bytes[at]!] !== STOP) at++
          }
          start += +isWhole
          end = isWhole ? close : at
        }
        if (count < MOST_CELLS) {
          starts[count] = start
          ends[count++] = end
        }
        if (at >= length || bytes[at] !== delimiter) break
        start = ++at
      }
      if (at >= length && !final && length - from <= MOST_BYTES) return from
      if (at - from > MOST_BYTES) {
        handler.overlong(line)
        at = from + MOST_BYTES
        skipping = true
        continue
      }
      fields.count = count
      fields.line = line
      line += 1 + extraLines
      afterCarriageReturn = bytes[at] === CR
      at++
      if (count > 1 || ends[0]! > starts[0]!) handler.record(fields)
      if (at > length) return length
    }
  }

  const take = (final: boolean, length: number): void => {
    const done = scan(length, final)
    handler.pieceEnd?.(buffer, done)
    buffer.copyWithin(0, done, length)
    carried = length - done
  }

  return {
    push(chunk) {
      const length = carried + chunk.length
      if (length + 1 > buffer.length) {
        const larger = new Uint8Array(Math.max(length + 1, buffer.length * 2))
        larger.set(buffer.subarray(0, carried))
        buffer = larger
      }
      buffer.set(chunk, carried)
      take(false, length)
    },
    end() {
      take(true, carried)
    },
  }
}
