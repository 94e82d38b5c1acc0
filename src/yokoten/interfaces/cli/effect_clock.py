"""Periods of a table as numbers that can be counted with: 1, 2, 3; years; quarters and months by number."""

from collections.abc import Sequence
from dataclasses import dataclass

from yokoten.interfaces.cli.columns import Columns, TableUnfit
from yokoten.interfaces.cli.panels import period_labels
from yokoten.measure.rules.periods import parse_period

NONE_WRITTEN = {"", "0", "inf", "infinity", "∞", "nan", "na", "n/a", "none", "never", "-", "–", "."}


@dataclass(frozen=True)
class Clock:
    """`is_numbered`: periods are numbers as they stand; otherwise dates, counted in years, quarters or months.

    `per`: how many of them make one step: 12 where a table by months has the same month of every year.
    """

    is_numbered: bool
    labels: dict[float, str]
    per: int = 1

    def of(self, text: str) -> float | None:
        """The number of a period, or nothing where it is none of this kind."""
        if self.is_numbered:
            return number_of(text)
        label = parse_period(text)
        return counted(label) / self.per if label else None

    def shown(self, time: float) -> float | int | str:
        """A period for JSON: a number where it is one, otherwise as the product writes it."""
        if not self.is_numbered and time in self.labels:
            label = self.labels[time]
            return int(label) if label.isdecimal() else label
        return int(time) if float(time).is_integer() else float(time)


def read_clock(columns: Columns, name: str) -> tuple[Clock, list[float]]:
    """The clock of a column, and the time of each row; TableUnfit where a cell is no period."""
    texts = columns.texts[name]
    numbers = [number_of(text) for text in texts]
    if all(number is not None for number in numbers):
        times = [float(number) for number in numbers if number is not None]
        return Clock(True, {time: text for time, text in zip(times, texts, strict=True)}), times
    if sum(number is not None for number in numbers) * 2 > len(texts) and not all(map(parse_period, texts)):
        _refuse_first(columns, name, numbers.index(None))
    labels = period_labels(columns, name)
    counts = [counted(label) for label in labels]
    a_year = 1 if len(labels[0]) == 4 else 4 if "Q" in labels[0] else 12
    per = a_year if all((count - counts[0]) % a_year == 0 for count in counts) else 1
    times = [count / per for count in counts]
    return Clock(False, dict(zip(times, labels, strict=True)), per), times


def _refuse_first(columns: Columns, name: str, index: int) -> None:
    """One cell that is no number among those that are."""
    code = "period_unclear" if columns.texts[name][index] else "period_cell_empty"
    raise TableUnfit(code, **columns.place(name, index), text=columns.texts[name][index])


def read_starts(columns: Columns, name: str, clock: Clock) -> list[float]:
    """The first treated period of each row, infinite for never (empty, 0, inf); TableUnfit where it is unclear.

    The clock learns how periods are written that no row stands for.
    """
    found = []
    for index, text in enumerate(columns.texts[name]):
        if is_never(text):
            found.append(float("inf"))
            continue
        time = clock.of(text)
        if time is None:
            raise TableUnfit("start_unclear", **columns.place(name, index), text=text)
        clock.labels.setdefault(time, text if clock.is_numbered else parse_period(text) or text)
        found.append(time)
    return found


def is_never(text: str) -> bool:
    """Whether a cell says that treatment never begins."""
    return text.strip().lower() in NONE_WRITTEN or number_of(text) == 0


def number_of(text: str) -> float | None:
    """A plain number, with a decimal point or comma."""
    try:
        number = float(text.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None


def counted(label: str) -> float:
    """2023 is 2023; quarters and months are numbered on from the year 0, so that neighbours differ by one."""
    year, _, part = label.partition("-")
    if not part:
        return float(year)
    return float(int(year) * 4 + int(part[1:]) - 1 if part.startswith("Q") else int(year) * 12 + int(part) - 1)


def distinct(times: Sequence[float]) -> list[float]:
    """Times that occur, rising."""
    return sorted(set(times))
