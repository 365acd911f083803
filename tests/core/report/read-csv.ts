/** A plain reader of CSV (RFC 4180), independent of the writer it judges. */
export const readCsv = (text: string): string[][] => {
  const rows: string[][] = [['']]
  let quoted = false
  const body = text.replace(/^\ufeff/, '')
  for (let i = 0; i < body.length; i++) {
    const row = rows.at(-1)!
    const add = (character: string) => {
      row[row.length - 1] += character
    }
    if (quoted) {
      if (body[i] !== '"') add(body[i]!)
      else if (body[i + 1] === '"') {
        add('"')
        i++
      } else quoted = false
    } else if (body[i] === '"') quoted = true
    else if (body[i] === ',') row.push('')
    else if (body.startsWith('\r\n', i)) {
      i++
      if (i + 1 < body.length) rows.push([''])
    } else add(body[i]!)
  }
  return rows
}
