import { useSignal } from '@preact/signals'
import type { Report } from '../../core/report/types.ts'
import type { ConflictElement, ConflictSet, RosterRequest } from '../../core/roster/explain/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { runPath } from '../instant.ts'
import { useJob } from '../job.ts'
import { JobPanel } from '../parts/notice.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { chosenActivity, chosenDate, isClosedOn, isImmediate, nameIn } from '../selection.ts'
import { ruleText } from '../standing.ts'
import { text } from '../state.ts'

/** What the service answers: the conflict, or that there is none. */
interface Answer {
  readonly conflict?: ConflictSet
}

/** この人数を必ず置けるか: so many people asked for; the smallest set of rules against it where it cannot be. */
export function Demand({ report }: { report: Report }) {
  const { t, day, name, time } = text.value
  const job = useJob<Answer>(runPath(report.run, 'conflict'))
  const hour = (slots: number) => slots * report.slotMinutes
  const open = report.open.filter((span) => span.date === chosenDate(report))
  const request = useSignal<RosterRequest>({
    activity: chosenActivity(report)?.id ?? '',
    date: chosenDate(report),
    startMinute: 600,
    endMinute: 720,
    people: 3,
  })
  const set = (change: Partial<RosterRequest>) => {
    request.value = { ...request.value, ...change }
  }
  const first = Math.min(510, ...open.map(({ startMinute }) => startMinute))
  const last = Math.max(1035, ...open.map(({ endMinute }) => endMinute))
  const times = Array.from(
    { length: Math.ceil((last - first) / report.slotMinutes) + 1 },
    (_, i) => first + hour(i),
  )
  const state = job.state.value
  return (
    <Panel title={t('page.demand')} note={t('page.demand.note')}>
      <form
        class="ask"
        onSubmit={(event) => {
          event.preventDefault()
          job.start({ requests: [request.value] })
        }}
      >
        <label>
          {t('page.demand.activity')}
          <select
            value={request.value.activity}
            onChange={(event) => set({ activity: event.currentTarget.value })}
          >
            {report.activities.filter(isImmediate).map((one) => (
              <option key={one.id} value={one.id}>
                {name(one.name)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('page.day')}
          <select
            value={request.value.date}
            onChange={(event) => set({ date: event.currentTarget.value as LocalDate })}
          >
            {report.dates
              .filter((one) => !isClosedOn(report, one))
              .map((one) => (
                <option key={one} value={one}>
                  {day(one)}
                </option>
              ))}
          </select>
        </label>
        {(['startMinute', 'endMinute'] as const).map((end) => (
          <label key={end}>
            {t(end === 'startMinute' ? 'page.demand.from' : 'page.demand.to')}
            <select
              value={request.value[end]}
              onChange={(event) => set({ [end]: +event.currentTarget.value })}
            >
              {times.map((one) => (
                <option key={one} value={one}>
                  {time(one)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          {t('page.demand.people')}
          <input
            type="number"
            required
            min={1}
            max={99}
            value={request.value.people}
            onInput={(event) => set({ people: event.currentTarget.valueAsNumber })}
          />
        </label>
        <button
          type="submit"
          disabled={state.status === 'running' || request.value.startMinute >= request.value.endMinute}
        >
          {t('page.demand.ask')}
        </button>
      </form>
      <JobPanel job={job} />
      {state.status === 'done' ? <Conflict report={report} conflict={state.result.conflict} /> : null}
    </Panel>
  )
}

/** Rules that cannot all be kept, each with its article and what it costs to give it up; or that there are none. */
export function Conflict({ report, conflict }: { report: Report; conflict: ConflictSet | undefined }) {
  const { t, yen } = text.value
  if (!conflict) return <p class="lead">{t('page.demand.fine')}</p>
  const priceOf = (element: ConflictElement) =>
    conflict.repairs.find((repair) => conflict.elements[repair.element] === element)
  const cheapest = conflict.repairs[0]?.element
  return (
    <>
      <p class="lead">
        {t('page.demand.conflict', { n: conflict.elements.length })}{' '}
        {conflict.smallest ? t('page.demand.smallest') : null}
      </p>
      <Table
        caption={t('page.demand')}
        rows={conflict.elements}
        columns={({ prose, num }) => [
          prose(t('page.demand.what'), (element) => elementText(element, report)),
          prose(t('page.demand.article'), (element) => ruleText(element.rule, report, text.value) || '－'),
          num(t('page.demand.price'), (element) => {
            const repair = priceOf(element)
            if (!repair) return '－'
            return (
              <>
                {repair.yen === undefined ? t('page.demand.helps') : yen(repair.yen)}{' '}
                {repair.element === cheapest && repair.yen !== undefined ? (
                  <span class="label">{t('page.demand.cheapest')}</span>
                ) : null}
              </>
            )
          }),
        ]}
      />
    </>
  )
}

const elementText = (element: ConflictElement, report: Report): string => {
  const { t, day, span, time, number } = text.value
  const { kind, person, request, activity } = element
  const date = element.date ?? request?.date
  return t(`page.element.${kind}`, {
    name: report.people.find(({ id }) => id === person)?.name ?? '',
    day: date ? day(date) : '',
    time: request ? span(request) : '',
    activity: nameIn(report.activities, activity ?? request?.activity ?? ''),
    people: request?.people ?? '',
    hours: element.minutes === undefined ? '' : time(element.minutes),
    days: element.days === undefined ? '' : number(element.days),
  })
}
