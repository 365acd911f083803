import { join } from 'node:path'
import type { Folders } from '../engines/job.ts'

const root = join(import.meta.dirname, '..', '..')

/** `data/` of this installation. */
export const dataFolder = join(root, 'data')

/** The built page. */
export const pageFolder = join(root, 'dist', 'web')

/** Where the sample city and what is made from it live. */
export const sampleFolders: Folders = {
  city: join(dataFolder, 'keyaki'),
  store: join(dataFolder, 'store'),
  runs: join(dataFolder, 'runs'),
}
