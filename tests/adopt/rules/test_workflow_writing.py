"""A workflow that is written reads back as the same, and its parts change without loose ends."""

from dataclasses import replace
from datetime import date

import pytest

from yokoten.adopt.rules.workflow import After, Deadline, Named, State, Transition, Workflow, by_code, state_of
from yokoten.adopt.rules.workflow_parts import part_of, with_part, without_part
from yokoten.adopt.rules.workflow_problems import problems
from yokoten.adopt.rules.workflow_reading import read_workflow, shipped
from yokoten.adopt.rules.workflow_writing import write_workflow
from yokoten.kernel.errors import RuleBroken

SCHEME = next(each for each in shipped() if each.code == "promotion-scheme")
NAMES = {"en": "Trial"}


@pytest.mark.parametrize("workflow", shipped(), ids=lambda each: each.code)
def test_what_is_shipped_reads_back_as_it_was(workflow):
    assert read_workflow(write_workflow(workflow).encode()) == workflow


def test_odd_signs_and_nothing_at_all_read_back():
    names = {"en": 'Say "so" \\ and\ttab', "vi": "Quyết toán \x7f 𝕏"}
    bare = Workflow("bare", names, 101, date(2026, 1, 1), "scheme", (), (), source="a\nb")
    assert read_workflow(write_workflow(bare).encode()) == bare
    nameless = replace(bare, names={}, states=(State("a", {}),))
    assert read_workflow(write_workflow(nameless).encode()) == nameless


def test_whoever_names_a_part_follows_its_new_code():
    renamed = with_part(SCHEME, "event", Named("taken-over", NAMES), "accepted")
    assert {each.rule.event for each in renamed.deadlines} >= {"taken-over"}
    assert by_code(renamed, "accept").event == "taken-over"
    assert part_of(renamed, "deadline", "next-report").until == "taken-over"
    renamed = with_part(renamed, "state", replace(state_of(renamed, "running"), code="at-work"), "running")
    assert by_code(renamed, "report").source == by_code(renamed, "report").target == "at-work"
    renamed = with_part(renamed, "document", Named("paper", NAMES), "contract")
    assert "paper" in by_code(renamed, "contract").documents
    assert {each.code for each in problems(renamed)} == {"name_missing"}


def test_a_role_follows_too():
    bare = Workflow("w", NAMES, 1, date(2026, 1, 1), "x", (), (Transition("t", NAMES, "a", "b", ("lead",)),),
                    roles=(Named("lead", NAMES),))  # fmt: skip
    assert by_code(with_part(bare, "role", Named("head", NAMES), "lead"), "t").roles == ("head",)


def test_one_state_is_the_first():
    changed = with_part(SCHEME, "state", State("idea", NAMES, is_first=True))
    assert [each.code for each in changed.states if each.is_first] == ["idea"]


def test_a_code_stands_once_and_a_part_stays_in_its_place():
    with pytest.raises(RuleBroken, match="workflow_code_taken"):
        with_part(SCHEME, "state", State("running", NAMES))
    with pytest.raises(RuleBroken, match="workflow_code_taken"):
        with_part(SCHEME, "state", State("running", NAMES), "draft")
    changed = with_part(SCHEME, "state", State("running", NAMES), "running")
    assert [each.code for each in changed.states] == [each.code for each in SCHEME.states]


def test_there_is_an_end_to_parts():
    full = replace(SCHEME, documents=tuple(Named(f"d{at}", NAMES) for at in range(120)))
    with pytest.raises(RuleBroken, match="workflow_too_many_parts"):
        with_part(full, "document", Named("one-more", NAMES))


def test_what_is_taken_out_is_missed_by_whoever_names_it():
    left = without_part(SCHEME, "state", "accepted")
    assert {each.code for each in problems(left)} >= {"state_unknown"}
    left = without_part(SCHEME, "event", "accepted")
    assert ("event_unknown", "accept") in {(each.code, each.facts.get("transition")) for each in problems(left)}


def test_a_deadline_with_its_reminders_reads_back():
    deadline = Deadline("quick", NAMES, "settled", After("opened", 3, True), (2, 1), True, "By hand")
    changed = with_part(SCHEME, "deadline", deadline)
    assert part_of(read_workflow(write_workflow(changed).encode()), "deadline", "quick") == deadline
