"""A plan over time: today's line, what is late by shape and word, every row in words."""

import re
from datetime import date

from yokoten.interfaces.documents.drawing.fishbone import draw_fishbone
from yokoten.interfaces.documents.drawing.gantt import Bar, draw_gantt
from yokoten.interfaces.wording.language import speak

TODAY = date(2026, 11, 22)
DONE = Bar("Move <the> rack", date(2026, 9, 1), "done", "done", date(2026, 8, 1))
LATE = Bar("Train", date(2026, 11, 1), "late", "late")
AHEAD = Bar("Check", date(2026, 12, 31), "open", "open")


def drawn(*bars, code="en"):
    return draw_gantt("Plan", bars, TODAY, speak(code))


def test_a_row_says_what_until_when_and_how_it_stands():
    said = drawn(DONE, LATE)
    assert "Move &lt;the&gt; rack, done: 1 Aug 2026 – 1 Sept 2026; Train, late: 1 Nov 2026" in said
    assert 'role="img"' in said and "<the>" not in said


def test_what_is_late_has_a_shape_and_a_word_of_its_own():
    late, ahead = drawn(LATE), drawn(AHEAD)
    assert '<path d="M' in late and 'class="word late">late<' in late
    assert "<path" not in ahead and 'class="sign open"' in ahead


def test_only_a_point_with_a_start_has_a_bar():
    assert drawn(DONE).count('class="bar done"') == 1 and "<rect" not in drawn(LATE)


def test_todays_line_lies_between_what_was_and_what_comes():
    said = drawn(DONE, AHEAD)
    (line,) = re.findall(r'points="([\d.]+),[^"]*" class="today"', said)
    ends = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', said)]
    assert ends[0] < float(line) < ends[1] and ">today<" in said


def test_a_single_day_can_be_drawn_too():
    assert "today" in drawn(Bar("Check", TODAY, "open", "open"))


def test_days_and_words_are_those_of_the_reader():
    assert "01.09.2026" in drawn(DONE, code="ru") and ">сегодня<" in drawn(DONE, code="ru")


def test_a_fishbone_without_causes_still_names_its_bones():
    said = draw_fishbone("Welding", {name: [] for name in "abcdef"}, speak("en"))
    assert said.count('class="axis bone"') == 6 and "a: nothing noted. b: nothing noted." in said
