"""Reasons as sentences: every code can be said, with its facts filled in."""

import re

import pytest

from factories.figures import make_answer, make_figures, mask_of
from yokoten.analysis.scaling import Caveat
from yokoten.compare.rules.answer import Reason
from yokoten.interfaces.wording.compare import CAVEATS, REASONS, SENTENCES, caveat_sentence, moment, reason_sentence
from yokoten.interfaces.wording.language import speak

WHERE = {"years": 7.6, "years_low": 5.0, "years_high": 10.0, "about": 2012.4, "growth_percent": 3.25, "growth": 0.4}
NEAR = {"rms_gap_percent": 6.25, "place": 4, "of": 79}
SPREAD = {"share_percent": 41.0, "rank_low": 3, "rank_high": 12}
FACTS = {
    "alike": {**NEAR, "differs": [{"variable": "capital", "share_percent": 71.4, "own": 1.0, "other": 2.0}]},
    "unlike": {**NEAR, "differs": [{"variable": "capital", "share_percent": 71.4, "own": 1.0, "other": 2.0}]},
    "few_variables": {"variables": ["capital", "age"], "covered_percent": 80.0},
    "better": {"gap_percent": 12.5, "low_percent": -1.0, "high_percent": 14.0, "since": 2019.0, "at": 2023.0},
    "better_once": {"gap_percent": 12.5, "at": 2023.0},
    "better_by": {"difference": 3.5, "at": 2023.0},
    "gap_closing": {"points_per_year": 1.5, "since": 2019.0},
    "gap_widening": {"points_per_year": 1.5, "since": 2019.0},
    "was_where": WHERE,
    "was_where_position": WHERE,
    "was_where_steps": {**WHERE, "growth_percent": None},
    "on_frontier": {"intensity": 0.416, "share_percent": 41.6},
    "always_ahead": {"since": 2010.0},
    "break_hides": {"since": 2019.0},
    "timing_spans_series": {"since": 2010.0},
    "stable": SPREAD,
    "unstable": SPREAD,
}
VARIANTS = {"twin", "stable_exactly"}


@pytest.mark.parametrize("code", sorted(set(REASONS) - VARIANTS))
@pytest.mark.parametrize("language", ["en", "ru", "vi", "sv"])
def test_every_reason_is_a_whole_sentence(code, language):
    said = reason_sentence(speak(language), Reason(code, FACTS.get(code, {})))

    assert said.endswith((".", "。"))
    assert "%(" not in said
    assert not re.search(r"\bnan\b|None", said)


def test_sentence_names_variables_as_the_reader_does():
    said = reason_sentence(speak("en"), Reason("alike", FACTS["alike"]), {"capital": "Capital per worker"})

    assert "Capital per worker (71% of the distance)" in said


def test_years_of_the_crossing_are_calendar_years():
    said = reason_sentence(speak("en"), Reason("was_where", WHERE))

    assert "about 2012 (between 2010 and 2015)" in said
    assert "+3.2% a year" in said or "+3.3% a year" in said


def test_numbers_follow_the_language():
    assert "12,5\N{NO-BREAK SPACE}%" in reason_sentence(speak("ru"), Reason("better", FACTS["better"]))


def test_edges_have_their_own_words():
    twin = Reason("alike", {**NEAR, "differs": []})
    firm = Reason("stable", {"share_percent": 100.0, "rank_low": 2, "rank_high": 2})

    assert reason_sentence(speak("en"), twin) == REASONS["twin"]
    assert "number 2 of this list" in reason_sentence(speak("en"), firm)


def test_all_reasons_of_a_real_answer_can_be_said():
    figures = make_figures(marks={"capital": mask_of(make_figures(), "Giant")})
    answer = make_answer(figures, prices="current")

    said = [reason_sentence(speak("en"), reason) for row in answer.teachers for reason in row.reasons]
    assert len(said) > 8
    assert REASONS["capital"] in said


@pytest.mark.parametrize(("when", "text"), [(2016.0, "2016"), (2016.25, "2016-04"), (2016 + 11 / 12, "2016-12")])
def test_moments_within_a_year_name_the_month(when, text):
    assert moment(when) == text


@pytest.mark.parametrize("code", sorted(CAVEATS))
def test_every_caveat_names_its_variable(code):
    said = caveat_sentence(speak("en"), Caveat(code, None if code == "few_units" else 1), ["Age", "Capital"])

    assert ("Capital" in said) == (code != "few_units")


def test_refusals_end_as_sentences():
    assert all(message.endswith(".") for message in SENTENCES.values())
