"""Every countable sentence has the forms its language needs and says the right one for each number."""

import re

import pytest
from babel.messages.pofile import read_po

from yokoten.interfaces.wording.language import LOCALE, speak

SPACE = "\N{NO-BREAK SPACE}"
FORMS = {"ru": 3, "vi": 1, "sv": 2}
ONE = "%(counter)s indicator", "%(counter)s indicators"
SAID = {
    ("en", 0): "0 indicators",
    ("en", 1): "1 indicator",
    ("en", 2): "2 indicators",
    ("ru", 0): "0 показателей",
    ("ru", 1): "1 показатель",
    ("ru", 2): "2 показателя",
    ("ru", 4): "4 показателя",
    ("ru", 5): "5 показателей",
    ("ru", 11): "11 показателей",
    ("ru", 12): "12 показателей",
    ("ru", 14): "14 показателей",
    ("ru", 21): "21 показатель",
    ("ru", 22): "22 показателя",
    ("ru", 25): "25 показателей",
    ("ru", 101): "101 показатель",
    ("ru", 111): "111 показателей",
    ("ru", 1001): f"1{SPACE}001 показатель",
    ("sv", 0): "0 indikatorer",
    ("sv", 1): "1 indikator",
    ("vi", 1): "1 chỉ tiêu",
    ("vi", 2): "2 chỉ tiêu",
}


def countables(language):
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as stream:
        return [entry for entry in read_po(stream, locale=language) if isinstance(entry.id, (list, tuple))]


@pytest.mark.parametrize(("language", "count"), SAID)
def test_a_number_takes_its_form(language, count):
    spoken = speak(language)
    assert spoken.say_count(*ONE, count, counter=spoken.number(count)) == SAID[language, count]


@pytest.mark.parametrize("language", FORMS)
def test_there_is_a_form_for_every_number_the_language_tells_apart(language):
    assert len(countables(language)) > 15
    wrong = [entry.id[0] for entry in countables(language) if len(entry.string) != FORMS[language]]
    assert wrong == []


def test_russian_tells_two_from_five_wherever_something_is_counted():
    """One form for both means that somebody copied it."""
    same = [entry.id[1] for entry in countables("ru") if entry.string[1] == entry.string[2]]
    assert [text for text in same if not text.startswith("%(missing)s cells")] == []


def test_russian_form_for_one_is_said_for_twenty_one_and_so_names_the_number():
    """A form without its number would say one of twenty-one."""
    bare = [entry.id[0] for entry in countables("ru") if "%(" in entry.id[1] and "%(" not in entry.string[0]]
    assert bare == []


@pytest.mark.parametrize("language", FORMS)
def test_no_form_speaks_of_another_fact_than_its_source(language):
    places = re.compile(r"%\((\w+)\)s")
    for entry in countables(language):
        known = set(places.findall(" ".join(entry.id)))
        for form in entry.string:
            assert set(places.findall(form)) <= known, entry.id


@pytest.mark.parametrize("language", ["en", *FORMS])
@pytest.mark.parametrize("count", [0, 1, 2, 5, 21, 1234])
def test_the_count_is_written_as_the_language_writes_numbers(language, count):
    spoken = speak(language)
    said = spoken.say_count("%(count)s apple", "%(count)s apples", count)
    assert said.startswith(spoken.number(count) + " ")
