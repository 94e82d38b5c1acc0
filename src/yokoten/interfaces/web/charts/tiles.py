"""Tile-grid map: one tile per region, its code inside, five classes, your tile outlined."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from yokoten.interfaces.web.charts.canvas import Canvas

CLASSES = 5
SIZE = 36
FEW_COLUMNS = 8


@dataclass(frozen=True)
class Tile:
    """A region's place on the grid, its short label, its class 1-5 (0 = no figure), its title and address.

    `is_you` has the accent's outline, `is_marked` a dashed one.
    """

    column: int
    row: int
    label: str
    level: int
    title: str
    address: str = ""
    is_you: bool = False
    is_marked: bool = False


def classes(values: Sequence[float | None]) -> tuple[list[int], list[float]]:
    """Class 1-5 of each value by quintile (0 = none) and the four bounds between the classes."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return [0] * len(values), []
    bounds = [known[min(len(known) - 1, round(len(known) * step / CLASSES))] for step in range(1, CLASSES)]
    return [0 if value is None else 1 + sum(value >= bound for bound in bounds) for value in values], bounds


def draw_tiles(tiles: Sequence[Tile], label: str) -> SafeString:
    """The map; every tile with an address is a link."""
    width = SIZE * (1 + max((tile.column for tile in tiles), default=0))
    height = SIZE * (1 + max((tile.row for tile in tiles), default=0))
    shape = "plot tiles few" if width <= FEW_COLUMNS * SIZE else "plot tiles"
    canvas = Canvas(width + 4, height + 4, label, shape)
    for tile in sorted(tiles, key=lambda one: one.is_you):
        x, y = 2 + tile.column * SIZE, 2 + tile.row * SIZE
        one = Canvas(SIZE, SIZE, "")
        one.box(x, y, (SIZE, SIZE), f"tile level-{tile.level}", tile.title)
        one.text(x + SIZE / 2, y + SIZE / 2 + 4.5, tile.label, f"tile-t mid on-{tile.level}")
        if tile.is_you:
            one.box(x + 1, y + 1, (SIZE - 2, SIZE - 2), "tile-you")
        if tile.is_marked:
            one.box(x + 2.5, y + 2.5, (SIZE - 5, SIZE - 5), "tile-marked")
        canvas.link(tile.address, one, tile.title)
    return canvas.svg()
