import wasm, { type Highs, type HighsCallbackMap, type Model } from 'highs'
import type {
  LinearModel,
  Relaxation,
  SolveOptions,
  Solver,
  SolverOutcome,
  StoppedBy,
} from '../core/solver.ts'

/** The package types its ES module as CommonJS; what arrives is the loader itself. */
const loadWasm = wasm as unknown as () => Promise<Highs>

/** Restarts of a search are off: HiGHS 1.15 in WebAssembly reaches outside its memory in some (found on a model of 311 columns). */
const ALWAYS = { output_flag: false, log_to_console: false, mip_allow_restart: false }

const open = (highs: Highs, model: LinearModel, relax: boolean): Model => {
  const instance = highs.createModel({
    numCols: model.cost.length,
    numRows: model.rowLower.length,
    offset: model.offset ?? 0,
    colCost: model.cost,
    colLower: model.columnLower,
    colUpper: model.columnUpper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csr',
      numRows: model.rowLower.length,
      numCols: model.cost.length,
      starts: model.starts,
      indices: model.columns,
      values: model.values,
    },
    ...(relax ? {} : { integrality: Int32Array.from(model.integer) }),
  })
  instance.options.set(ALWAYS)
  return instance
}

/** Runs to an end that says something: presolve may only find that a model is one of infeasible and unbounded. */
const run = (highs: Highs, instance: Model, callbacks?: HighsCallbackMap): void => {
  instance.run(callbacks)
  if (instance.getModelStatus() !== highs.constants.modelStatus.unboundedOrInfeasible) return
  instance.options.set({ presolve: 'off', solver: 'choose' })
  instance.clearSolver()
  instance.run(callbacks)
}

const limits = (options: SolveOptions): Record<string, number> => ({
  random_seed: options.seed ?? 0,
  ...(options.gap === undefined ? {} : { mip_rel_gap: options.gap }),
  ...(options.absoluteGap === undefined ? {} : { mip_abs_gap: options.absoluteGap }),
  ...(options.nodes === undefined ? {} : { mip_max_nodes: options.nodes }),
  ...(options.seconds === undefined ? {} : { time_limit: options.seconds }),
  ...(options.iterations === undefined ? {} : { simplex_iteration_limit: options.iterations }),
})

const isMip = (model: LinearModel, options: SolveOptions): boolean =>
  !options.relax && model.integer.some((flag) => flag === 1)

const count = (instance: Model, name: string): number => Math.max(0, Number(instance.info.get(name)))

const relaxed = (highs: Highs, instance: Model): SolverOutcome => {
  const { modelStatus } = highs.constants
  const iterations = () => count(instance, 'simplex_iteration_count') + count(instance, 'ipm_iteration_count')
  switch (instance.getModelStatus()) {
    case modelStatus.optimal: {
      const solution = instance.getSolution()
      const objective = instance.getObjectiveValue()
      return {
        status: 'optimal',
        point: solution.colValue,
        objective,
        bound: objective,
        iterations: iterations(),
        nodes: 0,
        duals: solution.rowDual,
        reducedCosts: solution.colDual,
      }
    }
    case modelStatus.infeasible:
      return { status: 'infeasible' }
    case modelStatus.unbounded:
      return { status: 'unbounded' }
    case modelStatus.timeLimit:
      return { status: 'unknown', stoppedBy: 'seconds' }
    case modelStatus.iterationLimit:
      return { status: 'unknown', stoppedBy: 'iterations' }
    default:
      throw new Error(`HiGHS ended an LP with model status ${instance.getModelStatus()}`)
  }
}

const whyStopped = (highs: Highs, instance: Model): StoppedBy => {
  const { modelStatus } = highs.constants
  const status = instance.getModelStatus()
  if (status === modelStatus.timeLimit) return 'seconds'
  if (status === modelStatus.interrupted || status === modelStatus.iterationLimit) return 'iterations'
  return 'nodes'
}

const mixedInteger = (highs: Highs, instance: Model, iterations: number): SolverOutcome => {
  const { modelStatus } = highs.constants
  const status = instance.getModelStatus()
  if (status === modelStatus.infeasible) return { status: 'infeasible' }
  if (status === modelStatus.unbounded) return { status: 'unbounded' }
  const bound = Number(instance.info.get('mip_dual_bound'))
  const objective = instance.getObjectiveValue()
  const work = { iterations, nodes: count(instance, 'mip_node_count') }
  if (status === modelStatus.optimal)
    return { status: 'optimal', point: instance.getSolution().colValue, objective, bound, ...work }
  const stoppedBy = whyStopped(highs, instance)
  const found =
    Number(instance.info.get('primal_solution_status')) === highs.constants.solutionStatus.feasible
  return found
    ? { status: 'feasible', point: instance.getSolution().colValue, objective, bound, stoppedBy, ...work }
    : { status: 'unknown', stoppedBy, ...(Number.isFinite(bound) ? { bound } : {}) }
}

const solveMixedInteger = (
  highs: Highs,
  model: LinearModel,
  { iterations, onProgress, isCancelled, ...options }: SolveOptions,
): SolverOutcome => {
  const instance = open(highs, model, false)
  try {
    instance.options.set(limits(options))
    if (options.start) instance.setSolution({ colValue: options.start })
    let spent = 0
    const { mipLogging, mipInterrupt } = highs.constants.callbackType
    const callbacks: HighsCallbackMap = {
      [mipLogging]: ({ data }) => {
        spent = Number(data.mip_total_lp_iterations ?? spent)
        onProgress?.(known(data.mip_primal_bound), known(data.mip_dual_bound))
      },
      [mipInterrupt]: (event) => {
        spent = Number(event.data.mip_total_lp_iterations ?? spent)
        if ((iterations !== undefined && spent > iterations) || isCancelled?.()) event.interrupt()
      },
    }
    run(highs, instance, callbacks)
    return mixedInteger(highs, instance, Math.max(spent, count(instance, 'simplex_iteration_count')))
  } finally {
    instance.dispose()
  }
}

const known = (value: number | undefined): number | undefined =>
  value !== undefined && Math.abs(value) < 1e200 ? value : undefined

/** HiGHS does not solve a model without columns: nothing is chosen, and its rows hold zero or not. */
const withoutColumns = ({ offset = 0, rowLower, rowUpper }: LinearModel): SolverOutcome => {
  if (rowLower.some((lower, row) => lower > 0 || rowUpper[row]! < 0)) return { status: 'infeasible' }
  return {
    status: 'optimal',
    point: new Float64Array(0),
    objective: offset,
    bound: offset,
    iterations: 0,
    nodes: 0,
    duals: new Float64Array(rowLower.length),
    reducedCosts: new Float64Array(0),
  }
}

/** From so many columns on an interior point beats the simplex on a cold start (measured: 1.5 s against 3.2 s at 13,000). */
const INTERIOR_FROM = 4000

/** New columns leave the last point feasible, new bounds leave its prices feasible: each has its simplex. */
const STRATEGY = { dual: 1, primal: 4 }

const relaxation = (highs: Highs, model: LinearModel): Relaxation => {
  const instance = open(highs, model, true)
  let method = model.cost.length < INTERIOR_FROM ? 'simplex' : 'ipm'
  let strategy = STRATEGY.dual
  let columns = model.cost.length
  return {
    setBounds(which, lower, upper) {
      if (which.length === 0) return
      const order = [...which.keys()].sort((a, b) => which[a]! - which[b]!)
      const pick = (values: readonly number[]) => Float64Array.from(order, (i) => values[i]!)
      instance.changeColsBounds(
        { kind: 'set', indices: Int32Array.from(order, (i) => which[i]!) },
        pick(lower),
        pick(upper),
      )
    },
    addColumns({ cost, lower, upper, starts, rows, values }) {
      instance.addCols({
        cost,
        lower,
        upper,
        matrix: {
          format: 'csc',
          numRows: model.rowLower.length,
          numCols: cost.length,
          starts,
          indices: rows,
          values,
        },
      })
      columns += cost.length
      strategy = STRATEGY.primal
    },
    solve(options = {}) {
      if (columns === 0) return withoutColumns(model)
      instance.zeroAllClocks()
      instance.options.set({ ...limits(options), solver: method, simplex_strategy: strategy })
      run(highs, instance)
      strategy = STRATEGY.dual
      method = 'simplex'
      return relaxed(highs, instance)
    },
    close: () => instance.dispose(),
  }
}

/**
 * HiGHS compiled to WebAssembly behind the solver port. One thread, the same answer on every machine for the
 * same model and work limits. A solve blocks its thread: call it in a worker.
 */
export async function loadHighs(): Promise<Solver> {
  const highs = await loadWasm()
  const relax = (model: LinearModel) => relaxation(highs, model)
  return {
    name: 'highs',
    relax,
    solve(model, options = {}) {
      if (isMip(model, options)) return solveMixedInteger(highs, model, options)
      const session = relax(model)
      try {
        return session.solve(options)
      } finally {
        session.close()
      }
    },
  }
}
