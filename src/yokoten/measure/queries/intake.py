"""What an import needs to know before it is stored: places, indicators, what was said earlier, what is in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from yokoten.kernel.queries import places
from yokoten.kernel.rules.folding import fold
from yokoten.measure.models import ColumnMemory, DatasetImport, ImportAlarm, NameMemory, Observation
from yokoten.measure.policies import imports_seen_by
from yokoten.measure.queries.indicator import indicators_seen
from yokoten.measure.rules.intake.comparing import InForce
from yokoten.measure.rules.intake.decisions import version_of
from yokoten.measure.rules.intake.mapping import Mapping
from yokoten.measure.rules.intake.matching import KnownIndicator
from yokoten.measure.rules.intake.placing import SKIP, Spot
from yokoten.measure.rules.names import NameIndex, PlaceEntry

FIRST_YEAR, LAST_YEAR = 1, 9999


@dataclass(frozen=True)
class PlaceIndex:
    """Every place by every way of writing it, with what tells namesakes apart, and ids by code."""

    index: NameIndex
    spots: dict[str, Spot]
    ids: dict[str, int]


@dataclass(frozen=True)
class Question:
    """Alarms that are answered together."""

    number: int
    alarms: tuple[ImportAlarm, ...]

    @property
    def first(self) -> ImportAlarm:
        return self.alarms[0]

    @property
    def severity(self) -> str:
        """The gravest among its alarms."""
        order = list(ImportAlarm.Severity.values)
        return min((alarm.severity for alarm in self.alarms), key=order.index)

    @property
    def version(self) -> str:
        """What an answer to it names as seen."""
        return version_of(self.alarms)

    @property
    def is_decided(self) -> bool:
        return all(alarm.decision for alarm in self.alarms)


def import_seen(actor: Any, number: int) -> DatasetImport | None:
    """One import with its organisation and source, without the file's content."""
    seen = DatasetImport.objects.filter(imports_seen_by(actor)).select_related("organisation", "source", "created_by")
    return seen.defer("content").filter(pk=number).first()


def imports_storing() -> list[DatasetImport]:
    """Imports that are confirmed and not in force yet, whoever's they are."""
    waiting = DatasetImport.objects.filter(state=DatasetImport.State.STORING).order_by("pk")
    return list(waiting.select_related("organisation", "created_by").defer("content", "layout"))


def questions_of(dataset: DatasetImport) -> list[Question]:
    """The questions of an import in their order, in one query."""
    found: dict[int, list[ImportAlarm]] = {}
    alarms = ImportAlarm.objects.filter(dataset=dataset).select_related("place", "indicator")
    for alarm in alarms.order_by("number"):
        found.setdefault(alarm.question, []).append(alarm)
    return [Question(number, tuple(alarms)) for number, alarms in sorted(found.items())]


def place_index() -> PlaceIndex:
    """All places there are. Two queries."""
    entries, spots, ids = [], {}, {}
    for place in places().prefetch_related("codes"):
        names = [name for name in (*place.names.values(), *_texts(place.aliases), place.source_label) if name]
        codes = tuple(code.code for code in place.codes.all())
        entries.append(PlaceEntry(place.code, tuple(dict.fromkeys(names)), codes, place.country))
        spots[place.code] = Spot(place.country, place.level, _year(place.valid_from, FIRST_YEAR), _end(place.valid_to))
        ids[place.code] = place.pk
    return PlaceIndex(NameIndex(entries), spots, ids)


def known_indicators(actor: Any) -> list[KnownIndicator]:
    """Indicators the actor may see, as far as matching needs them."""
    return [
        KnownIndicator(
            one.code,
            tuple(one.names.values()),
            tuple(dict.fromkeys((one.unit, *one.unit_names.values()))),
            one.is_ratio,
        )
        for one in indicators_seen(actor).filter(withdrawn_on__isnull=True)
    ]


def remembered_names(organisation: Any) -> dict[str, str]:
    """Folded name -> code of the place the organisation once said, or `SKIP`."""
    rows = NameMemory.objects.filter(organisation=organisation).values_list("folded", "place__code")
    return {folded: code or SKIP for folded, code in rows}


def remembered_name(memory: dict[str, str], name: str) -> str | None:
    return memory.get(fold(name)[:200])


def remembered_mapping(organisation: Any, head: str) -> Mapping | None:
    """What the organisation said about a file with the same head."""
    found = ColumnMemory.objects.filter(organisation=organisation, head=head).first()
    return Mapping.from_json(found.layout) if found else None


def values_in_force(indicators: Iterable[int], at: Iterable[int]) -> InForce:
    """Values in force of these indicators and places, as arrays."""
    found = Observation.objects.filter(
        indicator__in=set(indicators), superseded_by__isnull=True, place__isnull=False, value__isnull=False
    )
    wanted = set(at)
    columns = ("indicator_id", "place_id", "period", "value")
    rows = [row for row in found.values_list(*columns).iterator(20_000) if row[1] in wanted]
    periods = tuple(sorted({row[2] for row in rows}))
    number = {period: index for index, period in enumerate(periods)}
    return InForce(
        np.array([row[0] for row in rows], np.int64),
        np.array([row[1] for row in rows], np.int64),
        np.array([number[row[2]] for row in rows], np.int64),
        np.array([row[3] for row in rows], float),
        periods,
    )


def series_in_force(indicator: int | None, place: int | None) -> dict[str, float]:
    """Values in force of one indicator and place by period."""
    if indicator is None or place is None:
        return {}
    own = Observation.objects.filter(indicator=indicator, place=place, superseded_by__isnull=True, value__isnull=False)
    return dict(own.values_list("period", "value"))


def _texts(held: Any) -> list[str]:
    """Every text in a list or in a mapping by language, however nested."""
    if isinstance(held, str):
        return [held]
    inside: Sequence = list(held.values()) if isinstance(held, dict) else list(held or ())
    return [text for one in inside for text in _texts(one)]


def _year(day: date | None, otherwise: int) -> int:
    return day.year if day else otherwise


def _end(day: date | None) -> int:
    """The first year that is no longer the place's own; one that ends within a year keeps that year's figures."""
    return LAST_YEAR if day is None else day.year if (day.month, day.day) == (1, 1) else day.year + 1
