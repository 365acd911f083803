const FULL =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const NONE = /\p{Mn}|[\u200b-\u200d]/u

/** Columns a text takes on a terminal: two for a full-width character (UAX #11 wide), none for a combining one. */
export const displayWidth = (text: string): number => {
  let width = 0
  for (const character of text) width += NONE.test(character) ? 0 : FULL.test(character) ? 2 : 1
  return width
}

/** A table for a terminal: columns aligned by display width, the first ones `left` and the rest right. */
export const textTable = (rows: readonly (readonly string[])[], left = 1): string[] => {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell))
    })
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const room = ' '.repeat((widths[column] ?? 0) - displayWidth(cell))
        return column < left ? cell + room : room + cell
      })
      .join('  ')
      .trimEnd(),
  )
}
