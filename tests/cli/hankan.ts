import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { run } from '../../src/cli/main.ts'
import type { Language } from '../../src/core/words/say.ts'

export interface Answer {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs one command line as the terminal would, and keeps what it says. */
export const hankan = async (args: readonly string[], language: Language = 'ja'): Promise<Answer> => {
  let [out, err] = ['', '']
  const heard = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text)
      return true
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += String(text)
      return true
    }),
  ]
  try {
    const code = await run(args, { LANG: language === 'ja' ? 'ja_JP.UTF-8' : 'en_US.UTF-8' })
    return { code, out, err }
  } finally {
    for (const spy of heard) spy.mockRestore()
  }
}

/** Every file below a folder with the hash of its bytes. */
export const bytesOf = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(
      files.sort().map(
        async (file) =>
          [
            file,
            createHash('sha256')
              .update(await readFile(file))
              .digest('hex'),
          ] as const,
      ),
    ),
  )
}

/** What an answer to wrong input must say, and where it must point. */
export interface Told {
  /** The file or option at fault, as the message names it. */
  readonly place: string
  readonly line?: number
  readonly column?: string
  /** What was found or expected, and what to do, in the words of each language. */
  readonly ja: readonly string[]
  readonly en: readonly string[]
}

const placeText = ({ place, line, column }: Told, language: Language): string =>
  [
    place,
    ...(line === undefined ? [] : [language === 'ja' ? `${line} 行目` : `line ${line}`]),
    ...(column === undefined ? [] : [language === 'ja' ? `「${column}」` : `“${column}”`]),
  ].join(' ')

/** Nothing of the machine shows: no stack, no unfilled blank, no fault of the program. */
const expectForPeople = ({ out, err }: Answer): void => {
  const text = `${out}\n${err}`
  expect(text).not.toMatch(/^\s+at .+:\d+/m)
  expect(text).not.toMatch(/node:internal|\bundefined\b|\bNaN\b|\[object|不具合|fault of its own/)
  expect(err).not.toMatch(/\{\w+\}/)
}

/** Runs a command line with wrong input in both languages and holds its message to what a manager needs. */
export const expectTold = async (args: readonly string[], told: Told, code = 2): Promise<void> => {
  for (const language of ['ja', 'en'] as const) {
    const answer = await hankan(args, language)
    expectForPeople(answer)
    expect(answer.err).toContain(placeText(told, language))
    for (const words of told[language]) expect(answer.err).toContain(words)
    expect(answer.code).toBe(code)
  }
}
