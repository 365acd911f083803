import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DemandContext } from '../src/core/forecast/types.ts'
import { benchData } from './data.ts'
import { citySeries, judgeCity } from './forecast/city.ts'
import { judgeHourly } from './forecast/hourly.ts'
import { measurePeers } from './forecast/peers.ts'
import { judge } from './forecast/protocol.ts'
import { scalingRows } from './forecast/scaling.ts'
import { benchSeries } from './forecast/series.ts'
import { percent, seriesRows } from './forecast/series-rows.ts'
import type { BenchRow } from './row.ts'

/** Best published mean pinball loss under protocol P2 (a Poisson additive model), and what is aimed at. */
const HOURLY = { published: 1.188, aim: 1.18 }

/** Protocol P2: hourly arrivals from origins inside the day. */
const hourlyRows = (folder: string, context: DemandContext): BenchRow[] => {
  const { origins, cases, pinball, coverage80, afternoon } = judgeHourly(folder, context)
  const fourDigits = (value: number): number => Math.round(value * 10_000) / 10_000
  const name = 'UK emergency department by the hour'
  const { told, untold } = afternoon
  const lossRow = (label: string, value: number): BenchRow => ({
    name: `${name}: mean pinball loss, ${label} (best published ${HOURLY.published})`,
    value: fourDigits(value),
    unit: 'arrivals',
    peer: null,
    target: HOURLY.published,
    aim: HOURLY.aim,
    holds: value <= HOURLY.published,
  })
  const coverageRow = (label: string, value: number): BenchRow => ({
    name: `${name}: inside the 80 % band, ${label} (76–84)`,
    value: percent(value),
    unit: '%',
    peer: null,
    target: 76,
    aim: 80,
    holds: value >= 0.76 && value <= 0.84,
  })
  return [
    lossRow(`${origins} origins, ${cases} cases`, pinball.between),
    lossRow('quantiles rounded to whole arrivals', pinball.whole),
    coverageRow('between whole arrivals', coverage80.between),
    { ...coverageRow('rounded to whole arrivals', coverage80.whole), target: null, aim: null, holds: true },
    {
      name: `${name}: pinball loss of the 12 hours after noon, the morning told (beside: not told)`,
      value: fourDigits(told),
      unit: 'arrivals',
      peer: fourDigits(untold),
      target: null,
      aim: null,
      holds: told <= untold,
    },
  ]
}

/** The six teams of the sample city against the baselines and against the rates they were generated from. */
const cityRows = async (): Promise<BenchRow[]> => {
  const store = process.env.HANKAN_DATA ? join(process.env.HANKAN_DATA, 'store') : 'data/store'
  const series = existsSync(store) ? await citySeries(store) : undefined
  if (!series) {
    process.stderr.write(
      `no sample city in ${store}: its figures are left out (npm start -- --once makes it)\n`,
    )
    return []
  }
  return [...(await judgeCity(series)), ...scalingRows(store)]
}

const ROUNDS_UNTIL_COMPILED = 5

/** Figures of the forecast: public series under protocol P1, and the sample city. */
export const run = async (): Promise<BenchRow[]> => {
  const folder = benchData()
  const list = folder === undefined ? [] : benchSeries(folder)
  const peers = list.length > 0 ? measurePeers(list) : undefined
  // Compilation belongs to no forecast, the peers' as little as ours; ours goes on for some rounds while it runs.
  for (let round = 0; round < ROUNDS_UNTIL_COMPILED; round++) for (const bench of list) judge(bench)
  const rows = list.flatMap((bench) => seriesRows(bench, peers))
  if (folder !== undefined) {
    const { context } = list.find(({ series }) => series.id === 'emergency')!
    rows.push(...hourlyRows(folder, context))
  }
  return [...rows, ...(await cityRows())]
}
