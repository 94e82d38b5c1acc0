"""Goals as rows of a table: what is asked, by which document, how the figures stand."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from yokoten.compare.queries import shares_for
from yokoten.compare.rules.productivity.asked import AskedGrowth
from yokoten.interfaces.wording import goals as said
from yokoten.interfaces.wording.language import Language
from yokoten.measure.models import Goal
from yokoten.measure.queries import GoalStanding, standings_of


def goal_rows(
    actor: Any, goals: Sequence[Goal], language: Language, asked: AskedGrowth | None = None
) -> list[dict[str, Any]]:
    """One row per goal, several for one indicator side by side in the order they came in.

    `asked` holds the labour share that TFP's share of growth is computed with.
    """
    told = shares_for(actor, goals, asked or AskedGrowth())
    return [_row(one, language) for one in standings_of(goals, today=timezone.localdate(), told=told)]


def _row(standing: GoalStanding, language: Language) -> dict[str, Any]:
    goal, judged = standing.goal, standing.judged
    shape, words = said.STATUS[judged.status]
    return {
        "goal": goal,
        "name": goal.name(language.code),
        "place": goal.place.name(language.code),
        "asked": said.asked_said(language, goal),
        "horizon": said.horizon_said(language, goal),
        "document": goal.document(language.code),
        "actual": said.actual_said(language, judged),
        "expected": said.expected_said(language, judged),
        "shape": shape,
        "status": language.say(words),
    }
