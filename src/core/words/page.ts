import type { Entry } from './entry.ts'
import { city } from './page-city.ts'
import { cover } from './page-cover.ts'
import { explain } from './page-explain.ts'
import { floor } from './page-floor.ts'
import { forecast } from './page-forecast.ts'
import { frame } from './page-frame.ts'
import { law } from './page-law.ts'
import { models } from './page-models.ts'
import { plan } from './page-plan.ts'
import { roster } from './page-roster.ts'
import { training } from './page-training.ts'

/** What the page knows from the start. */
export const early = {
  ...frame,
  ...plan,
  ...law,
  ...forecast,
  ...models,
} as const satisfies Record<string, Entry>

/** Every text of the page; those not known from the start come with the code of a view. */
export const area = {
  ...early,
  ...city,
  ...floor,
  ...roster,
  ...explain,
  ...cover,
  ...training,
} as const satisfies Record<string, Entry>
