"""Problems of workflows and answers of norms are sentences in four languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from yokoten.adopt.rules.norms import check, check_advance, norm_in_force, shipped_norms
from yokoten.adopt.rules.workflow import Named, State, Transition, in_force
from yokoten.adopt.rules.workflow_problems import Problem, problems
from yokoten.adopt.rules.workflow_reading import shipped
from yokoten.interfaces.wording import workflows as words
from yokoten.interfaces.wording.language import speak
from yokoten.kernel.rules.texts import LANGUAGES

FACTS = {
    "kind": "state", "code": "work", "most": 40, "state": "diagnosis", "document": "loss-list", "transition": "defend",
    "ends": "won", "event": "agreed", "deadline": "defence", "field": "shoe", "language": "vi", "role": "boss",
    "known": "lead, head", "states": ("diagnosis", "target"), "until": "closed",
}  # fmt: skip
ON = date(2026, 11, 30)


def pilot():
    return in_force(shipped(), "pilot-flow", ON)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(words.PROBLEMS))
def test_every_problem_is_said(code, language):
    said = words.problem_said(speak(language), pilot(), Problem(code, FACTS))
    assert "%(" not in said and said[-1] == "."
    if language != "en":
        assert said != words.problem_said(speak("en"), pilot(), Problem(code, FACTS))


def test_what_has_a_name_is_called_by_it():
    said = words.problem_said(speak("ru"), pilot(), Problem("dead_end", {"state": "diagnosis"}))
    assert said.startswith("Состояние «Диагностика потока»:")


def test_until_may_be_a_state_or_an_event():
    facts = {"deadline": "defence", "until": "completed"}
    assert "“Completed”" in words.problem_said(speak("en"), pilot(), Problem("until_unknown", facts))
    assert "“agreement signed”" in words.problem_said(
        speak("en"), pilot(), Problem("until_unknown", {**facts, "until": "agreed"})
    )


def test_what_has_no_name_is_called_by_its_code():
    said = words.problem_said(speak("sv"), pilot(), Problem("state_unknown", {"transition": "defend", "state": "lost"}))
    assert said.endswith(": lost.")


def test_every_problem_that_can_be_found_has_a_sentence():
    """A workflow with most faults at once: whatever is found can be said."""
    broken = replace(
        pilot(),
        names={"en": "Broken"},
        states=(*pilot().states, State("X!", {}, "won", True), State("pit", {})),
        transitions=(
            *pilot().transitions,
            Transition("defend", {}, "pit", "lost", ("boss", "head"), ("shoe",), ("x",), "y"),
        ),
        roles=(Named("head", {}), Named("head", {})),
    )
    for language in LANGUAGES:
        for problem in problems(broken, {"plan"}):
            assert words.problem_said(speak(language), broken, problem)
    assert len({problem.code for problem in problems(broken, {"plan"})}) > 10


def test_a_name_falls_back_to_english_then_to_any_then_to_the_code():
    assert words.called(speak("vi"), {"en": "Draft", "sv": "Utkast"}) == "Draft"
    assert words.called(speak("vi"), {"en": "", "sv": "Utkast"}) == "Utkast"
    assert words.called(speak("vi"), {}, "draft") == "draft"


def said(language, cost, asked):
    norm = norm_in_force(shipped_norms().norms, "demonstration-model", ON)
    return words.checked_said(speak(language), norm, check(norm, Decimal(cost), Decimal(asked)), Decimal(cost))


def test_a_norm_says_rule_and_date():
    sentence = said("en", 5_000_000_000, 1_200_000_000)
    assert "1,000,000,000\u00a0VND" in sentence and "28/2018/TT-BTC of 28 Mar 2018" in sentence
    assert sentence.endswith("200,000,000\u00a0VND too much is asked for.")


def test_a_rate_is_said_with_the_cost():
    assert "30%" in said("en", 1_000, 300) and "1,000\u00a0VND" in said("en", 1_000, 300)
    assert "too much" not in said("en", 1_000, 300)


def test_a_share_keeps_its_decimals():
    norm = norm_in_force(shipped_norms().norms, "demonstration-model", ON)
    odd = replace(norm, rate=Decimal("0.125"))
    assert "12.5%" in words.checked_said(speak("en"), odd, check(odd, Decimal(80), Decimal(1)), Decimal(80))


def test_an_advance_that_must_wait_says_for_what():
    advance = norm_in_force(shipped_norms().advances, "advance-30", ON)
    checked = check_advance(advance, Decimal(100), Decimal(30), Decimal("0.4"))
    assert "more than 50%" in words.checked_said(speak("en"), advance, checked, Decimal(100))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cost", [1_000, 5_000_000_000])
def test_every_answer_is_said_in_every_language(language, cost):
    assert "28/2018/TT-BTC" in said(language, cost, 10**10) and "%(" not in said(language, cost, 10**10)
