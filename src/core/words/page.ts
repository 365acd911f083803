import type { Entry } from './entry.ts'
import { city } from './page-city.ts'
import { floor } from './page-floor.ts'
import { forecast } from './page-forecast.ts'
import { frame } from './page-frame.ts'
import { law } from './page-law.ts'
import { models } from './page-models.ts'
import { plan } from './page-plan.ts'

/** Every text of the page. */
export const area = {
  ...frame,
  ...plan,
  ...law,
  ...floor,
  ...forecast,
  ...city,
  ...models,
} as const satisfies Record<string, Entry>
