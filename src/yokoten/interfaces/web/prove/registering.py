"""Registering an evaluation: first the frame in time, then beside every design whether the numbers carry it."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.adopt.queries.project import targets_of
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.project import seen
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.prove.forms import AskForm, FrameForm, known_frame
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.evaluation import best_said, reason_said
from yokoten.interfaces.wording.evaluation_sentences import DESIGNS
from yokoten.interfaces.wording.prove import WHAT_DESIGNS_DO
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import permits
from yokoten.prove.actions.evaluation import register_evaluation
from yokoten.prove.policies import REGISTER
from yokoten.prove.queries.figures import fits_of, is_known
from yokoten.prove.rules.designs import Fit

FRAME = ("target", "start", "window_from", "window_to")


@dataclass(frozen=True)
class Choice:
    """A design with what it does, whether the numbers carry it, and why not."""

    code: str
    name: str
    does: str
    can: bool
    is_chosen: bool
    reasons: list[str]


@login_required
def new(request: HttpRequest, key: str) -> HttpResponse:
    """The frame comes by the address, so that the choice of designs can be looked at before anything is signed."""
    project, today = seen(request, key), timezone.localdate()
    if not permits(request.user, REGISTER, project.organisation):
        raise NotAllowed("not_allowed", act=REGISTER)
    targets = targets_of(project)
    first = found(targets[0] if targets else None)
    given = request.POST if request.method == "POST" else request.GET
    known = known_frame(project, first, today)
    said = {name: given.get(name) or known[name] for name in FRAME}
    frame = FrameForm(said).offer(targets)
    is_framed = frame.is_valid()
    form = AskForm(request.POST or None)
    if request.method == "POST" and is_framed and form.is_valid():
        asked = form.asked(frame.frame, spoken().code)
        act = lambda: register_evaluation(request.user, frame.chosen, asked, today=today, now=timezone.now())  # noqa: E731
        made = attempt(request, act, gettext("The evaluation is registered."), form)
        if made:
            return redirect("evaluation", made.key)
    fits = fits_of(frame.chosen, frame.frame, today) if is_framed else []
    context = {
        "frame": frame,
        "form": form,
        "choices": choices_of(fits, request.POST.get("design", "")),
        "best": best_said(spoken(), next((fit for fit in fits if fit.can), None)) if fits else "",
        "unit": frame.chosen.unit if is_framed else "",
        "is_seen": is_framed and is_known(frame.chosen, frame.frame.start, timezone.now()),
        **shown_in(request, project, "proof"),
    }
    return render(request, "prove/new.html", context)


def choices_of(fits: list[Fit], chosen: str) -> list[Choice]:
    """Those that the numbers carry first, the strongest above; the strongest is chosen unless somebody chose."""
    language = spoken()
    best = next((fit.design for fit in fits if fit.can), "")
    ordered = sorted(fits, key=lambda fit: not fit.can)
    return [
        Choice(
            code=fit.design,
            name=language.say(DESIGNS[fit.design]),
            does=language.say(WHAT_DESIGNS_DO[fit.design]),
            can=fit.can,
            is_chosen=fit.design == (chosen or best),
            reasons=[reason_said(language, one) for one in (fit.cautions if fit.can else fit.reasons)],
        )
        for fit in ordered
    ]
