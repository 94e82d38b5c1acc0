"""The ways to narrow the library as its page shows them: each choice with its count and address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.http import QueryDict
from django.utils.translation import gettext as _

from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import EVIDENCE, choice_said
from yokoten.kernel.queries import places_by_code
from yokoten.practices.queries.library import Asked, Facet, concept_labels

MANY = 8
IS_OPEN = {"True": "1"}


@dataclass(frozen=True)
class Choice:
    """One choice of a facet with its count and the address that takes or leaves it."""

    name: str
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True)
class Shown:
    """A facet as the page shows it."""

    title: str
    choices: tuple[Choice, ...]

    @property
    def first(self) -> tuple[Choice, ...]:
        return self.choices[:MANY]

    @property
    def more(self) -> tuple[Choice, ...]:
        return self.choices[MANY:]


def facets_shown(given: QueryDict, facets: Iterable[Facet], asked: Asked, language: Language) -> list[Shown]:
    """Facets with something to choose; addresses keep what else was asked and begin at the first page."""
    there = list(facets)
    names = _names(there, language)
    shown = [(facet, _choices(given, facet, asked, names[facet.key])) for facet in there]
    return [Shown(_titles()[facet.key], choices) for facet, choices in shown if _says(facet, choices)]


def _choices(given: QueryDict, facet: Facet, asked: Asked, names: Mapping[str, str]) -> tuple[Choice, ...]:
    chosen = "True" if facet.key == "is_open" and asked.is_open else getattr(asked, facet.key)
    left = _without(given, facet.key, "page")
    return tuple(
        Choice(names.get(code, code), n, code == chosen, left if code == chosen else _taken(left, facet.key, code))
        for code, n in facet.choices
    )


def _without(given: QueryDict, *names: str) -> str:
    query = given.copy()
    for name in names:
        query.pop(name, None)
    return f"?{query.urlencode()}"


def _taken(left: str, key: str, code: str) -> str:
    return f"{left}{'&' if left != '?' else ''}{key}={quote(IS_OPEN.get(code, code))}"


def _says(facet: Facet, choices: Sequence[Choice]) -> bool:
    if facet.key in ("country", "outcome") and len(choices) == 1:
        return choices[0].is_chosen
    return bool(choices)


def _names(facets: Iterable[Facet], language: Language) -> dict[str, Mapping[str, str]]:
    codes = {facet.key: [code for code, _n in facet.choices] for facet in facets}
    places = places_by_code([*codes.get("country", ()), *codes.get("place", ())])
    territories = {code: place.name(language.code) for code, place in places.items()}
    told: dict[str, Mapping[str, str]] = {
        "theme": concept_labels(codes.get("theme", ()), language.code),
        "country": territories,
        "place": territories,
        "evidence": {code: language.say(word) for code, (_shape, word) in EVIDENCE.items()},
        "language": LANGUAGE_NAMES,
        "is_open": {"True": _("open for visits")},
    }
    return {key: told.get(key) or {code: choice_said(language, key, code) for code in codes[key]} for key in codes}


def _titles() -> dict[str, str]:
    return {
        "theme": _("Theme"),
        "country": _("Country"),
        "place": _("Place"),
        "sector": _("Sector"),
        "evidence": _("Evidence"),
        "language": _("Language"),
        "outcome": _("Outcome"),
        "is_open": _("Visits"),
    }
