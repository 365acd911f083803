import type { Issue } from '../units/issue.ts'
import type { Journey, Queue, QueueId } from './types.ts'

type Report = (code: string, path: string, values: Issue['values']) => void

/** The queues on the way from one queue to another, both included, or undefined where there is none. */
const wayBetween = (from: QueueId, to: QueueId, journeys: readonly Journey[]): QueueId[] | undefined => {
  const cameFrom = new Map<QueueId, QueueId | undefined>([[from, undefined]])
  for (const at of cameFrom.keys())
    for (const journey of journeys)
      if (journey.from === at && !cameFrom.has(journey.to)) cameFrom.set(journey.to, at)
  if (!cameFrom.has(to)) return undefined
  const way: QueueId[] = []
  for (let at: QueueId | undefined = to; at !== undefined; at = cameFrom.get(at)) way.unshift(at)
  return way
}

/** What is wrong with journeys taken together: queues nobody knows, circles, more than everyone going on. */
export const checkJourneys = (
  journeys: readonly Journey[],
  queues: readonly Queue[],
  report: Report,
): void => {
  const ids = queues.map(({ id }) => id)
  const circles = new Set<string>()
  const shares = new Map<QueueId, number>()
  journeys.forEach(({ from, to, share }, i) => {
    for (const [field, id] of [
      ['from', from],
      ['to', to],
    ] as const)
      if (!ids.includes(id))
        report('unknownReference', `journeys[${i}].${field}`, { id, known: ids.join(', ') })
    const before = shares.get(from) ?? 0
    shares.set(from, before + share)
    if (before <= 1 && before + share > 1 + 1e-9)
      report('journeyShares', `journeys[${i}].share`, { from, found: Math.round((before + share) * 100) })
    const back = wayBetween(to, from, journeys)
    if (!back || circles.has(back.toSorted().join())) return
    circles.add(back.toSorted().join())
    report('journeyCircle', `journeys[${i}].to`, { way: [from, ...back].join(' → ') })
  })
}
