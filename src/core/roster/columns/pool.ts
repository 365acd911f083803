import type { Column } from './types.ts'

/** All columns met so far, each once. */
export interface Pool {
  readonly columns: readonly Column[]
  /** Gives those that were new. */
  add(columns: readonly Column[]): Column[]
}

export const poolOf = (): Pool => {
  const columns: Column[] = []
  const known = new Set<string>()
  return {
    columns,
    add(more) {
      const fresh = more.filter(({ crew, plan }) => {
        const key = `${crew}:${plan.join()}`
        if (known.has(key)) return false
        known.add(key)
        return true
      })
      for (const column of fresh) columns.push(column)
      return fresh
    },
  }
}
