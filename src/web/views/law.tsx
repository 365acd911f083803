import type { Report } from '../../core/report/types.ts'
import type { Breach, Rule } from '../../core/verification/types.ts'
import { Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { text } from '../state.ts'

const STANDING = { breach: 'short', warning: 'surplus' } as const

/** 法令確認: every rule with its article and result, and whatever breaks one. */
export function LawView({ report }: { report: Report }) {
  const { t, name, number } = text.value
  const { rules, breaches } = report.certificate
  const broken = report.summary.breaches
  const of = (rule: Rule) => breaches.filter((breach) => breach.rule === rule.id)
  return (
    <>
      <div class={`certificate ${broken > 0 ? 'short' : 'fit'}`}>
        <span class="seal" aria-hidden="true">
          {broken > 0 ? t('page.law.sealBroken') : t('page.law.seal')}
        </span>
        <div>
          <p class="verdict">
            {t(broken > 0 ? 'page.law.broken' : 'page.law.clean', { n: number(broken), rules: rules.length })}
          </p>
          <p>{t('page.law.note', { warnings: number(report.summary.warnings) })}</p>
        </div>
      </div>
      <Panel title={t('page.law.found')} class="long">
        <Breaches report={report} />
      </Panel>
      <Panel title={t('page.law.rules')} note={t('page.law.rulesNote')} class="long">
        <Table
          caption={t('page.law.rules')}
          rows={rules.toSorted((a, b) => of(b).length - of(a).length)}
          tone={(rule) => (of(rule).length === 0 ? undefined : rule.severity)}
          columns={({ head, col, prose }) => [
            col(t('page.law.result'), (rule) => <Result rule={rule} count={of(rule).length} />),
            head(t('page.law.rule'), (rule) => name(rule.title)),
            prose(t('page.law.article'), (rule) => name(rule.article)),
            col(t('page.law.force'), (rule) => t(`page.severity.${rule.severity}`)),
            col(t('page.law.inForce'), (rule) => t('page.from', { date: rule.from.replaceAll('-', '/') })),
            col(t('page.law.checkedOn'), (rule) => `${rule.checkedOn.replaceAll('-', '/')}`),
          ]}
        />
      </Panel>
    </>
  )
}

function Result({ rule, count }: { rule: Rule; count: number }) {
  const { t, number } = text.value
  if (count === 0) return <Signed fit="fit">{t('page.law.kept')}</Signed>
  return (
    <Signed fit={STANDING[rule.severity]}>
      {number(count)} {t('page.unit.cases')}
    </Signed>
  )
}

function Breaches({ report }: { report: Report }) {
  const { t, name, day, span, number, duration } = text.value
  const ruleOf = (breach: Breach) => report.certificate.rules.find((rule) => rule.id === breach.rule)
  const teamOf = (breach: Breach) => report.teams.find((team) => team.id === breach.team)
  const amount = (value: number, unit: Breach['unit']) =>
    unit === 'minutes' ? duration(value) : t(`page.unit.${unit}`, { n: number(value) })
  return (
    <Table
      caption={t('page.law.found')}
      rows={report.certificate.breaches}
      empty={t('page.law.nothing')}
      tone={(breach) => breach.severity}
      columns={({ head, col, prose, num }) => [
        col(t('page.law.severity'), (breach) => (
          <Signed fit={STANDING[breach.severity]}>{t(`page.severity.${breach.severity}`)}</Signed>
        )),
        head(t('page.law.rule'), (breach) => {
          const rule = ruleOf(breach)
          return rule ? name(rule.title) : breach.rule
        }),
        prose(t('page.law.article'), (breach) => {
          const rule = ruleOf(breach)
          return rule ? name(rule.article) : '－'
        }),
        prose(t('page.law.whom'), (breach) => {
          const team = teamOf(breach)
          const person = report.people.find((one) => one.id === breach.person)
          if (person) return <span lang="ja">{person.name}</span>
          return team ? name(team.name) : '－'
        }),
        col(
          t('page.law.when'),
          (breach) =>
            [
              breach.date ? day(breach.date) : '',
              breach.startMinute !== undefined && breach.endMinute !== undefined
                ? span({ startMinute: breach.startMinute, endMinute: breach.endMinute })
                : '',
            ].join(' ') || '－',
        ),
        num(t('page.law.foundValue'), (breach) => amount(breach.found, breach.unit)),
        num(t('page.law.allowed'), (breach) => amount(breach.allowed, breach.unit)),
      ]}
    />
  )
}
