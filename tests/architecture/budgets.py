"""Prints the budgets of the house and fails where one is broken: `python tests/architecture/budgets.py`."""

import sys
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from architecture.sources import ROOT, body_length, files, functions  # noqa: E402

FILE_MEDIAN, FILE_NINETY, FILE_MOST = 85, 220, 400
BODY_NINETY, BODY_MOST = 22, 40
TESTS_LEAST, TESTS_MOST = 1.0, 1.5


def lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def ninetieth(values: list[int]) -> int:
    return sorted(values)[int(0.9 * (len(values) - 1))]


def tests_share() -> float:
    """Lines of tests for each line of code."""
    return sum(map(lines, files("tests"))) / sum(map(lines, files()))


def measured() -> list[tuple[str, float, bool]]:
    """Each budget that must hold: what it is, what was measured, whether it does."""
    code = [path for path in files() if lines(path) > 1]
    sizes = [lines(path) for path in code]
    bodies = [body_length(function) for path in code for function in functions(path)]
    tests = [path for path in files("tests") if lines(path)]
    return [
        ("file median", median(sizes), median(sizes) <= FILE_MEDIAN),
        ("file, 90 %", ninetieth(sizes), ninetieth(sizes) < FILE_NINETY),
        ("file, longest", max(sizes + [lines(path) for path in tests]), max(sizes) <= FILE_MOST),
        ("body, 90 %", ninetieth(bodies), ninetieth(bodies) < BODY_NINETY),
        ("body, longest", max(bodies), max(bodies) <= BODY_MOST),
    ]


def main() -> int:
    print(f"{sum(lines(path) for path in files()):,} lines of code under {ROOT.name}")
    results = measured()
    for name, value, holds in results:
        print(f"  {name:<16}{value:>8}  {'ok' if holds else 'OVER BUDGET'}")
    share = tests_share()
    aim = "ok" if TESTS_LEAST <= share <= TESTS_MOST else f"aim is {TESTS_LEAST} to {TESTS_MOST}"
    print(f"  {'tests / code':<16}{share:>8.2f}  {aim}")
    return 0 if all(holds for _, _, holds in results) else 1


if __name__ == "__main__":
    sys.exit(main())
