"""Why a question of comparison has no answer, with places and variables by the names the reader knows."""

import re

import pytest

from yokoten.analysis.refusal import NotComputable
from yokoten.compare.rules.answer import Reason
from yokoten.interfaces.wording.compare import SENTENCES, moment, reason_sentence, refusal_sentence, year
from yokoten.interfaces.wording.language import CODES, speak

PLACE = re.compile(r"%\((\w+)\)s")
NAMES = {"ru-grp": "Gross regional product", "ru-employed": "Employed people", "RU-SMO": "Smolensk Oblast"}


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_refusal_is_filled_in_every_language(language, code):
    told = {name: "ru-grp" for name in PLACE.findall(SENTENCES[code])}
    said = refusal_sentence(speak(language), NotComputable(code, **told), NAMES)
    assert "%(" not in said and "ru-grp" not in said
    assert ("Gross regional product" in said) == bool(told)


@pytest.mark.parametrize("gathered", [list, tuple])
def test_several_variables_are_listed_by_name(gathered):
    refusal = NotComputable("focus_misses_structure", variables=gathered(["ru-grp", "ru-employed", "ru-x"]))
    said = refusal_sentence(speak("en"), refusal, NAMES)
    assert "Gross regional product, Employed people and ru-x" in said


def test_a_code_without_a_name_is_said_as_it_is():
    said = refusal_sentence(speak("en"), NotComputable("weight_negative", variable="ru-other"), NAMES)
    assert "ru-other" in said


def test_numbers_among_the_facts_stay_numbers():
    said = refusal_sentence(speak("en"), NotComputable("weights_count", expected=3, given=2), NAMES)
    assert "3" in said and "2" in said


@pytest.mark.parametrize(
    ("when", "said"),
    [(2016.0, "2016"), (2016.5, "2016-07"), (2016.999, "2017"), (2016 + 1 / 12, "2016-02"), (1999.99999, "2000")],
)
def test_a_moment_is_told_by_its_month_unless_it_begins_a_year(when, said):
    assert moment(when) == said


@pytest.mark.parametrize(("when", "said"), [(2012.0, "2012"), (2012.999999, "2012"), (2011.9999999999, "2012")])
def test_a_year_is_the_one_the_moment_falls_in(when, said):
    assert year(when) == said


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(
    ("code", "facts", "share"),
    [
        ("better_once", {"gap_percent": -12.5, "at": 2023.0}, -12.5),
        ("better_once", {"gap_percent": 0.04, "at": 2023.0}, 0.0),
        ("better_once", {"gap_percent": 1234.5, "at": 2023.0}, 1234.5),
    ],
)
def test_a_lead_is_written_as_the_language_writes_shares(language, code, facts, share):
    spoken = speak(language)
    assert spoken.percent(share, 1) in reason_sentence(spoken, Reason(code, facts))


def test_what_differs_most_is_told_with_its_share_in_the_readers_order():
    differs = [{"variable": "ru-grp", "share_percent": 60.0}, {"variable": "ru-employed", "share_percent": 40.0}]
    told = {"rms_gap_percent": 6.0, "place": 1, "of": 9, "differs": differs}
    said = reason_sentence(speak("en"), Reason("alike", told), NAMES)
    first, second = "Gross regional product (60% of the distance)", "Employed people (40% of the distance)"
    assert f"{first} and {second}" in said
