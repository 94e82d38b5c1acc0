"""One other program estimates from the figures in a file: its processor time and its answer. effect.py runs it.

usage: python effect_peer.py csdid|diff_diff|pysyncon FIGURES.npz
"""

import contextlib
import io
import sys
import time
from importlib import import_module
from typing import Any

import numpy as np


def long_panel(figures: Any) -> Any:
    """The panel as a long table; never is 0."""
    outcome, first, periods = figures["outcome"], figures["first"], figures["periods"]
    units, count = outcome.shape
    table = {
        "unit": np.repeat(np.arange(units), count),
        "time": np.tile(periods, units).astype(int),
        "first": np.repeat(np.where(np.isinf(first), 0, first), count).astype(int),
        "y": outcome.ravel(),
    }
    return import_module("pandas").DataFrame(table)


def csdid(figures: Any) -> tuple[float, float]:
    """Group-time effects and four summaries, all by the multiplier bootstrap."""
    program, table, draws = import_module("csdid.att_gt"), long_panel(figures), int(figures["draws"])
    start = time.process_time()
    asked = {"yname": "y", "gname": "first", "idname": "unit", "tname": "time", "xformla": "y~1", "biters": draws}
    found = program.ATTgt(data=table, **asked).fit(est_method="reg", bstrap=True)
    for kind in ("group", "calendar", "dynamic", "simple"):
        found.aggte(typec=kind, bstrap=True, biters=draws)
    return time.process_time() - start, float(found.atte["overall_att"])


def diff_diff(figures: Any) -> tuple[float, float]:
    """Group-time effects and summaries with the multiplier bootstrap."""
    program, table = import_module("diff_diff"), long_panel(figures)
    start = time.process_time()
    model = program.CallawaySantAnna(n_bootstrap=int(figures["draws"]), seed=0)
    asked = {"outcome": "y", "unit": "unit", "time": "time", "first_treat": "first"}
    found = model.fit(table, aggregate="all", **asked)
    return time.process_time() - start, float(found.overall_att)


def pysyncon(figures: Any) -> tuple[float, float]:
    """Weights on the outcomes before treatment for the treated unit and every placebo."""
    program, outcome = import_module("pysyncon"), figures["units"]
    start = time.process_time()
    first = None
    for unit in range(len(outcome)):
        others = [other for other in range(1, len(outcome)) if other != unit]
        weights, _ = program.Synth.w_optimize(np.identity(19), outcome[others, :19].T, outcome[unit, :19])
        gap = outcome[unit] - weights @ outcome[others]
        first = gap[19:].mean() if first is None else first
    return time.process_time() - start, float(first)


if __name__ == "__main__":
    with contextlib.redirect_stdout(io.StringIO()):
        seconds, answer = globals()[sys.argv[1]](np.load(sys.argv[2]))
    print(seconds, answer)
