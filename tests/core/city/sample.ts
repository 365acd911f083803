import type { City } from '../../../src/core/city/types.ts'

const always = { from: '2020-04-01' } as const
const named = (ja: string) => ({ ja, en: ja })
const weekdays = [1, 2, 3, 4, 5]

/** A city of two teams, small enough to read: a desk with its paperwork, and phones with reminder calls. */
export const city: City = {
  id: 'small',
  name: named('小市'),
  synthetic: true,
  slotMinutes: 30,
  departments: [{ id: 'citizens', name: named('市民課') }],
  teams: [
    { id: 'desk', name: named('窓口チーム'), department: 'citizens', headcount: 4 },
    { id: 'calls', name: named('電話チーム'), department: 'citizens', headcount: 3 },
  ],
  activities: [
    {
      id: 'certificates',
      name: named('証明交付'),
      team: 'desk',
      kind: 'window',
      seats: 3,
      minimum: [{ ...always, people: 1 }],
    },
    { id: 'papers', name: named('郵送証明'), team: 'desk', kind: 'backOffice', seats: 3, minimum: [] },
    {
      id: 'phone',
      name: named('入電'),
      team: 'calls',
      kind: 'phone',
      seats: 2,
      minimum: [{ ...always, people: 1 }],
    },
    { id: 'letters', name: named('催告書'), team: 'calls', kind: 'backOffice', seats: 3, minimum: [] },
    { id: 'reminders', name: named('電話催告'), team: 'calls', kind: 'outbound', seats: 2, minimum: [] },
  ],
  queues: [
    {
      id: 'certificates',
      name: named('証明'),
      activity: 'certificates',
      channel: 'window',
      opening: 'hall',
      aliases: ['証明書'],
      targets: [{ ...always, share: 0.9, withinSeconds: 900 }],
    },
    {
      id: 'phone',
      name: named('入電'),
      activity: 'phone',
      channel: 'phone',
      opening: 'phones',
      aliases: ['代表電話'],
      targets: [{ ...always, share: 0.8, withinSeconds: 30 }],
    },
  ],
  openings: [
    { opening: 'hall', ...always, weekdays, openMinute: 510, closeMinute: 1035, servedBy: 'contractor' },
    { opening: 'phones', ...always, weekdays, openMinute: 540, closeMinute: 1020, servedBy: 'contractor' },
  ],
  closures: [{ name: named('年末年始'), from: '2000-01-01', yearly: { from: '12-29', to: '01-03' } }],
  backOffice: [
    {
      id: 'mail',
      name: named('郵送証明'),
      activity: 'papers',
      minutesPerUnit: 8,
      dueDays: 2,
      aliases: ['郵送請求'],
    },
  ],
  outbound: [
    {
      id: 'reminder',
      name: named('電話催告'),
      activity: 'reminders',
      seats: 2,
      span: { startMinute: 540, endMinute: 1020 },
      minimumSeats: 1,
      hoursPerDay: 10,
      aliases: ['催告'],
    },
  ],
  shifts: [
    {
      code: '日',
      name: named('日勤'),
      startMinute: 510,
      endMinute: 1035,
      breakMinutes: 60,
      breakWindow: { startMinute: 660, endMinute: 810 },
      weekdays,
    },
    {
      code: '短',
      name: named('短時間'),
      startMinute: 765,
      endMinute: 1035,
      breakMinutes: 0,
      weekdays,
    },
  ],
  prices: {
    wagePerHour: 1500,
    latePerArrival: 900,
    abandonedPerCall: 700,
    belowMinimumPerSlot: 6000,
    noLeaderPerSlot: 4000,
    backOfficeHourLate: 3000,
    outboundHourMissed: 2400,
    refusedWish: 1500,
    supportPerSlot: 120,
  },
  staggeredBreakAgreement: true,
  overtimeAgreement: true,
}
