"""Which place of the database every name of a file means; a merely similar one is only offered."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from yokoten.measure.rules.names import NONE, SEVERAL, NameIndex, NameMatch, is_group
from yokoten.measure.rules.records import Subject

SKIP, NEW = "-", "+"
GROUP, REMEMBERED, CHOSEN = "group", "remembered", "chosen"


@dataclass(frozen=True, slots=True)
class Spot:
    """What is needed to choose between namesakes."""

    country: str
    level: str
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A written name and its place: a code, `SKIP` for no place, `NEW` for one to add, empty while open."""

    name: str
    code: str = ""
    place: str = ""
    how: str = NONE
    suggestions: tuple[str, ...] = ()
    values: int = 0

    @property
    def key(self) -> str:
        """The same for every row that writes the place like this."""
        return f"{self.name}|{self.code}"

    @property
    def is_open(self) -> bool:
        return not self.place

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "Placed":
        return cls(**{**plain, "suggestions": tuple(plain["suggestions"])})


def place_all(
    subjects: Sequence[Subject],
    index: NameIndex,
    spots: Mapping[str, Spot],
    *,
    remembered: Callable[[str], str | None],
    year: int,
) -> list[Placed]:
    """Every name with its place. Namesakes are told apart by the file's country, level and last year."""
    matches = [index.match(subject.name, subject.code) for subject in subjects]
    country = majority_country(matches, spots)
    return [
        _placed(subject, _one_of(match, spots, country, year), spots, remembered(subject.name))
        for subject, match in zip(subjects, matches, strict=True)
    ]


def majority_country(matches: Sequence[NameMatch], spots: Mapping[str, Spot]) -> str:
    """The country of most names; for namesakes every country of theirs counts once. None where two are equal."""
    votes: Counter[str] = Counter()
    for match in matches:
        keys = (match.key,) if match.key else match.suggestions if match.how == SEVERAL else ()
        votes.update({spots[key].country for key in keys if spots[key].country})
    leading = votes.most_common(2)
    is_tie = len(leading) > 1 and leading[0][1] == leading[1][1]
    return leading[0][0] if leading and not is_tie else ""


def answered(placed: Sequence[Placed], answers: Mapping[str, str]) -> list[Placed]:
    """The names with what a person said about them: a code, `SKIP` or `NEW`."""
    return [
        replace(one, place=answers[one.key], how=CHOSEN) if answers.get(one.key, one.place) != one.place else one
        for one in placed
    ]


def _one_of(match: NameMatch, spots: Mapping[str, Spot], country: str, year: int) -> NameMatch:
    if match.how != SEVERAL:
        return match
    kept = list(match.suggestions)
    for fits in (
        lambda spot: not country or spot.country in (country, ""),
        lambda spot: spot.level == "region",
        lambda spot: spot.first_year <= year < spot.last_year,
    ):
        kept = [key for key in kept if fits(spots[key])] or kept
    return replace(match, key=kept[0], how=SEVERAL) if len(kept) == 1 else match


def _placed(subject: Subject, match: NameMatch, spots: Mapping[str, Spot], memory: str | None) -> Placed:
    found = Placed(subject.name, subject.code, match.key, match.how, match.suggestions)
    if memory is not None:
        return replace(found, place=memory, how=REMEMBERED)
    if is_group(subject.name) or (match.key and spots[match.key].level in ("country", "group")):
        offered = (match.key,) if match.key else match.suggestions
        return replace(found, place=SKIP, how=GROUP, suggestions=offered)
    return found
