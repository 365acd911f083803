import { activityCsv, forecastCsv, loadCsv, rosterCsv } from '../core/report/csv.ts'
import { summaryText } from '../core/report/text.ts'
import type { Report } from '../core/report/types.ts'
import type { Roster } from '../core/roster/types.ts'
import type { SimulatedWeek } from '../core/simulation/types.ts'
import type { Certificate } from '../core/verification/types.ts'
import type { RunFiles } from '../store/runs.ts'
import { rosterWorkbook } from './xlsx.ts'

export const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

/** The files of a run that a roster changes: the report, its parts for programs, and the same for people in both languages. */
export const reportFiles = async (
  report: Report,
  plan: {
    readonly roster: Roster
    readonly certificate: Certificate
    readonly simulation: SimulatedWeek
  },
): Promise<RunFiles> => ({
  'report.json': JSON.stringify(report),
  'roster.json': json(plan.roster),
  'roster.csv': rosterCsv(report, 'ja'),
  'roster-en.csv': rosterCsv(report, 'en'),
  'roster.xlsx': await rosterWorkbook(report, 'ja'),
  'roster-en.xlsx': await rosterWorkbook(report, 'en'),
  'activity.csv': activityCsv(report, 'ja'),
  'activity-en.csv': activityCsv(report, 'en'),
  'load.csv': loadCsv(report, 'ja'),
  'load-en.csv': loadCsv(report, 'en'),
  'forecast.csv': forecastCsv(report),
  'verification.json': json(plan.certificate),
  'simulation.json': json(plan.simulation),
  'summary.txt': summaryText(report, 'ja'),
  'summary-en.txt': summaryText(report, 'en'),
})
