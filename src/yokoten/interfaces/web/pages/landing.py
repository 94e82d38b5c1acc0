"""The front door: what this is, for whom, and the way in."""

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yokoten.kernel.queries.demonstration import demonstration_accounts


def home(request: HttpRequest) -> HttpResponse:
    """Visitors get the explanation and the demo; people who are signed in go to their region."""
    if request.user.is_authenticated and "about" not in request.GET:
        return redirect("measure")
    if not get_user_model().objects.exists():
        return redirect("start")
    return render(request, "pages/landing.html", {"accounts": demonstration_accounts()})
