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

describe('stretches', () => {
  /** The desk is worth most in slots 0, 2 and 4 of six, the post in the others. */
  const slots = halves([[5000], [0], [5000], [0], [5000], [0]])
  const people = [person('p1', ['desk', 'post'])]
  const desk = (more: Partial<ReturnType<typeof activity>>) => [
    { ...activity('desk', 'window'), ...more },
    activity('post', 'backOffice'),
  ]
  const of = (more: Parameters<typeof desk>[0], post: number) =>
    names(assigned({ people, slots, activities: desk(more) }, { post }))[0]!

  test('as short as the losses want them where nothing is said', () => {
    expect(of({}, 1.5)).toEqual([
      '540-570 desk',
      '570-600 post',
      '600-630 desk',
      '630-660 post',
      '660-690 desk',
      '690-720 post',
    ])
  })

  test('at an activity never shorter than its least, unless the shift ends', () => {
    const blocks = of({ minimumStretchMinutes: 90 }, 1.5)
    expect(
      blocks
        .filter((block) => block.endsWith('desk'))
        .every((block) => {
          const [from, to] = block.split(' ')[0]!.split('-').map(Number) as [number, number]
          return to - from >= 90 || to === 720
        }),
    ).toBe(true)
    expect(blocks.some((block) => block.endsWith('desk'))).toBe(true)
  })

  test('at an activity never longer than its most: other work comes', () => {
    const busy = halves([[5000], [5000], [5000], [5000], [5000], [5000]])
    const most = (minutes: number) =>
      names(
        assigned(
          { people, slots: busy, activities: desk({ maximumStretchMinutes: minutes }) },
          { post: 0.01 },
        ),
      )[0]!
    expect(most(180)).toEqual(['540-720 desk'])
    expect(most(179)).not.toEqual(['540-720 desk'])
    for (const block of most(90)) {
      const [from, to] = block.split(' ')[0]!.split('-').map(Number) as [number, number]
      expect(to - from).toBeLessThanOrEqual(90)
    }
  })
})

test('one leader of a team stays at its own work where the loan is worth little', () => {
  const people = ['l1', 'l2'].map((id) => person(id, ['desk', 'far'], { role: 'leader' }))
  const activities = [activity('desk', 'window'), activity('far', 'window', 'b')]
  const both = (yen: number) =>
    assigned({
      people: [...people, person('b', ['far', 'desk'], { team: 'b' })],
      activities,
      slots: Array.from({ length: 6 }, (_, i) => [
        slot(MONDAY, 18 + i, 'desk', [0, 0]),
        slot(MONDAY, 18 + i, 'far', [yen, yen, yen]),
      ]).flat(),
      shifts: [shift('m', 540, 720)],
    })
      .slice(0, 2)
      .map((own) => own.some((block) => block.activity === 'desk'))
  expect(both(300)).toContain(true)
  expect(both(9000)).not.toContain(true)
})
