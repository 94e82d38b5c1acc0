"""Files of practices, and what of them is there already."""

from typing import Any

from django.db.models import QuerySet

from yokoten.practices.models import Practice, PracticeImport
from yokoten.practices.policies import imports_seen_by


def practice_imports_seen(actor: Any) -> QuerySet[PracticeImport]:
    """Files of the organisations in which the actor works, the newest first, without their bytes."""
    found = PracticeImport.objects.filter(imports_seen_by(actor)).select_related("organisation", "created_by")
    return found.defer("content", "before")


def practice_import_by_number(actor: Any, number: int) -> PracticeImport | None:
    """One file with its bytes."""
    found = PracticeImport.objects.filter(imports_seen_by(actor)).select_related("organisation")
    return found.filter(pk=number).first()


def fingerprints_of(organisation: Any) -> dict[str, str]:
    """By import key what each practice of the organisation was like when it was last brought in."""
    found = Practice.objects.filter(organisation=organisation).exclude(import_key="")
    return dict(found.values_list("import_key", "import_print"))
