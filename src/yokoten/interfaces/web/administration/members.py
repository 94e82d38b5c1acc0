"""People of an organisation: invite, change a role, end a membership."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, found, show
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.letters import InvitationFacts
from yokoten.interfaces.wording.letters import invitation as invitation_letter
from yokoten.kernel.actions.membership import end_membership
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.actions.person import INVITATION_DAYS, Invitation, Newcomer, invite_person
from yokoten.kernel.models import Organisation, Role
from yokoten.kernel.policies import can_grant_role, can_manage_members
from yokoten.kernel.queries import members_of, organisations_visible_to, roles


class InviteForm(forms.Form):
    """Whom, in which role, in which language the letter is."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Role"))
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)

    def offer(self, actor: Any, organisation: Organisation) -> "InviteForm":
        """Only roles that the actor may give."""
        language = spoken()
        offered = [role for role in roles() if can_grant_role(actor, role, organisation)]
        self.fields["role"].choices = [(role.code, role.name(language.code)) for role in offered]
        return self


@login_required
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """Invite somebody by e-mail."""
    organisation = found(organisations_visible_to(request.user).filter(code=code).first())
    if not can_manage_members(request.user, organisation):
        found(None)
    form = InviteForm(request.POST or None, initial={"language": organisation.language})
    form.offer(request.user, organisation)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        role = found(Role.objects.filter(code=said["role"]).first())
        newcomer = Newcomer(said["email"], said["name"], said["language"])
        act = lambda: invite_person(  # noqa: E731
            request.user, organisation, role, newcomer, write_letter=_writer(request, role, said["language"])
        )
        if attempt(request, act, gettext("The invitation is in the outbox."), form):
            return redirect("administration_organisation", code)
    return show(request, "invite", "organisations", form=form, organisation=organisation)


@require_POST
@login_required
def end(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """End a membership; it counted for the last time yesterday."""
    organisation = found(organisations_visible_to(request.user).filter(code=code).first())
    membership = found(members_of(request.user, organisation).filter(pk=number).first())
    yesterday = timezone.localdate() - timedelta(days=1)
    act = lambda: end_membership(request.user, membership, last_day=yesterday)  # noqa: E731
    attempt(request, act, gettext("The membership has ended."))
    return redirect("administration_organisation", code)


def _writer(request: HttpRequest, role: Role, code: str) -> Any:
    """Write the letter once the person, and with it the key, is there."""
    language = speak(code)

    def write(invited: Invitation) -> Letter:
        page = reverse("invitation", args=[invited.key]) if invited.is_new else reverse("account_login")
        facts = InvitationFacts(
            inviter=str(request.user),
            organisation=invited.organisation.name(code),
            role=role.name(code),
            address=request.build_absolute_uri(page),
            days=INVITATION_DAYS,
            is_new=invited.is_new,
        )
        subject, body = invitation_letter(language, facts)
        key = f"invitation:{invited.organisation.pk}:{invited.person.pk}:{role.pk}:{timezone.now():%Y%m%d%H%M%S}"
        return Letter(key, "email", invited.person.email, subject, body, code)

    return write
