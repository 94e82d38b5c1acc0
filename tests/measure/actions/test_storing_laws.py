"""Many imports over one another and taken back again, set against a pile of sheets of paper."""

import random
from datetime import UTC, datetime

import pytest

from factories.kernel import make_administrator, make_organisation, make_place
from factories.measure import make_import, make_indicator, make_observation, make_source
from yokoten.kernel.errors import RuleBroken
from yokoten.measure.actions.dataset import undo_import
from yokoten.measure.actions.storing import Rows, Stored, store_rows
from yokoten.measure.models import DatasetImport, Observation

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 5, 1, tzinfo=UTC)
PERIODS = ("2021", "2022", "2023")


class Pile:
    """For every cell the sheets that lie on it, the newest on top: (import, value, status)."""

    def __init__(self):
        self.cells = {}
        self.stored = []

    def lay(self, dataset, rows):
        new = {cell: said for cell, said in rows.items() if self.top(cell) != said}
        for cell, said in new.items():
            self.cells.setdefault(cell, []).append((dataset, said))
        self.stored.append(dataset)
        return len(new), len(rows) - len(new), sum(len(self.cells[cell]) > 1 for cell in new)

    def top(self, cell):
        return self.cells[cell][-1][1] if self.cells.get(cell) else None

    def is_under_another(self, dataset):
        return any(one == dataset for sheets in self.cells.values() for one, _ in sheets[:-1])

    def take(self, dataset):
        for sheets in self.cells.values():
            if sheets and sheets[-1][0] == dataset:
                sheets.pop()
        self.stored.remove(dataset)

    def in_force(self):
        return {cell: sheets[-1][1] for cell, sheets in self.cells.items() if sheets}


def in_force():
    rows = Observation.objects.filter(superseded_by__isnull=True)
    return {(one.place_id, one.period): (one.value, one.status) for one in rows}


def drawn(chance, places):
    """Some cells with a value or a reason, often the same ones again."""
    cells = [(place.pk, period) for place in places for period in PERIODS]
    said = [(1.0, "ok"), (2.0, "ok"), (2.0, "break"), (None, "secret"), (None, "not_delivered")]
    return {cell: chance.choice(said) for cell in chance.sample(cells, chance.randint(1, len(cells)))}


def as_rows(indicator, cells):
    return Rows(
        indicator=indicator.pk,
        place=[place for place, _ in cells],
        period=[period for _, period in cells],
        value=[value for value, _ in cells.values()],
        status=[status for _, status in cells.values()],
    )


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_stored_and_taken_back_the_top_of_the_pile_is_in_force(seed):
    chance = random.Random(seed)  # noqa: S311 - a repeatable walk
    indicator, places, administrator = make_indicator(), [make_place(), make_place()], make_administrator()
    pile = Pile()
    for _ in range(14):
        if pile.stored and chance.random() < 0.4:
            dataset = chance.choice(pile.stored)
            if pile.is_under_another(dataset):
                with pytest.raises(RuleBroken, match="import_replaced_later"):
                    undo_import(administrator, dataset, now=NOW)
            else:
                undo_import(administrator, dataset, now=NOW)
                pile.take(dataset)
        else:
            dataset, cells = make_import(), drawn(chance, places)
            assert store_rows(dataset, as_rows(indicator, cells)) == Stored(*pile.lay(dataset, cells))
        assert in_force() == pile.in_force()


def test_all_taken_back_from_the_top_leaves_what_was_there_before():
    indicator, place = make_indicator(), make_place()
    first = make_observation(indicator, place, "2023", 0.5)
    pile = [make_import() for _ in range(5)]
    for number, dataset in enumerate(pile):
        store_rows(dataset, as_rows(indicator, {(place.pk, "2023"): (float(number + 1), "ok")}))
    for dataset in reversed(pile):
        undo_import(make_administrator(), dataset, now=NOW)

    assert list(Observation.objects.all()) == [first]
    first.refresh_from_db()
    assert first.superseded_by is None


def test_storing_the_same_again_and_again_changes_nothing():
    indicator, places = make_indicator(), [make_place(), make_place()]
    cells = drawn(random.Random(5), places)  # noqa: S311
    store_rows(make_import(), as_rows(indicator, cells))
    before = list(Observation.objects.order_by("pk").values())
    for _ in range(3):
        assert store_rows(make_import(), as_rows(indicator, cells)) == Stored(0, len(cells), 0)

    assert list(Observation.objects.order_by("pk").values()) == before


def test_order_of_the_rows_does_not_matter():
    indicator, places = make_indicator(), [make_place(), make_place()]
    cells = drawn(random.Random(6), places)  # noqa: S311
    store_rows(make_import(), as_rows(indicator, cells))
    turned = dict(reversed(list(cells.items())))

    assert store_rows(make_import(), as_rows(indicator, turned)).unchanged == len(cells)


def test_value_that_comes_back_is_a_new_edition_and_not_the_old_one():
    indicator, place = make_indicator(), make_place()
    for value in (1.0, 2.0, 1.0):
        store_rows(make_import(), as_rows(indicator, {(place.pk, "2023"): (value, "ok")}))

    assert Observation.objects.count() == 3
    assert in_force() == {(place.pk, "2023"): (1.0, "ok")}


def test_two_who_hold_the_same_import_take_it_back_once():
    dataset, administrator = make_import(), make_administrator()
    store_rows(dataset, as_rows(make_indicator(), {(make_place().pk, "2023"): (1.0, "ok")}))
    one, other = (DatasetImport.objects.get(pk=dataset.pk) for _ in range(2))
    undo_import(administrator, one, now=NOW)

    with pytest.raises(RuleBroken) as refusal:
        undo_import(administrator, other, now=NOW)
    assert (refusal.value.code, refusal.value.facts["state"]) == ("import_not_stored", "undone")


def test_undone_imports_below_do_not_hold_back_the_ones_above():
    indicator, place, administrator = make_indicator(), make_place(), make_administrator()
    low, high = make_import(), make_import()
    store_rows(low, as_rows(indicator, {(place.pk, "2022"): (1.0, "ok")}))
    store_rows(high, as_rows(indicator, {(place.pk, "2023"): (2.0, "ok")}))
    undo_import(administrator, low, now=NOW)
    undo_import(administrator, high, now=NOW)

    assert in_force() == {}


@pytest.mark.parametrize("subject", ["place", "organisation"])
@pytest.mark.parametrize("change", ["source", "vintage", "note", "derivation"])
def test_everything_said_about_a_value_makes_an_edition_of_its_own(subject, change):
    indicator, source, other = make_indicator(), make_source(), make_source()
    who = {"place": make_place(), "organisation": make_organisation()}[subject]
    said = {"source": source.pk, "vintage": "2024", "note": "a", "derivation": "b"}
    rows = {"indicator": indicator.pk, subject: [who.pk], "period": "2023", "value": [1.0]}
    store_rows(make_import(), Rows(**rows, **said))
    changed = said | {change: {"source": other.pk}.get(change, "other")}

    assert store_rows(make_import(), Rows(**rows, **said)) == Stored(0, 1, 0)
    assert store_rows(make_import(), Rows(**rows, **changed)) == Stored(1, 0, 1)


@pytest.mark.parametrize("value", [0.0, -1.5, 1e-300, 1.7e308, 0.1 + 0.2, 123456789012.25])
def test_number_comes_back_to_the_last_bit(value):
    indicator, place = make_indicator(), make_place()
    rows = as_rows(indicator, {(place.pk, "2023"): (value, "ok")})
    store_rows(make_import(), rows)

    assert Observation.objects.get().value == value
    assert store_rows(make_import(), rows).unchanged == 1


def test_refused_rows_leave_no_half_of_them():
    indicator, place, old = make_indicator(), make_place(), make_observation()
    twice = Rows(indicator=indicator.pk, place=[place.pk, place.pk], period="2023", value=[1.0, 2.0])
    with pytest.raises(RuleBroken, match="value_twice"):
        store_rows(make_import(), twice)

    assert list(Observation.objects.filter(superseded_by__isnull=True)) == [old]
