"""A workflow as a picture: every state and step is in it, and no words cover each other."""

import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest

from yokoten.adopt.rules.workflow import State, Transition, Workflow
from yokoten.adopt.rules.workflow_reading import shipped
from yokoten.interfaces.documents.drawing.standalone import standalone
from yokoten.interfaces.documents.drawing.stream_text import width_of
from yokoten.interfaces.documents.drawing.workflow import draw_workflow, inline, told
from yokoten.interfaces.documents.drawing.workflow_layout import NARROW, WIDE, Tracks, layers, numbered, runs
from yokoten.interfaces.documents.drawing.workflow_routes import laid
from yokoten.interfaces.wording.language import speak
from yokoten.kernel.rules.texts import LANGUAGES

SVG = "{http://www.w3.org/2000/svg}"


def make_workflow(ways, *, ends=None, names=None):
    codes = dict.fromkeys(code for way in ways for code in way)
    ends = ends or {}
    states = tuple(State(code, {"en": (names or {}).get(code, code)}, ends.get(code, "")) for code in codes)
    steps = tuple(Transition(f"{a}-{b}", {"en": f"{a} to {b}"}, a, b, ("lead",)) for a, b in ways)
    return Workflow("small", {"en": "Small <&>"}, 1, date(2026, 1, 1), "public", states, steps)


def picture(workflow, language="en", *, is_narrow=False):
    pen = draw_workflow(workflow, speak(language), is_narrow=is_narrow)
    return ElementTree.fromstring(standalone(pen, told(workflow, speak(language))))


def words_of(root):
    """Every text with the rectangle it covers at most."""
    found = []
    for text in root.iter(f"{SVG}text"):
        kind, x, y = text.get("class", ""), float(text.get("x")), float(text.get("y"))
        size = 16 if "title" in kind else 12 if "small" in kind or "number" in kind else 13
        wide = width_of(text.text or "", size, is_strong="title" in kind or "number" in kind)
        left = x - wide / 2 if "mid" in kind else x
        found.append((text.text, left, y - 0.75 * size, left + wide, y + 0.25 * size))
    return found


def boxes_of(root):
    sides = ("x", "y", "width", "height")
    rects = [[float(rect.get(side)) for side in sides] for rect in root.iter(f"{SVG}rect") if rect.get("x")]
    return [(x, y, x + wide, y + high) for x, y, wide, high in rects]


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


ALL = [(workflow, language, narrow) for workflow in shipped() for language in LANGUAGES for narrow in (False, True)]


@pytest.mark.parametrize(
    ("workflow", "language", "is_narrow"), ALL, ids=lambda value: getattr(value, "code", str(value))
)
def test_no_words_cover_each_other_and_none_leave_the_picture(workflow, language, is_narrow):
    root = picture(workflow, language, is_narrow=is_narrow)
    wide, high = (float(root.get(side)) for side in ("width", "height"))
    words = words_of(root)
    for _, left, top, right, bottom in words:
        assert left >= 0 and top >= 0 and right <= wide and bottom <= high
    assert [(a[0], b[0]) for a, b in combinations(words, 2) if meet(a[1:], b[1:])] == []


@pytest.mark.parametrize(("workflow", "is_narrow"), [(each, narrow) for each in shipped() for narrow in (False, True)])
def test_states_do_not_cover_each_other(workflow, is_narrow):
    shape = NARROW if is_narrow else WIDE
    found = laid(workflow, shape)
    boxes = [(m, c, m + shape.box[0], c + shape.box[1]) for m, c in (place.at for place in found.places.values())]
    assert [pair for pair in combinations(boxes, 2) if meet(*pair)] == []
    assert len(boxes) == len(workflow.states)


@pytest.mark.parametrize(("workflow", "is_narrow"), [(each, narrow) for each in shipped() for narrow in (False, True)])
def test_no_line_runs_through_a_state_and_none_is_slanted(workflow, is_narrow):
    shape = NARROW if is_narrow else WIDE
    found = laid(workflow, shape)
    for route in found.routes:
        for (m, c), (next_m, next_c) in zip(route.points, route.points[1:], strict=False):
            assert m == next_m or c == next_c
            line = (min(m, next_m), min(c, next_c), max(m, next_m), max(c, next_c))
            for place in found.places.values():
                inside = (place.at[0] + 1, place.at[1] + 1)
                far = (place.at[0] + shape.box[0] - 1, place.at[1] + shape.box[1] - 1)
                assert not meet(line, (*inside, *far)), (route.link, place.state.code)


def test_every_step_has_its_number_and_its_words():
    workflow = shipped()[2]
    text = [words for words, *_ in words_of(picture(workflow, "vi"))]
    entries = numbered(workflow)
    assert len(entries) == 16 and all(entry.step.names["vi"] in text for entry in entries)
    assert [str(entry.number) in text for entry in entries] == [True] * 16


def test_gates_ends_and_ways_back_are_marked():
    drawn = draw_workflow(shipped()[0], speak("en")).drawn()
    on_the_way = drawn.count("wf-badge gate") - 1 - sum(entry.step.is_gate for entry in numbered(shipped()[0]))
    assert on_the_way == 4
    assert drawn.count('"wf-line back"') == 2 + 1
    assert drawn.count('"wf-box stopped"') == 1 + 1 and drawn.count('"wf-box first"') == 1


def test_the_picture_has_a_title_and_tells_itself():
    root = ElementTree.fromstring(inline(shipped()[0], speak("sv")))
    assert root.get("role") == "img" and root.find("title").text == shipped()[0].names["sv"]
    assert "Godkänna planen (grind) → Genomförande, mönsterflöde" in root.find("desc").text


def test_a_page_can_show_one_picture_to_each_width():
    workflow, language = shipped()[0], speak("en")
    assert 'class="plot workflow wide-only"' in inline(workflow, language)
    assert 'class="plot workflow narrow-only"' in inline(workflow, language, is_narrow=True)


def test_colours_come_by_class_alone():
    drawn = draw_workflow(shipped()[2], speak("ru")).drawn()
    assert not re.search(r'style=|fill="|stroke="', drawn)


def test_names_are_escaped():
    assert "Small &lt;&amp;&gt;" in inline(make_workflow([("a", "b")], ends={"b": "done"}), speak("en"))


def test_layers_follow_the_distance_with_the_main_way_first():
    workflow = make_workflow([("a", "x"), ("a", "b"), ("x", "a2"), ("b", "end"), ("a2", "b")], ends={"end": "done"})
    assert [[state.code for state in layer] for layer in layers(workflow)] == [["a"], ["b", "x"], ["end", "a2"]]


def test_what_nobody_reaches_stands_last_before_what_stops():
    workflow = make_workflow([("a", "b"), ("a", "off"), ("p", "q"), ("q", "p")], ends={"b": "done", "off": "stopped"})
    assert [[state.code for state in layer] for layer in layers(workflow)] == [["a"], ["b"], ["p", "q"], ["off"]]


@pytest.mark.parametrize("is_narrow", [False, True])
@pytest.mark.parametrize(
    "workflow",
    [
        make_workflow([("a", "b"), ("b", "a")]),
        make_workflow([("a", "a")]),
        make_workflow([(f"s{at}", f"s{at + 1}") for at in range(23)] + [("s22", "s0"), ("s11", "s3")]),
        replace(make_workflow([("a", "b")]), transitions=()),
        replace(make_workflow([("a", "b")]), states=(State("a", {}),)),
    ],
    ids=["circle", "alone", "long", "no-steps", "unknown-target"],
)
def test_a_workflow_in_the_making_is_drawn_as_well(workflow, is_narrow):
    root = picture(workflow, is_narrow=is_narrow)
    assert len(boxes_of(root)) >= len(workflow.states)


def test_an_empty_workflow_is_an_empty_picture():
    empty = replace(make_workflow([("a", "b")]), states=(), transitions=())
    assert words_of(picture(empty))[0][0] == "Small <&>"


def test_long_names_are_cut_and_stay_readable_as_a_title():
    name = "A very long name that no box can hold in three lines of its own however hard it tries"
    root = picture(make_workflow([("a", "b")], names={"a": name}))
    assert any(words.endswith("…") for words, *_ in words_of(root) if words)
    assert name in [title.text for title in root.iter(f"{SVG}title")]


def test_numbers_in_a_row_are_drawn_together():
    assert runs([8, 10, 9]) == "8–10" and runs([1, 3, 4, 7]) == "1, 3–4, 7"


def test_a_lane_is_shared_only_without_touching():
    tracks = Tracks()
    assert [tracks.take(0, 100), tracks.take(200, 300), tracks.take(50, 250), tracks.take(400, 500)] == [0, 0, 1, 0]
