import { describe, expect, test } from 'vitest'
import { area } from '../../src/core/words/page.ts'
import { dayWaitChart, slotWaitChart, staffingChart } from '../../src/web/charts/reproduction.ts'
import { roundsChart } from '../../src/web/charts/rounds.ts'
import { learn, textIn } from '../../src/web/text.ts'
import { sampleReport } from '../fixtures/report.ts'

learn(area)

const report = sampleReport()
const calibration = report.calibration!
const [queue] = calibration.queues
const ja = textIn('ja')

describe('the simulator check', () => {
  test('sets observed waits on the interval they should lie in, in minutes', () => {
    const [observed, simulated, interval] = slotWaitChart(queue!, 30, ja).data.datasets
    const { observedMeanWaitSeconds, simulatedMeanWaitSeconds: wait } = queue!.slots[2]!
    expect(observed!.data[2]).toBe(observedMeanWaitSeconds / 60)
    expect(simulated!.data[2]).toBe(wait.mean / 60)
    expect(interval!.data[2]).toEqual([wait.low / 60, wait.high / 60])
  })

  test('sets every judged day on its band', () => {
    const { data } = dayWaitChart(queue!, ja)
    expect(data.labels).toEqual(queue!.days.map(({ date }) => ja.day(date)))
    const { low80, high80 } = queue!.days[4]!
    expect(data.datasets[2]!.data[4]).toEqual([low80 / 60, high80 / 60])
  })

  test('draws fitted people as steps above the fewest that service needs', () => {
    const [fitted] = calibration.staffing
    const [people, least] = staffingChart(fitted!, 30, ja).data.datasets
    expect(people!.data).toEqual(fitted!.slots.map((slot) => slot.people))
    expect(least!.data).toEqual(fitted!.slots.map((slot) => slot.least))
  })
})

test('rounds are told by what they cost more than the first, beside what they lose', () => {
  const rounds = report.rounds!
  const [more, loss] = roundsChart(rounds, ja).data.datasets
  expect(more!.data).toEqual([0, 18_600])
  expect(loss!.data).toEqual(rounds.map(({ simulatedLossYen }) => simulatedLossYen))
})
