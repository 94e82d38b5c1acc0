"""What is proven of projects, in the numbers that other rooms pool and draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from yokoten.prove.models import Evaluation, Run
from yokoten.prove.queries.evaluation import State, is_agreed, persistence_of, with_runs


@dataclass(frozen=True)
class Evidence:
    """The effect of a project with its interval and grade; `is_reviewed`: a second person agreed.

    `matters`: the smallest effect worth having, if one was registered. `persistence` as the last check found it.
    """

    evaluation: UUID
    question: str
    language: str
    grade: str
    estimate: float
    se: float | None
    lower: float | None
    upper: float | None
    unit: str
    outcome: str
    is_lower_better: bool
    matters: float | None
    design: str
    is_reviewed: bool
    persistence: str
    made_at: datetime


def evidence_of(projects: Iterable[Any]) -> dict[int, Evidence]:
    """By id of the project its latest reviewed run, else its latest run; projects without a run are left out.

    Takes projects or their ids. Withdrawn evaluations do not count; null and harmful results do. Four queries.
    """
    ids = [getattr(one, "pk", one) for one in projects]
    rows = with_runs(Evaluation.objects.filter(project__in=ids).exclude(state=State.WITHDRAWN))
    best: dict[int, tuple[tuple[bool, datetime, int], Evidence]] = {}
    for evaluation in rows:
        for run in evaluation.runs.all():
            rank = (is_agreed(run), run.made_at, run.pk)
            there = best.get(evaluation.project_id)
            if there is None or rank > there[0]:
                best[evaluation.project_id] = (rank, _evidence(evaluation, run))
    return {key: found for key, (_rank, found) in best.items()}


def _evidence(evaluation: Evaluation, run: Run) -> Evidence:
    return Evidence(
        evaluation=evaluation.key,
        question=evaluation.question,
        language=evaluation.language,
        grade=run.grade,
        estimate=run.estimate,
        se=run.se,
        lower=run.lower,
        upper=run.upper,
        unit=run.used["unit"],
        outcome=run.used["outcome"],
        is_lower_better=run.used["is_lower_better"],
        matters=run.facts["size"]["matters"],
        design=run.used["design"],
        is_reviewed=is_agreed(run),
        persistence=persistence_of(run),
        made_at=run.made_at,
    )
