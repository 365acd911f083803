import type { PersonDay } from '../../src/core/roster/types.ts'
import type { Span } from '../../src/core/units/time.ts'
import { minus } from '../../src/core/verification/spans.ts'
import type { RulePair } from './pair.ts'
import {
  at,
  dayOf,
  eachDay,
  monday,
  span,
  tuesday,
  week,
  withActivity,
  withDay,
  withLeave,
  without,
  withPerson,
  working,
} from './valid-week.ts'

const always = '2020-04-01'

const phoneHelp = working('clerk', monday, [
  ['certificates', '08:30', '13:00'],
  ['rest', '13:00', '14:00'],
  ['phone', '14:00', '15:00'],
  ['certificates', '15:00', '17:15'],
])
const helper = { skills: { certificates: 2, phone: 1 }, scope: ['desk', 'calls'] }

const deputyBreak = (from: string, to: string) =>
  working('deputy', monday, [
    ['phone', '08:30', from],
    ['rest', from, to],
    ['phone', to, '17:15'],
  ])

const clerkBreak = (from: string, to: string) =>
  working('clerk', monday, [
    ['certificates', '08:30', from],
    ['rest', from, to],
    ['certificates', to, '17:15'],
  ])

const callLeader = (end: string) =>
  working('callLeader', monday, [
    ['letters', '08:30', '09:00'],
    ['reminders', '09:00', '12:00'],
    ['rest', '12:00', '13:00'],
    ['reminders', '13:00', end],
    ['letters', end, '17:15'],
  ])

/** Monday of the clerk, with something changed. */
const clerk = (change: (day: PersonDay) => Partial<PersonDay>) =>
  eachDay('clerk', (day, index) => (index === 0 ? { ...day, ...change(day) } : day))

const lastBlock = (change: (day: PersonDay['blocks'][number]) => Partial<PersonDay['blocks'][number]>) =>
  clerk(({ blocks }) => ({
    blocks: blocks.map((block, index) =>
      index === blocks.length - 1 ? { ...block, ...change(block) } : block,
    ),
  }))

/** The clerk at the papers from 15:00 on for a while. */
const clerkPapers = (to: string) =>
  working('clerk', monday, [
    ['certificates', '08:30', '13:00'],
    ['rest', '13:00', '14:00'],
    ['certificates', '14:00', '15:00'],
    ['papers', '15:00', to],
    ['certificates', to, '17:15'],
  ])

/** Everyone with a short break between 14:30 and 17:00; the clerk's on Monday at a time of its own. */
const clerkShort = (from: string, to: string) => {
  const shifts = week.city.shifts.map((shift) => ({
    ...shift,
    shortBreaks: [{ minutes: 10, window: span('14:30', '17:00') }],
  }))
  const taken = (day: PersonDay, pause: Span): PersonDay =>
    day.shift
      ? {
          ...day,
          shortBreaks: [pause],
          blocks: day.blocks.flatMap((block) =>
            minus([block], [pause]).map((part) => ({ ...part, activity: block.activity })),
          ),
        }
      : day
  const input = {
    ...week,
    city: { ...week.city, shifts },
    days: week.days.map((day) => taken(day, span('15:00', '15:10'))),
  }
  const own = week.days.find((day) => day.person === 'clerk' && day.date === monday)!
  return withDay(taken(own, span(from, to)), input)
}

const onLeave = withLeave([{ person: 'clerk', date: monday, kind: 'paid' }], without('clerk', monday))

export const placePairs: Readonly<Record<string, RulePair>> = {
  scope: {
    allows: withPerson('clerk', helper, phoneHelp),
    forbids: withPerson('clerk', { ...helper, scope: ['desk'] }, phoneHelp),
    found: 60,
    allowed: 0,
  },
  employer: {
    allows: withPerson('clerk', helper, phoneHelp),
    forbids: withPerson('clerk', { ...helper, employer: 'B社' }, phoneHelp),
    found: 60,
    allowed: 0,
  },
  skill: {
    allows: withPerson('clerk', { skillSince: { certificates: monday } }),
    forbids: withPerson('clerk', { skillSince: { certificates: tuesday } }),
    found: at('04:30'),
    allowed: 0,
  },
  training: {
    allows: withPerson('clerk', { trainingValidTo: '2023-10-06' }),
    forbids: withPerson('clerk', { trainingValidTo: '2023-10-05' }),
    found: at('04:30'),
    allowed: 0,
  },
  unstaffed: {
    allows: deputyBreak('11:00', '12:00'),
    forbids: deputyBreak('10:59', '11:59'),
    found: 0,
    allowed: 1,
  },
  belowMinimum: {
    allows: withActivity('certificates', { minimum: [{ from: always, people: 2 }] }),
    forbids: withActivity('certificates', { minimum: [{ from: always, people: 3 }] }),
    found: 2,
    allowed: 3,
  },
  leaderPresent: {
    allows: without('deskLeader', monday),
    forbids: without('deskSecond', monday, without('deskLeader', monday)),
    found: 0,
    allowed: 1,
  },
  leaderOnDuty: {
    allows: week,
    forbids: withDay(
      dayOf('deskSecond', monday, [
        ['certificates', '08:30', '11:59'],
        ['rest', '11:59', '12:59'],
        ['certificates', '12:59', '17:15'],
      ]),
    ),
    found: 0,
    allowed: 1,
  },
  managerPresent: {
    allows: without('manager', monday),
    forbids: without('deputy', monday, without('manager', monday)),
    found: 0,
    allowed: 1,
  },
  openingHours: {
    allows: week,
    forbids: working('deputy', monday, [
      ['phone', '08:29', '11:00'],
      ['rest', '11:00', '12:00'],
      ['phone', '12:00', '17:15'],
    ]),
    found: 1,
    allowed: 0,
  },
  seats: {
    allows: withActivity('certificates', { seats: 3 }),
    forbids: withActivity('certificates', { seats: 2 }),
    found: 3,
    allowed: 2,
  },
  outboundSpan: { allows: callLeader('17:00'), forbids: callLeader('17:01'), found: 1, allowed: 0 },
  outboundMinimum: { allows: week, forbids: without('callLeader', monday), found: 0, allowed: 1 },
  soundTimes: {
    allows: week,
    forbids: lastBlock(() => ({ startMinute: Number.NaN })),
    found: 1,
    allowed: 0,
  },
  knownPerson: {
    allows: week,
    forbids: { ...week, days: [...week.days, { person: 'stranger', date: monday, breaks: [], blocks: [] }] },
    found: 1,
    allowed: 0,
  },
  knownActivity: { allows: week, forbids: lastBlock(() => ({ activity: 'seizure' })), found: 1, allowed: 0 },
  everyPerson: {
    allows: week,
    forbids: {
      ...week,
      days: week.days.filter(({ person, date }) => person !== 'clerk' || date !== '2023-10-08'),
    },
    found: 0,
    allowed: 1,
  },
  doubleBooked: {
    allows: week,
    forbids: lastBlock(({ startMinute }) => ({ startMinute: startMinute - 1 })),
    found: 1,
    allowed: 0,
  },
  wholeShift: {
    allows: week,
    forbids: lastBlock(({ startMinute }) => ({ startMinute: startMinute + 1 })),
    found: 1,
    allowed: 0,
  },
  insideShift: {
    allows: week,
    forbids: lastBlock(({ endMinute }) => ({ endMinute: endMinute + 1 })),
    found: 1,
    allowed: 0,
  },
  shiftPattern: {
    allows: week,
    forbids: clerk((day) => ({ shift: { ...day.shift!, endMinute: at('17:16') } })),
    found: 1,
    allowed: 0,
  },
  personShift: {
    allows: withPerson('clerk', { shifts: ['日', '短'] }),
    forbids: withPerson('clerk', { shifts: ['短'] }),
    found: 1,
    allowed: 0,
  },
  shiftBreak: {
    allows: clerkBreak('13:30', '14:30'),
    forbids: clerkBreak('13:31', '14:31'),
    found: 1,
    allowed: 0,
  },
  shortBreaks: {
    allows: clerkShort('15:00', '15:10'),
    forbids: clerkShort('16:51', '17:01'),
    found: 1,
    allowed: 0,
  },
  minimumStretch: {
    allows: withActivity('papers', { minimumStretchMinutes: 60 }, clerkPapers('16:00')),
    forbids: withActivity('papers', { minimumStretchMinutes: 60 }, clerkPapers('15:59')),
    found: 59,
    allowed: 60,
  },
  maximumStretch: {
    allows: withActivity('certificates', { maximumStretchMinutes: 315 }),
    forbids: withActivity('certificates', { maximumStretchMinutes: 314 }),
    found: 315,
    allowed: 314,
  },
  leaveShown: {
    allows: {
      ...onLeave,
      days: onLeave.days.map((day) =>
        day.person === 'clerk' && day.date === monday ? { ...day, absence: 'paid' } : day,
      ),
    },
    forbids: onLeave,
    found: 1,
    allowed: 0,
  },
}
