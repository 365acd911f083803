import { describe, expect, test } from 'vitest'
import { assignDay } from '../../../src/core/roster/assign.ts'
import { openingOf } from '../../../src/core/roster/horizon.ts'
import { placementsOf } from '../../../src/core/roster/pattern.ts'
import { workersOf } from '../../../src/core/roster/worker.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { activity, MONDAY, person, shift, slot, type TinyParts, tiny } from './tiny.ts'

const highs = await loadHighs()

/** What everyone does on Monday when all work the first pattern they may. */
const assigned = (parts: TinyParts, planned: Readonly<Record<string, number>> = {}) => {
  const problem = tiny({ slotMinutes: 30, ...parts })
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const shifts = workersOf(problem, opening).map((worker) => ({
    worker,
    pattern: placementsOf(worker.days[0]!.patterns[0]!, problem.city.slotMinutes)[0]!,
  }))
  const hours = new Map(Object.entries(planned))
  return assignDay(problem, opening, 0, shifts, hours, highs, { spareYen: 0.001 }).blocks
}

const halves = (saves: readonly (readonly number[])[]) =>
  saves.map((list, i) => slot(MONDAY, 18 + i, 'desk', list))

const names = (blocks: ReturnType<typeof assigned>) =>
  blocks.map((own) =>
    own.map(({ activity: id, startMinute, endMinute }) => `${startMinute}-${endMinute} ${id}`),
  )

describe('who does what on a date', () => {
  test('goes where it saves most, and stays an hour where that costs next to nothing', () => {
    const slots = halves([[5000], [5000], [20], [5000], [5000], [5000]])
    const people = [person('p1', ['desk', 'post'])]
    expect(names(assigned({ people, slots }, { post: 0.01 }))).toEqual([['540-720 desk']])
  })

  test('leaves the counter for half an hour where that is worth it', () => {
    const slots = halves([[5000], [5000], [0], [5000], [5000], [5000]])
    const people = [person('p1', ['desk', 'post'])]
    expect(names(assigned({ people, slots }, { post: 0.5 }))).toEqual([
      ['540-600 desk', '600-630 post', '630-720 desk'],
    ])
  })

  test('blocks and breaks tile each shift', () => {
    const shifts = [shift('long', 495, 1020, 60, [660, 780])]
    const slots = halves(Array.from({ length: 15 }, (_, i) => [4000, (i * 700) % 3000]))
    const [first, second] = assigned({ shifts, slots, openTo: 990 }, { post: 3 })
    for (const blocks of [first!, second!]) {
      const minutes = blocks.reduce((sum, block) => sum + block.endMinute - block.startMinute, 0)
      expect(minutes).toBe(465)
      expect(blocks[0]!.startMinute).toBe(495)
      expect(blocks.at(-1)!.endMinute).toBe(1020)
    }
  })

  test('never more people than seats, while there is another seat', () => {
    const activities = [activity('desk', 'window', 'a', 1), activity('post', 'backOffice', 'a', 1)]
    const blocks = assigned({ activities, slots: halves([[5000], [5000], [5000], [5000], [5000], [5000]]) })
    const at = (minute: number) =>
      blocks.map(
        (own) => own.find((block) => block.startMinute <= minute && minute < block.endMinute)?.activity,
      )
    for (let minute = 540; minute < 720; minute += 15) expect(at(minute).sort()).toEqual(['desk', 'post'])
  })

  test('a person with nothing of use to do still has an activity', () => {
    const people = [person('p1', ['desk']), person('p2', ['desk'])]
    for (const own of assigned({ people }))
      expect(own).toEqual([{ activity: 'desk', startMinute: 540, endMinute: 720 }])
  })
})
