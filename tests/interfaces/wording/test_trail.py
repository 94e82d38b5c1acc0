"""Every act has a line for the trail, and every fact it records a name."""

import importlib

import pytest

from architecture.sources import PACKAGE
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.interfaces.wording.trail import FACTS, LINES, WITHOUT_LINE, fact_named, line_said, named_in_line
from yokoten.kernel.action import ACTIONS

for path in sorted(PACKAGE.glob("*/actions/*.py")):
    importlib.import_module(".".join(("yokoten", *path.relative_to(PACKAGE).with_suffix("").parts)))


def test_every_act_has_a_line_or_leaves_none():
    assert sorted(set(ACTIONS) - set(LINES) - WITHOUT_LINE) == []
    assert sorted(set(LINES) & WITHOUT_LINE) == []


def test_every_line_says_who():
    assert [act for act in LINES if "who" not in named_in_line(act)] == []


def test_a_line_names_only_facts_that_have_a_name():
    named = {fact for act in LINES for fact in named_in_line(act)} - {"who", "what"}
    assert sorted(named - set(FACTS)) == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("act", sorted(LINES))
def test_every_language_says_all_that_the_line_names(code, act):
    words = {name: f"<{name}>" for name in named_in_line(act)}
    said = line_said(speak(code), act, words)
    assert all(word in said for word in words.values()) and "%(" not in said


@pytest.mark.parametrize("code", sorted(set(CODES) - {"en"}))
def test_lines_and_names_of_facts_are_translated(code):
    language = speak(code)
    assert [one for one in LINES.values() if language.say(one) == one] == []
    alike = [one for one in FACTS.values() if language.say(one) == one]
    assert len(alike) <= 3, alike


def test_an_act_that_no_line_knows_is_still_told():
    assert line_said(speak("en"), "x.y", {"who": "Anna"}) == "Anna: x.y."
    assert line_said(speak("en"), "x.y", {"who": "Anna", "what": "Z"}) == "Anna: x.y (Z)."


def test_an_old_line_without_a_fact_gets_a_dash():
    assert line_said(speak("en"), "kernel.grant_membership", {"who": "Anna"}) == "Anna gave – the role “–”."


def test_a_fact_nobody_named_is_shown_without_underscores():
    assert fact_named(speak("en"), "some_fact") == "some fact"
