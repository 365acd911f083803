import { clock } from '../calendar/date.ts'
import type { Breach } from '../verification/types.ts'
import type { Blanks, Language } from './entry.ts'

/** What a breach says its people, teams and activities are called. */
export interface BreachNames {
  person(id: string): string | undefined
  team(id: string, language: Language): string | undefined
  activity(id: string, language: Language): string | undefined
}

const round = (value: number): number => Math.round(value * 10) / 10

/** `H:MM`, rounded up, so that what passes a limit by less than a minute is not written as the limit. */
const hoursText = (minutes: number): string => {
  const whole = Math.ceil(minutes)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** What fills the blanks of a rule's sentence (`law.RULE`): who, when, what was found and what is allowed. */
export const breachBlanks = (breach: Breach, names: BreachNames, language: Language): Blanks => {
  const { person, team, activity, startMinute, endMinute } = breach
  return {
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
  }
}
