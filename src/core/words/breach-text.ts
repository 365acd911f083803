import { clock } from '../calendar/date.ts'
import type { City, Staff } from '../city/types.ts'
import type { Breach } from '../verification/types.ts'
import { isKey, type Language, say } from './say.ts'

/** What a breach says its people, teams and activities are called. */
export interface BreachNames {
  person(id: string): string | undefined
  team(id: string, language: Language): string | undefined
  activity(id: string, language: Language): string | undefined
}

/** Names of the city and its staff, for the texts of breaches. */
export const breachNames = (city: City, people: Staff['people']): BreachNames => ({
  person: (id) => people.find((person) => person.id === id)?.name,
  team: (id, language) => city.teams.find((team) => team.id === id)?.name[language],
  activity: (id, language) => city.activities.find((activity) => activity.id === id)?.name[language],
})

const round = (value: number): number => Math.round(value * 10) / 10

/** `H:MM`, rounded up, so that what passes a limit by less than a minute is not written as the limit. */
const hoursText = (minutes: number): string => {
  const whole = Math.ceil(minutes)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** A breach as one sentence: who, when, what was found and what is allowed. */
export const breachText = (breach: Breach, names: BreachNames, language: Language): string => {
  const key = `law.${breach.rule}`
  if (!isKey(key)) throw new Error(`no text for rule ${breach.rule}`)
  const { person, team, activity, startMinute, endMinute } = breach
  return say(language, key, {
    person: person === undefined ? '' : (names.person(person) ?? person),
    team: team === undefined ? '' : (names.team(team, language) ?? team),
    activity: activity === undefined ? '' : (names.activity(activity, language) ?? activity),
    date: breach.date ?? '',
    time:
      startMinute === undefined || endMinute === undefined ? '' : `${clock(startMinute)}–${clock(endMinute)}`,
    found: round(breach.found),
    allowed: round(breach.allowed),
    foundHours: hoursText(breach.found),
    allowedHours: hoursText(breach.allowed),
  })
}
