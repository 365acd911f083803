import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decimal, type House, MONDAY, openHouse, percent, read, report, text, whole } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

describe('every view shows the figures of the report', () => {
  test('概要', async () => {
    await house.show('summary')
    const { summary, proof, cost } = report
    const seen = await house.main()
    expect(seen).toContain(`${whole(summary.arrivals)} 件の来庁・入電`)
    expect(seen).toContain(`${summary.rosteredPeople} 人・`)
    for (const share of [summary.fillRate, summary.withinTarget]) expect(seen).toContain(percent(share))
    expect(seen).toContain(`最大でも ${(proof.gap * 100).toFixed(2)}\u00a0%`)
    expect(seen).toContain(`${whole(cost.totalYen)}円`)
    expect(await read(house.page.locator('.headline', { hasText: '法令違反' }))).toContain(
      `${summary.breaches}件`,
    )
    expect(await read(house.page.locator('.headline', { hasText: '不足' }))).toContain(
      summary.shortageHours.toFixed(1),
    )
    for (const team of report.teams) expect(seen).toContain(team.name.ja)
  })

  test('需要予測', async () => {
    const forecast = report.forecast.find((one) => one.queue === 'tax')!
    await house.show('forecast', 'lang=ja&queue=tax&date=2023-10-04')
    const seen = await house.main()
    for (const day of forecast.days)
      expect(seen).toContain(`${whole(day.mean)}\t${day.quantiles[1]}–${day.quantiles[5]}`)
    const slot = forecast.days.find((day) => day.date === '2023-10-04')!.slots[3]!
    expect(seen).toContain(`10:00–\t${slot.mean.toFixed(1)}\t${slot.quantiles[1]}–${slot.quantiles[5]}`)
    for (const row of forecast.baselines) expect(seen).toContain(percent(row.accuracy.wape))
    expect(seen).toContain('国保税第3期納期限')
  })

  test('需要予測: teams, departments and the city added up', async () => {
    await house.show('forecast')
    const rows = house.page.locator('main .panel', { hasText: 'チーム・課・市の合計' }).locator('tbody tr')
    expect(await rows.count()).toBe(report.totals!.length)
    const week = report.totals!.at(-1)!.weeks.find(({ from }) => from === MONDAY)!
    expect(await read(rows.last())).toContain(
      `${whole(week.mean)}\t${whole(week.quantiles[1]!)}–${whole(week.quantiles[5]!)}`,
    )
  })

  test('需要予測: the chosen day opened into what makes it', async () => {
    const day = report.forecast.find((one) => one.queue === 'tax')!.days.find((one) => one.date === MONDAY)!
    await house.show('forecast', `lang=ja&queue=tax&date=${MONDAY}`)
    const panel = house.page.locator('main .panel', {
      has: house.page.getByRole('heading', { name: '件数になる理由' }),
    })
    const seen = await read(panel)
    expect(seen).toContain('月曜 +18\u00a0%、国保税第3期納期限 +9\u00a0%、雨 −6\u00a0%')
    expect(seen).toContain(`雨\t▲6.0\u00a0%\t▲`)
    expect(await panel.locator('tbody tr').count()).toBe(day.explanation!.parts.length + 2)
    expect(await read(panel.locator('tbody tr').last())).toContain(decimal.format(day.mean))
  })

  test('a chart under the pointer tells its values', async () => {
    const day = report.forecast.find((one) => one.queue === 'tax')!.days.find((one) => one.date === MONDAY)!
    await house.show('forecast', `lang=ja&queue=tax&date=${MONDAY}`)
    const canvas = house.page.locator('canvas').nth(1)
    await canvas.scrollIntoViewIfNeeded()
    await canvas.hover({ position: { x: 70, y: 60 } })
    const seen = await read(house.page.locator('.values'))
    expect(seen).toContain('8:30')
    expect(seen).toContain(decimal.format(day.slots[0]!.mean))
  })

  test('必要人数: signs of every slot, and what n people would mean in the chosen one', async () => {
    const loads = report.load.filter((load) => load.date === MONDAY)
    const immediate = new Set(
      report.activities.filter((one) => one.kind === 'window' || one.kind === 'phone').map((one) => one.id),
    )
    const slots = loads.filter((load) => immediate.has(load.activity)).flatMap((load) => load.slots)
    await house.show('requirement', `lang=ja&date=${MONDAY}`)
    expect(await house.page.locator('.heat td.short').count()).toBe(
      slots.filter((slot) => slot.placed < slot.required).length,
    )
    expect(await read(house.page.locator('.heat td.short').first())).toContain('▼')
    const slot = loads.find((load) => load.activity === 'insurance')!.slots[4]!
    await house.page.locator(`[data-cell="insurance/${slot.slot}"]`).click()
    expect(await read(house.page.locator(`[data-cell="insurance/${slot.slot}"]`))).toContain(
      `${slot.placed}/${slot.required}`,
    )
    const rows = house.page.locator('.columns .chart + .table tbody tr')
    expect(await rows.count()).toBe(slot.curve.length)
    expect(await read(house.page.locator('.columns .chart + .table tr.champion'))).toContain(
      percent(slot.curve[slot.placed]!.serviceLevel),
    )
    expect(house.page.url()).toContain(`slot=${slot.slot}`)
  })

  test('配置表: everyone in the week, every block and break in the day', async () => {
    await house.show('roster')
    expect(await house.page.locator('.roster .who').count()).toBe(report.people.length)
    const [person] = report.people
    const mine = report.roster.filter((day) => day.person === person!.id)
    const minutes = mine
      .flatMap((day) => [...day.blocks, ...(day.shortBreaks ?? [])])
      .map((block) => block.endMinute - block.startMinute)
    const row = await read(house.page.locator('.roster tr', { hasText: person!.name }))
    expect(row).toContain((minutes.reduce((a, b) => a + b, 0) / 60).toFixed(2))
    expect(await house.page.locator('.roster .absence').count()).toBe(
      report.roster.filter((day) => day.absence).length,
    )

    await house.show('roster', `lang=ja&scale=day&date=${MONDAY}`)
    const today = report.roster.filter((day) => day.date === MONDAY)
    expect(await house.page.locator('.track .block:not(.break)').count()).toBe(
      today.flatMap((day) => day.blocks).length,
    )
    expect(await house.page.locator('.track .block.break:not(.short-break)').count()).toBe(
      today.flatMap((day) => day.breaks).length,
    )

    await house.show('roster', 'lang=ja&team=kazei')
    expect(await house.page.locator('.roster .who').count()).toBe(
      report.people.filter((one) => one.team === 'kazei').length,
    )
  })

  test('不足', async () => {
    await house.show('shortages')
    const seen = await house.main()
    expect(seen).toContain(`不足 ${report.summary.shortageHours.toFixed(1)} 人時`)
    expect(seen).toContain(text('ja', 'page.reason.everyoneBusy'))
    const undone = report.work.find((row) => row.hours - row.placedHours > 0.05)!
    expect(seen).toContain(`▼ ${(undone.hours - undone.placedHours).toFixed(1)}`)
  })

  test('法令確認: one row a rule, one a finding', async () => {
    await house.show('law')
    const { rules, breaches } = report.certificate
    const tables = house.page.locator('main tbody')
    expect(await tables.nth(0).locator('tr').count()).toBe(breaches.length)
    expect(await tables.nth(1).locator('tr').count()).toBe(rules.length)
    expect(await read(house.page.locator('.verdict'))).toContain('法令違反はありません')
    const seen = await house.main()
    for (const rule of rules) expect(seen).toContain(rule.article.ja)
  })

  test('予測モデル: every model of every queue, and a retraining', async () => {
    await house.show('models')
    const rows = house.page.locator('main .panel', { hasText: 'モデルの順位表' }).locator('tbody tr')
    const models = report.forecast.flatMap((queue) =>
      [queue.model, ...queue.baselines.map((row) => row.model)].map((model) => `${queue.queue} ${model}`),
    )
    expect(await rows.count()).toBe(new Set(models).size)
    for (const receipt of report.receipts) expect(await house.main()).toContain(receipt.file)
    expect(await house.page.getByText('検証の内訳がありません').count()).toBe(0)
    await house.page.getByRole('button', { name: '再学習する' }).click()
    await house.page.getByRole('heading', { name: '再学習の結果' }).waitFor()
  })
})

test('nothing was complained of and no other host was called', () => {
  expect(house.complaints).toEqual([])
  expect(house.served.asked.length).toBeGreaterThan(0)
})
