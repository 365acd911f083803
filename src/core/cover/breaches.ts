import type { Breach, Certificate } from '../verification/types.ts'
import type { ConsentNeeded } from './types.ts'

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

const isConsent = ({ rule }: Breach): boolean => rule === 'consent'

/** Without what a person's word mends: other hours than published. */
export const withoutConsents = (breaches: readonly Breach[]): Breach[] =>
  breaches.filter((breach) => !isConsent(breach))

/** Who has to agree to which day. */
export const consentsIn = (breaches: readonly Breach[]): ConsentNeeded[] =>
  breaches.flatMap((breach) =>
    isConsent(breach) && breach.person !== undefined && breach.date !== undefined
      ? { person: breach.person, date: breach.date }
      : [],
  )

/** What an edit breaks, what it mends, and who has to agree to it. */
export const verdictOf = (before: Certificate, after: Certificate) => {
  const found = newBreaches(before, after)
  return {
    breaches: withoutConsents(found),
    mended: newBreaches(after, before),
    consents: consentsIn(found),
  }
}
