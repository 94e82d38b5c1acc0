"""The plot of `yokoten accounting`: a file of its own, readable and without surprises."""

import math
from xml.etree import ElementTree

import pytest

SVG = "{http://www.w3.org/2000/svg}"
TABLE = (
    "region,year,gdp,emp,stock\nAlfa & <Sons>,2010,100,50,200\nAlfa & <Sons>,2020,150,45,300\n"
    "Beta,2010,80,40,100\nBeta,2020,90,44,\nGamma,2010,1,,1\n"
)
ASKED = {
    "unit": "region", "period": "year", "output": "gdp", "labour": "emp", "capital": "stock", "labour_share": "0.6",
}  # fmt: skip


@pytest.fixture
def plot(commands):
    path = commands.folder / "plot.svg"
    ran = commands.run("accounting", commands.table(TABLE), **ASKED, json=True, plot=path)
    assert ran.code == 0
    return ran, ElementTree.parse(path).getroot()  # noqa: S314 - our own drawing


def words(root):
    return [one.text for one in root.iter(f"{SVG}text")]


def test_plot_is_a_labelled_picture_of_its_own(plot):
    _, root = plot

    assert root.tag == f"{SVG}svg"
    assert (root.get("role"), root.get("aria-label")) == ("img", "Growth of gdp and where it came from, 2010 to 2020")
    assert float(root.get("width")) > 0
    assert [one.tag for one in root.iter() if one.tag in (f"{SVG}script", f"{SVG}image")] == []


def test_plot_names_every_place_and_every_part(plot):
    _, root = plot

    assert {"Alfa & <Sons>", "Beta", "Gamma", "Labour", "Capital", "Total factor productivity"} <= set(words(root))
    assert "no capital: output only" in words(root)
    assert "no figures" in words(root)


def test_lengths_of_the_bars_are_the_parts(plot):
    ran, root = plot
    bars = {one.get("class"): one for one in root.iter(f"{SVG}rect") if one.find(f"{SVG}title") is not None}
    lengths = [float(bars[f"part part-{index}"].get("width")) for index in range(3)]
    alfa = ran.items["units"][0]
    parts = [alfa["contributions"]["labour"], alfa["contributions"]["capital"], alfa["tfp_growth"]]
    scale = lengths[1] / parts[1]

    assert lengths == pytest.approx([abs(part) * scale for part in parts], abs=0.2)
    assert float(bars["part part-0"].get("x")) < float(bars["part part-1"].get("x"))
    assert parts[0] == pytest.approx(0.6 * math.log(0.9))


def test_plot_is_written_beside_a_table_too(commands):
    path = commands.folder / "plot.svg"
    ran = commands.run("accounting", commands.table(TABLE), **ASKED, plot=path, language="sv")

    assert "Beta" in ran.out
    assert path.read_text(encoding="utf-8").startswith("<?xml")
