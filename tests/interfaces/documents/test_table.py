"""Tables handed out as files."""

import io

import pytest
from django.http import Http404
from python_calamine import CalamineWorkbook

from yokoten.interfaces.documents.table import Sheet, as_csv, as_xlsx, sheet_response

ROWS = [["Đồng Nai", 1.5], ["=1+1", None]]
SHEET = Sheet("ru-smo", "Смоленская область: ВРП [2023]", ["Регион", "2023"], ROWS, ["Росстат"])


def test_csv_keeps_every_script_and_defuses_formulas():
    text = as_csv(SHEET).decode("utf-8-sig")
    assert text.splitlines() == ["Регион,2023", "Đồng Nai,1.5", "'=1+1,", "Росстат"]


def test_negative_numbers_stay_numbers():
    assert as_csv(Sheet("a", "a", ["x"], [[-5.5]])).decode("utf-8-sig").splitlines()[1] == "-5.5"


def test_xlsx_reads_back_with_its_numbers_and_remarks():
    rows = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(SHEET))).get_sheet_by_index(0).to_python()
    assert rows[0] == ["Регион", "2023"]
    assert rows[1] == ["Đồng Nai", 1.5]
    assert rows[2][0] == "=1+1"
    assert rows[4][0] == "Росстат"


def test_a_response_names_its_file_and_other_kinds_do_not_exist():
    assert 'filename="ru-smo.xlsx"' in sheet_response(SHEET, "xlsx")["Content-Disposition"]
    with pytest.raises(Http404):
        sheet_response(SHEET, "exe")
