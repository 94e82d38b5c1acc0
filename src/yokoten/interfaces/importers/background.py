"""Storing a large import behind the pages: it survives a restart, says how far it is and tells when it is done."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from yokoten.interfaces.importers import course
from yokoten.interfaces.importers.intake import store
from yokoten.interfaces.wording.imports import done_letter, stopped_letter
from yokoten.interfaces.wording.language import Language, speak
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import Refusal, RuleBroken
from yokoten.kernel.models import Person
from yokoten.measure.actions.confirming import fail_import
from yokoten.measure.actions.importing import locked
from yokoten.measure.models import DatasetImport
from yokoten.measure.queries.intake import imports_storing

LARGE_VALUES = 50_000
AT_WORK = ("READY", "RUNNING")


@task()
def store_in_background(number: int, person: int | None, address: str) -> None:
    """Store import `number` for a person; a refusal is kept with the import, where it can be confirmed again."""
    dataset = DatasetImport.objects.select_related("organisation").defer("content").filter(pk=number).first()
    if dataset is None or dataset.state != DatasetImport.State.STORING:
        return
    actor = Person.objects.filter(pk=person).first() or SYSTEM
    try:
        follow = course.writing(number)
        store(actor, dataset, now=timezone.now(), letter=_letter(actor, dataset, address), follow=follow)
    except Refusal as refusal:
        _stop(dataset, refusal, actor)
    except Exception:
        _stop(dataset, RuleBroken("import_failed"), actor)
        raise
    finally:
        course.forget(number)


def release_lost_imports() -> int:
    """Give imports back that no task stores any more, with the reason; returns how many.

    A task is lost when it broke down and could not say so, when every worker that took it died, or when its entry was
    removed. Called by whoever looks after background work, see `config.wiring`.
    """
    return sum(_release(dataset) for dataset in imports_storing())


def _release(dataset: DatasetImport) -> bool:
    with transaction.atomic():
        locked(dataset)
        own = DBTaskResult.objects.filter(
            task_path=store_in_background.module_path, args_kwargs__args__0=dataset.pk
        ).order_by("-enqueued_at")
        if own.filter(status__in=AT_WORK).exists():
            return False
        last = own.first()
        person = Person.objects.filter(pk=last.args_kwargs["args"][1]).first() if last else dataset.created_by
        _stop(dataset, RuleBroken("import_given_up", title=dataset.title), person)
    return True


def _stop(dataset: DatasetImport, refusal: Refusal, person: Person | object) -> None:
    """Back to the questions with the reason, and a letter to whoever confirmed."""
    letter = _stopped(person, dataset, refusal) if isinstance(person, Person) else None
    fail_import(SYSTEM, dataset, code=refusal.code, facts=refusal.facts, letter=letter)


def _stopped(person: Person, dataset: DatasetImport, refusal: Refusal) -> Letter:
    language = _language(person, dataset)
    address = settings.PUBLIC_ADDRESS + reverse("import", args=[dataset.pk])
    subject, body = stopped_letter(language, dataset.title, sentence(language, refusal), address)
    key = f"import-{dataset.pk}-stopped-{get_random_string(8)}"
    return Letter(key, "email", person.email, subject, body, language.code)


def _language(person: Person, dataset: DatasetImport) -> Language:
    return speak(person.language or (dataset.organisation.language if dataset.organisation else ""))


def _letter(actor: Person | object, dataset: DatasetImport, address: str) -> Letter | None:
    if not isinstance(actor, Person):
        return None
    language = _language(actor, dataset)
    subject, body = done_letter(language, dataset.title, address)
    return Letter(f"import-{dataset.pk}-stored", "email", actor.email, subject, body, language.code)
