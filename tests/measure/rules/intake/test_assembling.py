"""Decisions laid on records, and one row for each indicator, place and period."""

from factories.tables import as_csv
from yokoten.interfaces.importers.checking import check_table
from yokoten.measure.rules.intake.assembling import assemble, count_kept
from yokoten.measure.rules.intake.decisions import Decision, offered

ROWS = [
    ["region", "year", "vintage", "sheep"],
    ["Ash", "2022", "2023", "10"],
    ["Ash", "2023", "2023", "11"],
    ["Birch", "2022", "2023", "20"],
    ["Birch", "2023", "2023", "…"],
]


def records(*more):
    return check_table(as_csv([*ROWS, *more]), "sheep.csv").records


def assembled(*decisions, more=(), places=(1, 2)):
    found = assemble(records(*more), [7], list(places), decisions)
    notes = found.notes or [""] * len(found.value)
    rows = zip(found.place, found.period, found.value, found.status, notes, strict=True)
    return [row for row in rows], found


def decided(kind, decision, *, row=2, column=3, **details):
    return Decision(kind, decision, "because", row, column, **details)


def test_without_decisions_rows_stand_as_they_are():
    rows, found = assembled()
    assert rows == [
        (1, "2022", 10.0, "ok", ""), (1, "2023", 11.0, "ok", ""), (2, "2022", 20.0, "ok", ""),
        (2, "2023", None, "not_delivered", ""),
    ]  # fmt: skip
    assert (found.row, found.vintage, found.indicator) == ([2, 3, 4, 5], ["2023"] * 4, [7] * 4)


def test_each_decision_becomes_value_status_and_note():
    for decision, value, status in (
        ("exclude", None, "not_delivered"), ("accept", 10.0, "ok"), ("break", 10.0, "break"), ("replace", 99.0, "ok"),
    ):  # fmt: skip
        rows, _ = assembled(decided("lost_digit", decision, replacement=99.0))
        assert rows[0] == (1, "2022", value, status, "because")


def test_a_missing_value_does_not_become_a_break():
    rows, _ = assembled(decided("series_break", "break", row=5))
    assert rows[3][2:4] == (None, "not_delivered")


def test_names_that_are_left_out_or_excluded_do_not_come():
    assert {row[0] for row in assembled(places=(1, -1))[0]} == {1}
    assert {row[0] for row in assembled(decided("look_alike", "exclude", place="Ash"))[0]} == {2}
    assert assembled(places=(1, -1))[1].skipped == 2


def test_a_whole_period_is_decided_at_once():
    whole = decided("series_break", "break", facts={"whole": True}, period="2022", indicator="sheep")
    rows, _ = assembled(whole)
    assert [row[3] for row in rows if row[1] == "2022"] == ["break", "break"]


def test_the_newest_edition_counts():
    rows, found = assembled(more=[["Ash", "2022", "2024", "12"], ["Ash", "2023", "2021", "5"]])
    assert [row[2] for row in rows if row[0] == 1] == [11.0, 12.0]
    assert found.older == 2
    assert count_kept(records(["Ash", "2022", "2024", "12"]), [7], [1, 2]) == 4
    assert count_kept(records(), [7], [1, -1]) == 2


def test_of_a_cell_given_twice_the_person_chooses():
    double = ["Ash", "2022", "2023", "13"]
    for decision, value in (("accept", 13.0), ("exclude", 10.0)):
        rows, _ = assembled(decided("doubled_cell", decision, row=6), more=[double])
        assert [row[2] for row in rows if row[:2] == (1, "2022")] == [value]


def test_two_names_of_one_place_are_one_series():
    rows, found = assembled(
        more=[["Ash tree", "2022", "2023", "10"], ["Ash tree", "2024", "2023", "14"]], places=(1, 2, 1)
    )
    assert sorted(row[1] for row in rows if row[0] == 1) == ["2022", "2023", "2024"]
    assert found.older == 1


def test_a_gap_is_filled_or_kept_as_not_delivered():
    gap = {"place": "Ash", "period": "2021", "indicator": "sheep"}
    filled, _ = assembled(decided("missing", "replace", replacement=9.0, **gap))
    kept, _ = assembled(decided("missing", "exclude", **gap))
    left, _ = assembled(decided("missing", "accept", **gap))
    assert filled[-1] == (1, "2021", 9.0, "ok", "because")
    assert kept[-1] == (1, "2021", None, "not_delivered", "because")
    assert len(left) == 4


def test_many_values_are_not_retyped_and_names_are_not_breaks():
    assert "replace" in offered("lost_digit", {}, 3)
    assert "replace" not in offered("lost_digit", {}, 30)
    assert "replace" not in offered("unit_jump", {"whole": True}, 1)
    assert offered("duplicate_name", {}, 1) == ("accept", "exclude")
    assert offered("series_break", {}, 1)[0] == "break"
