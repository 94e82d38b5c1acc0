"""`yokoten import FILE --check`: questions, JSON, and a message instead of a traceback for every damaged file."""

import io
import json
import subprocess
import sys
import zipfile

import pytest
import xlsxwriter

from factories.tables import as_csv, make_name, make_panel, row_of
from yokoten.interfaces.cli.main import main

WITHOUT_DJANGO = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "django":
            raise ImportError(name)
sys.meta_path.insert(0, Blocked())
from yokoten.interfaces.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def lost_digit(tmp_path):
    rows = make_panel()
    row = row_of(rows, make_name(7), 2023)
    rows[row][2] = rows[row][2][1:]
    path = tmp_path / "panel.csv"
    path.write_bytes(as_csv(rows))
    return path, row + 1


def _failed(capsys, path, *options):
    code = main(["import", str(path), "--check", *options])
    said = capsys.readouterr()
    assert code == 2
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err


def test_questions_are_shown_with_their_cell_and_reason(lost_digit, capsys):
    path, row = lost_digit

    assert main(["import", str(path), "--check"]) == 0

    said = capsys.readouterr()
    assert f"C{row}" in said.out
    assert "lost digit" in said.out
    assert "Questions: 1." in said.err


def test_json_holds_rows_and_alarms(lost_digit, capsys):
    path, row = lost_digit

    assert main(["import", str(path), "--check", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"rows", "alarms"}
    assert told["rows"] == 240
    alarm = told["alarms"][0]
    assert (alarm["row"], alarm["column"], alarm["place"], alarm["period"]) == (row, "grp", make_name(7), "2023")
    assert (alarm["kind"], alarm["severity"]) == ("lost_digit", "stop")
    assert "digit" in alarm["reason"]


def test_clean_table_has_no_alarms(tmp_path, capsys):
    path = tmp_path / "clean.csv"
    path.write_bytes(as_csv(make_panel()))

    assert main(["import", str(path), "--check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["alarms"] == []


def test_check_runs_with_django_absent(lost_digit):
    path, _ = lost_digit

    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO, "import", str(path), "--check", "--json"], capture_output=True, text=True
    )

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["alarms"][0]["kind"] == "lost_digit"


def test_missing_file_is_named(tmp_path, capsys):
    assert "nowhere.csv" in _failed(capsys, tmp_path / "nowhere.csv")


def test_formula_error_names_sheet_row_column_and_the_mend(tmp_path, capsys):
    path = tmp_path / "table.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Figures")
    sheet.write_row(0, 0, ["region", 2020, 2021])
    sheet.write_row(1, 0, ["Ash region", 1, 2])
    sheet.write(2, 0, "Elm region")
    sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    sheet.write(2, 2, 5)
    book.close()

    said = _failed(capsys, path)

    assert "Sheet “Figures”, row 3, column B" in said
    assert "#DIV/0!" in said
    assert "Mend the formula" in said


def test_bomb_is_refused_in_a_sentence(tmp_path, capsys):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (64 * 2**20))
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(target.getvalue())

    assert "64 MB" in _failed(capsys, path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            b"region,year,grp\nAsh region,2020,1.5\nElm region,2020,many\nFir region,2021,3\n",
            ["Row 3, column C", "many"],
        ),
        (b"region,year,grp\nAsh region,2020,1.5\nElm region,2020,1,5\nFir region,2021,3\n", ["Row 3, column D"]),
        (b'region,year,grp\nAsh region,2020,"1.5\nElm region,2020,2\n', ["Row 2", "quotation mark"]),
        (b"region,grp,grp\nAsh region,1.5,2\nElm region,3,4\n", ["Column B “grp” and column C “grp”", "Rename"]),
        (b"region,2020,2021\n", ["Row 1", "no rows below"]),
        (b"region,grp\nAsh,1\nElm,2\nFir,3\n", ["Year, Period, Date", "A “region”, B “grp”", "Add a column “Year”"]),
        (b"region,year,grp\nAsh,2020,1\nElm,20-20,2\nFir,2020,3\n", ["Row 3, column B", "20-20", "“year”", "2023-Q1"]),
        (b"region,year,grp\nAsh,soon,1\nElm,later,2\n", ["Row 2, column B", "soon", "2023-05"]),
        (b"region,year,grp\nAsh,,1\nElm,,2\n", ["Row 2, column B", "“year” is empty", "2023-Q1"]),
        (b"region,name\nAsh,a\nElm,b\n", ["Row 2, column B", "No column holds numbers", "“a”", "A “region”, B “name”"]),
        (b"", ["empty"]),
        (bytes(range(256)) * 30, ["no readable text"]),
        (b"PK\x03\x04 half a workbook", ["damaged or cut off"]),
    ],
)
def test_damaged_file_is_told_with_place_and_mend(tmp_path, capsys, content, words):
    path = tmp_path / "table.csv"
    path.write_bytes(content)

    said = _failed(capsys, path)

    for word in words:
        assert word in said


def test_many_faulty_cells_are_listed_up_to_twenty(tmp_path, capsys):
    rows = make_panel()
    for row in rows[1:31]:
        row[2] = "word"
    path = tmp_path / "table.csv"
    path.write_bytes(as_csv(rows))

    said = _failed(capsys, path)

    assert said.count("“word”") == 20
    assert "10 more cells" in said


def test_a_column_of_text_is_left_out_aloud_and_json_stays_alone_on_stdout(tmp_path, capsys):
    file = tmp_path / "text.csv"
    rows = ["region,year,grp,employed", "A,2020,100,12 тыс", "B,2020,120,14 тыс", "C,2020,90,9 тыс"]
    file.write_text("\n".join(rows), encoding="utf-8")
    assert main(["import", str(file), "--check", "--json"]) == 0
    said = capsys.readouterr()
    assert "employed" in said.err and "only numbers" in said.err
    assert json.loads(said.out)["rows"] == 3


def test_a_column_of_text_is_an_alarm_with_its_reason_and_an_example(tmp_path, capsys):
    file = tmp_path / "text.csv"
    file.write_text("region,year,grp,employed\nA,2020,100,12 тыс\nB,2020,120,14 тыс\n", encoding="utf-8")

    assert main(["import", str(file), "--check", "--json"]) == 0

    (alarm,) = json.loads(capsys.readouterr().out)["alarms"]
    assert (alarm["kind"], alarm["column"], alarm["column_letter"], alarm["row"]) == (
        "column_not_read", "employed", "D", 2,
    )  # fmt: skip
    assert alarm["facts"] == {"text": "12 тыс", "cell": "D2"}
    assert "D2 “12 тыс”" in alarm["reason"] and "only the number" in alarm["reason"]


@pytest.mark.parametrize("options", [["--check"], []])
def test_a_folder_and_a_missing_file_are_told_apart_before_anything_is_set_up(tmp_path, capsys, options):
    assert main(["import", str(tmp_path), *options]) == 2
    assert "is a folder" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "none.csv"), *options]) == 2
    assert "There is no file" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_name_no_file_can_have_is_a_plain_message(tmp_path, capsys):
    assert main(["import", str(tmp_path / ("a" * 400)), "--check"]) == 2
    assert "cannot be read" in capsys.readouterr().err
