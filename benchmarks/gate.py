"""A million observations read, laid out and asked about on one core: `python benchmarks/gate.py [long|panel|wide]`.

100 places, 500 indicators, 20 years. The aim is under 10 seconds, so that storing has as much again.
The collector is paused, as checking.check_table does.
"""

import csv
import gc
import io
import math
import random
import sys
import time

from yokoten.interfaces.importers.table import read_table
from yokoten.measure.rules.gate.check import check
from yokoten.measure.rules.records import build_records
from yokoten.measure.rules.roles import propose

PLACES, INDICATORS, YEARS, AIM_SECONDS = 100, 500, 20, 10.0


def make_values(seed: int = 0) -> list[list[list[str]]]:
    """values[indicator][place][year] as text: smooth series of made-up regions."""
    chance = random.Random(seed)
    return [[_series(chance) for _ in range(PLACES)] for _ in range(INDICATORS)]


def make_rows(shape: str) -> list[list[str]]:
    """The same values as a long, panel or wide table."""
    values = make_values()
    names = [f"Region {number:03d}" for number in range(PLACES)]
    years = [str(2000 + number) for number in range(YEARS)]
    if shape == "long":
        cells = ((i, p, y) for i in range(INDICATORS) for p in range(PLACES) for y in range(YEARS))
        body = [[names[p], years[y], f"indicator {i}", values[i][p][y]] for i, p, y in cells]
        return [["region", "year", "indicator", "value"], *body]
    if shape == "wide":
        pairs = ((i, p) for i in range(INDICATORS) for p in range(PLACES))
        return [["region", "indicator", *years], *([names[p], f"indicator {i}", *values[i][p]] for i, p in pairs)]
    head = ["region", "year", *(f"indicator {i}" for i in range(INDICATORS))]
    spots = ((p, y) for p in range(PLACES) for y in range(YEARS))
    return [head, *([names[p], years[y], *(values[i][p][y] for i in range(INDICATORS))] for p, y in spots)]


def _series(chance: random.Random) -> list[str]:
    level, texts = chance.lognormvariate(8, 1), []
    for _ in range(YEARS):
        level *= math.exp(chance.gauss(0.05, 0.03))
        texts.append(f"{level:.2f}")
    return texts


def main(shape: str) -> int:
    """Print seconds per step; exit code 1 beyond the aim."""
    target = io.StringIO()
    csv.writer(target).writerows(make_rows(shape))
    content = target.getvalue().encode()
    gc.disable()
    started = time.perf_counter()
    grid = read_table(content, "million.csv")
    read = time.perf_counter()
    layout = propose(grid)
    laid = time.perf_counter()
    records = build_records(grid, layout)
    built = time.perf_counter()
    alarms = check(records, layout)
    done = time.perf_counter()
    print(f"{shape}: {len(records)} values, {len(content) / 2**20:.0f} MB, {len(alarms)} alarms")
    print(f"read {read - started:.2f} s, layout {laid - read:.2f} s")
    print(f"values {built - laid:.2f} s, gate {done - built:.2f} s")
    gc.enable()
    print(f"total {done - started:.2f} s (aim {AIM_SECONDS:.0f} s)")
    return 0 if done - started < AIM_SECONDS else 1


if __name__ == "__main__":
    sys.exit(max(main(shape) for shape in sys.argv[1:] or ("long", "panel", "wide")))
