"""Lengths of time are said in the unit that keeps them short."""

import pytest

from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.stream_times import Clock


@pytest.mark.parametrize(
    ("clock", "time", "words"),
    [
        (Clock("s"), 62, "62 s"),
        (Clock("s"), 188, "188 s"),
        (Clock("s"), 600, "10 min"),
        (Clock("s"), 3600, "60 min"),
        (Clock("s"), 9000, "2.5 h"),
        (Clock("s", 55_200), 420_000, "7.61 d"),
        (Clock("min", 480), 479, "7.98 h"),
        (Clock("min", 480), 480, "1 d"),
        (Clock("min"), 0.5, "0.5 min"),
        (Clock("h"), 0.25, "0.25 h"),
        (Clock("h"), 100, "100 h"),
        (Clock("d"), 23.6, "23.6 d"),
        (Clock("s"), 0, "0 s"),
        (Clock("s"), None, "–"),
    ],
)
def test_the_unit_fits_the_length(clock, time, words):
    assert clock.said(speak("en"), time) == words


@pytest.mark.parametrize(("code", "words"), [("ru", "7,61 дн."), ("vi", "7,61 ngày"), ("sv", "7,61 d")])
def test_each_language_has_its_units_and_its_comma(code, words):
    assert Clock("s", 55_200).said(speak(code), 420_000) == words
