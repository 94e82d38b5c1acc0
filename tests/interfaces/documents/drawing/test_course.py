"""A course in time: as many labels as fit, levels that do not cover each other."""

import re

from yokoten.interfaces.documents.drawing.course import MOST_LABELS, Course, Panel, Spot, draw_course, spread_labels
from yokoten.interfaces.wording.language import speak


def test_many_labels_are_thinned_with_first_and_last_kept():
    labels = [(float(n), str(n)) for n in range(100)]
    kept = spread_labels(labels)

    assert (len(kept), kept[0], kept[-1]) == (MOST_LABELS, labels[0], labels[-1])
    assert spread_labels(labels[:5]) == labels[:5]


def test_levels_that_would_cover_each_other_are_named_once():
    spots = [Spot(float(n), float(n), "dot", "said") for n in range(3)]
    levels = [(2.0, "upper"), (1.999, "mean"), (0.0, "lower")]
    panel = Panel("v", 200, spots, [([(0.0, 0.0), (2.0, 2.0)], "course")], levels)
    drawn = draw_course(Course("title", "remark", [(0.0, "a"), (2.0, "b")], [panel, panel]), speak("en")).drawn()

    assert re.findall(r">(upper|mean|lower)<", drawn) == ["upper", "lower"] * 2


def test_one_value_throughout_is_drawn():
    panel = Panel("v", 200, [Spot(0.0, 5.0, "dot", "said")], [], [(5.0, "five")])

    assert "five" in draw_course(Course("title", "remark", [(0.0, "a")], [panel], [0.0]), speak("en")).drawn()
