"""Relations that hold for every map: units of time, splitting, order, demand, Little, comparison with itself."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.analysis.flow import Demand, Step, compared, map_totals

TIMES = st.floats(0, 1e4, allow_subnormal=False)
SHARES = st.floats(0, 1)
SUMS = ("lead_time", "known_time", "processing", "waiting", "transport", "value_adding")


@st.composite
def steps(draw, is_whole=False):
    """A step; where it is whole everything is known."""

    def perhaps(values):
        return values if is_whole else st.none() | values

    processing = draw(perhaps(TIMES))
    adding = draw(perhaps(SHARES)) if processing is not None else None
    return Step(
        draw(st.sampled_from("ABCDE")),
        processing,
        draw(perhaps(TIMES)),
        draw(perhaps(TIMES)),
        draw(perhaps(st.integers(0, 500).map(float))),
        draw(st.integers(1, 5)),
        draw(TIMES),
        0,
        draw(perhaps(SHARES)),
        draw(st.integers(1, 100)),
        None if adding is None else adding * processing,
    )


MAPS = st.lists(steps(), min_size=1, max_size=8)
WHOLE = st.lists(steps(is_whole=True), min_size=1, max_size=8)
DEMANDS = st.builds(Demand, st.integers(1, 500).map(float), st.floats(1, 1e5))


def scaled(step, factor):
    fields = ("processing", "waiting", "transport", "changeover", "value_adding")
    times = {name: getattr(step, name) for name in fields}
    return replace(step, **{name: None if time is None else time * factor for name, time in times.items()})


@settings(max_examples=100, deadline=None)
@given(MAPS, st.none() | DEMANDS, st.sampled_from([1 / 60, 0.5, 60.0, 3600.0]))
def test_another_unit_of_time_changes_times_alone(given_steps, demand, factor):
    other = Demand(demand.quantity, demand.available_time * factor) if demand else None
    one, two = map_totals(given_steps, demand), map_totals([scaled(step, factor) for step in given_steps], other)

    for name in SUMS:
        value = getattr(one, name)
        assert getattr(two, name) == (None if value is None else pytest.approx(value * factor, rel=1e-9, abs=1e-9))
    assert (one.gaps, one.caveats, one.wip, one.first_pass) == (two.gaps, two.caveats, two.wip, two.first_pass)
    assert one.people_needed is None or two.people_needed == pytest.approx(one.people_needed)
    assert one.little.gap is None or two.little.gap == pytest.approx(one.little.gap, rel=1e-6, abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(MAPS)
def test_a_known_sum_is_what_is_there_and_a_whole_one_never_less(given_steps):
    found = map_totals(given_steps)

    if found.lead_time is not None:
        assert found.lead_time == pytest.approx(found.known_time)
    else:
        assert {gap.field for gap in found.gaps} & {"processing", "waiting"}
    assert (found.processing is None) == ("processing" in {gap.field for gap in found.gaps})
    assert (found.first_pass is None) == ("first_pass" in {gap.field for gap in found.gaps})


@settings(max_examples=100, deadline=None)
@given(WHOLE, st.data())
def test_a_step_split_in_two_keeps_the_sums(given_steps, data):
    row = data.draw(st.integers(0, len(given_steps) - 1))
    share = data.draw(SHARES)
    step = given_steps[row]
    first = replace(step, processing=step.processing * share, value_adding=step.value_adding * share)
    rest = {"processing": step.processing * (1 - share), "value_adding": step.value_adding * (1 - share)}
    second = replace(step, waiting=0.0, transport=0.0, stock_before=0.0, first_pass=1.0, **rest)
    one, two = map_totals(given_steps), map_totals([*given_steps[:row], first, second, *given_steps[row + 1 :]])

    for name in (*SUMS, "wip", "first_pass"):
        assert getattr(two, name) == pytest.approx(getattr(one, name), rel=1e-9, abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(WHOLE, st.none() | DEMANDS, st.randoms(use_true_random=False))
def test_the_order_of_steps_changes_no_sum(given_steps, demand, rng):
    turned = list(given_steps)
    rng.shuffle(turned)
    one, two = map_totals(given_steps, demand), map_totals(turned, demand)

    for name in (*SUMS, "wip", "first_pass", "people_needed"):
        assert getattr(two, name) == (
            None if getattr(one, name) is None else pytest.approx(getattr(one, name), rel=1e-9, abs=1e-9)
        )
    assert len(one.bottlenecks) == len(two.bottlenecks) and len(one.slower) == len(two.slower)


@settings(max_examples=100, deadline=None)
@given(WHOLE, DEMANDS)
def test_twice_the_demand_halves_takt_and_needs_twice_the_people(given_steps, demand):
    one = map_totals(given_steps, demand)
    two = map_totals(given_steps, Demand(2 * demand.quantity, demand.available_time))

    assert two.takt == pytest.approx(one.takt / 2)
    assert two.people_needed == pytest.approx(2 * one.people_needed)
    assert set(one.slower) <= set(two.slower) and one.bottlenecks == two.bottlenecks


@settings(max_examples=100, deadline=None)
@given(WHOLE, DEMANDS)
def test_stock_for_its_own_waiting_agrees_exactly(given_steps, demand):
    steady = [replace(step, waiting=step.stock_before * demand.takt) for step in given_steps]
    little = map_totals(steady, demand).little

    assert little.gap is None or abs(little.gap) < 1e-9
    assert little.verdict == ("agrees" if little.implied else "not_checked")


@settings(max_examples=100, deadline=None)
@given(WHOLE, DEMANDS)
def test_waiting_left_out_is_what_stock_stands_for(given_steps, demand):
    found = map_totals([replace(step, waiting=None) for step in given_steps], demand)

    assert found.waiting == pytest.approx(found.wip * demand.takt)
    assert found.little.verdict == "circular"


@settings(max_examples=100, deadline=None)
@given(MAPS, DEMANDS)
def test_bottlenecks_are_the_longest_and_no_other(given_steps, demand):
    found = map_totals(given_steps, demand)
    cycles = [step.cycle for step in found.steps if step.cycle is not None]

    for row, step in enumerate(found.steps):
        is_longest = step.cycle is not None and step.cycle > 0 and step.cycle >= max(cycles) * (1 - 1e-9)
        assert (row in found.bottlenecks) == is_longest


@settings(max_examples=100, deadline=None)
@given(MAPS, MAPS)
def test_every_step_of_both_maps_stands_once_in_a_comparison(now, then):
    found = compared(map_totals(now), map_totals(then)).steps

    assert sorted(step.before for step in found if step.before is not None) == list(range(len(now)))
    assert [step.after for step in found if step.after is not None] == list(range(len(then)))
    for step in found:
        assert step.before is None or step.after is None or now[step.before].name == then[step.after].name
