"""Runs that compute intervals of frontier questions."""

from django.db.models import QuerySet

from yokoten.compare.models import FrontierRun

OPEN = (FrontierRun.State.WAITING, FrontierRun.State.RUNNING)


def run_about(fingerprint: str) -> FrontierRun | None:
    """The run of these figures and this question: the one that counts, else the last that was given up.

    Whoever can tell the fingerprint sees the same figures, so the intervals are theirs to see as well.
    """
    found = FrontierRun.objects.filter(fingerprint=fingerprint).select_related("created_by")
    return found.exclude(state=FrontierRun.State.GIVEN_UP).first() or found.first()


def run_by_number(number: int) -> FrontierRun | None:
    return FrontierRun.objects.select_related("created_by", "organisation", "focus").filter(pk=number).first()


def runs_open() -> QuerySet[FrontierRun]:
    """Waiting or running."""
    return FrontierRun.objects.filter(state__in=OPEN).select_related("created_by", "focus")
