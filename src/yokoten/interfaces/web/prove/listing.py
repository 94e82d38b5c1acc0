"""Evaluations as lists: all of the own organisations, and those of one project."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.adopt.project import seen
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.prove.rows import Shown, shown_run
from yokoten.interfaces.web.templatetags.practices import lang_mark
from yokoten.interfaces.web.templatetags.yokoten import chip, spoken
from yokoten.interfaces.wording.evaluation_sentences import DESIGNS
from yokoten.interfaces.wording.practices import EVIDENCE
from yokoten.interfaces.wording.prove import STATES
from yokoten.kernel.policies import permits
from yokoten.prove.models import Evaluation
from yokoten.prove.policies import REGISTER
from yokoten.prove.queries.evaluation import counting_run, due_checks, evaluations_of, evaluations_seen, with_runs


@dataclass(frozen=True)
class Row:
    """An evaluation with the run that counts."""

    evaluation: Evaluation
    state: tuple[str, str]
    shown: Shown | None


def evaluation_shape() -> Shape:
    """Evaluations as a table; null and harmful results stand among the others."""
    language = spoken()
    states = [(code, language.say(word)) for code, (_kind, word) in STATES.items()]
    designs = [(code, language.say(name)) for code, name in DESIGNS.items()]
    grades = [(code, language.say(word)) for code, (_kind, word) in EVIDENCE.items()]
    return Shape(
        name="evaluations",
        title=gettext("Evaluations"),
        columns=(
            Column("question", gettext("Question"), lambda one: one.evaluation.question, "question", _linked),
            Column("result", gettext("Result"), _result, None, _result_chip),
            Column("effect", gettext("Effect"), lambda one: one.shown.effect if one.shown else ""),
            Column("interval", gettext("95 % interval"), lambda one: one.shown.interval if one.shown else ""),
            Column("grade", gettext("Grade"), _grade, None, _grade_chip),
            Column("design", gettext("Design"), lambda one: language.say(DESIGNS[one.evaluation.design]), "design"),
            Column("state", gettext("State"), lambda one: one.state[1], "state", lambda one: chip(*one.state)),
            Column(
                "registered", gettext("Registered"), lambda one: language.day(one.evaluation.registered_at),
                "registered_at",
            ),
        ),
        filters=(
            Filter("state", gettext("State"), states, lambda value: Q(state=value)),
            Filter("design", gettext("Design"), designs, lambda value: Q(design=value)),
            Filter("grade", gettext("Grade of a run"), grades, _has_grade),
        ),
        search=("question", "outcome", "project__title"),
        order="-registered",
        per_page=30,
        told=rows_of,
    )  # fmt: skip


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """All evaluations; above them those whose question after a year is due."""
    listing = Listing(request, evaluation_shape(), with_runs(evaluations_seen(request.user)))
    due = due_checks(request.user, timezone.localdate())
    context = {"listing": listing, "due": due, "may_register": permits(request.user, REGISTER), "station": "prove"}
    return listing.download() or render(request, "prove/evaluations.html", context)


@login_required
def of_project(request: HttpRequest, key: str) -> HttpResponse:
    """What was asked about a project and what came out, withdrawn evaluations too."""
    project = seen(request, key)
    context = {
        "rows": rows_of(evaluations_of(request.user, project)),
        "may_register": permits(request.user, REGISTER, project.organisation),
        **shown_in(request, project, "proof"),
    }
    return render(request, "prove/project.html", context)


def rows_of(evaluations: Iterable[Evaluation]) -> Sequence[Row]:
    """Evaluations in their order with the run that counts in words."""
    language, rows = spoken(), []
    for evaluation in evaluations:
        kind, word = STATES[evaluation.state]
        run = counting_run(evaluation)
        rows.append(Row(evaluation, (kind, language.say(word)), shown_run(run, language) if run else None))
    return rows


def _has_grade(value: str) -> Q:
    return Q(pk__in=Evaluation.objects.filter(runs__grade=value).values("pk"))


def _linked(one: Row) -> str:
    evaluation = one.evaluation
    example = chip("example", gettext("example")) if evaluation.is_example else ""
    return format_html(
        '<a href="{}"{}>{}</a> {}<p class="small quiet">{}</p>',
        reverse("evaluation", args=[evaluation.key]), lang_mark(evaluation.language), evaluation.question, example,
        evaluation.project.title if evaluation.project else evaluation.outcome,
    )  # fmt: skip


def _result(one: Row) -> str:
    return one.shown.found[1] if one.shown else ""


def _result_chip(one: Row) -> str:
    return chip(*one.shown.found) if one.shown else ""


def _grade(one: Row) -> str:
    return one.shown.grade[1] if one.shown else ""


def _grade_chip(one: Row) -> str:
    return chip(*one.shown.grade) if one.shown else ""
