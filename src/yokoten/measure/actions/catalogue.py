"""The sources and indicators every installation starts with."""

from itertools import groupby
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.measure.models import Indicator, Source
from yokoten.measure.rules.catalogue import ListedIndicator, listed_indicators, listed_sources


@action
def load_catalogue(actor: Any) -> int:
    """Add the sources and indicators of the catalogue that are not here yet; returns how many indicators.

    Those that are here stay as they are: administrators may have changed them.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="measure.load_catalogue")
    sources = {source.code: source for source in Source.objects.all()}
    new = [Source(**vars(listed)) for listed in listed_sources() if listed.code not in sources]
    sources |= {source.code: source for source in Source.objects.bulk_create(new)}
    known = {indicator.code: indicator for indicator in Indicator.objects.all()}
    missing = [listed for listed in listed_indicators() if listed.code not in known]
    for _, ratios in groupby(missing, key=lambda listed: bool(listed.numerator)):
        added = Indicator.objects.bulk_create(_indicator(listed, known, sources) for listed in ratios)
        known |= {indicator.code: indicator for indicator in added}
    if new or missing:
        record(actor, "measure.load_catalogue", None, sources=len(new), indicators=len(missing))
    return len(missing)


def _indicator(listed: ListedIndicator, known: dict[str, Indicator], sources: dict[str, Source]) -> Indicator:
    return Indicator(
        source=sources[listed.source],
        numerator=known[listed.numerator] if listed.numerator else None,
        denominator=known[listed.denominator] if listed.denominator else None,
        **listed.facts,
    )
