import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '../src/core/report/types.ts'
import type { BenchRow } from './row.ts'

const START = join(import.meta.dirname, '..', 'src', 'cli', 'start.ts')

/** Makes a process tell its peak memory (kB) when it ends. */
const TELL_MEMORY =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))"

/** The main job from nothing: logs generated, imported, trained, rostered, written. */
const mainJob = async (data: string) => {
  const begin = performance.now()
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, START, '--once'], {
    env: { ...process.env, HANKAN_DATA: data },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (bytes) => {
    said += bytes
  })
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  if (code !== 0) throw new Error(`the main job ended with ${code}: ${said.slice(-2000)}`)
  const seconds = (performance.now() - begin) / 1000
  const peaks = [...said.matchAll(/^peak (\d+)$/gm)].map((match) => Number(match[1]))
  return { seconds, gigabytes: (Math.max(...peaks) * 1024) / 1e9 }
}

const runOf = async (data: string) => {
  const runs = join(data, 'runs')
  const [run] = (await readdir(runs)).filter((name) => name !== 'latest')
  const read = (name: string) => readFile(join(runs, run!, name), 'utf8')
  return { report: JSON.parse(await read('report.json')) as Report, roster: await read('roster.json') }
}

/** Worst of a queue's chosen model against a baseline: below 1 it beats it on every queue. */
const worstRatio = (report: Report, baseline: string, figure: 'wape' | 'pinball'): number =>
  Math.max(
    ...report.forecast.map(({ accuracy, baselines }) => {
      const rival = baselines.find(({ model }) => model === baseline)!.accuracy
      return accuracy[figure] / rival[figure]
    }),
  )

const truthWape = ({ forecast }: Report): number => {
  const known = forecast.filter(({ truthWape }) => truthWape !== undefined)
  const weight = ({ days }: (typeof known)[number]) => days.reduce((sum, { mean }) => sum + mean, 0)
  const total = known.reduce((sum, one) => sum + weight(one), 0)
  return known.reduce((sum, one) => sum + one.truthWape! * weight(one), 0) / total
}

/** The whole main job on the sample city, twice from nothing. */
export const run = async (): Promise<BenchRow[]> => {
  const data = await mkdtemp(join(tmpdir(), 'hankan-job-'))
  const again = await mkdtemp(join(tmpdir(), 'hankan-job-'))
  try {
    const { seconds, gigabytes } = await mainJob(data)
    const { report, roster } = await runOf(data)
    await mainJob(again)
    const same = (await runOf(again)).roster === roster
    const row = (
      name: string,
      value: number,
      unit: string,
      target: number | null,
      aim: number | null = null,
    ): BenchRow => ({
      name,
      value,
      unit,
      peer: null,
      target,
      aim,
      holds: target === null || value <= target,
    })
    return [
      row('main job, logs to roster, from nothing', seconds, 's', 90),
      row('peak memory of the main job', gigabytes, 'GB', 1.5),
      row('proven gap of the sample week', report.proof.gap * 100, '%', 2, 0.5),
      row('law and contract breaches', report.summary.breaches, 'breaches', 0),
      row(
        'forecast error ÷ 4-week mean, worst queue (WAPE)',
        worstRatio(report, 'fourWeekMean', 'wape'),
        '×',
        1,
      ),
      row(
        'forecast error ÷ 4-week mean, worst queue (pinball)',
        worstRatio(report, 'fourWeekMean', 'pinball'),
        '×',
        1,
      ),
      row(
        'forecast error ÷ seasonal naive, worst queue (WAPE)',
        worstRatio(report, 'seasonalNaive', 'wape'),
        '×',
        1,
      ),
      row(
        'forecast error ÷ seasonal naive, worst queue (pinball)',
        worstRatio(report, 'seasonalNaive', 'pinball'),
        '×',
        1,
      ),
      row('distance of the forecast to the true rates (WAPE)', truthWape(report) * 100, '%', null),
      row('rosters of two runs that differ', same ? 0 : 1, 'files', 0),
    ]
  } finally {
    await rm(data, { recursive: true, force: true })
    await rm(again, { recursive: true, force: true })
  }
}
