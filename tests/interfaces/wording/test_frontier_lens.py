"""The frontier in plain sentences: every code is said whole, in four languages, with things by name."""

import pytest

from yokoten.compare.rules.frontier.answer import Remark
from yokoten.interfaces.wording import frontier_lens as words
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.kernel.errors import RuleBroken

FACTS = {
    "variable": "ru-grp", "other": "ru-employed", "variables": ["ru-grp", "ru-employed"], "unit": "RU-SMO",
    "units": ["RU-SMO"], "least": 9, "correlation": 0.991, "efficiency": 1.75, "indicator": "ru-grp", "value": -2.0,
}  # fmt: skip
NAMES = {"ru-grp": "Product", "ru-employed": "People", "RU-SMO": "Smolensk"}


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("code", words.REMARKS)
def test_every_remark_is_a_whole_sentence(code, language):
    said = words.remark_said(speak(language), Remark(code, FACTS), NAMES)
    assert "%(" not in said and "ru-" not in said and said.endswith(".")


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("code", [*words.REFUSALS, *words.SENTENCES])
def test_every_refusal_is_a_whole_sentence(code, language):
    said = words.frontier_refusal(speak(language), RuleBroken(code, **FACTS), NAMES)
    assert "%(" not in said and "ru-" not in said and said.endswith(".")


def test_numbers_and_lists_are_said_as_people_do():
    collinear = words.remark_said(speak("ru"), Remark("collinear", FACTS), NAMES)
    assert "Product и People" in collinear and "0,99" in collinear


@pytest.mark.parametrize("code", words.STATUS)
def test_every_status_has_words(code):
    assert {words.status_said(speak(language), code) for language in CODES}.isdisjoint({"", code})


def test_size_says_nothing_where_it_is_not_known():
    assert words.returns_said(speak("en"), "") == ""
    assert len({words.returns_said(speak("en"), label) for label in ("irs", "drs", "crs")}) == 3


def test_letters_carry_the_address():
    for letter in (words.intervals_letter, words.stopped_letter):
        subject, body = letter(speak("vi"), "Smolensk", "https://example.org/compare/frontier/")
        assert "Smolensk" in subject and body.endswith("https://example.org/compare/frontier/")


def test_a_lens_that_shows_nobody_says_why():
    own = words.frontier_lens_note(speak("en"), "stands_on_frontier")
    assert "itself" in own and words.frontier_lens_note(speak("en"), "no_figures") != own
