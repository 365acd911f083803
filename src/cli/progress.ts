import { type Language, say } from '../core/words/say.ts'
import type { JobProgress } from '../engines/job.ts'

const percent = (share: number): string => `${Math.floor(share * 100)} %`

/** A step of the main job with how much of it is done. */
export const stepText = (step: 'generate' | 'ingest', share: number, language: Language): string =>
  `${say(language, `cli.step.${step}`)} ${percent(share)}`

/** Where a job is, as one line. */
export const progressText = ({ stage, done, gap }: JobProgress, language: Language): string => {
  const name = say(language, `cli.step.${stage}`)
  if (gap !== undefined)
    return `${name} ${say(language, 'cli.gapSoFar', { percent: (gap * 100).toFixed(2) })}`
  return done > 0 ? `${name} ${percent(done)}` : `${name}…`
}
