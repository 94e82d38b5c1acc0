"""The room's pure rules: what publishing needs, evidence, renewal, versions, tidy words."""

from datetime import date, timedelta

import pytest

from yokoten.practices.rules.evidence import Figure, change_percent, evidence_of
from yokoten.practices.rules.publishing import NEEDS, Held, missing, missing_for_draft
from yokoten.practices.rules.renewal import due_on, renewal_of, stale_before, warned_before
from yokoten.practices.rules.versions import differences, word_runs
from yokoten.practices.rules.writing import tidy_line, tidy_prose

TEXT = dict.fromkeys(("title", "problem", "essence", "steps", "difficulties"), "x")
FACTS = {"place": 1, "sector": "food", "size": "any", "level": "regional", "weeks": 3, "licence": "cc0"}
FACTS |= {"contact_name": "K", "contact_phone": "1"}
FIGURE = Figure("days", 77.0, 21.0, "2023", "2025", "all permits")


def test_everything_written_lacks_nothing():
    assert missing(Held(TEXT, FACTS, metrics=1)) == ()
    assert missing(Held({**TEXT, "results": "less waiting", "resources": "two people"}, {**FACTS, "weeks": None})) == ()


def test_nothing_written_lacks_everything_in_the_order_of_the_form():
    assert missing(Held()) == tuple(name for name, _ in NEEDS)


@pytest.mark.parametrize(
    ("facts", "lack"),
    [({"contact_phone": ""}, "contact"), ({"contact_name": ""}, "contact"), ({"weeks": 0}, "resources")],
)
def test_half_a_block_is_not_enough(facts, lack):
    assert missing(Held(TEXT, {**FACTS, **facts}, metrics=1)) == (lack,)


def test_a_first_draft_needs_four_things():
    assert missing_for_draft(Held()) == ("title", "problem", "essence", "result_or_contact")
    assert missing_for_draft(Held(TEXT, {"contact_phone": "1"})) == ()
    assert missing_for_draft(Held(TEXT, {}, metrics=1)) == ()


def test_measured_needs_both_figures_unit_periods_and_method():
    assert evidence_of([FIGURE]) == "measured"
    for name in ("unit", "before", "after", "before_period", "after_period", "method"):
        weaker = Figure(**{**vars_of(FIGURE), name: None if name in ("before", "after") else " "})
        assert evidence_of([weaker]) == "told"
        assert evidence_of([weaker, FIGURE]) == "measured"
    assert evidence_of([]) == "told"


def vars_of(figure):
    return {name: getattr(figure, name) for name in figure.__dataclass_fields__}


def test_what_an_evaluation_found_stays_while_a_figure_is_measured():
    assert evidence_of([FIGURE], "compared") == "compared"
    assert evidence_of([], "held") == "told"


def test_change_in_percent_is_of_the_value_before():
    assert change_percent(80.0, 20.0) == -75.0
    assert change_percent(-4.0, -2.0) == 50.0
    assert change_percent(0.0, 2.0) is None and change_percent(None, 2.0) is None


def test_a_confirmation_is_due_on_the_same_day_a_year_later():
    assert due_on(date(2025, 3, 1)) == date(2026, 3, 1)
    assert due_on(date(2024, 2, 29)) == date(2025, 2, 28)


@pytest.mark.parametrize(("left", "warning"), [(31, None), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)])
def test_warnings_open_thirty_and_seven_days_before(left, warning):
    confirmed = date(2025, 6, 15)
    found = renewal_of(confirmed, due_on(confirmed) - timedelta(days=left))
    assert (found.days_left, found.warning, found.is_over) == (left, warning, left < 0)


def test_every_day_of_five_years_agrees_with_the_bound_that_the_database_asks_by():
    for step in range(0, 365 * 5 + 2):
        confirmed = date(2023, 1, 1) + timedelta(days=step)
        for today in (due_on(confirmed), due_on(confirmed) + timedelta(days=1)):
            assert (confirmed < stale_before(today)) == renewal_of(confirmed, today).is_over
        begun = due_on(confirmed) - timedelta(days=30)
        assert confirmed < warned_before(begun) and not confirmed < warned_before(begun - timedelta(days=1))


def test_differences_name_the_field_and_show_words_kept_gone_and_new():
    older = {"facts": {"people": 2, "sector": "food"}, "texts": {"en": {"title": "One door"}}, "concepts": ["a"]}
    newer = {"facts": {"people": 3, "sector": "food"}, "texts": {"en": {"title": "Two doors"}, "sv": {"title": "D"}}}
    found = {(one.where, one.name): [(run.kind, run.words) for run in one.runs] for one in differences(older, newer)}
    assert found[("facts", "people")] == [("gone", "2"), ("new", "3")]
    assert found[("en", "title")] == [
        ("gone", "One"), ("new", "Two"), ("kept", " "), ("gone", "door"), ("new", "doors"),
    ]  # fmt: skip
    assert found[("sv", "title")] == [("new", "D")] and found[("concepts", "concepts")] == [("gone", "a")]
    assert differences(newer, newer) == ()


def test_a_changed_figure_is_one_difference():
    figure = {"names": {"en": "Lead time"}, "unit": "days", "before": 77.0, "after": 21.0, "method": "all"}
    (found,) = differences({"metrics": [figure]}, {"metrics": [{**figure, "after": 20.5}]})
    assert (found.where, found.name) == ("metrics", "1")
    assert "".join(run.words for run in found.runs if run.kind != "gone") == "Lead time: 77 → 20.5 days; all"


@pytest.mark.parametrize(
    ("older", "newer"), [("", "new text"), ("a b c", "a c"), ("Đồng, Nai.", "Đồng Nai"), ("x", "x")]
)
def test_the_runs_give_both_texts_back(older, newer):
    runs = word_runs(older, newer)
    assert "".join(run.words for run in runs if run.kind != "new") == older
    assert "".join(run.words for run in runs if run.kind != "gone") == newer


def test_very_long_texts_are_told_as_replaced():
    runs = word_runs("a " * 5000, "b " * 5000)
    assert [run.kind for run in runs] == ["gone", "new"]


def test_words_are_tidied_and_paragraphs_stay():
    assert tidy_prose(" one \r\n\r\n\r\n\r\ntwo  \n") == "one\n\ntwo"
    assert tidy_line("  a \n b ", 3) == "a b"
