"""Dated figures of real regions, for trying things out."""

from typing import Any

from django.utils import timezone

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import places_by_code
from yokoten.measure.actions.storing import Rows, store_rows
from yokoten.measure.models import DatasetImport, Goal, Indicator, Source
from yokoten.measure.rules.catalogue import PANELS, ListedFigure, fingerprint, listed_figures
from yokoten.measure.rules.listed_goals import listed_goals

ORIGIN = "demo"
PLAIN = ("period", "value", "status", "vintage", "derivation", "note")


@action
def load_demonstration(actor: Any) -> int:
    """Put the demo's figures into force, one import per table so that each can be undone; returns how many values.

    A table that was loaded once, even if undone since, is not loaded again. Gazetteer and catalogue come first. The
    goals of the demo come along unless the house has goals already.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="measure.load_demonstration")
    loaded = set(DatasetImport.objects.filter(origin=ORIGIN).values_list("filename", flat=True))
    stored = {table: _load(table) for table in PANELS if table not in loaded}
    if not Goal.objects.filter(organisation=None).exists():
        _load_goals()
    if stored:
        record(actor, "measure.load_demonstration", None, values=stored)
    return sum(stored.values())


def _load(table: str) -> int:
    figures = listed_figures(table)
    dataset = DatasetImport.objects.create(
        title=PANELS[table], origin=ORIGIN, filename=table, fingerprint=fingerprint(table), rows_total=len(figures),
        rows_done=len(figures), state=DatasetImport.State.STORED, stored_at=timezone.now(),
    )  # fmt: skip
    dataset.values_stored = store_rows(dataset, _rows(figures)).stored
    dataset.save(update_fields=["values_stored"])
    return dataset.values_stored


def _load_goals() -> None:
    listed = listed_goals()
    indicators = {one.code: one for one in Indicator.objects.all()}
    places = places_by_code({one.place for one in listed})
    Goal.objects.bulk_create(
        Goal(place=places[one.place], indicator=indicators[one.indicator] if one.indicator else None, **one.facts)
        for one in listed
        if one.place in places
    )


def _rows(figures: list[ListedFigure]) -> Rows:
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    sources = dict(Source.objects.values_list("code", "pk"))
    places = {code: place.pk for code, place in places_by_code({figure.place for figure in figures}).items()}
    return Rows(
        indicator=[indicators[figure.indicator] for figure in figures],
        place=[places[figure.place] for figure in figures],
        source=[sources[figure.source] for figure in figures],
        row=list(range(2, len(figures) + 2)),
        **{name: [getattr(figure, name) for figure in figures] for name in PLAIN},
    )
