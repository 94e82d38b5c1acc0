"""Every code of importer and gate has its sentence, and every sentence can be filled."""

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

import yokoten.interfaces.importers as importers
import yokoten.measure.rules as rules
from factories.tables import checked, make_name, make_panel, row_of
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.wording import imports
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.measure import KINDS, REASONS, SEVERITIES, kind_said, reason_said, value_said
from yokoten.interfaces.wording.tables import SENTENCES, position, unreadable
from yokoten.measure.rules.gate import alarm as alarms
from yokoten.measure.rules.intake.decisions import REVISION

RAISED = re.compile(r'(?:TableUnreadable|LayoutUnclear|Fault)\(\s*"(\w+)"')
CODES = sorted({
    code
    for folder in (*importers.__path__, *rules.__path__)
    for file in Path(folder).rglob("*.py")
    for code in RAISED.findall(file.read_text())
})  # fmt: skip
ENGLISH = speak("en")


@pytest.mark.parametrize("code", CODES)
def test_every_refusal_of_a_table_has_a_sentence(code):
    assert code in SENTENCES


def test_there_are_codes_to_look_for():
    assert len(CODES) > 20


def test_every_kind_and_severity_has_words():
    assert set(KINDS) == {*alarms.KINDS, REVISION}
    assert set(SEVERITIES) == set(alarms.SEVERITIES)


def test_refusal_says_where_first():
    said = unreadable(ENGLISH, TableUnreadable("row_too_long", row=3, column="D", cells=4, usual=3), sheet="A")

    assert said.startswith("Sheet “A”, row 3, column D: The row has 4 cells")


def test_unknown_code_is_still_said():
    assert "strange" in unreadable(ENGLISH, TableUnreadable("strange"))


def test_place_that_is_not_known_is_left_out():
    assert position(ENGLISH, {"row": 5}) == "Row 5"
    assert position(ENGLISH, {}) == ""


@pytest.mark.parametrize("code", ["ru", "vi", "sv", "en"])
def test_reason_is_said_with_the_numbers_of_the_language(code):
    rows = make_panel()
    row = row_of(rows, make_name(7), 2023)
    rows[row][2] = rows[row][2][1:]
    alarm = checked(rows).alarms[0]

    said = reason_said(speak(code), alarm)

    assert value_said(speak(code), alarm.value) in said
    assert value_said(speak(code), alarm.facts["previous"]) in said
    assert "%(" not in said


def test_kind_is_said():
    assert kind_said(ENGLISH, "ten_times") == "ten times"


def test_values_are_written_with_the_decimals_their_size_needs():
    assert [value_said(ENGLISH, value) for value in (325839.34, 1234.56, 12.345, 0.01234, 5.0)] == [
        "325,839", "1,234.6", "12.35", "0.0123", "5",
    ]  # fmt: skip


def test_reasons_name_only_known_facts():
    assert all("%(" in sentence for sentence in REASONS.values())


def _asked(places):
    """The question about a value nine times too high, as it is said and as it is kept."""
    rows = make_panel(places=places)
    row = row_of(rows, make_name(2), 2022)
    rows[row][2] = f"{float(rows[row][2]) * 9:.1f}"
    alarm = next(one for one in checked(rows).alarms if one.kind == "ten_times")
    return imports.lede(ENGLISH, SimpleNamespace(value=alarm.value, period=alarm.period, facts=alarm.facts), "mln")


def test_few_places_are_said_to_be_few_and_what_was_compared():
    said = _asked(4)

    assert "other places: 3)" in said and "changes from one period to the next" in said
    assert re.search(r"together \(\d\d; other", said)


def test_many_places_are_counted_over_the_same_periods():
    assert "The 39 other places changed by a factor" in _asked(40)


def test_a_break_judged_by_few_places_says_what_is_usual():
    facts = {"previous_period": "2020", "growth": 1.9, "growth_low": 0.9, "growth_high": 1.2, "others": 3, "pooled": 19}
    alarm = imports.Heard("series_break", "Ash", "2021", 19.0, 9.0, 12.0, facts)

    said = reason_said(ENGLISH, alarm)

    assert "usually change × 0.90 to 1.20 (19 changes, other places: 3)" in said
    assert "the other places × 0.90" in reason_said(ENGLISH, replace(alarm, facts={**facts, "pooled": 0}))
