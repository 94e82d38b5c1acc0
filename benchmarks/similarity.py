"""How long the peers of one region take: 1,000 regions x 20 variables x 1,000 weight draws; target 0.3 s.

Run: .venv/bin/python benchmarks/similarity.py
"""

import os
import platform
import statistics
import sys
import time

import numpy as np

from yokoten.analysis.similarity import structural_distance
from yokoten.analysis.stability import peer_stability

UNITS, VARIABLES, DRAWS, RUNS, TARGET_SECONDS = 1_000, 20, 1_000, 9, 0.3


def one_run(values: np.ndarray) -> float:
    """Seconds for the distances, their contributions and the stability of every peer."""
    started = time.perf_counter()
    distances = structural_distance(values, 0)
    peer_stability(distances, 7, np.random.default_rng(0), draws=DRAWS)
    return time.perf_counter() - started


def main() -> int:
    """Measure with and without missing figures; exit 1 when the median of either is over the target."""
    versions = f"Python {platform.python_version()}, numpy {np.__version__}"
    print(f"machine: {platform.machine()}, {os.cpu_count()} cores, {versions}")
    print(f"{UNITS} units x {VARIABLES} variables x {DRAWS} draws, {RUNS} runs, target {TARGET_SECONDS} s")
    rng = np.random.default_rng(7)
    full = rng.lognormal(size=(UNITS, VARIABLES))
    gappy = np.where(rng.random(full.shape) < 0.05, np.nan, full)
    gappy[0] = full[0]
    slow = False
    for name, values in (("complete", full), ("5 % missing", gappy)):
        one_run(values)
        seconds = [one_run(values) for _ in range(RUNS)]
        middle = statistics.median(seconds)
        slow |= middle > TARGET_SECONDS
        print(f"{name:12} min {min(seconds):.3f} s   median {middle:.3f} s")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
