"""Whatever happens to a file on its way, it is read or refused with a code; nothing else ever escapes."""

import io
import random
import zipfile
from datetime import UTC, datetime

import pytest
import xlsxwriter

from factories.tables import as_csv, make_panel
from yokoten.interfaces.importers.checking import check_table
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.tables import SENTENCES, faults_said, unreadable

ROWS = make_panel(places=12)


def _as_xlsx() -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})  # the same bytes every time
    sheet = book.add_worksheet("Panel")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row if not number else [row[0], int(row[1]), *map(float, row[2:])])
    book.close()
    return target.getvalue()


SOUND = {"panel.csv": as_csv(ROWS), "panel.xlsx": _as_xlsx()}


def _told(content: bytes, filename: str) -> str:
    """`read`, or the code of the refusal whose sentence can be said."""
    try:
        checked = check_table(content, filename)
    except TableUnreadable as refused:
        assert refused.code in SENTENCES
        assert "%(" not in unreadable(speak("en"), refused)
        return refused.code
    assert all("%(" not in said for said in faults_said(speak("en"), checked.records.faults))
    return "read"


@pytest.mark.parametrize("filename", sorted(SOUND))
def test_sound_file_is_read(filename):
    assert _told(SOUND[filename], filename) == "read"


@pytest.mark.parametrize("filename", sorted(SOUND))
@pytest.mark.parametrize("seed", range(30))
def test_cut_anywhere_it_is_read_or_refused(filename, seed):
    chance = random.Random(seed)
    content = SOUND[filename]

    told = _told(content[: chance.randrange(1, len(content))], filename)

    assert told != "read" or filename.endswith("csv")


@pytest.mark.parametrize("filename", sorted(SOUND))
@pytest.mark.parametrize("seed", range(30))
def test_with_bytes_changed_it_is_read_or_refused(filename, seed):
    chance = random.Random(seed)
    content = bytearray(SOUND[filename])
    for _ in range(chance.randrange(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)

    assert _told(bytes(content), filename)


@pytest.mark.parametrize("seed", range(30))
def test_with_cells_mixed_up_it_is_read_or_refused(seed):
    chance = random.Random(seed)
    rows = [list(row) for row in ROWS]
    odd = [
        "",
        "…",
        "#REF!",
        "1,5",
        "1.234,5",
        "слово",
        "2021",
        "-9999",
        '"',
        "12 345,6*",
        "∞",
        "nan",
        "1e999",
        "=1+1",
        "\u00a0",
    ]
    for _ in range(chance.randrange(1, 40)):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(odd)

    assert _told(as_csv(rows), "panel.csv")


def test_a_workbook_that_lists_a_sheet_it_does_not_hold_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND["panel.xlsx"])) as sound, zipfile.ZipFile(target, "w") as damaged:
        for name in sound.namelist():
            if "worksheets" not in name:
                damaged.writestr(name, sound.read(name))

    assert _told(target.getvalue(), "panel.xlsx") in ("workbook_cut_off", "workbook_without_sheet")


def test_a_workbook_with_a_damaged_part_beside_the_sheet_is_refused():
    part = b"xl/_rels/workbook.xml.rels"
    content = SOUND["panel.xlsx"]
    first = content.index(part)

    assert _told(content[:first] + part.replace(b"_", b"\xb5") + content[first + len(part) :], "panel.xlsx") == (
        "workbook_cut_off"
    )
