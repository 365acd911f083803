import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Locator, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { area } from '../../src/core/words/page.ts'
import { fill, type Language } from '../../src/core/words/say.ts'
import { VIEWS } from '../../src/web/place.ts'
import { sampleReport } from '../fixtures/report.ts'
import { publicCity, samplePooling, sampleTrial } from './answers.ts'
import { openBrowser } from './browser.ts'
import { type Served, serve } from './server.ts'

const report = sampleReport()
const MONDAY = '2023-10-02'
const root = join(import.meta.dirname, '../..')

let folder: string
/** Bytes of script that each view loads, gzipped, by the view's file. */
let scripts: ReadonlyMap<string, number>
let served: Served
let opened: { readonly browser: Browser; close(): Promise<void> }
let page: Page
/** What should never happen, gathered over all tests. */
const complaints: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-page-'))
  const built = await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'src/web'),
    logLevel: 'error',
    build: { outDir: folder },
  })
  scripts = scriptsOf([built].flat().flatMap((one) => ('output' in one ? one.output : [])))
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
    const rows = page.locator('.columns .chart + .table tbody tr')
    expect(await rows.count()).toBe(slot.curve.length)
    expect(await read(page.locator('.columns .chart + .table tr.champion'))).toContain(
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

  test('待ち時間: the chosen queue by slot, by day and over the week; how busy everyone is; what is left over', async () => {
    await show('waits', `lang=ja&queue=insurance&date=${MONDAY}`)
    const queue = report.simulation.queues.find((one) => one.queue === 'insurance')!
    const slots = queue.slots.filter((slot) => slot.date === MONDAY)
    const day = page.locator('main .panel', { has: page.getByRole('heading', { name: /^国保・年金: 令和/ }) })
    expect(await day.locator('tbody tr').count()).toBe(slots.length)
    expect(await day.locator('canvas').count()).toBe(3)
    const days = page.locator('main .panel', { hasText: '日ごと・週の待ち時間' }).locator('tbody tr')
    expect(await days.count()).toBe(queue.days.length + 1)
    expect(await read(days.last())).toContain(percent(queue.withinTarget.mean))
    const seen = await main()
    const [busy] = report.simulation.people!
    expect(seen).toContain(percent(busy!.occupancy.mean))
    for (const { id, name } of report.tasks!)
      if (report.simulation.work!.some(({ task }) => task === id)) expect(seen).toContain(name.ja)
    const outbound = page.locator('main .panel', { hasText: '架電の時間の行方' }).locator('tbody tr')
    expect(await read(outbound)).toContain('124.7')
  })

  test('待ち時間: a run of an earlier version says what to do', async () => {
    const old = {
      ...report.simulation,
      queues: report.simulation.queues.map(({ days: _, ...queue }) => queue),
    }
    await page.route('**/report', (route) => route.fulfill({ json: { ...report, simulation: old } }))
    await page.goto('about:blank')
    await page.goto(`${served.url}#waits?lang=ja`)
    await page.getByText(text('ja', 'page.waits.older')).waitFor()
    await page.unroute('**/report')
    await page.goto('about:blank')
  })

  test('一日の流れ: every visit is a bar, a mark or both, and is told under the pointer and by arrow keys', async () => {
    await show('replay', `lang=ja&date=${MONDAY}&team=hoken`)
    const monday = report.replays!.find(({ date }) => date === MONDAY)!
    const mine = monday.visits.filter(({ queue }) => queue === 'insurance')
    expect(await page.locator('.replay .visit').count()).toBe(
      mine.filter(({ start }) => start !== undefined).length,
    )
    expect(await page.locator('.replay .visit.onward').count()).toBe(mine.filter((one) => one.onward).length)
    await page.locator('.replay .visit.onward').first().hover({ force: true })
    const told = page.locator('.telling')
    expect(await read(told)).toContain(text('ja', 'page.replay.onward'))
    const before = await read(told)
    await page.locator('section.table').focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('.visit.chosen').waitFor()
    expect(await read(told)).not.toBe(before)
    await page.getByText('この日の').click()
    const rows = page.locator('details tbody tr')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(mine.length)
  })

  test('必要人数: what the next person buys, with the formula of the target and the rounds', async () => {
    const slot = report.load
      .find((one) => one.activity === 'taxPhone' && one.date === MONDAY)!
      .slots.find(({ placed, curve }) => placed < curve.length - 1)!
    await show('requirement', `lang=ja&date=${MONDAY}&activity=taxPhone&slot=${slot.slot}`)
    expect(await read(page.locator('main p.lead'))).toMatch(
      new RegExp(`^月曜 \\d+:\\d\\d 納税課受電: ${slot.placed}人、${slot.placed + 1}人目で待ち .+ → .+`),
    )
    const seen = await main()
    expect(seen).toContain('20秒以内に応答した件数 ÷ 着信件数')
    const rounds = page.locator('main .rounds tbody tr')
    expect(await rounds.count()).toBe(report.rounds!.length)
    expect(await read(page.locator('main .rounds tr.champion'))).toContain('採用')
    expect(await read(rounds.first())).toContain('84.2\u00a0% / 91.4\u00a0% / 90\u00a0%')
  })

  test('再現性: each queue with its verdict, by slot, by day and with the staffing behind it', async () => {
    await show('reproduction', 'lang=ja&queue=mynumber')
    const calibration = report.calibration!
    const one = calibration.queues.find(({ queue }) => queue === 'mynumber')!
    expect(await read(page.locator('.verdict'))).toContain('窓口・電話 7 のうち 6 で')
    expect(await read(page.locator('main tr.champion'))).toContain('▼ 模擬の待ちが短すぎる')
    const tables = page.locator('main tbody')
    expect(await tables.nth(1).locator('tr').count()).toBe(one.slots.length)
    expect(await tables.nth(2).locator('tr').count()).toBe(one.days.length)
    expect(await tables.nth(3).locator('tr').count()).toBe(
      calibration.staffing.find(({ activity }) => activity === 'mynumber')!.slots.length,
    )
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
    for (const part of ['記録漏れ', shock!.reason.ja, '▲42.0\u00a0%', '候補']) expect(row).toContain(part)
  })

  test('a shock is confirmed and taken back, and a retraining is offered', async () => {
    await show('models', 'lang=ja')
    const shocks = panel('記録の中の変わった動き')
    await shocks.getByRole('button', { name: '確定する' }).click()
    await shocks.getByText(text('ja', 'page.shocks.due')).waitFor()
    expect(await read(shocks.locator('tbody tr'))).toContain('○ 確定')
    await shocks.getByRole('button', { name: '候補に戻す' }).click()
    await shocks.getByText('△ 候補').waitFor()
    await shocks.getByRole('button', { name: '再学習する' }).click()
    await page.getByRole('heading', { name: '再学習の結果' }).waitFor()
    expect(await shocks.getByText(text('ja', 'page.shocks.due')).count()).toBe(0)
  })

  test('what weather and 六曜 are worth, with a word on each', async () => {
    await show('models', 'lang=ja')
    const row = await read(panel('天気は役に立っているか').locator('tbody tr').last())
    expect(row).toContain('+7.7\u00a0%')
    expect(row).toContain('○ 役に立つ')
    expect(await panel('六曜は役に立っているか').locator('tbody tr').count()).toBe(report.queues.length)
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
  await visitor.getByLabel('チーム').selectOption('shuno')
  await visitor.getByLabel('窓口を集約する').check()
  await visitor.getByText('収納窓口・納税課受電を集約').waitFor()
  await visitor.getByLabel('チーム').selectOption('hoken')
  expect(await visitor.getByLabel('窓口を集約する').isDisabled()).toBe(true)
  await visitor.getByLabel('処理時間を変える').check()
  await visitor.getByText('国保・年金の処理時間 ▲20 %').waitFor()
  await visitor.getByRole('button', { name: '試算する' }).click()
  await visitor.getByRole('heading', { name: text('ja', 'page.trial.result') }).waitFor()
  const seen = await read(visitor.locator('body'))
  expect(seen).toContain(percent(sampleTrial.trial.withinTarget.mean))
  expect(seen).toContain('▲10.8 ポイント')
  expect(seen).toContain('▼ +3.2 分')
  expect(seen).toContain('+3.0 分 – +3.3 分')
  expect(seen).toContain(text('ja', 'page.trial.assume.replications', { replications: 200 }))
  for (const person of report.people) expect(seen).not.toContain(person.name)
  expect(seen).not.toContain(text('ja', 'page.autoRoster'))
  const calls = served.asked.slice(asked)
  expect(calls).toContain('POST /api/trials')
  expect(calls.filter((call) => call.includes('/runs'))).toEqual([])
  await visitor.close()
})

test('まとめ効果 asks for volumes alone: no report, no name', async () => {
  const visitor = await opened.browser.newPage()
  const asked = served.asked.length
  await visitor.goto(`${served.url}#pooling?lang=ja`)
  await visitor.getByRole('button', { name: '窓口案内' }).click()
  const start = visitor.getByRole('button', { name: '計算する' })
  expect(await start.first().isDisabled()).toBe(true)
  await visitor.getByRole('button', { name: '課税', exact: true }).click()
  await start.first().click()
  await visitor.getByRole('heading', { name: '日ごとのまとめ' }).waitFor()
  const pooled = samplePooling(['apply', 'tax'])
  const seen = await read(visitor.locator('body'))
  expect(seen).toContain(`${decimal.format(pooled.apartHours)} → ${decimal.format(pooled.togetherHours)}`)
  for (const person of report.people) expect(seen).not.toContain(person.name)
  await start.last().click()
  await visitor.getByText('窓口2つを別々に置くと 6人、まとめると 4人。').waitFor()
  const calls = served.asked.slice(asked)
  expect(calls).toEqual(expect.arrayContaining(['POST /api/pooling', 'POST /api/pooling/rates']))
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

test('a phone shows every view in its own width, the menu as a strip that shows where one is', async () => {
  const phone = await opened.browser.newPage({ viewport: { width: 390, height: 800 } })
  for (const view of VIEWS) {
    await phone.goto(`${served.url}#${view}?lang=ja`)
    await phone.locator('main .panel').first().waitFor()
    const over = await phone.locator('html').evaluate((one) => one.scrollWidth - one.clientWidth)
    expect([view, over]).toEqual([view, 0])
    const { x, width } = (await phone.locator('nav [aria-current]').boundingBox())!
    expect([view, x >= 0 && x + width <= 391]).toEqual([view, true])
  }
  await phone.close()
})

test('a run that does not exist says so and what to do', async () => {
  const before = complaints.length
  await page.goto(`${served.url}#summary?lang=ja&run=nowhere`)
  await page.getByRole('alert').waitFor()
  expect(await read(page.getByRole('alert'))).toContain('自動作成')
  expect(complaints.splice(before).filter((one) => !one.includes('404'))).toEqual([])
})

test('no view loads more than 90 kB of script, and the first one less than half of that', () => {
  expect(scripts.size).toBe(VIEWS.length)
  for (const [view, bytes] of scripts) expect([view, bytes <= 90_000]).toEqual([view, true])
  expect(scripts.get('summary')).toBeLessThan(45_000)
})

test('nothing was complained of and no other host was called', () => {
  expect(complaints).toEqual([])
  expect(served.asked.length).toBeGreaterThan(0)
})
