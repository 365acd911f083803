import { localDate } from '../calendar/date.ts'
import type { LocalDate } from '../units/time.ts'

export const dateOfCell = (cell: string): LocalDate | undefined => {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(cell.normalize('NFKC').trim())
  return match ? localDate(+match[1]!, +match[2]!, +match[3]!) : undefined
}
