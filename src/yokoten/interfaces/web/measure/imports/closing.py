"""The end of an import: the summary before it is stored, the progress while, the result after, and the way back."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yokoten.interfaces.importers.background import LARGE_VALUES, store_in_background
from yokoten.interfaces.importers.course import course_of, forget
from yokoten.interfaces.importers.intake import CellsUnreadable, said_of, store
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.web.measure.imports.door import found, next_step, said, show, table_said
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.imports import indicator_said, phase_said, place_said
from yokoten.kernel.errors import Refusal, RuleBroken
from yokoten.kernel.models import Place
from yokoten.kernel.queries import places_by_code
from yokoten.measure.actions.checking import placed_of
from yokoten.measure.actions.confirming import confirm_import, recall_import
from yokoten.measure.actions.dataset import undo_import
from yokoten.measure.actions.deciding import accept_open_questions
from yokoten.measure.actions.importing import discard_import
from yokoten.measure.models import DatasetImport
from yokoten.measure.policies import can_undo
from yokoten.measure.queries import indicators_by_codes
from yokoten.measure.queries.intake import Question, questions_of
from yokoten.measure.rules.intake.decisions import version_of
from yokoten.measure.rules.intake.placing import NEW, SKIP

State = DatasetImport.State
MOST_LINKS = 12


@login_required
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """What will be stored; the button stores it, at once or in the background."""
    dataset = found(request, number)
    if dataset.state != State.CHECKED:
        return redirect(next_step(dataset))
    if request.method != "POST":
        return _summary(request, dataset)
    try:
        if request.POST.get("accept"):
            reason, seen = request.POST.get("reason", ""), request.POST.get("seen", "")
            accept_open_questions(request.user, dataset, reason=reason, now=timezone.now(), seen=seen)
            return redirect("import_confirm", number=number)
        return _stored(request, dataset)
    except Refusal as refusal:
        return _summary(request, dataset, error=said(refusal), code=refusal.code, status=422)
    except (TableUnreadable, CellsUnreadable) as fault:
        is_table = isinstance(fault, TableUnreadable)
        error = table_said(fault) if is_table else said(RuleBroken("import_changed", title=dataset.title))
        return _summary(request, dataset, error=error, status=422)


@login_required
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """How far storing has come; the page asks again by itself."""
    dataset = found(request, number)
    is_done = dataset.state != State.STORING
    if request.GET.get("format") == "json":
        return JsonResponse({**_far(dataset), "is_done": is_done})
    if is_done:
        return redirect(next_step(dataset))
    return show(request, "progress", dataset, "confirm", **_far(dataset))


@login_required
def result(request: HttpRequest, number: int) -> HttpResponse:
    """What came of an import, and the way back; an open one goes on where it stopped."""
    dataset = found(request, number)
    if dataset.state not in (State.STORED, State.UNDONE):
        return redirect(next_step(dataset))
    codes = [choice.code for choice in said_of(dataset).indicators.values()] if "mapping" in dataset.layout else []
    outcome = dataset.layout.get("outcome", {})
    made = outcome.get("new_indicators", [])
    indicators = indicators_by_codes(request.user, [code for code in (*codes, *made) if code])
    context = {
        "outcome": outcome,
        "indicators": indicators[:MOST_LINKS],
        "places": _places(dataset)[:MOST_LINKS],
        "decisions": [_decided(one) for one in questions_of(dataset) if one.is_decided],
        "may_undo": can_undo(request.user, dataset) and dataset.state == State.STORED,
    }
    return show(request, "result", dataset, "confirm", **context)


@login_required
@require_POST
def recall(request: HttpRequest, number: int) -> HttpResponse:
    """Take the confirmation back while nothing is in force."""
    dataset = found(request, number)
    try:
        recall_import(request.user, dataset)
        messages.success(request, _("The confirmation is taken back. Nothing was stored."))
    except RuleBroken as refusal:
        messages.error(request, said(refusal))
    return redirect("import", number=number)


@login_required
@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take the whole import back."""
    dataset = found(request, number)
    try:
        undo_import(request.user, dataset, now=timezone.now())
        messages.success(request, _("The import is undone. What was in force before is in force again."))
    except Refusal as refusal:
        messages.error(request, said(refusal))
    return redirect("import", number=number)


@login_required
@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Throw an import away that was not stored."""
    dataset = found(request, number)
    try:
        discard_import(request.user, dataset)
        messages.success(request, _("“%(title)s” is thrown away. Nothing of it was stored.") % {"title": dataset.title})
    except Refusal as refusal:
        messages.error(request, said(refusal))
    return redirect("imports")


def _stored(request: HttpRequest, dataset: DatasetImport) -> HttpResponse:
    """Small imports are stored now, large ones behind the pages."""
    seen = request.POST.get("seen", "")
    if dataset.rows_total <= LARGE_VALUES:
        with transaction.atomic():
            dataset = confirm_import(request.user, dataset, seen=seen)
            store(request.user, dataset, now=timezone.now())
        return redirect("import", number=dataset.pk)
    address = settings.PUBLIC_ADDRESS + reverse("import", args=[dataset.pk])
    forget(dataset.pk)
    with transaction.atomic():
        confirm_import(request.user, dataset, seen=seen)
        store_in_background.enqueue(dataset.pk, request.user.pk, address)
    return redirect("import_progress", number=dataset.pk)


def _summary(request: HttpRequest, dataset: DatasetImport, **context: Any) -> HttpResponse:
    every = questions_of(dataset)
    alarms = [alarm for one in every for alarm in one.alarms]
    counts = {
        decision: sum(alarm.decision == decision for alarm in alarms)
        for decision in ("exclude", "replace", "break", "accept")
    }
    mapping = said_of(dataset)
    new = [choice for choice in mapping.indicators.values() if choice.is_new]
    placed = placed_of(dataset)
    kept = dataset.layout.get("kept", dataset.rows_total)
    return show(
        request, "confirm", dataset, "confirm",
        summary=dataset.layout["summary"],
        seen=version_of(alarms),
        kept=kept,
        dropped=dataset.rows_total - kept,
        counts=counts,
        stops=_open(every, "stop"),
        checks=_open(every, "check"),
        gaps=len(_open(every, "gap")),
        new_indicators=new,
        known_indicators=sum(bool(choice.code) for choice in mapping.indicators.values()),
        new_places=[one.name for one in placed if one.place == NEW],
        skipped=[one.name for one in placed if one.place == SKIP],
        mapping=mapping,
        failure=said(RuleBroken(dataset.failure["code"], **dataset.failure["facts"])) if dataset.failure else "",
        **context,
    )  # fmt: skip


def _decided(question: Question) -> dict[str, str]:
    """One line for what was decided, in the page's language."""
    language, first = spoken(), question.first
    parts = [place_said(language, first) or first.column, indicator_said(language, first), first.period]
    where = ", ".join(part for part in parts if part)
    return {"where": where, "decision": first.decision, "reason": first.reason}


def _open(every: list[Question], severity: str) -> list[Question]:
    return [one for one in every if not one.is_decided and one.severity == severity]


def _places(dataset: DatasetImport) -> list[Place]:
    """Places of the import, the organisation's own first."""
    codes = [one["place"] for one in dataset.layout.get("placed", ()) if len(one["place"]) > 1]
    home = dataset.organisation.place_id if dataset.organisation else None
    known = places_by_code(codes)
    return sorted(known.values(), key=lambda place: (place.pk != home, spoken().sort_key(place.name(spoken().code))))


def _far(dataset: DatasetImport) -> dict[str, Any]:
    """How far storing has come, in percent and words: as told by the work itself, else by the import."""
    found = course_of(dataset.pk)
    if found is not None:
        return {"percent": found.percent, "words": phase_said(spoken(), found.phase, found.done, found.total)}
    percent = round(100 * dataset.rows_done / max(dataset.rows_total, 1))
    words = _("Putting the values into force") if dataset.rows_done else _("Reading the file")
    return {"percent": percent, "words": words}
