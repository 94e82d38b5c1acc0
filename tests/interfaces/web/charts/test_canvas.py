"""The pen: well-formed pictures whose names programs can read aloud."""

import pytest

from factories.drawings import Drawing
from yokoten.interfaces.web.charts.canvas import Canvas
from yokoten.interfaces.web.charts.shapes import ICONS
from yokoten.interfaces.web.templatetags.yokoten import chip, icon

MEAN = """<script>alert("x")</script> & 'quotes' "double" ]]>"""


def test_a_picture_with_a_label_is_an_image_with_that_name():
    svg = Drawing(Canvas(10, 20, "Map of Sweden", "plot").svg()).svg
    assert (svg.get("role"), svg.get("aria-label"), svg.get("aria-hidden")) == ("img", "Map of Sweden", None)
    assert (svg.get("viewBox"), svg.get("class")) == ("0 0 10 20", "plot")


def test_a_picture_without_a_label_is_decoration():
    svg = Drawing(Canvas(10, 20, "").svg()).svg
    assert (svg.get("aria-hidden"), svg.get("role"), svg.get("aria-label")) == ("true", None, None)


def test_a_picture_that_holds_links_is_a_group_so_that_they_can_be_reached():
    canvas, tile = Canvas(10, 20, "Map"), Canvas(5, 5, "")
    tile.box(0, 0, (5, 5), "tile")
    canvas.link("/measure/regions/SE-D/", tile, "Sörmland: 5")
    drawing = Drawing(canvas.svg())
    (link,) = drawing.all("a")
    assert drawing.svg.get("role") == "group"
    assert (link.get("href"), link.get("aria-label")) == ("/measure/regions/SE-D/", "Sörmland: 5")
    assert len(list(link)) == 1


def test_a_mark_without_an_address_is_drawn_but_is_no_link():
    canvas, tile = Canvas(10, 20, "Map"), Canvas(5, 5, "")
    tile.box(0, 0, (5, 5), "tile")
    canvas.link("", tile, "Sörmland")
    drawing = Drawing(canvas.svg())
    assert drawing.all("a") == [] and len(drawing.all("rect")) == 1 and drawing.svg.get("role") == "img"


def test_names_are_only_names_wherever_they_stand():
    canvas, inner = Canvas(10, 20, MEAN), Canvas(5, 5, "")
    canvas.text(1, 2, MEAN)
    canvas.dot(1, 2, 3, "dot", MEAN)
    canvas.box(1, 2, (3, 4), "box", MEAN)
    inner.text(1, 2, MEAN)
    canvas.link("/?q=" + MEAN, inner, MEAN)
    canvas.group(inner, "own")
    drawing = Drawing(canvas.svg())
    assert drawing.svg.get("aria-label") == MEAN and drawing.all("script") == []
    assert drawing.said() == [MEAN] * 3
    assert [title.text for title in drawing.all("title")] == [MEAN] * 2
    assert drawing.all("a")[0].get("aria-label") == MEAN


def test_every_kind_of_mark_keeps_its_class_and_its_place():
    canvas = Canvas(10, 20, "x")
    canvas.line([(1, 2.5), (3, 4)], "series you")
    canvas.path("M1 2V3", "axis")
    canvas.dot(1.5, 2, 3, "dot")
    canvas.box(1, 2, (3, 4), "tile")
    drawing = Drawing(canvas.svg())
    assert drawing.all("polyline", "you")[0].get("points") == "1,2.5 3,4"
    assert drawing.all("path", "axis")[0].get("d") == "M1 2V3"
    assert drawing.all("circle")[0].get("cx") == "1.5"
    assert (drawing.all("rect")[0].get("width"), drawing.all("rect")[0].get("height")) == ("3", "4")


def test_a_picture_carries_no_style_and_no_script():
    canvas = Canvas(10, 20, "x")
    canvas.text(1, 2, "a", "tick")
    canvas.dot(1, 2, 3, "dot", "b")
    assert "style=" not in canvas.svg() and "onload" not in canvas.svg() and "fill=" not in canvas.svg()


@pytest.mark.parametrize("kind", ICONS)
def test_every_icon_is_a_well_formed_shape_that_is_not_read_aloud(kind):
    svg = Drawing(icon(kind)).svg
    assert svg.get("aria-hidden") == "true" and len(list(svg)) >= 1


def test_a_status_is_told_apart_by_shape_and_word_and_not_by_colour_alone():
    told_by_shape = {ICONS[kind] for kind in ("good", "warn", "bad", "running", "waiting", "off", "you")}
    assert len(told_by_shape) == 7
    assert "late" in chip("bad", "late") and "<svg" in chip("bad", "late")


def test_the_word_of_a_chip_is_only_a_word():
    assert "<b>" not in chip("bad", "<b>late</b>")
