"""What is wrong with a workflow is found, each thing once, and what is right is left alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from yokoten.adopt.rules.moving import PROJECT_FIELDS
from yokoten.adopt.rules.workflow import (
    After,
    Deadline,
    Named,
    State,
    Transition,
    Workflow,
    distances,
    starts,
)
from yokoten.adopt.rules.workflow_problems import problems
from yokoten.adopt.rules.workflow_reading import shipped
from yokoten.kernel.rules.texts import LANGUAGES

NAMES = dict.fromkeys(LANGUAGES, "name")


def make_state(code, ends="", *, is_first=False):
    return State(code, NAMES, ends, is_first)


def make_step(source, target, code="", **fields):
    return Transition(code or f"{source}-{target}", NAMES, source, target, fields.pop("roles", ("lead",)), **fields)


def make_workflow(states, steps, *, deadlines=(), documents=(), events=(), roles=("lead",)):
    return Workflow(
        "small", NAMES, 1, date(2026, 1, 1), "public", tuple(states), tuple(steps), tuple(deadlines),
        tuple(Named(code, NAMES) for code in documents), tuple(Named(code, NAMES) for code in roles),
        tuple(Named(code, NAMES) for code in events),
    )  # fmt: skip


def sound(**more):
    """draft -> work -> over."""
    steps = [
        make_step("draft", "work", event="begun", documents=("card",), fields=("plan",)),
        make_step("work", "over"),
    ]
    states = [make_state("draft"), make_state("work"), make_state("over", "done")]
    return replace(make_workflow(states, steps, documents=("card",), events=("begun",)), **more)


def adding(*, states=(), steps=(), deadlines=()):
    workflow = sound()
    return replace(
        workflow,
        states=(*workflow.states, *states),
        transitions=(*workflow.transitions, *steps),
        deadlines=tuple(deadlines),
    )


def due(until="over", event="begun", code="due"):
    return Deadline(code, NAMES, until, After(event, 3))


def found(workflow, fields=None):
    return [(problem.code, problem.facts) for problem in problems(workflow, fields)]


def test_a_sound_workflow_has_no_problems():
    assert found(sound()) == [] and found(adding(deadlines=[due(), due("work", "opened", "soon")])) == []


@pytest.mark.parametrize("workflow", shipped(), ids=lambda workflow: workflow.code)
def test_what_is_shipped_has_no_problems(workflow):
    assert found(workflow, PROJECT_FIELDS) == []


CASES = [
    ("no_roles", {"transition": "x"}, adding(steps=[make_step("draft", "over", "x", roles=())])),
    (
        "role_unknown",
        {"transition": "x", "role": "head"},
        adding(steps=[make_step("draft", "over", "x", roles=("head",))]),
    ),
    ("state_unknown", {"transition": "x", "state": "lost"}, adding(steps=[make_step("draft", "lost", "x")])),
    (
        "document_unknown",
        {"transition": "x", "document": "map"},
        adding(steps=[make_step("draft", "over", "x", documents=("map",))]),
    ),
    (
        "event_unknown",
        {"transition": "x", "event": "late"},
        adding(steps=[make_step("draft", "over", "x", event="late")]),
    ),
    ("end_left", {"state": "over", "transition": "x"}, adding(steps=[make_step("over", "work", "x")])),
    (
        "ends_unknown",
        {"state": "odd", "ends": "won"},
        adding(states=[make_state("odd", "won")], steps=[make_step("work", "odd")]),
    ),
    ("dead_end", {"state": "pit"}, adding(states=[make_state("pit")], steps=[make_step("work", "pit")])),
    ("event_unmarked", {"deadline": "due", "event": "never"}, adding(deadlines=[due(event="never")])),
    ("until_unknown", {"deadline": "due", "until": "nowhere"}, adding(deadlines=[due("nowhere")])),
    ("met_at_once", {"deadline": "due"}, adding(deadlines=[due("begun", "begun")])),
    ("code_twice", {"kind": "transition", "code": "work-over"}, adding(steps=[make_step("work", "over")])),
    ("code_unfit", {"kind": "transition", "code": "X!", "most": 40}, adding(steps=[make_step("work", "over", "X!")])),
    (
        "code_unfit",
        {"kind": "transition", "code": "x" * 41, "most": 40},
        adding(steps=[make_step("work", "over", "x" * 41)]),
    ),
]


@pytest.mark.parametrize(("code", "facts", "workflow"), CASES, ids=[code for code, _, _ in CASES])
def test_each_fault_is_said_once_and_alone(code, facts, workflow):
    assert found(workflow) == [(code, facts)]


def test_a_role_no_project_has_is_said_once():
    [(code, facts)] = found(adding(steps=[make_step("draft", "over", "x", roles=("boss",))]))
    assert code == "role_unfit" and facts["role"] == "boss" and "sponsor" in facts["known"]


def test_fields_are_asked_about_only_when_they_are_known():
    assert found(sound(), {"plan"}) == [] and found(sound()) == []
    assert found(sound(), {"site"}) == [("field_unknown", {"transition": "draft-work", "field": "plan"})]


def test_a_state_nobody_reaches_is_found():
    circle = [make_step("far", "away"), make_step("away", "far"), make_step("far", "over", "out")]
    workflow = adding(states=[make_state("far"), make_state("away")], steps=circle)
    assert found(workflow) == [("unreachable", {"state": "far"}), ("unreachable", {"state": "away"})]


def test_a_circle_without_a_way_out_is_a_dead_end():
    circle = [make_step("work", "far"), make_step("far", "away"), make_step("away", "far")]
    workflow = adding(states=[make_state("far"), make_state("away")], steps=circle)
    assert found(workflow) == [("dead_end", {"state": "far"}), ("dead_end", {"state": "away"})]


def test_no_first_state_is_one_problem_and_not_many():
    workflow = sound(transitions=(*sound().transitions, make_step("work", "draft")))
    assert found(workflow) == [("no_first", {})]


def test_several_first_states_are_named():
    workflow = adding(states=[make_state("other")], steps=[make_step("other", "over")])
    assert found(workflow) == [("several_first", {"states": ("draft", "other")})]


def test_a_workflow_that_can_only_be_stopped_has_no_end():
    states = [make_state("draft"), make_state("work"), make_state("over", "stopped")]
    assert found(sound(states=tuple(states))) == [("no_end", {})]


def test_a_missing_name_is_found_wherever_it_is_missing():
    bare = sound(
        names={**NAMES, "vi": " "},
        states=(replace(sound().states[0], names={"en": "Draft", "ru": "Черновик", "vi": "Nháp"}), *sound().states[1:]),
        roles=(Named("lead", {**NAMES, "ru": ""}),),
    )
    assert found(bare) == [
        ("name_missing", {"kind": "workflow", "code": "small", "language": "vi"}),
        ("name_missing", {"kind": "role", "code": "lead", "language": "ru"}),
        ("name_missing", {"kind": "state", "code": "draft", "language": "sv"}),
    ]


CODES = some.sampled_from("abcdef")


@some.composite
def workflows(draw):
    codes = draw(some.lists(CODES, min_size=1, max_size=6, unique=True))
    ends = draw(some.lists(some.sampled_from(["", "", "done", "stopped"]), min_size=len(codes), max_size=len(codes)))
    ways = draw(some.lists(some.tuples(some.sampled_from(codes), some.sampled_from(codes)), max_size=12, unique=True))
    return make_workflow(
        [make_state(code, end) for code, end in zip(codes, ends, strict=True)], [make_step(*way) for way in ways]
    )


def can_end(workflow, code):
    """By trying every way, without the sets the rule uses."""
    ends = {state.code for state in workflow.states if state.ends}
    seen, edge = set(), [code]
    while edge:
        here = edge.pop()
        if here in ends:
            return True
        if here not in seen:
            seen.add(here)
            edge += [step.target for step in workflow.transitions if step.source == here]
    return False


@given(workflows())
@settings(max_examples=300, deadline=None)
def test_what_is_found_is_true_and_what_is_true_is_found(workflow):
    codes = [(problem.code, problem.facts.get("state")) for problem in problems(workflow)]
    reached = distances(workflow)
    for state in workflow.states:
        assert (("dead_end", state.code) in codes) is not can_end(workflow, state.code)
        assert (("unreachable", state.code) in codes) is bool(reached and state.code not in reached)
    assert (("no_first", None) in codes) is (len(starts(workflow)) == 0)
    assert (("several_first", None) in codes) is (len(starts(workflow)) > 1)


@given(workflows())
@settings(max_examples=100, deadline=None)
def test_mending_what_is_found_leaves_nothing(workflow):
    """One marked beginning, a way from it to every state, and a way from each to a good end."""
    states = [State(state.code, NAMES, is_first=at == 0) for at, state in enumerate(workflow.states)]
    first, last = states[0].code, make_state("z-end", "done")
    steps = {(first, state.code) for state in states[1:]} | {(state.code, "z-end") for state in states}
    mended = make_workflow([*states, last], [make_step(*way) for way in sorted(steps)])
    assert problems(mended) == ()
