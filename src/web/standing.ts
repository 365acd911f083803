import { weekday as weekdayOf } from '../core/calendar/date.ts'
import type { Report } from '../core/report/types.ts'
import type { Cause, Repair, RuleRef, ShadowPrice, Standing } from '../core/roster/explain/types.ts'
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

const NAMED = 5

/** Some names, and how many more there are. */
export const namesText = (ids: readonly string[], report: Report, { t, language }: Text): string => {
  const names = ids
    .slice(0, NAMED)
    .map((id) => report.people.find((person) => person.id === id)?.name ?? id)
    .join(language === 'ja' ? '、' : ', ')
  return ids.length > NAMED ? t('page.names.more', { names, n: ids.length - NAMED }) : names
}

/** One reason for a shortage: whom it keeps away, or what one more would cost. */
export const causeText = (cause: Cause, report: Report, text: Text): string => {
  const { t, yen } = text
  const { kind, people, savesYen, costsYen } = cause
  if (kind === 'seats') return t('page.cause.seats')
  if (kind === 'notWorthIt')
    return savesYen === undefined || costsYen === undefined
      ? t('page.cause.notWorthItPlain')
      : t('page.cause.notWorthIt', { saves: yen(savesYen), costs: yen(costsYen) })
  const why = t(`page.standing.${kind}`)
  const names = namesText(
    people.map(({ person }) => person),
    report,
    text,
  )
  return people.length > 0 ? t('page.cause.people', { why, n: people.length, names }) : why
}

const activityName = (report: Report, id: string | undefined, { name }: Text): string => {
  const found = report.activities.find((one) => one.id === id)
  return found ? name(found.name) : (id ?? '')
}

/** What a repair has people do, one line each. */
export const repairLines = (
  repair: Repair,
  report: Report,
  text: Text,
  hours: (day: Repair['days'][number]) => string,
): string[] => {
  const { t, span } = text
  const nameOf = (id: string) => report.people.find((person) => person.id === id)?.name ?? id
  const { kind, persons, days, moves, activity } = repair
  const asked = kind === 'move' || kind === 'lend' || kind === 'fewerSeats' || kind === 'train' ? [] : persons
  return [
    ...(kind === 'fewerSeats'
      ? [t('page.repair.lowered', { activity: activityName(report, activity, text) })]
      : []),
    ...(kind === 'train'
      ? persons.map((person) =>
          t('page.repair.learns', {
            name: nameOf(person),
            activity: activityName(
              report,
              activity ?? moves.find((move) => move.person === person)?.to,
              text,
            ),
          }),
        )
      : []),
    ...days
      .filter(({ person }) => asked.includes(person))
      .map((day) => t('page.repair.works', { name: nameOf(day.person), shift: hours(day) })),
    ...moves.map(({ person, from, to, ...time }) =>
      t(from ? 'page.repair.goes' : 'page.repair.comes', {
        name: nameOf(person),
        time: span(time),
        from: activityName(report, from, text),
        to: activityName(report, to, text),
      }),
    ),
  ]
}

/** What one more person would do, as one sentence. */
export const shadowText = (price: ShadowPrice, report: Report, text: Text): string => {
  const { t, weekday, time, number, yen } = text
  const hours = number(price.removedHours, 1)
  return t(/[1-9]/.test(hours) ? 'page.shadow.line' : 'page.shadow.lineYen', {
    weekday: weekday(weekdayOf(price.date)),
    time: time(price.peakMinute),
    activity: activityName(report, price.activity, text),
    hours,
    yen: yen(price.yen),
  })
}
