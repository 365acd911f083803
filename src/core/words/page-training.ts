import type { Entry } from './entry.ts'

/** The page's words of スキル表・研修. */
export const training = {} as const satisfies Record<string, Entry>
