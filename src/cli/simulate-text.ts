import { clock } from '../core/calendar/date.ts'
import type { City } from '../core/city/types.ts'
import { formatDay, formatNumber, formatShare, formatWait } from '../core/report/format.ts'
import { textTable } from '../core/report/width.ts'
import type { Comparison, Estimate, Replay, SimulatedWeek } from '../core/simulation/types.ts'
import type { Name } from '../core/units/time.ts'
import { type Language, say } from '../core/words/say.ts'
import { csvText } from './forecast-ground.ts'

/** One row for each queue and slot. */
export const csvOf = ({ queues }: SimulatedWeek, slotMinutes: number): string =>
  csvText([
    [
      'queue',
      'date',
      'start',
      'arrivals',
      'meanWaitSeconds',
      'wait50Seconds',
      'wait90Seconds',
      'wait95Seconds',
      'withinTarget',
      'abandonedShare',
      'waiting',
    ],
    ...queues.flatMap(({ queue, slots }) =>
      slots.map((it) => [
        queue,
        it.date,
        clock(it.slot * slotMinutes),
        it.arrivals.toFixed(3),
        it.meanWaitSeconds.mean.toFixed(1),
        it.wait50Seconds.toFixed(1),
        it.wait90Seconds.toFixed(1),
        it.wait95Seconds.toFixed(1),
        it.withinTarget.mean.toFixed(4),
        it.abandonedShare.toFixed(4),
        it.waiting.mean.toFixed(3),
      ]),
    ),
  ])

type Format = (value: number) => string

const withBand = ({ mean, low, high }: Estimate, format: Format): string =>
  `${format(mean)} (${format(low)}–${format(high)})`

const nameIn = (
  rows: readonly { readonly id: string; readonly name: Name }[],
  id: string,
  language: Language,
): string => rows.find((row) => row.id === id)?.name[language] ?? id

const formats = (language: Language) => ({
  wait: (seconds: number) => formatWait(seconds, language),
  share: (value: number) => formatShare(value, language),
  hours: (value: number) => formatNumber(value, language, 1),
  whole: (value: number) => formatNumber(value, language),
})

type Columns = readonly Parameters<typeof say>[1][]

/** A table under its title, or nothing where it has no rows. */
const section = (
  language: Language,
  title: Parameters<typeof say>[1],
  columns: Columns,
  rows: readonly (readonly string[])[],
): string[] =>
  rows.length === 0
    ? []
    : ['', say(language, title), ...textTable([columns.map((column) => say(language, column)), ...rows])]

const queueRows = (week: SimulatedWeek, city: City, language: Language): string[][] => {
  const { wait, share, whole } = formats(language)
  return week.queues.map((queue) => [
    nameIn(city.queues, queue.queue, language),
    whole(queue.arrivals.mean),
    withBand(queue.meanWaitSeconds, wait),
    withBand(queue.wait90Seconds, wait),
    withBand(queue.maxWaitSeconds, wait),
    withBand(queue.withinTarget, share),
    share(queue.abandonedShare.mean),
    withBand(queue.occupancy, share),
    formatNumber(queue.daysBelowTarget.mean, language, 1),
  ])
}

const teamRows = (week: SimulatedWeek, city: City, language: Language): string[][] => {
  const { wait, share, whole, hours } = formats(language)
  return week.teams.map((team, t) => [
    nameIn(city.teams, team.team, language),
    withBand(team.meanWaitSeconds, wait),
    withBand(team.withinTarget, share),
    withBand(team.occupancy, share),
    withBand(team.daysBelowTarget, hours),
    withBand(week.overtimeMinutes[t]!.minutes, whole),
  ])
}

const workRows = (week: SimulatedWeek, city: City, language: Language): string[][] => {
  const { share, hours } = formats(language)
  return (week.work ?? []).map(({ task, days, yieldedHours, lateShare }) => {
    const worst = days.reduce((most, day) => (day.backlogHours.mean > most.backlogHours.mean ? day : most))
    const oldest = days.reduce((most, day) => (day.oldestDays.mean > most.oldestDays.mean ? day : most))
    return [
      nameIn(city.backOffice, task, language),
      `${withBand(worst.backlogHours, hours)} ${formatDay(worst.date, language)}`,
      withBand(oldest.oldestDays, hours),
      withBand(yieldedHours, hours),
      withBand(lateShare, share),
    ]
  })
}

/** Queues, teams, people, back-office and outbound work of a simulated week, each figure with its 95 % interval. */
export const weekText = (week: SimulatedWeek, city: City, language: Language): string => {
  const { share, hours, whole } = formats(language)
  const people = (week.people ?? []).map(({ person, occupancy, helpMinutes }) => [
    person,
    withBand(occupancy, share),
    withBand(helpMinutes, whole),
  ])
  const outbound = (week.outbound ?? []).map(({ task, placedHours, yieldedHours, gapHours }) => [
    nameIn(city.outbound, task, language),
    hours(placedHours),
    withBand(yieldedHours, hours),
    withBand(gapHours, hours),
  ])
  const { replications, seed } = week
  return [
    say(language, 'cli.simulate.title', { replications, seed }),
    ...section(
      language,
      'cli.simulate.queues',
      [
        'cli.simulate.queue',
        'cli.simulate.arrivals',
        'cli.simulate.wait',
        'cli.simulate.wait90',
        'cli.simulate.waitMax',
        'cli.simulate.within',
        'cli.simulate.gone',
        'cli.simulate.occupancy',
        'cli.simulate.daysBelow',
      ],
      queueRows(week, city, language),
    ),
    ...section(
      language,
      'cli.simulate.teams',
      [
        'cli.simulate.team',
        'cli.simulate.wait',
        'cli.simulate.within',
        'cli.simulate.occupancy',
        'cli.simulate.daysBelow',
        'cli.simulate.overtime',
      ],
      teamRows(week, city, language),
    ),
    ...section(
      language,
      'cli.simulate.people',
      ['cli.simulate.person', 'cli.simulate.occupancy', 'cli.simulate.helpMinutes'],
      people,
    ),
    ...section(
      language,
      'cli.simulate.work',
      [
        'cli.simulate.task',
        'cli.simulate.backlog',
        'cli.simulate.oldest',
        'cli.simulate.yielded',
        'cli.simulate.late',
      ],
      workRows(week, city, language),
    ),
    ...section(
      language,
      'cli.simulate.outbound',
      ['cli.simulate.task', 'cli.simulate.placed', 'cli.simulate.yielded', 'cli.simulate.gapHours'],
      outbound,
    ),
    '',
  ].join('\n')
}

/** What the second roster changes at each queue. */
export const comparisonText = (comparison: Comparison, city: City, language: Language): string => {
  const seconds = (value: number) => formatNumber(value, language, 1)
  const points = (value: number) => formatNumber(value * 100, language, 2)
  const { replications, seed, queues } = comparison
  return [
    say(language, 'cli.simulate.against', { replications, seed }),
    ...section(
      language,
      'cli.simulate.queues',
      ['cli.simulate.queue', 'cli.simulate.waitChange', 'cli.simulate.withinChange'],
      queues.map((row) => [
        nameIn(city.queues, row.queue, language),
        withBand(row.meanWaitSeconds, seconds),
        withBand(row.withinTarget, points),
      ]),
    ),
    '',
  ].join('\n')
}

/** A replayed day in one line for each queue. */
export const replayText = ({ date, replication, visits }: Replay, city: City, language: Language): string => {
  const rows = city.queues.flatMap(({ id, name }) => {
    const own = visits.filter(({ queue }) => queue === id)
    if (own.length === 0) return []
    const served = own.filter(({ start }) => start !== undefined)
    const waits = own.map(({ arrival, start, end }) => (start ?? end) - arrival)
    return [
      [
        name[language],
        formatNumber(own.length, language),
        formatWait(waits.reduce((a, b) => a + b) / waits.length, language),
        formatWait(Math.max(...waits), language),
        formatNumber(own.length - served.length, language),
        formatNumber(own.filter(({ onward }) => onward).length, language),
      ],
    ]
  })
  const columns: Columns = [
    'cli.simulate.queue',
    'cli.simulate.arrivals',
    'cli.simulate.wait',
    'cli.simulate.waitMax',
    'cli.simulate.left',
    'cli.simulate.onward',
  ]
  return [
    say(language, 'cli.simulate.replayed', { day: formatDay(date, language), replication }),
    ...textTable([columns.map((column) => say(language, column)), ...rows]),
    '',
  ].join('\n')
}
