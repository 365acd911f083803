import { datesBetween } from '../../../src/core/calendar/date.ts'
import type { RosterProblem } from '../../../src/core/roster/types.ts'
import { activity, MONDAY, person, shift, slot, tiny } from './tiny.ts'

/** The problem of `models/roster-problem.json`: two open days, four people, a counter, its back office and reminder calls. */
export const exampleProblem = (): RosterProblem => {
  const dates = datesBetween(MONDAY, '2023-10-03')
  const rush = [1500, 4200, 6000, 5200, 3000, 2600, 4000, 3600, 1800]
  const skills = ['desk', 'post', 'calls']
  return tiny({
    dates,
    openTo: 1080,
    activities: [activity('desk', 'window'), activity('post', 'backOffice'), activity('calls', 'outbound')],
    shifts: [shift('日', 540, 1080, 60, [660, 840]), shift('午前', 540, 780), shift('午後', 780, 1080)],
    people: [
      person('S1', skills, { role: 'manager', weeklyMinutes: 2400 }),
      person('S2', skills, { role: 'leader', weeklyMinutes: 2400 }),
      person('S3', ['desk', 'post'], { weeklyMinutes: 2400 }),
      person('S4', ['desk'], { contract: 'partTime', weeklyMinutes: 1200, shifts: ['午前', '午後'] }),
    ],
    leave: [{ person: 'S3', date: dates[1]!, kind: 'afternoon' }],
    wishes: [{ person: 'S4', date: MONDAY, wants: '午前', weight: 2 }],
    slots: dates.flatMap((date) =>
      rush.map((yen, i) => slot(date, 9 + i, 'desk', [yen, yen / 2, yen / 8], { minimum: 1, people: 2 })),
    ),
    work: [{ task: 'post', activity: 'post', from: MONDAY, due: dates[1]!, hours: 9 }],
    outbound: dates.map((date) => ({
      task: 'calls',
      activity: 'calls',
      date,
      startMinute: 600,
      endMinute: 960,
      seats: 2,
      minimumSeats: 0,
      hours: 3,
    })),
  })
}
