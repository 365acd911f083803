import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DayWeather } from '../../src/core/calendar/types.ts'
import type { City } from '../../src/core/city/types.ts'
import { fileReader } from '../../src/core/log/reader.ts'
import type { FileReading } from '../../src/core/log/types.ts'

/** Columns of the tidy weather table and the elements they must equal. */
const TIDY: readonly (readonly [column: string, element: keyof DayWeather])[] = [
  ['temp_mean_c', 'meanTemperatureC'],
  ['temp_max_c', 'maxTemperatureC'],
  ['temp_min_c', 'minTemperatureC'],
  ['precip_mm', 'rainMm'],
  ['sunshine_h', 'sunshineHours'],
  ['snow_depth_cm', 'snowDepthCm'],
  ['snowfall_cm', 'snowfallCm'],
  ['wind_mean_ms', 'meanWindMs'],
  ['humidity_mean_pct', 'meanHumidityPercent'],
  ['cloud_tenths', 'cloudTenths'],
]

const read = (path: string, city: City): FileReading => {
  const decoder = new TextDecoder('shift_jis')
  const reader = fileReader({
    file: path,
    city,
    tally: { visit() {}, slot() {} },
    decode: (bytes) => decoder.decode(bytes),
    today: '2026-01-01',
  })
  reader.push(readFileSync(path))
  return reader.end()
}

const table = (path: string): Record<string, string>[] => {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])))
}

export interface Agreement {
  readonly rejected: number
  readonly figures: number
  readonly different: number
}

/** Raw downloads of the weather agency against the tidy table made from them by others. */
export const weatherAgreement = (folder: string, city: City): Agreement => {
  const raw = join(folder, 'raw_shift_jis')
  const readings = readdirSync(raw)
    .sort()
    .map((name) => read(join(raw, name), city))
  const days = new Map(
    readings.flatMap(({ weather }) => weather.map((day) => [String(day.date), day] as const)),
  )
  const tidy = table(join(folder, 'data.csv'))
  const pairs = tidy.flatMap((row) =>
    TIDY.map(([column, element]) => [row[column]!, days.get(row.date!)?.[element]] as const),
  )
  return {
    rejected: readings.reduce((sum, { rows, issues }) => sum + rows.rejected + issues.length, 0),
    figures: pairs.length,
    different:
      pairs.filter(([theirs, ours]) => (theirs === '' ? ours !== undefined : Number(theirs) !== ours))
        .length + Math.abs(days.size - tidy.length),
  }
}

/** The Cabinet Office's raw list of holidays against its tidy copy. */
export const holidayAgreement = (folder: string, city: City): Agreement => {
  const reading = read(join(folder, 'syukujitsu_raw_shift_jis.csv'), city)
  const tidy = table(join(folder, 'data.csv'))
  const ours = new Map<string, string>(reading.holidays)
  return {
    rejected: reading.rows.rejected + reading.issues.length,
    figures: tidy.length,
    different:
      tidy.filter(({ date, name }) => ours.get(date!) !== name).length + Math.abs(ours.size - tidy.length),
  }
}

/** The agency's hourly layout: three hours of three days, too few for a day's figures, none to be rejected. */
export const hourlyAgreement = (file: string, city: City): Agreement => {
  const { rows, weather } = read(file, city)
  return { rejected: rows.rejected, figures: rows.read, different: rows.read - rows.kept + weather.length }
}
