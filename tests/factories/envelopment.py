"""Envelopment programmes written out plainly for SciPy, and tables to try solvers on."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linprog

RTS = ("crs", "vrs", "nirs", "ndrs")
ORIENTATIONS = ("output", "input")
EXACT = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}
INFEASIBLE, HELD, WIDE = 2, 1e-9, 1e-5
NAN = float("nan")


@dataclass(frozen=True)
class Answer:
    """Farrell score, NaN when infeasible, and the largest sum of weighted slacks at that score."""

    score: float
    slack: float


@dataclass(frozen=True)
class Programme:
    """Columns: intensities, slacks, score. `given` goes to SciPy as it stands."""

    count: int
    slacks: int
    given: dict
    bounds: list
    sign: float

    def least(self, cost, bounds=None):
        return linprog(cost, bounds=bounds or self.bounds, **self.given)

    def held_at(self, score):
        return [*self.bounds[:-1], (score - HELD, score + HELD)]


def programme(reference, unit, rts, orientation, *, barred=-1):
    """One unit; `reference` and `unit` are pairs of inputs and outputs."""
    (used, made), (own_used, own_made) = reference, unit
    count, inputs, outputs = len(used), used.shape[1], made.shape[1]
    slacks = inputs + outputs
    is_output = orientation == "output"
    moving = np.r_[np.zeros(inputs), own_made] if is_output else np.r_[-own_used, np.zeros(outputs)]
    right = np.r_[own_used, np.zeros(outputs)] if is_output else np.r_[np.zeros(inputs), -own_made]
    rows = np.hstack([np.vstack([used.T, -made.T]), np.eye(slacks), moving[:, None]])
    given = {"A_eq": rows, "b_eq": right, "options": EXACT}
    total = np.r_[np.ones(count), np.zeros(slacks + 1)][None]
    if rts == "vrs":
        given |= {"A_eq": np.vstack([rows, total]), "b_eq": np.r_[right, 1.0]}
    elif rts != "crs":
        sign = 1.0 if rts == "nirs" else -1.0
        given |= {"A_ub": sign * total, "b_ub": [sign]}
    bounds = [(0, 0 if place == barred else None) for place in range(count)]
    bounds += [(0, None)] * slacks + [(None, None)]
    return Programme(count, slacks, given, bounds, -1.0 if is_output else 1.0)


def by_linprog(reference, unit, rts, orientation, *, barred=-1):
    """The score, then the largest sum of slacks at that score, each slack divided by its column's mean."""
    reference, unit = scaled(reference, unit)
    asked = programme(reference, unit, rts, orientation, barred=barred)
    first = asked.least(np.r_[np.zeros(asked.count + asked.slacks), asked.sign])
    if first.status == INFEASIBLE:
        return Answer(NAN, NAN)
    score = float(first.x[-1])
    second = asked.least(np.r_[np.zeros(asked.count), -np.ones(asked.slacks), 0.0], asked.held_at(score))
    return Answer(score, -second.fun if second.status == 0 else NAN)


def scaled(reference, unit):
    """Every column divided by its mean over the reference."""
    means = [side.mean(axis=0) for side in reference]
    return tuple(tuple(side / mean for side, mean in zip(pair, means, strict=True)) for pair in (reference, unit))


def all_by_linprog(used, made, rts, orientation, *, own_barred=False):
    """Every unit against all; `own_barred`: nobody against itself."""
    return [
        by_linprog((used, made), (used[unit], made[unit]), rts, orientation, barred=unit if own_barred else -1)
        for unit in range(len(used))
    ]


@st.composite
def degenerate_tables(draw, most=8):
    """Small integers with ties and zeros, often with duplicate units or collinear columns."""
    count, inputs, outputs = draw(st.integers(2, most)), draw(st.integers(1, 3)), draw(st.integers(1, 2))
    used = draw(arrays(float, (count, inputs), elements=st.integers(0, 4).map(float)))
    made = draw(arrays(float, (count, outputs), elements=st.integers(0, 4).map(float)))
    for side in (used, made):
        side[~side.any(axis=1), 0] = 1.0
        side[0, ~side.any(axis=0)] = 1.0
    if draw(st.booleans()):
        used, made = np.vstack([used, used[:2]]), np.vstack([made, made[:2]])
    if draw(st.booleans()):
        used = np.hstack([used, 3 * used[:, :1]])
    return used, made


def make_units(count=40, seed=1, inputs=3, outputs=2):
    """Inputs of 10 to 100, outputs of a concave technology with half-normal inefficiency."""
    rng = np.random.default_rng(seed)
    used = rng.uniform(10, 100, (count, inputs))
    level = (used**0.25).prod(axis=1) * np.exp(-np.abs(rng.normal(0, 0.25, count)))
    return used, level[:, None] * rng.uniform(0.5, 1.5, (count, outputs))


def intensities_may_differ(reference, unit, rts, orientation):
    """Whether other intensities give the same score and sum of scaled slacks: each one pushed up and down."""
    reference, unit = scaled(reference, unit)
    asked = programme(reference, unit, rts, orientation)
    score = float(asked.least(np.r_[np.zeros(asked.count + asked.slacks), asked.sign]).x[-1])
    slack = np.r_[np.zeros(asked.count), -np.ones(asked.slacks), 0.0]
    most = asked.least(slack, asked.held_at(score)).fun
    above = np.vstack([*([asked.given["A_ub"]] if "A_ub" in asked.given else []), slack])
    limit = [*asked.given.get("b_ub", []), most + HELD]
    face = Programme(asked.count, asked.slacks, asked.given | {"A_ub": above, "b_ub": limit}, asked.bounds, asked.sign)
    for place in range(asked.count):
        push = np.eye(len(slack))[place]
        low, high = (face.least(way * push, asked.held_at(score)).fun * way for way in (1.0, -1.0))
        if high - low > WIDE:
            return True
    return False
