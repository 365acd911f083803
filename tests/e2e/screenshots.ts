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
  'roster-why': 'roster?person=S016&date=2023-10-02',
  shortages: 'shortages',
  explained: 'shortages',
  cover: 'cover?person=S016&date=2023-10-02',
  training: 'training',
  law: 'law',
  waits: 'waits',
  'waits-day': 'waits',
  replay: 'replay',
  'requirement-curve': 'requirement',
  rounds: 'requirement',
  trial: 'trial',
  pooling: 'pooling',
  models: 'models',
  calibration: 'reproduction',
}

/** What a picture shows, where that is not the top of the page. */
const PARTS: Readonly<Record<string, string>> = {
  'waits-day': '.stack',
  'requirement-curve': '.columns',
  rounds: '.rounds',
  explained: '.explained',
}

/** What is done before a picture is taken: what is pressed, and what then has to be there. */
const ACTIONS: Readonly<Record<string, { readonly press?: string; readonly there: string }>> = {
  trial: { press: 'button[type=submit]', there: 'canvas' },
  pooling: { press: 'button[type=submit]', there: 'canvas' },
  training: { press: 'button[type=submit]', there: '.headlines' },
  'roster-why': { press: '.ask-why', there: '.why table' },
  cover: { there: '.before-after .planned' },
}

const { browser, close } = await openBrowser()
await mkdir(folder, { recursive: true })
try {
  for (const [language, locale] of [
    ['ja', 'ja-JP'],
    ['en', 'en-GB'],
  ] as const) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale })
    for (const [name, place] of Object.entries(PICTURES)) {
      const [view, query] = place.split('?')
      await page.goto('about:blank')
      await page.goto(`${url.replace(/\/?$/, '/')}#${view}?lang=${language}&${query ?? ''}`)
      await page.locator('main .panel').first().waitFor()
      const action = ACTIONS[name]
      if (action) {
        if (action.press) await page.locator(`main ${action.press}`).first().click()
        await page.locator(`main ${action.there}`).first().waitFor({ timeout: 600_000 })
        if (name !== 'roster-why') await page.locator('html').evaluate((one) => one.scrollIntoView())
      }
      await page.waitForLoadState('networkidle')
      const path = join(folder, `${name}-${language}.png`)
      const part = PARTS[name]
      // What stays at the top of the window would lie over a part that is taller than it.
      if (part)
        await page.locator('.masthead').evaluate((one) => {
          one.style.position = 'static'
        })
      await (part ? page.locator(`main ${part}`) : page).screenshot({ path })
      process.stdout.write(`${path}\n`)
    }
    await page.close()
  }
} finally {
  await close()
}
