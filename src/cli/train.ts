import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays } from '../core/calendar/date.ts'
import { backtestSeries } from '../core/forecast/backtest.ts'
import { modelCard } from '../core/forecast/card.ts'
import { profileOf } from '../core/forecast/city-profile.ts'
import { type ForecastModel, train } from '../core/forecast/model.ts'
import type { Issue } from '../core/units/issue.ts'
import { say, words } from '../core/words/say.ts'
import { readChoices, writeChoices } from '../store/choices.ts'
import type { Command } from './command.ts'
import { sampleFolders } from './folders.ts'
import { failed, optionText, portfolioOption, wholeOption } from './forecast-ground.ts'
import { teachNetworks } from './networks.ts'
import { readStoredSeries } from './stored-series.ts'

const HORIZON_DAYS = 7

/** Written beside its place and moved there: a reader never sees half a file. */
const writeWhole = async (folder: string, name: string, content: string): Promise<void> => {
  const draft = join(folder, `.${name}.${process.pid}`)
  await writeFile(draft, content)
  await rename(draft, join(folder, name))
}

export const command: Command = {
  name: 'train',
  summary: {
    ja: '全キューのモデルを学習し、モデルカードとともに保存する',
    en: 'train a model for every queue and save it with its model card',
  },
  usage:
    'hankan train [--store DIR] [--city DIR] [--queues ID,…] [--weeks 12] [--members usual|all] [--out DIR] [--profile FILE] [--inhabitants N] [--rokuyo]',
  example: 'npm run hankan -- train --out models/forecast',
  options: {
    store: { type: 'string' },
    city: { type: 'string' },
    queues: { type: 'string' },
    weeks: { type: 'string' },
    members: { type: 'string' },
    out: { type: 'string' },
    profile: { type: 'string' },
    inhabitants: { type: 'string' },
    rokuyo: { type: 'boolean' },
  },
  optionText: {
    store: words['cli.ingest.store'],
    city: words['cli.ground.city'],
    queues: words['cli.backtest.queues'],
    weeks: words['cli.backtest.weeks'],
    members: words['cli.backtest.members'],
    out: words['cli.train.out'],
    profile: words['forecast.option.writeProfile'],
    inhabitants: words['forecast.option.inhabitants'],
    rokuyo: words['forecast.option.rokuyo'],
  },
  async run(options, _files, terminal) {
    const { language, progress } = terminal
    const issues: Issue[] = []
    const weeks = wholeOption(options, 'weeks', 12, 1, 260, issues)
    const portfolio = portfolioOption(options, issues)
    const inhabitants = wholeOption(options, 'inhabitants', 0, 1, 50_000_000, issues)
    if (issues.length > 0) return failed(issues)
    const stored = await readStoredSeries(options, { leastDays: 1 })
    if (!stored.ok) return failed(stored.issues)
    const isRokuyo = options.rokuyo === true
    const { city, series } = stored.value
    const context = { ...stored.value.context, rokuyo: isRokuyo }
    const folder = optionText(options, 'out') ?? join('models', 'forecast')
    await mkdir(folder, { recursive: true })
    const asked = { portfolio, weeks, horizonDays: HORIZON_DAYS }
    const { networks, issues: notTaught } = await teachNetworks(series, context, asked, terminal)
    const cards: string[] = []
    const saved = []
    const models: ForecastModel[] = []
    for (const [done, one] of series.entries()) {
      progress(say(language, 'cli.train.working', { done, of: series.length }))
      const origin = addDays(one.days.at(-1)!.date, 1)
      const known = { ...context, weather: context.weather.filter(({ date }) => date < origin) }
      const { rows } = backtestSeries(one, known, { ...asked, networks })
      const champion = rows.find((row) => row.champion)?.model
      const trained = train(one, known, origin, { ...asked, networks })
      const model = { ...trained, champion: champion ?? trained.champion }
      models.push(model)
      const dataHash = createHash('sha256').update(JSON.stringify(one)).digest('hex')
      cards.push(modelCard({ model, series: one, context: known, dataHash, rows, weeks }, language))
      await writeWhole(folder, `${one.id}.json`, `${JSON.stringify({ dataHash, rows, model })}\n`)
      saved.push({ queue: one.id, champion: model.champion, dataHash, rows })
    }
    await writeWhole(folder, 'card.md', cards.join('\n'))
    const profile = optionText(options, 'profile')
    if (profile !== undefined)
      await writeFile(profile, `${JSON.stringify(profileOf(city, models, inhabitants || undefined))}\n`)
    const store = optionText(options, 'store') ?? sampleFolders.store
    const { rokuyo: wasRokuyo } = await readChoices(store)
    if (isRokuyo !== wasRokuyo) await writeChoices(store, { rokuyo: isRokuyo })
    const told = isRokuyo === wasRokuyo ? [] : [say(language, `forecast.rokuyo.${isRokuyo ? 'on' : 'off'}`)]
    const text = [say(language, 'cli.train.done', { queues: saved.length, folder }), ...told].join('\n')
    return { text: `${text}\n`, json: { folder, models: saved }, issues: [...stored.issues, ...notTaught] }
  },
}
