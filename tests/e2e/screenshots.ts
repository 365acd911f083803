// Pictures of the page for the README: `node tests/e2e/screenshots.ts [URL] [FOLDER]`, against a running service.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from './browser.ts'

const [url = 'http://localhost:8080/', folder = 'docs/images'] = process.argv.slice(2)

/** Address of each picture, after `#`, by the picture's name. */
const PICTURES: Readonly<Record<string, string>> = {
  summary: 'summary',
  forecast: 'forecast',
  requirement: 'requirement',
  'roster-week': 'roster',
  'roster-day': 'roster?scale=day',
  shortages: 'shortages',
  law: 'law',
  waits: 'waits',
  trial: 'trial',
  models: 'models',
}

const { browser, close } = await openBrowser()
await mkdir(folder, { recursive: true })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  for (const language of ['ja', 'en'])
    for (const [name, place] of Object.entries(PICTURES)) {
      const [view, query] = place.split('?')
      await page.goto('about:blank')
      await page.goto(`${url.replace(/\/?$/, '/')}#${view}?lang=${language}&${query ?? ''}`)
      await page.locator('main .panel').first().waitFor()
      if (name === 'trial') {
        await page.locator('button[type=submit]').click()
        await page.locator('canvas').waitFor({ timeout: 120_000 })
      }
      await page.waitForLoadState('networkidle')
      const path = join(folder, `${name}-${language}.png`)
      await page.screenshot({ path })
      process.stdout.write(`${path}\n`)
    }
} finally {
  await close()
}
