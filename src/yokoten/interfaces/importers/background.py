"""Storing a large import behind the pages: it survives a restart, says how far it is and tells when it is done."""

from django.utils import timezone
from django_tasks import task

from yokoten.interfaces.importers.intake import store
from yokoten.interfaces.wording.imports import done_letter
from yokoten.interfaces.wording.language import speak
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import Refusal
from yokoten.kernel.models import Person
from yokoten.measure.actions.confirming import fail_import
from yokoten.measure.models import DatasetImport

LARGE_VALUES = 50_000


@task()
def store_in_background(number: int, person: int | None, address: str) -> None:
    """Store import `number` for a person; a refusal is kept with the import, where it can be confirmed again."""
    dataset = DatasetImport.objects.select_related("organisation").defer("content").filter(pk=number).first()
    if dataset is None or dataset.state != DatasetImport.State.STORING:
        return
    actor = Person.objects.filter(pk=person).first() or SYSTEM
    try:
        store(actor, dataset, now=timezone.now(), letter=_letter(actor, dataset, address))
    except Refusal as refusal:
        fail_import(SYSTEM, dataset, code=refusal.code, facts=refusal.facts)
    except Exception:
        fail_import(SYSTEM, dataset, code="import_failed", facts={})
        raise


def _letter(actor: Person | object, dataset: DatasetImport, address: str) -> Letter | None:
    if not isinstance(actor, Person):
        return None
    language = speak(actor.language or dataset.organisation.language)
    subject, body = done_letter(language, dataset.title, address)
    return Letter(f"import-{dataset.pk}-stored", "email", actor.email, subject, body, language.code)
