"""What a row of a batch may say."""

from dataclasses import replace

import pytest

from yokoten.measure.rules.batch import BatchRow, Fault, Known, faults_of

KNOWN = Known(
    indicators=frozenset({"jobs", "theirs"}),
    places=frozenset({"SE-D"}),
    organisations=frozenset({"centre"}),
    sources=frozenset({"office"}),
    foreign=frozenset({"theirs"}),
)
ROW = BatchRow(indicator="jobs", period="2023", value=1.0, place="SE-D")


def test_a_row_that_fits_has_no_fault():
    full = replace(ROW, source="office", vintage="2024-05", derivation="a + b", note="line one\nline two")
    assert faults_of([full, replace(ROW, place="", organisation="centre")], KNOWN) == []


@pytest.mark.parametrize("period", ["1800", "2023", "2023-Q1", "2023-Q4", "2023-01", "2023-12"])
def test_years_quarters_and_months_are_periods(period):
    assert faults_of([replace(ROW, period=period)], KNOWN) == []


@pytest.mark.parametrize(
    "period", ["", "23", "2023-Q5", "2023-13", "2023-1", "2023Q1", "1799", "2100", "2023 ", "２０２３"]
)
def test_anything_else_is_no_period(period):
    assert faults_of([replace(ROW, period=period)], KNOWN) == [
        Fault(0, "period", "period_not_valid", {"period": period})
    ]


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"indicator": "none"}, "indicator", "indicator_unknown"),
        ({"indicator": "theirs"}, "indicator", "indicator_of_another"),
        ({"place": "SE-X"}, "place", "place_unknown"),
        ({"place": "", "organisation": "other"}, "organisation", "organisation_unknown"),
        ({"place": ""}, "place", "subject_not_one"),
        ({"organisation": "centre"}, "place", "subject_not_one"),
        ({"source": "none"}, "source", "source_unknown"),
        ({"status": "fine"}, "status", "status_unknown"),
        ({"value": None}, "value", "value_missing"),
        ({"value": None, "status": "break"}, "value", "value_missing"),
        ({"status": "not_applicable"}, "value", "value_not_expected"),
        ({"value": float("nan")}, "value", "value_not_finite"),
        ({"value": float("-inf")}, "value", "value_not_finite"),
        ({"vintage": "x" * 11}, "vintage", "text_too_long"),
        ({"note": "x" * 301}, "note", "text_too_long"),
        ({"derivation": "a\x00b"}, "derivation", "text_not_plain"),
    ],
)
def test_each_fault_names_its_field(change, field, code):
    faults = faults_of([ROW, replace(ROW, period="2022", **change)], KNOWN)
    assert [(fault.index, fault.field, fault.code) for fault in faults] == [(1, field, code)]


@pytest.mark.parametrize("status", ["not_delivered", "not_applicable", "secret"])
def test_a_status_may_stand_for_the_value(status):
    assert faults_of([replace(ROW, value=None, status=status)], KNOWN) == []


def test_a_repeated_row_points_to_the_first():
    faults = faults_of([ROW, replace(ROW, period="2022"), replace(ROW, value=2.0)], KNOWN)
    assert faults == [Fault(2, "indicator", "row_repeated", {"first": 0})]
