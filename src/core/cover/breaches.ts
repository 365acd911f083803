import type { Breach, Certificate } from '../verification/types.ts'

/** Of the same rule and people, and inside the stretch of the other. */
const isPart = (whole: Breach, part: Breach): boolean =>
  whole.rule === part.rule &&
  whole.person === part.person &&
  whole.team === part.team &&
  whole.activity === part.activity &&
  whole.date === part.date &&
  (whole.startMinute ?? 0) <= (part.startMinute ?? 0) &&
  (part.endMinute ?? 0) <= (whole.endMinute ?? 0)

const size = ({ found, allowed }: Breach): number => Math.abs(found - allowed)

/** What a certificate tells that is neither in another one nor a part of what is. */
export const newBreaches = (before: Certificate, after: Certificate): Breach[] =>
  after.breaches.filter(
    (breach) => !before.breaches.some((known) => isPart(known, breach) && size(breach) <= size(known)),
  )

/** Those of some breaches that a certificate still tells, whole or in part. */
export const stillIn = (after: Certificate, breaches: readonly Breach[]): Breach[] =>
  breaches.filter((breach) => after.breaches.some((other) => isPart(breach, other)))
