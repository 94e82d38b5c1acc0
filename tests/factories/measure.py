"""Indicators, sources, imports and values."""

from itertools import count

from factories.kernel import make_place
from yokoten.measure.models import DatasetImport, Indicator, Observation, Source
from yokoten.measure.rules.batch import BatchRow

_numbers = count(1)


def make_source(code="", **details):
    code = code or f"source-{next(_numbers)}"
    names = details.pop("names", {"en": code.title()})
    return Source.objects.create(code=code, names=names, **details)


def make_indicator(code="", **details):
    code = code or f"indicator-{next(_numbers)}"
    names = details.pop("names", {"en": code.title()})
    return Indicator.objects.create(code=code, names=names, unit=details.pop("unit", "item"), **details)


def make_import(organisation=None, **details):
    title = details.pop("title", f"Import {next(_numbers)}")
    state = details.pop("state", DatasetImport.State.STORED)
    return DatasetImport.objects.create(organisation=organisation, title=title, state=state, **details)


def make_observation(indicator=None, place=None, period="2023", value=1.0, **details):
    """A value in force; for an organisation when one is given and no place."""
    if place is None and "organisation" not in details:
        place = make_place()
    return Observation.objects.create(
        indicator=indicator or make_indicator(), place=place, period=period, value=value, **details
    )


def make_batch_row(indicator, place, period="2023", value=1.0, **details):
    return BatchRow(indicator=indicator.code, place=place.code, period=period, value=value, **details)
