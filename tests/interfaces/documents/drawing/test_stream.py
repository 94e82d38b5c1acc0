"""The value-stream map: standard symbols, nothing cut, nothing on top of anything, in four languages."""

import re
from xml.etree import ElementTree

import pytest

from yokoten.analysis.flow import Demand, Step, map_totals
from yokoten.interfaces.documents.drawing.stream import draw_stream
from yokoten.interfaces.documents.drawing.stream_map import CONTROL, CUSTOMER, SUPPLIER, Information, Loss, StreamMap
from yokoten.interfaces.documents.drawing.stream_paper import draw_on_a3, on_a3
from yokoten.interfaces.documents.drawing.stream_text import width_of
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.interfaces.wording.stream_times import Clock

LONG = {
    "ru": "Согласование с производственно-диспетчерским отделом",
    "vi": "Lấy ý kiến các sở, ngành có liên quan",
    "sv": "Remissförfarande till samhällsbyggnadsförvaltningen",
    "en": "Agreement with the production and dispatching department",
}
SIZES = {"tiny": 11, "small": 12, "title": 16, "vs-figure": 18, "vs-number": 12}
TOLD = (
    Information(CUSTOMER, CONTROL, "order", True),
    Information(CONTROL, SUPPLIER, "forecast"),
    Information(CONTROL, 0, "schedule"),
    Information(1, CONTROL, "counts", True),
)


def make_step(row, name="Step", **changed):
    figures = {"waiting": 30.0 * row, "stock_before": 6 * row or None, "changeover": 20, "batch": 4, **changed}
    return Step(f"{name} {row + 1}", 4 + row % 5, **figures)


def make_map(count=3, name="Step", **changed):
    totals = map_totals([make_step(row, name) for row in range(count)], Demand(80, 480))
    return StreamMap(**{"title": "Current map", "totals": totals, "clock": Clock("min", 480), **changed})


def picture(stream, language="en", width=1180.0):
    return ElementTree.fromstring(draw_stream(stream, speak(language), width).drawn())  # noqa: S314


def texts(root):
    return [part for part in root.iter("text") if part.text and part.text.strip()]


def said(root):
    return [part.text for part in texts(root)]


def spread(part):
    """The box of a text by the upper estimate of its width."""
    kinds = part.get("class").split()
    size = next((SIZES[kind] for kind in kinds if kind in SIZES), 13)
    width = width_of(part.text, size, is_strong="strong" in kinds or "title" in kinds)
    x, y = float(part.get("x")), float(part.get("y"))
    left = x - width if "end" in kinds else x - width / 2 if "mid" in kinds else x
    return left, left + width, y - size * 0.72, y + size * 0.2


def classes(root, kind):
    return [part for part in root.iter() if kind in (part.get("class") or "").split()]


def test_it_is_one_picture_with_its_name():
    root = picture(make_map())

    assert root.get("role") == "img" and root.get("aria-label") == "Current map"
    assert picture(make_map(finding="Three days.")).get("aria-label") == "Current map. Three days."
    assert "style=" not in draw_stream(make_map(), speak("en")).drawn()


def test_supplier_control_and_customer_carry_their_names():
    named = said(picture(make_map(supplier="Steel works", customer="Car plant", control="Planning")))

    assert {"Steel works", "Car plant", "Planning", "80 in 1 d", "takt 6 min"} <= set(named)
    assert {"Supplier", "Customer", "Control"} <= set(said(picture(make_map())))


def test_every_step_has_its_figures():
    totals = map_totals([Step("Weld", 46, changeover=600, batch=300, first_pass=0.95, people=2)])
    found = said(picture(make_map(totals=totals, clock=Clock())))

    assert {"Weld", "2", "24 s", "10 min", "300", "95.0%", "46 s"} <= set(found)


def test_a_field_that_nobody_gave_takes_no_line():
    totals = map_totals([Step("Weld", 46)])

    assert not {"C/O", "Batch", "FPY", "VA time", "Defects"} & set(said(picture(make_map(totals=totals))))


def test_stock_that_nobody_counted_is_a_dashed_triangle():
    totals = map_totals([Step("A", 1), Step("B", 1, 5, stock_before=7), Step("C", 1, 5)])
    found = [part.get("class") for part in classes(picture(make_map(totals=totals)), "vs-stock")]

    assert found == ["vs-stock", "vs-stock dashed"]


def test_waiting_from_stock_bears_a_star_and_says_why():
    totals = map_totals([Step("A", 1), Step("B", 1, stock_before=10)], Demand(80, 480))
    found = said(picture(make_map(totals=totals)))

    assert "60 min *" in found and "* Waiting was not measured; it is stock × takt." in found


def test_what_is_missing_is_said_and_never_zero():
    totals = map_totals([Step("A", 3), Step("B", None)])
    found = said(picture(make_map(totals=totals)))

    assert found.count("not known") == 2 and "at least 3 min" in found
    assert "0 min" not in found


def test_the_bottleneck_is_marked_in_words_and_by_its_frame():
    root = picture(make_map())

    assert said(root).count("bottleneck") == 1
    assert [part.get("class") for part in classes(root, "vs-box")].count("vs-box hot") == 1


def test_a_step_slower_than_takt_stands_above_the_line():
    totals = map_totals([Step("A", 7), Step("B", 9, 1)], Demand(80, 480))
    root = picture(make_map(totals=totals))
    (line,) = classes(root, "vs-takt")
    height = float(re.search(r"M[\d.]+ ([\d.]+)", line.get("d"))[1])
    tops = [float(part.get("y")) for part in classes(root, "vs-bar")]

    assert "slower than takt" in said(root) and max(tops) < height


def test_paper_is_straight_and_electronic_a_flash():
    root = picture(make_map(information=TOLD))
    lines = [part for part in root.iter("polyline") if part.get("class") == "vs-told"]

    assert [len(part.get("points").split()) for part in lines] == [2, 4, 2, 4]


def test_what_a_step_tells_points_away_from_it():
    root = picture(make_map(information=TOLD[2:]))
    lines = [part.get("points").split() for part in root.iter("polyline") if part.get("class") == "vs-told"]
    down, up = ([float(point.split(",")[1]) for point in points] for points in lines)

    assert down[0] < down[-1] and up[0] > up[-1]


def test_losses_are_numbered_on_the_map_and_below():
    losses = [Loss(0, "Two weeks of one part"), Loss(2, "Walks")]
    root = picture(make_map(losses=losses))

    assert len(classes(root, "vs-burst")) == 4
    assert "Step 3: Walks" in said(root)


def test_many_losses_of_a_step_are_counted():
    root = picture(make_map(losses=[Loss(1, f"loss {number}") for number in range(5)]))

    assert "+3" in said(root) and len(classes(root, "vs-burst")) == 3 + 5


@pytest.mark.parametrize(("count", "width", "rows"), [(3, 1180, 1), (8, 1180, 2), (20, 1500, 3), (3, 620, 2)])
def test_many_steps_wrap_into_rows(count, width, rows):
    root = picture(make_map(count), width=float(width))

    assert len(classes(root, "vs-takt")) == rows
    assert len([part for part in classes(root, "vs-goods")]) == rows + 1


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("count", [1, 3, 8, 20])
@pytest.mark.parametrize("width", [620.0, 1180.0])
def test_no_text_leaves_the_picture_or_lies_on_another(code, count, width):
    losses = [Loss(row, LONG[code]) for row in range(0, count, 2)]
    told = [*TOLD[:3], *(Information(CONTROL, row, LONG[code], row % 2 == 0) for row in range(0, count, 3))]
    stream = make_map(count, LONG[code], information=told, losses=losses, remark=LONG[code] * 4)
    root = picture(stream, code, width)
    boxes = [(spread(part), part.text) for part in texts(root)]
    right, bottom = (float(end) for end in root.get("viewBox").split()[2:])
    outside = [text for (left, end, top, low), text in boxes if left < 0 or end > right or top < 0 or low > bottom]
    touching = [
        (text, other)
        for index, ((left, end, top, low), text) in enumerate(boxes)
        for (left2, end2, top2, low2), other in boxes[index + 1 :]
        if min(end, end2) - max(left, left2) > 1 and min(low, low2) - max(top, top2) > 1
    ]

    assert outside == [] and touching == []


@pytest.mark.parametrize("code", ["ru", "vi", "sv"])
def test_its_own_words_are_in_the_language_of_the_reader(code):
    stream = make_map(3, "1", title="0", losses=[Loss(0, "2")], information=TOLD[:0])
    english = {text for text in said(picture(stream)) if re.search(r"[a-z]{5}", text)}

    assert english & set(said(picture(stream, code))) == set()


def test_on_a3_it_fills_the_sheet_and_names_its_size():
    few, many = draw_on_a3(make_map(3), speak("en")), draw_on_a3(make_map(20), speak("en"))
    text = on_a3(many, "Twenty & more")

    assert few.width < many.width and many.width / many.height > 1.1
    assert 'width="420mm" height="297mm"' in text and "size: A3 landscape" in text and "Twenty &amp; more" in text
    assert "prefers-color-scheme" not in text


def test_names_are_text_and_nothing_else():
    totals = map_totals([Step("<b>&", 1)])

    assert "<b>&" in said(picture(make_map(totals=totals, title="<i>")))


@pytest.mark.parametrize("ends", [(SUPPLIER, CUSTOMER), (0, 1), (CONTROL, CONTROL)])
def test_information_that_does_not_pass_control_is_refused(ends):
    with pytest.raises(ValueError, match="control"):
        Information(*ends, "words")


@pytest.mark.parametrize("changed", [{"losses": [Loss(3, "x")]}, {"information": [Information(CONTROL, 3, "x")]}])
def test_a_step_that_is_not_there_is_refused(changed):
    with pytest.raises(ValueError, match="row 3"):
        make_map(3, **changed)
