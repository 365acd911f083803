import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse, percent, read, report, text, whole } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

describe('予測モデル: the back-test opened', () => {
  const panel = (title: string) => house.page.locator('main .panel', { hasText: title })
  const detail = report.forecast.find((one) => one.queue === 'tax')!.detail!

  test('by lead and kind of day, in the measure and for the queues asked for', async () => {
    await house.show('models', 'lang=ja&queue=tax')
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
    await house.show('models', 'lang=ja&queue=tax')
    const residuals = panel('見込みとの差').locator('tbody tr')
    expect(await residuals.count()).toBe(detail.weekdays.length + detail.events.length)
    expect(await read(residuals.first())).toContain(
      `月\t${detail.weekdays[0]!.days}\t${whole(detail.weekdays[0]!.expected)}`,
    )
    const bars = await house.page.locator('.tenths b').allInnerTexts()
    expect(bars.map((text) => +text.replace(/\D/g, ''))).toEqual(detail.calibration)
  })

  test('what in the history is unusual, with what was decided', async () => {
    await house.show('models', 'lang=ja')
    const [shock] = report.shocks!
    const row = await read(panel('記録の中の変わった動き').locator('tbody tr'))
    for (const part of ['記録漏れ', shock!.reason.ja, '▲42.0\u00a0%', '候補']) expect(row).toContain(part)
  })

  test('a shock is confirmed and taken back, and a retraining is offered', async () => {
    await house.show('models', 'lang=ja')
    const shocks = panel('記録の中の変わった動き')
    await shocks.getByRole('button', { name: '確定する' }).click()
    await shocks.getByText(text('ja', 'page.shocks.due')).waitFor()
    expect(await read(shocks.locator('tbody tr'))).toContain('○ 確定')
    await shocks.getByRole('button', { name: '候補に戻す' }).click()
    await shocks.getByText('△ 候補').waitFor()
    await shocks.getByRole('button', { name: '再学習する' }).click()
    await house.page.getByRole('heading', { name: '再学習の結果' }).waitFor()
    expect(await shocks.getByText(text('ja', 'page.shocks.due')).count()).toBe(0)
  })

  test('what weather and 六曜 are worth, with a word on each', async () => {
    await house.show('models', 'lang=ja')
    const row = await read(panel('天気は役に立っているか').locator('tbody tr').last())
    expect(row).toContain('+7.7\u00a0%')
    expect(row).toContain('○ 役に立つ')
    expect(await panel('六曜は役に立っているか').locator('tbody tr').count()).toBe(report.queues.length)
  })

  test('day by day, each with the sign of its place in the band', async () => {
    await house.show('models', 'lang=ja')
    const calendar = house.page.locator('table.bands')
    const outside = report.forecast.flatMap((one) =>
      one.detail!.dates.filter(({ date, place }) => date.startsWith('2023-08') && place.endsWith('95')),
    )
    await house.page.getByRole('button', { name: '2023/08' }).click()
    await house.page.getByRole('button', { name: '2023/08', pressed: true }).waitFor()
    const far = calendar.locator('td.short')
    expect(await far.count()).toBe(outside.length)
    expect(await read(far.locator('[aria-hidden]'))).toMatch(/^((↑↑|↓↓)\s*)+$/)
    expect(await far.first().getAttribute('title')).toContain(`実績 ${outside[0]!.actual}、`)
  })
})

test('nothing was complained of and no other host was called', () => {
  expect(house.complaints).toEqual([])
  expect(house.served.asked.length).toBeGreaterThan(0)
})
