"""Lines break where words do, and no line is wider than its room."""

import pytest

from yokoten.interfaces.documents.drawing.stream_text import width_of, wrapped


def test_words_stay_whole_where_they_fit():
    assert wrapped("Spot weld and assembly", 90, 13) == ["Spot weld", "and", "assembly"]


def test_a_long_word_breaks_behind_its_own_hyphen_first():
    assert wrapped("производственно-диспетчерский", 150, 13) == ["производственно-", "диспетчерский"]


def test_a_word_without_one_gets_a_hyphen():
    lines = wrapped("samhällsbyggnadsförvaltningen", 110, 13)

    assert "".join(lines).replace("-", "") == "samhällsbyggnadsförvaltningen"
    assert all(line.endswith("-") for line in lines[:-1])


@pytest.mark.parametrize("width", [60, 75, 120, 300])
@pytest.mark.parametrize("is_strong", [False, True])
def test_no_line_is_wider_than_its_room(width, is_strong):
    text = "Согласование с производственно-диспетчерским отделом, WWW 100%"

    assert max(width_of(line, is_strong=is_strong) for line in wrapped(text, width, is_strong=is_strong)) <= width


def test_what_is_cut_ends_in_dots():
    lines = wrapped("one two three four five six", 50, 13, most=2)

    assert len(lines) == 2 and lines[-1].endswith("…")
    assert wrapped("one two", 200, 13, most=2) == ["one two"]


def test_a_number_is_not_broken_at_its_no_break_space():
    assert wrapped("lager 6\N{NO-BREAK SPACE}000 st", 60, 13) == ["lager", "6\N{NO-BREAK SPACE}000 st"]


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_has_no_lines(text):
    assert wrapped(text, 50) == []


def test_strong_and_cyrillic_letters_are_wider():
    assert width_of("поток") > width_of("patok") and width_of("flow", is_strong=True) > width_of("flow")
