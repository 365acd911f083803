import type { City, Staff } from '../city/types.ts'
import type { Breach } from '../verification/types.ts'
import { type BreachNames, breachBlanks } from './breach-blanks.ts'
import { isKey, type Language, say } from './say.ts'

export type { BreachNames }

/** Names of the city and its staff, for the texts of breaches. */
export const breachNames = (city: City, people: Staff['people']): BreachNames => ({
  person: (id) => people.find((person) => person.id === id)?.name,
  team: (id, language) => city.teams.find((team) => team.id === id)?.name[language],
  activity: (id, language) => city.activities.find((activity) => activity.id === id)?.name[language],
})

/** A breach as one sentence: who, when, what was found and what is allowed. */
export const breachText = (breach: Breach, names: BreachNames, language: Language): string => {
  const key = `law.${breach.rule}`
  if (!isKey(key)) throw new Error(`no text for rule ${breach.rule}`)
  return say(language, key, breachBlanks(breach, names, language))
}
