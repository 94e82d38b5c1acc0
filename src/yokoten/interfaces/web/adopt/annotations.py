"""What stands beside a chart: what was different on a day, gates, points of the plan that were done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from yokoten.adopt.models import Measurement, Project
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.workflow import by_code
from yokoten.interfaces.web.adopt.tabs import spoken_name

MOST = 20


@dataclass(frozen=True)
class Annotation:
    """`number` is the mark at the point `at`; `language` is empty where the words are the reader's."""

    number: int
    at: int
    on: date
    words: str
    language: str = ""


def annotations_of(project: Project, readings: Sequence[Measurement]) -> list[Annotation]:
    """The last twenty, in the order of their days; what happened between two numbers stands at the later one."""
    if not readings:
        return []
    said = [(one.on, one.note, one.language) for one in readings if one.note]
    workflow = workflow_of(project)
    for step in project.steps.exclude(outcome=""):
        name = spoken_name(by_code(workflow, step.transition))
        said.append((step.made_on, gettext("Gate: %(name)s") % {"name": name}, ""))
    for item in project.plan.filter(state="done"):
        said.append((item.done_on, item.text, item.language))
    days = [one.on for one in readings]
    placed = [(on, _at(on, days), words, language) for on, words, language in sorted(said) if on >= days[0]]
    shown = [each for each in placed if each[1] is not None][-MOST:]
    numbers = {at: number for number, at in enumerate(dict.fromkeys(at for _on, at, _w, _l in shown), start=1)}
    return [Annotation(numbers[at], at, on, words, language) for on, at, words, language in shown]


def _at(on: date, days: Sequence[date]) -> int | None:
    return next((at for at, day in enumerate(days) if day >= on), None)
