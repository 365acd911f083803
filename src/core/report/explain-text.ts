import type {
  Alternative,
  Cause,
  CellExplanation,
  ConflictElement,
  ConflictSet,
  Explanations,
  Price,
  Repair,
  RuleRef,
  ShadowPrice,
  ShortageExplanation,
  Standing,
} from '../roster/explain/types.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate, Name } from '../units/time.ts'
import { type Key, type Language, say } from '../words/say.ts'
import { formatDay, formatHours, formatSpan, formatTime, formatYen } from './format.ts'

/** What explanations call people, teams, activities and shifts. */
export interface ExplainNames {
  readonly people: readonly { readonly id: string; readonly name: string; readonly team: string }[]
  readonly teams: readonly { readonly id: string; readonly name: Name }[]
  readonly activities: readonly { readonly id: string; readonly name: Name }[]
}

/** People named in one cause at most; the others are counted. */
const MOST_NAMES = 6

const listed = (texts: readonly string[], language: Language): string =>
  texts.join(language === 'ja' ? '、' : ', ')

const signed = (yen: number, language: Language): string =>
  yen > 0 ? `+${formatYen(yen, language)}` : formatYen(yen, language)

const inBrackets = (texts: readonly string[], language: Language): string =>
  texts.length === 0 ? '' : language === 'ja' ? `(${texts.join('、')})` : ` (${texts.join(', ')})`

const hourText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(Math.round(minutes % 60)).padStart(2, '0')}`

/** Sentences of explanations in one language. */
export const explainTeller = (names: ExplainNames, language: Language) => {
  const people = new Map(names.people.map((person) => [person.id, person.name]))
  const person = (id: string): string => people.get(id) ?? id
  const named = (rows: ExplainNames['teams'], id: string | undefined): string =>
    rows.find((row) => row.id === id)?.name[language] ?? id ?? ''
  const activity = (id: string | undefined): string => named(names.activities, id)
  const article = (rule: RuleRef | undefined): string[] => (rule?.article ? [rule.article[language]] : [])

  const withPlace = ({ person: id, at }: Standing): string =>
    at === undefined ? person(id) : `${person(id)}${inBrackets([activity(at)], language)}`

  const cause = ({ kind, people: who, rule, savesYen, costsYen }: Cause): string => {
    const shown = who.slice(0, MOST_NAMES).map(withPlace)
    const rest = who.length > MOST_NAMES ? [`+${who.length - MOST_NAMES}`] : []
    const text = say(language, `explain.cause.${kind}`, {
      names: listed([...shown, ...rest], language),
      saves: formatYen(savesYen ?? 0, language),
      costs: formatYen(costsYen ?? 0, language),
    })
    return `${text}${inBrackets(article(rule), language)}`
  }

  const moves = (repair: Pick<Repair, 'moves'>): string[] =>
    repair.moves.map(({ person: id, from, to, ...span }) =>
      say(language, from === undefined ? 'explain.moveNew' : 'explain.move', {
        name: person(id),
        from: activity(from),
        to: activity(to),
        time: formatSpan(span),
      }),
    )

  const repair = (one: Repair): string =>
    say(language, 'explain.repair', {
      what: say(language, `explain.repair.${one.kind}`, {
        names: listed(one.persons.map(person), language),
        team: named(names.teams, one.team),
        activity: activity(one.activity),
      }),
      yen: signed(one.yen, language),
      hours: formatHours(one.removedHours, language),
      terms: inBrackets(
        [...(one.needsConsent ? [say(language, 'explain.consent')] : []), ...article(one.rule)],
        language,
      ),
    })

  const shortage = (one: ShortageExplanation): string =>
    say(language, 'explain.shortage', {
      date: formatDay(one.date, language),
      time: formatSpan(one),
      activity: activity(one.activity),
      people: one.mostMissing,
      hours: formatHours(one.missingHours, language),
    })

  const shadow = (one: ShadowPrice): string =>
    say(language, one.removedHours > 0 ? 'explain.shadow' : 'explain.shadowYen', {
      date: formatDay(one.date, language),
      time: formatTime(one.peakMinute),
      activity: activity(one.activity),
      span: formatSpan(one),
      hours: formatHours(one.removedHours, language),
      yen: formatYen(one.yen, language),
      wage: formatYen(one.wageYen, language),
    })

  const formatted = (date: LocalDate | undefined) => (date ? formatDay(date, language) : '')

  const element = ({
    kind,
    person: id,
    date,
    activity: what,
    request,
    minutes,
    days,
    rule,
  }: ConflictElement) => {
    const text = say(language, `explain.conflict.${kind}`, {
      person: id === undefined ? '' : person(id),
      date: formatted(request?.date ?? date),
      activity: activity(what),
      time: request ? formatSpan(request) : '',
      people: request?.people ?? 0,
      hours: minutes === undefined ? '' : hourText(minutes),
      left: minutes === undefined ? String(days ?? '') : hourText(minutes),
    })
    return `${text}${inBrackets(article(rule), language)}`
  }

  const could = (one: Alternative): string =>
    say(language, 'explain.cell.could', {
      name: person(one.person),
      yen: signed(one.yen ?? 0, language),
      now: say(language, `explain.cell.${one.kind}` as Key, { activity: activity(one.at) }),
      terms: one.needsConsent ? `${language === 'ja' ? '、' : ', '}${say(language, 'explain.consent')}` : '',
    })

  return { person, activity, cause, moves, repair, shortage, shadow, element, could }
}

type Teller = ReturnType<typeof explainTeller>

/** A shortage as lines: what, why, and what would fill it. */
const shortageLines = (one: ShortageExplanation, tell: Teller, language: Language): string[] => [
  tell.shortage(one),
  ...one.causes.map((cause) => `  - ${tell.cause(cause)}`),
  ...(one.repairs.length === 0 ? [`  * ${say(language, 'explain.noRepair')}`] : []),
  ...one.repairs.flatMap((repair) => [
    `  * ${tell.repair(repair)}`,
    ...tell.moves(repair).map((move) => `      ${move}`),
  ]),
]

/** Reasons, repairs and what one more person would save, for a terminal or a file. */
export const explanationsText = (
  { shortages, shadowPrices }: Explanations,
  names: ExplainNames,
  language: Language,
): string => {
  const tell = explainTeller(names, language)
  const lines = [
    say(language, 'explain.shortages'),
    ...(shortages.length === 0 ? [say(language, 'explain.none')] : []),
    ...shortages.flatMap((one) => ['', ...shortageLines(one, tell, language)]),
  ]
  if (shadowPrices.length > 0)
    lines.push(
      '',
      say(language, 'explain.shadows'),
      ...shadowPrices.map((one) => `  ${tell.shadow(one)}`),
      `  ${say(language, 'explain.shadowMeaning')}`,
    )
  return `${lines.join('\n')}\n`
}

/** なぜこの人がここ？ in lines. */
export const cellText = (cell: CellExplanation, names: ExplainNames, language: Language): string => {
  const tell = explainTeller(names, language)
  const { request, block, span, state } = cell
  const blanks = {
    name: tell.person(request.person),
    date: formatDay(request.date, language),
    time: block ? formatSpan(block) : formatTime(request.minute),
    activity: tell.activity(block?.activity),
  }
  const head = say(language, `explain.cell.${state}`, blanks)
  if (!block || !span) return `${head}\n`
  const can = cell.others.filter(({ yen }) => yen !== undefined)
  const cannot = cell.others.filter(({ yen, kind }) => yen === undefined && kind !== 'there')
  const groups = [...Map.groupBy(cannot, ({ kind, rule }) => `${kind} ${rule?.rule ?? ''}`).values()]
  const causes = groups.map((people): Cause => {
    const { kind, rule } = people[0]!
    return { kind, people, ...(rule && { rule }) }
  })
  const filled = cell.elsewhereYen === undefined ? '–' : signed(cell.elsewhereYen, language)
  const lines = [
    head,
    ...(cell.required === undefined
      ? []
      : [say(language, 'explain.cell.people', { required: cell.required, placed: cell.placed ?? 0 })]),
    say(language, 'explain.cell.without', {
      time: formatSpan(span),
      yen: signed(cell.withoutYen ?? 0, language),
      filled,
    }),
    ...(can.length > 0
      ? [say(language, 'explain.cell.others'), ...can.map((one) => `  ${tell.could(one)}`)]
      : []),
    ...(causes.length > 0
      ? [say(language, 'explain.cell.cannot'), ...causes.map((one) => `  ${tell.cause(one)}`)]
      : []),
  ]
  return `${lines.join('\n')}\n`
}

/** A contradiction in lines, each with its article and whether giving it up helps. */
export const conflictText = (
  conflict: ConflictSet | undefined,
  names: ExplainNames,
  language: Language,
): string => {
  if (!conflict) return `${say(language, 'explain.conflict.none')}\n`
  const tell = explainTeller(names, language)
  const repairs = new Map(conflict.repairs.map((repair) => [repair.element, repair]))
  const lines = conflict.elements.map((element, index) => {
    const repair = repairs.get(index)
    const yen = repair?.yen
    const way = !repair
      ? ''
      : yen === undefined
        ? say(language, 'explain.conflict.repair')
        : say(language, 'explain.conflict.repairYen', { yen: signed(yen, language) })
    return `  ${index + 1}. ${tell.element(element)} ${way}`.trimEnd()
  })
  const title = say(language, 'explain.conflict.title', {
    count: conflict.elements.length,
    smallest: conflict.smallest ? say(language, 'explain.conflict.smallest') : '',
  })
  return `${[title, ...lines].join('\n')}\n`
}

/** A contradiction as an issue; its text is whole in either language. */
export const togetherIssue = (conflict: ConflictSet, names: ExplainNames, file: string): Issue => ({
  code: 'conflict.together',
  severity: 'error',
  at: { file },
  values: {
    ja: conflictText(conflict, names, 'ja').trimEnd(),
    en: conflictText(conflict, names, 'en').trimEnd(),
  },
})

/** A price in one sentence. */
export const priceText = (
  { request, standing, estimateYen, lowerYen, upperYen }: Price,
  names: ExplainNames,
  title: Name | undefined,
  language: Language,
): string => {
  const tell = explainTeller(names, language)
  const what =
    request.kind === 'rule'
      ? say(language, 'explain.price.rule', { rule: title?.[language] ?? request.rule })
      : say(language, `explain.price.${request.kind}`, {
          person: tell.person(request.person),
          date: formatDay(request.date, language),
        }) + (standing === 'asked' ? say(language, 'explain.price.asked') : '')
  if (!Number.isFinite(upperYen)) return `${say(language, 'explain.price.endless', { what })}\n`
  return `${say(language, 'explain.price', {
    what,
    yen: formatYen(estimateYen, language),
    lower: formatYen(lowerYen, language),
    upper: formatYen(upperYen, language),
  })}\n`
}
