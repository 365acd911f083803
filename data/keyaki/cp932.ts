const UNMAPPED = 0

/** Two bytes (one for half-width katakana) of every UTF-16 unit that CP932 can write, learned by decoding each code once. */
const table = (): Uint16Array => {
  const codes = new Uint16Array(0x10000)
  const decoder = new TextDecoder('shift_jis')
  const learn = (bytes: readonly number[], code: number) => {
    const text = decoder.decode(Uint8Array.from(bytes))
    const unit = text.charCodeAt(0)
    if (text.length === 1 && unit !== 0xfffd && codes[unit] === UNMAPPED) codes[unit] = code
  }
  for (let byte = 0xa1; byte <= 0xdf; byte++) learn([byte], byte)
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead > 0x9f && lead < 0xe0) continue
    for (let trail = 0x40; trail <= 0xfc; trail++)
      if (trail !== 0x7f) learn([lead, trail], lead * 256 + trail)
  }
  return codes
}

let codes: Uint16Array | undefined

/** A text in CP932 (Windows-31J). A character that CP932 lacks is a bug of the caller. */
export const encodeCp932 = (text: string): Uint8Array => {
  codes ??= table()
  const bytes = new Uint8Array(text.length * 2)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      bytes[length++] = unit
      continue
    }
    const code = codes[unit]!
    if (code === UNMAPPED) throw new Error(`CP932 has no ${text[i]} (U+${unit.toString(16)})`)
    if (code > 0xff) bytes[length++] = code >> 8
    bytes[length++] = code & 0xff
  }
  return bytes.subarray(0, length)
}
