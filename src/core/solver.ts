/** A linear or mixed-integer model as data: minimise `offset + cost · x` with rows in compressed form. */
export interface LinearModel {
  /** Added to every objective and bound; 0 when absent. */
  readonly offset?: number
  /** One entry a column. */
  readonly cost: Float64Array
  readonly columnLower: Float64Array
  readonly columnUpper: Float64Array
  /** 1 where the column must be a whole number. */
  readonly integer: Uint8Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** Row-wise matrix: entries of row r lie at `starts[r] … starts[r + 1]`. */
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
}

export interface SolveOptions {
  /** Stop once this relative gap is proven. */
  readonly gap?: number
  /** Or once the bound is this near, in units of the objective. */
  readonly absoluteGap?: number
  /** Work limits come first: they make the answer the same on every machine. */
  readonly nodes?: number
  readonly iterations?: number
  /** The last resort. A solve it stopped is marked, because another machine may answer otherwise. */
  readonly seconds?: number
  readonly seed?: number
  /** Ignore integrality. */
  readonly relax?: boolean
  /** A known point to start from. */
  readonly start?: Float64Array
  /** Asked now and then: once true, the search ends with what it has. Of a mixed-integer model only. */
  readonly isCancelled?: () => boolean
  readonly onProgress?: (incumbent: number | undefined, bound: number | undefined) => void
}

export type StoppedBy = 'gap' | 'nodes' | 'iterations' | 'seconds'

/** What a solve ended with. A field exists only where it means something. */
export type SolverOutcome =
  | {
      readonly status: 'optimal'
      readonly point: Float64Array
      readonly objective: number
      readonly bound: number
      readonly iterations: number
      readonly nodes: number
      /** Row duals and reduced costs, of a relaxation only. */
      readonly duals?: Float64Array
      readonly reducedCosts?: Float64Array
    }
  | {
      readonly status: 'feasible'
      readonly point: Float64Array
      readonly objective: number
      readonly bound: number
      readonly iterations: number
      readonly nodes: number
      readonly stoppedBy: StoppedBy
    }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unbounded' }
  | { readonly status: 'unknown'; readonly stoppedBy: StoppedBy; readonly bound?: number }

/** Columns for a model that has its rows already, column-wise: entries of column c lie at `starts[c] … starts[c + 1]`. */
export interface NewColumns {
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly starts: Int32Array
  readonly rows: Int32Array
  readonly values: Float64Array
}

/** The linear relaxation of a model, kept open so that each solve starts where the last one ended. */
export interface Relaxation {
  /** From now on column `columns[i]` lies between `lower[i]` and `upper[i]`. */
  setBounds(columns: readonly number[], lower: readonly number[], upper: readonly number[]): void
  /** Adds columns behind those there are. */
  addColumns(columns: NewColumns): void
  solve(options?: Pick<SolveOptions, 'iterations' | 'seconds'>): SolverOutcome
  /** Gives the memory back; the relaxation is not used afterwards. */
  close(): void
}

/** What the core asks of an LP/MIP engine. Synchronous: the roster runs in a worker of its own. */
export interface Solver {
  readonly name: string
  solve(model: LinearModel, options?: SolveOptions): SolverOutcome
  relax(model: LinearModel): Relaxation
}
