"""The plan of a project with its gates and deadlines as a picture over time."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from yokoten.adopt.models import PlanItem, Project
from yokoten.adopt.queries.project import steps_of
from yokoten.adopt.queries.standing import deadlines_of
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.workflow import by_code
from yokoten.interfaces.documents.drawing.gantt import Bar, draw_gantt
from yokoten.interfaces.web.adopt.tabs import spoken_name
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.projects import OUTCOMES, PLAN_LATE, PLAN_STATES

MOST, AHEAD = 40, timedelta(days=92)


def gantt_of(project: Project, plan: Sequence[PlanItem], today: date, language: Language) -> SafeString:
    """Nothing where nothing is planned; deadlines up to a quarter beyond what is planned."""
    bars = [_item(one, today, language) for one in plan if one.state != "dropped"]
    if not bars:
        return SafeString("")
    workflow = workflow_of(project)
    for step in steps_of(project):
        if step.outcome:
            name = spoken_name(by_code(workflow, step.transition))
            bars.append(Bar(name, step.made_on, "gate", language.say(OUTCOMES[step.outcome][1])))
    if project.closed_on is None:
        reach = max([today, *(bar.end for bar in bars)]) + AHEAD
        for one in [each for each in deadlines_of(project) if each.on <= reach]:
            kind, word = ("late", PLAN_LATE) if one.on < today else ("open", PLAN_STATES["open"][1])
            bars.append(Bar(spoken_name(one.deadline), one.on, kind, language.say(word)))
    bars = sorted(bars, key=lambda one: (one.start or one.end, one.end))[:MOST]
    return mark_safe(draw_gantt(gettext("Plan over time"), bars, today, language))  # noqa: S308 - the pen escapes


def _item(item: PlanItem, today: date, language: Language) -> Bar:
    is_late = item.state == "open" and item.due_on < today
    word = PLAN_LATE if is_late else PLAN_STATES[item.state][1]
    end = item.done_on if item.state == "done" else item.due_on
    start = min(item.starts_on, end) if item.starts_on else None
    return Bar(item.text, end, "late" if is_late else item.state, language.say(word), start)
