import type { SequencePerson, SequenceProblem } from '../../src/core/roster/columns/problem.ts'
import { sectionsOf } from './sections.ts'

const names = (text = ''): string[] => text.split('|').filter((name) => name !== '')

/** An instance of Curtois & Qu's shift scheduling set as a problem. */
export const readNrp = (text: string): SequenceProblem => {
  const sections = sectionsOf(text)
  const rows = (name: string) => sections.get(name) ?? []
  const daysOff = new Map(rows('DAYS_OFF').map(([id, ...days]) => [id!, days.map(Number)]))
  const person = ([id, most, max, min, maxOn, minOn, minOff, weekends]: string[]): SequencePerson => ({
    id: id!,
    minMinutes: Number(min),
    maxMinutes: Number(max),
    maxShifts: Object.fromEntries(
      names(most).map((pair) => {
        const [shift, count] = pair.split('=')
        return [shift!, Number(count)]
      }),
    ),
    minConsecutive: Number(minOn),
    maxConsecutive: Number(maxOn),
    minConsecutiveOff: Number(minOff),
    maxWeekends: Number(weekends),
    daysOff: daysOff.get(id!) ?? [],
  })
  const wish =
    (wants: 'on' | 'off') =>
    ([id, day, shift, weight]: string[]) => ({
      person: id!,
      day: Number(day),
      shift: shift!,
      wants,
      weight: Number(weight),
    })
  return {
    kind: 'sequence',
    days: Number(rows('HORIZON')[0]![0]),
    shifts: rows('SHIFTS').map(([id, minutes, notBefore]) => ({
      id: id!,
      minutes: Number(minutes),
      notBefore: names(notBefore),
    })),
    people: rows('STAFF').map(person),
    wishes: [...rows('SHIFT_ON_REQUESTS').map(wish('on')), ...rows('SHIFT_OFF_REQUESTS').map(wish('off'))],
    need: rows('COVER').map(([day, shift, people, under, over]) => ({
      day: Number(day),
      shift: shift!,
      people: Number(people),
      under: Number(under),
      over: Number(over),
    })),
  }
}
