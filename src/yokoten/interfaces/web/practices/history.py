"""Differences between two versions as the page says them; personal details only to who may see them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.practices import FACT_NAMES, PROSE, choice_said
from yokoten.practices.models import Practice, PracticeVersion
from yokoten.practices.policies import sees_contact
from yokoten.practices.rules.choices import OFFERED, PERSONAL
from yokoten.practices.rules.versions import Difference, Run, differences


@dataclass(frozen=True)
class Told:
    """One difference: what differs, in which language it is written, and the runs of words."""

    name: str
    language: str
    spoken_in: str
    runs: tuple[Run, ...]


def differing(request: HttpRequest, practice: Practice, kept: list[PracticeVersion]) -> dict[str, Any]:
    """The two versions that the address names, the last two without, and what differs between them."""
    by_number = {version.number: version for version in kept}
    newer = by_number.get(_number(request, "to"), kept[0])
    earlier = [version for version in kept if version.number < newer.number]
    older = by_number.get(_number(request, "from"), earlier[0] if earlier else newer)
    found = differences(older.content, newer.content)
    if not sees_contact(request.user, practice):
        found = tuple(one for one in found if not (one.where == "facts" and one.name in PERSONAL))
    return {"older": older, "newer": newer, "differences": told(found)}


def told(found: tuple[Difference, ...]) -> list[Told]:
    """Differences in the page's language."""
    language = spoken()
    said = []
    for one in found:
        if one.where in LANGUAGE_NAMES:
            name, runs = language.say(PROSE[one.name]), one.runs
            said.append(Told(name, one.where, LANGUAGE_NAMES[one.where], runs))
            continue
        word = FACT_NAMES[one.where if one.where in ("metrics", "concepts") else one.name]
        number = f" {one.name}" if one.where == "metrics" else ""
        said.append(Told(language.say(word) + number, "", "", _in_words(one)))
    return said


def _in_words(one: Difference) -> tuple[Run, ...]:
    """Codes of choices become words."""
    if one.where != "facts" or one.name not in OFFERED:
        return one.runs
    return tuple(Run(run.kind, choice_said(spoken(), one.name, run.words)) for run in one.runs)


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0
