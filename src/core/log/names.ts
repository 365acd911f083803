import { narrow } from '../calendar/japanese-date.ts'
import type { City, Queue } from '../city/types.ts'

/** A name as it compares: narrow, lower case, without spaces. */
const nameKey = (text: string): string => narrow(text).toLowerCase().replace(/\s/g, '')

interface Named {
  readonly id: string
  readonly name: { readonly ja: string; readonly en: string }
  readonly aliases: readonly string[]
}

/** Finds things by any of their names; the first one that bears it wins. */
const finder = (things: readonly Named[]): ((text: string) => number) => {
  const places = new Map<string, number>()
  for (const [place, { id, name, aliases }] of things.entries())
    for (const text of [id, name.ja, name.en, ...aliases])
      if (!places.has(nameKey(text))) places.set(nameKey(text), place)
  return (text) => places.get(nameKey(text)) ?? -1
}

/** Place of a queue in the city's list by its id, name or alias, or −1. A name of both channels is the given one's. */
export const queueFinder = (city: City, channel: Queue['channel']): ((text: string) => number) => {
  const preferred = [...city.queues].sort((a, b) => +(b.channel === channel) - +(a.channel === channel))
  const find = finder(preferred)
  const places = preferred.map((queue) => city.queues.indexOf(queue))
  return (text) => places[find(text)] ?? -1
}

/** Id of a back-office or outbound task by its id, name or alias. */
export const taskFinder = (tasks: readonly Named[]): ((text: string) => string | undefined) => {
  const find = finder(tasks)
  return (text) => tasks[find(text)]?.id
}

/** Names a message offers: the Japanese ones. */
export const knownNames = (things: readonly Named[]): string => things.map(({ name }) => name.ja).join('、')
