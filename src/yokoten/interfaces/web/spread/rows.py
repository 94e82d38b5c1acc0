"""What pages show of an adoption: its stages with their days, the words, what came of it, who is beside it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from yokoten.adopt.queries.project import projects_seen
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.spread import STAGES, STAGES_TOLD, WIDTHS
from yokoten.practices.queries.practice import practice_by_key, practices_seen, reading
from yokoten.spread.models import Adoption
from yokoten.spread.policies import may
from yokoten.spread.queries.adoption import adoptions_seen
from yokoten.spread.queries.tree import Result, results_of
from yokoten.spread.rules.stages import DAY_OF, NOT_ADOPTED, next_stage

ACTS = ("move_adoption", "change_adoption", "decline_adoption")
WAY = ("understand", "adapt", "reuse")


@dataclass(frozen=True)
class Stage:
    """A stage on the way: its word, its day, and whether it is done, current or ahead."""

    word: str
    on: date | None
    kind: str


@dataclass(frozen=True)
class Measured:
    """A result as a reader reads it."""

    name: str
    language: str
    unit: str
    before: str
    after: str
    on: str
    is_better: bool


def shown_in(request: HttpRequest, adoption: Adoption) -> dict[str, Any]:
    """The context of every page of an adoption; what stands beside it is shown as far as the reader sees it."""
    language, actor = spoken(), request.user
    practice = practice_by_key(actor, adoption.practice.key)
    stage = next_stage(adoption.stage)
    made = [one.practice for one in adoption.became.filter(practice__in=practices_seen(actor).order_by().values("pk"))]
    return {
        "station": "spread",
        "adoption": adoption,
        "practice": practice,
        "practice_said": reading(practice, language.code) if practice else None,
        "stages": stages_of(adoption, language),
        "stage_chip": (STAGES[adoption.stage][0], language.say(STAGES[adoption.stage][1])),
        "stage_told": language.say(STAGES_TOLD[adoption.stage]),
        "next_word": language.say(STAGES[stage][1]) if stage else "",
        "width": language.say(WIDTHS[adoption.visibility]),
        "parent": adoptions_seen(actor).filter(pk=adoption.parent_id).first(),
        "children": list(adoptions_seen(actor).filter(parent=adoption)),
        "results": measured(results_of([adoption]).get(adoption.pk, ()), language),
        "project_seen": projects_seen(actor).filter(pk=adoption.project_id).first(),
        "made": made,
        "may": {act: may(actor, f"spread.{act}", adoption) for act in ACTS},
        "is_over": adoption.stage == NOT_ADOPTED,
    }


def stages_of(adoption: Adoption, language: Language) -> list[Stage]:
    """The way through the stages; one that was given up ends where it was."""
    days = {code: getattr(adoption, DAY_OF[code]) for code in WAY}
    found = [Stage(language.say(STAGES[code][1]), days[code], _kind(code, adoption.stage, days[code])) for code in WAY]
    if adoption.stage == NOT_ADOPTED:
        found = [one for one in found if one.on is not None]
        found.append(Stage(language.say(STAGES[NOT_ADOPTED][1]), adoption.declined_on, "current"))
    return found


def _kind(code: str, now: str, on: date | None) -> str:
    if code == now:
        return "current"
    return "done" if on is not None else "ahead"


def measured(results: tuple[Result, ...], language: Language) -> list[Measured]:
    """Numbers before and after as the language writes them, with the decimals they were noted with."""
    return [_measured(one, language) for one in results]


def _measured(one: Result, language: Language) -> Measured:
    given = [-int(number.normalize().as_tuple().exponent) for number in (one.before, one.after) if number]
    decimals = min(max([0, *given]), 2)
    before, after = (language.number(float(number), decimals) for number in (one.before, one.after))
    return Measured(one.name, one.language, one.unit, before, after, language.day(one.on), one.is_better)
