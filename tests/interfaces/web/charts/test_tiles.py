"""Tile maps: five classes of equal size, a link and a name for each region, yours outlined."""

import pytest

from factories.drawings import Drawing
from yokoten.interfaces.web.charts.tiles import CLASSES, FEW_COLUMNS, SIZE, Tile, classes, draw_tiles


def tile(column, row, **details):
    usual = {"label": "AB", "level": 3, "title": f"Region {column}-{row}: 7", "address": f"/r/{column}-{row}/"}
    return Tile(column, row, **usual | details)


@pytest.mark.parametrize(
    ("values", "levels"),
    [
        ([], []),
        ([None, None], [0, 0]),
        ([float(n) for n in range(10)], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
        ([9.0, 1.0, 5.0, 7.0, 3.0], [5, 1, 3, 4, 2]),
        ([-2.0, -1.0, 0.0, 1.0, 2.0], [1, 2, 3, 4, 5]),
    ],
)
def test_values_fall_into_classes_by_their_order(values, levels):
    assert classes(values)[0] == levels


def test_equal_values_are_of_one_class():
    levels, _ = classes([5.0] * 7 + [None])
    assert len(set(levels[:7])) == 1 and levels[7] == 0


@pytest.mark.parametrize("count", [5, 8, 13, 21, 79, 85])
def test_classes_of_different_values_hold_about_as_many_each(count):
    levels, bounds = classes([float(n) for n in range(count)])
    sizes = [levels.count(level) for level in range(1, CLASSES + 1)]
    assert sum(sizes) == count and max(sizes) - min(sizes) <= 1
    assert bounds == sorted(bounds) and len(bounds) == CLASSES - 1


def test_nothing_known_has_no_bounds():
    assert classes([]) == ([], []) and classes([None]) == ([0], [])


def test_a_larger_value_is_never_in_a_lower_class():
    values = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0, 5.0]
    levels, _ = classes(values)
    pairs = sorted(zip(values, levels, strict=True))
    assert [level for _, level in pairs] == sorted(level for _, level in pairs)


def test_every_region_is_a_link_with_its_name_and_value():
    drawing = Drawing(draw_tiles([tile(0, 0), tile(1, 0), tile(0, 1)], "Tile map: wage by region"))
    assert [link.get("href") for link in drawing.all("a")] == ["/r/0-0/", "/r/1-0/", "/r/0-1/"]
    assert [link.get("aria-label") for link in drawing.all("a")][0] == "Region 0-0: 7"
    assert drawing.svg.get("role") == "group" and drawing.svg.get("aria-label") == "Tile map: wage by region"


def test_no_tile_covers_another_and_all_are_inside():
    tiles = [tile(column, row) for column in range(9) for row in range(4)]
    drawing = Drawing(draw_tiles(tiles, "map"))
    corners = [(float(one.get("x")), float(one.get("y"))) for one in drawing.all("rect", "tile")]
    assert len(set(corners)) == 36
    assert all(x + SIZE <= drawing.width and y + SIZE <= drawing.height for x, y in corners)
    assert all(abs(x - a) >= SIZE or abs(y - b) >= SIZE for x, y in corners for a, b in corners if (x, y) != (a, b))


@pytest.mark.parametrize("level", range(6))
def test_a_class_is_told_by_tile_and_by_the_colour_of_its_letters(level):
    drawing = Drawing(draw_tiles([tile(0, 0, level=level)], "map"))
    assert drawing.all("rect", f"level-{level}") and drawing.said(f"on-{level}") == ["AB"]


def test_your_tile_is_outlined_last_so_that_no_neighbour_covers_it():
    drawing = Drawing(draw_tiles([tile(0, 0, is_you=True, label="D"), tile(1, 0)], "map"))
    assert len(drawing.all("rect", "tile-you")) == 1
    assert drawing.said("tile-t")[-1] == "D"


@pytest.mark.parametrize(("columns", "is_small"), [(1, True), (FEW_COLUMNS, True), (FEW_COLUMNS + 1, False)])
def test_a_small_country_does_not_fill_the_page(columns, is_small):
    drawing = Drawing(draw_tiles([tile(column, 0) for column in range(columns)], "map"))
    assert ("few" in drawing.svg.get("class").split()) is is_small


def test_a_country_without_tiles_is_a_small_empty_picture():
    drawing = Drawing(draw_tiles([], "map"))
    assert drawing.all("rect") == [] and drawing.width > 0
