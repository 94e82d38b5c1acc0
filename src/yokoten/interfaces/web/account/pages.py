"""One's own account, the first account of an instance, an invitation."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext

from yokoten.interfaces.web.account.forms import DetailsForm, FirstAccountForm, PasswordForm
from yokoten.interfaces.web.account.saying import say
from yokoten.kernel.actions.person import Newcomer, accept_invitation, change_own_details, invited_person, open_instance
from yokoten.kernel.errors import Refusal
from yokoten.kernel.models import Person
from yokoten.kernel.queries import live_memberships

BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Name, language, colours, home region; where one is a member; how one signs in."""
    person = request.user
    start = {"name": person.name, "language": person.language, "theme": person.theme, "home": person.home}
    start["home"] = person.home.code if person.home else ""
    form = DetailsForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        change_own_details(person, **form.cleaned_data)
        say(request, gettext("Your account is saved."))
        return redirect("account")
    return render(request, "account/account.html", {"form": form, "memberships": live_memberships(person)})


def start(request: HttpRequest) -> HttpResponse:
    """The first visit to an empty instance: make the first administrator, then lead on."""
    if Person.objects.exists():
        return redirect("home")
    form = FirstAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        newcomer = Newcomer(said["email"], said["name"], (get_language() or "en")[:2], said["password"])
        try:
            person = open_instance(None, newcomer)
        except Refusal as refusal:
            form.add_error(None, say(None, refusal))
        else:
            login(request, person, backend=BACKEND)
            return redirect("administration")
    return render(request, "account/start.html", {"form": form})


def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever holds the key chooses name and password and is signed in."""
    person = invited_person(key)
    form = PasswordForm(request.POST or None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        try:
            person = accept_invitation(
                None, key, name=form.cleaned_data["name"], password=form.cleaned_data["password"]
            )
        except Refusal as refusal:
            form.add_error(None, say(None, refusal))
        else:
            login(request, person, backend=BACKEND)
            return redirect("home")
    where = live_memberships(person)
    return render(request, "account/invitation.html", {"form": form, "invited": person, "memberships": where})
