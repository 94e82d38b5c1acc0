"""A workflow comes out of a file as it was written, or the refusal says where the file does not fit."""

from datetime import date

import pytest

from yokoten.adopt.rules.workflow import After, Before, OnDay, by_code, first, leaving
from yokoten.adopt.rules.workflow_reading import read_workflow, shipped
from yokoten.adopt.rules.workflow_table import MOST_BYTES
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.texts import LANGUAGES

TOP = """
code = "small"
version = 2
valid_from = 2026-02-01
kind = "public"
example = true
names = { en = "Small", ru = "Малый", vi = "Nhỏ", sv = "Liten" }
"""
STATES = """
[[states]]
code = "draft"
names = { en = "Draft" }
[[states]]
code = "work"
names = { en = "Work" }
[[states]]
code = "over"
ends = "done"
names = { en = "Over" }
"""
STEPS = """
[[transitions]]
code = "begin"
from = "draft"
to = "work"
roles = ["lead", "head"]
fields = ["plan"]
documents = ["card"]
event = "begun"
gate = true
names = { en = "Begin" }
[[transitions]]
code = "end"
from = ["draft", "work"]
to = "over"
roles = ["head"]
names = { en = "End" }
"""


def read(text):
    return read_workflow(text.encode())


def refused(text):
    with pytest.raises(RuleBroken) as caught:
        read(text)
    return caught.value


def deadline(rule, reminders="[3, 14, 3]"):
    return (
        f'[[deadlines]]\ncode = "due"\nuntil = "over"\nrule = {rule}\nreminders = {reminders}\n'
        'example = true\nsource = "Circular 36"\nnames = { en = "Due" }\n'
    )


def test_a_file_becomes_a_workflow():
    workflow = read(TOP + STATES + STEPS)
    assert (workflow.code, workflow.version, workflow.valid_from) == ("small", 2, date(2026, 2, 1))
    assert (workflow.kind, workflow.is_example, workflow.names["vi"]) == ("public", True, "Nhỏ")
    assert [(state.code, state.ends) for state in workflow.states] == [("draft", ""), ("work", ""), ("over", "done")]
    assert first(workflow).code == "draft"


def test_a_step_carries_its_guards():
    begin = by_code(read(TOP + STATES + STEPS), "begin")
    assert (begin.source, begin.target, begin.event, begin.is_gate) == ("draft", "work", "begun", True)
    assert (begin.roles, begin.fields, begin.documents) == (("lead", "head"), ("plan",), ("card",))


def test_a_step_from_several_states_is_written_once():
    workflow = read(TOP + STATES + STEPS)
    assert [step.code for step in leaving(workflow, "draft")] == ["begin", "end-draft"]
    assert [step.code for step in leaving(workflow, "work")] == ["end-work"]


def test_each_kind_of_rule_is_read():
    rules = {
        '{ kind = "after", event = "begun", days = 15, working = true }': After("begun", 15, True),
        '{ kind = "on_day", event = "begun", month = 1, day = 22 }': OnDay(1, 22, "begun", 1),
        '{ kind = "before", event = "opened", month = 5, day = 20 }': Before(5, 20, "opened", 0, 1),
        '{ kind = "before", event = "opened", month = 2, day = 29, years = -1, days = 5 }': Before(
            2, 29, "opened", -1, 5
        ),
    }
    for text, rule in rules.items():
        found = read(TOP + STATES + STEPS + deadline(text)).deadlines[0]
        assert found.rule == rule and found.reminders == (14, 3)
        assert (found.until, found.is_example, found.source) == ("over", True, "Circular 36")


def test_what_may_be_left_out_may_be_left_out():
    assert read(TOP + STATES + STEPS).deadlines == ()


@pytest.mark.parametrize(
    ("text", "code", "table", "key"),
    [
        (TOP.replace('code = "small"\n', "") + STATES + STEPS, "workflow_key_missing", "TOML", "code"),
        (TOP + STATES, "workflow_key_missing", "TOML", "transitions"),
        (TOP.replace("2026-02-01", '"soon"') + STATES, "workflow_needs_date", "TOML", "valid_from"),
        (TOP.replace("2026-02-01", "2026-02-01T10:00:00") + STATES, "workflow_needs_date", "TOML", "valid_from"),
        (TOP.replace("version = 2", "version = true"), "workflow_needs_number", "TOML", "version"),
        (TOP.replace("version = 2", "version = 0"), "workflow_needs_number_between", "TOML", "version"),
        (TOP.replace('"public"', '" "'), "workflow_needs_text", "TOML", "kind"),
        (TOP.replace("example = true", 'example = "yes"') + STATES + STEPS, "workflow_needs_yes_no", "TOML", "example"),
        (TOP.replace("example", "exmaple"), "workflow_key_unknown", "TOML", "exmaple"),
        (TOP.replace("sv =", "se ="), "workflow_key_unknown", "TOML: names", "se"),
        (TOP + 'states = "none"', "workflow_needs_tables", "TOML", "states"),
        (TOP + "states = [1]", "workflow_needs_tables", "TOML", "states"),
        (TOP + STATES.replace('{ en = "Work" }', '"Work"'), "workflow_needs_names", "[[states]] 2", "n"),
        (TOP + STATES + STEPS.replace('["lead", "head"]', '"lead"'), "workflow_needs_texts", "[[transitions]] 1", "ro"),
        (TOP + STATES + STEPS.replace('["head"]', '[""]'), "workflow_needs_texts", "[[transitions]] 2", "roles"),
        (TOP + STATES + STEPS + deadline('"soon"'), "workflow_needs_rule", "[[deadlines]] 1", "rule"),
        (TOP + STATES + STEPS + deadline('{ kind = "on" }'), "workflow_rule_unknown", "[[deadlines]] 1: rule", "kind"),
        (
            TOP + STATES + STEPS + deadline('{ kind = "on_day", event = "begun", month = 2, day = 30 }'),
            "workflow_no_such_day", "[[deadlines]] 1: rule", "day",
        ),
        (
            TOP + STATES + STEPS + deadline('{ kind = "after", event = "begun", days = 1 }', "[400]"),
            "workflow_needs_days", "[[deadlines]] 1", "reminders",
        ),
    ],
)  # fmt: skip
def test_a_refusal_says_where(text, code, table, key):
    refusal = refused(text)
    assert refusal.code == code
    assert refusal.facts["table"].startswith(table) and refusal.facts["key"].startswith(key)


def test_what_is_no_toml_is_refused_with_the_line():
    refusal = refused('code = "small"\nversion = \n')
    assert refusal.code == "workflow_not_toml" and "line 2" in refusal.facts["detail"]


def test_what_is_no_text_is_refused_with_the_byte():
    with pytest.raises(RuleBroken) as caught:
        read_workflow(b'code = "\xff"')
    assert caught.value.code == "workflow_not_text" and caught.value.facts == {"at": 8}


def test_a_file_far_too_large_is_refused_before_it_is_read():
    assert refused("#" * (MOST_BYTES + 1)).code == "workflow_too_large"


def test_a_file_of_another_system_reads_the_same():
    text = TOP + STATES + STEPS
    assert read_workflow(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == read(text)


def test_shipped_workflows_are_examples_with_names_in_four_languages():
    for workflow in shipped():
        assert workflow.is_example and set(workflow.names) == set(LANGUAGES)
