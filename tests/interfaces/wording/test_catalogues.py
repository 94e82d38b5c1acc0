"""Every visible sentence stands in all four languages, with the same places to fill."""

import re

import pytest
from babel.messages.pofile import read_po

from yokoten.interfaces.cli.messages import LANGUAGES, sentences
from yokoten.interfaces.wording.language import LOCALE

PLACE = re.compile(r"%\(\w+\)[sd]")
LETTERS = {"ru": re.compile("[а-яё]", re.IGNORECASE)}


@pytest.fixture(scope="module")
def said():
    return {message for _, message in sentences()}


def catalogue(language):
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as stream:
        return {message.id: message for message in read_po(stream, locale=language) if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_missing(language, said):
    own = catalogue(language)
    missing = []
    for message in said:
        entry = own.get(message)
        forms = [] if entry is None else entry.string if isinstance(entry.string, (list, tuple)) else [entry.string]
        if not forms or not all(forms):
            missing.append(message)
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_fills_the_same_places(language):
    wrong = []
    for message in catalogue(language).values():
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        wanted = set(PLACE.findall(ids[-1]))
        for string in filter(None, strings):
            if not set(PLACE.findall(string)) <= wanted or (len(ids) == 1 and set(PLACE.findall(string)) != wanted):
                wrong.append((message.id, string))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_that_no_page_says(language, said):
    assert [message for message in catalogue(language) if message not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_marked_uncertain(language):
    assert [message.id for message in catalogue(language).values() if "fuzzy" in message.flags] == []


def test_russian_sentences_are_written_in_russian():
    own = catalogue("ru")
    bare = [entry.id for entry in own.values() if isinstance(entry.string, str) and len(entry.string) > 30]
    latin = [message for message in bare if not LETTERS["ru"].search(own[message].string)]
    assert latin == []


def test_sentences_of_templates_python_and_plurals_are_all_collected(said):
    assert "Save this comparison" in said
    assert "%(start)s and %(end)s" in said
    assert ("%(counter)s indicator", "%(counter)s indicators") in said
    assert "Who is worth learning from? %(place)s" in said
