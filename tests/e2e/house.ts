import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Locator, Page } from 'playwright-core'
import { build } from 'vite'
import { area } from '../../src/core/words/page.ts'
import { fill, type Language } from '../../src/core/words/say.ts'
import { sampleReport } from '../fixtures/report.ts'
import { publicCity, toldReport } from './answers.ts'
import { openBrowser } from './browser.ts'
import { type Served, serve } from './server.ts'

export const report = toldReport(sampleReport())
export const MONDAY = '2023-10-02'

const root = join(import.meta.dirname, '../..')

type Output = Extract<Awaited<ReturnType<typeof build>>, { readonly output: unknown }>['output'][number]

/** What the page loads for each view: its own script and all that it stands on. */
const scriptsOf = (output: readonly Output[]): ReadonlyMap<string, number> => {
  const chunks = new Map(
    output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])),
  )
  const need = (name: string, known = new Set<string>()): Set<string> => {
    if (known.has(name)) return known
    known.add(name)
    for (const other of chunks.get(name)?.imports ?? []) need(other, known)
    return known
  }
  const [entry] = [...chunks.values()].filter((one) => one.isEntry)
  return new Map(
    (entry?.dynamicImports ?? []).map((name) => {
      const names = need(name, need(entry!.fileName))
      const bytes = [...names].map((one) => gzipSync(chunks.get(one)?.code ?? '').length)
      return [chunks.get(name)!.name, bytes.reduce((sum, size) => sum + size, 0)]
    }),
  )
}

export const text = (language: Language, key: keyof typeof area, blanks?: Record<string, string | number>) =>
  fill(area[key], language, blanks)

export const whole = (value: number) => Math.round(value).toLocaleString('ja-JP')
export const decimal = new Intl.NumberFormat('ja-JP', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
export const percent = (share: number) => `${decimal.format(share * 100)}\u00a0%`

/** A place's text as it is laid out: cells of a row stand a tab apart. */
export const read = async (at: Locator): Promise<string> => (await at.allInnerTexts()).join('\n')

/** The page built and served with the sample report, in a browser that keeps account of what should never happen. */
export interface House {
  readonly page: Page
  readonly browser: Browser
  readonly served: Served
  /** Bytes of script that each view loads, gzipped, by the view's file. */
  readonly scripts: ReadonlyMap<string, number>
  /** Errors, and requests to other hosts. */
  readonly complaints: string[]
  show(view: string, query?: string): Promise<void>
  /** The text of the view on screen. */
  main(): Promise<string>
  close(): Promise<void>
}

export const openHouse = async (): Promise<House> => {
  const folder = await mkdtemp(join(tmpdir(), 'hankan-page-'))
  const built = await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'src/web'),
    logLevel: 'error',
    build: { outDir: folder },
  })
  const served = await serve(folder, report, publicCity(report))
  const opened = await openBrowser()
  const page = await opened.browser.newPage({ viewport: { width: 1280, height: 900 } })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(served.url)) complaints.push(`left the house: ${request.url()}`)
  })
  return {
    page,
    browser: opened.browser,
    served,
    scripts: scriptsOf([built].flat().flatMap((one) => ('output' in one ? one.output : []))),
    complaints,
    show: async (view, query = 'lang=ja') => {
      await page.goto(`${served.url}#${view}?${query}`)
      await page.locator('h1').waitFor()
      await page.locator('main .panel').first().waitFor()
    },
    main: () => read(page.locator('main')),
    close: async () => {
      await opened.close()
      await served.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
