import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePooling, sampleTrial } from './answers.ts'
import { decimal, type House, openHouse, percent, read, report, text } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

test('試算 asks for teams and head-counts alone: no report, no name', async () => {
  const visitor = await house.browser.newPage()
  const asked = house.served.asked.length
  await visitor.goto(`${house.served.url}#trial?lang=ja`)
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
  const calls = house.served.asked.slice(asked)
  expect(calls).toContain('POST /api/trials')
  expect(calls.filter((call) => call.includes('/runs'))).toEqual([])
  await visitor.close()
})

test('集約効果 asks for volumes alone: no report, no name', async () => {
  const visitor = await house.browser.newPage()
  const asked = house.served.asked.length
  await visitor.goto(`${house.served.url}#pooling?lang=ja`)
  await visitor.getByRole('button', { name: '窓口案内' }).click()
  const start = visitor.getByRole('button', { name: '計算する' })
  expect(await start.first().isDisabled()).toBe(true)
  await visitor.getByRole('button', { name: '課税', exact: true }).click()
  await start.first().click()
  await visitor.getByRole('heading', { name: '日ごとの集約効果' }).waitFor()
  const pooled = samplePooling(['apply', 'tax'])
  const seen = await read(visitor.locator('body'))
  expect(seen).toContain(`${decimal.format(pooled.apartHours)} → ${decimal.format(pooled.togetherHours)}`)
  for (const person of report.people) expect(seen).not.toContain(person.name)
  await start.last().click()
  await visitor.getByText('窓口2つを別々に置くと 6人、集約すると 4人。').waitFor()
  const calls = house.served.asked.slice(asked)
  expect(calls).toEqual(expect.arrayContaining(['POST /api/pooling', 'POST /api/pooling/rates']))
  expect(calls.filter((call) => call.includes('/runs'))).toEqual([])
  await visitor.close()
})

test('nothing was complained of and no other host was called', () => {
  expect(house.complaints).toEqual([])
  expect(house.served.asked.length).toBeGreaterThan(0)
})
