"""Indicators, sources, imports and values."""

from itertools import count

from factories.kernel import make_place
from yokoten.measure.actions.goal import GoalDetails
from yokoten.measure.models import DatasetImport, Goal, Indicator, Observation, Source
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


def make_goal(place=None, **details):
    """A goal in force; of the level of a new indicator unless told otherwise."""
    start = {"comparator": "at_least", "value": 10.0, "horizon": 2030, "documents": {"en": "Plan of the region"}}
    if "indicator" not in details and details.get("subject", "level") != "other":
        start["indicator"] = make_indicator()
    return Goal.objects.create(place=place or make_place(), **{**start, **details})


def goal_details(**changes):
    start = {"comparator": "at_least", "value": 10.0, "horizon": 2030, "documents": {"en": "Plan of the region"}}
    start |= {"subject": "other", "names": {"en": "Plans in force"}}
    return GoalDetails(**{**start, **changes})
