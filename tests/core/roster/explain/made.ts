import type { City } from '../../../../src/core/city/types.ts'
import { ruleOn } from '../../../../src/core/plan-explain.ts'
import { type ExplainGround, groundOf } from '../../../../src/core/roster/explain/ground.ts'
import type { RosterRequest } from '../../../../src/core/roster/explain/types.ts'
import { shortagesOf } from '../../../../src/core/roster/shortage.ts'
import type { Block, PersonDay, RosterProblem, Shortage } from '../../../../src/core/roster/types.ts'
import { check, recheck } from '../../../../src/core/verification/check.ts'
import { MONDAY, type TinyParts, tiny } from '../tiny.ts'

/** A tiny problem whose counters are open 9–13, so that the checker knows them. */
export const counters = (parts: TinyParts = {}): RosterProblem => {
  const problem = tiny(parts)
  const queues = problem.city.activities
    .filter(({ kind }) => kind === 'window')
    .map(({ id, name }): City['queues'][number] => ({
      id: `${id}-queue`,
      name,
      activity: id,
      channel: 'window',
      opening: 'all',
      aliases: [],
      targets: [],
    }))
  const openings: City['openings'] = [
    {
      opening: 'all',
      weekdays: [1, 2, 3, 4, 5],
      openMinute: 540,
      closeMinute: 780,
      servedBy: 'contractor',
      from: '2020-01-01',
    },
  ]
  return { ...problem, city: { ...problem.city, queues, openings } }
}

/** A roster of a tiny problem, judged by the checker. */
export const laidOut = (problem: RosterProblem, days: readonly PersonDay[]): ExplainGround => {
  const { locked: _, published: __, before: ___, carried: ____, ...bare } = problem
  const input = { ...bare, days }
  const certificate = check(input)
  return groundOf(problem, days, {
    certificate,
    judge: (edits) => recheck({ input, certificate }, edits).certificate,
    rule: ruleOn(problem.dates[0]),
  })
}

export const shortagesIn = ({ problem, opening, workers, days }: ExplainGround): Shortage[] =>
  shortagesOf(problem, opening, [...workers.values()], days)

/** A day of some blocks, from the first to the last of them; what lies between is break. */
export const worked = (
  person: string,
  code: string,
  blocks: readonly (readonly [activity: string, startMinute: number, endMinute: number])[],
  date: PersonDay['date'] = MONDAY,
): PersonDay => {
  const list = blocks.map(
    ([activity, startMinute, endMinute]): Block => ({ activity, startMinute, endMinute }),
  )
  const breaks = list.slice(1).flatMap(({ startMinute }, i) => {
    const before = list[i]!.endMinute
    return before < startMinute ? [{ startMinute: before, endMinute: startMinute }] : []
  })
  const shift = { code, startMinute: list[0]!.startMinute, endMinute: list.at(-1)!.endMinute }
  return { person, date, shift, breaks, blocks: list }
}

export const off = (person: string, more: Partial<PersonDay> = {}): PersonDay => ({
  person,
  date: MONDAY,
  breaks: [],
  blocks: [],
  ...more,
})

export const asked = (people: number, startMinute = 600, endMinute = 660): RosterRequest => ({
  activity: 'desk',
  date: MONDAY,
  startMinute,
  endMinute,
  people,
})
