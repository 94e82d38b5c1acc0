"""One adoption: its way, what was made of it, the next stage, mending, and why not."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.queries.project import project_by_key
from yokoten.exchange.queries.trip import visit_by_key
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.spread.forms import ChangeForm, DeclineForm, StepForm, known_change, known_words
from yokoten.interfaces.web.spread.rows import shown_in
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.spread import STAGES, STAGES_TOLD
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.queries import organisation_by_code
from yokoten.practices.queries.practice import practice_by_key
from yokoten.spread.actions.adoption import Start, change_adoption, decline_adoption, move_adoption, open_adoption
from yokoten.spread.models import Adoption
from yokoten.spread.policies import may
from yokoten.spread.queries.adoption import adoption_by_key
from yokoten.spread.rules.stages import next_stage


@login_required
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Take a practice up, from its page, from a project that names it, or from a lesson of a visit."""
    sent = request.POST
    practice = found(practice_by_key(request.user, sent.get("practice", "")))
    home = found(organisation_by_code(sent.get("organisation", "")))
    today, parent = timezone.localdate(), sent.get("parent", "")
    start = Start(
        today,
        spoken().code,
        parent=found(adoption_by_key(request.user, parent)) if parent else None,
        project=_named(request, "project", project_by_key),
        visit=_named(request, "visit", visit_by_key),
    )
    act = lambda: open_adoption(request.user, practice, home, start=start, today=today, now=timezone.now())  # noqa: E731
    adoption = attempt(request, act, gettext("Noted. Those who gave it are told."))
    return redirect("adoption", adoption.key) if adoption else redirect("practice", practice.key)


def one(request: HttpRequest, key: str) -> HttpResponse:
    """The adoption as a reader sees it."""
    adoption = found(adoption_by_key(request.user, key))
    return render(request, "spread/adoption.html", shown_in(request, adoption))


@login_required
def move(request: HttpRequest, key: str) -> HttpResponse:
    """The next stage, with what it asks for."""
    adoption = mine(request, key, "spread.move_adoption")
    stage, today = next_stage(adoption.stage), timezone.localdate()
    if stage is None:
        return redirect("adoption", adoption.key)
    known = known_words(adoption) | {"on": today, "project": adoption.project_id or ""}
    form = StepForm(request.POST or None, initial=known).offer(request.user, adoption, stage)
    said = spoken().say(STAGES[stage][1])
    act = lambda: move_adoption(request.user, adoption, form.step(), today=today, now=timezone.now())  # noqa: E731
    context = {"form": form, "title": gettext("Next stage: %(stage)s") % {"stage": said}}
    return _answered(request, adoption, act, {**context, "lede": spoken().say(STAGES_TOLD[stage])})


@login_required
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Mend what is written."""
    adoption = mine(request, key, "spread.change_adoption")
    form = ChangeForm(request.POST or None, initial=known_change(adoption)).offer(request.user, adoption)
    act = lambda: change_adoption(request.user, adoption, form.change(), today=timezone.localdate())  # noqa: E731
    return _answered(request, adoption, act, {"form": form, "title": gettext("Edit")})


@login_required
def decline(request: HttpRequest, key: str) -> HttpResponse:
    """Say that the practice is not adopted."""
    adoption = mine(request, key, "spread.decline_adoption")
    today = timezone.localdate()
    form = DeclineForm(request.POST or None).starting(today)
    act = lambda: decline_adoption(request.user, adoption, form.against(), today=today, now=timezone.now())  # noqa: E731
    return _answered(request, adoption, act, {"form": form, "title": gettext("Not adopted")})


def mine(request: HttpRequest, key: str, act: str) -> Adoption:
    """The adoption, if the reader may do that with it."""
    adoption = found(adoption_by_key(request.user, key))
    if not may(request.user, act, adoption):
        raise NotAllowed("not_allowed", act=act)
    return adoption


def _answered(request: HttpRequest, adoption: Adoption, act: Callable[[], Any], context: dict) -> HttpResponse:
    form: Form = context["form"]
    if request.method == "POST" and form.is_valid() and attempt(request, act, gettext("Saved."), form):
        return redirect("adoption", adoption.key)
    return render(request, "spread/form.html", {**context, **shown_in(request, adoption)})


def _named(request: HttpRequest, name: str, look: Callable[[Any, str], Any]) -> Any:
    key = request.POST.get(name, "")
    return found(look(request.user, key)) if key else None
