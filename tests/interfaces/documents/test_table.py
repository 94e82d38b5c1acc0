"""Tables handed out as files."""

import csv
import io
import re
import zipfile

import pytest
from django.http import Http404
from python_calamine import CalamineWorkbook

from yokoten.interfaces.documents.table import Sheet, as_csv, as_xlsx, sheet_response

ROWS = [["Đồng Nai", 1.5], ["=1+1", None]]
SHEET = Sheet("ru-smo", "Смоленская область: ВРП [2023]", ["Регион", "2023"], ROWS, ["Росстат"])


def test_csv_keeps_every_script_and_defuses_formulas():
    text = as_csv(SHEET).decode("utf-8-sig")
    assert text.splitlines() == ["Регион,2023", "Đồng Nai,1.5", "'=1+1,", "Росстат"]


RUN = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(A1)"]


@pytest.mark.parametrize("text", RUN)
def test_no_text_runs_in_a_csv_wherever_it_stands(text):
    read = csv.reader(io.StringIO(as_csv(Sheet("a", "a", [text], [[text]], [text])).decode("utf-8-sig"), newline=""))
    assert list(read) == [[f"'{text}"]] * 3


@pytest.mark.parametrize("text", [*RUN, "{=1+1}", "https://example.org/", "mailto:x@example.org", "external:a.xlsx"])
def test_no_text_runs_or_leads_away_in_a_workbook(text):
    with zipfile.ZipFile(io.BytesIO(as_xlsx(Sheet("a", "a", [text], [[text]], [text])))) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f" not in page and "hyperlink" not in page and page.count('t="s"') == 3


def test_negative_numbers_stay_numbers():
    assert as_csv(Sheet("a", "a", ["x"], [[-5.5]])).decode("utf-8-sig").splitlines()[1] == "-5.5"


def test_xlsx_reads_back_with_its_numbers_and_remarks():
    rows = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(SHEET))).get_sheet_by_index(0).to_python()
    assert rows[0] == ["Регион", "2023"]
    assert rows[1] == ["Đồng Nai", 1.5]
    assert rows[2][0] == "=1+1"
    assert rows[4][0] == "Росстат"


def test_every_sheet_prints_across_as_wide_as_a_page_with_its_head():
    with zipfile.ZipFile(io.BytesIO(as_xlsx(SHEET))) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
        book = parts.read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in page and 'fitToPage="1"' in page and 'fitToHeight="0"' in page
    assert "_xlnm.Print_Titles" in book and "$1:$1" in book


def test_sentences_are_wrapped_in_columns_of_a_given_width():
    sheet = Sheet("a", "a", ["No.", "What"], [[1, "A long sentence. " * 20]], ["Source"], widths=(5, 42), kept=2)
    with zipfile.ZipFile(io.BytesIO(as_xlsx(sheet))) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
        styles = parts.read("xl/styles.xml").decode()
    assert re.search(r'<col min="2" max="2" width="42\.\d+"', page)
    assert 'xSplit="2" ySplit="1"' in page and 'state="frozen"' in page
    assert styles.count('wrapText="1"') == 2


def test_a_response_names_its_file_and_other_kinds_do_not_exist():
    assert 'filename="ru-smo.xlsx"' in sheet_response(SHEET, "xlsx")["Content-Disposition"]
    with pytest.raises(Http404):
        sheet_response(SHEET, "exe")
