"""Every code of value streams has its words in four languages."""

import re

import pytest

from architecture.sources import ROOT
from yokoten.interfaces.wording import stream
from yokoten.interfaces.wording.language import speak

REFERENCE = (ROOT / "docs" / "reference" / "flow.md").read_text(encoding="utf-8")


def documented(title):
    section = re.split(r"^## ", REFERENCE.split(f"## {title}\n", 1)[1], flags=re.MULTILINE)[0]
    return set(re.findall(r"^\| `(\w+)`", section, flags=re.MULTILINE))


@pytest.mark.parametrize(
    ("words", "title"),
    [(stream.CAVEATS, "Caveats"), (stream.LITTLE, "Little's check"), (stream.SENTENCES, "Refusals")],
)
def test_every_code_that_analysts_read_of_has_its_words(words, title):
    assert set(words) == documented(title)


@pytest.mark.parametrize("code", ["ru", "vi", "sv"])
def test_no_words_are_left_in_english(code):
    said = speak(code)
    messages = [
        message
        for words in (stream.CAVEATS, stream.LITTLE, stream.SENTENCES, stream.OF_TABLES)
        for message in words.values()
    ]

    assert [message for message in messages if said.say(message) == message] == []
