import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { playerOf } from '../../src/core/simulation/play.ts'

const textOf = (name: string): string =>
  readFileSync(new URL(`../../src/core/simulation/${name}.ts`, import.meta.url), 'utf8').replace(
    /^import .*$/gm,
    '',
  )

/** The event loop with all it is made of. */
const source = ['agenda', 'lines', 'play'].map(textOf).join('\n')

/** The event loop with one place of its text changed. */
export const loopWith = async (right: string, wrong: string): Promise<typeof playerOf> => {
  if (source.split(right).length !== 2) throw new Error(`“${right}” must stand once in the event loop`)
  const broken = stripTypeScriptTypes(source.replace(right, () => wrong))
  const loop = await import(`data:text/javascript;base64,${Buffer.from(broken).toString('base64')}`)
  return loop.playerOf
}
