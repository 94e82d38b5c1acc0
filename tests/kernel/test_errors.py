"""Refusals: a code and facts, no prose; and who acts when it is not a person."""

import pickle
from datetime import date

import pytest

from yokoten.kernel.actor import SYSTEM, Program
from yokoten.kernel.errors import NotAllowed, Refusal, RuleBroken


@pytest.mark.parametrize("kind", [NotAllowed, RuleBroken])
def test_a_refusal_carries_its_code_and_facts(kind):
    refusal = kind("code_taken", code="SE-D", self="a fact may be called anything")
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.facts["code"]) == ("code_taken", "SE-D")
    assert "code_taken" in str(refusal) and "SE-D" in str(refusal)


def test_a_refusal_without_facts_has_none():
    assert RuleBroken("name_missing").facts == {}


def test_who_may_not_is_told_apart_from_what_cannot_be():
    assert not issubclass(NotAllowed, RuleBroken) and not issubclass(RuleBroken, NotAllowed)


def test_the_house_is_signed_in_but_is_nobody():
    assert SYSTEM.is_system and SYSTEM.is_authenticated and SYSTEM.pk is None
    assert str(SYSTEM) == "system"


def test_the_house_cannot_be_changed():
    with pytest.raises(AttributeError):
        SYSTEM.label = "somebody"


def test_a_program_is_not_the_house():
    program = Program(7, "nightly (yk_12345…)", frozenset({"kernel.read"}), date(2026, 11, 22))
    assert not program.is_system and program.is_authenticated and program.pk is None
    assert str(program) == "nightly (yk_12345…)" and program.language == "en"


def test_a_program_can_be_handed_to_another_process():
    program = Program(7, "nightly", frozenset({"kernel.read"}), date(2026, 11, 22), token_id=3)
    assert pickle.loads(pickle.dumps(program)) == program  # noqa: S301 - our own bytes
