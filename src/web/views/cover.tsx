import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Absence, CoverList } from '../../core/cover/types.ts'
import type { Report } from '../../core/report/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { cover } from '../../core/words/page-cover.ts'
import { atWork, leavingTimes } from '../cover.ts'
import { runPath, useAnswer } from '../instant.ts'
import { useJob } from '../job.ts'
import { ProblemNotice, Waiting } from '../parts/notice.tsx'
import { Panel } from '../parts/panel.tsx'
import { chosenDate, isClosedOn, teamNumber } from '../selection.ts'
import { choose, place, text } from '../state.ts'
import { learn } from '../text.ts'
import { Candidates } from './cover-list.tsx'
import { Option } from './cover-option.tsx'
import { Refused } from './cover-refused.tsx'
import { Replan } from './replan.tsx'
import { SwapCheck } from './swap.tsx'

learn(cover)

/** Rows whose waits are simulated. */
const PLAYED = 3

/** 応援・欠員対応: somebody calls in sick; who stands in, what it takes from whom, and one press that makes it so. */
export function CoverView({ report }: { report: Report }) {
  const { t } = text.value
  const absence = absenceIn(report)
  return (
    <>
      <Panel title={t('page.cover.ask')} note={t('page.cover.askNote')} class="absence-ask">
        <Ask report={report} />
      </Panel>
      {absence ? (
        <Answered key={JSON.stringify(absence)} report={report} absence={absence} />
      ) : (
        <p class="empty">{t('page.cover.empty')}</p>
      )}
      <SwapCheck report={report} />
    </>
  )
}

/** The absence that the address speaks of. */
const absenceIn = (report: Report): Absence | undefined => {
  const { person, slot } = place.value
  const date = chosenDate(report)
  const found = atWork(report, date).find((one) => one.person.id === person)
  if (!found) return undefined
  const fromMinute = slot === undefined ? undefined : slot * report.slotMinutes
  return {
    person: found.person.id,
    date,
    ...(fromMinute !== undefined && leavingTimes(report, found.shift).includes(fromMinute)
      ? { fromMinute }
      : {}),
  }
}

function Ask({ report }: { report: Report }) {
  const { t, day, time, span, name } = text.value
  const date = chosenDate(report)
  const there = atWork(report, date)
  const absent = there.find(({ person }) => person.id === place.value.person)
  return (
    <form class="ask" onSubmit={(event) => event.preventDefault()}>
      <label>
        {t('page.cover.day')}
        <select
          value={date}
          onChange={(event) => choose({ date: event.currentTarget.value as LocalDate, slot: undefined })}
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
      <label>
        {t('page.cover.person')}
        <select
          value={absent?.person.id ?? ''}
          onChange={(event) => choose({ person: event.currentTarget.value || undefined, slot: undefined })}
        >
          <option value="">{t('page.cover.choose')}</option>
          {report.teams.map((team) => (
            <optgroup key={team.id} label={`${teamNumber(report, team.id)} ${name(team.name)}`}>
              {there
                .filter(({ person }) => person.team === team.id)
                .map(({ person, shift }) => (
                  <option key={person.id} value={person.id} lang="ja">
                    {`${person.name} ${span(shift)}`}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        {t('page.cover.from')}
        <select
          value={place.value.slot ?? ''}
          disabled={!absent}
          onChange={(event) => {
            const { value } = event.currentTarget
            choose({ slot: value === '' ? undefined : +value })
          }}
        >
          <option value="">{t('page.cover.wholeDay')}</option>
          {absent
            ? leavingTimes(report, absent.shift).map((minute) => (
                <option key={minute} value={minute / report.slotMinutes}>
                  {time(minute)}
                </option>
              ))
            : null}
        </select>
      </label>
    </form>
  )
}

/** The list for one absence: at once without waits, then with them. */
function Answered({ report, absence }: { report: Report; absence: Absence }) {
  const { t } = text.value
  const answer = useAnswer<CoverList>(runPath(report.run, 'cover'), absence)
  const played = useJob<CoverList>(runPath(report.run, 'cover-waits'))
  const chosen = useSignal(0)
  const ready = answer.value.status === 'ready' && answer.value.value.rows.length > 0
  useEffect(() => {
    if (ready) played.start({ ...absence, rows: PLAYED })
  }, [ready])
  if (answer.value.status === 'failed') return <ProblemNotice problem={answer.value.problem} />
  if (answer.value.status !== 'ready') return <Waiting>{t('page.cover.looking')}</Waiting>
  const state = played.state.value
  const list = state.status === 'done' ? state.result : answer.value.value
  const row = list.rows[chosen.value]
  return (
    <>
      <div class="columns cover">
        <Candidates
          report={report}
          list={list}
          chosen={chosen.value}
          waiting={state.status === 'running'}
          onChoose={(rank) => {
            chosen.value = rank
          }}
        />
        {row ? (
          <Option key={chosen.value} report={report} list={list} row={row} rank={chosen.value + 1} />
        ) : null}
      </div>
      <Refused report={report} list={list} />
      <Replan report={report} absence={absence} />
    </>
  )
}
