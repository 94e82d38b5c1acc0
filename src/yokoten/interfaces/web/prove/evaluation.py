"""The page of an evaluation, and what people do there."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.interfaces.documents.table import Sheet, sheet_response
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.prove import rows
from yokoten.interfaces.web.prove.forms import OpinionForm, OtherwiseForm, WithdrawForm
from yokoten.interfaces.web.prove.picture import picture_of
from yokoten.interfaces.web.prove.places import lines_of_places, mix_said
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.evaluation_sentences import STAGES
from yokoten.interfaces.wording.prove import GRADE_RULES, STATES
from yokoten.prove.actions.evaluation import withdraw_evaluation
from yokoten.prove.actions.reviewing import check_held, review_evaluation
from yokoten.prove.actions.running import run_evaluation
from yokoten.prove.models import Evaluation
from yokoten.prove.policies import can_review, may
from yokoten.prove.queries.evaluation import counting_run, evaluation_by_key, evaluations_seen, with_runs
from yokoten.prove.rules.due_dates import due_on, stage
from yokoten.prove.rules.figures import is_of_places
from yokoten.prove.rules.grade_rule import shipped_rule

FORMS = {"run": OtherwiseForm, "review": OpinionForm, "withdraw": WithdrawForm}


@login_required
def one(request: HttpRequest, key: str) -> HttpResponse:
    """The question, the result in a sentence, and everything an auditor would ask."""
    return _page(request, seen(request, key))


@require_POST
@login_required
def act(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """Run, read as second person, ask after a year, withdraw."""
    evaluation, now = seen(request, key), timezone.now()
    form = FORMS[what](request.POST, prefix=what) if what in FORMS else None
    if what == "run":
        form.offer(evaluation)
    if form is not None and not form.is_valid():
        return _page(request, evaluation, **{what: form})
    user, today = request.user, timezone.localdate()
    choices = {
        "run": (
            lambda: run_evaluation(user, evaluation, now=now, otherwise=form.otherwise()),
            gettext("The evaluation has run."),
        ),
        "review": (
            lambda: review_evaluation(user, evaluation, form.opinion(spoken().code), now=now),
            gettext("Your opinion is noted."),
        ),
        "withdraw": (
            lambda: withdraw_evaluation(user, evaluation, reason=form.cleaned_data["reason"], now=now),
            gettext("The evaluation is withdrawn; it stays to be read."),
        ),
        "held": (lambda: check_held(user, evaluation, today=today, now=now), gettext("The answer is noted.")),
    }
    done = attempt(request, *found(choices.get(what)), form)
    if done is None and form is not None:
        return _page(request, evaluation, **{what: form})
    return redirect("evaluation", evaluation.key)


@login_required
def download(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The figures that the run which counts used, as CSV or XLSX."""
    evaluation, language = seen(request, key), spoken()
    run = found(counting_run(evaluation))
    if is_of_places(run.figures):
        heads = [gettext("Place"), gettext("Year"), evaluation.outcome, gettext("Unit")]
        lines = lines_of_places(run, language)
    else:
        heads = [gettext("Day"), evaluation.outcome, gettext("Unit")]
        lines = [[language.day(date.fromisoformat(day)), value, evaluation.unit] for day, value in run.figures]
    return sheet_response(Sheet("figures", evaluation.outcome, heads, lines), kind)


def seen(request: HttpRequest, key: Any) -> Evaluation:
    """The evaluation with its runs, or the page that says there is none."""
    found(evaluation_by_key(request.user, key))
    return with_runs(evaluations_seen(request.user)).get(key=key)


def _page(request: HttpRequest, evaluation: Evaluation, **bound: Any) -> HttpResponse:
    language, today = spoken(), timezone.localdate()
    run = counting_run(evaluation)
    shown = rows.shown_run(run, language) if run else None
    kind, word = STATES[evaluation.state]
    forms = {name: bound.get(name) or form(prefix=name) for name, form in FORMS.items()}
    if "run" not in bound:
        forms["run"].offer(evaluation)
    context = {
        "evaluation": evaluation,
        "state": (kind, language.say(word)),
        "registered": rows.registered(evaluation, language),
        "shown": shown,
        "judged": rows.judged(run, language) if run else None,
        "rule": language.say(GRADE_RULES[run.grade]) if run else "",
        "mix": mix_said(run, language) if run else "",
        "picture": picture_of(run, shown.sentence, language) if run else "",
        "others": rows.others(list(evaluation.runs.all()), run, language),
        "opinions": rows.opinions(run, language) if run else [],
        "answers": rows.answers(run, language) if run else [],
        "forms": forms,
        **_due(evaluation, today),
        **_may(request, evaluation),
    }
    if evaluation.project:
        context |= shown_in(request, evaluation.project, "proof")
    return render(request, "prove/evaluation.html", {**context, "station": "prove"})


def _due(evaluation: Evaluation, today: Any) -> dict[str, Any]:
    rule = shipped_rule()
    due = due_on(evaluation.start, rule)
    return {"due": due, "is_due": today >= due, "stage": spoken().say(STAGES[stage(due, today, rule)])}


def _may(request: HttpRequest, evaluation: Evaluation) -> dict[str, bool]:
    is_standing = evaluation.state != Evaluation.State.WITHDRAWN
    acts = {"run": "run_evaluation", "held": "check_held", "withdraw": "withdraw_evaluation"}
    allowed = {
        f"may_{name}": is_standing and may(request.user, f"prove.{verb}", evaluation) for name, verb in acts.items()
    }
    return allowed | {"may_review": is_standing and can_review(request.user, evaluation)}
