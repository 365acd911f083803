import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CoverList, ReplanCurve } from '../../src/core/cover/types.ts'
import type { Report } from '../../src/core/report/types.ts'
import type { PersonDay } from '../../src/core/roster/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
import { type Desk, openDesk } from '../../src/engines/desk.ts'
import type { Folders, JobKind, JobOrder, JobRequests } from '../../src/engines/job.ts'
import { perform } from '../../src/engines/perform.ts'
import type { Change } from '../../src/store/change.ts'
import { readRunGround } from '../../src/store/run-ground.ts'
import { latestRun, listRuns } from '../../src/store/runs.ts'
import { makeTown } from '../golden/run-town.ts'

let scratch = ''
let folders: Folders
let run = ''
let desk: Desk
let report: Report

const reportOf = async (id: string): Promise<Report> =>
  JSON.parse(await readFile(join(folders.runs, id, 'report.json'), 'utf8'))

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hankan-desk-'))
  const town = await makeTown(scratch)
  folders = town.folders
  run = basename(town.run)
  desk = openDesk(folders)
  report = await reportOf(run)
}, 180_000)

afterAll(async () => {
  desk.close()
  await rm(scratch, { recursive: true, force: true })
})

const jobOf = <Kind extends JobKind>(kind: Kind, request: JobRequests[Kind]) =>
  perform({ kind, request, folders } as JobOrder, () => {})

const resultOf = async <T>(outcome: ReturnType<typeof jobOf>): Promise<T> => {
  const ended = await outcome
  if (!ended.ok) throw new Error(ended.issues.map((issue) => issueText(issue, 'en')).join('\n'))
  return ended.result as T
}

const codesOf = async (outcome: ReturnType<typeof jobOf>) => {
  const ended = await outcome
  return ended.ok ? [] : ended.issues.map(({ code }) => code)
}

/** Somebody at a window on the first day that is worked, and what the list says of the absence. */
const absent = () => {
  const kinds = new Map(report.activities.map(({ id, kind }) => [id, kind]))
  const found = report.roster.find(({ blocks }) =>
    blocks.some(({ activity }) => kinds.get(activity) === 'window'),
  )!
  return { person: found.person, date: found.date }
}

const listOf = async (): Promise<CoverList> => {
  const list = await desk.ask('cover', { run, absence: absent(), consents: [] })
  if (!list.ok) throw new Error(list.issues.map(({ code }) => code).join())
  return list.value
}

test('a roster told at once that the best so far is enough is whole, lawful and says its gap', async () => {
  const order: JobOrder = { kind: 'roster', request: { week: report.dates[0]!, seed: 'hurried' }, folders }
  const outcome = await perform(
    order,
    () => {},
    () => true,
  )
  if (!outcome.ok) throw new Error(outcome.issues.map((issue) => issueText(issue, 'en')).join('\n'))
  const hurried = await reportOf((outcome.result as { readonly run: string }).run)
  expect(hurried.roster).toHaveLength(report.roster.length)
  expect(hurried.summary.breaches).toBe(0)
  expect(hurried.rounds).toHaveLength(1)
  expect(hurried.proof.gap).toBeGreaterThanOrEqual(0)
  expect(hurried.proof.gap).toBeLessThan(1)
})

test('locked days that exclude each other are refused, with the smallest set that cannot be kept together', async () => {
  const activity = 'certificate-desk'
  const whole = (date: LocalDate, startMinute: number, endMinute: number): PersonDay => ({
    person: 'T02',
    date,
    shift: { code: '日', startMinute, endMinute },
    breaks: [{ startMinute: 720, endMinute: 780 }],
    blocks: [
      { activity, startMinute, endMinute: 720 },
      { activity, startMinute: 780, endMinute },
    ],
  })
  const locked = [whole('2024-07-16', 600, 1320), whole('2024-07-17', 480, 1035)]
  const outcome = await jobOf('roster', { week: report.dates[0]!, locked })
  if (outcome.ok) throw new Error('eight hours between two days of work were accepted')
  const told = outcome.issues.find(({ code }) => code === 'conflict.together')!
  expect(issueText(told, 'ja')).toMatch(/同時に守れません[\s\S]*7\/16[\s\S]*7\/17/)
  expect(issueText(told, 'en')).toMatch(/cannot be kept together[\s\S]*16 Jul[\s\S]*17 Jul/)
})

describe('the desk', () => {
  test('answers who could stand in, and the same again byte for byte', async () => {
    const list = await listOf()
    expect(list.absence).toEqual(absent())
    expect(list.rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(await listOf())).toBe(JSON.stringify(list))
  })

  test('answers several questions at once, each with its own', async () => {
    const { person, date } = absent()
    const other = report.people.find(({ id }) => id !== person)!.id
    const [cells, swap, why] = await Promise.all([
      desk.ask('cells', { run, days: [{ person, date, breaks: [], blocks: [] }], consents: [] }),
      desk.ask('swap', { run, swap: { persons: [person, other], dates: [date] }, consents: [] }),
      desk.ask('why', { run, cell: { person, date, minute: 600 }, consents: [] }),
    ])
    expect(cells).toMatchObject({ ok: true, value: { consents: [{ person, date }] } })
    expect(swap).toMatchObject({ ok: true, value: { swap: { persons: [person, other] } } })
    expect(why).toMatchObject({ ok: true, value: { request: { person, date } } })
  })

  test('says what is wrong with a question, in both languages', async () => {
    const result = await desk.ask('cover', { run, absence: { ...absent(), person: 'Z9' }, consents: [] })
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'coverPerson' }] })
    const gone = await desk.ask('cover', { run: '2001-01-01-00000000', absence: absent(), consents: [] })
    expect(gone.ok).toBe(false)
    for (const issue of [...result.issues, ...gone.issues]) {
      expect(issueText(issue, 'en')).not.toMatch(/[{}ぁ-んァ-ヶ]/)
      expect(issueText(issue, 'ja')).not.toMatch(/[{}]/)
    }
  })
})

describe('jobs on a run', () => {
  test('the list comes back with the waits of its first rows', async () => {
    const list = await resultOf<CoverList>(
      jobOf('coverWaits', { run, absence: absent(), consents: [], rows: 1 }),
    )
    expect(list.rows[0]!.waits?.length).toBeGreaterThan(0)
    expect(list.rows.slice(1).every(({ waits }) => waits === undefined)).toBe(true)
    expect(list.rows.map(({ waits: _, ...row }) => row)).toEqual((await listOf()).rows)
  })

  test('the rest of the week is a curve of cost against moves', async () => {
    const curve = await resultOf<ReplanCurve>(
      jobOf('replan', { run, absence: absent(), consents: [], moves: 2, keepHours: true }),
    )
    expect(curve.points[0]).toMatchObject({ budget: 0, yen: 0 })
    expect(curve.points.every(({ hourMoves }) => hourMoves === 0)).toBe(true)
  })

  test('a row that is applied is a new run beside the old one, judged, priced and played', async () => {
    const list = await listOf()
    const row = list.rows.find(({ moves }) => moves.every(({ needsConsent }) => !needsConsent))!
    const days = row.moves.map(({ day }) => day)
    const before = await readFile(join(folders.runs, run, 'roster.json'), 'utf8')
    const made = await resultOf<{ run: string }>(
      jobOf('apply', { run, days, absence: absent(), consents: [] }),
    )
    expect(made.run).not.toBe(run)
    expect(await listRuns(folders.runs)).toEqual(expect.arrayContaining([run, made.run]))
    expect(await latestRun(folders.runs)).toBe(made.run)
    expect(await readFile(join(folders.runs, run, 'roster.json'), 'utf8')).toBe(before)
    const next = await reportOf(made.run)
    expect(next.run).toBe(made.run)
    expect(next.forecast).toEqual(report.forecast)
    expect(next.published).toEqual(report.roster)
    const short = new Set(next.shortages.map(({ date }) => date))
    expect(next.explanations?.shortages.filter(({ date }) => !short.has(date))).toEqual([])
    const dayOf = (all: readonly PersonDay[], { person, date }: { person: string; date: string }) =>
      all.find((day) => day.person === person && day.date === date)
    expect(dayOf(next.roster, absent())).toMatchObject({ absence: 'absent', blocks: [] })
    for (const day of days) expect(dayOf(next.roster, day)).toEqual(day)
    expect(next.summary.breaches).toBeLessThanOrEqual(report.summary.breaches + list.nothing.breaches.length)
    const change = JSON.parse(await readFile(join(folders.runs, made.run, 'change.json'), 'utf8')) as Change
    expect(change).toEqual({ from: run, absences: [absent()], consents: [], days })
    const ground = await readRunGround(folders, made.run)
    expect(ground.ok && ground.value.input.staff.leave).toContainEqual({ ...absent(), kind: 'absent' })
  })

  test('what would break a rule is not applied, nor are other hours without consent', async () => {
    const { person, date } = absent()
    const day = report.roster.find((one) => one.person === person && one.date === date)!
    const late = { ...day, shift: { ...day.shift!, endMinute: day.shift!.endMinute + 600 } }
    const refused = await codesOf(jobOf('apply', { run, days: [late], consents: [] }))
    expect(refused).toContain('applyBreaks')
    expect(refused).toContain('applyConsent')
    const off = { person, date, breaks: [], blocks: [] }
    const agreed = [{ person, date, agreedOn: date }]
    expect(await codesOf(jobOf('apply', { run, days: [off], consents: [] }))).toContain('applyConsent')
    expect(await codesOf(jobOf('apply', { run, days: [off], consents: agreed }))).not.toContain(
      'applyConsent',
    )
    expect(await codesOf(jobOf('apply', { run, days: [{ ...off, person: 'Z9' }], consents: [] }))).toEqual([
      'cellStranger',
    ])
  })

  test('a rule without a price is refused, and a contradiction is found from the run', async () => {
    const unpriced = { kind: 'rule', rule: 'nothing' } as const
    expect(await codesOf(jobOf('price', { run, asked: unpriced }))).toEqual(['explainRule'])
    const { date } = absent()
    const { id: activity } = report.activities.find(({ kind }) => kind === 'window')!
    const asked = (people: number) => ({
      run,
      requests: [{ activity, date, startMinute: 600, endMinute: 660, people }],
    })
    expect(await resultOf(jobOf('conflict', asked(99)))).toMatchObject({
      conflict: { elements: expect.anything() },
    })
    expect(
      await codesOf(jobOf('conflict', { run, requests: [{ ...asked(1).requests[0]!, activity: 'x' }] })),
    ).toEqual(['cellStranger'])
  })
})

describe('a roster around days set by hand', () => {
  test('keeps locked days to the minute, and tells the run that hung on the wall', async () => {
    const { person, date } = absent()
    const locked = report.roster.filter((day) => day.person === person && day.date === date)
    const week = report.dates[0]!
    const made = await resultOf<{ run: string }>(jobOf('roster', { week, locked, published: run }))
    const next = await reportOf(made.run)
    expect(next.roster).toContainEqual(locked[0])
    expect(next.locked).toEqual(locked)
    expect(next.published?.length).toBe(report.roster.length)
  }, 120_000)

  test('is refused for somebody who is not there, or a run that is not', async () => {
    const week = report.dates[0]!
    const stranger = { person: 'Z9', date: week, breaks: [], blocks: [] }
    expect(await codesOf(jobOf('roster', { week, locked: [stranger] }))).toEqual(['cellStranger'])
    expect(await codesOf(jobOf('roster', { week, published: '2001-01-01-00000000' }))).not.toEqual([])
  })
})
