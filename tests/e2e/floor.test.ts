import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decimal, type House, MONDAY, openHouse, percent, read, report, text } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

describe('the simulated week', () => {
  test('待ち時間', async () => {
    await house.show('waits')
    for (const queue of report.simulation.queues) {
      const name = report.queues.find((one) => one.id === queue.queue)!.name.ja
      const row = await read(
        house.page.locator('main tr', { has: house.page.getByRole('button', { name, exact: true }) }),
      )
      expect(row).toContain(percent(queue.withinTarget.mean))
      expect(row).toContain(
        `${decimal.format(queue.withinTarget.low * 100)}–${percent(queue.withinTarget.high)}`,
      )
    }
  })

  test('待ち時間: the chosen queue by slot, by day and over the week; how busy everyone is; what is left over', async () => {
    await house.show('waits', `lang=ja&queue=insurance&date=${MONDAY}`)
    const queue = report.simulation.queues.find((one) => one.queue === 'insurance')!
    const slots = queue.slots.filter((slot) => slot.date === MONDAY)
    const day = house.page.locator('main .panel', {
      has: house.page.getByRole('heading', { name: /^国保・年金: 令和/ }),
    })
    expect(await day.locator('tbody tr').count()).toBe(slots.length)
    expect(await day.locator('canvas').count()).toBe(3)
    const days = house.page.locator('main .panel', { hasText: '日ごと・週の待ち時間' }).locator('tbody tr')
    expect(await days.count()).toBe(queue.days.length + 1)
    expect(await read(days.last())).toContain(percent(queue.withinTarget.mean))
    const seen = await house.main()
    const [busy] = report.simulation.people!
    expect(seen).toContain(percent(busy!.occupancy.mean))
    for (const { id, name } of report.tasks!)
      if (report.simulation.work!.some(({ task }) => task === id)) expect(seen).toContain(name.ja)
    expect(seen).toContain('窓口・電話 7 のうち 6 で、模擬は実際の待ち時間を再現しました')
    const outbound = house.page.locator('main .panel', { hasText: '架電の時間の行方' }).locator('tbody tr')
    expect(await read(outbound)).toContain('124.7')
  })

  test('待ち時間: a run of an earlier version says what to do', async () => {
    const old = {
      ...report.simulation,
      queues: report.simulation.queues.map(({ days: _, ...queue }) => queue),
    }
    await house.page.route('**/report', (route) => route.fulfill({ json: { ...report, simulation: old } }))
    await house.page.goto('about:blank')
    await house.page.goto(`${house.served.url}#waits?lang=ja`)
    await house.page.getByText(text('ja', 'page.waits.older')).waitFor()
    await house.page.unroute('**/report')
    await house.page.goto('about:blank')
  })

  test('一日の流れ: every visit is a bar, a mark or both, and is told under the pointer and by arrow keys', async () => {
    await house.show('replay', `lang=ja&date=${MONDAY}&team=hoken`)
    const monday = report.replays!.find(({ date }) => date === MONDAY)!
    const mine = monday.visits.filter(({ queue }) => queue === 'insurance')
    expect(await house.page.locator('.replay .visit').count()).toBe(
      mine.filter(({ start }) => start !== undefined).length,
    )
    expect(await house.page.locator('.replay .visit.onward').count()).toBe(
      mine.filter((one) => one.onward).length,
    )
    await house.page.locator('.replay .visit.onward').first().hover({ force: true })
    const told = house.page.locator('.telling')
    expect(await read(told)).toContain(text('ja', 'page.replay.onward'))
    const before = await read(told)
    await house.page.locator('section.table').focus()
    await house.page.keyboard.press('ArrowRight')
    await house.page.locator('.visit.chosen').waitFor()
    expect(await read(told)).not.toBe(before)
    await house.page.getByText('この日の').click()
    const rows = house.page.locator('details tbody tr')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(mine.length)
  })

  test('必要人数: what the next person buys, with the formula of the target and the rounds', async () => {
    const slot = report.load
      .find((one) => one.activity === 'taxPhone' && one.date === MONDAY)!
      .slots.find(({ placed, curve }) => placed < curve.length - 1)!
    await house.show('requirement', `lang=ja&date=${MONDAY}&activity=taxPhone&slot=${slot.slot}`)
    expect(await read(house.page.locator('main p.lead'))).toMatch(
      new RegExp(`^月曜 \\d+:\\d\\d 納税課受電: ${slot.placed}人、${slot.placed + 1}人目で待ち .+ → .+`),
    )
    const seen = await house.main()
    expect(seen).toContain('20秒以内に応答した件数 ÷ 着信件数')
    const rounds = house.page.locator('main .rounds tbody tr')
    expect(await rounds.count()).toBe(report.rounds!.length)
    expect(await read(house.page.locator('main .rounds tr.champion'))).toContain('採用')
    expect(await read(rounds.first())).toContain('84.2\u00a0% / 91.4\u00a0% / 90\u00a0%')
  })

  test('再現性: each queue with its verdict, by slot, by day and with the staffing behind it', async () => {
    await house.show('reproduction', 'lang=ja&queue=mynumber')
    const calibration = report.calibration!
    const one = calibration.queues.find(({ queue }) => queue === 'mynumber')!
    expect(await read(house.page.locator('.verdict'))).toContain('窓口・電話 7 のうち 6 で')
    expect(await read(house.page.locator('main tr.champion'))).toContain('▼ 模擬の待ちが短すぎる')
    const tables = house.page.locator('main tbody')
    expect(await tables.nth(1).locator('tr').count()).toBe(one.slots.length)
    expect(await tables.nth(2).locator('tr').count()).toBe(one.days.length)
    expect(await tables.nth(3).locator('tr').count()).toBe(
      calibration.staffing.find(({ activity }) => activity === 'mynumber')!.slots.length,
    )
  })
})

test('nothing was complained of and no other host was called', () => {
  expect(house.complaints).toEqual([])
  expect(house.served.asked.length).toBeGreaterThan(0)
})
