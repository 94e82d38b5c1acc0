"""What an evaluation computes with: a project's own numbers, or official figures of several places."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from yokoten.analysis.refusal import NotComputable
from yokoten.prove.rules.designs import DataShape
from yokoten.prove.rules.estimating import Estimate, estimated
from yokoten.prove.rules.evidence_facts import Quality
from yokoten.prove.rules.reading import Outcome
from yokoten.prove.rules.series import (
    Frame,
    Series,
    Sides,
    kept_figures,
    missing_share,
    shape_of,
    sides_of,
)

Kept = Any


@dataclass(frozen=True)
class Later:
    """The effect once more on later periods; None where it cannot be computed from them."""

    estimate: Estimate | None
    count: int
    until: date
    kept: Kept


class Figures(Protocol):
    """Figures in the window of an evaluation, and those after it."""

    def shape(self) -> DataShape: ...

    def estimated(self, design: str, outcome: Outcome) -> Estimate: ...

    def quality(self) -> Quality: ...

    def kept(self) -> Kept: ...

    def later(self, kept: Kept, design: str, outcome: Outcome) -> Later: ...


@dataclass(frozen=True)
class OwnNumbers:
    """The numbers of a target of a project, all that there are; `has_source`: it is said how they are measured."""

    series: Series
    frame: Frame
    has_source: bool

    def shape(self) -> DataShape:
        return shape_of(self.series, self.frame)

    def estimated(self, design: str, outcome: Outcome) -> Estimate:
        return estimated(design, self._sides, outcome)

    def quality(self) -> Quality:
        """Numbers noted by people are measured ones, and one target is one definition."""
        return Quality(self.has_source, 0.0, missing_share(self._sides), 0)

    def kept(self) -> list[list[object]]:
        return [*kept_figures(self._sides.before), *kept_figures(self._sides.after)]

    def later(self, kept: Kept, design: str, outcome: Outcome) -> Later:
        """Numbers from before the start as they were used, and those after the last one used."""
        used = read_numbers(kept)
        after = self.series.since(used.days[-1] + timedelta(days=1))
        sides = Sides(used.until(self.frame.start), after)
        until = after.days[-1] if after.days else used.days[-1]
        return Later(tried(lambda: estimated(design, sides, outcome)), len(after.days), until, kept_figures(after))

    @property
    def _sides(self) -> Sides:
        return sides_of(self.series, self.frame)


def read_numbers(kept: Kept) -> Series:
    """Own numbers as they were stored with a run."""
    days = tuple(date.fromisoformat(day) for day, _value in kept)
    return Series(days, tuple(float(value) for _day, value in kept))


def tried(compute: Any) -> Estimate | None:
    """The estimate, or none where the figures do not allow it."""
    try:
        return compute()
    except NotComputable:
        return None


def is_of_places(kept: Kept) -> bool:
    """Whether stored figures are official ones of several places."""
    return isinstance(kept, Mapping)
