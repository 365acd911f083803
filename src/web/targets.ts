import type { Report } from '../core/report/types.ts'
import type { SimulatedQueue } from '../core/simulation/types.ts'
import type { Text } from './text.ts'

type Queue = Report['queues'][number]

/** The formulas of a queue's targets, each with its value. */
export const targetLines = (queue: Queue, text: Text): string[] => {
  const { t, name, percent, wait } = text
  const { channel, targetAsaSeconds: asa, targetAnswerShare: answered } = queue
  const of = { queue: name(queue.name) }
  return [
    t(`page.next.target.${channel}`, {
      ...of,
      wait: wait(queue.targetSeconds),
      share: percent(queue.targetShare, 0),
    }),
    ...(asa === undefined ? [] : [t(`page.next.asa.${channel}`, { ...of, wait: wait(asa) })]),
    ...(answered === undefined
      ? []
      : [t(`page.next.answer.${channel}`, { ...of, share: percent(answered, 0) })]),
  ]
}

type Met = Pick<SimulatedQueue, 'withinTarget' | 'meanWaitSeconds' | 'abandonedShare'>

/** How what was simulated stands to each target; undefined where there is none. */
export const standing = (queue: Queue, { withinTarget, meanWaitSeconds, abandonedShare }: Met) => {
  const { targetShare, targetAsaSeconds: asa, targetAnswerShare: answered } = queue
  const stands = (isMet: boolean) => (isMet ? ('fit' as const) : ('short' as const))
  return {
    within: stands(withinTarget.mean >= targetShare),
    asa: asa === undefined ? undefined : stands(meanWaitSeconds.mean <= asa),
    answered: answered === undefined ? undefined : stands(1 - abandonedShare.mean >= answered),
  }
}
