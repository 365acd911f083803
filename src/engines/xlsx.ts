import writeExcelFile from 'write-excel-file/node'
import type { Report } from '../core/report/types.ts'
import { type Language, say } from '../core/words/say.ts'
import { onPaper, type PaperSheet } from './xlsx/page.ts'
import { withoutClock } from './xlsx/settle.ts'
import { forecastSheet, lawSheet, loadSheet, shortageSheet, waitSheet } from './xlsx/tables.ts'
import { daySheet, weekSheet } from './xlsx/wall.ts'

/**
 * The run as a workbook for A3 landscape: the week, every working day by slot, then requirement, shortages,
 * forecast, law and waits. Opens in Excel 2016. Equal reports give equal bytes.
 */
export const rosterWorkbook = async (report: Report, language: Language): Promise<Uint8Array> => {
  const workingDates = report.dates.filter((date) =>
    report.roster.some((day) => day.date === date && day.shift),
  )
  const label = report.synthetic ? say(language, 'report.synthetic') : report.city[language]
  const footer = say(language, 'report.pageFooter', { label, run: report.run })
  const sheets: PaperSheet[] = [
    weekSheet(report, language),
    ...workingDates.map((date) => daySheet(report, date, language)),
    loadSheet(report, language),
    shortageSheet(report, language),
    forecastSheet(report, language),
    lawSheet(report, language),
    waitSheet(report, language),
  ].map((sheet) => ({ ...sheet, footer, orientation: 'landscape', showGridLines: false }))
  const buffer = await writeExcelFile(sheets, {
    fontFamily: 'BIZ UDPGothic',
    fontSize: 10,
    features: [onPaper(sheets)],
  }).toBuffer()
  return withoutClock(buffer)
}
