import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files of one run by their name. */
export type RunFiles = Readonly<Record<string, string | Uint8Array>>

const RUN_ID = /^\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$/
const FILE_NAME = /^[a-z][a-z0-9-]*\.(json|csv|xlsx|txt)$/
const POINTER = 'latest'

/** Whether a text has the form of a run's id: its week and eight hex digits of its input. */
export const isRunId = (text: string): boolean => RUN_ID.test(text)

/**
 * Writes a run as one folder: all of its files or none. An earlier run of the same id is replaced, and the
 * run becomes the latest.
 */
export const writeRun = async (runs: string, id: string, files: RunFiles): Promise<string> => {
  const folder = join(runs, id)
  const draft = join(runs, `.${id}.${process.pid}`)
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(draft, name), content)))
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder)
  await writeFile(join(runs, `.${POINTER}`), id)
  await rename(join(runs, `.${POINTER}`), join(runs, POINTER))
  return folder
}

const absent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

const orUndefined = async <T>(reading: Promise<T>): Promise<T | undefined> => {
  try {
    return await reading
  } catch (error) {
    if (absent(error)) return undefined
    throw error
  }
}

/** Ids of the stored runs, ascending. */
export const listRuns = async (runs: string): Promise<readonly string[]> =>
  ((await orUndefined(readdir(runs))) ?? []).filter(isRunId).sort()

/** The run written last, or undefined where there is none. */
export const latestRun = async (runs: string): Promise<string | undefined> => {
  const id = (await orUndefined(readFile(join(runs, POINTER), 'utf8')))?.trim()
  return id !== undefined && isRunId(id) ? id : undefined
}

/** One file of a run, or undefined where the run or the file does not exist or is not one of a run's files. */
export const readRunFile = async (runs: string, id: string, name: string): Promise<Uint8Array | undefined> =>
  isRunId(id) && FILE_NAME.test(name) ? orUndefined(readFile(join(runs, id, name))) : undefined
