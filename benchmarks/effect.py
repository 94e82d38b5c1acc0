"""Effects against the open Python programs, on the same figures in one run, by processor time.

Staggered difference in differences: 500 units, 5 periods, 1,000 bootstrap draws, with every summary; aim 2 s.
Synthetic control: 39 units, 31 periods, 19 of them before, all placebos; aim 3 s.
Coverage of the 95 % interval over 1,000 simulated panels with --coverage: aim 93 to 97 %.
usage: python benchmarks/effect.py [--peers PYTHON] [--coverage]
  --peers PYTHON   a Python of its own with csdid, diff-diff and pysyncon installed
Set OMP_NUM_THREADS=1 so that everybody has one thread.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from yokoten.analysis.effect.influence import Drawing
from yokoten.analysis.effect.staggered import staggered_did
from yokoten.analysis.effect.synthetic_control import synthetic_control
from yokoten.analysis.effect.two_by_two import did_2x2

DRAWS, PATIENCE = 1_000, 900
AIMS = {"did": 2.0, "synth": 3.0}
PEERS = {"did": ("csdid", "diff_diff"), "synth": ("pysyncon",)}


def make_panel(rng: np.random.Generator, units: int, effect: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Outcome, first treated periods (a quarter never), periods 1 to 5; parallel trends."""
    first, periods = rng.choice([3, 4, 5, np.inf], units), np.arange(1.0, 6.0)
    outcome = rng.normal(0, 1, (units, 1)) + 0.2 * periods + rng.normal(0, 0.6, (units, 5))
    return outcome + effect * (periods >= first[:, None]), first, periods


def make_units() -> np.ndarray:
    """39 units over 31 periods around three courses; unit 0 falls from period 19 on."""
    rng = np.random.default_rng(0)
    courses = rng.normal(0, 4, (3, 31)).cumsum(axis=1) - 2 * np.arange(31)
    outcome = 130 + rng.dirichlet(np.ones(3), 39) @ courses + rng.normal(0, 0.5, (39, 31))
    outcome[0, 19:] -= 1.5 * np.arange(12)
    return outcome


def timed(work: Callable[[], float]) -> tuple[float, float]:
    """Processor seconds, the best of three, and the answer."""
    best, answer = np.inf, np.nan
    for _ in range(3):
        start = time.process_time()
        answer = work()
        best = min(best, time.process_time() - start)
    return best, answer


def theirs(python: str, name: str) -> tuple[float, float]:
    """Processor seconds of the call alone, and its answer; NaN when it does not finish."""
    outcome, first, periods = make_panel(np.random.default_rng(1), 500, 0.5)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.npz"
        np.savez(path, outcome=outcome, first=first, periods=periods, units=make_units(), draws=DRAWS)
        script = str(Path(__file__).with_name("effect_peer.py"))
        try:
            told = subprocess.run(  # noqa: S603 - our own script
                [python, script, name, str(path)], capture_output=True, text=True, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired:
            return float("nan"), float("nan")
    if told.returncode:
        print(told.stderr.strip().splitlines()[-1], file=sys.stderr)
        return float("nan"), float("nan")
    seconds, answer = told.stdout.split()[-2:]
    return float(seconds), float(answer)


def show(name: str, work: Callable[[], float], peers: str | None) -> bool:
    """Our line and one for each peer; whether the aim is met."""
    seconds, answer = timed(work)
    print(f"{name:6} yokoten   {seconds:>8.3f} s  answer {answer:.6f}  aim {AIMS[name]:g} s", flush=True)
    for peer in PEERS[name] if peers else ():
        other, told = theirs(peers, peer)
        print(f"{name:6} {peer:9} {other:>8.3f} s  answer {told:.6f}  {other / seconds:.0f} times ours", flush=True)
    return seconds < AIMS[name]


def show_coverage() -> None:
    """How often the intervals hold the truth, and how often the pretest alarms without cause."""
    rng, hits, alarms, plain = np.random.default_rng(2), 0, 0, 0
    treated, post, units = np.repeat(np.arange(60) < 30, 4).astype(int), np.tile([0, 0, 1, 1], 60), np.arange(240) // 4
    for _ in range(1_000):
        found = staggered_did(*make_panel(rng, 400, 0.5))
        hits += found.simple_interval.low[0] <= 0.5 <= found.simple_interval.high[0]
        alarms += found.pretrend is not None and found.pretrend.p < 0.05
        value = rng.normal(0, 1, 240) + rng.normal(0, 1, 60)[units] * post + treated * post
        two = did_2x2(value, units, treated, post)
        plain += two.low <= 1 <= two.high
    print(f"1,000 panels: did covers {hits / 10:.1f} %, did2 {plain / 10:.1f} %; pretest alarms {alarms / 10:.1f} %")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers")
    parser.add_argument("--coverage", action="store_true")
    wanted = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, numpy {np.__version__}")
    panel, units = make_panel(np.random.default_rng(1), 500, 0.5), make_units()
    met = [
        show("did", lambda: staggered_did(*panel, how=Drawing(DRAWS)).simple, wanted.peers),
        show("synth", lambda: synthetic_control(units, 0, 19).fit.mean_effect, wanted.peers),
    ]
    if wanted.coverage:
        show_coverage()
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
