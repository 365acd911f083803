import type { Entry } from './entry.ts'

/** The page's words of 応援・欠員対応. */
export const cover = {} as const satisfies Record<string, Entry>
