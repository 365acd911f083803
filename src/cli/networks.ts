import { addDays } from '../core/calendar/date.ts'
import type { Networks } from '../core/forecast/network-member.ts'
import { LEAST_CASES, networksOf } from '../core/forecast/networks.ts'
import type { DemandContext, DemandSeries, Portfolio } from '../core/forecast/types.ts'
import type { Issue } from '../core/units/issue.ts'
import { say } from '../core/words/say.ts'
import { loadNetworkTrainer } from '../engines/network.ts'
import type { Terminal } from './command.ts'

export interface TeachOptions {
  readonly portfolio: Portfolio
  readonly weeks: number
  readonly gapDays?: number
  readonly horizonDays: number
}

export interface Taught {
  readonly networks?: Networks
  readonly issues: readonly Issue[]
}

const notTaught = (code: 'networkShort' | 'networkMissing'): Taught => ({
  issues: [{ code, severity: 'warning', at: { file: '--members' }, values: { needed: LEAST_CASES } }],
})

/** Networks for a back-test of the last weeks and for training after it, where all members are tried. */
export const teachNetworks = async (
  series: readonly DemandSeries[],
  context: DemandContext,
  { portfolio, weeks, gapDays = 0, horizonDays }: TeachOptions,
  { language, progress }: Terminal,
): Promise<Taught> => {
  if (portfolio !== 'all') return { issues: [] }
  const ends = series.flatMap(({ days }) => days.at(-1)?.date ?? []).sort()
  const [first] = ends
  const last = ends.at(-1)
  if (first === undefined || last === undefined) return notTaught('networkShort')
  progress(say(language, 'cli.backtest.teaching'))
  const trainer = await loadNetworkTrainer()
  if (!trainer) return notTaught('networkMissing')
  const origins = { from: addDays(first, -7 * (weeks + 1) - horizonDays), to: addDays(last, 1) }
  const networks = networksOf(trainer, series, context, origins, { gapDays, horizonDays })
  return networks ? { networks, issues: [] } : notTaught('networkShort')
}
