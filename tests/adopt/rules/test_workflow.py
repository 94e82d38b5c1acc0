"""What a workflow knows about itself."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from yokoten.adopt.rules.workflow import (
    State,
    Transition,
    Workflow,
    by_code,
    distances,
    document_of,
    first,
    in_force,
    leaving,
    starts,
    state_of,
)
from yokoten.adopt.rules.workflow_reading import shipped


def make_workflow(ways, *, first="", version=1, valid_from=date(2026, 1, 1)):
    codes = dict.fromkeys(code for way in ways for code in way)
    states = tuple(State(code, {"en": code}, is_first=code == first) for code in codes)
    steps = tuple(Transition(f"{one}-{two}", {"en": "go"}, one, two, ("lead",)) for one, two in ways)
    return Workflow("small", {"en": "Small"}, version, valid_from, "public", states, steps)


def test_a_project_begins_where_no_way_leads_in():
    assert first(make_workflow([("a", "b"), ("b", "c"), ("b", "b")])).code == "a"


def test_a_state_marked_as_first_is_first_though_ways_lead_back():
    assert first(make_workflow([("a", "b"), ("b", "a")], first="a")).code == "a"


def test_without_one_first_state_there_is_none():
    for ways in ([("a", "b"), ("b", "a")], [("a", "c"), ("b", "c")]):
        with pytest.raises(LookupError):
            first(make_workflow(ways))
    assert len(starts(make_workflow([("a", "c"), ("b", "c")]))) == 2


def test_ways_out_come_in_the_order_of_the_workflow():
    workflow = make_workflow([("a", "c"), ("b", "c"), ("a", "b")])
    assert [step.target for step in leaving(workflow, "a")] == ["c", "b"]
    assert leaving(workflow, "c") == ()


def test_codes_find_their_things():
    workflow = shipped()[0]
    assert by_code(workflow, "defend").is_gate and state_of(workflow, "target").names["ru"].startswith("Целевое")
    assert document_of(workflow, "loss-list").names["ru"] == "перечень потерь"
    for find in (by_code, state_of, document_of):
        with pytest.raises(LookupError):
            find(workflow, "nowhere")


def test_distances_count_steps_and_may_leave_a_state_out():
    workflow = make_workflow([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")])
    assert distances(workflow) == {"a": 0, "b": 1, "c": 1, "d": 2}
    assert distances(workflow, without="c") == {"a": 0, "b": 1}
    assert distances(workflow, without="a") == {}


def test_the_version_in_force_on_the_day_is_taken():
    old = make_workflow([("a", "b")], version=1, valid_from=date(2020, 1, 1))
    new = make_workflow([("a", "b")], version=2, valid_from=date(2026, 1, 1))
    assert in_force([new, old], "small", date(2025, 12, 31)) is old
    assert in_force([new, old], "small", date(2026, 1, 1)) is new
    assert in_force([new, old], "small", date(2019, 12, 31)) is None
    assert in_force([new, replace(new, version=3)], "small", date(2026, 6, 1)).version == 3
    assert in_force([new], "other", date(2026, 6, 1)) is None


def test_a_workflow_cannot_be_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        shipped()[0].version = 2
