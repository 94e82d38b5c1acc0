"""Two people at the same cells in the same moment; needs PostgreSQL, as SQLite has one writer at a time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier, Event
from time import sleep

import pytest
from django.db import connection, transaction

from factories.kernel import make_administrator, make_member, make_organisation, make_place
from factories.measure import make_batch_row, make_import, make_indicator
from yokoten.kernel.errors import RuleBroken
from yokoten.measure.actions.dataset import undo_import
from yokoten.measure.actions.observation import write_observations
from yokoten.measure.actions.storing import Rows, store_rows
from yokoten.measure.models import DatasetImport, Observation

NOW = datetime(2024, 5, 1, tzinfo=UTC)
WAIT, HELD = 20, 0.4
pytestmark = [
    pytest.mark.database("postgresql"),  # the other lets one writer in at a time
    pytest.mark.django_db(transaction=True),
]


def at_once(*acts):
    """Every act in its own thread and transaction, begun together; what each returned or the code it was refused by."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(WAIT)
            with transaction.atomic():
                return act()
        except RuleBroken as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [one.result(WAIT) for one in [pool.submit(run, act) for act in acts]]


def storing(dataset, indicator, places, value):
    ids = [place.pk for place in places]
    rows = Rows(indicator=indicator.pk, place=ids, period="2023", value=[value] * len(ids))
    return lambda: store_rows(dataset, rows)


def in_force():
    rows = Observation.objects.filter(superseded_by__isnull=True).order_by("place")
    return list(rows.values_list("value", flat=True))


def overlapping(first, second):
    """The second begins when the first has written but not yet finished."""
    has_written = Event()

    def hold():
        done = first()
        has_written.set()
        sleep(HELD)
        return done

    def follow():
        assert has_written.wait(WAIT)
        return second()

    return at_once(hold, follow)


def test_import_waits_for_the_one_that_is_being_stored_and_lies_upon_it():
    indicator, places = make_indicator(), [make_place() for _ in range(3)]
    low, high = overlapping(
        storing(make_import(), indicator, places, 0.0), storing(make_import(), indicator, places, 1.0)
    )  # fmt: skip

    assert (low.superseded, high.superseded) == (0, 3)
    assert in_force() == [1.0] * 3


def test_nobody_takes_back_an_import_from_under_the_one_that_is_being_stored():
    indicator, place, administrator, low = make_indicator(), make_place(), make_administrator(), make_import()
    with transaction.atomic():
        storing(low, indicator, [place], 1.0)()
    stored, undone = overlapping(
        storing(make_import(), indicator, [place], 2.0), lambda: undo_import(administrator, low, now=NOW)
    )  # fmt: skip

    assert (stored.superseded, undone) == (1, "import_replaced_later")
    assert Observation.objects.count() == 2


@pytest.mark.parametrize("turn", range(2))
def test_two_imports_of_one_cell_are_put_one_upon_the_other(turn):
    indicator, places, datasets = make_indicator(), [make_place() for _ in range(3)], [make_import(), make_import()]
    done = at_once(*(storing(one, indicator, places, float(n)) for n, one in enumerate(datasets)))

    assert sorted(one.superseded for one in done) == [0, 3]
    assert [one.stored for one in done] == [3, 3]
    assert in_force() in ([0.0] * 3, [1.0] * 3)


def test_rows_in_opposite_order_do_not_block_each_other_for_good():
    indicator, places, datasets = make_indicator(), [make_place() for _ in range(30)], [make_import(), make_import()]
    done = at_once(
        storing(datasets[0], indicator, places, 0.0), storing(datasets[1], indicator, places[::-1], 1.0)
    )  # fmt: skip

    assert sum(one.superseded for one in done) == 30
    assert len(set(in_force())) == 1


@pytest.mark.parametrize("turn", range(2))
def test_import_is_taken_back_once(turn):
    administrator, dataset = make_administrator(), make_import()
    with transaction.atomic():
        storing(dataset, make_indicator(), [make_place()], 1.0)()
    done = at_once(*[lambda: undo_import(administrator, dataset, now=NOW)] * 2)

    assert sorted(str(one) for one in done) == sorted(["import_not_stored", dataset.title])
    assert in_force() == []


@pytest.mark.parametrize("turn", range(2))
def test_import_that_is_taken_back_while_another_lands_on_it_leaves_one_sound_pile(turn):
    indicator, place, administrator = make_indicator(), make_place(), make_administrator()
    low, high = make_import(), make_import()
    with transaction.atomic():
        storing(low, indicator, [place], 1.0)()
    undone, stored = at_once(
        lambda: undo_import(administrator, low, now=NOW), storing(high, indicator, [place], 2.0)
    )  # fmt: skip

    assert in_force() == [2.0]
    assert undone == "import_replaced_later" or undone.state == "undone"
    assert stored.superseded == (1 if undone == "import_replaced_later" else 0)
    assert Observation.objects.count() == 1 + stored.superseded


def test_one_key_sent_twice_is_written_once():
    home = make_organisation()
    analyst, row = make_member("measure.*", organisation=home), make_batch_row(make_indicator(), make_place())
    done = at_once(*[lambda: write_observations(analyst, home, [row], now=NOW, idempotency_key="k")] * 2)

    assert sorted(one.is_repeat for one in done) == [False, True]
    assert done[0].dataset == done[1].dataset
    assert (DatasetImport.objects.count(), Observation.objects.count()) == (1, 1)


def test_whoever_reads_is_not_held_up_and_sees_all_or_nothing():
    indicator, places, dataset = make_indicator(), [make_place() for _ in range(5)], make_import()
    staged, looked = Event(), Event()

    def store():
        done = storing(dataset, indicator, places, 1.0)()
        staged.set()
        assert looked.wait(WAIT)
        return done

    def look():
        assert staged.wait(WAIT)
        seen = len(in_force())
        looked.set()
        return seen

    done, seen = at_once(store, look)
    assert (done.stored, seen, len(in_force())) == (5, 0, 5)
