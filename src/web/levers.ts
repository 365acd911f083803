import type { PublicCity } from '../core/report/types.ts'
import type { Lever } from '../core/trial/types.ts'
import type { Name } from '../core/units/time.ts'
import type { Text } from './text.ts'

export const KINDS = ['hours', 'merge', 'divert', 'handling', 'backOffice'] as const
export type LeverKind = Lever['kind']
export type LeverOf<Kind extends LeverKind> = Extract<Lever, { readonly kind: Kind }>

type Own = Pick<PublicCity, 'queues' | 'desks' | 'tasks'>

/** What a team has to pull levers at. */
export const ownOf = (city: PublicCity, team: string): Own => ({
  queues: city.queues.filter((one) => one.team === team),
  desks: city.desks.filter((one) => one.team === team),
  tasks: city.tasks.filter((one) => one.team === team),
})

/** A lever to begin with, or undefined where the team has nothing to pull it at. */
export const leverAt = (kind: LeverKind, { queues, desks, tasks }: Own): Lever | undefined => {
  const [queue, task] = [queues[0]?.id, tasks[0]]
  switch (kind) {
    case 'hours':
      return { kind, openMinute: 540, closeMinute: 990 }
    case 'merge':
      return desks.length > 1 ? { kind, activities: desks.map(({ id }) => id) } : undefined
    case 'divert':
      return queue === undefined ? undefined : { kind, queue, share: 0.2 }
    case 'handling':
      return queue === undefined ? undefined : { kind, queue, change: -0.2 }
    case 'backOffice':
      return task && { kind, task: task.id, minutesPerUnit: Math.min(2, task.minutesPerUnit) }
  }
}

/** What a lever changes: 国保: 処理時間 −20 %. */
export const leverText = (lever: Lever, city: PublicCity, text: Text): string => {
  const { t, time, number, signed } = text
  const nameIn = (rows: readonly { readonly id: string; readonly name: Name }[], id: string): string => {
    const row = rows.find((one) => one.id === id)
    return row ? text.name(row.name) : id
  }
  switch (lever.kind) {
    case 'hours':
      return t('page.lever.hoursText', { from: time(lever.openMinute), to: time(lever.closeMinute) })
    case 'merge':
      return t('page.lever.mergeText', {
        desks: lever.activities
          .map((id) => nameIn(city.desks, id))
          .join(text.language === 'ja' ? '・' : ', '),
      })
    case 'divert':
      return t('page.lever.divertText', {
        queue: nameIn(city.queues, lever.queue),
        share: number(lever.share * 100),
      })
    case 'handling':
      return t('page.lever.handlingText', {
        queue: nameIn(city.queues, lever.queue),
        change: signed(lever.change * 100),
      })
    case 'backOffice':
      return t('page.lever.backOfficeText', {
        task: nameIn(city.tasks, lever.task),
        minutes: number(lever.minutesPerUnit, 1),
      })
  }
}
