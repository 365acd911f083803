import type { Activity, City, Person, Staff } from '../core/city/types.ts'
import type {
  CoverList,
  CoverMove,
  CoverRow,
  CoverWay,
  DeskEffect,
  Refusal,
  ReplanCurve,
  ReplanMove,
} from '../core/cover/types.ts'
import {
  formatDate,
  formatDay,
  formatHours,
  formatNumber,
  formatSpan,
  formatTime,
  formatWait,
  formatYen,
} from '../core/report/format.ts'
import { textTable } from '../core/report/width.ts'
import type { Block, PersonDay } from '../core/roster/types.ts'
import type { Name, Span } from '../core/units/time.ts'
import type { Breach, Certificate } from '../core/verification/types.ts'
import { breachNames, breachText } from '../core/words/breach-text.ts'
import { type Key, type Language, say } from '../core/words/say.ts'

/** Rows that are told in full; the others have their line in the table. */
const MOST_TOLD = 5

/** What a list is told with. */
export interface Telling {
  readonly city: City
  readonly staff: Staff
  readonly rules: Certificate['rules']
  readonly language: Language
}

const comma = (language: Language): string => (language === 'ja' ? '、' : ', ')

const joined = (texts: readonly string[], language: Language): string =>
  texts.length === 0 ? '–' : texts.join(comma(language))

/** Yen with a plus where it costs more. */
export const signedYen = (yen: number, language: Language): string =>
  yen > 0 ? `+${formatYen(yen, language)}` : formatYen(yen, language)

const hourText = (minutes: number): string => {
  const whole = Math.abs(Math.round(minutes))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Sentences about people, places and rules in one language. */
const teller = ({ city, staff, rules, language }: Telling) => {
  const people = new Map(staff.people.map((person) => [person.id, person]))
  const activities = new Map(city.activities.map((activity) => [activity.id, activity]))
  const names = breachNames(city, staff.people)
  const named = (rows: readonly { readonly id: string; readonly name: Name }[], id: string): string =>
    rows.find((row) => row.id === id)?.name[language] ?? id
  const activity = (id: string): string => named(city.activities, id)
  const article = (rule: string | undefined): string =>
    rules.find(({ id }) => id === rule)?.article[language] ?? ''
  return {
    person: (id: string): Person | undefined => people.get(id),
    name: (id: string): string => people.get(id)?.name ?? id,
    label: (id: string): string => `${id} ${people.get(id)?.name ?? ''}`.trim(),
    team: (id: string): string => named(city.teams, id),
    queue: (id: string): string => named(city.queues, id),
    activity,
    kind: (id: string): Activity['kind'] | undefined => activities.get(id)?.kind,
    article,
    breach: (breach: Breach): string => breachText(breach, names, language),
    /** Stretches by activity: `国保窓口 9:00–10:00、11:00–12:00`. */
    blocks: (blocks: readonly Block[]): string =>
      joined(
        [...Map.groupBy(blocks, (block) => block.activity)].map(
          ([id, spans]) => `${activity(id)} ${spans.map(formatSpan).join(language === 'ja' ? '・' : ' & ')}`,
        ),
        language,
      ),
  }
}

type Teller = ReturnType<typeof teller>

const pauses = (spans: readonly Span[]): string => spans.map(formatSpan).join(', ')

const breakText = ({ day, breakKept }: CoverMove, language: Language): string =>
  day.breaks.length === 0
    ? say(language, 'cli.cover.noBreak')
    : say(language, breakKept ? 'cli.cover.breakKept' : 'cli.cover.breakMoved', { time: pauses(day.breaks) })

const weekText = ({ weekMinutes, wallMinutes }: CoverMove, language: Language): string => {
  const left = wallMinutes - weekMinutes
  const blanks = { hours: hourText(weekMinutes), wall: hourText(wallMinutes) }
  return left < 0
    ? say(language, 'cli.cover.weekOver', { ...blanks, over: hourText(left) })
    : say(language, 'cli.cover.week', { ...blanks, left: hourText(left) })
}

const wayText = (
  { way, day }: { readonly way: CoverWay; readonly day: PersonDay },
  city: City,
  language: Language,
): string => {
  const code = day.shift?.code ?? ''
  const shift = city.shifts.find((one) => one.code === code)?.name[language] ?? code
  return say(language, `cli.cover.way.${way}`, { shift })
}

const moveLines = (move: CoverMove, tell: Teller, language: Language): string[] => {
  const person = tell.person(move.person)
  return [
    say(language, 'cli.cover.person.line', {
      name: tell.label(move.person),
      team: tell.team(person?.team ?? ''),
      level: move.level,
    }),
    `  ${say(language, 'cli.cover.takes', { takes: tell.blocks(move.takes) })}`,
    ...(move.leaves.length > 0
      ? [`  ${say(language, 'cli.cover.leaves', { leaves: tell.blocks(move.leaves) })}`]
      : []),
    `  ${weekText(move, language)}${comma(language)}${breakText(move, language)}`,
  ]
}

const deskText = (desk: DeskEffect, tell: Teller, language: Language): string => {
  const kind = tell.kind(desk.activity)
  const name = tell.activity(desk.activity)
  if (kind === 'backOffice' || kind === 'outbound')
    return say(language, 'cli.cover.deskWork', {
      activity: name,
      hours: `${desk.hours > 0 ? '+' : ''}${formatHours(desk.hours, language)}`,
    })
  return say(language, 'cli.cover.desk', {
    activity: name,
    before: formatHours(desk.shortBefore, language),
    after: formatHours(desk.shortAfter, language),
    yen: signedYen(desk.lossYen, language),
  })
}

const rowLines = (row: CoverRow, tell: Teller, language: Language): string[] => [
  ...row.moves.flatMap((move) => moveLines(move, tell, language)),
  ...row.desks.map((desk) => deskText(desk, tell, language)),
  say(language, 'cli.cover.cost', {
    wage: signedYen(row.wageYen, language),
    work: signedYen(row.workYen, language),
  }),
  say(language, 'cli.cover.lawful'),
  ...row.warnings.map((one) =>
    say(language, 'cli.cover.warning', { text: tell.breach(one), article: tell.article(one.rule) }),
  ),
  ...row.left.map((one) =>
    say(language, one.severity === 'breach' ? 'cli.cover.left' : 'cli.cover.leftWarning', {
      text: tell.breach(one),
      article: tell.article(one.rule),
    }),
  ),
  ...(row.waits ?? []).map((wait) =>
    say(language, 'cli.cover.wait', {
      queue: tell.queue(wait.queue),
      rostered: formatWait(wait.rostered, language),
      nothing: formatWait(wait.nothing, language),
      covered: formatWait(wait.covered, language),
    }),
  ),
]

/** Whether a row waits for somebody's word, has it, or needs none. */
const consentText = (moves: readonly CoverMove[], language: Language): string => {
  const needed = moves.some(({ needsConsent }) => needsConsent)
  const given = moves.some(({ agreedOn }) => agreedOn !== undefined)
  return say(language, needed ? 'cli.cover.needed' : given ? 'cli.cover.given' : 'cli.cover.notNeeded')
}

const tableOf = (list: CoverList, tell: Teller, city: City, language: Language): string[] => {
  const cells = list.rows.map((row, i) => [
    String(i + 1),
    row.moves.map(({ person }) => tell.name(person)).join(' + '),
    row.moves.map((move) => wayText(move, city, language)).join(' + '),
    formatHours(row.coveredHours, language),
    signedYen(row.yen, language),
    consentText(row.moves, language),
  ])
  const at = list.rows.findIndex(({ yen }) => yen >= 0)
  const nothing = ['–', say(language, 'cli.cover.nothing'), '–', '–', formatYen(0, language), '–']
  cells.splice(at < 0 ? cells.length : at, 0, nothing)
  const head = (['rank', 'who', 'how', 'covered', 'yen', 'consent'] as const).map((key) =>
    say(language, `cli.cover.${key}`),
  )
  return textTable([head, ...cells], 3)
}

/** Why somebody is not in the list, with the article where a rule says so. */
const reasonText = ({ reason, rule, breach }: Refusal, tell: Teller, language: Language): string => {
  const text = say(language, `cli.cover.reason.${reason}` as Key, {
    text: breach ? tell.breach(breach) : '',
  })
  const article = tell.article(rule)
  return article === '' ? text : `${text} [${article}]`
}

/** What helps most where nobody can stand in at a gain. */
export const wayOutText = ({ wayOut, nothing }: CoverList, telling: Telling): string => {
  const { language } = telling
  const tell = teller(telling)
  if (wayOut)
    return say(language, 'cli.cover.wayOutRule', {
      name: tell.name(wayOut.person),
      yen: signedYen(wayOut.yen ?? 0, language),
      text: wayOut.breach ? tell.breach(wayOut.breach) : '',
      article: tell.article(wayOut.rule),
    })
  const worst = nothing.desks.toSorted((a, b) => b.lossYen - a.lossYen)[0]
  return worst ? say(language, 'cli.cover.wayOutDesk', { desks: tell.activity(worst.activity) }) : ''
}

/** The whole list for people: what is open, a table of the ways, each way in words, and on request why not the others. */
export const coverText = (list: CoverList, telling: Telling, withOthers: boolean): string => {
  const { city, language } = telling
  const tell = teller(telling)
  const { fromMinute, person, date } = list.absence
  const when =
    fromMinute === undefined
      ? say(language, 'cli.cover.wholeDay')
      : say(language, 'cli.cover.fromTime', { time: formatTime(fromMinute) })
  const others = list.refusals.map((one) => [tell.label(one.person), reasonText(one, tell, language)])
  return [
    say(language, 'cli.cover.title', { date: formatDate(date, language), name: tell.name(person), when }),
    say(language, 'cli.cover.holes', {
      holes: tell.blocks(list.holes),
      hours: formatHours(list.holeHours, language),
    }),
    `${say(language, 'cli.cover.nothing')}: ${[
      signedYen(list.nothing.yen, language),
      ...list.nothing.desks.map((desk) => deskText(desk, tell, language)),
    ].join(comma(language))}`,
    ...list.nothing.breaches.map((one) =>
      say(language, one.severity === 'breach' ? 'cli.cover.breach' : 'cli.cover.warning', {
        text: tell.breach(one),
        article: tell.article(one.rule),
      }),
    ),
    '',
    ...tableOf(list, tell, city, language),
    ...list.rows
      .slice(0, MOST_TOLD)
      .flatMap((row, i) => [
        '',
        ...rowLines(row, tell, language).map((line, n) =>
          n === 0 ? `${formatNumber(i + 1, language)}. ${line}` : `   ${line}`,
        ),
      ]),
    ...(withOthers ? ['', say(language, 'cli.cover.others'), ...textTable(others, 2)] : []),
    '',
  ].join('\n')
}

/** One move of a re-planned roster: whose day, how, and where to. */
const replanLine = (move: ReplanMove, tell: Teller, { city, language }: Telling): string => {
  const consent = move.agreedOn
    ? say(language, 'cli.cover.agreed', { date: formatDay(move.agreedOn, language) })
    : say(language, move.needsConsent ? 'cli.cover.consentNeeded' : 'cli.cover.consentNotNeeded')
  return say(language, 'cli.replan.detail', {
    name: tell.label(move.person),
    date: formatDay(move.date, language),
    way: wayText(move, city, language),
    takes: tell.blocks(move.takes),
    consent,
  })
}

/** Cost against moves: a row for each number of moves, and the moves of each in words. */
export const replanText = ({ points }: ReplanCurve, telling: Telling): string => {
  const { language } = telling
  const tell = teller(telling)
  const head = (['moves', 'hours', 'work', 'yen', 'each', 'corner'] as const).map((key) =>
    say(language, `cli.replan.${key}`),
  )
  const rows = points.map((point, i) => {
    const before = points[i - 1]
    const each = before && (point.yen - before.yen) / (point.budget - before.budget)
    return [
      String(point.budget),
      String(point.hourMoves),
      String(point.workMoves),
      signedYen(point.yen, language),
      each === undefined ? '–' : signedYen(each, language),
      point.isCorner ? '○' : '',
    ]
  })
  const moves = points
    .filter(({ budget }) => budget > 0)
    .flatMap((point) => [
      say(language, 'cli.replan.point', { n: point.budget, yen: signedYen(point.yen, language) }),
      ...point.moves.map((move) => `   ${replanLine(move, tell, telling)}`),
    ])
  const isFlat = points.every(({ yen }) => yen >= 0)
  return [
    say(language, 'cli.replan.title'),
    ...(isFlat ? [say(language, 'cli.replan.none')] : [...textTable([head, ...rows], 0), ...moves]),
    '',
  ].join('\n')
}
