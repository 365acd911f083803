import { flag, list, number, object, parseDocument, type Read, text, whole } from '../city/json.ts'
import type { Result } from '../units/issue.ts'
import type { CityProfile } from './city-profile.ts'

const name = object({ ja: text, en: text })
const LARGEST = 1e6
/** An effect of more than e³ = 20 times is none of a counter's. */
const effect = number(-3, 3)

const effects: Read<Readonly<Record<string, number>>> = (value, spot) => {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return object(Object.fromEntries(names.map((key) => [key, effect])))(value, spot) as
    | Readonly<Record<string, number>>
    | undefined
}

const profileFields: Read<CityProfile> = object(
  {
    version: whole(1, 1) as Read<1>,
    source: name,
    synthetic: flag,
    slotMinutes: whole(1, 1440),
    queues: list(
      object({
        queue: text,
        name,
        perDay: number(0.001, LARGEST),
        seats: whole(1, 10_000),
        start: effect,
        effects,
        noise: number(0, 4),
        shape: list(number(0, 1)),
      }),
    ),
  },
  { inhabitants: whole(1, 50_000_000) },
)

/** A city's profile as another city exported it. */
export const readProfile = (source: string, file: string): Result<CityProfile> =>
  parseDocument(source, file, profileFields, ({ queues }, report) => {
    queues.forEach(({ shape, queue }, i) => {
      if (shape.length === 0 || shape.length % 7 !== 0)
        report('profileShape', `queues[${i}].shape`, { found: shape.length, queue })
    })
  })
