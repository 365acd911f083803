import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordSink } from '../../src/core/log/splitter.ts'
import type { Encoding } from '../../src/core/log/types.ts'
import { splitAhead, splitHere } from '../../src/store/split.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'split-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** All that a sink is told, as text. */
const told = () => {
  const lines: string[] = []
  const sinkFor = (encoding: Encoding): RecordSink => {
    lines.push(encoding)
    return {
      begin: (delimiter) => lines.push(delimiter),
      record: ({ bytes, starts, ends, count, line }) =>
        lines.push(
          `${line}: ${Array.from({ length: count }, (_, i) => Buffer.from(bytes.slice(starts[i]!, ends[i]!)).toString('hex')).join(' ')}`,
        ),
      overlong: (line) => lines.push(`overlong ${line}`),
    }
  }
  return { lines, sinkFor }
}

const both = async (content: Uint8Array) => {
  const path = join(folder, 'log')
  await writeFile(path, content)
  const [here, ahead] = [told(), told()]
  const progress: number[] = []
  const readingHere = await splitHere(path, here.sinkFor, () => {})
  const readingAhead = await splitAhead(path, ahead.sinkFor, (bytes) => progress.push(bytes))
  return { here: here.lines, ahead: ahead.lines, readingHere, readingAhead, progress }
}

const rows = Array.from({ length: 60_000 }, (_, i) => `${i},"発券 ${i % 7}","a,b",${'x'.repeat(i % 40)}`)
const text = `番号,業務,備考,長さ\r\n${rows.join('\r\n')}`

describe('splitting on a thread of its own', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['CP932', iconv.encode(text, 'cp932')],
    ['UTF-16', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['gzip', gzipSync(text)],
    ['a line too long', Buffer.from(`a,b\n${'x'.repeat(1_200_000)}\nc,d\n`)],
    ['a small file', Buffer.from('a,b\n1,2')],
    ['nothing', Buffer.alloc(0)],
  ])('%s: the same records as here', async (_, content) => {
    const { here, ahead, readingHere, readingAhead } = await both(content)
    expect(ahead).toEqual(here)
    expect(readingAhead).toEqual(readingHere)
    expect(readingHere.fault).toBeUndefined()
  })

  test.each([
    ['truncatedGzip', gzipSync(text).subarray(0, 200_000)],
    ['unreadableCharacters', Uint8Array.from([0x80, 0xff, 0xa0, 0xfd])],
  ])('%s is told', async (fault, content) => {
    const { readingAhead, readingHere } = await both(content)
    expect(readingAhead.fault).toBe(fault)
    expect(readingHere.fault).toBe(fault)
  })

  test('progress goes up to the size of the file; a fault of the sink is ours to see', async () => {
    const { progress } = await both(Buffer.from(text))
    expect(progress.at(-1)).toBe(Buffer.byteLength(text))
    const broken = () => {
      throw new Error('sink')
    }
    await expect(splitAhead(join(folder, 'log'), broken, () => {})).rejects.toThrow('sink')
  })
})
