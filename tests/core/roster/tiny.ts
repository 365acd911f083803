import type { Activity, City, Person, Prices, ShiftPattern } from '../../../src/core/city/types.ts'
import type { SlotRequirement } from '../../../src/core/requirement/types.ts'
import type { RosterProblem } from '../../../src/core/roster/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'

const named = (text: string) => ({ ja: text, en: text })

export const MONDAY: LocalDate = '2023-10-02'

export const PRICES: Prices = {
  wagePerHour: 1200,
  latePerArrival: 900,
  abandonedPerCall: 700,
  belowMinimumPerSlot: 5000,
  noLeaderPerSlot: 3000,
  backOfficeHourLate: 2500,
  outboundHourMissed: 2000,
  refusedWish: 1000,
  supportPerSlot: 100,
}

export const activity = (id: string, kind: Activity['kind'], team = 'a', seats = 3): Activity => ({
  id,
  name: named(id),
  team,
  kind,
  seats,
  minimum: [],
})

export const shift = (
  code: string,
  startMinute: number,
  endMinute: number,
  breakMinutes = 0,
  window?: readonly [number, number],
): ShiftPattern => ({
  code,
  name: named(code),
  startMinute,
  endMinute,
  breakMinutes,
  ...(window && { breakWindow: { startMinute: window[0], endMinute: window[1] } }),
  weekdays: [1, 2, 3, 4, 5],
})

export const person = (id: string, skills: readonly string[], more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  team: 'a',
  employer: 'x',
  contract: 'fullTime',
  role: 'staff',
  weeklyMinutes: 0,
  maxWeeklyMinutes: 2400,
  skills: Object.fromEntries(skills.map((skill) => [skill, 2])),
  scope: ['a', 'b'],
  shifts: [],
  noOvertime: false,
  hiredOn: '2020-04-01',
  ...more,
})

/** A slot whose n-th person saves `saves[n − 1]` yen. */
export const slot = (
  date: LocalDate,
  index: number,
  activityId: string,
  saves: readonly number[],
  more: Partial<SlotRequirement> = {},
): SlotRequirement => {
  const total = saves.reduce((sum, yen) => sum + yen, 0)
  let loss = total
  const curve = [total, ...saves.map((yen) => (loss -= yen))].map((lossYen, people) => ({
    people,
    serviceLevel: people / (saves.length + 1),
    meanWaitSeconds: 0,
    abandonedShare: 0,
    lossYen,
  }))
  return {
    date,
    slot: index,
    activity: activityId,
    arrivals: 1,
    offeredErlangs: 1,
    people: 1,
    minimum: 0,
    curve,
    ...more,
  }
}

export interface TinyParts {
  readonly activities?: readonly Activity[]
  readonly shifts?: readonly ShiftPattern[]
  readonly people?: readonly Person[]
  readonly dates?: readonly LocalDate[]
  readonly slotMinutes?: number
  readonly city?: Partial<City>
  readonly leave?: RosterProblem['staff']['leave']
  readonly wishes?: RosterProblem['staff']['wishes']
  readonly slots?: readonly SlotRequirement[]
  readonly work?: RosterProblem['requirement']['work']
  readonly outbound?: RosterProblem['requirement']['outbound']
  readonly openFrom?: number
  readonly openTo?: number
}

/** A small problem: teams `a` and `b`, slots of an hour, open 9–13, unless said otherwise. */
export const tiny = (parts: TinyParts = {}): RosterProblem => {
  const slotMinutes = parts.slotMinutes ?? 60
  const dates = parts.dates ?? [MONDAY]
  const city: City = {
    id: 'tiny',
    name: named('Tiny'),
    synthetic: true,
    slotMinutes,
    departments: [{ id: 'd', name: named('d') }],
    teams: ['a', 'b'].map((id) => ({ id, name: named(id), department: 'd', headcount: 3 })),
    activities: parts.activities ?? [activity('desk', 'window'), activity('post', 'backOffice')],
    queues: [],
    openings: [],
    closures: [],
    backOffice: [],
    outbound: [],
    shifts: parts.shifts ?? [shift('m', 540, 720), shift('l', 600, 780)],
    prices: PRICES,
    staggeredBreakAgreement: true,
    overtimeAgreement: false,
    ...parts.city,
  }
  return {
    city,
    staff: {
      people: parts.people ?? [person('p1', ['desk', 'post']), person('p2', ['desk', 'post'])],
      leave: parts.leave ?? [],
      wishes: parts.wishes ?? [],
    },
    dates,
    open: dates.map((date) => ({
      date,
      team: 'a',
      startMinute: parts.openFrom ?? 540,
      endMinute: parts.openTo ?? 780,
    })),
    requirement: {
      slotMinutes,
      slots: parts.slots ?? [],
      work: parts.work ?? [],
      outbound: parts.outbound ?? [],
    },
  }
}
