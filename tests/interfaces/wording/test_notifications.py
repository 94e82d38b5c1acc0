"""Every kind of notification has a name and a sentence in four languages, and says its facts."""

import importlib
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from architecture.sources import PACKAGE
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.interfaces.wording.notifications import NAMES, SENTENCES, fact_said, kind_named, told_said
from yokoten.kernel.rules.notifications import KINDS

for path in sorted((PACKAGE / "interfaces" / "wording").glob("*.py")):
    importlib.import_module(f"yokoten.interfaces.wording.{path.stem}")
for path in sorted(PACKAGE.glob("*/actions/*.py")):
    importlib.import_module(".".join(("yokoten", *path.relative_to(PACKAGE).with_suffix("").parts)))

NOW = datetime(2026, 12, 1, 22, tzinfo=UTC)
KIND = "kernel.membership_ends"


def said(due_on, language="en"):
    facts = {"role": "Head", "organisation": "Home", "due_on": {"day": due_on}}
    return told_said(speak(language), KIND, facts, NOW)


def test_every_kind_has_words_and_every_word_a_kind():
    assert sorted(set(KINDS) ^ set(NAMES)) == [] and set(NAMES) == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(set(CODES) - {"en"}))
def test_names_and_sentences_are_translated(code):
    language = speak(code)
    every = [*NAMES.values(), *SENTENCES.values()]
    assert [message for message in every if language.say(message) == message] == []


def test_a_reminder_says_when_it_is_due():
    assert said("2026-12-08") == "Your role “Head” in Home ends: due on 8 Dec 2026"
    assert said("2026-12-01") == "Your role “Head” in Home ends: due today"
    assert said("2026-11-30") == "Your role “Head” in Home ends: was due on 30 Nov 2026"
    assert said("2026-12-01", "sv") == "Din roll ”Head” i Home upphör: senast i dag"


def test_a_kind_nobody_words_any_more_is_shown_by_its_code():
    assert kind_named(speak("en"), "old.kind") == "old.kind" == told_said(speak("en"), "old.kind", {}, NOW)


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ({"names": {"en": "Home", "ru": "Дом"}}, "Дом"),
        ({"names": {"sv": "Hem"}}, "Hem"),
        ({"names": {}}, "–"),
        ({"day": "2026-12-01"}, "01.12.2026"),
        ({"moment": "2026-12-01T09:00:00+00:00"}, "01.12.2026, 09:00 (UTC)"),
        (1234, "1\N{NO-BREAK SPACE}234"),
        (1.5, "1,5"),
        ("", "–"),
        (None, "–"),
        ("100 %", "100 %"),
    ],
)
def test_facts_are_said_as_the_language_does(fact, words):
    assert fact_said(speak("ru"), fact) == words


@pytest.mark.parametrize(
    ("zone", "language", "words"),
    [
        ("Asia/Ho_Chi_Minh", "en", "2 Dec 2026, 05:30 (Ho Chi Minh)"),
        ("Europe/Moscow", "ru", "02.12.2026, 01:30 (Москва)"),
        ("Europe/Stockholm", "sv", "2026-12-01, 23:30 (Stockholm)"),
    ],
)
def test_a_moment_is_said_by_the_readers_clock_with_its_name(zone, language, words):
    moment = {"moment": "2026-12-01T22:30:00+00:00"}
    assert fact_said(speak(language), moment, ZoneInfo(zone)) == words


def test_what_is_due_today_is_due_by_the_readers_calendar():
    facts = {"role": "Head", "organisation": "Home", "due_on": {"day": "2026-12-02"}}
    assert told_said(speak("en"), KIND, facts, NOW).endswith("due on 2 Dec 2026")
    assert told_said(speak("en"), KIND, facts, NOW.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))).endswith("due today")
