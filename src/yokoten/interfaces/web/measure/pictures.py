"""Charts of measure's pages: from figures to drawings."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yokoten.interfaces.web.charts.line import Line, LineChart, draw_lines
from yokoten.interfaces.web.charts.spark import draw_mini, draw_spark
from yokoten.interfaces.web.charts.strip import Dot, Strip, draw_strip
from yokoten.interfaces.web.charts.tiles import FEW_COLUMNS, Tile, classes, draw_tiles
from yokoten.interfaces.wording.language import Language
from yokoten.measure.queries import Figure, Panel, Standing


def spark(figure: Figure | Standing) -> SafeString:
    """A word-sized line of the figure's series."""
    return draw_spark(figure.values, figure.breaks)


def mini(figure: Figure, language: Language) -> SafeString:
    """The figure's series as one of many small pictures."""
    label = gettext("%(indicator)s, %(first)s to %(last)s") % {
        "indicator": figure.indicator.name(language.code),
        "first": figure.periods[0],
        "last": figure.periods[-1],
    }
    return draw_mini(figure.values, figure.breaks, label)


def trend(figure: Figure, others: Sequence[Line], language: Language) -> SafeString:
    """The place's series in the accent beside others in grey; `others` must share the figure's periods."""
    name, unit = figure.indicator.name(language.code), figure.indicator.unit_name(language.code)
    own = Line(figure.place.name(language.code), figure.values, "you", figure.breaks)
    label = gettext("%(indicator)s, %(unit)s, %(place)s, %(first)s to %(last)s") % {
        "indicator": name,
        "unit": unit,
        "place": own.name,
        "first": figure.periods[0],
        "last": figure.periods[-1],
    }
    chart = LineChart(label, figure.periods, [*others, own], gettext("break in the series"), figure.indicator.decimals)
    return draw_lines(chart, language)


def median_line(panel: Panel, indicator: Any, periods: Sequence[str]) -> list[tuple[str, float | None]]:
    """Median of all places by period, where at least half of them have a figure."""
    values = panel.of(indicator).values
    found = dict(zip(panel.periods, _medians(values), strict=True))
    return [(period, found.get(period)) for period in periods]


def _medians(values: Any) -> list[float | None]:
    rows, columns = values.shape
    medians: list[float | None] = []
    for column in range(columns):
        known = sorted(value for value in values[:, column] if value == value)
        middle = len(known) // 2
        if len(known) < max(2, rows / 2):
            medians.append(None)
        else:
            medians.append(float(known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2))
    return medians


def tile_map(rows: Sequence[Standing], indicator: Any, you: Any, language: Language) -> tuple[SafeString, list[dict]]:
    """The tile-grid map of a country and its legend; empty where the country's tiles are not laid out."""
    placed = [row for row in rows if row.place.tile_column is not None]
    levels, bounds = classes([row.value for row in placed])
    tiles = [
        Tile(
            column=row.place.tile_column,
            row=row.place.tile_row,
            label=row.place.tile_label,
            level=level,
            title=f"{row.place.name(language.code)}: {_value(row, indicator, language)}",
            address=reverse("region", args=[row.place.code]),
            is_you=you is not None and row.place.pk == you.pk,
        )
        for row, level in zip(placed, levels, strict=True)
    ]
    label = gettext("Tile map: %(indicator)s by region") % {"indicator": indicator.name(language.code)}
    return (draw_tiles(tiles, label) if tiles else SafeString("")), _legend(bounds, indicator, language)


def has_wide_map(rows: Sequence[Standing]) -> bool:
    """Whether the country's tiles need more than a narrow column to be read."""
    return any((row.place.tile_column or 0) >= FEW_COLUMNS for row in rows)


def _value(row: Standing, indicator: Any, language: Language) -> str:
    if row.value is None:
        return gettext("no figure")
    return f"{language.number(row.value, indicator.decimals)} {indicator.unit_name(language.code)}"


def _legend(bounds: list[float], indicator: Any, language: Language) -> list[dict]:
    if not bounds:
        return []
    said = [language.number(bound, indicator.decimals) for bound in bounds]
    words = [gettext("under %(bound)s") % {"bound": said[0]}]
    words += [f"{low}–{high}" for low, high in zip(said, said[1:], strict=False)]
    words.append(gettext("%(bound)s and over") % {"bound": said[-1]})
    return [{"level": level, "words": words[level - 1]} for level in range(5, 0, -1)]


def strip(rows: Sequence[Standing], indicator: Any, you: Any, language: Language) -> SafeString:
    """All places of a period on one axis."""
    dots = [
        Dot(row.place.name(language.code), row.value, "you" if you is not None and row.place.pk == you.pk else "")
        for row in rows
        if row.value is not None
    ]
    if len(dots) < 2:
        return SafeString("")
    label = gettext("%(indicator)s in %(count)s regions") % {
        "indicator": indicator.name(language.code),
        "count": len(dots),
    }
    unit = indicator.unit_name(language.code)
    return draw_strip(Strip(label, dots, unit, gettext("median"), indicator.decimals), language)
