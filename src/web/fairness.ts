import type { Report } from '../core/report/types.ts'
import type { Burden, FairShare } from '../core/roster/types.ts'

export const BURDENS: readonly Burden[] = ['early', 'late', 'friday', 'peak', 'refused']

/** How often a person carries a burden, the history included. */
export const counted = ({ carried, rostered }: FairShare): number => carried + rostered

/** One row a person, with a share for each burden that was weighed. */
export const fairRows = (report: Report, team: string | undefined) => {
  const shares = report.fairness ?? []
  return report.people
    .filter((person) => team === undefined || person.team === team)
    .flatMap((person) => {
      const own = shares.filter((share) => share.person === person.id)
      return own.length === 0
        ? []
        : [{ person, of: (burden: Burden) => own.find((one) => one.burden === burden) }]
    })
}

/** Burdens that anybody carries: a column each. */
export const burdensOf = (report: Report): Burden[] =>
  BURDENS.filter((burden) => report.fairness?.some((share) => share.burden === burden && counted(share) > 0))

/** Whoever stands furthest above the fair share of a burden; undefined where nobody stands a whole one above. */
export const furthest = (report: Report, burden: Burden): FairShare | undefined => {
  const [most] = (report.fairness ?? [])
    .filter((share) => share.burden === burden)
    .toSorted((a, b) => counted(b) - b.share - (counted(a) - a.share) || (a.person < b.person ? -1 : 1))
  return most && counted(most) - most.share >= 1 ? most : undefined
}
