import pytest

from yokoten.interfaces.wording.demonstration import TITLES, title_said
from yokoten.interfaces.wording.language import speak
from yokoten.measure.rules.catalogue import PANELS


def test_every_table_of_the_demo_has_its_title():
    assert TITLES == PANELS


@pytest.mark.parametrize("code", ["ru", "vi", "sv"])
def test_titles_of_the_demo_are_translated(code):
    language = speak(code)
    assert [title for file, title in TITLES.items() if title_said(language, title, file) == title] == []


def test_a_title_that_people_gave_stays():
    assert title_said(speak("ru"), "Demo: Russia, yearbook", "own.csv") == "Demo: Russia, yearbook"
    assert title_said(speak("ru"), "Mine", "russia_yearbook.csv") == "Mine"
