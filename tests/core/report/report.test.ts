import { describe, expect, test } from 'vitest'
import { activityMarks, gridOf } from '../../../src/core/report/grid.ts'
import { loadOf } from '../../../src/core/report/load.ts'
import { publicCity } from '../../../src/core/report/public-city.ts'
import { reportOf } from '../../../src/core/report/report.ts'
import type { PersonDay } from '../../../src/core/roster/types.ts'
import { sampleReport, sampleReportInput } from '../../fixtures/report.ts'

const input = sampleReportInput()
const report = reportOf(input)

const day = (blocks: PersonDay['blocks']): PersonDay => ({
  person: 'P001',
  date: '2023-10-02',
  breaks: [],
  blocks,
})

const placedAt = (days: readonly PersonDay[], slot: number): number | undefined =>
  loadOf({ ...input, dates: ['2023-10-02'], days })
    .find((load) => load.activity === 'guide')
    ?.slots.find((row) => row.slot === slot)?.placed

describe('placed people', () => {
  test('are the fewest there at any moment of the slot', () => {
    const whole = day([{ activity: 'guide', startMinute: 540, endMinute: 570 }])
    const first = day([{ activity: 'guide', startMinute: 540, endMinute: 555 }])
    const second = day([{ activity: 'guide', startMinute: 555, endMinute: 570 }])
    expect(placedAt([whole], 18)).toBe(1)
    expect(placedAt([first], 18)).toBe(0)
    expect(placedAt([first, second], 18)).toBe(1)
    expect(placedAt([whole, first], 18)).toBe(1)
    expect(placedAt([whole, first, second], 18)).toBe(2)
  })

  test('of a slot cut by closing need to be there only until then', () => {
    const untilClosing = day([{ activity: 'guide', startMinute: 1020, endMinute: 1035 }])
    const leavesEarly = day([{ activity: 'guide', startMinute: 1020, endMinute: 1030 }])
    expect(placedAt([untilClosing], 34)).toBe(1)
    expect(placedAt([leavesEarly], 34)).toBe(0)
  })

  test('of another activity or date do not count', () => {
    const other = day([{ activity: 'apply', startMinute: 540, endMinute: 570 }])
    const later = {
      ...day([{ activity: 'guide', startMinute: 540, endMinute: 570 }]),
      date: '2023-10-03' as const,
    }
    expect(placedAt([other, later], 18)).toBe(0)
  })
})

describe('the summary', () => {
  test('of the teams adds up to that of the whole', () => {
    const { teams, ...whole } = report.summary
    const total = (of: (team: (typeof teams)[number]) => number) =>
      teams.reduce((sum, team) => sum + of(team), 0)
    expect(total((team) => team.arrivals)).toBeCloseTo(whole.arrivals, 6)
    expect(total((team) => team.shortageHours)).toBeCloseTo(whole.shortageHours, 6)
    expect(total((team) => team.rosteredHours)).toBeCloseTo(whole.rosteredHours, 6)
    expect(1 - whole.shortageHours / total((team) => team.requiredHours)).toBeCloseTo(whole.fillRate, 9)
  })

  test('counts the arrivals of the week alone, however far the forecast reaches', () => {
    const later = { date: '2023-11-06' } as const
    const queues = input.forecast.queues.map((queue) => ({
      ...queue,
      days: [...queue.days, { ...queue.days[0]!, ...later }],
    }))
    const { summary } = reportOf({ ...input, forecast: { ...input.forecast, queues } })
    expect(summary.arrivals).toBe(report.summary.arrivals)
    expect(summary.teams.map(({ arrivals }) => arrivals)).toEqual(
      report.summary.teams.map(({ arrivals }) => arrivals),
    )
    expect(summary.arrivals).toBeGreaterThan(0)
  })

  test('counts a shortage with the hours of its open part', () => {
    const nobody = reportOf({ ...input, roster: { ...input.roster, days: [] } })
    const required = nobody.summary.teams.map((team) => team.requiredHours)
    expect(nobody.summary.fillRate).toBe(0)
    expect(nobody.summary.shortageHours).toBeCloseTo(
      required.reduce((a, b) => a + b, 0),
      6,
    )
    expect(nobody.summary.teams.every((team) => team.placedHours === 0)).toBe(true)
  })

  test('shows breaches with the team of the person, warnings apart', () => {
    const [first] = input.staff.people
    const breach = { rule: 'leave', severity: 'breach', found: 1, allowed: 0, unit: 'count' } as const
    const { summary } = reportOf({
      ...input,
      certificate: {
        ...input.certificate,
        breaches: [
          { ...breach, person: first!.id },
          { ...breach, team: 'kazei' },
          { ...breach, severity: 'warning', team: 'kazei' },
        ],
      },
    })
    expect([summary.breaches, summary.warnings]).toEqual([2, 1])
    const by = new Map(summary.teams.map((team) => [team.team, team.breaches]))
    expect([by.get(first!.team), by.get('kazei'), by.get('hoken')]).toEqual([1, 1, 0])
  })

  test('weighs errors by arrivals and compares with the naive baselines only', () => {
    const shuno = report.summary.teams.find((team) => team.team === 'shuno')!
    const of = (queue: string) => report.forecast.find((row) => row.queue === queue)!
    const volume = (queue: string) =>
      of(queue).days.reduce((sum, day) => sum + (report.dates.includes(day.date) ? day.mean : 0), 0)
    const [a, b] = ['payment', 'taxPhone'] as const
    const expected =
      (of(a).accuracy.wape * volume(a) + of(b).accuracy.wape * volume(b)) / (volume(a) + volume(b))
    expect(shuno.wape).toBeCloseTo(expected, 12)
    expect(shuno.baselineWape.map((row) => row.model)).toEqual(['fourWeekMean', 'seasonalNaive'])
    expect(shuno.baselineWape.every((row) => row.wape > shuno.wape!)).toBe(true)
  })
})

describe('the forecast', () => {
  test('is shown with what is known of the eight weeks before', () => {
    const certificate = report.forecast.find((row) => row.queue === 'certificate')!
    expect(certificate.history[0]!.date >= '2023-08-04').toBe(true)
    expect(certificate.history.at(-1)!.date).toBe('2023-09-28')
    expect(certificate.history.find((row) => row.date === '2023-09-12')!.total).toBeNull()
    const counted = input.history.intervals
      .filter((row) => row.queue === 'certificate' && row.date === '2023-09-28')
      .reduce((sum, row) => sum + (row.arrivals ?? 0), 0)
    expect(certificate.history.at(-1)!.total).toBe(counted)
  })

  test('runs from the origin to the end of the week, of which the week counts', () => {
    const guide = report.forecast.find((row) => row.queue === 'guide')!
    expect(guide.days.map((day) => day.date)).toEqual(['2023-09-29', ...report.dates])
    const week = report.forecast.flatMap((row) => row.days.filter((day) => report.dates.includes(day.date)))
    expect(report.summary.arrivals).toBeCloseTo(
      week.reduce((sum, day) => sum + day.mean, 0),
      6,
    )
  })

  test('is measured against the truth where there is one', () => {
    const exact = input.forecast.queues.flatMap(({ queue, days }) =>
      days.flatMap(({ date, slots }) => slots.map(({ slot, mean }) => ({ queue, date, slot, mean }))),
    )
    const half = exact.map((rate) => ({ ...rate, mean: rate.mean * 2 }))
    expect(reportOf({ ...input, truth: exact }).forecast[0]!.truthWape).toBe(0)
    expect(reportOf({ ...input, truth: half }).forecast[0]!.truthWape).toBeCloseTo(0.5, 12)
    const { truth: _, ...untold } = input
    expect(reportOf(untold).forecast[0]!.truthWape).toBeUndefined()
  })
})

describe('the report', () => {
  test('is plain data and the same at every call', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    expect(JSON.stringify(sampleReport())).toBe(JSON.stringify(sampleReport()))
  })

  test('lists people by team and role, and their days in that order', () => {
    expect(report.people.slice(0, 4).map((person) => person.role)).toEqual([
      'manager',
      'deputy',
      'leader',
      'subLeader',
    ])
    const order = report.people.map((person) => person.id)
    const seen = [...new Set(report.roster.map((row) => row.person))]
    expect(seen).toEqual(order)
  })

  test('does not depend on the order of its input', () => {
    const turned = reportOf({
      ...input,
      staff: { ...input.staff, people: input.staff.people.toReversed() },
      roster: {
        ...input.roster,
        days: input.roster.days.toReversed(),
        shortages: input.roster.shortages.toReversed(),
      },
      requirement: { ...input.requirement, slots: input.requirement.slots.toReversed() },
    })
    expect(turned).toEqual(report)
  })

  test('names tasks, and the target in force', () => {
    expect(report.work.map((row) => row.task.ja)).toContain('還付')
    expect(report.queues.find((queue) => queue.id === 'taxPhone')).toMatchObject({
      targetShare: 0.8,
      targetSeconds: 20,
      team: 'shuno',
    })
  })
})

describe('the grid of a day', () => {
  test('has a row a person and a column a slot from first opening to last closing', () => {
    const wednesday = gridOf(report, '2023-10-04')
    expect(wednesday.rows).toHaveLength(46)
    expect([wednesday.slots[0], wednesday.slots.at(-1)]).toEqual([17, 37])
    expect(gridOf(report, '2023-10-02', 'kazei').rows).toHaveLength(5)
    expect(gridOf(report, '2023-10-08')).toEqual({ date: '2023-10-08', slots: [], rows: [] })
  })

  test('shows what fills most of a slot', () => {
    const one: PersonDay = {
      ...day([
        { activity: 'guide', startMinute: 510, endMinute: 550 },
        { activity: 'apply', startMinute: 550, endMinute: 570 },
      ]),
      breaks: [{ startMinute: 570, endMinute: 600 }],
      shift: { code: '日', startMinute: 510, endMinute: 600 },
    }
    const { rows } = gridOf({ ...report, roster: [one], open: [] }, '2023-10-02')
    expect(rows[0]!.cells).toEqual(['guide', 'apply', 'break'])
  })

  test('gives every activity a letter of its own', () => {
    for (const language of ['ja', 'en'] as const) {
      const marks = [...activityMarks(report, language).values()]
      expect(new Set(marks).size).toBe(report.activities.length)
      expect(marks.every((mark) => [...mark].length === 1 && mark !== '休')).toBe(true)
    }
  })
})

test('what is public of the city names teams and head-counts, and nobody', () => {
  const known = publicCity(input.city, '2023-09-29', '2023-11-30')
  expect(known.teams.map((team) => team.headcount).reduce((a, b) => a + b)).toBe(46)
  expect(known.teams[0]!.department.ja).toBe('市民課')
  expect(known.queues.find(({ id }) => id === 'taxPhone')!.team).toBe('shuno')
  expect(known.desks.map(({ id }) => id)).not.toContain('reminder')
  expect(known.tasks.find(({ id }) => id === 'mail')).toMatchObject({ team: 'annai', minutesPerUnit: 8 })
  expect(Object.keys(known).sort()).toEqual([
    'desks',
    'from',
    'name',
    'queues',
    'slotMinutes',
    'synthetic',
    'tasks',
    'teams',
    'to',
  ])
})
