"""Names settled and questions kept."""

import pytest

from factories.imports import LOST, NOW, asked, make_analyst, make_land, make_rows, mapped, stored, with_lost_digit
from factories.kernel import make_administrator, make_membership, make_role
from factories.tables import make_name
from yokoten.interfaces.importers.intake import ask_the_gate, map_columns, said_of
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.measure.actions.deciding import decide_question
from yokoten.measure.models import ImportAlarm, NameMemory
from yokoten.measure.queries.intake import questions_of
from yokoten.measure.rules.intake.decisions import Answer
from yokoten.measure.rules.intake.mapping import Choice

pytestmark = pytest.mark.django_db
FIRST = make_name(0)


def renamed(rows, written):
    return [[written if cell == FIRST else cell for cell in row] for row in rows]


def test_the_lost_digit_is_asked_about_with_its_series_and_evidence():
    make_land()
    dataset = asked(make_analyst(), with_lost_digit())
    question = next(one for one in questions_of(dataset) if one.first.kind == "lost_digit")
    alarm = question.first
    assert (question.severity, alarm.subject, alarm.period, alarm.column_letter) == ("stop", LOST, "2023", "C")
    assert alarm.place.code == "QX-4"
    assert [period for period, _ in alarm.facts["series"]] == ["2010", "2015", "2020", "2021", "2022", "2023"]
    assert alarm.facts["expected_low"] < alarm.facts["meant"] < alarm.facts["expected_high"]


def test_an_unknown_name_must_be_settled_first():
    make_land()
    with pytest.raises(RuleBroken) as refusal:
        asked(make_analyst(), renamed(make_rows(), "Atlantis"))
    assert (refusal.value.code, refusal.value.facts["names"]) == ("names_open", "Atlantis")


def test_an_answer_about_a_name_is_remembered_for_the_organisation():
    make_land()
    analyst = make_analyst()
    asked(analyst, renamed(make_rows(), "Atlantis"), {"Atlantis|": "QX-0"})
    assert NameMemory.objects.get().place.code == "QX-0"
    placed = mapped(analyst, renamed(make_rows(seed=2), "Atlantis")).layout["placed"]
    assert (placed[0]["place"], placed[0]["how"]) == ("QX-0", "remembered")
    others = mapped(make_analyst(), renamed(make_rows(seed=3), "Atlantis")).layout["placed"]
    assert others[0]["place"] == ""


def test_a_skipped_name_is_remembered_as_no_place():
    make_land()
    analyst = make_analyst()
    asked(analyst, renamed(make_rows(), "Atlantis"), {"Atlantis|": "-"})
    assert NameMemory.objects.get().place is None
    assert mapped(analyst, renamed(make_rows(seed=2), "Atlantis")).layout["placed"][0]["place"] == "-"


def test_totals_are_skipped_but_listed():
    make_land()
    rows = renamed(make_rows(), "Российская Федерация")
    placed = mapped(make_analyst(), rows).layout["placed"][0]
    assert (placed["name"], placed["place"], placed["how"]) == ("Российская Федерация", "-", "group")


def test_a_new_place_needs_the_right_to_add_one():
    make_land()
    with pytest.raises(NotAllowed):
        asked(make_analyst(), renamed(make_rows(), "Atlantis"), {"Atlantis|": "+"})
    administrator = make_administrator()
    make_membership(person=administrator, role=make_role())
    assert asked(administrator, renamed(make_rows(), "Atlantis"), {"Atlantis|": "+"}).state == "checked"


def test_a_place_that_does_not_exist_is_refused():
    make_land()
    with pytest.raises(RuleBroken) as refusal:
        asked(make_analyst(), make_rows(), {f"{FIRST}|": "QX-999"})
    assert refusal.value.code == "choice_unknown"


def test_decisions_survive_going_back():
    make_land()
    analyst = make_analyst()
    dataset = asked(analyst, with_lost_digit())
    number = next(one.number for one in questions_of(dataset) if one.first.kind == "lost_digit")
    decide_question(analyst, dataset, number, Answer("exclude", "digit lost"), now=NOW)
    dataset = ask_the_gate(analyst, map_columns(analyst, dataset, said_of(dataset)), {})
    kept = ImportAlarm.objects.get(kind="lost_digit")
    assert (kept.decision, kept.reason, kept.decided_by) == ("exclude", "digit lost", analyst)


def test_a_big_revision_of_a_value_in_force_is_asked_about():
    make_land()
    analyst = make_analyst()
    first = stored(analyst, make_rows())
    codes = {text: code for text, code in zip(("grp", "employed", "assets", "wage"), _codes(first), strict=True)}
    rows = make_rows()
    row = next(row for row in rows if row[:2] == [make_name(5), "2010"])
    row[3] = f"{float(row[3]) * 1.6:.1f}"
    dataset = _asked_about(analyst, rows, codes)
    alarm = ImportAlarm.objects.get(dataset=dataset, subject=make_name(5), facts__has_key="old")
    assert alarm.facts["old"] == pytest.approx(alarm.value / 1.6, rel=1e-3)


def test_a_value_in_force_at_another_period_is_a_shift():
    make_land()
    analyst = make_analyst()
    codes = dict(zip(("grp", "employed", "assets", "wage"), _codes(stored(analyst, make_rows())), strict=True))
    rows = make_rows()
    own = [row for row in rows if row[0] == make_name(5)]
    own[0][2] = own[1][2]
    dataset = _asked_about(analyst, rows, codes)
    question = next(one for one in questions_of(dataset) if one.first.subject == make_name(5))
    facts = question.first.facts
    assert question.severity == "stop"
    assert (facts.get("same_period"), "shifted_period" in (facts["code"], facts.get("also"))) == ("2015", True)


def test_two_names_of_one_place_with_different_values_stop():
    make_land()
    rows = make_rows()
    own = next(row for row in rows if row[:2] == [FIRST, "2023"])
    rows.append(["Elsewhere", "2023", *(f"{float(cell) * 1.01:.1f}" for cell in own[2:])])
    dataset = asked(make_analyst(), rows, {"Elsewhere|": "QX-0"})
    doubled = [one for one in questions_of(dataset) if one.first.kind == "doubled_cell"]
    assert len(doubled) == 4
    assert {one.severity for one in doubled} == {"stop"}


def _codes(dataset):
    return dataset.layout["outcome"]["new_indicators"]


def _asked_about(analyst, rows, codes):
    choices = {text: Choice(code=code) for text, code in codes.items()}
    return asked(analyst, rows, indicators=choices)
