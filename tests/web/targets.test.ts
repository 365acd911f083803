import { expect, test } from 'vitest'
import { area } from '../../src/core/words/page.ts'
import { standing, targetLines } from '../../src/web/targets.ts'
import { learn, textIn } from '../../src/web/text.ts'
import { sampleReport } from '../fixtures/report.ts'

learn(area)

const ja = textIn('ja')
const report = sampleReport()
const [window, phone] = ['tax', 'taxPhone'].map((id) => report.queues.find((one) => one.id === id)!)
const all = { ...phone!, targetAsaSeconds: 30, targetAnswerShare: 0.95 }

test('every target is written as its formula, with the channel’s own words', () => {
  expect(targetLines(window!, ja)).toEqual([
    '目標(課税): 15分以内に呼ばれた人 ÷ 来た人全員(途中で帰った人も含む)≧ 90\u00a0%',
  ])
  expect(targetLines(all, ja).slice(1)).toEqual([
    '目標(納税課電話): 待った時間の合計 ÷ 着信件数(平均応答時間、ASA)≦ 30秒',
    '目標(納税課電話): 応答した件数 ÷ 着信件数(応答率)≧ 95\u00a0%',
  ])
})

test('each target is judged by itself, and only where there is one', () => {
  const met = (within: number, wait: number, lost: number) => {
    const exactly = (mean: number) => ({ mean, low: mean, high: mean })
    return {
      withinTarget: exactly(within),
      meanWaitSeconds: exactly(wait),
      abandonedShare: exactly(lost),
    }
  }
  expect(standing(all, met(0.8, 30, 0.05))).toEqual({ within: 'fit', asa: 'fit', answered: 'fit' })
  expect(standing(all, met(0.79, 31, 0.06))).toEqual({ within: 'short', asa: 'short', answered: 'short' })
  expect(standing(window!, met(0.9, 999, 0.5))).toEqual({
    within: 'fit',
    asa: undefined,
    answered: undefined,
  })
})
