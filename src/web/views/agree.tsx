import { useSignal } from '@preact/signals'
import type { ConsentNeeded } from '../../core/cover/types.ts'
import type { Report } from '../../core/report/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { text } from '../state.ts'
import { Apply, type Change } from './apply.tsx'

interface Props {
  readonly report: Report
  /** Days at other hours than published: each person agrees before the change is made. */
  readonly asked: readonly ConsentNeeded[]
  /** The day on which they are asked. */
  readonly agreedOn: LocalDate
  readonly start: string
  readonly note?: string
  readonly change: Omit<Change, 'consents'>
}

/** Consents first, one tick each; then the change. */
export function Agree({ report, asked, agreedOn, start, note, change }: Props) {
  const { t, day } = text.value
  const agreed = useSignal<readonly string[]>([])
  const people = [...new Set(asked.map(({ person }) => person))]
  return (
    <div class="agree">
      {people.map((person) => (
        <label key={person}>
          <input
            type="checkbox"
            checked={agreed.value.includes(person)}
            onChange={(event) => {
              const without = agreed.value.filter((one) => one !== person)
              agreed.value = event.currentTarget.checked ? [...without, person] : without
            }}
          />
          {t('page.cover.agreed', {
            name: report.people.find(({ id }) => id === person)?.name ?? person,
            day: day(agreedOn),
          })}
        </label>
      ))}
      <Apply
        report={report}
        start={start}
        ready={people.every((person) => agreed.value.includes(person))}
        {...(note ? { note } : {})}
        change={{ ...change, consents: asked.map(({ person, date }) => ({ person, date, agreedOn })) }}
      />
    </div>
  )
}
