import type { PersonDay, RosterProblem } from '../../src/core/roster/types.ts'
import { check } from '../../src/core/verification/check.ts'

/** Breaches that the independent checker finds in the roster of a problem. */
export const breachesIn = (
  { city, staff, dates, open, requirement }: RosterProblem,
  days: readonly PersonDay[],
): number =>
  check({ days, staff, city, dates, open, requirement }).breaches.filter(
    ({ severity }) => severity === 'breach',
  ).length
