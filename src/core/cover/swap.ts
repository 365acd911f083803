import type { PersonId, Staff } from '../city/types.ts'
import type { PersonDay } from '../roster/types.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import type { EditVerdict } from './types.ts'

/** Two people exchange what they were to do on some dates. */
export interface Swap {
  readonly persons: readonly [PersonId, PersonId]
  readonly dates: readonly LocalDate[]
}

/** What a swap comes to: with a breach it cannot be. */
export interface SwapVerdict extends EditVerdict {
  readonly swap: Swap
  /** The exchanged days. */
  readonly days: readonly PersonDay[]
}

const dayOf = (days: readonly PersonDay[], person: PersonId, date: LocalDate): PersonDay =>
  days.find((day) => day.person === person && day.date === date) ?? { person, date, breaks: [], blocks: [] }

const error = (code: string, file: string, values: Issue['values']): Issue => ({
  code,
  severity: 'error',
  at: { file },
  values,
})

/** What is wrong with a swap before any rule is asked. */
export const swapIssues = (
  { persons, dates }: Swap,
  staff: Staff,
  rosterDates: readonly LocalDate[],
  days: readonly PersonDay[],
): Issue[] => {
  const [one, other] = persons
  const name = (id: PersonId) => staff.people.find((person) => person.id === id)?.name ?? id
  if (one === other) return [error('swapSame', '--with', { name: name(one) })]
  return dates.flatMap((date) => {
    if (!rosterDates.includes(date))
      return [
        error('coverDate', '--date', {
          found: date,
          from: rosterDates[0] ?? '',
          to: rosterDates.at(-1) ?? '',
        }),
      ]
    const both = persons.map((person) => dayOf(days, person, date))
    const away = both.find(({ absence }) => absence !== undefined)
    if (away) return [error('swapLeave', '--date', { name: name(away.person), date })]
    return both.some(({ shift }) => shift) ? [] : [error('swapOff', '--date', { date })]
  })
}

/** The days as they are after the exchange. */
export const swappedDays = ({ persons, dates }: Swap, days: readonly PersonDay[]): PersonDay[] =>
  dates.flatMap((date) => {
    const [one, other] = persons.map((person) => dayOf(days, person, date))
    return [
      { ...other!, person: one!.person },
      { ...one!, person: other!.person },
    ]
  })
