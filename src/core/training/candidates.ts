import type { Activity, City, Person, Staff, TeamId } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { CrossTraining, TrainingRequest } from './types.ts'

/** Hours until somebody new to an activity may be put on it, where the city does not say. */
export const TRAINING_HOURS: Readonly<Record<Activity['kind'], number>> = {
  window: 24,
  phone: 24,
  backOffice: 16,
  outbound: 16,
}

export const trainingHours = ({ kind, trainingHours: hours }: Activity): number =>
  hours ?? TRAINING_HOURS[kind]

/** Whether an employer has people in a team: nobody else may direct them there (昭和61年告示37号). */
const hasPeople = ({ people }: Staff, employer: string, team: TeamId): boolean =>
  people.some((other) => other.team === team && other.employer === employer)

/** Whether a person may be trained at all: at work by then, with a valid 研修, and somebody who knows something already. */
const mayTrain = ({ hiredOn, trainingValidTo, skills }: Person, from: LocalDate): boolean =>
  hiredOn <= from &&
  (trainingValidTo === undefined || from <= trainingValidTo) &&
  Object.values(skills).some((level) => level > 0)

/**
 * Every training that 変更の範囲 (労働基準法15条・則5条), employer and 研修 allow, in the order of the staff list: of a
 * person at what the person does not know yet. What the staff file says will be known later is being learnt already.
 */
export const candidatesOf = (
  city: City,
  staff: Staff,
  { from, people, activities }: TrainingRequest,
): CrossTraining[] =>
  staff.people
    .filter((person) => mayTrain(person, from) && (people?.includes(person.id) ?? true))
    .flatMap((person) =>
      city.activities
        .filter(({ id }) => (person.skills[id] ?? 0) === 0 && (activities?.includes(id) ?? true))
        .filter(
          ({ team }) =>
            team === person.team || (person.scope.includes(team) && hasPeople(staff, person.employer, team)),
        )
        .map((activity) => ({
          person: person.id,
          activity: activity.id,
          hours: trainingHours(activity),
        })),
    )
