"""Numbers from a file on the page of a target: shown, stored at once, taken back as a whole."""

import io
import re
from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from factories import adopt as make
from yokoten.adopt.models import MeasurementImport, Target
from yokoten.kernel.models import Person

pytestmark = pytest.mark.django_db
WEEK = "Day;Lead time, h;What was different\n2026-06-01;41,5;\n08.06.2026;40;New rack\n15.06.2026;1 039,25;\n"


@pytest.fixture
def target(home):
    return make.make_project(home).targets.get()


def text_of(answer, status=200):
    assert answer.status_code == status
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def handed(client, target, content, name="week.csv"):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return client.post(reverse("target_file", args=[target.pk]), {"file": file})


def stored(client, target, content, name="week.csv"):
    shown = text_of(handed(client, target, content, name))
    signed = re.search(r'name="read" value="([^"]+)"', shown).group(1)
    return client.post(reverse("target_file", args=[target.pk]), {"read": signed}, follow=True)


def workbook(rows):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return stream.getvalue()


def values_of(target):
    return [(one.on.isoformat(), one.value) for one in target.measurements.order_by("on")]


def test_a_file_is_shown_first_and_then_stored_at_once(expert, target):
    shown = text_of(handed(expert, target, WEEK))
    assert "week.csv holds 3 numbers. Nothing is stored yet." in shown and "New rack" in shown
    assert not target.measurements.exists()
    assert "The numbers are stored." in text_of(stored(expert, target, WEEK))
    wanted = [("2026-06-01", Decimal("41.5")), ("2026-06-08", Decimal(40)), ("2026-06-15", Decimal("1039.25"))]
    assert values_of(target) == wanted
    assert target.measurements.get(on="2026-06-08").note == "New rack"


def test_a_workbook_with_heads_in_vietnamese_is_read_alike(expert, target):
    book = workbook([["Ngày", "Giá trị", "Ghi chú"], ["2026-06-01", 41.5, "Máy mới"], ["02/06/2026", 40, ""]])
    stored(expert, target, book, "tuan.xlsx")
    assert values_of(target) == [("2026-06-01", Decimal("41.5")), ("2026-06-02", Decimal(40))]


def test_a_table_without_heads_is_read_in_the_usual_order(expert, target):
    stored(expert, target, "2026-06-01;41\n2026-06-08;42\n")
    assert [value for _on, value in values_of(target)] == [41, 42]


def test_a_row_whose_number_is_marked_as_missing_is_left_out(expert, target):
    stored(expert, target, "Day;Number\n2026-06-01;41\n2026-06-08;…\n")
    assert [value for _on, value in values_of(target)] == [41]


def test_what_was_downloaded_can_be_brought_in_again(expert, target):
    make.make_readings(target, [41.5, 40])
    content = expert.get(reverse("target_download", args=[target.pk, "csv"])).content
    before = values_of(target)
    target.measurements.all().delete()
    stored(expert, target, content)
    assert values_of(target) == before


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("2026-06-01;41\n2026-06-02;many\n", "Row 3, column B: “many” in the column “Number” is not a number."),
        ("2026-06-01;41\nsoon;42\n", "Row 3, column A: “soon” in the column “Day” is no day."),
        ("2026-06-01;41\n2026-06-01;42\n", "Row 3, column A: “2026-06-01” stands in row 2 already."),
        ("2026-06-01;41\n2026-06-02;\n", "Row 3, column B: The column “Number” is empty."),
        ("2026-06-01;41\n;42\n", "Row 3, column A: The column “Day” is empty."),
        ("2026;41\n2026-06-02;42\n", "“2026” in the column “Day” is no day."),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_nothing_is_stored(expert, target, rows, said):
    shown = text_of(handed(expert, target, "Day;Number\n" + rows), 422)
    assert said in shown and 'name="read"' not in shown
    assert not MeasurementImport.objects.exists()


def test_every_fault_is_named_at_once_in_the_readers_language(expert, target):
    Person.objects.update(language="ru")
    shown = text_of(handed(expert, target, "День;Число\nвчера;41\n01.06.2026;много\n"), 422)
    assert "«вчера»" in shown and "«много»" in shown and "Строка 2" in shown


def test_a_day_ahead_is_named_with_its_row(expert, target):
    ahead = timezone.localdate() + timedelta(days=2)
    shown = text_of(handed(expert, target, f"Day;Number\n2026-06-01;4\n{ahead.isoformat()};5\n"), 422)
    assert "Row 3: " in shown and "is still ahead" in shown


def test_days_that_have_a_number_are_named_with_both_numbers(expert, target):
    make.make_readings(target, [50, 51])
    shown = text_of(handed(expert, target, "Day;Number\n2026-06-01;41\n2026-06-08;51\n"))
    assert "These days have another number already" in shown and "50.0 → 41.0" in shown and "51.0 → " not in shown


def test_shares_take_their_two_columns_and_a_wrong_pair_is_named(expert, target):
    Target.objects.filter(pk=target.pk).update(unit="%", chart="p")
    shown = text_of(handed(expert, target, "Day;How many;Of how many\n2026-06-01;6;5\n"), 422)
    assert "Row 2: 6 of 5 cannot be" in shown
    stored(expert, target, "Day;How many;Of how many\n2026-06-01;5;40\n2026-06-02;4;40\n")
    assert [value for _on, value in values_of(target)] == [Decimal("12.5"), 10]


def test_subgroups_stand_in_one_cell(expert, target):
    Target.objects.filter(pk=target.pk).update(chart="xbar")
    stored(expert, target, "Day,Values of the day\n2026-06-01,4.1 4.3\n2026-06-02,4.5 4.3\n")
    assert [value for _on, value in values_of(target)] == [Decimal("4.2"), Decimal("4.4")]
    shown = text_of(handed(expert, target, "Day,Values of the day\n2026-06-03,4.1 four\n"), 422)
    assert "“four”" in shown


def test_no_table_is_told_apart_from_a_table(expert, target):
    assert "This is a PDF, not a table." in text_of(handed(expert, target, b"%PDF-1.7", "week.pdf"), 422)
    assert "Choose a file first." in text_of(expert.post(reverse("target_file", args=[target.pk])), 422)


def test_a_changed_or_foreign_reading_is_not_stored(expert, target, home):
    shown = text_of(handed(expert, target, WEEK))
    signed = re.search(r'name="read" value="([^"]+)"', shown).group(1)
    other = make.make_target(target.project)
    for address, given in ((target, signed[:-2] + "xx"), (other, signed)):
        answer = expert.post(reverse("target_file", args=[address.pk]), {"read": given}, follow=True)
        assert "The file was read too long ago." in text_of(answer)
    assert not MeasurementImport.objects.exists()


def test_a_file_is_taken_back_on_the_page(expert, target):
    make.make_readings(target, [50])
    stored(expert, target, WEEK)
    number = target.imports.get().pk
    address = reverse("target_file_undo", args=[target.pk])
    said = text_of(expert.post(address, {"import": number}, follow=True))
    assert "The numbers of the file are taken back." in said and "taken back" in said
    assert values_of(target) == [("2026-06-01", Decimal(50))]
    assert expert.post(address, {"import": number + 1}).status_code == 404


def test_strangers_find_no_page(client, expert, target):
    client.logout()
    assert client.get(reverse("target_file", args=[target.pk])).status_code == 302
