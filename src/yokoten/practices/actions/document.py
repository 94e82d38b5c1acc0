"""Files on a practice."""

from datetime import datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.attachment import keep_attachment, remove_attachment
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.practices.actions.practice import permit_change
from yokoten.practices.models import Practice, PracticeDocument
from yokoten.practices.rules.writing import tidy_line

MOST = 10


@action
def add_document(actor: Any, practice: Practice, upload: Any, *, title: str, now: datetime) -> PracticeDocument:
    """Keep an examined file with the practice; without a title it goes by its name."""
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    permit_change(actor, practice, "practices.add_document")
    if PracticeDocument.objects.filter(practice=practice).count() >= MOST:
        raise RuleBroken("practice_too_many_documents", most=MOST)
    attachment = keep_attachment(actor, upload, organisation=practice.organisation, now=now)
    named = tidy_line(title, 160) or attachment.name
    document = PracticeDocument.objects.create(practice=practice, attachment=attachment, title=named, added_at=now)
    record(actor, "practices.add_document", practice, organisation=practice.organisation, title=named)
    return document


@action
def remove_document(actor: Any, document: PracticeDocument) -> None:
    """Take a file off the practice, with its bytes."""
    document = PracticeDocument.objects.select_for_update(of=("self",)).select_related("practice").get(pk=document.pk)
    practice = document.practice
    permit_change(actor, practice, "practices.remove_document")
    record(actor, "practices.remove_document", practice, organisation=practice.organisation, title=document.title)
    remove_attachment(actor, document.attachment)
