import { type Random, seeded } from '../units/random.ts'

/** So many dice of one name, always the same. */
export const diceOf = (name: string, count: number): Random[] =>
  Array.from({ length: count }, (_, number) => seeded(`${name}/${number}`))
