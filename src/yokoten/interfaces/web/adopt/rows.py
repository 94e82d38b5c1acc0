"""What the page of a project shows: where it came from, targets with their way, what is due, the steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.adopt.models import Forecast, Project, Step, Target
from yokoten.adopt.policies import may_move
from yokoten.adopt.queries.gate import forecasts_by_target
from yokoten.adopt.queries.standing import last_readings, standing_of
from yokoten.adopt.rules.light import Light, Reached, Reason
from yokoten.adopt.rules.moving import DOCUMENT, Lacking, all_lacking
from yokoten.adopt.rules.workflow import Transition, Workflow, document_of, leaving, state_of
from yokoten.interfaces.web.adopt.tabs import spoken_name
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.projects import FIELDS, LIGHTS, OUTCOMES, REASONS
from yokoten.practices.policies import sees


@dataclass(frozen=True)
class Row:
    """A target with what is expected, its last number and how far it is."""

    target: Target
    forecast: float | None
    last: float | None
    last_on: date | None
    decimals: int
    kind: str
    words: str


@dataclass(frozen=True)
class Made:
    """A step that was made; of a gate, the shape and word of how it was passed."""

    step: Step
    name: str
    to: str
    kind: str
    outcome: str


@dataclass(frozen=True)
class Next:
    """A step that leads on: whether the reader may make it, and what it still lacks."""

    transition: Transition
    name: str
    target: str
    may: bool
    lacks: list[str]
    roles: str


def light_said(light: Light, language: Language) -> tuple[str, str, list[str]]:
    """The shape, the word and the reasons of a traffic light."""
    kind, word = LIGHTS[light.colour]
    return kind, language.say(word), [_reason(one, language) for one in light.reasons]


def _reason(reason: Reason, language: Language) -> str:
    code = "silent_always" if reason.code == "silent" and reason.on is None else reason.code
    return language.say(REASONS[code], what=reason.what, on=language.day(reason.on) if reason.on else "")


def rows_of(project: Project, targets: Sequence[Target], language: Language) -> list[Row]:
    """Targets in their order, each with where it is."""
    reached = last_readings([project]).get(project.pk, [])
    expected = forecasts_by_target(targets)
    return [_row(target, one, expected.get(target.pk), language) for target, one in zip(targets, reached, strict=True)]


def _row(target: Target, one: Reached, expected: Forecast | None, language: Language) -> Row:
    forecast = expected.value if expected else None
    given = [number for number in (target.baseline, target.goal, one.last, forecast) if number]
    decimals = min(max([0, *(-int(number.normalize().as_tuple().exponent) for number in given)]), 4)
    last = None if one.last is None else float(one.last)
    kind, words = _way(target, one, decimals, language)
    return Row(target, None if forecast is None else float(forecast), last, one.last_on, decimals, kind, words)


def _way(target: Target, one: Reached, decimals: int, language: Language) -> tuple[str, str]:
    if one.last is None:
        return "waiting", gettext("no number yet")
    if one.is_reached:
        return "good", gettext("reached")
    left = language.number(float(abs(target.goal - one.last)), decimals)
    if one.is_worse:
        return "bad", gettext("worse than before, %(left)s to go") % {"left": left}
    return "running", gettext("%(left)s to go") % {"left": left}


def nexts_of(actor: Any, project: Project, workflow: Workflow, language: Language) -> list[Next]:
    """Steps that lead out of the present state."""
    if project.closed_on is not None:
        return []
    standing = standing_of(project, timezone.localdate())
    roles = {one.code: spoken_name(one) for one in workflow.roles}
    return [
        Next(
            transition=step,
            name=spoken_name(step),
            target=spoken_name(state_of(workflow, step.target)),
            may=may_move(actor, project, step.roles),
            lacks=[_lack(one, workflow, language) for one in all_lacking(step, standing)],
            roles=", ".join(roles.get(code, code) for code in step.roles),
        )
        for step in leaving(workflow, project.state)
    ]


def _lack(one: Lacking, workflow: Workflow, language: Language) -> str:
    if one.kind == DOCUMENT:
        return spoken_name(document_of(workflow, one.code))
    return language.say(FIELDS[one.code]) if one.code in FIELDS else one.code


def steps_said(steps: Sequence[Step], workflow: Workflow, language: Language) -> list[Made]:
    """Steps with their names, that of the state they led to, and how a gate was passed."""
    by_code = {one.code: one for one in workflow.transitions}
    return [
        Made(
            step,
            spoken_name(by_code[step.transition]),
            spoken_name(state_of(workflow, step.target)),
            OUTCOMES[step.outcome][0] if step.outcome else "",
            language.say(OUTCOMES[step.outcome][1]) if step.outcome else "",
        )
        for step in steps
    ]


def thread_of(actor: Any, project: Project) -> list[tuple[str, str]]:
    """From the gap to the project: words and addresses, as far as the reader may see them."""
    found: list[tuple[str, str]] = []
    if project.figures:
        found.append((gettext("The gap"), ""))
    lesson = project.lesson
    if lesson is not None:
        found.append((gettext("The trip"), reverse("trip", args=[lesson.trip.key])))
        found.append((gettext("The lesson"), f"{reverse('trip', args=[lesson.trip.key])}#lessons"))
    if project.practice is not None and sees(actor, project.practice):
        found.append((gettext("The practice"), reverse("practice", args=[project.practice.key])))
    return found
