import type { Activity, Person, Staff } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'

/** What speaks against a person at an activity; each is the rule of that name. */
export type Objection = 'skill' | 'scope' | 'employer' | 'training' | 'hired'

/**
 * Asks whether a person may be put on an activity: learnt by the date, inside the 変更の範囲 (労働基準法施行規則5条), not
 * among another employer's people, trained and hired.
 */
export const objectionsIn = (staff: Staff, date: LocalDate) => {
  const employers = new Map<string, Set<string>>()
  for (const { team, employer } of staff.people)
    employers.set(team, (employers.get(team) ?? new Set<string>()).add(employer))
  return (person: Person, { id, team }: Activity): Objection | undefined => {
    if (date < person.hiredOn) return 'hired'
    if (person.trainingValidTo !== undefined && person.trainingValidTo < date) return 'training'
    if ((person.skills[id] ?? 0) < 1 || (person.skillSince?.[id] ?? date) > date) return 'skill'
    if (!person.scope.includes(team)) return 'scope'
    if (team !== person.team && !employers.get(team)?.has(person.employer)) return 'employer'
    return undefined
  }
}

/** Those nearer to being allowed come later. */
export const OBJECTIONS: readonly Objection[] = ['hired', 'training', 'skill', 'scope', 'employer']
