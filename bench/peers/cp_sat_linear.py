"""OR-Tools CP-SAT on a linear or mixed-integer model: cp_sat_linear.py FILE SECONDS.

FILE is JSON: cost, columnLower, columnUpper, integer, rowLower, rowUpper, starts, columns, values (row-wise; null
bounds are infinite) and offset. Two workers, so many seconds on the clock. CP-SAT knows whole numbers only: columns
that are not whole move in hundredths, coefficients are scaled to integers by OR-Tools' own precision (1e-6).
Prints {"cost": …, "bound": …} as JSON; null where nothing was found.
"""

import json
import math
import sys

import numpy as np
from ortools.linear_solver.python import model_builder
from scipy.sparse import csr_matrix

PARAMETERS = "num_workers:2 mip_var_scaling:100"


def bounds(values, missing):
    return np.array([missing if value is None else value for value in values], dtype=float)


def main():
    path, seconds = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    rows, columns = len(data["rowLower"]), len(data["cost"])
    matrix = csr_matrix((data["values"], data["columns"], data["starts"]), shape=(rows, columns))
    model = model_builder.Model()
    helper = model.helper
    helper.fill_model_from_sparse_data(
        bounds(data["columnLower"], -math.inf),
        bounds(data["columnUpper"], math.inf),
        np.array(data["cost"], dtype=float),
        bounds(data["rowLower"], -math.inf),
        bounds(data["rowUpper"], math.inf),
        matrix,
    )
    for column, whole in enumerate(data["integer"]):
        helper.set_var_integrality(column, bool(whole))
    helper.set_maximize(False)
    helper.set_objective_offset(data.get("offset") or 0)
    solver = model_builder.Solver("sat")
    solver.set_time_limit_in_seconds(float(seconds))
    solver.set_solver_specific_parameters(PARAMETERS)
    status = solver.solve(model)
    found = status in (model_builder.SolveStatus.OPTIMAL, model_builder.SolveStatus.FEASIBLE)
    bound = solver.best_objective_bound if found else None
    print(json.dumps({"cost": solver.objective_value if found else None, "bound": bound}))


main()
