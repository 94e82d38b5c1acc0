"""How far the effect of a practice is shown: told, or measured. Comparison and holding are set by whoever evaluates."""

from collections.abc import Iterable
from dataclasses import dataclass

TOLD, MEASURED, COMPARED, HELD = "told", "measured", "compared", "held"
GRADES = (TOLD, MEASURED, COMPARED, HELD)


@dataclass(frozen=True)
class Figure:
    """One result in figures as the author wrote it."""

    unit: str = ""
    before: float | None = None
    after: float | None = None
    before_period: str = ""
    after_period: str = ""
    method: str = ""

    @property
    def is_measured(self) -> bool:
        """Both figures with unit, both periods and the method: somebody else could measure it again."""
        words = (self.unit, self.before_period, self.after_period, self.method)
        return self.before is not None and self.after is not None and all(word.strip() for word in words)


def evidence_of(figures: Iterable[Figure], now: str = TOLD) -> str:
    """The grade that the figures earn; what an evaluation found stays as long as there is a measured figure."""
    if not any(figure.is_measured for figure in figures):
        return TOLD
    return now if now in (COMPARED, HELD) else MEASURED


def change_percent(before: float | None, after: float | None) -> float | None:
    """The change in percent of the value before; none without both or from nothing."""
    if before is None or after is None or before == 0:
        return None
    return 100.0 * (after - before) / abs(before)
