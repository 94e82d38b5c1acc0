"""Numbers of a target from an official figure: choose it, look again, note by hand again."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions import following as acts
from yokoten.adopt.models import Target
from yokoten.adopt.queries.following import following_of
from yokoten.adopt.queries.project import target_by_number
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.following_forms import FigureForm, PlaceForm
from yokoten.interfaces.web.adopt.project import mine
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.adopt_following import PERIODS
from yokoten.kernel.queries import places_by_code


@login_required
def one(request: HttpRequest, number: int) -> HttpResponse:
    """The figures of a place; the one chosen becomes the numbers of the target."""
    target = found(target_by_number(request.user, number))
    project = mine(request, target.project.key, "adopt.follow_indicator")
    home = project.organisation.place
    code = request.GET.get("place", home.code if home else "")
    place = places_by_code([code]).get(code)
    form = FigureForm(request.POST or None)
    has_figures = place is not None and form.offer(request.user, place)
    if request.method == "POST" and has_figures and form.is_valid():
        act = lambda: acts.follow_indicator(  # noqa: E731
            request.user, target, form.followed, today=timezone.localdate(), now=timezone.now()
        )
        if attempt(request, act, gettext("The numbers are taken from the official figure."), form):
            return redirect("target", target.pk)
    context = {
        "target": target, "place": PlaceForm(initial={"place": code}).offer(), "form": form if has_figures else None,
        **shown_in(request, project, "numbers"),
    }  # fmt: skip
    return render(request, "adopt/target_figures.html", context)


@require_POST
@login_required
def act(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Take in what is new, or go back to noting by hand."""
    target = found(target_by_number(request.user, number))
    if what == "stop":
        attempt(request, lambda: acts.stop_following(request.user, target), gettext("Numbers are noted by hand again."))
    else:
        again = lambda: acts.refresh_numbers(  # noqa: E731
            request.user, target, today=timezone.localdate(), now=timezone.now()
        )
        attempt(request, again, gettext("The figures are as they stand in the source now."))
    return redirect("target", target.pk)


def shown_following(target: Target) -> dict[str, Any] | None:
    """What the page of a target says of the figure it follows."""
    following = following_of(target)
    if following is None:
        return None
    return {
        "indicator": following.indicator,
        "place": following.place,
        "periods": spoken().say(PERIODS[following.kind]),
        "looked_on": timezone.localdate(following.looked_at),
        "breaks": ", ".join(following.breaks),
    }
