import { join } from 'node:path'
import type { Folders } from '../engines/job.ts'

const root = join(import.meta.dirname, '..', '..')

/** What is shipped: the sample city's files, weather, holidays. */
export const shippedFolder = join(root, 'data')

/** Public holidays as shipped. */
export const holidaysFile = join(shippedFolder, 'calendar', 'syukujitsu.csv')

/** Where everything that is made goes; `HANKAN_DATA` moves it. */
const madeFolder = process.env.HANKAN_DATA || shippedFolder

/** The sample city's generated logs. */
export const generatedFolder = join(madeFolder, 'generated')

/** The built page. */
export const pageFolder = join(root, 'dist', 'web')

/** Where the sample city and what is made from it live. */
export const sampleFolders: Folders = {
  city: join(shippedFolder, 'keyaki'),
  store: join(madeFolder, 'store'),
  runs: join(madeFolder, 'runs'),
}
