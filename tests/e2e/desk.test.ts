import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { area as law } from '../../src/core/words/law.ts'
import { fill } from '../../src/core/words/say.ts'
import { sampleCover } from './answers.ts'
import { type House, MONDAY, openHouse, read, report, text } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())
/** What one test did by hand is forgotten before the next. */
beforeEach(async () => {
  await house.page.goto(house.served.url)
  await house.page.evaluate(() => localStorage.clear())
  await house.page.goto('about:blank')
})

const kept = report.locked![0]!
const worker = report.people.find(
  ({ id }) =>
    id !== kept.person &&
    report.roster.some(
      (day) => day.person === id && day.date === MONDAY && day.shift?.code === '日' && day.blocks.length > 1,
    ),
)!
const cell = (person = worker.id, date = MONDAY) => house.page.locator(`[data-cell="${person}/${date}"]`)
const sentLast = (kind: string) => house.served.sent.findLast((one) => one.kind === kind)?.body

/** Sheets that the page on screen prints on. */
const sheets = async (): Promise<number> => {
  const paper = await house.page.pdf({ preferCSSPageSize: true })
  return [...paper.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length
}

test('the wall’s roster is one sheet, without what is known of single people', async () => {
  await house.show('roster')
  expect(await sheets()).toBe(1)
  await house.page.emulateMedia({ media: 'print' })
  expect(await house.page.locator('main .panel:visible').count()).toBe(1)
  await house.page.emulateMedia({ media: null })
})

describe('配置表: a cell in hand', () => {
  test('is locked by the keyboard, shows its lock, and goes with the next 自動作成; so does what hangs on the wall', async () => {
    await house.show('roster')
    await cell().click()
    await house.page.getByRole('heading', { name: `${worker.name}さん 10/2(月)` }).waitFor()
    const before = await house.page.locator('.roster .lock').count()
    await cell().focus()
    await house.page.keyboard.press('l')
    expect(await house.page.locator('.roster .lock').count()).toBe(before + 1)
    expect(await cell().locator('.lock').count()).toBe(1)
    await house.page.getByRole('button', { name: '再作成(固定を残す)' }).click()
    await house.page.getByText('配置の計算').first().waitFor()
    const body = sentLast('rosters') as { week: string; published: string; locked: { person: string }[] }
    expect(body).toMatchObject({ week: report.dates[0], published: report.run })
    expect(body.locked).toContainEqual(
      report.roster.find((day) => day.person === worker.id && day.date === MONDAY),
    )
    expect(body.locked).toContainEqual(report.locked![0])
  })

  test('is moved by Shift and an arrow, checked at once, told with its article, and taken back', async () => {
    await house.show('roster')
    await cell().click()
    await cell().focus()
    await house.page.keyboard.press('Shift+ArrowRight')
    await house.page.locator('.verdict-line .breaches li').waitFor()
    const verdict = await read(house.page.locator('.verdict-line'))
    expect(verdict).toContain('規則に反します(1件)')
    expect(verdict).toContain(report.certificate.rules.find(({ id }) => id === 'interval')!.article.ja)
    expect(verdict).toContain(fill(law['law.interval'], 'ja').slice(-4))
    expect(await read(cell())).toContain('10:15–19:00')
    expect(await cell().locator('.mark.edited').count()).toBe(1)
    await house.page.getByRole('button', { name: '元に戻す' }).click()
    expect(await cell().locator('.mark.edited').count()).toBe(0)
    expect(await house.page.locator('.verdict-line').count()).toBe(0)
  })

  test('is moved by the mouse in a day, and survives a reload', async () => {
    await house.show('roster', `lang=ja&scale=day&date=${MONDAY}`)
    const row = house.page.locator('.gantt tr', { has: cell() })
    const track = row.locator('.track.person')
    const box = (await track.boundingBox())!
    const y = box.y + box.height / 2
    await house.page.mouse.move(box.x + box.width / 2, y)
    await house.page.mouse.down()
    await house.page.mouse.move(box.x + box.width / 2 + box.width / 6, y, { steps: 4 })
    await house.page.mouse.up()
    await row.locator('.mark.edited').waitFor()
    await house.page.locator('.verdict-line').getByText('規則に反します').waitFor()
    expect(await read(row)).toContain(text('ja', 'page.cell.editedShort'))
    await house.page.reload()
    await house.page.locator('.gantt .mark.edited').waitFor()
  })

  test('says why: what it would cost, who else could, who cannot and by which rule', async () => {
    await house.show('roster')
    await cell().click()
    await house.page.getByRole('button', { name: text('ja', 'page.cell.why') }).click()
    await house.page.locator('.why table').first().waitFor()
    const why = await read(house.page.locator('.why'))
    expect(why).toContain('費用は 4,210円 増えます')
    expect(why).toContain('1,630円 増えます')
    expect(why).toContain('+820円')
    expect(why).toContain(text('ja', 'page.standing.skill'))
  })

  test('of an approved leave tells its price, and that it stays', async () => {
    const away = report.roster.find((day) => day.absence && !day.shift)!
    await house.show('roster')
    await cell(away.person, away.date).click()
    await house.page.getByRole('button', { name: text('ja', 'page.cell.price') }).click()
    await house.page.getByText('約 +3,100円 変わります').waitFor()
    expect(sentLast('price')).toEqual({ asked: { kind: 'leave', person: away.person, date: away.date } })
  })

  test('shows what hung on the wall, short breaks and fair shares', async () => {
    await house.show('roster')
    expect(await house.page.locator('.roster .mark.changed').count()).toBe(1)
    const shares = house.page.locator('main .panel', { hasText: '公平性' }).locator('tbody tr')
    expect(await shares.count()).toBe(report.people.length)
    expect(await read(shares.first())).toContain('1 / 1.5')
    const rested = report.roster.find((day) => day.shortBreaks)!
    await house.show('roster', `lang=ja&scale=day&date=${rested.date}`)
    expect(await house.page.locator('.track .short-break').count()).toBe(1)
  })

  test('a horizon of several weeks is a month: one letter a day, weeks and days to choose', async () => {
    const weeks = [0, 7, 14]
    const later = (date: string, days: number) => `2023-10-${String(+date.slice(8) + days).padStart(2, '0')}`
    const spread = <T extends { date: string }>(rows: readonly T[]) =>
      weeks.flatMap((days) => rows.map((row) => ({ ...row, date: later(row.date, days) })))
    const month = {
      ...report,
      dates: weeks.flatMap((days) => report.dates.map((date) => later(date, days))),
      roster: spread(report.roster),
      open: spread(report.open),
      load: spread(report.load),
    }
    await house.page.route('**/report', (route) => route.fulfill({ json: month }))
    await house.show('roster')
    expect(await house.page.locator('.month thead th').count()).toBe(month.dates.length + 3)
    expect(await house.page.locator('.month thead th.rest').count()).toBe(0)
    expect(await sheets()).toBe(1)
    await house.page.getByRole('button', { name: '10/9の週' }).click()
    expect(await house.page.locator('.roster:not(.month) thead th').count()).toBe(7)
    await house.page.unroute('**/report')
  })
})

describe('応援・欠員対応', () => {
  const absent = report.people.find(({ id }) => sampleCoverRows(id) > 0)!

  test('an absence at 8:05: ranked at once, waits after, consent before the change, a slip to print', async () => {
    await house.show('cover', `lang=ja&date=${MONDAY}`)
    await house.page.getByLabel('来られない人').selectOption(absent.id)
    await house.page.locator('.option').waitFor()
    const list = sampleCover({ person: absent.id, date: MONDAY })
    const [best] = list.rows
    const rows = house.page.locator('.cover tbody tr')
    expect(await read(rows.first())).toContain('応援しない場合')
    const name = report.people.find(({ id }) => id === best!.moves[0]!.person)!.name
    expect(await read(rows.nth(1))).toContain(name)
    await house.page.locator('.option .planned').first().waitFor()
    expect(await read(rows.nth(1))).toContain('5分12秒 → 1分35秒')
    const apply = house.page.getByRole('button', { name: 'この案で変更する' })
    const consents = best!.moves.filter(({ needsConsent }) => needsConsent).length
    expect(await house.page.locator('.option input[type=checkbox]').count()).toBe(consents)
    expect(await apply.isDisabled()).toBe(consents > 0)
    for (const box of await house.page.locator('.option input[type=checkbox]').all()) await box.check()
    await apply.click()
    await house.page.locator('.slip').waitFor()
    expect(sentLast('apply')).toMatchObject({
      days: best!.moves.map(({ day }) => day),
      absence: { person: absent.id, date: MONDAY },
    })
    const slip = await read(house.page.locator('.slip'))
    expect(slip).toContain(absent.name)
    expect(slip).toContain(name)
    await house.page.emulateMedia({ media: 'print' })
    expect(await house.page.locator('.slip').isVisible()).toBe(true)
    expect(await house.page.locator('.absence-ask').isVisible()).toBe(false)
    await house.page.emulateMedia({ media: null })
  })

  test('whoever is not in the list is told why; another row may be chosen', async () => {
    await house.show('cover', `lang=ja&date=${MONDAY}&person=${absent.id}`)
    await house.page.locator('.option').waitFor()
    const list = sampleCover({ person: absent.id, date: MONDAY })
    const refused = house.page.locator('main .panel', { hasText: '候補にならない人' })
    expect(await read(refused)).toContain(`${list.refusals.length}人`)
    for (const { person } of list.refusals.slice(0, 4))
      expect(await read(refused)).toContain(report.people.find(({ id }) => id === person)!.name)
    if (list.rows.length > 1) {
      await house.page.getByRole('button', { name: '案2を選ぶ' }).click()
      await house.page.getByRole('heading', { name: '案 2' }).waitFor()
    }
  })

  test('the rest of the week with few changes: a curve beside its moves', async () => {
    await house.show('cover', `lang=ja&date=${MONDAY}&person=${absent.id}`)
    const panel = house.page.locator('main .panel', { hasText: '残りの日の組み直し' })
    await panel.getByRole('button', { name: '計算する' }).click()
    await panel.locator('tbody tr').first().waitFor()
    expect(await panel.locator('tbody tr').count()).toBe(3)
    expect(await read(panel.locator('tr.champion'))).toContain('12,728円')
  })

  test('two people exchange a day only where no rule speaks against it', async () => {
    const [one, other] = report.people
      .filter(({ team }) => team === absent.team)
      .filter(({ id }) => report.roster.some((day) => day.person === id && day.date === MONDAY && day.shift))
    await house.show('cover', `lang=ja&date=${MONDAY}`)
    await house.page.getByLabel('交代する人').selectOption(one!.id)
    await house.page.getByLabel('相手').selectOption(other!.id)
    const panel = house.page.locator('main .panel', { hasText: '勤務の交代' })
    await panel.getByText(/交代できま/).waitFor()
  })
})

function sampleCoverRows(person: string): number {
  const there = report.roster.some((day) => day.person === person && day.date === MONDAY && day.shift)
  return there ? sampleCover({ person, date: MONDAY }).rows.length : 0
}

describe('不足', () => {
  test('says whom and which article it is due to, what the cheapest repair costs, what one more would do', async () => {
    await house.show('shortages')
    const seen = await house.main()
    expect(seen).toContain('労働基準法39条5項')
    expect(seen).toContain('別のシフト +360円')
    expect(seen).toContain('月曜10:00に')
    expect(seen).toContain('2.4 人時の不足が消え')
    await house.page.getByRole('button', { name: '配置表で試す' }).click()
    await house.page.locator('.gantt .mark.edited').waitFor()
  })

  test('a demand that cannot be met shows the rules in conflict and the cheapest way out', async () => {
    await house.show('shortages')
    await house.page.getByRole('button', { name: '確かめる' }).click()
    await house.page.getByText('次の 2 件は同時には守れません').waitFor()
    const panel = await read(house.page.locator('main .panel', { hasText: 'この人数を必ず置けるか' }))
    expect(panel).toContain('労働基準法39条5項')
    expect(panel).toContain('いちばん安い')
  })
})

test('研修: trainings ranked with their bands, the chosen ones marked', async () => {
  await house.show('training')
  await house.page.getByRole('button', { name: '計算する' }).click()
  await house.page.getByRole('heading', { name: '研修の順位' }).waitFor()
  const rows = house.page.locator('main .panel', { hasText: '研修の順位' }).locator('tbody tr')
  expect(await rows.count()).toBe(3)
  expect(await read(rows.first())).toContain('0.75')
  expect(await house.page.locator('tr.champion').count()).toBe(2)
})

test('a run of an earlier version shows what it has', async () => {
  const { fairness: _, published: _p, locked: _l, explanations: _e, ...older } = report
  await house.page.route('**/report', (route) => route.fulfill({ json: older }))
  await house.show('roster')
  await house.page.getByText(text('ja', 'page.fair.none')).waitFor()
  await house.show('shortages')
  await house.page.getByText(text('ja', 'page.explained.none')).waitFor()
  await house.page.unroute('**/report')
})

test('nothing was complained of and no other host was called', () => {
  expect(house.complaints).toEqual([])
})
