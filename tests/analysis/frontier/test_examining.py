"""What is said about figures beforehand: each warning where it belongs and nowhere else, and what is refused."""

import numpy as np
import pytest

from factories.envelopment import make_units
from yokoten.analysis.frontier import dea, examine
from yokoten.analysis.refusal import NotComputable

NAN = float("nan")


def found_in(used, made, code, **how):
    return [finding.facts for finding in examine(used, made, **how) if finding.code == code]


def test_sound_figures_give_no_finding():
    for rts in ("crs", "vrs", "nirs", "ndrs", "fdh"):
        for orientation in ("output", "input"):
            assert examine(*make_units(), rts=rts, orientation=orientation) == ()


@pytest.mark.parametrize(
    ("inputs", "outputs", "count", "least"), [(3, 2, 14, 15), (4, 4, 23, 24), (7, 7, 41, 49), (1, 1, 5, 6)]
)
def test_too_few_units_for_the_number_of_columns(inputs, outputs, count, least):
    used, made = make_units(count, inputs=inputs, outputs=outputs)
    enough = make_units(least, inputs=inputs, outputs=outputs)
    assert found_in(used, made, "few_units") == [{"units": count, "least": least}]
    assert found_in(*enough, "few_units") == []


def test_units_that_are_not_evaluated_do_not_count():
    used, made = make_units(15)
    used[2, 1] = NAN
    assert found_in(used, made, "few_units") == [{"units": 14, "least": 15}]


def test_missing_cells_are_listed_by_row():
    used, made = make_units()
    used[4, 2] = used[9, 0] = made[9, 1] = NAN
    assert found_in(used, made, "missing_cells") == [{"row": 4, "columns": (2,)}, {"row": 9, "columns": (0, 4)}]


def test_rows_of_zeros_are_listed():
    used, made = make_units()
    made[3], used[5] = 0, 0
    assert found_in(used, made, "all_outputs_zero") == [{"row": 3}]
    assert found_in(used, made, "all_inputs_zero") == [{"row": 5}]


@pytest.mark.parametrize(
    ("rts", "orientation", "count"),
    [("crs", "output", 1), ("vrs", "input", 1), ("vrs", "output", 0), ("ndrs", "output", 0), ("crs", "input", 1)],
)
def test_zero_inputs_are_flagged_where_they_matter(rts, orientation, count):
    used, made = make_units()
    used[[2, 7], 1] = 0
    made[5, 0] = 0
    expected = [{"column": 1, "rows": (2, 7)}] * count
    assert found_in(used, made, "zero_input", rts=rts, orientation=orientation) == expected


def test_constant_columns_and_what_they_do_to_constant_returns():
    used, made = make_units()
    used[:, 1] = 5
    made[:, 0] = 2
    codes = ["constant_input_limits_growth", "constant_output_limits_shrinking"]
    assert found_in(used, made, "constant_column") == [{"column": 1, "value": 5.0}, {"column": 3, "value": 2.0}]
    assert found_in(used, made, codes[0], rts="crs", orientation="output") == [{"column": 1}]
    assert found_in(used, made, codes[1], rts="crs", orientation="output") == []
    assert found_in(used, made, codes[0], rts="crs", orientation="input") == []
    assert found_in(used, made, codes[1], rts="crs", orientation="input") == [{"column": 3}]
    assert found_in(used, made, codes[0], rts="vrs") == found_in(used, made, codes[1], rts="vrs") == []


def test_a_column_of_zeros_is_named_and_limits_nothing():
    used, made = make_units()
    used[:, 1] = made[:, 0] = 0
    assert found_in(used, made, "constant_column") == [{"column": 1, "value": 0.0}, {"column": 3, "value": 0.0}]
    assert found_in(used, made, "constant_input_limits_growth", rts="crs", orientation="output") == []
    assert found_in(used, made, "constant_output_limits_shrinking", rts="crs", orientation="input") == []


def test_a_constant_output_does_turn_constant_returns_in_input_orientation_into_non_decreasing_ones():
    used, made = make_units()
    constant = dea(used, np.hstack([made, np.full((40, 1), 4.0)]), rts="crs", orientation="input")
    assert constant.score == pytest.approx(dea(used, made, rts="ndrs", orientation="input").score, abs=1e-9)


def test_columns_that_move_as_one_are_named_on_their_own_side():
    used, made = make_units()
    used[:, 2] = used[:, 0] * (1 + 0.001 * np.arange(40))
    facts = found_in(used, made, "collinear")
    assert [(fact["column"], fact["other"]) for fact in facts] == [(0, 2)]
    assert facts[0]["correlation"] == pytest.approx(np.corrcoef(used[:, 0], used[:, 2])[0, 1])


def test_inputs_and_outputs_may_move_as_one():
    used, made = make_units(inputs=1, outputs=1)
    made[:, 0] = used[:, 0] * (1 + 0.001 * np.arange(40))
    assert examine(used, made) == ()


@pytest.mark.parametrize("column", [2, 4])
def test_exact_multiples_are_named_wherever_they_are(column):
    both = np.hstack(make_units())
    both[:, column] = both[:, 1] * 1e9
    facts = found_in(both[:, :3], both[:, 3:], "exact_multiple")
    assert facts == [{"column": 1, "other": column, "factor": pytest.approx(1e9)}]
    assert found_in(both[:, :3], both[:, 3:], "collinear") == []


def test_ratios_among_volumes_are_refused_unless_nothing_is_mixed():
    table = make_units()
    for rts in ("crs", "vrs", "nirs", "ndrs"):
        with pytest.raises(NotComputable) as refusal:
            examine(*table, rts=rts, ratio_columns=[4, 1])
        assert (refusal.value.code, refusal.value.facts) == ("ratio_with_volume", {"columns": (1, 4)})
    assert found_in(*table, "ratio_with_volume", rts="fdh", ratio_columns=[4]) == [{"columns": (4,)}]


def test_nothing_but_ratios_is_a_warning_unless_nothing_is_mixed():
    table = make_units()
    assert found_in(*table, "ratios_only", ratio_columns=range(5)) == [{"columns": (0, 1, 2, 3, 4)}]
    assert examine(*table, rts="fdh", ratio_columns=range(5)) == ()


def test_shares_among_volumes_are_asked_about_until_declared():
    used, made = make_units()
    used[:, 1] /= 100
    assert found_in(used, made, "may_be_share") == [{"column": 1}]
    assert found_in(used, made, "may_be_share", rts="fdh", ratio_columns=[1]) == []
    assert found_in(used / 1000, made / 1e6, "may_be_share") == []


def test_undesirable_columns_count_as_inputs_and_are_refused_as_outputs():
    table = make_units()
    assert found_in(*table, "undesirable_as_input", undesirable=[2]) == [{"column": 2}]
    with pytest.raises(NotComputable) as refusal:
        examine(*table, undesirable=[3])
    assert (refusal.value.code, refusal.value.facts) == ("undesirable_as_output", {"column": 3})


@pytest.mark.parametrize("how", [{"ratio_columns": [5]}, {"undesirable": [-1]}])
def test_columns_that_are_not_there_are_refused(how):
    with pytest.raises(NotComputable, match="no_such_column"):
        examine(*make_units(), **how)


def test_negative_values_are_refused_with_their_place():
    used, made = make_units()
    used[3, 1] = -1
    with pytest.raises(NotComputable) as refusal:
        examine(used, made)
    assert (refusal.value.code, refusal.value.facts["row"]) == ("negative_value", 3)


def test_nothing_is_changed_in_what_was_given():
    used, made = make_units()
    used[0, 0] = NAN
    before = used.copy(), made.copy()
    examine(used, made, rts="crs")
    assert np.array_equal(used, before[0], equal_nan=True)
    assert np.array_equal(made, before[1])
