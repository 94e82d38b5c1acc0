"""Two families of questions as one list, names that are one place, and answers laid on values."""

import numpy as np
import pytest

from factories.tables import as_csv
from yokoten.interfaces.importers.checking import check_table
from yokoten.measure.rules.cells import STATUSES
from yokoten.measure.rules.gate.alarm import Alarm
from yokoten.measure.rules.intake.assembling import assemble, count_kept
from yokoten.measure.rules.intake.decisions import Decision
from yokoten.measure.rules.intake.doubles import doubled_places, unfilled
from yokoten.measure.rules.intake.questions import joined


def alarm(number, *, kind="lost_digit", severity="stop", place="Ash", indicator="grp", **details):
    defaults = {"row": number + 1, "column_letter": "C", "question": number, "number": number}
    return Alarm(kind, severity, kind, place, indicator=indicator, **{**defaults, **details})


def revision(row, place="Ash", severity="check", **facts):
    facts = {"old": 5.0, "factor": 2.0, **facts}
    return Alarm("revision", severity, "revision", place, indicator="grp", row=row, column_letter="C", facts=facts)


def listed(alarms):
    return [(one.number, one.question, one.kind, one.severity) for one in alarms]


def test_nothing_asked_stays_nothing():
    assert joined([], []) == []


def test_cell_of_both_families_is_asked_once_and_stops():
    found = joined([alarm(1, severity="check", kind="series_break")], [revision(2)])

    assert listed(found) == [(1, 1, "series_break", "stop")]
    assert (found[0].facts["in_force"], found[0].facts["also"], found[0].facts["factor"]) == (5.0, "revision", 2.0)


def test_evidence_of_the_gate_is_not_overwritten():
    found = joined([alarm(1, facts={"factor": 10.0})], [revision(2, factor=9.0)])

    assert found[0].facts["factor"] == 10.0


@pytest.mark.parametrize(("places", "questions"), [(5, 5), (6, 1), (9, 1)])
def test_many_places_revised_are_one_matter(places, questions):
    found = joined([], [revision(row, f"Place {row}") for row in range(places)])

    assert len({one.question for one in found}) == questions
    assert [one.number for one in found] == list(range(1, places + 1))


def test_stops_come_before_checks_and_values_before_names():
    name = alarm(1, kind="duplicate_name", indicator="")
    found = joined([name, alarm(2, severity="gap", kind="missing"), alarm(3)], [revision(9, severity="check")])

    assert [(one.kind, one.severity) for one in found] == [
        ("lost_digit", "stop"), ("duplicate_name", "stop"), ("revision", "check"), ("missing", "gap"),
    ]  # fmt: skip


def test_alarms_of_one_question_stay_together():
    found = joined([alarm(1, question=1), alarm(2, question=1), alarm(3, question=2)], [])

    assert [one.question for one in found] == [1, 1, 2]


def test_whole_column_revised_does_not_hide_in_the_first_cell():
    found = joined([alarm(1)], [revision(2, whole=True)])

    assert len(found) == 2


HEAD = ["region", "year", "sheep"]


def records(*lines):
    return check_table(as_csv([HEAD, *map(list, lines)]), "sheep.csv").records


def doubled(known, places, left_out=()):
    return [(one.place, one.row, one.value, one.facts["first"]) for one in doubled_places(known, left_out, places)]


TWO = (("Ash", "2020", "1.5"), ("Ash tree", "2020", "2.5"), ("Elm", "2020", "9"))


def test_two_names_of_one_place_that_disagree_are_asked_about():
    assert doubled(records(*TWO), [1, 1, 2]) == [("Ash tree", 3, 2.5, 1.5)]


@pytest.mark.parametrize(
    ("places", "left_out"), [([1, 2, 3], ()), ([-1, -1, 2], ()), ([1, 1, 2], ("sheep",)), ([1, -1, 2], ())]
)
def test_names_of_two_places_or_of_none_do_not_contradict_each_other(places, left_out):
    assert doubled(records(*TWO), places, left_out) == []


def test_two_names_that_agree_or_speak_of_other_years_are_fine():
    assert doubled(records(TWO[0], ("Ash tree", "2020", "1.5")), [1, 1]) == []
    assert doubled(records(TWO[0], ("Ash tree", "2021", "7")), [1, 1]) == []
    assert doubled(records(TWO[0], ("Ash tree", "2020", "…")), [1, 1]) == [("Ash tree", 3, None, 1.5)]


def test_gap_that_the_other_name_fills_is_no_gap():
    known = records(("Ash", "2020", "1"), ("Ash tree", "2021", "2"), ("Elm", "2020", "3"), ("Elm", "2021", "4"))
    gap = Alarm("missing", "gap", "missing", "Ash", period="2021", indicator="sheep")
    other = Alarm("lost_digit", "stop", "lost_digit", "Elm", period="2021", indicator="sheep")

    assert unfilled([gap, other], known, [1, 1, 2]) == [other]
    assert unfilled([gap, other], known, [1, 3, 2]) == [gap, other]
    assert unfilled([gap, other], known, [-1, 1, 2]) == [gap, other]


def laid(known, *decisions, places=(1, 2, 3)):
    found = assemble(known, [7], list(places), decisions)
    rows = zip(found.place, found.period, found.value, found.status, strict=True)
    return {(place, period): (value, status) for place, period, value, status in rows}


def test_whole_column_with_an_unclear_sign_can_be_left_out():
    known = records(*TWO)

    assert laid(known, Decision("number_format", "exclude", "why", column=2)) == {}
    assert len(laid(known, Decision("number_format", "accept", "why", column=2))) == 3


def test_accepted_names_stay_and_an_unknown_row_touches_nothing():
    known = records(*TWO)

    assert laid(known, Decision("look_alike", "accept", "why", place="Ash")) == laid(known)
    assert laid(known, Decision("lost_digit", "exclude", "why", row=99, column=2)) == laid(known)


@pytest.mark.parametrize(
    ("places", "place", "indicator"),
    [((-1, 2, 3), "Ash", "sheep"), ((1, 2, 3), "Ash", "goats"), ((1, 2, 3), "Oak", "sheep")],
)
def test_gap_of_a_name_or_a_column_that_is_left_out_or_unknown_is_not_filled(places, place, indicator):
    known = records(*TWO)
    gap = Decision("missing", "replace", "why", place=place, period="2019", indicator=indicator, replacement=4.0)

    assert laid(known, gap, places=places) == laid(known, places=places)


def test_break_never_gives_a_value_to_what_has_none():
    known = records(("Ash", "2020", "…"), ("Elm", "2020", "5"))

    assert laid(known, Decision("series_break", "break", "why", row=2, column=2))[1, "2020"] == (None, "not_delivered")


@pytest.mark.parametrize("decision", ["accept", "exclude", "break", "replace"])
def test_whatever_is_decided_value_and_status_fit_each_other(decision):
    known = records(("Ash", "2020", "1"), ("Ash", "2021", "…"), ("Elm", "2020", "."), ("Elm", "2021", ".."))
    decisions = [Decision("lost_digit", decision, "why", row, 2, replacement=8.0) for row in (2, 3, 4, 5)]

    for value, status in laid(known, *decisions).values():
        assert (value is None) == (status in ("not_delivered", "not_applicable", "secret"))
        assert status in STATUSES


@pytest.mark.parametrize("places", [(1, 2, 3), (1, 1, 3), (-1, 1, 1), (5, 5, 5), (-1, -1, -1)])
def test_count_beforehand_is_that_of_the_rows_afterwards(places):
    known = records(*TWO, ("Ash", "2020", "1.5"), ("Elm", "2021", "…"))

    assert count_kept(known, [7], places) == len(laid(known, places=places))


def test_large_ids_do_not_need_large_tables():
    known = records(*TWO)
    found = assemble(known, [2**40], [2**41, 2**42, 2**41], [])

    assert sorted(found.place) == [2**41, 2**42]
    assert found.older == 1
    assert np.array(found.indicator).tolist() == [2**40] * 2
