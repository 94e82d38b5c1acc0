"""API tokens of an organisation: issue, shown once; revoke."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, found, show
from yokoten.kernel.actions.token import issue_token, revoke_token
from yokoten.kernel.policies import can_manage_tokens
from yokoten.kernel.queries import organisations_visible_to, tokens_of


class TokenForm(forms.Form):
    """Which program, what it may, until when."""

    label = forms.CharField(label=_("Program"), max_length=100, help_text=_("So that you can tell tokens apart later."))
    may_write = forms.BooleanField(
        label=_("May write observations"), required=False, help_text=_("Without this the program only reads.")
    )
    expires_on = forms.DateField(
        label=_("Last day"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Empty: until it is revoked."),
    )  # fmt: skip


@never_cache
@login_required
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Issue a token; its secret is on the answering page and nowhere else."""
    organisation = found(organisations_visible_to(request.user).filter(code=code).first())
    if not can_manage_tokens(request.user, organisation):
        found(None)
    form = TokenForm(request.POST or None)
    issued = None
    if request.method == "POST" and form.is_valid():
        act = lambda: issue_token(request.user, organisation, **form.cleaned_data)  # noqa: E731
        issued = attempt(request, act, gettext("The token is issued."), form)
    return show(request, "token", "organisations", form=form, organisation=organisation, issued=issued)


@require_POST
@login_required
def revoke(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Revoke a token."""
    token = found(tokens_of(request.user).filter(pk=number, organisation__code=code).first())
    act = lambda: revoke_token(request.user, token, now=timezone.now())  # noqa: E731
    attempt(request, act, gettext("The token no longer works."))
    return redirect("administration_organisation", code)
