"""Panels of invented units, and distances to a frontier by plain linear programmes of SciPy, one at a time."""

import numpy as np
from scipy.optimize import linprog

from yokoten.analysis.frontier.panel import read_panel

EXACT = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}


def make_panel(inputs, outputs, periods=None):
    """From tables (periods, units) or (periods, units, columns); units are called u0, u1 and so on."""
    inputs, outputs = (np.asarray(table, dtype=float) for table in (inputs, outputs))
    inputs, outputs = (table[:, :, None] if table.ndim == 2 else table for table in (inputs, outputs))
    times, units = inputs.shape[:2]
    years = np.arange(times) if periods is None else np.asarray(periods)
    labels = [f"u{unit}" for _ in range(times) for unit in range(units)]
    flat = inputs.reshape(times * units, -1), outputs.reshape(times * units, -1)
    return read_panel(labels, np.repeat(years, units), *flat)


def draw_tables(seed, periods=3, units=8, inputs=2, outputs=2):
    """Tables (periods, units, columns) with noise, growth and scale effects."""
    rng = np.random.default_rng(seed)
    used = rng.uniform(1, 10, (periods, units, inputs))
    level = np.prod(used, axis=2) ** (0.8 / inputs) * rng.uniform(0.5, 1.0, (periods, units))
    made = level[:, :, None] * rng.uniform(0.5, 1.5, (periods, units, outputs))
    return used, made * 1.05 ** np.arange(periods)[:, None, None]


def distance(reference, observed, rts="crs", orientation="output"):
    """1/φ or θ of (x, y) against a reference (X, Y) of rows, None where the programme has no solution."""
    scale = [np.where(part.any(axis=0), part.mean(axis=0), 1.0) for part in reference]
    many_x, many_y = (part / mean for part, mean in zip(reference, scale, strict=True))
    x, y = (part / mean for part, mean in zip(observed, scale, strict=True))
    count, output = len(many_x), orientation == "output"
    moving = np.concatenate([np.zeros(len(x)), y]) if output else np.concatenate([-x, np.zeros(len(y))])
    limits = np.concatenate([x, np.zeros(len(y))]) if output else np.concatenate([np.zeros(len(x)), -y])
    table = np.column_stack([np.vstack([many_x.T, -many_y.T]), moving])
    summed = [[1.0] * count + [0.0]]
    equal = {"A_eq": summed, "b_eq": [1.0]} if rts == "vrs" else {}
    goal = np.append(np.zeros(count), -1.0 if output else 1.0)
    found = linprog(goal, A_ub=table, b_ub=limits, bounds=(0, None), method="highs", options=EXACT, **equal)
    if found.status != 0 or found.x[-1] <= 1e-9:
        return None
    return 1 / found.x[-1] if output else found.x[-1]


def each_distance(used, made, *pairs, rts="crs", orientation="output"):
    """Distances of one unit for pairs of technology period and (period of inputs, period of outputs, unit)."""
    found = []
    for technology, (when_in, when_out, unit) in pairs:
        rows = ~np.isnan(np.hstack([used[technology], made[technology]])).any(axis=1)
        rows &= (used[technology] > 0).any(axis=1) & (made[technology] > 0).any(axis=1)
        reference = used[technology][rows], made[technology][rows]
        found.append(distance(reference, (used[when_in, unit], made[when_out, unit]), rts, orientation))
    return found
