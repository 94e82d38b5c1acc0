"""What a target map changes against the current one, step by step and in all."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from yokoten.analysis.flow.totals import Totals

FIELDS = ("processing", "waiting", "transport", "stock_before", "people", "changeover", "batch", "cycle", "first_pass",
          "value_adding")  # fmt: skip
SUMS = (
    "lead_time", "processing", "waiting", "transport", "value_adding", "value_adding_share", "processing_share", "takt",
    "wip", "first_pass", "people", "people_needed",
)  # fmt: skip
FIGURES = {"waiting", "cycle", "first_pass", "value_adding"}
SAME, CHANGED, NEW, GONE = "same", "changed", "new", "gone"


@dataclass(frozen=True)
class Change:
    """A figure before and after; `difference` = after - before, `percent` of before; None where it cannot be said."""

    field: str
    before: float | None
    after: float | None
    difference: float | None
    percent: float | None


@dataclass(frozen=True)
class StepChange:
    """A step with its positions in the two maps; `kind`: `same`, `changed`, `new`, `gone`.

    `changes`: the fields that differ; none for a step that is new or gone.
    """

    name: str
    kind: str
    before: int | None
    after: int | None
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Comparison:
    """`steps` in the order of the target, with steps that are gone where they stood; `totals`: every sum."""

    steps: tuple[StepChange, ...]
    totals: tuple[Change, ...]

    def total(self, field: str) -> Change:
        """The change of a sum."""
        return next(change for change in self.totals if change.field == field)


def compared(current: Totals, target: Totals) -> Comparison:
    """Match steps by name (the first of a name with the first, the second with the second) and take differences.

    Both in the same unit of time. What is known in one map alone stands as a change without a difference.

    >>> from yokoten.analysis.flow import Step, map_totals
    >>> now = map_totals([Step("Cut", 2.0), Step("Check", 1.0, 30.0), Step("Sew", 6.0, 90.0)])
    >>> then = map_totals([Step("Cut", 2.0), Step("Sew", 5.0, 10.0)])
    >>> found = compared(now, then)
    >>> [(step.name, step.kind) for step in found.steps]
    [('Cut', 'same'), ('Check', 'gone'), ('Sew', 'changed')]
    >>> found.total("lead_time")
    Change(field='lead_time', before=129.0, after=17.0, difference=-112.0, percent=-86.82170542635659)
    """
    pairs = _pairs(current, target)
    steps = tuple(_step_change(current, target, before, after) for before, after in pairs)
    sums = tuple(_change(field, getattr(current, field), getattr(target, field)) for field in SUMS)
    return Comparison(steps, sums)


def _pairs(current: Totals, target: Totals) -> list[tuple[int | None, int | None]]:
    places: dict[str, list[int]] = defaultdict(list)
    for row, step in enumerate(current.given):
        places[_name(step.name)].append(row)
    found: list[tuple[int | None, int | None]] = []
    for row, step in enumerate(target.given):
        waiting = places[_name(step.name)]
        found.append((waiting.pop(0) if waiting else None, row))
    for row in sorted(row for rows in places.values() for row in rows):
        found.insert(_place(found, row), (row, None))
    return found


def _place(found: Sequence[tuple[int | None, int | None]], row: int) -> int:
    """After the nearest step that stood before it in the current map."""
    earlier = [(before, at) for at, (before, _) in enumerate(found) if before is not None and before < row]
    return max(earlier)[1] + 1 if earlier else 0


def _name(name: str) -> str:
    return " ".join(name.split()).casefold()


def _step_change(current: Totals, target: Totals, before: int | None, after: int | None) -> StepChange:
    if after is None:
        return StepChange(current.given[before].name, GONE, before, None, ())
    name = target.given[after].name
    if before is None:
        return StepChange(name, NEW, None, after, ())
    pairs = [(field, _figure(current, before, field), _figure(target, after, field)) for field in FIELDS]
    changes = tuple(_change(*pair) for pair in pairs if pair[1] != pair[2])
    return StepChange(name, CHANGED if changes else SAME, before, after, changes)


def _figure(totals: Totals, row: int, field: str) -> float | None:
    return getattr(totals.steps[row] if field in FIGURES else totals.given[row], field)


def _change(field: str, before: float | None, after: float | None) -> Change:
    if before is None or after is None:
        return Change(field, before, after, None, None)
    difference = after - before
    return Change(field, before, after, difference, 100 * difference / before if before else None)
