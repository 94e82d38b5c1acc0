"""`yokoten import FILE --organisation CODE`: stored, refused with its questions, or decided by a file."""

import pytest

from factories.commands import Commands
from factories.imports import LOST, make_land, make_rows, with_lost_digit
from factories.kernel import make_organisation
from factories.measure import make_source
from factories.tables import as_csv, make_name
from yokoten.interfaces.cli import import_storing, instance
from yokoten.measure.models import DatasetImport, Observation

pytestmark = pytest.mark.django_db
OPTIONS = {"organisation": "centre", "source": "Office of Examples", "unit": "items"}


@pytest.fixture
def commands(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(instance, "keep_secret", lambda: None)
    monkeypatch.setattr(instance, "set_up", lambda: None)
    monkeypatch.setattr(instance, "migrate", lambda: False)
    assert import_storing.instance is instance
    make_land()
    make_organisation("centre")
    return Commands(tmp_path, capsys)


def test_a_sound_file_is_stored_and_the_number_told(commands):
    ran = commands.run("import", commands.table(as_csv(make_rows())), vintage="2024", **OPTIONS)
    dataset = DatasetImport.objects.get()
    assert ran.code == 0
    assert f"Import {dataset.pk}: 288 values stored" in ran.out
    assert "New indicators: grp, employed, assets, wage." in ran.err
    assert (dataset.state, dataset.vintage, dataset.organisation.code) == ("stored", "2024", "centre")
    assert dataset.source.names == {"en": "Office of Examples"}


def test_open_questions_are_listed_and_nothing_is_kept(commands):
    ran = commands.run("import", commands.table(as_csv(with_lost_digit())), **OPTIONS)
    assert ran.code == 2
    assert "lost digit" in ran.out and LOST in ran.out and "C31" in ran.out
    assert "Questions are open (1), so nothing was stored" in ran.err
    assert not DatasetImport.objects.exists() and not Observation.objects.exists()


def test_all_questions_can_be_accepted_with_a_reason(commands):
    ran = commands.run("import", commands.table(as_csv(with_lost_digit())), accept="known to be true", **OPTIONS)
    assert ran.code == 0
    assert Observation.objects.get(note="known to be true").place.names["en"] == LOST


def test_decisions_come_from_a_file(commands):
    answers = commands.table("cell,decision,reason,replacement\nC31,replace,table 3,4321.5\n", name="answers.csv")
    ran = commands.run("import", commands.table(as_csv(with_lost_digit())), decisions=answers, **OPTIONS)
    assert ran.code == 0
    assert Observation.objects.get(note="table 3").value == 4321.5


def test_a_decision_about_no_question_is_refused(commands):
    answers = commands.table("cell,decision,reason,replacement\nD99,exclude,wrong,\n", name="answers.csv")
    ran = commands.run("import", commands.table(as_csv(make_rows())), decisions=answers, **OPTIONS)
    assert ran.code == 2 and "answers.csv, line 2: there is no question about cell D99" in ran.err
    assert not DatasetImport.objects.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"organisation": "nobody"}, "--organisation CODE. Known: centre."),
        ({"source": None}, "Say where the figures come from"),
        ({"unit": None}, "Write the unit of “grp”"),
        ({"unit": "mln rub"}, "Say in which prices"),
    ],
)
def test_what_is_missing_is_said(commands, options, said):
    ran = commands.run("import", commands.table(as_csv(make_rows())), **{**OPTIONS, **options})
    assert ran.code == 2 and said in ran.err
    assert not DatasetImport.objects.exists()


def test_money_with_its_prices_and_a_known_source(commands):
    make_source("office")
    options = {**OPTIONS, "unit": "mln rub", "prices": "current", "source": "office"}
    ran = commands.run("import", commands.table(as_csv([row[:3] for row in make_rows()])), **options)
    assert ran.code == 0
    assert DatasetImport.objects.get().source.code == "office"


def test_unknown_places_are_named_or_skipped(commands):
    rows = [[("Atlantis" if cell == make_name(0) else cell) for cell in row] for row in make_rows()]
    path = commands.table(as_csv(rows))
    ran = commands.run("import", path, **OPTIONS)
    assert ran.code == 2 and "Atlantis" in ran.err
    assert commands.run("import", path, skip_unknown=True, **OPTIONS).code == 0
    assert Observation.objects.count() == 288 - 24


def test_a_file_cannot_be_stored_twice(commands):
    path = commands.table(as_csv(make_rows()))
    commands.run("import", path, **OPTIONS)
    ran = commands.run("import", path, **OPTIONS)
    assert ran.code == 2 and "stored already" in ran.err


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"%PDF-1.7", "PDF"), (b"region;year;grp\nA;2020;1\nB;2020;x5x\nC;2020;3\n", "Row 3, column C"), (b"", "empty")],
)
def test_a_damaged_file_says_what_and_where(commands, content, said):
    ran = commands.run("import", commands.table(content), **OPTIONS)
    assert ran.code == 2 and said in ran.err and "Traceback" not in ran.err
    assert not DatasetImport.objects.exists()


def test_a_file_that_is_not_there(commands, tmp_path):
    assert "There is no file" in commands.run("import", tmp_path / "none.csv", **OPTIONS).err


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("what,why\nC31,known\n", "missing: cell, decision, reason"),
        ("cell,decision,reason,replacement\nC31,replace,table 3,about 4\n", "line 2: “about 4” is not a number"),
        ("cell,decision,reason,replacement\nC31,replace,table 3,inf\n", "line 2: “inf” is not a number"),
        ("cell,decision,reason,replacement\nC31,guess,table 3,\n", "not fit this question"),
        (b"\xff\xfe\x00cell", "cannot be read as text"),
    ],
)
def test_a_file_of_answers_that_cannot_be_used_says_why(commands, answers, said):
    path = commands.table(answers, name="answers.csv")
    ran = commands.run("import", commands.table(as_csv(with_lost_digit())), decisions=path, **OPTIONS)
    assert ran.code == 2 and said in ran.err
    assert not DatasetImport.objects.exists()


def test_answers_that_are_not_there_are_a_plain_message(commands, tmp_path):
    path = commands.table(as_csv(with_lost_digit()))
    assert "There is no file" in commands.run("import", path, decisions=tmp_path / "none.csv", **OPTIONS).err


def test_what_is_not_read_is_said_when_nobody_saw_the_columns(commands):
    rows = [[*row, "12 тыс" if number else "jobs"] for number, row in enumerate(make_rows())]
    ran = commands.run("import", commands.table(as_csv(rows)), **OPTIONS)
    assert ran.code == 0 and "G “jobs”: The column is not read" in ran.err
