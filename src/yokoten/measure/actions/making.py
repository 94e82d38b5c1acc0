"""What an import brings along: indicators, places and a source that were not here before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.kernel.actions.place import PlaceDetails, add_place
from yokoten.kernel.queries import places
from yokoten.measure.actions.checking import placed_of
from yokoten.measure.actions.indicator import IndicatorDetails, SourceDetails, add_indicator, add_source
from yokoten.measure.models import DatasetImport, Indicator, Source
from yokoten.measure.queries.indicator import indicators_by_codes, source_by_code
from yokoten.measure.queries.intake import place_index
from yokoten.measure.rules.gate.digits import decimals_of
from yokoten.measure.rules.intake.mapping import Choice, Mapping
from yokoten.measure.rules.intake.naming import code_of
from yokoten.measure.rules.intake.placing import NEW, Placed
from yokoten.measure.rules.records import Records

SKEWED_TIMES, SAMPLED, MOST_DECIMALS = 10.0, 200, 3


@dataclass(frozen=True)
class Made:
    """Ids of the records' indicators (-1 left out), the source, and the codes of what is new."""

    indicator_ids: list[int]
    source: Source
    new_indicators: list[str]
    new_places: list[str]


def made_from(actor: Any, dataset: DatasetImport, records: Records) -> Made:
    """Make what the mapping calls new, inside the running transaction; each act is permitted and recorded by itself."""
    said = Mapping.from_json(dataset.layout["mapping"])
    source = source_by_code(said.source) if said.source else _new_source(actor, dataset, said.source_name)
    choices = [said.indicators.get(text, Choice(is_left_out=True)) for text in records.indicators]
    known = {one.code: one.pk for one in indicators_by_codes(actor, [one.code for one in choices if one.code])}
    has_new = any(choice.is_new for choice in choices)
    taken = set(Indicator.objects.values_list("code", flat=True)) if has_new else set()
    samples = _samples(records) if has_new else []
    new: list[str] = []
    ids = []
    for number, choice in enumerate(choices):
        if choice.is_new:
            made = _new_indicator(actor, dataset, (choice, source), samples[number], taken)
            taken.add(made.code)
            new.append(made.code)
            ids.append(made.pk)
        else:
            ids.append(known.get(choice.code, -1))
    return Made(ids, source, new, _new_places(actor, dataset))


def _new_source(actor: Any, dataset: DatasetImport, name: str) -> Source:
    taken = set(Source.objects.values_list("code", flat=True))
    code = code_of(name, taken, otherwise="source")
    return add_source(actor, code, SourceDetails({_language(dataset): name.strip()[:200]}))


def _new_indicator(
    actor: Any, dataset: DatasetImport, said: tuple[Choice, Source], values: np.ndarray, taken: set[str]
) -> Indicator:
    choice, source = said
    language = _language(dataset)
    details = IndicatorDetails(
        names={language: choice.name},
        unit=choice.unit,
        unit_names={language: choice.unit},
        decimals=min(MOST_DECIMALS, max((decimals_of(value) for value in values[:SAMPLED].tolist()), default=0)),
        direction=choice.direction,
        part=choice.part,
        prices=choice.prices,
        is_skewed=bool(len(values) and values.min() > 0 and values.max() > SKEWED_TIMES * np.median(values)),
        source=source,
    )
    return add_indicator(actor, code_of(choice.name, taken), details, organisation=dataset.organisation)


def _samples(records: Records) -> list[np.ndarray]:
    """The finite values of every indicator."""
    order = np.argsort(records.indicator, kind="stable")
    ends = np.cumsum(np.bincount(records.indicator, minlength=len(records.indicators)))[:-1]
    return [values[np.isfinite(values)] for values in np.split(records.value[order], ends)]


def _new_places(actor: Any, dataset: DatasetImport) -> list[str]:
    """Add the places a person called new, and write their codes into the import."""
    placed = placed_of(dataset)
    wanted = [one for one in placed if one.place == NEW]
    if not wanted:
        return []
    country = _country([one.place for one in placed])
    taken = set(places().values_list("code", flat=True))
    codes: dict[str, str] = {}
    for one in wanted:
        code = _place_code(one, country, taken | set(codes.values()))
        add_place(actor, code, PlaceDetails({_language(dataset): one.name}, country=country))
        codes[one.key] = code
    plain = [{**one.to_json(), "place": codes.get(one.key, one.place)} for one in placed]
    dataset.layout = {**dataset.layout, "placed": plain}
    return list(codes.values())


def _place_code(one: Placed, country: str, taken: set[str]) -> str:
    if one.code and one.code.isascii() and one.code.replace("-", "").isalnum() and one.code not in taken:
        return one.code[:24]
    return code_of(one.name, {code.lower() for code in taken}, prefix=f"{country or 'XX'}-".lower()).upper()[:24]


def _country(codes: Sequence[str]) -> str:
    spots = place_index().spots
    countries = [spots[code].country for code in codes if code in spots and spots[code].country]
    return max(countries, key=countries.count) if countries else ""


def _language(dataset: DatasetImport) -> str:
    person = dataset.created_by
    return (person.language if person else "") or (dataset.organisation.language if dataset.organisation else "en")
