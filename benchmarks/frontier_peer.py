"""One other program measures the units in a file: its processor time and its scores. frontier.py runs it.

usage: python frontier_peer.py dealib|opendea|deapack UNITS.npz SCORES.npy
"""

import sys
import time
from importlib import import_module
from typing import Any

import numpy as np


def dealib(used: np.ndarray, made: np.ndarray) -> np.ndarray:
    """Scores only."""
    program = import_module("dealib")
    start = time.process_time()
    found = program.dea(used, made, rts="vrs", orientation="output")
    print(time.process_time() - start)
    return np.asarray(found.eff, float)


def opendea(used: np.ndarray, made: np.ndarray) -> np.ndarray:
    """Scores and intensities."""
    program, pandas = import_module("opendea"), import_module("pandas")
    names = [f"x{at}" for at in range(used.shape[1])], [f"y{at}" for at in range(made.shape[1])]
    table = pandas.DataFrame(np.hstack([used, made]), columns=names[0] + names[1])
    start = time.process_time()
    found = program.dea_bcc_output(table, *names)
    print(time.process_time() - start)
    return scores_of(found)


def deapack(used: np.ndarray, made: np.ndarray) -> np.ndarray:
    """Scores, peers, slacks and targets."""
    program, pandas = import_module("deapack"), import_module("pandas")
    names = [f"x{at}" for at in range(used.shape[1])], [f"y{at}" for at in range(made.shape[1])]
    table = pandas.DataFrame(np.hstack([used, made]), columns=names[0] + names[1])
    table["unit"] = np.arange(len(table)).astype(str)
    figures = program.DEAData.from_frame(table, dmu="unit", inputs=names[0], outputs=names[1])
    start = time.process_time()
    found = program.BCCOutput().fit(figures)
    print(time.process_time() - start)
    frame = found.summary_frame() if callable(found.summary_frame) else found.summary_frame
    return scores_of(frame)


def scores_of(table: Any) -> np.ndarray:
    """The column of scores, whatever it is called."""
    numbers = table.select_dtypes("number")
    name = next(name for name in numbers.columns if "phi" in name.lower() or "eff" in name.lower())
    return numbers[name].to_numpy()


if __name__ == "__main__":
    units = np.load(sys.argv[2])
    np.save(sys.argv[3], globals()[sys.argv[1]](units["used"], units["made"]))
