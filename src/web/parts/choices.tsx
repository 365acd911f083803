import type { ComponentChildren } from 'preact'
import type { Report } from '../../core/report/types.ts'
import { chosenDate, chosenQueue, isClosedOn, teamNumber } from '../selection.ts'
import { choose, place, text } from '../state.ts'

interface Props<T> {
  readonly label: string
  readonly options: readonly {
    readonly value: T
    readonly text: ComponentChildren
    readonly disabled?: boolean
  }[]
  readonly chosen: T | undefined
  readonly onChoose: (value: T) => void
}

/** A row of buttons of which one is pressed. */
export function Choices<T>({ label, options, chosen, onChoose }: Props<T>) {
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <button
            type="button"
            key={String(option.value)}
            aria-pressed={option.value === chosen}
            disabled={option.disabled}
            onClick={() => onChoose(option.value)}
          >
            {option.text}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

/** The days of the week; closed ones are named but cannot be chosen. */
export function DayChoices({ report }: { report: Report }) {
  const { t, day } = text.value
  return (
    <Choices
      label={t('page.day')}
      options={report.dates.map((date) => {
        const closed = isClosedOn(report, date)
        return {
          value: date,
          text: closed ? `${day(date)} ${t('page.fit.closed')}` : day(date),
          disabled: closed,
        }
      })}
      chosen={chosenDate(report)}
      onChoose={(date) => choose({ date })}
    />
  )
}

/** The queues: windows and phones that people come to. */
export function QueueChoices({ report }: { report: Report }) {
  const { t, name } = text.value
  return (
    <Choices
      label={t('page.queue')}
      options={report.queues.map((queue) => ({ value: queue.id, text: name(queue.name) }))}
      chosen={chosenQueue(report)?.id}
      onChoose={(queue) => choose({ queue })}
    />
  )
}

/** All teams, or one of them. */
export function TeamChoices({ report }: { report: Report }) {
  const { t, name } = text.value
  return (
    <Choices
      label={t('page.team')}
      chosen={place.value.team ?? ''}
      options={[
        { value: '', text: t('page.roster.allTeams') },
        ...report.teams.map((team) => ({
          value: team.id,
          text: `${teamNumber(report, team.id)} ${name(team.name)}`,
        })),
      ]}
      onChoose={(team) => choose({ team: team === '' ? undefined : team })}
    />
  )
}
