"""Acme Stamping of Learning to See, relations that must hold, and what stays unknown.

Rother and Shook (1999), pages 33-35, 59-63, 69-81. Stock, times and totals as printed in the book, read in a published
summary of its calculations, not in the book itself.
"""

import math

import pytest

from yokoten.analysis.flow import Demand, Step, map_totals
from yokoten.analysis.refusal import NotComputable

SHIFT = 27_600
DAY = 2 * SHIFT
ASKED = Demand(460, SHIFT)
COILS = 5 * DAY
CURRENT = [
    Step("Stamping", 1, waiting=COILS, changeover=3600, batch=6000),
    Step("Spot weld 1", 39, stock_before=7000, changeover=600, batch=300),
    Step("Spot weld 2", 46, stock_before=1700, changeover=600, batch=300),
    Step("Assembly 1", 62, stock_before=2450),
    Step("Assembly 2", 40, stock_before=1840),
    Step("Shipping", 0, stock_before=4140),
]
TARGET = [
    Step("Stamping", 1, waiting=1.5 * DAY, changeover=600, batch=300),
    Step("Weld and assembly", 168, waiting=DAY, people=3),
    Step("Shipping", 0, waiting=2 * DAY),
]


def plain(**changed):
    """Three steps where everything is known."""
    steps = [
        Step("Receive", 4, 10, 2, 3, 2, 6, 0.1, 0.8, 3, 2.0),
        Step("Check", 5, 25, 1, 5, 1, 0, 0, 0.9, 1, False),
        Step("Send", 2, 30, 0, 6, 1, 0, 0, 1.0, 1, True),
    ]
    return map_totals(steps, Demand(**{"quantity": 96, "available_time": 480, **changed}))


def test_current_map_of_acme_is_that_of_the_book():
    found = map_totals(CURRENT, ASKED)

    assert found.takt == 60
    assert found.processing == 188
    assert [round(step.waiting / DAY, 1) for step in found.steps] == [5.0, 7.6, 1.8, 2.7, 2.0, 4.5]
    assert round(found.waiting / DAY, 1) == 23.6
    assert [found.given[row].name for row in found.bottlenecks] == ["Assembly 1"]
    assert found.slower == (3,)


def test_target_map_of_acme_is_that_of_the_book():
    found = map_totals(TARGET, ASKED)

    assert found.processing == 169
    assert found.waiting / DAY == 4.5
    assert found.steps[1].cycle == 56 and found.slower == ()


def test_people_for_the_cell_of_acme_are_those_of_the_book():
    assert round(map_totals(CURRENT[1:5], ASKED).people_needed, 2) == 3.12


def test_everything_known_is_counted():
    found = plain()

    assert (found.processing, found.waiting, found.transport, found.lead_time) == (11, 65, 3, 79)
    assert (found.value_adding, found.value_adding_share, found.processing_share) == (4, 4 / 79, 11 / 79)
    assert (found.takt, found.wip, found.people, found.people_needed) == (5, 14, 4, 2.2)
    assert [step.cycle for step in found.steps] == [3, 5, 2]
    assert (found.bottlenecks, found.slower) == ((1,), ())
    assert found.first_pass == pytest.approx(0.72)
    assert (found.gaps, found.caveats, found.known_time) == ((), (), 79)


def test_steps_of_one_longest_cycle_are_all_bottlenecks():
    found = map_totals([Step("A", 3), Step("B", 6, 1, people=2), Step("C", 0.1 + 0.2, 1), Step("D", 2, 1)])

    assert found.bottlenecks == (0, 1)
    assert map_totals([Step("A", 0.3), Step("B", 0.1 + 0.2, 1)]).bottlenecks == (0, 1)


def test_a_step_exactly_at_takt_is_not_slower():
    assert map_totals([Step("A", 5), Step("B", 5.001, 1)], Demand(96, 480)).slower == (1,)


def test_waiting_that_was_measured_is_not_taken_from_stock():
    found = map_totals([Step("A", 1), Step("B", 1, 30, stock_before=100)], Demand(1, 1))

    assert (found.waiting, found.caveats) == (30, ())


def test_nothing_before_the_first_step_is_no_gap():
    found = map_totals([Step("A", 3), Step("B", 4, 10)])

    assert found.lead_time == 17
    assert found.steps[0].waiting is None and found.steps[0].waiting_from == "before_flow"
    assert "waiting" not in {gap.field for gap in found.gaps}


@pytest.mark.parametrize(
    ("step", "lost", "kept"),
    [
        (Step("B", None, 10), ("processing", "lead_time", "people_needed", "processing_share"), "waiting"),
        (Step("B", 4), ("waiting", "lead_time", "wip", "known_wip"), "processing"),
        (Step("B", 4, 10), ("value_adding", "value_adding_share", "first_pass", "wip"), "lead_time"),
    ],
)
def test_what_is_missing_stays_missing(step, lost, kept):
    found = map_totals([Step("A", 3, first_pass=0.9, value_adding=True), step], Demand(10, 100))

    assert [field for field in lost if getattr(found, field) is not None] == []
    assert getattr(found, kept) is not None


def test_stock_without_demand_is_no_time():
    found = map_totals([Step("A", 3), Step("B", 4, stock_before=10)])

    assert found.waiting is None and found.lead_time is None and found.takt is None
    assert (found.wip, found.known_time) == (10, 7)
    assert [(gap.row, gap.field) for gap in found.gaps if gap.field == "waiting"] == [(1, "waiting")]


def test_stock_that_was_counted_at_some_steps_is_only_a_least():
    found = map_totals([Step("A", 3), Step("B", 4, 1, stock_before=10), Step("C", 4, 1)])

    assert found.wip is None and found.known_wip == 10


def test_no_defects_said_is_not_a_perfect_step():
    assert map_totals([Step("A", 3)]).first_pass is None
    assert map_totals([Step("A", 3, defects=0.1)]).first_pass == pytest.approx(0.9)
    assert map_totals([Step("A", 3, first_pass=1)]).first_pass == 1


def test_transport_where_it_is_given_is_added_and_its_lack_elsewhere_said():
    found = map_totals([Step("A", 3), Step("B", 4, 10, 5), Step("C", 4, 10)])

    assert (found.transport, found.lead_time) == (5, 36)
    assert found.caveats == ("transport_partly",)


def test_a_changeover_without_a_batch_is_said():
    assert map_totals([Step("A", 3, changeover=60)]).caveats == ("changeover_each_unit",)
    assert map_totals([Step("A", 3, changeover=60, batch=30)]).steps[0].cycle == 5


def test_a_slower_step_makes_stock_grow():
    assert map_totals([Step("A", 3)], Demand(1, 2)).caveats == ("stock_grows",)


def test_no_step_without_processing_is_a_bottleneck():
    assert map_totals([Step("A", 0), Step("B", None, 1)]).bottlenecks == ()


@pytest.mark.parametrize(
    ("step", "code", "field"),
    [
        (Step(" ", 1), "flow_name_missing", "name"),
        (Step("B", math.nan), "flow_not_finite", "processing"),
        (Step("B", math.inf), "flow_not_finite", "processing"),
        (Step("B", -1), "flow_below_zero", "processing"),
        (Step("B", 1, -1), "flow_below_zero", "waiting"),
        (Step("B", 1, transport=-1), "flow_below_zero", "transport"),
        (Step("B", 1, stock_before=-1), "flow_below_zero", "stock_before"),
        (Step("B", 1, changeover=-1), "flow_below_zero", "changeover"),
        (Step("B", 1, people=0), "flow_not_above_zero", "people"),
        (Step("B", 1, batch=0), "flow_not_above_zero", "batch"),
        (Step("B", 1, defects=5), "flow_no_share", "defects"),
        (Step("B", 1, first_pass=95), "flow_no_share", "first_pass"),
        (Step("B", 1, value_adding=-1), "flow_below_zero", "value_adding"),
        (Step("B", 1, value_adding=2), "flow_value_adding_too_long", "value_adding"),
        (Step("B", 1, defects=0.2, first_pass=0.9), "flow_shares_over_one", "first_pass"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(step, code, field):
    with pytest.raises(NotComputable) as refused:
        map_totals([Step("A", 1), step])

    assert (refused.value.code, refused.value.facts["row"], refused.value.facts["field"]) == (code, 1, field)


@pytest.mark.parametrize("demand", [Demand(0, 480), Demand(5, 0), Demand(-1, 480), Demand(math.nan, 480)])
def test_a_demand_without_takt_is_refused(demand):
    with pytest.raises(NotComputable) as refused:
        map_totals([Step("A", 1)], demand)

    assert refused.value.code == "flow_no_demand"


def test_a_map_without_steps_is_refused():
    with pytest.raises(NotComputable, match="flow_no_steps"):
        map_totals([])
