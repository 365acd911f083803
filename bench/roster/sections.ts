/** Fields of each line of each `SECTION_…` of an instance file; comments and empty lines left out. */
export const sectionsOf = (text: string): ReadonlyMap<string, readonly string[][]> => {
  const sections = new Map<string, string[][]>()
  let lines: string[][] = []
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('SECTION_')) {
      lines = []
      sections.set(line.slice('SECTION_'.length), lines)
    } else lines.push(line.split(',').map((field) => field.trim()))
  }
  return sections
}
