"""A file beside what is in force."""

import numpy as np
import pytest

from factories.tables import as_csv, make_name, make_panel
from yokoten.interfaces.importers.checking import check_table
from yokoten.measure.rules.intake.comparing import Beside, InForce, compare
from yokoten.measure.rules.intake.questions import joined

NONE = InForce(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), ())


def records(rows=None):
    return check_table(as_csv([row[:3] for row in rows or make_panel(places=10)]), "panel.csv").records


def in_force(known, change=None):
    """The same values in force, but for those that `change` gives by (place, period)."""
    periods = tuple(sorted(known.periods))
    value = known.value.copy()
    for (place, period), new in (change or {}).items():
        value[(known.place == place) & (known.period == known.periods.index(period))] = new
    at = np.array([periods.index(known.periods[number]) for number in known.period])
    return InForce(known.indicator + 5, known.place + 100, at, value, periods)


def found(known, held):
    ids = list(range(100, 100 + len(known.places)))
    return list(compare(Beside(known, [5], ids, held)))


def test_nothing_in_force_or_nothing_new_asks_nothing():
    assert found(records(), NONE) == []
    assert found(records(), in_force(records())) == []


@pytest.mark.parametrize(("factor", "severity"), [(1.6, "check"), (6.0, "stop")])
def test_a_big_revision_asks_and_a_huge_one_stops(factor, severity):
    known = records()
    alarms = found(known, in_force(known, {(3, "2020"): value_of(known, 3, "2020") / factor}))
    assert [(one.kind, one.severity, one.place, one.period) for one in alarms] == [
        ("revision", severity, make_name(3), "2020")
    ]
    assert alarms[0].facts["factor"] == pytest.approx(factor)


def test_a_small_revision_is_what_editions_do():
    known = records()
    assert found(known, in_force(known, {(3, "2020"): value_of(known, 3, "2020") / 1.1})) == []


def test_another_unit_of_the_whole_column_is_one_question():
    known = records()
    held = in_force(known)
    alarms = found(known, InForce(held.indicator, held.place, held.period, held.value / 1000, held.periods))
    assert [(one.reason, one.severity, one.facts["places"]) for one in alarms] == [("revision_whole", "stop", 60)]


def test_a_value_of_another_period_is_a_shift():
    known = records()
    other = value_of(known, 2, "2015")
    rows = make_panel(places=10)
    rows[1 + 2 * 6][2] = f"{other:.1f}"
    alarms = found(records(rows), in_force(known))
    assert [(one.reason, one.severity, one.period, one.facts["same_period"]) for one in alarms] == [
        ("shifted_period", "stop", "2010", "2015")
    ]


def test_places_and_indicators_left_out_are_not_compared():
    known = records()
    held = in_force(known, {(3, "2020"): 1.0})
    assert list(compare(Beside(known, [-1], [100 + n for n in range(10)], held))) == []
    assert list(compare(Beside(known, [5], [-1] * 10, held))) == []


def test_what_is_in_force_makes_a_question_of_the_gate_stop():
    rows = make_panel(places=10)
    rows[6][2] = str(float(rows[6][2]) * 2.2)
    checked = check_table(as_csv([row[:3] for row in rows]), "panel.csv")
    held = in_force(records())
    every = joined(checked.alarms, found(checked.records, held))
    assert [(one.number, one.severity, one.facts["also"]) for one in every] == [(1, "stop", "revision")]
    assert every[0].facts["in_force"] == pytest.approx(value_of(records(), 0, "2023"))


def value_of(known, place, period):
    spot = (known.place == place) & (known.period == known.periods.index(period))
    return float(known.value[spot][0])
