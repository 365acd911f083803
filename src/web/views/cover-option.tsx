import type { CoverList, CoverRow } from '../../core/cover/types.ts'
import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import { dayIn, hit, toAgree } from '../cover.ts'
import { BeforeAfter } from '../parts/before-after.tsx'
import { BreachList } from '../parts/breaches.tsx'
import { hoursText } from '../parts/marks.tsx'
import { Panel } from '../parts/panel.tsx'
import { isImmediate, nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { Agree } from './agree.tsx'

interface Props {
  readonly report: Report
  readonly list: CoverList
  readonly row: CoverRow
  readonly rank: number
}

/** One way to cover: who goes where, what it takes from whom before and after, and the button that does it. */
export function Option({ report, list, row, rank }: Props) {
  const { t, signedYen, day } = text.value
  const { absence } = list
  const nameOf = (id: string) => report.people.find((person) => person.id === id)?.name ?? id
  const when =
    absence.fromMinute === undefined
      ? `${day(absence.date)} ${t('page.cover.wholeDay')}`
      : `${day(absence.date)} ${text.value.time(absence.fromMinute)}–`
  return (
    <Panel title={t('page.cover.plan', { rank })} note={signedYen(row.yen)} class="option">
      <ul class="plain-words">
        {row.moves.flatMap((move) => [
          ...(move.needsConsent
            ? [
                <li key={`${move.person} hours`}>
                  {t('page.cover.newShift', { name: nameOf(move.person), shift: hoursText(move.day) })}
                </li>,
              ]
            : []),
          ...move.takes.map((take) => (
            <li key={`${move.person} ${take.startMinute}`}>
              {t('page.cover.takes', {
                name: nameOf(move.person),
                time: text.value.span(take),
                to: nameIn(report.activities, take.activity),
              })}{' '}
              <Left report={report} was={dayIn(report, move.day)} take={take} />
            </li>
          )),
        ])}
      </ul>
      <Desks report={report} row={row} />
      <Waits report={report} row={row} />
      <p class="note">
        {t('page.cover.cost', { wage: signedYen(row.wageYen), work: signedYen(row.workYen) })}
      </p>
      {row.warnings.length + row.left.length > 0 ? (
        <BreachList report={report} breaches={[...row.warnings, ...row.left]} />
      ) : null}
      <Agree
        report={report}
        asked={toAgree(row)}
        agreedOn={absence.date}
        start={t('page.cover.apply')}
        note={t('page.cover.applyNote')}
        change={{
          days: row.moves.map((move) => move.day),
          absence,
          reason: t('page.slip.reason', { name: nameOf(absence.person), when }),
        }}
      />
    </Panel>
  )
}

/** What somebody would have done in the time of a new task. */
function Left({ report, was, take }: { report: Report; was: PersonDay; take: PersonDay['blocks'][number] }) {
  const { t, language } = text.value
  const before = was.blocks.filter(
    (block) => block.startMinute < take.endMinute && take.startMinute < block.endMinute,
  )
  if (before.length === 0) return null
  const from = before
    .map(({ activity }) => nameIn(report.activities, activity))
    .join(language === 'ja' ? '、' : ', ')
  return <small>{t('page.cover.instead', { from })}</small>
}

function Desks({ report, row }: { report: Report; row: CoverRow }) {
  const { t, number, signed, signedYen } = text.value
  const desks = hit(row.desks)
  const most = Math.max(1, ...desks.flatMap(({ shortBefore, shortAfter }) => [shortBefore, shortAfter]))
  return (
    <>
      <h3>{t('page.cover.desks')}</h3>
      <dl class="effects">
        {desks.map((desk) => {
          const activity = report.activities.find(({ id }) => id === desk.activity)
          return (
            <div key={desk.activity}>
              <dt>
                {nameIn(report.activities, desk.activity)}
                {desk.lossYen === 0 ? null : (
                  <small>
                    {t('page.cover.lossChange')} <span class="one-line">{signedYen(desk.lossYen)}</span>
                  </small>
                )}
              </dt>
              <dd>
                {activity && !isImmediate(activity) ? (
                  t('page.cover.workDone', { hours: signed(desk.hours, 1) })
                ) : (
                  <BeforeAfter
                    most={most}
                    write={(value) => number(value, 1)}
                    measures={[
                      { label: t('page.cover.without'), value: desk.shortBefore, look: 'before' },
                      { label: t('page.cover.with'), value: desk.shortAfter, look: 'after' },
                    ]}
                  />
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}

function Waits({ report, row }: { report: Report; row: CoverRow }) {
  const { t, wait } = text.value
  if (!row.waits?.length) return null
  const most = Math.max(...row.waits.flatMap((one) => [one.rostered, one.nothing, one.covered]))
  return (
    <>
      <h3>{t('page.cover.waits')}</h3>
      <dl class="effects">
        {row.waits.map((one) => (
          <div key={one.queue}>
            <dt>{nameIn(report.queues, one.queue)}</dt>
            <dd>
              <BeforeAfter
                most={most}
                write={wait}
                measures={[
                  { label: t('page.cover.rostered'), value: one.rostered, look: 'planned' },
                  { label: t('page.cover.without'), value: one.nothing, look: 'before' },
                  { label: t('page.cover.with'), value: one.covered, look: 'after' },
                ]}
              />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
