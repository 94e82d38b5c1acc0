"""The indicators known here, on the page of columns: a short list as it always was, a long one with a search field.

The search field is a plain text field with suggestions of the browser, so it needs no script; what was typed is
understood here: a code, a name with or without its unit, or a part that fits one indicator only.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from yokoten.interfaces.wording.language import Language
from yokoten.kernel.rules.folding import fold
from yokoten.measure.models import Indicator

MOST_LISTED, MOST_NEAR, LEAST_LETTERS, MOST_NAMED = 80, 8, 4, 5


@dataclass(frozen=True)
class Known:
    """One indicator as the page calls it; labels differ from each other."""

    code: str
    label: str
    names: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        return frozenset(word for word in fold(self.label).split() if len(word) >= LEAST_LETTERS)


@dataclass(frozen=True)
class Searched:
    """What a search came to: the `code` of the one that fits, else empty with the `labels` that fit, if any do."""

    typed: str
    code: str
    labels: tuple[str, ...] = ()


def known_here(indicators: Sequence[Indicator], language: Language) -> list[Known]:
    """All of them in the order of the language."""
    labels = {one.code: f"{one.name(language.code)}, {one.unit_name(language.code)}" for one in indicators}
    counts = Counter(labels.values())
    known = [
        Known(
            one.code,
            labels[one.code] if counts[labels[one.code]] == 1 else f"{labels[one.code]} ({one.code})",
            frozenset(fold(name) for name in (one.code, *one.names.values(), labels[one.code])),
        )
        for one in indicators
    ]
    return sorted(known, key=lambda one: language.sort_key(one.label))


def offered(known: Sequence[Known], text: str, code: str) -> list[tuple[str, str]]:
    """What the list beside an indicator of the file holds: all, or of very many the chosen and the nearest ones."""
    if len(known) <= MOST_LISTED:
        return [(one.code, one.label) for one in known]
    words = {word for word in fold(text).split() if len(word) >= LEAST_LETTERS}
    near = sorted((one for one in known if words & one.words), key=lambda one: -len(words & one.words))[:MOST_NEAR]
    chosen = [one for one in known if one.code == code and one not in near]
    return [(one.code, one.label) for one in (*chosen, *near)]


def searched(known: Sequence[Known], typed: str) -> Searched:
    """Find what was typed: exactly, else folded, else as a part of one label or name."""
    folded = fold(typed)
    exact = [one for one in known if typed in (one.label, one.code)]
    named = exact or [one for one in known if folded in one.names or folded == fold(one.label)]
    found = named or [one for one in known if any(folded in name for name in (fold(one.label), *one.names))]
    if len(found) == 1:
        return Searched(typed, found[0].code)
    return Searched(typed, "", tuple(one.label for one in found[:MOST_NAMED]))
