"""Current above target: one scale, marks on what differs, and the differences in words."""

from xml.etree import ElementTree

from yokoten.analysis.flow import Demand, Step, map_totals
from yokoten.interfaces.documents.drawing.stream_bars import draw_stream_bars
from yokoten.interfaces.documents.drawing.stream_compared import draw_streams
from yokoten.interfaces.documents.drawing.stream_map import StreamMap
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.stream_times import Clock

NOW = [Step("Cut", 10, first_pass=0.9), Step("Check", 4, 60), Step("Sew", 12, 240)]
THEN = [Step("Cut", 10, first_pass=0.9), Step("Sew", 6, 30), Step("Pack", 2, 5)]


def make_map(steps, title="Current map"):
    return StreamMap(title, map_totals(steps, Demand(48, 480)), Clock("min", 480))


def drawn(now=NOW, then=THEN, language="en"):
    pen = draw_streams(make_map(now), make_map(then, "Target map"), speak(language))
    return ElementTree.fromstring(pen.drawn())  # noqa: S314


def said(root):
    return [part.text for part in root.iter("text") if part.text]


def test_the_current_map_stands_above_the_target():
    at = {part.text: float(part.get("y")) for part in drawn().iter("text")}

    assert at["Current map"] < at["Target map"] < at["What the target changes"]


def test_steps_that_differ_are_marked_in_words():
    found = said(drawn())

    assert [found.count(words) for words in ("new step", "step gone", "changed step")] == [1, 1, 1]


def test_a_step_that_goes_has_a_dashed_frame():
    kinds = [part.get("class") for part in drawn().iter("rect")]

    assert kinds.count("vs-box gone") == 1


def test_sums_and_steps_say_what_changes():
    found = said(drawn())

    assert {"5.43 h → 53 min", "−84%", "26 min → 18 min", "New: Pack.", "Gone: Check."} <= set(found)
    assert "Sew: processing time 12 min → 6 min, waiting time 4 h → 30 min, C/T 12 min → 6 min" in " ".join(found)


def test_cycles_of_both_maps_are_on_one_scale():
    heights = [float(part.get("height")) for part in drawn().iter("rect") if part.get("class").startswith("vs-bar")]

    assert heights[2] == 2 * heights[4] and heights[0] == heights[3]


def test_the_same_map_twice_differs_in_nothing():
    assert "Nothing differs." in said(drawn(then=NOW))


def test_what_becomes_unknown_is_said():
    assert "waiting time 60 min → not known" in " ".join(said(drawn(then=[NOW[0], Step("Check", 4), NOW[2]])))


def test_on_a_narrow_screen_lengths_are_in_proportion():
    root = ElementTree.fromstring(draw_stream_bars([make_map(NOW), make_map(THEN)], speak("en")).drawn())  # noqa: S314
    waits = [float(part.get("width")) for part in root.iter("rect") if part.get("class") == "vs-wait"]

    assert waits[2] == max(waits) and abs(waits[4] / waits[2] - 30 / 240) < 0.01
    assert root.get("viewBox").split()[2] == "340"
    assert "waiting 4 h, then 12 min · bottleneck" in said(root)


def test_no_bar_leaves_the_narrow_picture():
    steps = [Step("A", 0.001), Step("B", 0.001, 10_000), Step("C", 9_999, 1)]
    root = ElementTree.fromstring(draw_stream_bars([make_map(steps)], speak("en")).drawn())  # noqa: S314
    ends = [float(part.get("x")) + float(part.get("width")) for part in root.iter("rect")]

    assert max(ends) <= 336.1
