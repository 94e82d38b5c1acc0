"""Every code of productivity has its sentence in four languages."""

import re
from pathlib import Path

import pytest

from yokoten.analysis import productivity
from yokoten.analysis.productivity.accounts import GrowthAccounts
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.interfaces.wording.productivity import FINDINGS, SENTENCES, finding_sentence
from yokoten.interfaces.wording.refusals import SENTENCES as TAUGHT

SOURCE = "".join(path.read_text(encoding="utf-8") for path in Path(productivity.__file__).parent.glob("*.py"))


def test_every_refusal_of_productivity_has_a_sentence():
    raised = set(re.findall(r'NotComputable\(\s*"(\w+)"', SOURCE))

    assert len(raised) > 10
    assert sorted(raised - set(TAUGHT)) == []


def test_every_finding_that_growth_accounts_describe_has_a_sentence():
    described = set(re.findall(r"`(\w+_\w+)`", GrowthAccounts.__doc__))
    fields = set(GrowthAccounts.__dataclass_fields__)

    assert sorted(described - fields - set(FINDINGS)) == []
    assert {"capital_missing", "growth_near_zero", "methods_coincide"} <= described


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_finding_names_its_places_in_every_language(language, code):
    said = finding_sentence(speak(language), code, "Sörmland (2020)")

    assert "%" not in said.replace("0.5 %", "").replace("0,5\N{NO-BREAK SPACE}%", "").replace("0,5 %", "").replace(
        "0,5%", ""
    )
    assert ("Sörmland (2020)" in said) == (code != "methods_coincide")


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
def test_no_sentence_is_left_in_english(language):
    said = speak(language)

    assert [message for message in (*FINDINGS.values(), *SENTENCES.values()) if said.say(message) == message] == []
