import { breach, type Check, isSound } from './facts.ts'
import { lengthOf, minus } from './spans.ts'

/** Working hours other than those published, without the person's consent. Leave the person asked for needs none. */
export const consent: Check = (rule, facts) => {
  const published = new Map(facts.input.published?.map((day) => [`${day.person} ${day.date}`, day]))
  const agreed = new Set(facts.input.consents?.map(({ person, date }) => `${person} ${date}`))
  return facts.input.days.flatMap(({ person, date, shift }) => {
    const key = `${person} ${date}`
    const before = published.get(key)
    if (!before || !facts.isJudged(date) || agreed.has(key) || facts.leaveOf(person, date)) return []
    const was = before.shift && isSound(before.shift) ? [before.shift] : []
    const is = shift && isSound(shift) ? [shift] : []
    const found = lengthOf(minus(was, is)) + lengthOf(minus(is, was))
    return found > 0 ? breach(rule, { person, date, found, allowed: 0, unit: 'minutes' }) : []
  })
}
