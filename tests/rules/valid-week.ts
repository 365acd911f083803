import { addDays, datesBetween, weekday } from '../../src/core/calendar/date.ts'
import type { Activity, City, Leave, Person, PersonId, Role } from '../../src/core/city/types.ts'
import type { PersonDay } from '../../src/core/roster/types.ts'
import type { LocalDate, Span } from '../../src/core/units/time.ts'
import type { CheckInput } from '../../src/core/verification/types.ts'
import { city } from '../core/city/sample.ts'

export const monday: LocalDate = '2023-10-02'
export const tuesday: LocalDate = '2023-10-03'
export const saturday: LocalDate = '2023-10-07'

/** Minutes of `HH:MM`. */
export const at = (clock: string): number => +clock.slice(0, -3) * 60 + +clock.slice(-2)

export const span = (from: string, to: string): Span => ({ startMinute: at(from), endMinute: at(to) })

const person = (id: PersonId, team: string, role: Role, activities: readonly string[]): Person => ({
  id,
  name: `${id}さん`,
  team,
  employer: 'A社',
  contract: 'fullTime',
  role,
  weeklyMinutes: 2325,
  maxWeeklyMinutes: 2520,
  skills: Object.fromEntries(activities.map((activity) => [activity, 2])),
  scope: [team],
  shifts: [],
  noOvertime: false,
  hiredOn: '2020-04-01',
  bornOn: '1990-05-05',
  trainingValidTo: '2024-03-31',
})

const desk = ['certificates', 'papers']
const calls = ['phone', 'reminders', 'letters']

const people: readonly Person[] = [
  person('manager', 'desk', 'manager', desk),
  person('deskLeader', 'desk', 'leader', desk),
  person('deskSecond', 'desk', 'subLeader', desk),
  person('clerk', 'desk', 'staff', desk),
  person('deputy', 'calls', 'deputy', calls),
  person('callLeader', 'calls', 'leader', calls),
  person('callSecond', 'calls', 'subLeader', calls),
]

type Line = readonly (readonly [string, string, string])[]

/** A day of the shift 日 by its stretches; `rest` is its break. */
export const dayOf = (
  who: PersonId,
  date: LocalDate,
  line: Line,
  code = '日',
  shift: Span = { startMinute: at(line[0]![1]), endMinute: at(line.at(-1)![2]) },
): PersonDay => ({
  person: who,
  date,
  shift: { code, startMinute: shift.startMinute, endMinute: shift.endMinute },
  breaks: line.filter(([what]) => what === 'rest').map(([, from, to]) => span(from, to)),
  blocks: line
    .filter(([what]) => what !== 'rest')
    .map(([activity, from, to]) => ({ activity, ...span(from, to) })),
})

export const dayOff = (who: PersonId, date: LocalDate): PersonDay => ({
  person: who,
  date,
  breaks: [],
  blocks: [],
})

const around = (activity: string, from: string, to: string): Line => [
  [activity, '08:30', from],
  ['rest', from, to],
  [activity, to, '17:15'],
]

const lines: Readonly<Record<PersonId, Line>> = {
  manager: around('papers', '11:00', '12:00'),
  deskLeader: around('certificates', '11:00', '12:00'),
  deskSecond: around('certificates', '12:00', '13:00'),
  clerk: around('certificates', '13:00', '14:00'),
  deputy: around('phone', '11:00', '12:00'),
  callLeader: [
    ['letters', '08:30', '09:00'],
    ['reminders', '09:00', '12:00'],
    ['rest', '12:00', '13:00'],
    ['reminders', '13:00', '17:00'],
    ['letters', '17:00', '17:15'],
  ],
  callSecond: [
    ['letters', '08:30', '09:00'],
    ['reminders', '09:00', '11:00'],
    ['phone', '11:00', '12:00'],
    ['reminders', '12:00', '13:00'],
    ['rest', '13:00', '14:00'],
    ['reminders', '14:00', '17:00'],
    ['letters', '17:00', '17:15'],
  ],
}

const isOpen = (date: LocalDate) => weekday(date) >= 1 && weekday(date) <= 5

const weekOf = (from: LocalDate): CheckInput => {
  const dates = datesBetween(from, addDays(from, 6))
  return {
    city,
    staff: { people, leave: [], wishes: [] },
    dates,
    open: dates.filter(isOpen).flatMap((date) => [
      { team: 'desk', date, ...span('08:30', '17:15') },
      { team: 'calls', date, ...span('09:00', '17:00') },
    ]),
    days: people.flatMap(({ id }) =>
      dates.map((date) => (isOpen(date) ? dayOf(id, date, lines[id]!) : dayOff(id, date))),
    ),
  }
}

/** A week without a breach or a warning: two teams, seven people, Monday to Friday from 8:30 to 17:15. */
export const week: CheckInput = weekOf(monday)

/** The same week at another time. `from` is a Monday. */
export const weekFrom = weekOf

/** The week with one day written anew. */
export const withDay = (day: PersonDay, input = week): CheckInput => ({
  ...input,
  days: input.days.map((old) => (old.person === day.person && old.date === day.date ? day : old)),
})

/** The week with one person's line of a date changed to another shift. */
export const working = (
  who: PersonId,
  date: LocalDate,
  line: Line,
  code?: string,
  input = week,
): CheckInput => withDay(dayOf(who, date, line, code), input)

export const without = (who: PersonId, date: LocalDate, input = week): CheckInput =>
  withDay(dayOff(who, date), input)

export const withPerson = (who: PersonId, change: Partial<Person>, input = week): CheckInput => ({
  ...input,
  staff: {
    ...input.staff,
    people: input.staff.people.map((person) => (person.id === who ? { ...person, ...change } : person)),
  },
})

export const withCity = (change: Partial<City>, input = week): CheckInput => ({
  ...input,
  city: { ...input.city, ...change },
})

export const withActivity = (id: string, change: Partial<Activity>, input = week): CheckInput =>
  withCity(
    { activities: input.city.activities.map((row) => (row.id === id ? { ...row, ...change } : row)) },
    input,
  )

export const withLeave = (leave: readonly Leave[], input = week): CheckInput => ({
  ...input,
  staff: { ...input.staff, leave },
})

/** The week with the same change to each worked day of a person. */
export const eachDay = (
  who: PersonId,
  change: (day: PersonDay, index: number) => PersonDay,
  input = week,
): CheckInput => {
  let index = 0
  return {
    ...input,
    days: input.days.map((day) => (day.person === who && day.shift ? change(day, index++) : day)),
  }
}

/** A day whose last stretch ends some minutes later. */
export const longer =
  (minutes: number) =>
  (day: PersonDay): PersonDay => ({
    ...day,
    shift: { ...day.shift!, endMinute: day.shift!.endMinute + minutes },
    blocks: day.blocks.map((block, index) =>
      index === day.blocks.length - 1 ? { ...block, endMinute: block.endMinute + minutes } : block,
    ),
  })
