import type { Report } from '../core/report/types.ts'
import type { Breach } from '../core/verification/types.ts'
import { breachBlanks } from '../core/words/breach-blanks.ts'
import { type Entry, fill } from '../core/words/entry.ts'
import { area } from '../core/words/law.ts'
import type { Text } from './text.ts'

const sentences: Readonly<Record<string, Entry>> = area

/** A breach as one sentence, and the article it is of. */
export const breachLine = (breach: Breach, report: Report, { language, name }: Text) => {
  const nameIn = (rows: readonly { id: string; name: Report['city'] }[], id: string) => {
    const row = rows.find((one) => one.id === id)
    return row && name(row.name)
  }
  const entry = sentences[`law.${breach.rule}`]
  const rule = report.certificate.rules.find(({ id }) => id === breach.rule)
  const blanks = breachBlanks(
    breach,
    {
      person: (id) => report.people.find((person) => person.id === id)?.name,
      team: (id) => nameIn(report.teams, id),
      activity: (id) => nameIn(report.activities, id),
    },
    language,
  )
  return {
    text: entry ? fill(entry, language, blanks) : rule ? name(rule.title) : breach.rule,
    article: rule ? name(rule.article) : '',
  }
}
