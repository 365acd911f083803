import { parseArgs } from 'node:util'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/main.ts'
import { hankan } from './hankan.ts'

const names = Object.keys(COMMANDS)
const JAPANESE = /[ぁ-んァ-ヶ一-龠]/

describe.each(names)('hankan %s --help', (name) => {
  test.each(['ja', 'en'] as const)('%s: what it does, usage, every option, an example', async (language) => {
    const { command } = await COMMANDS[name]!()
    const { code, out, err } = await hankan([name, '--help'], language)
    expect(code).toBe(0)
    expect(err).toBe('')
    const word = language === 'ja' ? '使い方:' : 'Usage:'
    expect(out).toContain(`${word} hankan ${name}`)
    expect(out).toContain(`${language === 'ja' ? '例:' : 'Example:'} `)
    expect(command.name).toBe(name)
    for (const option of [...Object.keys(command.options), 'json', 'language']) {
      const line = out.split('\n').find((row) => row.startsWith(`  --${option} `))
      expect(line, option).toMatch(/^ {2}--\S+ +\S/)
    }
    const [summary] = out.split('\n')
    expect(JAPANESE.test(summary!)).toBe(language === 'ja')
    if (language === 'en') expect(out).not.toMatch(JAPANESE)
  })

  test('has a text and a place in the usage for each option, and none for others', async () => {
    const { command } = await COMMANDS[name]!()
    const options = Object.keys(command.options)
    expect(Object.keys(command.optionText).sort()).toEqual([...options].sort())
    expect([...command.usage.matchAll(/--([\w-]+)/g)].map(([, option]) => option).sort()).toEqual(
      options.sort(),
    )
  })

  test('gives an example that its own options can read', async () => {
    const { command } = await COMMANDS[name]!()
    const [before, after] = command.example.split(`npm run hankan -- ${name}`)
    expect(before).toMatch(/^(PORT=\d+ )?$/)
    const common = { json: { type: 'boolean' }, language: { type: 'string' } } as const
    const args = after!.split(' ').filter((word) => word !== '')
    expect(() =>
      parseArgs({ args, options: { ...command.options, ...common }, allowPositionals: true }),
    ).not.toThrow()
  })
})

describe('the command line as a whole', () => {
  test.each(['ja', 'en'] as const)('%s: lists every command with what it does', async (language) => {
    for (const args of [[], ['--help'], ['help']]) {
      const { code, out } = await hankan(args, language)
      expect(code).toBe(0)
      for (const name of names) {
        const line = out.split('\n').find((row) => row.startsWith(`  ${name} `))
        expect(JAPANESE.test(line!)).toBe(language === 'ja')
      }
    }
  })

  test.each([
    [['nonsense'], '「nonsense」というコマンドはありません', 'no command “nonsense”'],
    [['ingest', '--nonsense'], '--nonsense というオプションはありません', 'no option --nonsense'],
    [['ingest', '--store'], '--store には値が必要です', '--store needs a value'],
    [['ingest', '--replace=yes'], '--replace に値は付けません', '--replace takes no value'],
  ])('%j is refused with what to do: exit code 2', async (args, ja, en) => {
    const [inJapanese, inEnglish] = [await hankan(args, 'ja'), await hankan(args, 'en')]
    expect([inJapanese.code, inEnglish.code]).toEqual([2, 2])
    expect(inJapanese.err).toContain(ja)
    expect(inEnglish.err).toContain(en)
    expect(inJapanese.err + inEnglish.err).toMatch(/--help.*\n.*--help/)
    expect(inJapanese.out + inEnglish.out).toBe('')
  })

  test('a language is taken in either form, and there are two', async () => {
    expect((await hankan(['verify', '--help', '--language=en'])).out).toContain('Usage:')
    expect((await hankan(['verify', '--help', '--language', 'en'])).out).toContain('Usage:')
    const french = await hankan(['verify', '--language', 'fr'])
    expect(french.code).toBe(2)
    expect(french.err).toContain('「fr」')
    expect(french.err).toContain('ja, en')
  })
})
