"""Another sheet of the same workbook, and the limits of a check."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
import xlsxwriter

from factories.imports import asked, make_analyst, make_land, make_rows, mapped, organisation_of, stored, uploaded
from yokoten.interfaces.importers.intake import begin, said_of, take_sheet
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.measure.actions import checking
from yokoten.measure.models import DatasetImport, ImportAlarm
from yokoten.measure.queries.intake import import_seen, questions_of

pytestmark = pytest.mark.django_db


def workbook(**sheets):
    """A workbook with a sheet for each keyword: rows, numbers as numbers."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2026, 1, 2, tzinfo=UTC)})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, [_cell(cell) for cell in row])
    return target.getvalue()


def _cell(text):
    try:
        return float(text)
    except ValueError:
        return text


def two_sheets():
    rows = make_rows()
    return workbook(First=rows, Second=[row[:3] for row in rows])


def brought(analyst, content):
    return begin(analyst, organisation_of(analyst), "book.xlsx", content)


def test_other_sheet_brings_its_own_columns_and_forgets_the_first():
    make_land()
    analyst = make_analyst()
    dataset = brought(analyst, two_sheets())
    assert set(said_of(dataset).indicators) == {"grp", "employed", "assets", "wage"}
    dataset = take_sheet(analyst, dataset, "Second")

    assert set(said_of(dataset).indicators) == {"grp"}
    assert (dataset.state, dataset.rows_total) == ("uploaded", 72)
    assert dataset.layout["proposal"]["sheet"] == "Second"
    assert Entry.objects.get(act="measure.choose_sheet").facts["sheet"] == "Second"


def test_sheets_of_one_workbook_are_two_imports_and_one_sheet_is_one():
    make_land()
    analyst = make_analyst()
    first = brought(analyst, two_sheets())
    fingerprint = first.fingerprint
    second = take_sheet(analyst, first, "Second")

    assert second.fingerprint != fingerprint
    again = brought(analyst, two_sheets())
    assert (again.pk, again.fingerprint) != (second.pk, second.fingerprint)
    assert take_sheet(analyst, again, "First").fingerprint == fingerprint


def test_questions_about_the_first_sheet_are_gone():
    make_land()
    analyst = make_analyst()
    dataset = brought(analyst, two_sheets())
    ImportAlarm.objects.create(dataset=dataset, number=1, kind="lost_digit", severity="stop")
    take_sheet(analyst, dataset, "Second")

    assert questions_of(dataset) == []


def test_sheet_of_a_stored_import_and_of_others_is_not_changed():
    make_land()
    analyst = make_analyst()
    done = stored(analyst, make_rows())
    with pytest.raises(RuleBroken) as refusal:
        take_sheet(analyst, done, None)
    assert refusal.value.code == "import_finished"
    with pytest.raises(NotAllowed):
        take_sheet(make_analyst(), brought(analyst, two_sheets()), "Second")


def test_table_with_more_questions_than_anybody_answers_is_refused(monkeypatch):
    make_land()
    monkeypatch.setattr(checking, "MOST_ALARMS", 1)
    rows = make_rows()
    for row in rows:
        if row[1] == "2022" and row[0] in (rows[1][0], rows[7][0]):
            row[2] = str(float(row[2]) * 10)
    with pytest.raises(RuleBroken) as refusal:
        asked(make_analyst(), rows)

    assert (refusal.value.code, refusal.value.facts) == ("too_many_questions", {"count": 2})
    assert not ImportAlarm.objects.exists()


def test_only_the_first_alarms_carry_their_series(monkeypatch):
    make_land()
    monkeypatch.setattr(checking, "DRAWN_ALARMS", 1)
    rows = make_rows()
    for row in rows:
        if row[1] == "2022" and row[0] in (rows[1][0], rows[7][0]):
            row[2] = str(float(row[2]) * 10)
    asked(make_analyst(), rows)

    assert ["series" in one.facts for one in ImportAlarm.objects.order_by("number")] == [True, False]


def test_check_twice_asks_the_same():
    make_land()
    analyst = make_analyst()
    rows = make_rows()
    rows[6][2] = str(float(rows[6][2]) * 10)
    first = list(ImportAlarm.objects.filter(dataset=asked(analyst, rows)).values("kind", "row", "question", "facts"))
    again = list(ImportAlarm.objects.filter(dataset=asked(analyst, rows)).values("kind", "row", "question", "facts"))

    assert first == again
    assert DatasetImport.objects.count() == 1


def test_import_is_seen_by_its_own_people_without_its_content():
    analyst = make_analyst()
    dataset = mapped(analyst, make_rows())
    found = import_seen(analyst, dataset.pk)

    assert found == dataset
    assert "content" in found.get_deferred_fields()
    assert import_seen(make_analyst(), dataset.pk) is None
    assert import_seen(analyst, dataset.pk + 1) is None


def test_upload_twice_is_one_line_in_the_trail():
    make_land()
    analyst = make_analyst()
    uploaded(analyst, make_rows())
    uploaded(analyst, make_rows())

    assert Entry.objects.filter(act="measure.upload_import").count() == 1
