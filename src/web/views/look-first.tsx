import type { Report } from '../../core/report/types.ts'
import { Panel, Signed } from '../parts/panel.tsx'
import { nameIn } from '../selection.ts'
import { linkTo, text } from '../state.ts'
import { shortSpans } from './short-spans.ts'

const FEW = 5

/** What a manager should look at before anything else: the dearest shortages and the queues furthest below target. */
export function LookFirst({ report }: { report: Report }) {
  const { t, name, number, percent, yen, wait, day, span } = text.value
  const dearest = shortSpans(report)
    .toSorted((a, b) => b.nextPersonYen - a.nextPersonYen || b.missingHours - a.missingHours)
    .slice(0, FEW)
  const waits = report.simulation.queues
    .flatMap((simulated) => {
      const queue = report.queues.find((one) => one.id === simulated.queue)
      return queue ? [{ simulated, queue, distance: simulated.withinTarget.mean - queue.targetShare }] : []
    })
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, FEW)
  return (
    <Panel title={t('page.lookFirst')}>
      <h3>{t('page.lookFirst.shortages')}</h3>
      {dearest.length === 0 ? (
        <p class="empty">{t('page.shortages.none')}</p>
      ) : (
        <ol class="look-first">
          {dearest.map((row) => (
            <li key={`${row.activity}${row.date}${row.startMinute}`}>
              <a
                href={linkTo({ view: 'requirement', activity: row.activity, date: row.date, slot: row.slot })}
              >
                {nameIn(report.activities, row.activity)}
              </a>
              <span>
                {day(row.date)} {span(row)}
              </span>
              <Signed fit="short">{t('page.unit.people', { n: row.required - row.placed })}</Signed>
              <span class="number">{yen(row.nextPersonYen)}</span>
            </li>
          ))}
        </ol>
      )}
      <h3>{t('page.lookFirst.waits')}</h3>
      <ol class="look-first">
        {waits.map(({ simulated, queue, distance }) => (
          <li key={queue.id}>
            <a href={linkTo({ view: 'waits', queue: queue.id })}>{name(queue.name)}</a>
            <span>{t('page.lookFirst.wait90', { wait: wait(simulated.wait90Seconds.mean) })}</span>
            <Signed fit={distance < 0 ? 'short' : 'fit'}>{percent(simulated.withinTarget.mean)}</Signed>
            <span class="number">{t('page.target', { share: number(queue.targetShare * 100) })}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
