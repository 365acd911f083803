import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Locator, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { area } from '../../src/core/words/page.ts'
import { fill, type Language } from '../../src/core/words/say.ts'
import { sampleReport } from '../fixtures/report.ts'
import { publicCity, sampleTrial } from './answers.ts'
import { openBrowser } from './browser.ts'
import { type Served, serve } from './server.ts'

const VIEWS = ['summary', 'forecast', 'requirement', 'roster', 'shortages', 'law', 'waits', 'trial', 'models']
const report = sampleReport()
const MONDAY = '2023-10-02'
const root = join(import.meta.dirname, '../..')

let folder: string
let served: Served
let opened: { readonly browser: Browser; close(): Promise<void> }
let page: Page
/** What should never happen, gathered over all tests. */
const complaints: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-page-'))
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'src/web'),
    logLevel: 'error',
    build: { outDir: folder },
  })
  served = await serve(folder, report, publicCity(report))
  opened = await openBrowser()
  page = await opened.browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(served.url)) complaints.push(`left the house: ${request.url()}`)
  })
})

afterAll(async () => {
  await opened?.close()
  await served?.close()
  await rm(folder, { recursive: true, force: true })
})

const text = (language: Language, key: keyof typeof area, blanks?: Record<string, string | number>) =>
  fill(area[key], language, blanks)

const show = async (view: string, query = 'lang=ja') => {
  await page.goto(`${served.url}#${view}?${query}`)
  await page.locator('h1').waitFor()
  if (view !== 'trial') await page.locator('main .panel').first().waitFor()
}
const whole = (value: number) => Math.round(value).toLocaleString('ja-JP')
const decimal = new Intl.NumberFormat('ja-JP', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const percent = (share: number) => `${decimal.format(share * 100)}\u00a0%`
/** A place's text as it is laid out: cells of a row stand a tab apart. */
const read = async (at: Locator): Promise<string> => (await at.allInnerTexts()).join('\n')
const main = () => read(page.locator('main'))

describe('every view shows the figures of the report', () => {
  test('概要', async () => {
    await show('summary')
    const { summary, proof, cost } = report
    const seen = await main()
    expect(seen).toContain(`${whole(summary.arrivals)} 件の来庁・入電`)
    expect(seen).toContain(`${summary.rosteredPeople} 人・`)
    for (const share of [summary.fillRate, summary.withinTarget]) expect(seen).toContain(percent(share))
    expect(seen).toContain(`最大でも ${(proof.gap * 100).toFixed(2)}\u00a0%`)
    expect(seen).toContain(`${whole(cost.totalYen)}円`)
    expect(await read(page.locator('.headline', { hasText: '法令違反' }))).toContain(`${summary.breaches}件`)
    expect(await read(page.locator('.headline', { hasText: '不足' }))).toContain(
      summary.shortageHours.toFixed(1),
    )
    for (const team of report.teams) expect(seen).toContain(team.name.ja)
  })

  test('需要予測', async () => {
    const forecast = report.forecast.find((one) => one.queue === 'tax')!
    await show('forecast', 'lang=ja&queue=tax&date=2023-10-04')
    const seen = await main()
    for (const day of forecast.days)
      expect(seen).toContain(`${whole(day.mean)}\t${day.quantiles[1]}–${day.quantiles[5]}`)
    const slot = forecast.days.find((day) => day.date === '2023-10-04')!.slots[3]!
    expect(seen).toContain(`10:00–\t${slot.mean.toFixed(1)}\t${slot.quantiles[1]}–${slot.quantiles[5]}`)
    for (const row of forecast.baselines) expect(seen).toContain(percent(row.accuracy.wape))
    expect(seen).toContain('国保税第3期納期限')
  })

  test('需要予測: teams, departments and the city added up', async () => {
    await show('forecast')
    const rows = page.locator('main .panel', { hasText: 'チーム・課・市の合計' }).locator('tbody tr')
    expect(await rows.count()).toBe(report.totals!.length)
    const week = report.totals!.at(-1)!.weeks.find(({ from }) => from === MONDAY)!
    expect(await read(rows.last())).toContain(
      `${whole(week.mean)}\t${whole(week.quantiles[1]!)}–${whole(week.quantiles[5]!)}`,
    )
  })

  test('需要予測: the chosen day opened into what makes it', async () => {
    const day = report.forecast.find((one) => one.queue === 'tax')!.days.find((one) => one.date === MONDAY)!
    await show('forecast', `lang=ja&queue=tax&date=${MONDAY}`)
    const panel = page.locator('main .panel', { has: page.getByRole('heading', { name: '件数になる理由' }) })
    const seen = await read(panel)
    expect(seen).toContain('月曜 +18\u00a0%、国保税第3期納期限 +9\u00a0%、雨 −6\u00a0%')
    expect(seen).toContain(`雨\t▲6.0\u00a0%\t▲`)
    expect(await panel.locator('tbody tr').count()).toBe(day.explanation!.parts.length + 2)
    expect(await read(panel.locator('tbody tr').last())).toContain(decimal.format(day.mean))
  })

  test('a chart under the pointer tells its values', async () => {
    const day = report.forecast.find((one) => one.queue === 'tax')!.days.find((one) => one.date === MONDAY)!
    await show('forecast', `lang=ja&queue=tax&date=${MONDAY}`)
    const canvas = page.locator('canvas').nth(1)
    await canvas.scrollIntoViewIfNeeded()
    await canvas.hover({ position: { x: 70, y: 60 } })
    const seen = await read(page.locator('.values'))
    expect(seen).toContain('8:30')
    expect(seen).toContain(decimal.format(day.slots[0]!.mean))
  })

  test('必要人数: signs of every slot, and what n people would mean in the chosen one', async () => {
    const loads = report.load.filter((load) => load.date === MONDAY)
    const immediate = new Set(
      report.activities.filter((one) => one.kind === 'window' || one.kind === 'phone').map((one) => one.id),
    )
    const slots = loads.filter((load) => immediate.has(load.activity)).flatMap((load) => load.slots)
    await show('requirement', `lang=ja&date=${MONDAY}`)
    expect(await page.locator('.heat td.short').count()).toBe(
      slots.filter((slot) => slot.placed < slot.required).length,
    )
    expect(await read(page.locator('.heat td.short').first())).toContain('▼')
    const slot = loads.find((load) => load.activity === 'insurance')!.slots[4]!
    await page.locator(`[data-cell="insurance/${slot.slot}"]`).click()
    expect(await read(page.locator(`[data-cell="insurance/${slot.slot}"]`))).toContain(
      `${slot.placed}/${slot.required}`,
    )
    const rows = page.locator('.columns tbody tr')
    expect(await rows.count()).toBe(slot.curve.length)
    expect(await read(page.locator('.columns tr.champion'))).toContain(
      percent(slot.curve[slot.placed]!.serviceLevel),
    )
    expect(page.url()).toContain(`slot=${slot.slot}`)
  })

  test('配置表: everyone in the week, every block and break in the day', async () => {
    await show('roster')
    expect(await page.locator('.roster .who').count()).toBe(report.people.length)
    const [person] = report.people
    const mine = report.roster.filter((day) => day.person === person!.id)
    const minutes = mine.flatMap((day) => day.blocks).map((block) => block.endMinute - block.startMinute)
    const row = await read(page.locator('.roster tr', { hasText: person!.name }))
    expect(row).toContain((minutes.reduce((a, b) => a + b, 0) / 60).toFixed(2))
    expect(await page.locator('.roster .absence').count()).toBe(
      report.roster.filter((day) => day.absence).length,
    )

    await show('roster', `lang=ja&scale=day&date=${MONDAY}`)
    const today = report.roster.filter((day) => day.date === MONDAY)
    expect(await page.locator('.track .block:not(.break)').count()).toBe(
      today.flatMap((day) => day.blocks).length,
    )
    expect(await page.locator('.track .block.break').count()).toBe(today.flatMap((day) => day.breaks).length)

    await show('roster', 'lang=ja&team=kazei')
    expect(await page.locator('.roster .who').count()).toBe(
      report.people.filter((one) => one.team === 'kazei').length,
    )
  })

  test('不足', async () => {
    await show('shortages')
    const seen = await main()
    expect(seen).toContain(`不足 ${report.summary.shortageHours.toFixed(1)} 人時`)
    expect(seen).toContain(text('ja', 'page.reason.everyoneBusy'))
    const undone = report.work.find((row) => row.hours - row.placedHours > 0.05)!
    expect(seen).toContain(`▼ ${(undone.hours - undone.placedHours).toFixed(1)}`)
  })

  test('法令確認: one row a rule, one a finding', async () => {
    await show('law')
    const { rules, breaches } = report.certificate
    const tables = page.locator('main tbody')
    expect(await tables.nth(0).locator('tr').count()).toBe(breaches.length)
    expect(await tables.nth(1).locator('tr').count()).toBe(rules.length)
    expect(await read(page.locator('.verdict'))).toContain('法令違反はありません')
    const seen = await main()
    for (const rule of rules) expect(seen).toContain(rule.article.ja)
  })

  test('待ち時間', async () => {
    await show('waits')
    for (const queue of report.simulation.queues) {
      const name = report.queues.find((one) => one.id === queue.queue)!.name.ja
      const row = await read(
        page.locator('main tr', { has: page.getByRole('button', { name, exact: true }) }),
      )
      expect(row).toContain(percent(queue.withinTarget.mean))
      expect(row).toContain(
        `${decimal.format(queue.withinTarget.low * 100)}–${percent(queue.withinTarget.high)}`,
      )
    }
  })

  test('予測モデル: every model of every queue, and a retraining', async () => {
    await show('models')
    const rows = page.locator('main .panel', { hasText: 'モデルの順位表' }).locator('tbody tr')
    const models = report.forecast.flatMap((queue) =>
      [queue.model, ...queue.baselines.map((row) => row.model)].map((model) => `${queue.queue} ${model}`),
    )
    expect(await rows.count()).toBe(new Set(models).size)
    for (const receipt of report.receipts) expect(await main()).toContain(receipt.file)
    expect(await page.getByText('検証の内訳がありません').count()).toBe(0)
    await page.getByRole('button', { name: '再学習する' }).click()
    await page.getByRole('heading', { name: '再学習の結果' }).waitFor()
  })
})

describe('予測モデル: the back-test opened', () => {
  const panel = (title: string) => page.locator('main .panel', { hasText: title })
  const detail = report.forecast.find((one) => one.queue === 'tax')!.detail!

  test('by lead and kind of day, in the measure and for the queues asked for', async () => {
    await show('models', 'lang=ja&queue=tax')
    const leads = panel('何日先・どんな日かによる違い')
    const [first] = detail.leads
    expect(await read(leads.locator('tr.champion'))).toContain(percent(first!.accuracy.wape))
    expect(await leads.locator('tbody tr').count()).toBe(3)
    await leads.getByRole('button', { name: '分位点損失' }).click()
    await leads.getByRole('button', { name: '分位点損失', pressed: true }).waitFor()
    expect(await read(leads.locator('tr.champion'))).toContain(first!.accuracy.pinball.toFixed(3))
    await leads.getByRole('button', { name: 'すべて' }).click()
    await leads.getByRole('button', { name: 'すべて', pressed: true }).waitFor()
    expect(await leads.locator('tbody tr').count()).toBe(3 * report.queues.length)
  })

  test('by weekday and event, and by tenth of the distribution', async () => {
    await show('models', 'lang=ja&queue=tax')
    const residuals = panel('見込みとの差').locator('tbody tr')
    expect(await residuals.count()).toBe(detail.weekdays.length + detail.events.length)
    expect(await read(residuals.first())).toContain(
      `月\t${detail.weekdays[0]!.days}\t${whole(detail.weekdays[0]!.expected)}`,
    )
    const bars = await page.locator('.tenths b').allInnerTexts()
    expect(bars.map((text) => +text.replace(/\D/g, ''))).toEqual(detail.calibration)
  })

  test('what in the history is unusual, with what was decided', async () => {
    await show('models', 'lang=ja')
    const [shock] = report.shocks!
    const row = await read(panel('記録の中の変わった動き').locator('tbody tr'))
    for (const part of [shock!.id, shock!.reason.ja, '▲42.0\u00a0%', '候補']) expect(row).toContain(part)
  })

  test('day by day, each with the sign of its place in the band', async () => {
    await show('models', 'lang=ja')
    const calendar = page.locator('table.bands')
    const outside = report.forecast.flatMap((one) =>
      one.detail!.dates.filter(({ date, place }) => date.startsWith('2023-08') && place.endsWith('95')),
    )
    await page.getByRole('button', { name: '2023/08' }).click()
    await page.getByRole('button', { name: '2023/08', pressed: true }).waitFor()
    const far = calendar.locator('td.short')
    expect(await far.count()).toBe(outside.length)
    expect(await read(far.locator('[aria-hidden]'))).toMatch(/^((↑↑|↓↓)\s*)+$/)
    expect(await far.first().getAttribute('title')).toContain(`実績 ${outside[0]!.actual}、`)
  })
})

test('試算 asks for teams and head-counts alone: no report, no name', async () => {
  const visitor = await opened.browser.newPage()
  const asked = served.asked.length
  await visitor.goto(`${served.url}#trial?lang=ja`)
  await visitor.getByLabel('チーム').selectOption('hoken')
  await visitor.getByRole('button', { name: '試算する' }).click()
  await visitor.getByRole('heading', { name: text('ja', 'page.trial.result') }).waitFor()
  const seen = await read(visitor.locator('body'))
  expect(seen).toContain(percent(sampleTrial.trial.withinTarget.mean))
  expect(seen).toContain('▲10.8 ポイント')
  expect(seen).toContain(text('ja', 'page.trial.assume.replications', { replications: 200 }))
  for (const person of report.people) expect(seen).not.toContain(person.name)
  expect(seen).not.toContain(text('ja', 'page.autoRoster'))
  const calls = served.asked.slice(asked)
  expect(calls).toContain('POST /api/trials')
  expect(calls.filter((call) => call.includes('/runs'))).toEqual([])
  await visitor.close()
})

describe('自動作成', () => {
  test('tells how far it is and shows the new run', async () => {
    await show('summary')
    await page.getByRole('button', { name: '自動作成' }).click()
    await page.getByText('配置の計算').waitFor()
    await page.getByRole('button', { name: '自動作成' }).waitFor()
    expect(page.url()).toContain(`run=${report.run}`)
  })
  test('can be cancelled', async () => {
    const running = { id: 'rosters', kind: 'rosters', status: 'running', progress: { phase: 'solve' } }
    await page.route('**/api/jobs/rosters', (route) =>
      route.request().method() === 'GET' ? route.fulfill({ json: running }) : route.continue(),
    )
    await show('summary')
    await page.getByRole('button', { name: '自動作成' }).click()
    await page.getByText('配置の計算').waitFor()
    await page.getByRole('button', { name: '中止' }).click()
    await page.getByText(text('ja', 'page.job.cancelled')).waitFor()
    expect(served.asked).toContain('DELETE /api/jobs/rosters')
    await page.unroute('**/api/jobs/rosters')
  })
})

test('files of the run are links', async () => {
  await show('summary')
  const links = await page
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
    page.locator('h1, h2, h3, th, dt, legend, caption, nav a, main button, .tools a').evaluateAll((all) =>
      all
        .filter((one) => !one.closest('[lang=ja]:not(html)'))
        .map((one) => {
          const copy = one.cloneNode(true) as typeof one
          for (const name of copy.querySelectorAll('[lang=ja]')) name.remove()
          return copy.textContent ?? ''
        }),
    )

  test.each(VIEWS)('%s: the switch changes every heading', async (view) => {
    await show(view)
    expect((await headings()).filter((one) => japanese.test(one)).length).toBeGreaterThan(9)
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect((await headings()).filter((one) => japanese.test(one))).toEqual([])
    expect(await read(page.locator('.synthetic'))).toBe('Synthetic data')
    await page.getByRole('button', { name: '日本語' }).click()
    expect(await read(page.locator('.synthetic'))).toBe('合成データ')
  })

  test('the choice is remembered without the address', async () => {
    await show('summary', 'lang=en')
    await page.goto('about:blank')
    await page.goto(served.url)
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await show('summary', 'lang=ja')
  })
})

describe('by keyboard', () => {
  test('views and the language are reached and used', async () => {
    await page.goto('about:blank')
    await show('summary')
    await page.keyboard.press('Tab')
    expect(await read(page.locator(':focus'))).toBe('本文へ移動')
    await page.keyboard.press('Enter')
    expect(await page.locator('main:focus').count()).toBe(1)
    await page.locator('nav a').nth(5).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '法令確認' }).waitFor()
    expect(await read(page.locator('nav a[aria-current=page]'))).toContain('法令確認')
  })

  test('arrow keys move through the slots', async () => {
    await show('requirement', `lang=ja&date=${MONDAY}&activity=tax&slot=20`)
    await page.locator('[data-cell="tax/20"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator(':focus').getAttribute('data-cell')).toBe('payment/21')
    expect(await page.locator('.heat [aria-pressed=true]').count()).toBe(1)
    expect(await page.locator('.heat button[tabindex="0"]').count()).toBe(1)
  })
})

describe('for everyone', () => {
  test.each(VIEWS)(
    '%s: pictures, controls and headings have names, nothing runs off the page',
    async (view) => {
      await show(view)
      expect(await page.locator('h1').count()).toBe(1)
      for (const picture of await page.locator('[role=img], canvas').all())
        expect(await picture.getAttribute('aria-label')).toMatch(/\S/)
      expect(await page.locator('canvas:not([role=img]), img:not([alt])').count()).toBe(0)
      const nameless = await page
        .locator('button, a, select, input')
        .evaluateAll(
          (all) =>
            all.filter(
              (one) => !(one.getAttribute('aria-label') || one.textContent?.trim() || one.closest('label')),
            ).length,
        )
      expect(nameless).toBe(0)
      expect(await page.locator('table:not(:has(caption)), thead th:not([scope])').count()).toBe(0)
      const overflow = await page.locator('html').evaluate((one) => one.scrollWidth - one.clientWidth)
      expect(overflow).toBe(0)
    },
  )
})

test('a run that does not exist says so and what to do', async () => {
  const before = complaints.length
  await page.goto(`${served.url}#summary?lang=ja&run=nowhere`)
  await page.getByRole('alert').waitFor()
  expect(await read(page.getByRole('alert'))).toContain('自動作成')
  expect(complaints.splice(before).filter((one) => !one.includes('404'))).toEqual([])
})

test('the page loads no more than 90 kB of script', async () => {
  const scripts = await readdir(join(folder, 'assets'))
  const sizes = await Promise.all(
    scripts
      .filter((name) => name.endsWith('.js'))
      .map(async (name) => gzipSync(await readFile(join(folder, 'assets', name))).length),
  )
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(90_000)
})

test('nothing was complained of and no other host was called', () => {
  expect(complaints).toEqual([])
  expect(served.asked.length).toBeGreaterThan(0)
})
