import type { Column } from './types.ts'

/** All columns met so far, each once. */
export interface Pool {
  readonly columns: readonly Column[]
  /** Gives those that were new. */
  add(columns: readonly Column[]): Column[]
}

export const poolOf = (start: readonly Column[] = []): Pool => {
  const columns: Column[] = []
  const known = new Set<string>()
  const add = (more: readonly Column[]): Column[] => {
    const fresh = more.filter(({ crew, plan }) => {
      const key = `${crew}:${plan.join()}`
      if (known.has(key)) return false
      known.add(key)
      return true
    })
    for (const column of fresh) columns.push(column)
    return fresh
  }
  add(start)
  return { columns, add }
}
