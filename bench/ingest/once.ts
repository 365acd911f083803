import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCityFile } from '../../src/store/city-folder.ts'
import { ingest } from '../../src/store/ingest.ts'

/** Ingests files into a store of their own and prints what it took: a process of its own, so that memory is its own. */
const files = process.argv.slice(2)
const city = await readCityFile(join(import.meta.dirname, '..', '..', 'data', 'keyaki'))
if (!city.ok) throw new Error('the sample city cannot be read')
const store = mkdtempSync(join(tmpdir(), 'hankan-bench-store-'))
const started = performance.now()
const { stored, receipts } = await ingest(files, { city: city.value, store, skipRejected: true })
const seconds = (performance.now() - started) / 1000
rmSync(store, { recursive: true })
process.stdout.write(
  JSON.stringify({
    seconds,
    stored,
    rows: receipts.reduce((sum, { rows }) => sum + rows.read, 0),
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
