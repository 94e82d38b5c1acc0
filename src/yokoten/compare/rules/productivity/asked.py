"""What a reader asks of the productivity page: which years, which labour share, which method, whom to leave out."""

from dataclasses import dataclass, field

from yokoten.analysis.productivity.accounting import GSO_FIXED_SHARE

LABOUR_SHARE = 0.6


@dataclass(frozen=True)
class AskedGrowth:
    """Years as text, empty for the first and last there are; `roles` codes of indicators chosen by hand.

    `labour_share` is an assumption of the reader, not a figure: at the first and at the last year.
    """

    first: str = ""
    last: str = ""
    labour_share: float = LABOUR_SHARE
    labour_share_last: float | None = None
    method: str = GSO_FIXED_SHARE
    excluded: tuple[str, ...] = ()
    roles: dict[str, str] = field(default_factory=dict)

    @property
    def shares(self) -> tuple[float, float]:
        last = self.labour_share if self.labour_share_last is None else self.labour_share_last
        return self.labour_share, last


def span_of(years: tuple[int, ...], asked: AskedGrowth) -> tuple[int, int] | None:
    """The first and last year meant, in order; None where there are not two."""
    if len(years) < 2:
        return None
    first = int(asked.first) if asked.first.isdecimal() and int(asked.first) in years else years[0]
    last = int(asked.last) if asked.last.isdecimal() and int(asked.last) in years else years[-1]
    return (first, last) if first < last else (years[0], years[-1])
