import { useSignal } from '@preact/signals'
import type { Report } from '../../core/report/types.ts'
import type { Alternative, CellExplanation } from '../../core/roster/explain/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import { runPath, useAnswer } from '../instant.ts'
import { Choices } from '../parts/choices.tsx'
import { ProblemNotice, Waiting } from '../parts/notice.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn, teamNumber } from '../selection.ts'
import { ruleText, standingText } from '../standing.ts'
import { text } from '../state.ts'

interface Props {
  readonly report: Report
  readonly day: PersonDay
  readonly name: string
}

/** なぜこの人がここ? — asked of one stretch of a day. */
export function Why({ report, day, name }: Props) {
  const { t, span } = text.value
  const minute = useSignal<number | undefined>(undefined)
  const first = day.blocks.toSorted((a, b) => b.endMinute - b.startMinute - (a.endMinute - a.startMinute))[0]
  const answer = useAnswer<CellExplanation>(
    runPath(report.run, 'why'),
    minute.value === undefined ? undefined : { person: day.person, date: day.date, minute: minute.value },
  )
  if (minute.value === undefined)
    return (
      <button
        type="button"
        class="ask-why"
        onClick={() => {
          minute.value = first?.startMinute ?? 720
        }}
      >
        {t('page.cell.why')}
      </button>
    )
  return (
    <div class="why">
      {day.blocks.length > 1 ? (
        <Choices
          label={t('page.cell.why')}
          chosen={day.blocks.find(
            (block) => block.startMinute <= minute.value! && minute.value! < block.endMinute,
          )}
          options={day.blocks.map((block) => ({
            value: block,
            text: t('page.why.block', {
              span: span(block),
              activity: nameIn(report.activities, block.activity),
            }),
          }))}
          onChoose={(block) => {
            minute.value = block.startMinute
          }}
        />
      ) : null}
      {answer.value.status === 'loading' ? <Waiting>{t('page.why.asking')}</Waiting> : null}
      {answer.value.status === 'failed' ? <ProblemNotice problem={answer.value.problem} /> : null}
      {answer.value.status === 'ready' ? (
        <Because report={report} name={name} found={answer.value.value} />
      ) : null}
    </div>
  )
}

interface BecauseProps {
  readonly report: Report
  readonly name: string
  readonly found: CellExplanation
}

function Because({ report, name, found }: BecauseProps) {
  const { t, yen, span } = text.value
  const { block, state, withoutYen, elsewhereYen, others } = found
  if (state !== 'work' || !block) return <p>{t(`page.why.${state === 'work' ? 'off' : state}`)}</p>
  const can = others.filter((one) => one.yen !== undefined)
  const cannot = others.filter((one) => one.yen === undefined)
  const elsewhere = Math.round(elsewhereYen ?? 0)
  return (
    <>
      <p>
        {t('page.why.work', {
          span: span(block),
          activity: nameIn(report.activities, block.activity),
          required: found.required ?? 0,
          placed: found.placed ?? 0,
          name,
        })}{' '}
        {withoutYen === undefined ? null : t('page.why.without', { yen: yen(withoutYen) })}{' '}
        {elsewhereYen === undefined
          ? null
          : t(
              elsewhere === 0
                ? 'page.why.elsewhereSame'
                : elsewhere > 0
                  ? 'page.why.elsewhere'
                  : 'page.why.elsewhereLess',
              { yen: yen(Math.abs(elsewhere)) },
            )}
      </p>
      <div class="columns">
        <div>
          <h3>{t('page.why.could')}</h3>
          <Could report={report} rows={can} />
        </div>
        <div>
          <h3>{t('page.why.couldNot')}</h3>
          <CouldNot report={report} rows={cannot} />
        </div>
      </div>
    </>
  )
}

const personOf = (report: Report, id: string) => report.people.find((person) => person.id === id)

function Person({ report, id }: { report: Report; id: string }) {
  const person = personOf(report, id)
  return (
    <>
      <span class="team-number">{teamNumber(report, person?.team ?? '')}</span>{' '}
      <span lang="ja">{person?.name ?? id}</span>
    </>
  )
}

function Could({ report, rows }: { report: Report; rows: readonly Alternative[] }) {
  const { t, signedYen } = text.value
  return (
    <Table
      caption={t('page.why.could')}
      rows={rows}
      empty={t('page.why.nobody')}
      height={rows.length > 6 ? 220 : 0}
      columns={({ head, col, prose, num }) => [
        head(t('page.staff'), (row) => <Person report={report} id={row.person} />),
        prose(t('page.why.now'), (row) => standingText(row, report, text.value)),
        num(t('page.why.costs'), (row) => signedYen(row.yen ?? 0)),
        col(t('page.why.consent'), (row) => t(row.needsConsent ? 'page.why.needed' : 'page.why.notNeeded')),
      ]}
    />
  )
}

/** Those who cannot, by reason: most have the same one. */
function CouldNot({ report, rows }: { report: Report; rows: readonly Alternative[] }) {
  const { t, language } = text.value
  const groups = [...Map.groupBy(rows, (row) => `${row.kind} ${row.rule?.rule ?? ''}`).values()]
  return (
    <Table
      caption={t('page.why.couldNot')}
      rows={groups.toSorted((a, b) => a.length - b.length)}
      height={groups.length > 5 ? 220 : 0}
      columns={({ head, prose }) => [
        head(t('page.why.rule'), (group) => (
          <>
            {standingText({ ...group[0]!, kind: group[0]!.kind, at: undefined }, report, text.value)}
            {group[0]?.rule ? (
              <small class="under">{ruleText(group[0].rule, report, text.value)}</small>
            ) : null}
          </>
        )),
        prose(t('page.staff'), (group) => (
          <span lang="ja">
            {group
              .map(({ person }) => personOf(report, person)?.name ?? person)
              .join(language === 'ja' ? '、' : ', ')}
          </span>
        )),
      ]}
    />
  )
}
