"""The plots of `yokoten effect`: files of their own, readable by people and by machines."""

from xml.etree import ElementTree

import pytest

SVG = "{http://www.w3.org/2000/svg}"
SERIES = "t,v,n,post\n" + "".join(f"{n},{n % 4 + 10 + 16 * (n == 20)},{20 + n},{int(n > 11)}\n" for n in range(24))
GROUPS = "t,v\n" + "".join(f"{n // 3},{n * 7 % 5 + 10}\n" for n in range(36))
PLACES = "place,y,s\nAlfa & <Sons>,-0.9,0.57\nTula,-1.6,0.4\nTomsk,-0.2,0.2\n"
TIME = {"value": "v", "time": "t"}
DRAWN = {
    "xmr": (SERIES, TIME, 24 + 23),
    "p": (SERIES, {**TIME, "size": "n"}, 24),
    "u": (SERIES, {**TIME, "size": "n"}, 24),
    "c": (SERIES, TIME, 24),
    "xbar": (GROUPS, TIME, 12 + 12),
    "its": (SERIES, {**TIME, "start": "12"}, 24),
    "before-after": (SERIES, {**TIME, "start": "12"}, 24),
    "meta": (PLACES, {"effect": "y", "se": "s", "unit": "place"}, 0),
}


def drawn(effect, method):
    table, asked, count = DRAWN[method]
    path = effect.folder / "plot.svg"
    ran = effect.run(method, table, **asked, json=True, plot=path)
    assert ran.code == 0, ran.err
    return ran, ElementTree.parse(path).getroot(), count  # noqa: S314 - our own drawing


@pytest.mark.parametrize("method", DRAWN)
def test_plot_is_a_labelled_picture_with_its_sentence(effect, method):
    ran, root, count = drawn(effect, method)
    dots = list(root.iter(f"{SVG}circle"))

    assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
    assert root.find(f"{SVG}title").text == root.get("aria-label") != ""
    assert root.find(f"{SVG}desc").text == ran.items["sentence"]
    assert len(dots) == count
    assert all(dot.find(f"{SVG}title").text for dot in dots)


@pytest.mark.parametrize("method", DRAWN)
def test_nothing_is_drawn_outside_the_picture(effect, method):
    _, root, _ = drawn(effect, method)
    wide, high = float(root.get("width")), float(root.get("height"))

    for mark in root.iter(f"{SVG}circle"):
        assert 0 < float(mark.get("cx")) < wide and 0 < float(mark.get("cy")) < high
    for mark in root.iter(f"{SVG}text"):
        assert 0 < float(mark.get("y")) < high


def test_signals_are_marked_and_limits_named(effect):
    _, root, _ = drawn(effect, "xmr")

    assert [dot.get("class") for dot in root.iter(f"{SVG}circle")].count("dot signal") >= 1
    assert any(text.text.startswith("upper ") for text in root.iter(f"{SVG}text"))


def test_forest_names_every_place_the_whole_and_the_next(effect):
    _, root, _ = drawn(effect, "meta")
    words = {text.text for text in root.iter(f"{SVG}text")}

    assert {"Alfa & <Sons>", "Tula", "Tomsk", "Together", "A new place"} <= words
    assert len([box for box in root.iter(f"{SVG}rect") if box.get("class") == "dot"]) == 3
