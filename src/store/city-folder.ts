import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCity, readLeave, readStaff, readWishes } from '../core/city/read.ts'
import type { City, Staff } from '../core/city/types.ts'
import { encodingOf, isWorkbook } from '../core/log/encoding.ts'
import type { Issue, Result } from '../core/units/issue.ts'

/** The text of a file's bytes, in whichever of the encodings of Japanese offices it is. */
export const decoded = (bytes: Uint8Array): string => {
  const encoding = encodingOf(bytes)
  return new TextDecoder(encoding === 'cp932' ? 'shift_jis' : (encoding ?? 'utf-8')).decode(bytes)
}

/** Why a file gives no bytes. */
const ABSENT: Readonly<Record<string, string>> = {
  ENOENT: 'noSuchFile',
  ENOTDIR: 'noSuchFile',
  EISDIR: 'isFolder',
}

const refused = (file: string, code: string, line?: number): Result<string> => ({
  ok: false,
  issues: [{ code, severity: 'error', at: { file, ...(line === undefined ? {} : { line }) }, values: {} }],
})

/** The text of a file, or why it has none. */
export const readText = async (file: string): Promise<Result<string>> => {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ABSENT[String(error.code)] : undefined
    if (code === undefined) throw error
    return refused(file, code)
  }
  if (isWorkbook(bytes)) return refused(file, 'workbook')
  const value = decoded(bytes)
  const unreadable = encodingOf(bytes) === undefined ? value.indexOf('\uFFFD') : -1
  if (unreadable < 0) return { ok: true, value, issues: [] }
  return refused(file, 'unreadableCharacters', value.slice(0, unreadable).split(/\r\n|\n|\r/).length)
}

/** What a reader makes of the text of a file. */
export const readWith = async <T>(
  file: string,
  read: (text: string, file: string) => Result<T>,
): Promise<Result<T>> => {
  const text = await readText(file)
  return text.ok ? read(text.value, file) : text
}

const orNone = <T>(result: Result<readonly T[]>): Result<readonly T[]> =>
  !result.ok && result.issues.every(({ code }) => code === 'noSuchFile')
    ? { ok: true, value: [], issues: [] }
    : result

/** The city of a folder alone: all that the city's own side may know. */
export const readCityFile = (folder: string): Promise<Result<City>> =>
  readWith(join(folder, 'city.json'), readCity)

/**
 * A city folder: `city.json` and `staff.csv`, and `leave.csv` and `wishes.csv` where there are any. Files are
 * named in issues by their path.
 */
export const readCityFolder = async (
  folder: string,
): Promise<Result<{ readonly city: City; readonly staff: Staff }>> => {
  const issues: Issue[] = []
  const noted = <T>(result: Result<T>): T | undefined => {
    issues.push(...result.issues)
    return result.ok ? result.value : undefined
  }
  const city = noted(await readCityFile(folder))
  if (!city) return { ok: false, issues }
  const people = noted(await readWith(join(folder, 'staff.csv'), (text, file) => readStaff(text, file, city)))
  if (!people) return { ok: false, issues }
  const leave = noted(
    orNone(await readWith(join(folder, 'leave.csv'), (text, file) => readLeave(text, file, people))),
  )
  const wishes = noted(
    orNone(await readWith(join(folder, 'wishes.csv'), (text, file) => readWishes(text, file, people, city))),
  )
  return leave && wishes
    ? { ok: true, value: { city, staff: { people, leave, wishes } }, issues }
    : { ok: false, issues }
}
