import type { Report } from '../../core/report/types.ts'
import type { Price } from '../../core/roster/explain/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import { runPath } from '../instant.ts'
import { useJob } from '../job.ts'
import { JobPanel } from '../parts/notice.tsx'
import { text } from '../state.ts'

/** What an approved leave costs the roster, on request. It is told for planning ahead: the leave stays. */
export function LeavePrice({ report, day }: { report: Report; day: PersonDay }) {
  const { t, signedYen } = text.value
  const job = useJob<Price>(runPath(report.run, 'price'))
  const state = job.state.value
  const { person, date } = day
  if (state.status !== 'done')
    return (
      <JobPanel
        job={job}
        start={t('page.cell.price')}
        onStart={() => job.start({ asked: { kind: 'leave', person, date } })}
      />
    )
  const { estimateYen, lowerYen, upperYen } = state.result
  return (
    <p role="status">
      {t('page.cell.priced', {
        yen: signedYen(estimateYen),
        lower: signedYen(lowerYen),
        upper: signedYen(upperYen),
      })}
    </p>
  )
}
