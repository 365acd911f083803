import { decided, shocksOf } from '../core/forecast/shocks.ts'
import type { Shock } from '../core/forecast/types.ts'
import { textTable } from '../core/report/width.ts'
import type { Issue } from '../core/units/issue.ts'
import { type Language, say } from '../core/words/say.ts'
import { readDecisions, writeDecisions } from '../store/decisions.ts'
import type { CommandResult, Terminal } from './command.ts'
import { sampleFolders } from './folders.ts'
import { failed, type Options, optionText } from './forecast-ground.ts'
import { readStoredSeries } from './stored-series.ts'

const table = (shocks: readonly Shock[], language: Language): string[] => {
  if (shocks.length === 0) return [say(language, 'forecast.shocks.none')]
  const rows = shocks.map(({ id, kind, from, to, size, decision }) => [
    id,
    say(language, `forecast.kind.${kind}`),
    kind === 'levelShift' ? `${from} –` : from === to ? from : `${from} – ${to}`,
    say(language, `forecast.decision.${decision}`),
    `${size > 0 ? '+' : '−'}${Math.round(100 * Math.abs(size))} %`,
  ])
  const heads = (['id', 'kind', 'period', 'decision', 'size'] as const).map((head) =>
    say(language, `forecast.shocks.${head}`),
  )
  const reasons = shocks.flatMap(({ id, reason, decision }) =>
    decision === 'proposed' ? [`${id}: ${reason[language]}`] : [],
  )
  return [...textTable([heads, ...rows], 4), '', ...reasons, '', say(language, 'forecast.shocks.next')]
}

const ids = (options: Options, name: string): string[] =>
  (optionText(options, name) ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')

/** Proposes shocks in the stored histories and keeps what is decided about them in the store. */
export const judgeShocks = async (options: Options, terminal: Terminal): Promise<CommandResult> => {
  const { language, progress } = terminal
  const store = optionText(options, 'store') ?? sampleFolders.store
  const stored = await readStoredSeries(options, { decisions: [] })
  if (!stored.ok) return failed(stored.issues)
  const decisions = await readDecisions(store)
  const { series, context } = stored.value
  const proposals = series.flatMap((one, done) => {
    progress(say(language, 'forecast.shocks.working', { done, of: series.length }))
    return shocksOf(one, context)
  })
  const list = decided(
    proposals,
    decisions.filter(({ decision }) => decision !== 'proposed'),
  )
  const [confirm, refuse] = [ids(options, 'confirm'), ids(options, 'refuse')]
  const issues: Issue[] = [...confirm, ...refuse]
    .filter((id) => !list.some((shock) => shock.id === id))
    .map((found) => ({ code: 'unknownShock', severity: 'error', at: { file: store }, values: { found } }))
  if (issues.length > 0) return failed(issues)
  const judged = list.map((shock): Shock => {
    if (confirm.includes(shock.id)) return { ...shock, decision: 'confirmed' }
    return refuse.includes(shock.id) ? { ...shock, decision: 'refused' } : shock
  })
  await writeDecisions(store, judged)
  return { text: `${table(judged, language).join('\n')}\n`, json: { shocks: judged }, issues: stored.issues }
}
