"""`yokoten learn-from`: the contract of its JSON, price basis, directions, periods."""

import pytest

YEARS = (2008, 2012, 2016, 2020)
UNITS = {
    "Focus": (100, 0.30, (70, 80, 90, 100)),
    "Twin": (104, 0.31, (110, 115, 118, 120)),
    "Riser": (110, 0.28, (80, 100, 125, 160)),
    "Giant": (900, 0.90, (300, 320, 340, 360)),
    "Behind": (101, 0.30, (60, 65, 70, 75)),
}
ASKED = {
    "unit": "region",
    "period": "year",
    "focus": "Focus",
    "outcome": "output",
    "structure": "workers,industry",
    "json": True,
}


def make_table(units=UNITS, factor=lambda year: 1.0):
    lines = ["region,year,workers,industry,output,price"]
    for unit, (workers, industry, path) in units.items():
        for year, value in zip(YEARS, path, strict=True):
            written = "" if value is None else f"{value * factor(year):.6f}"
            lines.append(f"{unit},{year},{workers},{industry},{written},{factor(year):.6f}")
    return "\n".join(lines) + "\n"


def inflation(year):
    return 1.1 ** (year - 2008)


def lockstep():
    return {unit: (workers, industry, (path[-1],) * 4) for unit, (workers, industry, path) in UNITS.items()}


def item(ran, unit):
    return next(found for found in ran.items if found["unit"] == unit)


def test_list_has_the_agreed_shape_best_first_without_the_focus(commands):
    ran = commands.run("learn-from", commands.table(make_table()), **ASKED, prices="constant")

    assert ran.code == 0
    assert set(ran.items[0]) == {"unit", "score", "distance", "gap", "years_behind", "reasons", "prices"}
    assert [found["unit"] for found in ran.items] == ["Riser", "Twin", "Giant"]
    scores = [found["score"] for found in ran.items]
    assert scores == sorted(scores, reverse=True)
    assert {found["prices"] for found in ran.items} == {"constant"}
    assert {"code", "facts", "text"} == set(ran.items[0]["reasons"][0])


def test_gap_and_years_are_those_of_the_table(commands):
    ran = commands.run("learn-from", commands.table(make_table()), **ASKED, prices="constant")

    assert item(ran, "Riser")["years_behind"] == pytest.approx(8)
    assert item(ran, "Riser")["gap"] == pytest.approx(60)
    assert item(ran, "Giant")["years_behind"] is None


def test_inflation_makes_nobody_a_teacher_at_current_prices(commands):
    path = commands.table(make_table(lockstep(), inflation))
    current = commands.run("learn-from", path, **ASKED, prices="current")
    constant = commands.run("learn-from", path, **ASKED, prices="constant")

    assert [found["years_behind"] for found in current.items] == [None] * 3
    assert {found["prices"] for found in current.items} == {"current"}
    assert any(found["years_behind"] for found in constant.items)


def test_assumed_basis_is_the_safe_one_and_said_on_stderr(commands):
    path = commands.table(make_table(lockstep(), inflation))
    assumed, stated = (
        commands.run("learn-from", path, **ASKED),
        commands.run("learn-from", path, **ASKED, prices="current"),
    )

    assert assumed.items == stated.items
    assert "current assumed" in assumed.err
    assert "assumed" not in stated.err
    assert "relative to the median" in stated.err


def test_deflator_gives_the_years_of_constant_prices_back(commands):
    path = commands.table(make_table(factor=inflation))
    ran = commands.run("learn-from", path, **ASKED, prices="current", deflator="price")

    assert item(ran, "Riser")["years_behind"] == pytest.approx(8, abs=1e-4)
    assert "price" in ran.err


def test_lower_is_better_lists_the_lower_with_a_positive_gap(commands):
    ran = commands.run("learn-from", commands.table(make_table()), **ASKED, prices="constant", lower_is_better=True)

    assert [(found["unit"], found["gap"]) for found in ran.items] == [("Behind", pytest.approx(25))]


def test_best_of_all_gets_an_empty_list_and_a_sentence(commands):
    asked = {**ASKED, "focus": "Giant", "prices": "constant"}
    path = commands.table(make_table())
    ran, shown = commands.run("learn-from", path, **asked), commands.run("learn-from", path, **{**asked, "json": None})

    assert (ran.code, ran.items) == (0, [])
    assert "Nobody compared is better" in ran.err
    assert "Nobody compared is better" in shown.out


def test_period_can_be_chosen_and_later_ones_are_not_looked_at(commands):
    ran = commands.run("learn-from", commands.table(make_table()), **ASKED, prices="constant", at="2012")

    assert item(ran, "Riser")["gap"] == pytest.approx(25)
    assert item(ran, "Riser")["years_behind"] == pytest.approx(4)


def test_latest_period_with_both_is_taken_and_a_later_outcome_mentioned(commands):
    text = make_table().replace("\n", "\n", 1) + "Focus,2022,,,110,1\nTwin,2022,,,130,1\nRiser,2022,,,180,1\n"
    path = commands.table(text)
    both, later = (commands.run("learn-from", path, **ASKED, prices="constant", at=at) for at in (None, "2022"))

    assert "2020" in both.err and "2022" in both.err
    assert item(both, "Riser")["gap"] == pytest.approx(60)
    assert item(later, "Riser")["gap"] == pytest.approx(100 * 70 / 110)
    assert "structure of 2020" in later.err


def test_place_without_the_outcome_now_is_named_not_ranked(commands):
    units = {**UNITS, "Twin": (104, 0.31, (110, 115, 118, None))}
    ran = commands.run("learn-from", commands.table(make_table(units)), **ASKED, prices="constant")

    assert "Twin" not in [found["unit"] for found in ran.items]
    assert "Twin" in ran.err


def test_lens_weights_move_the_order(commands):
    path = commands.table(make_table())
    better = commands.run("learn-from", path, **ASKED, prices="constant", lens_weights="0,1,0")
    alike = commands.run("learn-from", path, **ASKED, prices="constant", lens_weights="1,0,0")

    assert better.items[0]["unit"] == "Giant"
    assert alike.items[0]["unit"] == "Twin"


def test_k_exclude_seed_and_order_of_rows(commands):
    head, *rows = make_table().splitlines()
    path = commands.table(make_table())
    turned = commands.table("\n".join([head, *reversed(rows)]) + "\n", "turned.csv")
    base = commands.run("learn-from", path, **ASKED, prices="constant")

    assert commands.run("learn-from", turned, **ASKED, prices="constant").items == base.items
    assert len(commands.run("learn-from", path, **ASKED, prices="constant", k=1).items) == 1
    rest = commands.run("learn-from", path, **ASKED, prices="constant", exclude="Riser,Giant").items
    assert [found["unit"] for found in rest] == ["Twin"]


def test_terminal_shows_years_gaps_spread_and_reasons(commands):
    ran = commands.run("learn-from", commands.table(make_table()), **{**ASKED, "json": None}, prices="constant")

    assert "Who Focus can learn from: output, 2020" in ran.out
    assert "8.0 (8.0–8.0)" in ran.out
    assert "Was where you are about 2012" in ran.out
    assert "3 of 5 places stand better than Focus." in ran.out


def test_values_below_zero_are_ranked_without_the_refused_lens(commands):
    units = {**UNITS, "Behind": (101, 0.30, (-60, -65, -70, -75))}
    ran = commands.run("learn-from", commands.table(make_table(units)), **ASKED, prices="current")

    assert ran.code == 0
    assert {found["years_behind"] for found in ran.items} == {None}
    assert "needs positive figures" in ran.err


def test_quarters_count_as_parts_of_years(commands):
    text = make_table()
    for year, quarter in zip(YEARS, ("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"), strict=True):
        text = text.replace(f",{year},", f",{quarter},")
    ran = commands.run("learn-from", commands.table(text), **ASKED, prices="constant")

    assert item(ran, "Riser")["years_behind"] == pytest.approx(0.5)
