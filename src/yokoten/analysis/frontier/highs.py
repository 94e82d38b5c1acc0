"""The second, independent solver: one programme at a time through HiGHS.

It answers where the batch gives up or its certificate fails, and is the oracle of the tests.
"""

import highspy
import numpy as np

from yokoten.analysis.frontier.certificate import proof
from yokoten.analysis.frontier.program import Array, Asked, Places, Technology
from yokoten.analysis.frontier.solved import GIVEN_UP, INFEASIBLE, OPTIMAL, UNBOUNDED, Solved

EXACT = 1e-10
SHOWN = 1e-9
ENDS = {
    highspy.HighsModelStatus.kOptimal: OPTIMAL,
    highspy.HighsModelStatus.kInfeasible: INFEASIBLE,
    highspy.HighsModelStatus.kUnbounded: UNBOUNDED,
    highspy.HighsModelStatus.kUnboundedOrInfeasible: INFEASIBLE,
}


def solve_again(technology: Technology, who: Asked, weights: Array | None, units: Places, found: Solved) -> None:
    """Solve the chosen units once more, one by one, and keep what proves better than before."""
    for unit in units:
        single = np.array([unit])
        again = solve_one(technology, who.of(single), weights)
        better = again.error[0] < found.error[unit] or found.ended[unit] != OPTIMAL
        if again.ended[0] in (INFEASIBLE, UNBOUNDED) or (again.ended[0] == OPTIMAL and better):
            found.put(single, again)


def solve_one(technology: Technology, who: Asked, weights: Array | None) -> Solved:
    """One unit: the score, then with that score held the largest weighted slacks."""
    solver = _model(technology, who)
    found = Solved.empty(1, technology.rows)
    found.ended[0] = _run(solver)
    if found.ended[0] != OPTIMAL:
        return found
    solution = solver.getSolution()
    count = len(technology.inputs)
    found.score[0] = solution.col_value[-1]
    found.duals[0] = -np.array(solution.row_dual)
    if weights is not None:
        _to_largest_slacks(solver, technology, who, weights, found)
        solution = solver.getSolution()
    values = np.array(solution.col_value)
    intensities = np.where(values[:count] > SHOWN / 10, values[:count], 0.0)
    largest = np.argsort(-intensities, kind="stable")[: technology.rows]
    found.peers[0, : largest.size] = np.where(intensities[largest] > 0, largest, -1)
    found.intensities[0, : largest.size] = intensities[largest]
    found.slacks[0] = values[count : count + technology.rows - 1]
    found.unique[0] = False  # not looked into: better said of too many than of too few
    priced = np.delete(-(found.duals @ technology.columns.T)[0], who.barred[who.barred >= 0])
    found.error[0] = max(float(proof(technology, who, found)[0]), float(priced.max(initial=0.0)))
    return found


def _model(technology: Technology, who: Asked) -> highspy.Highs:
    """Columns: intensities, slacks, z."""
    columns, rows = technology.columns, technology.rows
    count = len(columns)
    slacks = np.eye(rows)[: rows - int(technology.closed[-1])]
    matrix = np.vstack([columns, slacks, who.moving()])
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(matrix), rows
    model.sense_ = highspy.ObjSense.kMinimize
    model.col_cost_ = np.concatenate([np.zeros(len(matrix) - 1), [-who.sign]])
    upper = np.full(len(matrix), highspy.kHighsInf)
    upper[:count][who.barred[who.barred >= 0]] = 0.0
    model.col_lower_ = np.concatenate([np.zeros(len(matrix) - 1), [-highspy.kHighsInf]])
    model.col_upper_ = upper
    model.row_lower_ = model.row_upper_ = who.right(technology.rts)[0]
    full = matrix.ravel()
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.arange(0, full.size + 1, rows)
    model.a_matrix_.index_ = np.tile(np.arange(rows), len(matrix))
    model.a_matrix_.value_ = full
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    for name in ("primal_feasibility_tolerance", "dual_feasibility_tolerance"):
        solver.setOptionValue(name, EXACT)
    solver.passModel(model)
    return solver


def _run(solver: highspy.Highs) -> int:
    solver.run()
    return ENDS.get(solver.getModelStatus(), GIVEN_UP)


def _to_largest_slacks(
    solver: highspy.Highs, technology: Technology, who: Asked, weights: Array, found: Solved
) -> None:
    """Hold everything that costs score at zero, and maximise the slacks."""
    count, last = len(technology.inputs), solver.getNumCol() - 1
    reduced = np.hstack([found.duals @ technology.columns.T, found.duals])[0]
    for column in np.flatnonzero(reduced[:last] > EXACT * 2):
        solver.changeColBounds(int(column), 0.0, 0.0)
    solver.changeColCost(last, 0.0)
    for slack, weight in enumerate(weights / weights.max()):
        solver.changeColCost(count + slack, -float(weight))
    found.ended[0] = _run(solver)
