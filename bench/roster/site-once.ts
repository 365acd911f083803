import { createHash } from 'node:crypto'
import { partsOf } from '../../src/core/roster/parts.ts'
import { rosterOnThreads } from '../../src/engines/roster.ts'
import { siteWeek } from '../../tests/core/roster/site.ts'
import { breachesIn } from './breaches.ts'

/** One solve of a large site. */
export interface SiteFigures {
  readonly people: number
  readonly teams: number
  readonly parts: number
  readonly gap: number
  readonly seconds: number
  readonly clockSeconds: number
  readonly megabytes: number
  readonly breaches: number
  readonly digest: string
}

if (import.meta.main) {
  const problem = siteWeek({ seed: 1 })
  const start = performance.now()
  const before = process.cpuUsage()
  const outcome = await rosterOnThreads(problem)
  const { user, system } = process.cpuUsage(before)
  const clockSeconds = (performance.now() - start) / 1000
  if (outcome.kind !== 'roster') throw new Error(JSON.stringify(outcome.conflicts))
  const { days, proof } = outcome.roster
  const figures: SiteFigures = {
    people: problem.staff.people.length,
    teams: problem.city.teams.length,
    parts: partsOf(problem).length,
    gap: proof.gap,
    seconds: (user + system) / 1e6,
    clockSeconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    breaches: breachesIn(problem, days),
    digest: createHash('sha256').update(JSON.stringify(outcome.roster)).digest('hex'),
  }
  process.stdout.write(JSON.stringify(figures))
}
