"""What every operation that reads has in common: who may, how often, entity tags, documented refusals."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Any, TypeVar

from django.utils import timezone
from ninja import Router
from ninja.decorators import decorate_view
from pydantic import AfterValidator, BeforeValidator, StringConstraints

from yokoten.interfaces.api.problems import Problem
from yokoten.interfaces.api.rate import READS, PerCaller
from yokoten.interfaces.api.tags import tagged
from yokoten.interfaces.api.tokens import READERS

View = TypeVar("View", bound=Callable[..., Any])
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._:-]{1,64}$")]
Period = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-Q[1-4]|-[0-9]{2})?$")]
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _written(given: Any) -> Any:
    """Days and moments are written out; a bare number is none."""
    if isinstance(given, str) and not _DAY.match(given):
        raise ValueError("write 2024-05-01 or 2024-05-01T12:00:00Z")
    return given


def _in_utc(moment: datetime) -> datetime:
    """A moment without a zone is meant in the installation's own."""
    try:
        aware = timezone.make_aware(moment) if timezone.is_naive(moment) else moment
        return aware.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("outside the calendar") from error


Day = Annotated[date, BeforeValidator(_written)]
Moment = Annotated[datetime, BeforeValidator(_written), AfterValidator(_in_utc)]
LANGUAGES = ("ru", "vi", "sv", "en")
PER_CALLER = PerCaller(READS)


def reads(router: Router, path: str, answer: Any, *, one: bool = False) -> Callable[[View], View]:
    """Register a view that reads a list, or `one` thing that may be missing."""
    refusals = {400: None, 401: Problem, 422: Problem, 429: Problem} | ({404: Problem} if one else {})

    def register(view: View) -> View:
        register_as = router.get(
            path, response={200: answer, 304: None, **refusals}, auth=READERS, throttle=[PER_CALLER],
            summary=view.__name__.replace("_", " ").capitalize(),
        )  # fmt: skip
        return register_as(decorate_view(tagged)(view))

    return register


def names_of(thing: Any) -> dict[str, str]:
    """A thing's name in each of the four languages, each falling back as on the pages."""
    return {language: thing.name(language) for language in LANGUAGES}
