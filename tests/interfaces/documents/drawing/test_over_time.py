"""Lines over periods: every point inside, names apart, labels thinned out, nothing lost to text."""

import re

from yokoten.interfaces.documents.drawing.over_time import HEIGHT, WIDTH, OverTime, Series, draw_over_time
from yokoten.interfaces.documents.drawing.standalone import standalone
from yokoten.interfaces.wording.language import speak


def make_chart(**changed):
    points = [(float(time), 10.0 + time) for time in range(31)]
    parts = {
        "title": "Packs & <more>",
        "remark": "Remark",
        "axes": ("Period", "Packs"),
        "series": [Series("First", points, "total"), Series("Second", points, "total other", has_dots=True)],
        "labels": {float(time): str(1970 + time) for time in range(31)},
    }
    return OverTime(**{**parts, **changed})


def drawn(**changed):
    return standalone(draw_over_time(make_chart(**changed), speak("en")), "Words")


def test_lines_dots_and_names_are_there_and_text_is_escaped():
    picture = drawn()

    assert (picture.count("<polyline"), picture.count("<circle")) == (2, 31)
    assert "Packs &amp; &lt;more&gt;" in picture and "<desc>Words</desc>" in picture


def test_names_at_the_same_end_stand_apart():
    first, second = (
        float(re.search(rf'y="([\d.]+)" class="small">{name}<', drawn())[1]) for name in ("First", "Second")
    )
    assert abs(first - second) >= 15


def test_labels_are_thinned_out():
    assert 5 < len(re.findall(r">(?:19|20)\d\d<", drawn())) <= 12


def test_everything_stays_inside_with_whiskers_and_a_beginning():
    picture = drawn(whiskers=[(0.0, -30.0, 90.0)], began=15.5, has_zero=True)
    numbers = [
        tuple(map(float, point.split(",")))
        for line in re.findall(r'points="([^"]+)"', picture)
        for point in line.split()
    ]

    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in numbers)
    assert picture.count('class="whisker"') == 1 and picture.count('class="dashed"') == 1
    assert picture.count('class="axis"') == 1


def test_a_single_point_and_equal_heights_can_be_drawn():
    assert "nan" not in drawn(
        series=[Series("", [(1.0, 5.0)], "total", has_dots=True, words=["five"])], labels={1.0: "1"}
    )
