"""What leaves the house and comes back is the same: templates, batches, files of values in force."""

from datetime import UTC, date, datetime
from random import Random

import pytest

from factories.imports import make_analyst, make_land, make_rows, organisation_of, stored
from factories.kernel import make_member, make_organisation, make_place
from factories.measure import make_indicator, make_source
from factories.tables import as_csv, make_name
from yokoten.interfaces.importers.checking import check_table
from yokoten.measure.actions.dataset import undo_import
from yokoten.measure.actions.observation import write_observations
from yokoten.measure.models import DatasetImport, Observation
from yokoten.measure.queries import Wanted, entry_template, observations_found
from yokoten.measure.rules.batch import BatchRow
from yokoten.measure.rules.intake.matching import KnownIndicator, match_indicator

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 5, 1, tzinfo=UTC)
SAID = (
    (1.5, "ok"), (2.0, "estimated"), (3.25, "break"),
    (None, "secret"), (None, "not_applicable"), (None, "not_delivered"),
)  # fmt: skip


def as_batch(actor):
    """Everything in force as rows that a program could write."""
    return [
        BatchRow(
            one.indicator.code, one.period, one.value, one.place.code if one.place else "",
            one.organisation.code if one.organisation else "", one.status, one.vintage,
            one.source.code if one.source else "", one.derivation, one.note,
        )
        for one in observations_found(actor, Wanted()).rows
    ]  # fmt: skip


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def analyst(home):
    return make_member("measure.*", organisation=home)


def batch():
    chance = Random(3)  # noqa: S311 - made-up figures
    source = make_source()
    indicators, places = [make_indicator() for _ in range(2)], [make_place() for _ in range(3)]
    return [
        _row(chance, indicator, place, period, source)
        for indicator in indicators
        for place in places
        for period in ("2022", "2022-Q3", "2023-11")
    ]


def _row(chance, indicator, place, period, source):
    value, status = chance.choice(SAID)
    return BatchRow(
        indicator.code, period, value, place.code, "", status, "2024-05", source.code, "a / b", "first\nsecond"
    )


def test_batch_read_back_is_the_batch_and_writing_it_again_changes_nothing(home, analyst):
    rows = batch()
    first = write_observations(analyst, home, rows, now=NOW)
    read = as_batch(analyst)

    assert sorted(read, key=lambda row: row.subject) == sorted(rows, key=lambda row: row.subject)
    again = write_observations(analyst, home, read, now=NOW)
    assert (first.stored, again.stored, again.unchanged, again.dataset) == (len(rows), 0, len(rows), None)


def test_batch_taken_back_leaves_the_house_as_it_was(home, analyst):
    rows = batch()
    write_observations(analyst, home, rows, now=NOW)
    before = as_batch(analyst)
    changed = write_observations(
        analyst, home, [BatchRow(**{**vars(row), "value": 9.0, "status": "ok"}) for row in rows], now=NOW
    )
    undo_import(analyst, DatasetImport.objects.get(pk=changed.dataset), now=NOW)

    assert as_batch(analyst) == before


def test_stored_file_written_out_is_the_file():
    make_land()
    analyst, rows = make_analyst(), make_rows()
    stored(analyst, rows)
    told = {
        (one.place.names["en"], one.period, one.indicator.code): one.value
        for one in Observation.objects.select_related("place", "indicator")
    }

    assert told == {
        (row[0], row[1], name): float(cell) for row in rows[1:] for name, cell in zip(rows[0][2:], row[2:], strict=True)
    }


def test_file_brought_and_taken_back_and_brought_again_says_the_same():
    make_land()
    analyst, rows = make_analyst(), make_rows()
    first = stored(analyst, rows)
    values = set(Observation.objects.values_list("place", "period", "value"))
    undo_import(analyst, first, now=NOW)
    assert not Observation.objects.exists()

    second = stored(analyst, rows)
    assert set(Observation.objects.values_list("place", "period", "value")) == values
    assert (second.pk != first.pk, organisation_of(analyst) == second.organisation) == (True, True)


@pytest.mark.parametrize("language", ["en", "ru", "vi", "sv"])
def test_filled_template_is_read_by_the_importer_in_every_language(language):
    names = {"en": "Sheep", "ru": "Овцы", "vi": "Cừu", "sv": "Får"}
    units = {"en": "thousand", "ru": "тыс.", "vi": "nghìn", "sv": "tusen"}
    make_indicator("qx-sheep", names=names, unit="thousand", unit_names=units)
    for number in range(4):
        make_place(f"QX-{number}", country="QX", names={"en": make_name(number)})
    made = entry_template("QX", date(2024, 1, 1), ("2022", "2023"), codes=("qx-sheep",), language=language)
    filled = [made.heads, *((*row[:3], f"{number}.5") for number, row in enumerate(made.rows))]
    records = check_table(as_csv(filled), "template.csv").records

    assert [place.code for place in records.places] == [f"QX-{number}" for number in range(4)]
    assert (records.periods, len(records)) == (("2022", "2023"), 8)
    known = [KnownIndicator("qx-sheep", tuple(names.values()), tuple(units.values()))]
    assert match_indicator(records.indicators[0], known).code == "qx-sheep"


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2024, 12, 31), ["QX-OLD", "QX-STAYS"]),
        (date(2025, 6, 30), ["QX-OLD", "QX-STAYS"]),
        (date(2025, 7, 1), ["QX-NEW", "QX-STAYS"]),
    ],
)
def test_template_lists_the_places_of_the_day(on, codes):
    make_place("QX-OLD", country="QX", valid_to=date(2025, 7, 1))
    make_place("QX-NEW", country="QX", valid_from=date(2025, 7, 1))
    make_place("QX-STAYS", country="QX")
    make_place("QX-TOWN", country="QX", level="municipality")
    made = entry_template("QX", on, ("2025",), codes=("unknown",))

    assert [row[0] for row in made.rows] == codes
    assert made.heads == ("Code", "Region", "Year")


def test_template_without_places_or_years_is_only_its_head():
    make_indicator("b"), make_indicator("a")

    assert entry_template("QX", date(2024, 1, 1), ("2023",), codes=("b", "a")).rows == ()
    assert len(entry_template("QX", date(2024, 1, 1), (), codes=("b", "a")).heads) == 5
