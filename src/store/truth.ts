import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { TrueRate } from '../core/report/report.ts'
import type { LocalDate } from '../core/units/time.ts'

/**
 * The rates a made-up city was generated from, for dates `from`–`to`: `truth.csv.gz` of its folder, columns
 * `date,slot,queue,rate`. Undefined where a city has none, as every real one.
 */
export const readTruth = async (
  cityFolder: string,
  from: LocalDate,
  to: LocalDate,
): Promise<readonly TrueRate[] | undefined> => {
  let bytes: Uint8Array
  try {
    bytes = await readFile(join(cityFolder, 'truth.csv.gz'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return gunzipSync(bytes)
    .toString('utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [date, slot, queue, rate] = line.split(',')
      if (date === undefined || date < from || date > to) return []
      return [{ date: date as LocalDate, slot: Number(slot), queue: queue!, mean: Number(rate) }]
    })
}
