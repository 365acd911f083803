import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of outside data that figures are measured on; said on standard error and undefined where it is absent. */
export const benchData = (): string | undefined => {
  const folder = process.env.HANKAN_BENCH_DATA ?? join(import.meta.dirname, '..', '..', 'shared')
  if (existsSync(join(folder, 'data'))) return folder
  process.stderr.write(
    `no bench data at ${folder}: figures on outside data are left out (set HANKAN_BENCH_DATA to their folder)\n`,
  )
  return undefined
}
