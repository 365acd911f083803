import type { Report } from '../../core/report/types.ts'
import type { Breach } from '../../core/verification/types.ts'
import { breachLine } from '../breach.ts'
import { text } from '../state.ts'
import { Signed } from './panel.tsx'

/** What a change would break or be warned of: each in one sentence with its article. */
export function BreachList({ report, breaches }: { report: Report; breaches: readonly Breach[] }) {
  const { t } = text.value
  return (
    <ul class="breaches">
      {breaches.map((breach) => {
        const { text: line, article } = breachLine(breach, report, text.value)
        return (
          <li key={`${breach.rule}${breach.person}${breach.date}${breach.startMinute}${breach.activity}`}>
            <Signed fit={breach.severity === 'breach' ? 'short' : 'surplus'}>
              {t(`page.severity.${breach.severity}`)}
            </Signed>{' '}
            {line} <small>{article}</small>
          </li>
        )
      })}
    </ul>
  )
}
