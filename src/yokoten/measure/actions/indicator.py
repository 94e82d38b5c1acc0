"""Indicators and their sources: the house's own are kept by administrators, an organisation's by its people."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import is_administrator, require
from yokoten.kernel.rules.texts import tidy_names
from yokoten.measure.models import Indicator, Observation, Source

CODE = re.compile(r"^[a-z0-9][a-z0-9_-]{0,63}$")
VISIBILITIES = ("public", "network", "own")


@dataclass(frozen=True)
class IndicatorDetails:
    """What is known of an indicator beside its code; a ratio names both parts."""

    names: Mapping[str, str]
    unit: str
    definitions: Mapping[str, str] = field(default_factory=dict)
    unit_names: Mapping[str, str] = field(default_factory=dict)
    decimals: int = 1
    theme: str = "economy"
    direction: str = Indicator.Direction.HIGHER
    part: str = Indicator.Part.CONTEXT
    prices: str = Indicator.Prices.NONE
    is_skewed: bool = False
    merge: str = Indicator.Merge.NONE
    numerator: Indicator | None = None
    denominator: Indicator | None = None
    factor: float = 1.0
    deflator: Indicator | None = None
    source: Source | None = None
    visibility: str = "public"


@dataclass(frozen=True)
class SourceDetails:
    """Who publishes figures, where, and under which licence; texts are keyed by language."""

    names: Mapping[str, str]
    publishers: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    licences: Mapping[str, str] = field(default_factory=dict)


@action
def add_indicator(actor: Any, code: str, details: IndicatorDetails, *, organisation: Any = None) -> Indicator:
    """Define an indicator, of the house or of an organisation."""
    require(actor, "measure.add_indicator", organisation)
    _check_code(code, Indicator)
    indicator = Indicator(code=code, organisation=organisation)
    _describe(indicator, details)
    indicator.save()
    record(actor, "measure.add_indicator", indicator, organisation=organisation)
    return indicator


@action
def change_indicator(actor: Any, indicator: Indicator, details: IndicatorDetails) -> Indicator:
    """Change names, definitions, unit, direction, part, price basis, parts or source.

    The unit of an indicator that has values stays: other figures would silently mean something else.
    """
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    require(actor, "measure.change_indicator", indicator.organisation)
    if details.unit.strip() != indicator.unit and Observation.objects.filter(indicator=indicator).exists():
        raise RuleBroken("indicator_unit_in_use", unit=indicator.unit)
    changes = _describe(indicator, details)
    indicator.save()
    if changes:
        record(actor, "measure.change_indicator", indicator, organisation=indicator.organisation, **changes)
    return indicator


@action
def withdraw_indicator(actor: Any, indicator: Indicator, *, on: date) -> Indicator:
    """Offer an indicator no longer for new comparisons; its values and old comparisons stay."""
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    require(actor, "measure.withdraw_indicator", indicator.organisation)
    if put(indicator, withdrawn_on=on):
        indicator.save(update_fields=["withdrawn_on"])
        record(actor, "measure.withdraw_indicator", indicator, organisation=indicator.organisation, on=on)
    return indicator


@action
def restore_indicator(actor: Any, indicator: Indicator) -> Indicator:
    """Offer a withdrawn indicator again."""
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    require(actor, "measure.restore_indicator", indicator.organisation)
    if put(indicator, withdrawn_on=None):
        indicator.save(update_fields=["withdrawn_on"])
        record(actor, "measure.restore_indicator", indicator, organisation=indicator.organisation)
    return indicator


@action
def add_source(actor: Any, code: str, details: SourceDetails) -> Source:
    """Name a publisher's table or document that figures come from."""
    require(actor, "measure.add_source")
    _check_code(code, Source)
    source = Source(code=code)
    _name_source(source, details)
    source.save()
    record(actor, "measure.add_source", source, code=code)
    return source


@action
def change_source(actor: Any, source: Source, details: SourceDetails) -> Source:
    """Change a source's names, publisher, address or licence; administrators only, as everybody's figures cite it."""
    source = Source.objects.select_for_update().get(pk=source.pk)
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="measure.change_source")
    changes = _name_source(source, details)
    source.save()
    if changes:
        record(actor, "measure.change_source", source, **changes)
    return source


def _check_code(code: str, model: type[Indicator] | type[Source]) -> None:
    if not CODE.fullmatch(code):
        raise RuleBroken("code_not_valid", code=code)
    if model.objects.filter(code=code).exists():
        raise RuleBroken("code_taken", code=code)


def _name_source(source: Source, details: SourceDetails) -> dict[str, Any]:
    names = tidy_names(details.names)
    if not names:
        raise RuleBroken("name_missing")
    address = details.address.strip()
    if address and not address.startswith(("https://", "http://")):
        raise RuleBroken("address_not_valid", address=address)
    return put(
        source, names=names, publishers=tidy_names(details.publishers), address=address[:500],
        licences=tidy_names(details.licences),
    )  # fmt: skip


def _describe(indicator: Indicator, details: IndicatorDetails) -> dict[str, Any]:
    names = tidy_names(details.names)
    if not names:
        raise RuleBroken("name_missing")
    _check_parts(indicator, details)
    _check_choices(details)
    plain = {
        name: getattr(details, name)
        for name in (
            "decimals", "theme", "direction", "part", "prices", "is_skewed", "merge", "numerator", "denominator",
            "factor", "deflator", "source", "visibility",
        )
    }  # fmt: skip
    return put(
        indicator,
        names=names,
        definitions=tidy_names(details.definitions),
        unit=details.unit.strip()[:32],
        unit_names=tidy_names(details.unit_names),
        **plain,
    )


def _check_choices(details: IndicatorDetails) -> None:
    offered = (
        (details.direction, Indicator.Direction.values),
        (details.part, Indicator.Part.values),
        (details.prices, Indicator.Prices.values),
        (details.merge, Indicator.Merge.values),
        (details.visibility, VISIBILITIES),
    )
    for choice, choices in offered:
        if choice not in choices:
            raise RuleBroken("choice_unknown", choice=choice)
    if not details.unit.strip():
        raise RuleBroken("unit_missing")


def _check_parts(indicator: Indicator, details: IndicatorDetails) -> None:
    """A ratio has two different parts, none of them itself or again a ratio of it."""
    parts = [part for part in (details.numerator, details.denominator) if part is not None]
    if len(parts) == 1:
        raise RuleBroken("ratio_needs_both_parts")
    if any(part.pk == indicator.pk and part.pk is not None for part in (*parts, details.deflator) if part):
        raise RuleBroken("indicator_its_own_part", indicator=indicator.code)
    if any(indicator.pk and indicator.pk in (part.numerator_id, part.denominator_id) for part in parts):
        raise RuleBroken("indicator_its_own_part", indicator=indicator.code)
