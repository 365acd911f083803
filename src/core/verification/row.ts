import type { LocalDate, Name } from '../units/time.ts'
import type { Rule, RuleId } from './types.ts'

export const named = (ja: string, en: string): Name => ({ ja, en })

export const lawArticle = (number: string, en: string): Name =>
  named(`労働基準法${number}`, `Labour Standards Act, ${en}`)
export const employment = named('労働契約', 'labour contract')

/** When the rows were last compared with their sources. */
const checkedOn: LocalDate = '2026-11-21'

/** Rules that are read off all who work on one date. */
const ofDates: readonly RuleId[] = [
  'commonBreak',
  'unstaffed',
  'belowMinimum',
  'seats',
  'leaderPresent',
  'leaderOnDuty',
  'managerPresent',
  'outboundMinimum',
]

const scopeOf = (id: RuleId): Rule['scope'] =>
  id === 'minimumWage' ? 'employer' : ofDates.includes(id) ? 'workplace' : 'person'

export const row = (
  id: RuleId,
  severity: Rule['severity'],
  article: Name,
  title: Name,
  from: LocalDate,
  parameters: Rule['parameters'] = {},
  to?: LocalDate,
): Rule => ({
  id,
  severity,
  scope: scopeOf(id),
  article,
  title,
  from,
  ...(to && { to }),
  parameters,
  checkedOn,
})
