import { clock, minuteOf } from '../../core/calendar/date.ts'
import type { PublicCity } from '../../core/report/types.ts'
import type { Lever } from '../../core/trial/types.ts'
import { KINDS, type LeverOf, leverAt, ownOf } from '../levers.ts'
import { text } from '../state.ts'

interface Props {
  readonly city: PublicCity
  readonly team: string
  readonly levers: readonly Lever[]
  readonly onChange: (levers: readonly Lever[]) => void
}

/** What a trial changes besides the number of people: each lever is off until it is ticked. */
export function Levers({ city, team, levers, onChange }: Props) {
  const { t } = text.value
  const own = ownOf(city, team)
  const put = (lever: Lever) => onChange(levers.map((one) => (one.kind === lever.kind ? lever : one)))
  return (
    <fieldset class="levers">
      <legend>{t('page.lever')}</legend>
      {KINDS.map((kind) => {
        const lever = levers.find((one) => one.kind === kind)
        const first = leverAt(kind, own)
        return (
          <div key={kind} class="lever">
            <label>
              <input
                type="checkbox"
                checked={lever !== undefined}
                disabled={first === undefined}
                onChange={() =>
                  onChange(
                    lever ? levers.filter((one) => one !== lever) : first ? [...levers, first] : levers,
                  )
                }
              />
              {t(`page.lever.${kind}`)}
            </label>
            {lever ? <Fields lever={lever} own={own} put={put} /> : null}
          </div>
        )
      })}
    </fieldset>
  )
}

interface FieldsProps<L extends Lever = Lever> {
  readonly lever: L
  readonly own: ReturnType<typeof ownOf>
  readonly put: (lever: Lever) => void
}

function Fields({ lever, own, put }: FieldsProps) {
  switch (lever.kind) {
    case 'hours':
      return <Hours lever={lever} put={put} />
    case 'merge':
      return <Merge lever={lever} own={own} put={put} />
    case 'divert':
      return (
        <>
          <Which options={own.queues} chosen={lever.queue} choose={(queue) => put({ ...lever, queue })} />
          <Amount
            value={lever.share * 100}
            unit="%"
            label="page.lever.share"
            least={0}
            most={100}
            put={(share) => put({ ...lever, share: share / 100 })}
          />
        </>
      )
    case 'handling':
      return (
        <>
          <Which options={own.queues} chosen={lever.queue} choose={(queue) => put({ ...lever, queue })} />
          <Amount
            value={lever.change * 100}
            unit="%"
            label="page.lever.change"
            least={-95}
            most={400}
            put={(change) => put({ ...lever, change: change / 100 })}
          />
        </>
      )
    case 'backOffice':
      return (
        <>
          <Which options={own.tasks} chosen={lever.task} choose={(task) => put({ ...lever, task })} />
          <Amount
            value={lever.minutesPerUnit}
            unit={text.value.t('page.unit.min')}
            label="page.lever.minutes"
            least={0}
            most={own.tasks.find(({ id }) => id === lever.task)?.minutesPerUnit ?? 0}
            put={(minutesPerUnit) => put({ ...lever, minutesPerUnit })}
          />
        </>
      )
  }
}

function Hours({ lever, put }: Omit<FieldsProps<LeverOf<'hours'>>, 'own'>) {
  const { t } = text.value
  return (
    <span class="with-unit">
      {(['openMinute', 'closeMinute'] as const).map((end) => (
        <input
          key={end}
          type="time"
          required
          step={900}
          aria-label={t(`page.lever.${end}`)}
          value={clock(lever[end])}
          onInput={(event) => put({ ...lever, [end]: minuteOf(event.currentTarget.value) ?? lever[end] })}
        />
      ))}
    </span>
  )
}

function Merge({ lever, own, put }: FieldsProps<LeverOf<'merge'>>) {
  const { name } = text.value
  return (
    <span class="with-unit">
      {own.desks.map((desk) => {
        const isIn = lever.activities.includes(desk.id)
        return (
          <button
            type="button"
            key={desk.id}
            aria-pressed={isIn}
            onClick={() =>
              put({
                ...lever,
                activities: own.desks
                  .map(({ id }) => id)
                  .filter((id) => (id === desk.id ? !isIn : lever.activities.includes(id))),
              })
            }
          >
            {isIn ? '✓ ' : ''}
            {name(desk.name)}
          </button>
        )
      })}
    </span>
  )
}

interface WhichProps {
  readonly options: PublicCity['desks']
  readonly chosen: string
  readonly choose: (id: string) => void
}

function Which({ options, chosen, choose }: WhichProps) {
  const { t, name } = text.value
  return (
    <select
      aria-label={t('page.lever.which')}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {options.map((one) => (
        <option key={one.id} value={one.id}>
          {name(one.name)}
        </option>
      ))}
    </select>
  )
}

interface AmountProps {
  readonly value: number
  readonly unit: string
  readonly label: 'page.lever.share' | 'page.lever.change' | 'page.lever.minutes'
  readonly least: number
  readonly most: number
  readonly put: (value: number) => void
}

function Amount({ value, unit, label, least, most, put }: AmountProps) {
  return (
    <span class="with-unit">
      <input
        type="number"
        required
        step="any"
        aria-label={text.value.t(label)}
        min={least}
        max={most}
        value={Math.round(value * 100) / 100}
        onInput={(event) => {
          const typed = event.currentTarget.valueAsNumber
          if (Number.isFinite(typed)) put(typed)
        }}
      />
      {unit}
    </span>
  )
}
