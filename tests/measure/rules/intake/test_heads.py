"""Heads of value columns: name and unit, and what their words tell."""

import pytest

from yokoten.measure.rules.intake.heads import Head, direction_of, head_of, is_money, part_of, prices_of


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("ВРП, млн руб.", "ВРП", "млн руб."),
        ("GRP (million SEK)", "GRP", "million SEK"),
        ("grp_mln_rub", "Grp", "mln rub"),
        ("employed_thousand", "Employed", "thousand"),
        ("Employed persons", "Employed persons", ""),
        ("Dân số, nghìn người", "Dân số", "nghìn người"),
        ("wage", "wage", ""),
        ("grp_per_capita_tsek / total", "Grp per capita / total", "tsek"),
    ],
)
def test_a_head_is_taken_apart(text, name, unit):
    assert head_of(text) == Head(name, unit)


def test_a_row_of_units_wins():
    assert head_of("GRP, index", "(mln kr)") == Head("GRP, index", "mln kr")


@pytest.mark.parametrize("unit", ["млн руб.", "mkr", "thousand SEK", "tỷ đồng", "EUR", "bn USD", "€", "tkr", "mnkr"])
def test_money_is_recognised(unit):
    assert is_money(unit)


@pytest.mark.parametrize("unit", ["тыс. человек", "per cent", "persons", "km2", "krans"])
def test_other_units_are_no_money(unit):
    assert not is_money(unit)


@pytest.mark.parametrize(
    ("name", "part", "direction"),
    [
        ("Employed persons", "structural", "none"),
        ("Численность населения", "structural", "none"),
        ("GRP per employed", "outcome", "higher"),
        ("BRP per sysselsatt", "outcome", "higher"),
        ("Inkomster per invånare", "outcome", "higher"),
        ("Заработная плата", "outcome", "higher"),
        ("Unemployment rate", "outcome", "lower"),
        ("Arbetslöshet", "outcome", "lower"),
        ("Emissions", "context", "lower"),
        ("Fixed assets", "context", "higher"),
    ],
)
def test_words_tell_part_and_direction(name, part, direction):
    assert (part_of(name), direction_of(name)) == (part, direction)


@pytest.mark.parametrize(
    ("name", "unit", "prices"),
    [("GRP", "mln rub", ""), ("GRP volume index", "%", "index"), ("Employed", "thousand", "none"), ("GRP", "", "none")],
)
def test_only_money_must_say_its_prices(name, unit, prices):
    assert prices_of(name, unit) == prices
