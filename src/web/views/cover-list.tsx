import type { CoverList, CoverMove, CoverRow } from '../../core/cover/types.ts'
import type { Report } from '../../core/report/types.ts'
import type { Breach } from '../../core/verification/types.ts'
import { payingWait, tellingWait } from '../cover.ts'
import { BreachList } from '../parts/breaches.tsx'
import { Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn, teamNumber } from '../selection.ts'
import { text } from '../state.ts'

interface Props {
  readonly report: Report
  readonly list: CoverList
  /** Place of the chosen row among those of the list. */
  readonly chosen: number
  /** Waits are being simulated. */
  readonly waiting: boolean
  readonly onChoose: (row: number) => void
}

const SHOWN = 12

/** Substitutes, cheapest first, under what nobody instead would mean. */
export function Candidates({ report, list, chosen, waiting, onChoose }: Props) {
  const { t, number, signedYen } = text.value
  const rows = [undefined, ...list.rows.slice(0, SHOWN)]
  const places = new Map(list.rows.map((row, i) => [row, i]))
  const at = (row: CoverRow) => places.get(row)!
  const moves = (row: CoverRow | undefined, cell: (move: CoverMove) => preact.ComponentChildren) =>
    row?.moves.map((move) => <div key={move.person}>{cell(move)}</div>) ?? null
  return (
    <Panel
      title={t('page.cover.title', { n: list.rows.length })}
      note={<Holes report={report} list={list} />}
    >
      <Table
        caption={t('page.cover.title', { n: list.rows.length })}
        rows={rows}
        height={600}
        tone={(row) => {
          if (!row) return 'nothing-row'
          if (at(row) === chosen) return 'champion'
          return row.yen < 0 ? undefined : 'nothing'
        }}
        columns={({ head, col, num }) => [
          num(t('page.cover.rank'), (row) =>
            row ? (
              <button
                type="button"
                class="rank"
                aria-pressed={at(row) === chosen}
                aria-label={t('page.cover.pick', { rank: at(row) + 1 })}
                onClick={() => onChoose(at(row))}
              >
                {at(row) + 1}
              </button>
            ) : (
              '－'
            ),
          ),
          head(t('page.cover.who'), (row) =>
            row ? moves(row, (move) => <Mover report={report} move={move} />) : t('page.cover.nothing'),
          ),
          num(t('page.cover.yen'), (row) =>
            row ? (
              <>
                <Signed fit={row.yen < 0 ? 'fit' : 'short'}>{signedYen(row.yen)}</Signed>
                <small class="under">{t('page.cover.covered', { hours: number(row.coveredHours, 1) })}</small>
              </>
            ) : (
              <Nothing list={list} />
            ),
          ),
          num(t('page.cover.wait'), (row) => (
            <Wait report={report} waits={(row ?? list.rows[0])?.waits} waiting={waiting} nothing={!row} />
          )),
          col(t('page.cover.left'), (row) => moves(row, (move) => <HoursLeft move={move} />)),
          col(t('page.cover.break'), (row) => moves(row, (move) => <BreakOf move={move} />)),
          col(t('page.cover.consent'), (row) => (
            <>
              {moves(row, ({ needsConsent }) =>
                t(needsConsent ? 'page.cover.needed' : 'page.cover.notNeeded'),
              )}
              <Law warnings={row ? row.warnings : list.nothing.breaches} />
            </>
          )),
        ]}
      />
      {list.rows.some(({ yen }) => yen < 0) ? null : <NoWay report={report} list={list} />}
    </Panel>
  )
}

function Holes({ report, list }: { report: Report; list: CoverList }) {
  const { t, span, number, language } = text.value
  const name = report.people.find(({ id }) => id === list.absence.person)?.name ?? ''
  const holes = list.holes.map((block) => `${span(block)} ${nameIn(report.activities, block.activity)}`)
  return (
    <>
      {list.holes.length === 0
        ? t('page.cover.noHoles', { name })
        : t('page.cover.holes', {
            name,
            holes: holes.join(language === 'ja' ? '、' : ', '),
            hours: number(list.holeHours, 1),
          })}
    </>
  )
}

function Mover({ report, move }: { report: Report; move: CoverMove }) {
  const { t } = text.value
  const person = report.people.find(({ id }) => id === move.person)
  return (
    <>
      <span class="team-number">{teamNumber(report, person?.team ?? '')}</span>{' '}
      <span lang="ja">{person?.name ?? move.person}</span>
      <small class="under">
        {t(`page.cover.way.${move.way}`)} {t('page.cover.level', { level: move.level })}
      </small>
    </>
  )
}

function Nothing({ list }: { list: CoverList }) {
  const { t, yen, number } = text.value
  const short = list.nothing.desks.reduce((sum, desk) => sum + desk.shortAfter - desk.shortBefore, 0)
  return (
    <>
      {t('page.cover.nothingYen', { yen: yen(list.nothing.yen) })}
      <small class="under">{t('page.cover.nothingShort', { hours: number(short, 1) })}</small>
    </>
  )
}

interface WaitProps {
  readonly report: Report
  readonly waits: CoverRow['waits']
  readonly waiting: boolean
  /** Told of nobody instead: against the roster as it was. */
  readonly nothing: boolean
}

/** How long people wait where the absence hurts most, and where a row makes others wait for it. */
function Wait({ report, waits, waiting, nothing }: WaitProps) {
  const { t, wait: write } = text.value
  const wait = tellingWait(waits)
  if (!wait) return <small>{waiting ? t('page.cover.waitsComing') : '－'}</small>
  const pays = nothing ? undefined : payingWait(waits)
  return (
    <>
      {nothing
        ? `${write(wait.rostered)} → ${write(wait.nothing)}`
        : `${write(wait.nothing)} → ${write(wait.covered)}`}
      <small class="under">{nameIn(report.queues, wait.queue)}</small>
      {pays ? (
        <small class="under pays">
          <span class="one-line">{nameIn(report.queues, pays.queue)}</span>{' '}
          <span class="one-line">
            {write(pays.nothing)} → {write(pays.covered)}
          </span>
        </small>
      ) : null}
    </>
  )
}

function HoursLeft({ move }: { move: CoverMove }) {
  const { t, time } = text.value
  const left = move.wallMinutes - move.weekMinutes
  const blanks = { wall: time(move.wallMinutes), left: time(Math.abs(left)) }
  return left < 0 ? (
    <Signed fit="short">{t('page.cover.leftOver', blanks)}</Signed>
  ) : (
    <span title={t('page.cover.leftOf', blanks)}>
      {blanks.left} <small>/ {blanks.wall}</small>
    </span>
  )
}

function BreakOf({ move }: { move: CoverMove }) {
  const { t, span } = text.value
  const [first] = move.day.breaks
  if (!first) return <>{t('page.cover.noBreak')}</>
  return <>{move.breakKept ? t('page.cover.breakKept') : t('page.cover.breakMoved', { time: span(first) })}</>
}

function Law({ warnings }: { warnings: readonly Breach[] }) {
  const { t } = text.value
  const broken = warnings.filter(({ severity }) => severity === 'breach').length
  if (broken > 0) return <Signed fit="short">{t('page.cover.breaches', { n: broken })}</Signed>
  return warnings.length > 0 ? (
    <Signed fit="surplus">{t('page.cover.warnings', { n: warnings.length })}</Signed>
  ) : null
}

/** Nobody saves anything: the nearest way, and the rule against it. */
function NoWay({ report, list }: { report: Report; list: CoverList }) {
  const { t, signedYen } = text.value
  const { wayOut } = list
  const name = report.people.find(({ id }) => id === wayOut?.person)?.name ?? ''
  return (
    <div class="note">
      <p>
        {t('page.cover.nobody')}{' '}
        {wayOut ? t('page.cover.wayOut', { name, yen: signedYen(wayOut.yen ?? 0) }) : null}
      </p>
      {wayOut?.breach ? <BreachList report={report} breaches={[wayOut.breach]} /> : null}
    </div>
  )
}
