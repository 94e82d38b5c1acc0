"""A target against the current map: which step went, which came, what each figure changed by."""

from yokoten.analysis.flow import Demand, Step, compared, map_totals

ASKED = Demand(10, 100)


def maps(current, target):
    return map_totals(current, ASKED), map_totals(target, ASKED)


def test_the_same_map_changes_nothing():
    now, then = maps([Step("A", 1), Step("B", 2, 3)], [Step("A", 1), Step("B", 2, 3)])
    found = compared(now, then)

    assert {step.kind for step in found.steps} == {"same"}
    assert [change for change in found.totals if change.difference not in (0.0, None)] == []


def test_a_changed_figure_says_by_how_much():
    now, then = maps([Step("A", 4, 8)], [Step("A", 3, 2)])
    step = compared(now, then).steps[0]

    assert step.kind == "changed"
    assert {(change.field, change.difference, change.percent) for change in step.changes} == {
        ("processing", -1, -25.0), ("waiting", -6, -75.0), ("cycle", -1, -25.0)
    }  # fmt: skip


def test_new_and_gone_steps_stand_where_they_stood():
    now, then = maps([Step(name, 1, 1) for name in "ABCDE"], [Step(name, 1, 1) for name in "XACYE"])
    found = [(step.name, step.kind, step.before, step.after) for step in compared(now, then).steps]

    assert found == [
        ("X", "new", None, 0), ("A", "same", 0, 1), ("B", "gone", 1, None), ("C", "same", 2, 2),
        ("D", "gone", 3, None), ("Y", "new", None, 3), ("E", "same", 4, 4),
    ]  # fmt: skip


def test_a_first_step_that_is_gone_stands_first():
    now, then = maps([Step("A", 1), Step("B", 1, 1)], [Step("B", 1, 1)])

    assert [(step.name, step.kind) for step in compared(now, then).steps] == [("A", "gone"), ("B", "same")]


def test_steps_of_one_name_are_matched_in_their_order():
    now, then = maps(
        [Step("Check", 1), Step("Check", 2, 1)], [Step("check ", 1), Step("Sew", 1, 1), Step("Check", 5, 1)]
    )
    found = compared(now, then).steps

    assert [(step.kind, step.before, step.after) for step in found] == [
        ("same", 0, 0), ("new", None, 1), ("changed", 1, 2)
    ]  # fmt: skip


def test_what_one_map_does_not_know_has_no_difference():
    now, then = maps([Step("A", 1), Step("B", 2)], [Step("A", 1), Step("B", 2, 3)])
    found = compared(now, then)

    assert found.total("lead_time").before is None and found.total("lead_time").after == 6
    assert found.total("lead_time").difference is None
    assert [(change.field, change.difference) for change in found.steps[1].changes] == [("waiting", None)]


def test_a_rise_from_zero_has_no_per_cent():
    now, then = maps([Step("A", 1, 0)], [Step("A", 1, 5)])
    change = compared(now, then).total("waiting")

    assert (change.difference, change.percent) == (5, None)


def test_turned_round_the_differences_turn_their_sign():
    now, then = maps([Step("A", 4, 8), Step("B", 1, 1)], [Step("A", 3, 2)])
    there, back = compared(now, then), compared(then, now)

    assert [change.difference for change in there.totals if change.difference] == [
        -change.difference for change in back.totals if change.difference
    ]
    assert {step.kind for step in there.steps} == {"changed", "gone"}
    assert {step.kind for step in back.steps} == {"changed", "new"}
