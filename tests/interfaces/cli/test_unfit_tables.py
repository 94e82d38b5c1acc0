"""Damaged or unfit tables: exit code not zero, one message with row, column and mend, nothing on stdout."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yokoten.interfaces.cli import columns
from yokoten.interfaces.cli.main import joined, main
from yokoten.interfaces.wording.refusals import SENTENCES

GOOD = "region,year,a,b,out\n" + "".join(
    f"{unit},{year},{base + year - 2020},{base * 3 % 17},{base * 2 + year - 2019}\n"
    for unit, base in (("P", 10), ("Q", 13), ("R", 30), ("S", 41))
    for year in (2020, 2021)
)
SIMILAR = {"unit": "region", "period": "year", "structure": "a,b", "focus": "P", "json": True}
LEARN = {**SIMILAR, "outcome": "out"}


def changed(old, new):
    assert old in GOOD
    return GOOD.replace(old, new, 1)


TABLES = [
    (b"", ["empty"]),
    (changed("P,2021,11", "P,2021,eleven"), ["Row 3", "column C (a)", "eleven", "Write the number"]),
    (changed("P,2021,11", "P,2021,inf"), ["Row 3", "column C (a)", "inf"]),
    (changed("P,2021,11", "P,2021,1e308"), ["Row 3", "column C (a)", "1e308"]),
    (changed("P,2021,11", "P,2021,NaN"), ["Row 3", "column C (a)", "NaN"]),
    (changed("P,2021,11", "P,2021,#REF!"), ["Row 3", "column C (a)", "#REF!"]),
    (changed("Q,2020", "P,2021"), ["Rows 3 and 4", "column A", "P", "2021", "Delete one"]),
    (changed("Q,2020", ",2020"), ["Row 4", "column A (region)", "Fill it in"]),
    (changed("Q,2020", "Q,"), ["Row 4", "column B (year)", "Fill it in"]),
    (changed("Q,2020", "Q,soon"), ["Row 4", "column B (year)", "soon", "2023-Q1"]),
    (changed("Q,2020", "Q,2020-Q3"), ["Row 4", "column B (year)", "2020-Q3"]),
    ("region,year,a,b,out\nP,2020,1,2,3\nQ,2020,2,1,4\n", ["Column A (region", "row 2", "At least 3"]),
    (changed("region,year,a,b,out", "region,year,a,a,b"), ["a", "twice", "C", "D", "Rename"]),
    (changed("region,year,a,b,out", "region,year,aa,b,out"), ["no column a", "row 1", "aa"]),
]


@pytest.mark.parametrize(("text", "parts"), TABLES)
def test_damaged_table_is_refused_by_both_commands(commands, text, parts):
    path = commands.table(text)
    for command, asked in (("similar", SIMILAR), ("learn-from", LEARN)):
        ran = commands.run(command, path, **asked)

        assert (ran.code, ran.out) == (2, "")
        assert [part for part in parts if part not in ran.err] == []
        assert "Traceback" not in ran.err


QUESTIONS = [
    ({"focus": "Pp"}, ["no Pp", "column A (region)", "Near names: P"]),
    ({"structure": "a,bb"}, ["no column bb", "row 1", "Near names: b"]),
    ({"structure": "a,a"}, ["a is named more than once"]),
    ({"weights": "1,2,3"}, ["2 structural variables but 3 weights"]),
    ({"weights": "1,-2"}, ["weight of b is negative"]),
    ({"weights": "0,0"}, ["All weights are zero"]),
    ({"weights": "1,x"}, ["x is not a number"]),
    ({"weights": "1,inf"}, ["weight of b is not a number"]),
    ({"exclude": "Zed"}, ["no Zed"]),
    ({"at": "1999"}, ["no period 1999", "column B", "2020, 2021"]),
    ({"log": "out"}, ["not in --structure"]),
    ({"k": "0"}, ["k is 1 or more"]),
]


@pytest.mark.parametrize(("change", "parts"), QUESTIONS)
def test_unfit_question_is_refused_by_both_commands(commands, change, parts):
    path = commands.table(GOOD)
    for command, asked in (("similar", SIMILAR), ("learn-from", LEARN)):
        ran = commands.run(command, path, **{**asked, **change})

        assert (ran.code, ran.out) == (2, "")
        assert [part for part in parts if part not in ran.err] == []


CYRILLIC = GOOD.replace("\nP,", "\nСмоленская область,").replace("\nQ,", "\nТульская область,")
FOCUSES = [
    (GOOD, "", ["name of a place is empty", "column A (region)", "for example P, Q"]),
    (GOOD, "  ", ["name of a place is empty"]),
    (CYRILLIC, "Cмоленская область", ["letter 1 is a Latin C", "Write Смоленская область"]),
    (CYRILLIC, "Cмоленcкая", ["letter 1 is a Latin C, letter 7 is a Latin c", "Write Смоленская область"]),
    (CYRILLIC, "Смаленская", ["There is no Смаленская", "Near names: Смоленская область"]),
    (
        CYRILLIC.replace("Тульская", "Тульcкая"),
        "Тульская область",
        ["Тульcкая область", "letter 5 is a Latin c", "Mend the cells"],
    ),
    (GOOD.replace("R,", "р,").replace("S,", "Sweden,"), "Swеden", ["letter 3 is a Cyrillic е", "Write Sweden"]),
    (GOOD.replace("\nP,2021", "\np,2021"), "ｐ", ["fits several names", "P, p", "exactly"]),
]


@pytest.mark.parametrize(("text", "focus", "parts"), FOCUSES)
def test_a_focus_that_is_not_there_says_which_letter_or_name(commands, text, focus, parts):
    path = commands.table(text)
    for command, asked in (("similar", SIMILAR), ("learn-from", LEARN)):
        ran = commands.run(command, path, **{**asked, "focus": focus})

        assert (ran.code, ran.out) == (2, "")
        assert [part for part in parts if part not in ran.err] == []


@pytest.mark.parametrize("command", ["similar", "learn-from"])
def test_negative_weights_after_a_space_are_refused_as_such(commands, command, capsys):
    path = commands.table(GOOD)
    options = ["--unit", "region", "--period", "year", "--structure", "a,b", "--focus", "P", "--weights", "-1,2"]
    code = main([command, str(path), *options, *(["--outcome", "out"] if command == "learn-from" else [])])

    assert code == 2
    assert "weight of a is negative" in capsys.readouterr().err


def test_only_values_are_joined_to_their_option():
    words = ["t.csv", "--weights", "-.5,1", "--json", "--k", "-3", "--focus", "--json"]
    assert joined(words) == ["t.csv", "--weights=-.5,1", "--json", "--k=-3", "--focus", "--json"]


def test_missing_file_and_folder_are_told_apart(commands):
    assert "no file" in commands.run("similar", commands.folder / "none.csv", **SIMILAR).err
    assert "is a folder" in commands.run("similar", commands.folder, **SIMILAR).err


def test_several_periods_without_their_column_name_both_rows(commands):
    ran = commands.run("similar", commands.table(GOOD), **{**SIMILAR, "period": None})

    assert ran.code == 2
    assert all(part in ran.err for part in ("Rows 2 and 3", "column A (region)", "--period"))


def test_period_asked_without_its_column_is_refused(commands):
    ran = commands.run("similar", commands.table(GOOD), **{**SIMILAR, "period": None, "at": "2020"})

    assert "--at needs --period" in ran.err


def test_column_that_is_the_same_for_all_is_refused_with_its_rows(commands):
    text = "region,a,b\n" + "".join(f"R{n},{n},5\n" for n in range(4))
    ran = commands.run("similar", commands.table(text), unit="region", structure="a,b", focus="R1")

    assert ran.code == 2
    assert all(part in ran.err for part in ("Column C (b", "rows 2 to 5", "Leave it out"))


def test_logarithm_of_nothing_names_the_cell(commands):
    text = "region,a\n" + "".join(f"R{n},{n}\n" for n in range(4))
    ran = commands.run("similar", commands.table(text), unit="region", structure="a", focus="R1", log="a")

    assert all(part in ran.err for part in ("Row 2", "column B (a)", "0", "--log"))


def test_focus_without_figures_names_its_row_and_columns(commands):
    text = "region,a,b\nR1,,\nR2,1,2\nR3,2,1\nR4,4,4\nR1x,1,\n".replace("R1,,", "R1,,7")
    ran = commands.run("similar", commands.table(text), unit="region", structure="a,b", focus="R1")

    assert ran.code == 2
    assert all(part in ran.err for part in ("Row 2", "B", "R1", "a"))


def test_cut_row_names_row_and_column(commands):
    ran = commands.run("similar", commands.table(changed("Q,2020,", "Z,2020\nQ,2020,")), **SIMILAR)

    assert ran.code == 2
    assert "Row 4 ends at column B, the head at column E" in ran.err


@pytest.mark.parametrize("structure", ["a,out", "a,thousands"])
def test_outcome_in_the_structure_is_refused_in_any_unit(commands, structure):
    head, *rows = GOOD.splitlines()
    table = [head + ",thousands", *(f"{row},{float(row.split(',')[-1]) / 1000}" for row in rows)]
    ran = commands.run("learn-from", commands.table("\n".join(table) + "\n"), **{**LEARN, "structure": structure})

    assert (ran.code, ran.out) == (2, "")
    assert "never performance" in ran.err
    assert structure.split(",")[1] in ran.err


def test_focus_without_an_outcome_names_the_cell(commands):
    lines = [",".join(line.split(",")[:-1] + [""]) if line.startswith("P,") else line for line in GOOD.splitlines()]
    path = commands.table("\n".join(lines) + "\n")

    for at in (None, "2020"):
        ran = commands.run("learn-from", path, **LEARN, at=at)
        assert ran.code == 2
        assert "column E (out)" in ran.err
        assert "Row 2" in ran.err if at else "Row 3" in ran.err


@pytest.mark.parametrize("lenses", ["1,2", "1,2,-3", "0,0,0", "1,2,inf"])
def test_lens_weights_that_are_none_are_refused(commands, lenses):
    assert "three numbers" in commands.run("learn-from", commands.table(GOOD), **LEARN, lens_weights=lenses).err


def test_remarks_of_the_reader_are_said_beside_the_result(commands):
    text = "region;a;b\nR1;1,234;10\nR2;2,345;-9999\nR3;3,456;5\nR4;1,001;7\nSource: nobody;;\n"
    ran = commands.run("similar", commands.table(text), unit="region", structure="a,b", focus="R1", json=True)

    assert ran.code == 0
    assert "1,234 could be thousands or decimals" in ran.err
    assert "-9999 in row 3 is taken for a missing value" in ran.err
    assert "Rows 6 hold text" in ran.err


def test_every_code_a_command_can_refuse_with_has_a_sentence():
    source = Path(columns.__file__).parent
    raised = {
        code
        for path in source.glob("*.py")
        for code in re.findall(r'(?:TableUnfit|Remark)\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }

    assert len(raised) > 20
    assert sorted(raised - set(SENTENCES)) == []


@given(
    at=st.integers(0, len(GOOD) - 1),
    length=st.integers(0, 60),
    junk=st.binary(max_size=6) | st.sampled_from([b'"', b";", b",", b"\n", b"\x00", b"\xff\xfe", b"1e999", b"'", b"-"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_a_file_ends_in_a_traceback(commands, at, length, junk):
    content = GOOD.encode()
    path = commands.table(content[:at] + junk + content[at + length :])
    for command, asked in (("similar", SIMILAR), ("learn-from", LEARN)):
        ran = commands.run(command, path, **asked)

        assert ran.code == 0 or (ran.code == 2 and ran.err and not ran.out)
        assert "This did not work" not in ran.err
