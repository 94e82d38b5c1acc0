"""How far an adoption has come, and what the next stage asks for."""

from dataclasses import dataclass
from datetime import date

UNDERSTAND, ADAPT, REUSE, NOT_ADOPTED = "understand", "adapt", "reuse", "not_adopted"
NEXT = {UNDERSTAND: ADAPT, ADAPT: REUSE}
DAY_OF = {UNDERSTAND: "started_on", ADAPT: "adapted_on", REUSE: "reused_on", NOT_ADOPTED: "declined_on"}
WIDTHS = ("own", "network", "public")


@dataclass(frozen=True)
class Told:
    """What an adopter says: kept, changed, dropped, and why."""

    kept: str = ""
    changed: str = ""
    dropped: str = ""
    why: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.kept.strip() or self.changed.strip() or self.dropped.strip())

    @property
    def lacks_why(self) -> bool:
        """What was changed or left out wants a reason; what was kept does not."""
        return bool(self.changed.strip() or self.dropped.strip()) and not self.why.strip()


def next_stage(stage: str) -> str | None:
    """The stage after this one; none after the last and after a refusal."""
    return NEXT.get(stage)


def last_day(days: list[date | None]) -> date:
    """The latest of the days that are known; the start always is."""
    return max(day for day in days if day is not None)


def narrower(one: str, other: str) -> str:
    """Of two visibilities the one that fewer people have."""
    return min(one, other, key=WIDTHS.index)
