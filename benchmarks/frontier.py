"""Envelopment against the open Python programs, on the same units in one run, by processor time.

Output orientation, variable returns, 3 inputs, 2 outputs. Ours gives scores, peers, largest slacks and certificates.
usage: python benchmarks/frontier.py [--peers PYTHON] [--large] [--bootstrap]
  --peers PYTHON   a Python of its own with dealib, opendea-allys (with matplotlib, seaborn) and DEAPack installed
  --large          100,000 units as well (about a minute)
  --bootstrap      2,000 replications over 1,000 units in two processes (about a minute)
Set OMP_NUM_THREADS=1 so that everybody has one thread.
"""

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from yokoten.analysis.frontier import Frontier, Resampling, bootstrap, dea

PEERS = ("dealib", "opendea", "deapack")
PATIENCE = 900
TARGETS = {1_000: 0.3, 10_000: 3.0, 100_000: 60.0}


def make_units(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Inputs uniform on 10 to 100, decreasing returns, outputs on an arc, half-normal inefficiency."""
    rng = np.random.default_rng(seed)
    used = rng.uniform(10, 100, (count, 3))
    arc = rng.uniform(0.2, 1, (count, 2))
    arc /= np.linalg.norm(arc, axis=1)[:, None]
    reach = np.prod(used ** (0.8 / 3), axis=1) * np.exp(-np.abs(rng.normal(0, 0.3, count)))
    return used, reach[:, None] * arc


def ours(count: int) -> tuple[float, Frontier]:
    """Processor seconds: the best of three, of one for the largest."""
    used, made = make_units(count)
    best, found = np.inf, None
    for _ in range(1 if count > 20_000 else 3):
        start = time.process_time()
        found = dea(used, made)
        best = min(best, time.process_time() - start)
    return best, found


def theirs(python: str, name: str, count: int, found: Frontier) -> tuple[float, float]:
    """Processor seconds of the call alone, and the largest difference of a score; NaN when it does not finish."""
    used, made = make_units(count)
    with tempfile.TemporaryDirectory() as folder:
        units, scores = Path(folder) / "units.npz", Path(folder) / "scores.npy"
        np.savez(units, used=used, made=made)
        script = str(Path(__file__).with_name("frontier_peer.py"))
        try:
            told = subprocess.run(  # noqa: S603 - our own script
                [python, script, name, str(units), str(scores)], capture_output=True, text=True, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired:
            return float("nan"), float("nan")
        if told.returncode:
            print(told.stderr.strip().splitlines()[-1], file=sys.stderr)
            return float("nan"), float("nan")
        other = np.load(scores)
    apart = min(np.abs(other - found.score).max(), np.abs(other - 1 / found.score).max())
    return float(told.stdout.split()[-1]), float(apart)


def show_ours(count: int) -> tuple[float, Frontier]:
    seconds, found = ours(count)
    kept = TARGETS.get(count)
    aim = f"aim {kept:g} s" if kept else ""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    listed = int((~found.certified).sum())
    proof = f"{found.certified.sum():,} certified, {listed} listed, worst {np.nanmax(found.certificate):.0e}"
    print(f"{count:>8,}  yokoten   {seconds:>8.2f} s  {proof}  {memory:.0f} MB  {aim}", flush=True)
    return seconds, found


def show_bootstrap() -> None:
    used, made = make_units(1_000)
    start = time.perf_counter()
    bootstrap(used, made, np.random.default_rng(0), how=Resampling(2_000, workers=2))
    print(f"   1,000  bootstrap {time.perf_counter() - start:>8.1f} s on the clock, 2,000 replications, 2 processes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--bootstrap", action="store_true")
    wanted = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, numpy {np.__version__}")
    for count in (100, 1_000, 10_000, *([100_000] if wanted.large else [])):
        seconds, found = show_ours(count)
        for name in PEERS if wanted.peers and count <= 1_000 else ():
            other, apart = theirs(wanted.peers, name, count, found)
            ratio = f"{other / seconds:>6.0f} times ours, scores differ by {apart:.0e}"
            print(f"{count:>8,}  {name:<9} {other:>8.2f} s  {ratio}", flush=True)
    if wanted.bootstrap:
        show_bootstrap()


if __name__ == "__main__":
    main()
