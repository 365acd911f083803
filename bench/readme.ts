/** The lines between which a part's results stand in a README. */
export const marksOf = (part: string): readonly [open: string, close: string] => [
  `<!-- bench:${part} -->`,
  `<!-- /bench:${part} -->`,
]

/** A README with what stands between a part's marks replaced; undefined where it has no such marks. */
export const withResults = (readme: string, part: string, results: string): string | undefined => {
  const [open, close] = marksOf(part)
  const start = readme.indexOf(open)
  const end = readme.indexOf(close)
  if (start < 0 || end < start) return undefined
  return `${readme.slice(0, start + open.length)}\n${results}\n${readme.slice(end)}`
}
