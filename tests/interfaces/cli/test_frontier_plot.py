"""Plots of `yokoten frontier` and `yokoten malmquist`: files of their own, true to the figures, for every eye."""

from xml.etree import ElementTree

import pytest

from factories.frontiers import DEAP_CRS, DEAP_VRS, DEAP_YEARS

SVG = "{http://www.w3.org/2000/svg}"
PLANE = {"unit": "firm", "inputs": "x", "outputs": "y"}
WIDE = {"unit": "firm", "inputs": "x1,x2", "outputs": "y", "rts": "crs", "orientation": "input"}


def plotted(commands, command, text, **asked):
    """The picture as elements."""
    path = commands.folder / "plot.svg"
    ran = commands.run(command, commands.table(text), **asked, json=True, plot=path)
    assert ran.code == 0, ran.err
    return ElementTree.parse(path).getroot()  # noqa: S314 - our own drawing


def said(root, tag="text"):
    return [one.text for one in root.iter(f"{SVG}{tag}")]


def points(root, kind):
    return [
        [tuple(map(float, pair.split(","))) for pair in line.get("points").split()]
        for line in root.iter(f"{SVG}polyline")
        if line.get("class") == kind
    ]


def dots(root):
    """Centre of each dot by the name in its title."""
    found = {}
    for dot in root.iter(f"{SVG}circle"):
        name = dot.find(f"{SVG}title").text.split(":")[0]
        found[name] = float(dot.get("cx")), float(dot.get("cy")), dot.get("class")
    return found


def height(step, x):
    """Where a piece of a line stands at x; its upper end where it is upright."""
    (a, b), (c, d) = step
    return b + (d - b) * (x - a) / (c - a) if c > a else min(b, d)


@pytest.mark.parametrize(
    ("command", "text", "asked"),
    [
        ("frontier", DEAP_VRS, PLANE),
        ("frontier", DEAP_CRS, WIDE),
        ("malmquist", DEAP_YEARS, {**PLANE, "period": "year"}),
    ],
)
def test_plot_has_a_title_words_for_those_who_do_not_see_it_and_a_dark_form(commands, command, text, asked):
    root = plotted(commands, command, text, **asked)

    assert root.get("role") == "img" and root.get("aria-label") == said(root, "title")[0]
    assert root.find(f"{SVG}desc").text
    assert "prefers-color-scheme: dark" in root.find(f"{SVG}style").text
    assert [one.tag for one in root.iter() if one.tag in (f"{SVG}script", f"{SVG}image")] == []


def test_efficient_units_of_one_input_and_one_output_lie_on_the_curve(commands):
    root = plotted(commands, "frontier", DEAP_VRS, **PLANE)
    (curve,) = points(root, "total")
    found = dots(root)

    assert {name for name, dot in found.items() if dot[2] == "dot"} == {"1", "3", "5"}
    assert [found[name][:2] for name in ("1", "3", "5")] == curve[1:4]
    assert curve[0][0] == curve[1][0] and curve[0][1] > curve[1][1]
    assert curve[-1][1] == curve[-2][1] and curve[-1][0] > curve[-2][0]


@pytest.mark.parametrize("rts", ["crs", "nirs", "ndrs", "fdh"])
def test_no_unit_lies_above_the_curve_of_any_technology(commands, rts):
    root = plotted(commands, "frontier", DEAP_VRS, **PLANE, rts=rts)
    (curve,) = points(root, "total")
    found = dots(root)

    for x, y, _ in found.values():
        steps = [(one, other) for one, other in zip(curve, curve[1:], strict=False) if one[0] <= x <= other[0]]
        assert y >= min(height(step, x) for step in steps) - 0.2
    if rts in ("crs", "nirs"):
        axis = max(y for _, y in curve)
        assert curve[0] == (78.0, axis)
    if rts == "fdh":
        assert all(a == c or b == d for (a, b), (c, d) in zip(curve, curve[1:], strict=False))


def test_rows_show_efficiency_and_its_interval(commands):
    table = "firm,x1,x2,y\n" + "".join(f"F{n},{2 + n % 5},{9 - n % 4},{1 + n % 3}\n" for n in range(12)) + "G,,1,1\n"
    root = plotted(commands, "frontier", table, **WIDE, bootstrap=100)
    bars = [one.get("d") for one in root.iter(f"{SVG}path") if one.get("class") == "whisker"]

    assert len(bars) == 12
    assert {"F0", "G", "not evaluated"} <= set(said(root))


def test_many_units_are_one_line(commands):
    table = "firm,x1,x2,y\n" + "".join(f"F{n},{2 + n % 17},{9 + n % 13},{1 + n % 7}\n" for n in range(200))
    root = plotted(commands, "frontier", table, **WIDE)
    (line,) = points(root, "total")

    assert len(line) == 200
    assert all(low[1] <= high[1] for low, high in zip(line, line[1:], strict=False))
    assert list(root.iter(f"{SVG}circle")) == []


def test_changes_stand_right_when_caught_up_and_above_when_the_frontier_moved(commands):
    root = plotted(commands, "malmquist", DEAP_YEARS, **PLANE, period="year")
    found = dots(root)
    ((left, right),) = points(root, "dashed")
    middle = (left[0] + right[0]) / 2, (left[1] + right[1]) / 2

    assert {name for name, dot in found.items() if dot[0] > middle[0]} == {"2", "4"}
    assert all(dot[1] < middle[1] for dot in found.values())
    assert found["3"][2] == "dot hollow" and found["2"][2] == "dot"
