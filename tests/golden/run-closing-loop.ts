import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clock } from '../../src/core/calendar/date.ts'
import type { Holidays } from '../../src/core/calendar/types.ts'
import type { History, WorkCount } from '../../src/core/interval/types.ts'
import { planWeek } from '../../src/core/plan.ts'
import { loadOf } from '../../src/core/report/load.ts'
import { readForecast } from '../../src/core/requirement/read-forecast.ts'
import { requirementOf } from '../../src/core/requirement/requirement.ts'
import type { Result } from '../../src/core/units/issue.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
import { loadHighs } from '../../src/engines/highs.ts'
import { readCityFolder, readWith } from '../../src/store/city-folder.ts'

const village = join(import.meta.dirname, 'closing-loop')
const input = join(village, 'input')
export const closingLoopExpected = join(village, 'expected')

/** The village opens on Mondays. */
const WEEK = '2024-07-08'
const HOLIDAYS: Holidays = { names: new Map(), lastYear: 2024 }

const sound = <T>(result: Result<T>): T => {
  if (result.issues.length > 0 || !result.ok)
    throw new Error(result.issues.map((issue) => issueText(issue, 'en')).join('\n'))
  return result.value
}

/** A week from its forecast: the village's files in, the rounds and what they came to out. */
export const planVillage = async () => {
  const { city, staff } = sound(await readCityFolder(input))
  const forecast = sound(await readWith(join(input, 'forecast.json'), readForecast))
  const work = JSON.parse(await readFile(join(input, 'work.json'), 'utf8')) as WorkCount[]
  const history: History = { slotMinutes: city.slotMinutes, intervals: [], work, outbound: [], gaps: [] }
  const known = { city, staff, history, holidays: HOLIDAYS, forecast, week: WEEK, seed: '1' } as const
  const outcome = planWeek(known, await loadHighs())
  if (outcome.kind !== 'planned') throw new Error('the village has no roster')
  const { plan } = outcome
  const onPaper = requirementOf(forecast, history, city, HOLIDAYS, plan.dates)
  return { city, plan, onPaper }
}

const table = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('')

/** Folder in, folder out: the rounds; people by slot on paper, corrected and placed; what visitors met in the end. */
export const runClosingLoop = async (): Promise<Readonly<Record<string, string>>> => {
  const { city, plan, onPaper } = await planVillage()
  const load = loadOf({ ...plan, city, days: plan.roster.days })
  const paper = new Map(onPaper.slots.map((it) => [`${it.activity} ${it.date} ${it.slot}`, it.people]))
  const people = load.flatMap(({ activity, date, slots }) =>
    slots
      .filter(({ curve }) => curve.length > 0)
      .map((it) => [
        date,
        clock(it.startMinute),
        activity,
        paper.get(`${activity} ${date} ${it.slot}`) ?? 0,
        it.required,
        it.placed,
      ]),
  )
  const service = plan.simulation.queues.flatMap(({ queue, days }) =>
    days.map(({ date, withinTarget, meanWaitSeconds }) => [
      queue,
      date,
      withinTarget.mean.toFixed(4),
      withinTarget.low.toFixed(4),
      withinTarget.high.toFixed(4),
      meanWaitSeconds.mean.toFixed(1),
    ]),
  )
  return {
    'rounds.json': `[\n${plan.rounds.map((round) => JSON.stringify(round)).join(',\n')}\n]\n`,
    'people.csv': table([['date', 'start', 'activity', 'onPaper', 'required', 'placed'], ...people]),
    'service.csv': table([['queue', 'date', 'within', 'low', 'high', 'meanWaitSeconds'], ...service]),
  }
}
