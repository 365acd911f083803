import type { Encoding } from './types.ts'

/** Bytes of a lead byte's sequence in UTF-8, 0 where it leads none. */
const utf8Length = (lead: number): number => {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** Whether bytes are UTF-8; a sequence cut off at their end is none of their fault. */
const isUtf8 = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes[at]!)
    if (length === 0) return false
    for (let next = at + 1; next < at + length && next < bytes.length; next++)
      if ((bytes[next]! & 0xc0) !== 0x80) return false
    at += length
  }
  return true
}

const isCp932Lead = (byte: number): boolean =>
  (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)

/** Whether bytes are Shift_JIS as Windows writes it (CP932): pairs of lead and trail, or narrow katakana. */
const isCp932 = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (isCp932Lead(byte)) {
      const trail = bytes[++at]
      if (trail !== undefined && (trail < 0x40 || trail === 0x7f || trail > 0xfc)) return false
    } else if (byte === 0x80 || byte === 0xa0 || byte > 0xfc) return false
  }
  return true
}

/** Whether every second byte is mostly zero: ASCII written in two bytes. */
const zeroShare = (bytes: Uint8Array, from: number): number => {
  let zeros = 0
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) zeros++
  return zeros / Math.max(1, bytes.length / 2)
}

/** Whether bytes begin an Excel workbook: a zip archive (.xlsx), or a compound file (.xls). */
export const isWorkbook = (head: Uint8Array): boolean =>
  [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
  ].some((mark) => mark.every((byte, at) => head[at] === byte))

/** How a text is stored, told from its first bytes; undefined when it is none of the four. */
export const encodingOf = (head: Uint8Array): Encoding | undefined => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (zeroShare(head, 1) > 0.3) return 'utf-16le'
  if (zeroShare(head, 0) > 0.3) return 'utf-16be'
  if (isUtf8(head)) return 'utf-8'
  return isCp932(head) ? 'cp932' : undefined
}
