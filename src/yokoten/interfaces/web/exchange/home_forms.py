"""Forms of what comes home: a finding, a lesson, a commitment and its follow-up."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.exchange.actions.home import Drawn, Promised
from yokoten.exchange.actions.noting import Noted
from yokoten.exchange.models import Commitment, Finding, Lesson, Trip, Visit
from yokoten.interfaces.web.administration.names import said_choices
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.templatetags.exchange import host_name
from yokoten.interfaces.wording.visits import FINDING_KINDS, OUTCOMES, VERDICTS
from yokoten.kernel.queries import members_of


def _long(label: Any, *, required: bool = False, rows: int = 3, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, widget=widget, max_length=20_000, help_text=help_text)


class FindingForm(forms.Form):
    """What was seen, where, and to which question it belongs."""

    text = _long(_("What you saw"), required=True, rows=4, help_text=_("A fact first: what, how many, since when."))
    kind = forms.ChoiceField(label=_("Kind"))
    site = forms.ChoiceField(label=_("Site"), required=False)
    where = forms.CharField(label=_("Where exactly"), max_length=160, required=False)
    question = forms.ChoiceField(label=_("Belongs to the question"), required=False)

    def offer(self, visit: Visit) -> "FindingForm":
        self._sites = {str(one.pk): one for one in visit.sites.all()}
        self._questions = {str(one.pk): one for one in visit.trip.questions.all()}
        self.fields["kind"].choices = said_choices(FINDING_KINDS)
        self.fields["site"].choices = [("", "–"), *((key, one.name) for key, one in self._sites.items())]
        asked = ((key, one.text[:90]) for key, one in self._questions.items())
        self.fields["question"].choices = [("", "–"), *asked]
        return self

    def noted(self, there: Finding | None, key: UUID, language: str, now: datetime) -> Noted:
        said = self.cleaned_data
        return Noted(
            key=there.key if there else key,
            text=said["text"],
            language=there.language if there else language,
            seen_at=there.seen_at if there else now,
            kind=said["kind"],
            where=said["where"],
            site=self._sites.get(said["site"]),
            question=self._questions.get(said["question"]),
            based_on=there.revision if there else 0,
        )


class LessonForm(forms.Form):
    """Copy, adapt or avoid; what; why; on which findings it rests."""

    verdict = forms.ChoiceField(label=_("What you do with it"), widget=forms.RadioSelect)
    text = _long(_("The lesson"), required=True)
    why = _long(_("Why, and what has to be different at home"))
    visit = forms.ChoiceField(label=_("Learnt at"), required=False)
    findings = forms.MultipleChoiceField(
        label=_("It rests on these findings"), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_shared_with_host = forms.BooleanField(label=_("The host may read it"), required=False, initial=True)

    def offer(self, visits: list[Visit], findings: list[Finding]) -> "LessonForm":
        self._visits = {str(one.pk): one for one in visits}
        self._findings = {str(one.pk): one for one in findings}
        words = {code: said for code, (_shape, said) in VERDICTS.items()}
        self.fields["verdict"].choices = said_choices(words)
        named = ((key, host_name(one)) for key, one in self._visits.items())
        self.fields["visit"].choices = [("", gettext("the whole trip")), *named]
        self.fields["findings"].choices = [(key, one.text[:140]) for key, one in self._findings.items()]
        return self

    def drawn(self, language: str, there: Lesson | None) -> Drawn:
        said = self.cleaned_data
        visit = self._visits.get(said["visit"])
        return Drawn(
            verdict=said["verdict"],
            text=said["text"],
            language=language,
            why=said["why"],
            visit=visit,
            practice=there.practice if there else (visit.practice if visit else None),
            findings=tuple(self._findings[key] for key in said["findings"]),
            is_shared_with_host=said["is_shared_with_host"],
        )


class CommitmentForm(forms.Form):
    """What, who, by when."""

    text = _long(_("What will be done"), required=True)
    owner = forms.ChoiceField(label=_("Who does it"), required=False)
    owner_name = forms.CharField(label=_("Somebody without an account"), max_length=120, required=False)
    due_on = day_field(_("Due by"), required=True)
    lesson = forms.ChoiceField(label=_("Because of the lesson"), required=False)
    is_shared_with_host = forms.BooleanField(label=_("The host may read it"), required=False, initial=True)

    def offer(self, actor: Any, trip: Trip, lessons: list[Lesson]) -> "CommitmentForm":
        people = {one.person_id: one.person for one in members_of(actor, trip.organisation) if one.person.is_active}
        self._people = {str(key): one for key, one in people.items()}
        self._lessons = {str(one.pk): one for one in lessons}
        self.fields["owner"].choices = [("", "–"), *((key, str(one)) for key, one in self._people.items())]
        named = ((key, one.text[:90]) for key, one in self._lessons.items())
        self.fields["lesson"].choices = [("", "–"), *named]
        return self

    def promised(self, language: str) -> Promised:
        said = self.cleaned_data
        return Promised(
            text=said["text"],
            language=language,
            due_on=said["due_on"],
            owner=self._people.get(said["owner"]),
            owner_name=said["owner_name"],
            lesson=self._lessons.get(said["lesson"]),
            is_shared_with_host=said["is_shared_with_host"],
        )


class DropForm(forms.Form):
    """Why it is given up."""

    reason = _long(_("Why it is given up"), required=True)


class FollowUpForm(forms.Form):
    """What came of it."""

    outcome = forms.ChoiceField(label=_("What came of it"), widget=forms.RadioSelect)
    words = _long(_("In words"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {code: said for code, (_shape, said) in OUTCOMES.items()}
        self.fields["outcome"].choices = said_choices(words)


def known_finding(there: Finding | None) -> dict[str, Any]:
    if there is None:
        return {"kind": "fact"}
    keys = {"site": str(there.site_id or ""), "question": str(there.question_id or "")}
    return {"text": there.text, "kind": there.kind, "where": there.where, **keys}


def known_lesson(there: Lesson | None) -> dict[str, Any]:
    if there is None:
        return {"is_shared_with_host": True}
    plain = ("verdict", "text", "why", "is_shared_with_host")
    findings = [str(one.pk) for one in there.findings.all()]
    return {**{name: getattr(there, name) for name in plain}, "visit": str(there.visit_id or ""), "findings": findings}


def known_commitment(there: Commitment | None) -> dict[str, Any]:
    if there is None:
        return {"is_shared_with_host": True}
    plain = ("text", "owner_name", "due_on", "is_shared_with_host")
    keys = {"owner": str(there.owner_id or ""), "lesson": str(there.lesson_id or "")}
    return {**{name: getattr(there, name) for name in plain}, **keys}
