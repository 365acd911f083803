const END = 0x06054b50
const ENTRY = 0x02014b50
const HEADER = 0x04034b50
/** 1980-01-01 00:00, the first moment of the format. */
const FIRST_DATE = (1 << 5) | 1

/**
 * The same archive without its clock: every entry gets the first date of the format, so that equal content
 * gives equal bytes (PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16).
 */
export const withoutClock = (zip: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(zip)
  const view = new DataView(bytes.buffer)
  const stamp = (at: number) => {
    view.setUint16(at, 0, true)
    view.setUint16(at + 2, FIRST_DATE, true)
  }
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== END) end--
  if (end < 0) throw new Error('not a zip archive')
  let at = view.getUint32(end + 16, true)
  for (let entry = view.getUint16(end + 10, true); entry > 0; entry--) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error('broken zip directory')
    const header = view.getUint32(at + 42, true)
    if (view.getUint32(header, true) !== HEADER) throw new Error('broken zip entry')
    stamp(at + 12)
    stamp(header + 10)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return bytes
}
