import { addDays } from '../../src/core/calendar/date.ts'
import { originOf, trainCity } from '../../src/core/plan.ts'
import { readCityFile } from '../../src/store/city-folder.ts'
import { contextOf, historyOf, readParts } from '../../src/store/history.ts'

/**
 * Retrains the first QUEUES queues of the sample city on the last DAYS days of a store, and prints what it took: a
 * process of its own, so that memory is its own.
 */
const [store, queues, days] = process.argv.slice(2)
const city = await readCityFile('data/keyaki')
if (!city.ok) throw new Error('the sample city cannot be read')
const parts = await readParts(store!)
const all = historyOf(parts, city.value)
const from = addDays(originOf(all)!, -Number(days))
const known = {
  city: { ...city.value, queues: city.value.queues.slice(0, Number(queues)) },
  history: { ...all, intervals: all.intervals.filter(({ date }) => date >= from) },
  context: contextOf(parts),
}
const started = performance.now()
const before = process.cpuUsage()
trainCity(known)
const { user, system } = process.cpuUsage(before)
const seconds = (performance.now() - started) / 1000
const megabytes = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ seconds, processorSeconds: (user + system) / 1e6, megabytes }))
