import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { VIEWS } from '../../src/web/place.ts'
import { type House, MONDAY, openHouse, read, report, text } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

describe('自動作成', () => {
  test('tells how far it is and shows the new run', async () => {
    await house.show('summary')
    await house.page.getByRole('button', { name: '自動作成' }).click()
    await house.page.getByText('配置の計算').waitFor()
    await house.page.getByRole('button', { name: '自動作成' }).waitFor()
    expect(house.page.url()).toContain(`run=${report.run}`)
  })
  test('can be cancelled', async () => {
    const running = { id: 'rosters', kind: 'rosters', status: 'running', progress: { phase: 'solve' } }
    await house.page.route('**/api/jobs/rosters', (route) =>
      route.request().method() === 'GET' ? route.fulfill({ json: running }) : route.continue(),
    )
    await house.show('summary')
    await house.page.getByRole('button', { name: '自動作成' }).click()
    await house.page.getByText('配置の計算').waitFor()
    await house.page.getByRole('button', { name: '中止' }).click()
    await house.page.getByText(text('ja', 'page.job.cancelled')).waitFor()
    expect(house.served.asked).toContain('DELETE /api/jobs/rosters')
    await house.page.unroute('**/api/jobs/rosters')
  })
})

test('files of the run are links', async () => {
  await house.show('summary')
  const links = await house.page
    .locator('.files a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  expect(links).toEqual([
    `/api/runs/${report.run}/files/roster.xlsx`,
    `/api/runs/${report.run}/files/roster.csv`,
  ])
})

describe('languages', () => {
  const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/
  const headings = () =>
    house.page
      .locator('h1, h2, h3, th, dt, legend, caption, nav a, main button, .tools a')
      .evaluateAll((all) =>
        all
          .filter((one) => !one.closest('[lang=ja]:not(html)'))
          .map((one) => {
            const copy = one.cloneNode(true) as typeof one
            for (const name of copy.querySelectorAll('[lang=ja]')) name.remove()
            return copy.textContent ?? ''
          }),
      )

  test.each(VIEWS)('%s: the switch changes every heading', async (view) => {
    await house.show(view)
    expect((await headings()).filter((one) => japanese.test(one)).length).toBeGreaterThan(9)
    await house.page.getByRole('button', { name: 'English' }).click()
    expect(await house.page.locator('html').getAttribute('lang')).toBe('en')
    expect((await headings()).filter((one) => japanese.test(one))).toEqual([])
    expect(await read(house.page.locator('.synthetic'))).toBe('Synthetic data')
    await house.page.getByRole('button', { name: '日本語' }).click()
    expect(await read(house.page.locator('.synthetic'))).toBe('合成データ')
  })

  test('the choice is remembered without the address', async () => {
    await house.show('summary', 'lang=en')
    await house.page.goto('about:blank')
    await house.page.goto(house.served.url)
    await house.page.getByRole('heading', { name: 'Overview' }).waitFor()
    await house.show('summary', 'lang=ja')
  })
})

describe('by keyboard', () => {
  test('views and the language are reached and used', async () => {
    await house.page.goto('about:blank')
    await house.show('summary')
    await house.page.keyboard.press('Tab')
    expect(await read(house.page.locator(':focus'))).toBe('本文へ移動')
    await house.page.keyboard.press('Enter')
    expect(await house.page.locator('main:focus').count()).toBe(1)
    await house.page.locator('nav a', { hasText: '法令確認' }).focus()
    await house.page.keyboard.press('Enter')
    await house.page.getByRole('heading', { name: '法令確認' }).waitFor()
    expect(await read(house.page.locator('nav a[aria-current=page]'))).toContain('法令確認')
  })

  test('arrow keys move through the slots', async () => {
    await house.show('requirement', `lang=ja&date=${MONDAY}&activity=tax&slot=20`)
    await house.page.locator('[data-cell="tax/20"]').focus()
    await house.page.keyboard.press('ArrowRight')
    await house.page.keyboard.press('ArrowDown')
    expect(await house.page.locator(':focus').getAttribute('data-cell')).toBe('payment/21')
    expect(await house.page.locator('.heat [aria-pressed=true]').count()).toBe(1)
    expect(await house.page.locator('.heat button[tabindex="0"]').count()).toBe(1)
  })
})

describe('for everyone', () => {
  test.each(VIEWS)(
    '%s: pictures, controls and headings have names, nothing runs off the page',
    async (view) => {
      await house.show(view)
      expect(await house.page.locator('h1').count()).toBe(1)
      for (const picture of await house.page.locator('[role=img], canvas').all())
        expect(await picture.getAttribute('aria-label')).toMatch(/\S/)
      expect(await house.page.locator('canvas:not([role=img]), img:not([alt])').count()).toBe(0)
      const nameless = await house.page
        .locator('button, a, select, input')
        .evaluateAll(
          (all) =>
            all.filter(
              (one) => !(one.getAttribute('aria-label') || one.textContent?.trim() || one.closest('label')),
            ).length,
        )
      expect(nameless).toBe(0)
      expect(await house.page.locator('table:not(:has(caption)), thead th:not([scope])').count()).toBe(0)
      const overflow = await house.page.locator('html').evaluate((one) => one.scrollWidth - one.clientWidth)
      expect(overflow).toBe(0)
    },
  )
})

test('a phone shows every view in its own width, the menu as a strip that shows where one is', async () => {
  const phone = await house.browser.newPage({ viewport: { width: 390, height: 800 } })
  for (const view of VIEWS) {
    await phone.goto(`${house.served.url}#${view}?lang=ja`)
    await phone.locator('main .panel').first().waitFor()
    const over = await phone.locator('html').evaluate((one) => one.scrollWidth - one.clientWidth)
    expect([view, over]).toEqual([view, 0])
    const { x, width } = (await phone.locator('nav [aria-current]').boundingBox())!
    expect([view, x >= 0 && x + width <= 391]).toEqual([view, true])
  }
  await phone.close()
})

test('a run that does not exist says so and what to do', async () => {
  const before = house.complaints.length
  await house.page.goto(`${house.served.url}#summary?lang=ja&run=nowhere`)
  await house.page.getByRole('alert').waitFor()
  expect(await read(house.page.getByRole('alert'))).toContain('自動作成')
  expect(house.complaints.splice(before).filter((one) => !one.includes('404'))).toEqual([])
})

test('no view loads more than 90 kB of script, and the first one less than half of that', () => {
  expect(house.scripts.size).toBe(VIEWS.length)
  for (const [view, bytes] of house.scripts) expect([view, bytes <= 90_000]).toEqual([view, true])
  expect(house.scripts.get('summary')).toBeLessThan(45_000)
})

test('nothing was complained of and no other host was called', () => {
  expect(house.complaints).toEqual([])
  expect(house.served.asked.length).toBeGreaterThan(0)
})
