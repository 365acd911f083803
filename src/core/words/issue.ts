import type { Entry } from './say.ts'

export const area = {} as const satisfies Record<string, Entry>
