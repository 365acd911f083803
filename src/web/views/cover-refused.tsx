import type { CoverList, Refusal } from '../../core/cover/types.ts'
import type { Report } from '../../core/report/types.ts'
import { breachLine } from '../breach.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { teamNumber } from '../selection.ts'
import { text } from '../state.ts'

/** Everybody who is not in the list, grouped by what stands against them. */
export function Refused({ report, list }: { report: Report; list: CoverList }) {
  const { t, language, signedYen, name } = text.value
  const groups = [
    ...Map.groupBy(list.refusals, ({ person, reason, breach }) =>
      breach || reason === 'wouldBreak' ? person : reason,
    ).values(),
  ]
  const personOf = (id: string) => report.people.find((person) => person.id === id)
  const names = (group: readonly Refusal[]) =>
    group
      .map(
        ({ person }) =>
          `${teamNumber(report, personOf(person)?.team ?? '')}${personOf(person)?.name ?? person}`,
      )
      .join(language === 'ja' ? '、' : ', ')
  const ruleOf = ({ breach, article }: Refusal) => {
    if (!breach) return article ? name(article) : '－'
    const line = breachLine(breach, report, text.value)
    return `${line.text} ${line.article}`
  }
  return (
    <Panel title={t('page.refused', { n: list.refusals.length })} class="long">
      <Table
        caption={t('page.refused', { n: list.refusals.length })}
        rows={groups.toSorted((a, b) => a.length - b.length)}
        columns={({ head, prose, num }) => [
          head(t('page.refused.why'), ([first]) => (first ? t(`page.refused.${first.reason}`) : '')),
          prose(t('page.refused.who'), (group) => <span lang="ja">{names(group)}</span>),
          prose(t('page.refused.rule'), ([first]) => (first ? ruleOf(first) : '')),
          num(t('page.refused.yen'), ([first]) => (first?.yen === undefined ? '－' : signedYen(first.yen))),
        ]}
      />
    </Panel>
  )
}
