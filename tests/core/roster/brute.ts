import { costOf } from '../../../src/core/roster/cost.ts'
import { openingOf } from '../../../src/core/roster/horizon.ts'
import { placementsOf } from '../../../src/core/roster/pattern.ts'
import type { Block, PersonDay, RosterProblem } from '../../../src/core/roster/types.ts'
import { workersOf } from '../../../src/core/roster/worker.ts'

const choicesOf = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((item) => [...head, item])), [[]])

const joined = (blocks: readonly Block[]): Block[] => {
  const list: Block[] = []
  for (const block of blocks) {
    const last = list.at(-1)
    if (last?.activity === block.activity && last.endMinute === block.startMinute)
      list[list.length - 1] = { ...last, endMinute: block.endMinute }
    else list.push(block)
  }
  return list
}

/** The least cost of all rosters of a tiny problem, by trying every one of them. */
export const cheapest = (problem: RosterProblem): number => {
  const workers = workersOf(problem, openingOf(problem.open, problem.city.slotMinutes))
  const perPerson = workers.map(({ person, days, weeks }) => {
    const byDay = days.map(({ date, patterns, activities, locked }): (PersonDay & { minutes: number })[] => {
      if (locked) return [{ ...locked, minutes: patterns[0]?.minutes ?? 0 }]
      return [
        { person: person.id, date, breaks: [], blocks: [], minutes: 0 },
        ...patterns
          .flatMap((one) => placementsOf(one, problem.city.slotMinutes))
          .flatMap((pattern) =>
            choicesOf(
              pattern.stints.map((stint) => activities.map((a) => ({ ...stint, activity: a.id }))),
            ).map((blocks) => ({
              person: person.id,
              date,
              shift: { code: pattern.code, startMinute: pattern.startMinute, endMinute: pattern.endMinute },
              breaks: pattern.breaks,
              shortBreaks: pattern.shortBreaks,
              blocks: joined(blocks),
              minutes: pattern.minutes,
            })),
          ),
      ]
    })
    return choicesOf(byDay).filter((own) =>
      weeks.every((week) => {
        const minutes = week.days.reduce((sum, day) => sum + own[day]!.minutes, 0)
        return minutes >= week.least && minutes <= week.most
      }),
    )
  })
  return choicesOf(perPerson).reduce(
    (best, all) => Math.min(best, costOf(problem, all.flat()).totalYen),
    Infinity,
  )
}
