"""Rows of dots: values where the axis says, intervals around them, words where there is no value."""

from xml.etree import ElementTree

import pytest

from yokoten.interfaces.documents.drawing.ranked import MOST_ROWS, Ranked, Spot, draw_ranked
from yokoten.interfaces.wording.language import Language

SPOTS = [Spot("Alfa", 90.0, 80.0, 95.0, is_best=True), Spot("Beta", 50.0), Spot("Noll", None, words="nothing known")]


def drawn(spots):
    chart = Ranked("Title", "Remark", "Percent", "Units", spots)
    return ElementTree.fromstring(draw_ranked(chart, Language("sv")).drawn())  # noqa: S314 - our own drawing


def kinds(root, tag, kind):
    return [one for one in root.iter(tag) if one.get("class") == kind]


def test_dots_lie_inside_their_intervals_and_words_stand_for_no_value():
    root = drawn(SPOTS)
    (bar,), (best,), (other,) = (
        kinds(root, *asked) for asked in (("path", "whisker"), ("circle", "dot"), ("circle", "dot hollow"))
    )
    start, end = (float(part) for part in bar.get("d").replace("M", "").replace("H", " ").split()[::2])

    assert start < float(best.get("cx")) < end
    assert float(other.get("cx")) < start
    assert {"Alfa", "Noll", "nothing known", "90,0", "50,0"} <= {one.text for one in root.iter("text")}


@pytest.mark.parametrize(("count", "lines"), [(MOST_ROWS, 0), (MOST_ROWS + 1, 1)])
def test_too_many_units_for_rows_become_one_line(count, lines):
    root = drawn([Spot(f"U{n}", 100.0 - n / 10, 90.0 - n / 10, 101.0) for n in range(count)])

    assert len(list(root.iter("polyline"))) == lines
    assert len(kinds(root, "path", "band")) == lines * count


def test_nobody_at_all_is_still_a_picture():
    assert "Title" in {one.text for one in drawn([]).iter("text")}
