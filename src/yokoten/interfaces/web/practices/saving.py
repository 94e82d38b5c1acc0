"""Saving the long page: words and figures first, then concepts, then files; a refused file undoes no words."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from yokoten.interfaces.web.account.saying import say
from yokoten.interfaces.web.attachments import received
from yokoten.interfaces.web.practices.forms import PracticeForm
from yokoten.kernel.errors import Refusal
from yokoten.practices.actions.document import add_document, remove_document
from yokoten.practices.actions.practice import PracticeDetails, change_practice
from yokoten.practices.actions.tagging import confirm_concepts
from yokoten.practices.models import Practice
from yokoten.practices.queries.practice import documents_of
from yokoten.practices.queries.suggesting import concept_named


def save_all(request: HttpRequest, practice: Practice, form: PracticeForm, details: PracticeDetails) -> datetime:
    """Save what the page holds and say when; refused as a whole only for the words themselves."""
    now = timezone.now()
    note, revision = form.cleaned_data["note"], form.cleaned_data["revision"]
    change_practice(request.user, practice, details, revision=revision, now=now, note=note)
    for part in (_save_concepts, _remove_documents, _add_document):
        try:
            part(request, practice, now)
        except Refusal as refusal:
            say(request, refusal)
    return now


def _save_concepts(request: HttpRequest, practice: Practice, now: datetime) -> None:
    codes = request.POST.getlist("concept")
    named = concept_named(request.POST.get("concept_named", ""))
    confirm_concepts(request.user, practice, [*codes, *([named.code] if named else [])], now=now)


def _remove_documents(request: HttpRequest, practice: Practice, now: datetime) -> None:
    numbers = [int(number) for number in request.POST.getlist("remove_document") if number.isdecimal()]
    for document in documents_of(practice).filter(pk__in=numbers):
        remove_document(request.user, document)


def _add_document(request: HttpRequest, practice: Practice, now: datetime) -> None:
    file = request.FILES.get("file")
    if file is not None:
        title = request.POST.get("file_title", "")
        add_document(request.user, practice, received(file), title=title, now=now)
