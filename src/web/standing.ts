import type { Report } from '../core/report/types.ts'
import type { RuleRef, Standing } from '../core/roster/explain/types.ts'
import type { Text } from './text.ts'

/** Where a rule is written: its own article, else that of the checker's row. */
export const ruleText = (rule: RuleRef, report: Report, { name }: Text): string => {
  const row = report.certificate.rules.find(({ id }) => id === rule.rule)
  const article = rule.article ?? row?.article
  return article ? name(article) : ''
}

type Told = Omit<Standing, 'at' | 'person'> & { readonly at?: string | undefined }

/** Why somebody is not at an activity, in words. */
export const standingText = ({ kind, at, leave }: Told, report: Report, { t, name }: Text): string => {
  if (kind === 'busy' && at) {
    const activity = report.activities.find(({ id }) => id === at)
    return t('page.standing.busyAt', { activity: activity ? name(activity.name) : at })
  }
  return kind === 'onLeave' && leave
    ? `${t(`page.absence.${leave}`)}: ${t('page.standing.onLeave')}`
    : t(`page.standing.${kind}`)
}
