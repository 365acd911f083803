import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzipSync } from 'node:zlib'
import type { QueueId } from '../../src/core/city/types.ts'
import { seeded } from '../../src/core/units/random.ts'
import type { LocalDate, Slot } from '../../src/core/units/time.ts'
import { SEED } from './generate.ts'
import { readInputs } from './inputs.ts'
import { trueRates } from './rates.ts'

/** Expected arrivals of a queue in a slot, known because the city is made up; undefined where it is closed or beyond the file. */
export type Truth = (queue: QueueId, date: LocalDate, slot: Slot) => number | undefined

const FILE = join(import.meta.dirname, 'truth.csv.gz')

/** Text of the truth file: `date,slot,queue,rate`, open slots only, arrivals per slot to three decimals. */
export const truthCsv = (dataFolder: string): string => {
  const days = trueRates(readInputs(dataFolder), seeded(SEED).fork('rates'))
  const lines = ['date,slot,queue,rate']
  for (const { day, queues } of days)
    for (const { queue, perSlot } of queues)
      perSlot.forEach((rate, slot) => {
        if (rate > 0) lines.push(`${day.date},${slot},${queue.id},${rate.toFixed(3)}`)
      })
  return `${lines.join('\n')}\n`
}

/** Byte 9 of a gzip header names the operating system (RFC 1952); 255 is "unknown", the same everywhere. */
const OS_BYTE = 9

/** Gzip without time stamp and operating system. */
export const gzipPlain = (text: string): Uint8Array => {
  const bytes = gzipSync(text, { level: 9 })
  bytes[OS_BYTE] = 255
  return bytes
}

/** Reads the committed truth of Keyaki. */
export const readTruth = async (file: string = FILE): Promise<Truth> => {
  const text = (await promisify(gunzip)(await readFile(file))).toString('utf8')
  const rates = new Map<string, Float64Array>()
  for (const line of text.split('\n').slice(1)) {
    if (line === '') continue
    const [date, slot, queue, rate] = line.split(',')
    const key = `${queue}/${date}`
    let day = rates.get(key)
    if (!day) {
      day = new Float64Array(48)
      rates.set(key, day)
    }
    day[Number(slot)] = Number(rate)
  }
  return (queue, date, slot) => rates.get(`${queue}/${date}`)?.[slot] || undefined
}
