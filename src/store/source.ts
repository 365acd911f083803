import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { encodingOf, isWorkbook } from '../core/log/encoding.ts'
import type { Decode, Encoding } from '../core/log/types.ts'

const PIECE = 1 << 20
const HEAD = 1 << 16

/** Why a file could not be read to its end. */
export type SourceFault =
  | 'noSuchFile'
  | 'isFolder'
  | 'truncatedGzip'
  | 'brokenGzip'
  | 'workbook'
  | 'unreadableCharacters'

/** Takes the text of a file, in UTF-8 or CP932 and without byte-order mark. */
export interface TextSink {
  push(bytes: Uint8Array): void | Promise<void>
}

/** What is known of a file once it has been read. */
export interface SourceReading {
  readonly encoding?: Encoding
  /** SHA-256 of the unpacked content. */
  readonly sha256: string
  readonly fault?: SourceFault
}

/** Pieces of a file as it lies on disk. A piece is overwritten by the next: whoever keeps it copies it. */
async function* plainPieces(file: FileHandle, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(PIECE)
  for (let done = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, PIECE, done)
    if (bytesRead === 0) return
    done += bytesRead
    onBytes(done)
    yield buffer.subarray(0, bytesRead)
  }
}

/** Pieces of a file packed with gzip, unpacked. */
async function* unpackedPieces(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: PIECE })
  for await (const piece of pipeline(file, createGunzip({ chunkSize: PIECE }), () => {})) {
    onBytes(file.bytesRead)
    yield piece
  }
}

/** Pieces of a file's content, unpacked when it is packed with gzip. */
async function* pieces(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    const isPacked = buffer[0] === 0x1f && buffer[1] === 0x8b
    yield* isPacked ? unpackedPieces(path, onBytes) : plainPieces(file, onBytes)
  } finally {
    await file.close()
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const faultOf = (error: unknown): SourceFault | undefined => {
  const code = codeOf(error)
  if (code === 'Z_BUF_ERROR') return 'truncatedGzip'
  if (code.startsWith('Z_')) return 'brokenGzip'
  if (code === 'EISDIR') return 'isFolder'
  return ['ENOENT', 'ENOTDIR', 'EACCES'].includes(code) ? 'noSuchFile' : undefined
}

const MARKS: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  cp932: [],
}

const withoutMark = (head: Uint8Array, encoding: Encoding): Uint8Array => {
  const mark = MARKS[encoding]
  return mark.length > 0 && mark.every((byte, i) => head[i] === byte) ? head.subarray(mark.length) : head
}

/** Hands on bytes, rewritten to UTF-8 where each character takes two bytes or more of UTF-16. */
const rewriter = (
  encoding: Encoding,
  sink: TextSink,
): ((bytes: Uint8Array, last: boolean) => void | Promise<void>) => {
  if (encoding === 'utf-8' || encoding === 'cp932') return (bytes) => sink.push(bytes)
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (bytes, last) => sink.push(Buffer.from(decoder.decode(bytes, { stream: !last }), 'utf8'))
}

/** Text of bytes as a sink gets them. */
export const decoderOf = (encoding: Encoding): Decode => {
  const decoder = new TextDecoder(encoding === 'cp932' ? 'shift_jis' : 'utf-8', { ignoreBOM: true })
  return (bytes) => decoder.decode(bytes)
}

/**
 * Reads a file piece by piece: unpacks it, hashes it, tells its encoding from its head and hands its text to
 * the sink made for it. Wrong content is a fault, not an exception.
 */
export const readSource = async (
  path: string,
  sinkFor: (encoding: Encoding) => TextSink,
  onBytes: (bytes: number) => void = () => {},
): Promise<SourceReading> => {
  const hash = createHash('sha256')
  let head = new Uint8Array(0)
  let encoding: Encoding | undefined
  let write: ReturnType<typeof rewriter> | undefined

  const begin = async (): Promise<boolean> => {
    encoding = isWorkbook(head) ? undefined : encodingOf(head.subarray(0, HEAD))
    if (encoding === undefined) return false
    write = rewriter(encoding, sinkFor(encoding))
    await write(withoutMark(head, encoding), false)
    return true
  }
  const known = () => (encoding === undefined ? {} : { encoding })

  try {
    for await (const piece of pieces(path, onBytes)) {
      hash.update(piece)
      if (write) {
        await write(piece, false)
        continue
      }
      head = Buffer.concat([head, piece])
      if (head.length >= HEAD && !(await begin())) break
    }
    const isText = write !== undefined || (await begin())
    await write?.(new Uint8Array(0), true)
    const sha256 = hash.digest('hex')
    if (isText) return { ...known(), sha256 }
    return { sha256, fault: isWorkbook(head) ? 'workbook' : 'unreadableCharacters' }
  } catch (error) {
    const fault = faultOf(error)
    if (!fault) throw error
    return { ...known(), sha256: '', fault }
  }
}

/** SHA-256 of a file's unpacked content, or undefined where it cannot be read to its end. */
export const hashOf = async (path: string): Promise<string | undefined> => {
  const hash = createHash('sha256')
  try {
    for await (const piece of pieces(path, () => {})) hash.update(piece)
    return hash.digest('hex')
  } catch (error) {
    if (faultOf(error)) return undefined
    throw error
  }
}

/** Bytes of a file on disk, 0 where it is none. */
export const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}
