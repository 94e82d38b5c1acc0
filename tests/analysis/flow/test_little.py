"""Little's law is exact where flow is made to obey it, and the verdict says what is wrong where not."""

import pytest

from yokoten.analysis.flow import Demand, Step, map_totals
from yokoten.analysis.flow.little import littles_check

ASKED = Demand(120, 480)


def queue(stock, factor=1.0, **more):
    return Step(f"step {stock}", 3.0, waiting=stock * ASKED.takt * factor, stock_before=stock, **more)


def test_stock_and_times_of_one_steady_flow_agree_exactly():
    found = littles_check([queue(7), queue(20, transport=4.0), queue(3)], ASKED)

    assert (found.time, found.implied, found.gap) == (133.0, 133.0, 0.0)
    assert (found.verdict, found.steps) == ("agrees", 3)


def test_a_simulated_line_obeys_it():
    """First come, first served, one server, arrivals and works that repeat: W and L are counted apart."""
    arrivals, left, stays = [float(4 * index - index % 3) for index in range(3000)], 0.0, []
    works = [1.0 + (7 * index % 5) for index in range(3000)]
    for arrived, work in zip(arrivals, works, strict=True):
        left = max(left, arrived) + work
        stays.append(left - arrived)
    span = arrivals[-1] - arrivals[0]
    moments = [span * index / 20_000 for index in range(20_000)]
    ends = [arrived + stay for arrived, stay in zip(arrivals, stays, strict=True)]
    inside = sum(sum(1 for at in range(max(0, int(m // 4) - 8), min(3000, int(m // 4) + 3))
                     if arrivals[at] <= m < ends[at]) for m in moments) / len(moments)  # fmt: skip
    work, stay = sum(works) / 3000, sum(stays) / 3000
    demand = Demand(3000, span)
    queued = inside - work / demand.takt
    found = littles_check([Step("server", work, waiting=stay - work, stock_before=queued)], demand)

    assert abs(found.gap) < 1 and found.verdict == "agrees"


@pytest.mark.parametrize(("factor", "verdict"), [(0.5, "more_stock"), (2.0, "less_stock"), (1.1, "agrees")])
def test_the_verdict_says_which_is_too_much(factor, verdict):
    assert littles_check([queue(100, factor)], ASKED).verdict == verdict


def test_the_gap_is_in_per_cent_of_what_the_stock_stands_for():
    found = littles_check([Step("A", 0, 150, stock_before=100)], Demand(1, 1))

    assert (found.gap, found.verdict) == (50.0, "less_stock")


def test_waiting_taken_from_stock_checks_nothing():
    assert littles_check([Step("A", 3), Step("B", 3, stock_before=5)], ASKED).verdict == "circular"


def test_only_steps_with_both_are_checked():
    found = littles_check([queue(10), Step("B", 3, stock_before=500), Step("C", 3, 900), Step("D", None, 1, 1)], ASKED)

    assert (found.steps, found.gap) == (1, 0.0)


@pytest.mark.parametrize(
    ("steps", "demand"),
    [
        ([Step("A", 3, 5)], ASKED),
        ([queue(5)], None),
        ([Step("A", 3)], ASKED),
        ([Step("A", 0, 0, stock_before=0)], ASKED),
    ],
)
def test_what_is_missing_is_not_checked(steps, demand):
    found = littles_check(steps, demand)

    assert found.verdict == "not_checked" and found.gap is None


def test_the_totals_carry_it():
    assert map_totals([queue(4), queue(5)], ASKED).little == littles_check([queue(4), queue(5)], ASKED)
