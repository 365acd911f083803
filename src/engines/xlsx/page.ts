import type { Blob } from 'node:buffer'
import type { Stream } from 'node:stream'
import type { Feature, Sheet } from 'write-excel-file/node'

type FileContent = Stream | Buffer | Blob

/** A sheet with what its print-out needs. */
export interface PaperSheet extends Sheet<FileContent> {
  readonly sheet: string
  /** Pages down; 0 is as many as it takes. The width always fits one page. */
  readonly pagesDown: 0 | 1
  readonly footer: string
}

const A3 = 8

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** In a footer an ampersand starts a code; a doubled one is itself. */
const footerText = (text: string): string => escaped(text.replaceAll('&', '&&'))

const fitToPage = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'

const pageSetup = (pagesDown: number): string =>
  '<pageMargins left="0.4" right="0.4" top="0.4" bottom="0.5" header="0.2" footer="0.25"/>' +
  `<pageSetup paperSize="${A3}" orientation="landscape" fitToWidth="1" fitToHeight="${pagesDown}"/>`

const column = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : column(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))

const quoted = (sheet: string): string => `'${escaped(sheet.replaceAll("'", "''"))}'`

/** Frozen rows and columns repeat on every printed page. */
const printTitles = (sheets: readonly PaperSheet[]): string => {
  const names = sheets.flatMap(({ sheet, stickyRowsCount = 0, stickyColumnsCount = 0 }, index) => {
    const columns = stickyColumnsCount ? [`${quoted(sheet)}!$A:$${column(stickyColumnsCount - 1)}`] : []
    const rows = stickyRowsCount ? [`${quoted(sheet)}!$1:$${stickyRowsCount}`] : []
    const range = [...columns, ...rows].join(',')
    return range
      ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${range}</definedName>`]
      : []
  })
  return names.length ? `<definedNames>${names.join('')}</definedNames>` : ''
}

/** A3 landscape, fitted to the page's width, with repeated headings and a footer (ECMA-376 part 1, 18.3.1). */
export const onPaper = (sheets: readonly PaperSheet[]): Feature<FileContent> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => {
          const sheet = sheets[sheetIndex]
          if (!sheet) return xml
          const footer = `<headerFooter><oddFooter>&amp;L${footerText(sheet.footer)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`
          return xml
            .replace(/<pageMargins[^>]*\/>/, '')
            .replace(/<pageSetup[^>]*\/>/, '')
            .replace(/(<worksheet[^>]*>)/, `$1${fitToPage}`)
            .replace(/(<drawing[^>]*\/>)?<\/worksheet>$/, (end) => pageSetup(sheet.pagesDown) + footer + end)
        },
      },
      'xl/workbook.xml': {
        transform: (xml) =>
          xml.replace(/<definedNames\s*\/>|<definedNames>.*?<\/definedNames>/, printTitles(sheets)),
      },
    },
  },
})
