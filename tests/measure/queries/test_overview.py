"""A place's figures and everybody's standing: latest value, rank with its spread, change, breaks."""

from dataclasses import replace

import pytest

from factories.kernel import make_place
from factories.measure import make_indicator, make_observation, make_source
from yokoten.measure.queries import Figure, figures, standings

pytestmark = pytest.mark.django_db
TABLE = {
    "A": {"2020": 10.0, "2021": 11.0, "2022": 12.0},
    "B": {"2020": 20.0, "2021": 10.0, "2022": 12.0},
    "C": {"2020": 30.0, "2021": 30.0, "2022": 9.0},
    "D": {"2020": 5.0, "2021": 6.0},
}


@pytest.fixture
def land():
    return {name: make_place(f"QX-{name}", country="QX") for name in TABLE}


def filled(land, table=None, **details):
    indicator = make_indicator(**details)
    for name, years in (table or TABLE).items():
        for year, value in years.items():
            make_observation(indicator, land[name], year, value)
    return indicator


def figure(land, name, indicator):
    return figures([indicator], land[name], list(land.values()))[0]


def placed(rank):
    return rank and (rank.place, rank.best, rank.worst, rank.among)


def test_figure_is_the_latest_with_its_rank_among_those_of_the_year(land):
    found = figure(land, "A", filled(land))

    assert (found.period, found.value, found.status) == ("2022", 12.0, "ok")
    assert placed(found.rank) == (1, 1, 3, 3)
    assert found.periods == ("2020", "2021", "2022")


def test_single_year_is_a_figure_too(land):
    indicator = filled(land, {name: {"2022": float(number)} for number, name in enumerate(TABLE, 1)})
    found = figure(land, "D", indicator)

    assert (found.period, found.value, placed(found.rank)) == ("2022", 4.0, (1, 1, 1, 4))


def test_rank_turns_where_lower_is_better_and_ties_share_the_better(land):
    indicator = filled(land, direction="lower")

    assert [placed(figure(land, name, indicator).rank)[0] for name in "ABC"] == [2, 2, 1]


def test_place_that_fell_silent_is_ranked_in_its_own_last_year(land):
    found = figure(land, "D", filled(land))

    assert (found.period, found.value) == ("2021", 6.0)
    assert placed(found.rank) == (4, 4, 4, 4)


def test_no_rank_without_direction_or_peers_or_among_strangers(land):
    plain, indicator = filled(land, direction="none"), filled(land)

    assert figure(land, "A", plain).rank is None
    assert figures([indicator], land["A"], [])[0].rank is None
    assert figures([indicator], land["A"], [land["B"], land["C"]])[0].rank is None


def test_indicator_of_which_nothing_is_told_is_left_out(land):
    known, silent = filled(land), make_indicator()

    assert [one.indicator for one in figures([silent, known], land["A"], list(land.values()))] == [known]


def test_reason_for_no_value_is_a_figure_too(land):
    indicator = make_indicator()
    make_observation(indicator, land["A"], "2022", None, status="secret")
    found = figure(land, "A", indicator)

    assert (found.value, found.status, found.period, found.rank) == (None, "secret", "2022", None)
    assert found.change_percent is None


def test_figure_names_the_source_of_its_latest_value(land):
    usual, newest = make_source(), make_source()
    indicator = filled(land, source=usual)
    assert figure(land, "A", indicator).source == usual
    make_observation(indicator, land["A"], "2023", 1.0, source=newest)

    assert figure(land, "A", indicator).source == newest


def test_years_of_which_the_source_says_nothing_are_no_gap(land):
    indicator, other = make_indicator(), filled(land)
    for year, value in (("2010", 1.0), ("2020", 2.0)):
        make_observation(indicator, land["A"], year, value)
    found = figures([other, indicator], land["A"], list(land.values()))[1]

    assert (found.periods, found.values) == (("2010", "2020"), (1.0, 2.0))


@pytest.mark.parametrize(
    ("periods", "values", "breaks", "change"),
    [
        (("2021", "2022"), (10.0, 11.0), (), 10.0),
        (("2021", "2022"), (10.0, 9.0), (), -10.0),
        (("2021", "2022"), (-10.0, -5.0), (), 50.0),
        (("2021", "2022"), (-10.0, -15.0), (), -50.0),
        (("2021", "2022"), (-10.0, 10.0), (), 200.0),
        (("2021", "2022"), (0.0, 5.0), (), None),
        (("2021", "2022"), (10.0, 0.0), (), -100.0),
        (("2020", "2022"), (10.0, 11.0), (), None),
        (("2020", "2021", "2022"), (10.0, None, 11.0), (), None),
        (("2020", "2021", "2022"), (10.0, 11.0, None), (), 10.0),
        (("2021", "2022"), (10.0, 11.0), (1,), None),
        (("2021", "2022"), (10.0, 11.0), (0,), 10.0),
        (("2022",), (10.0,), (), None),
        ((), (), (), None),
    ],
)
def test_change_is_on_the_year_before_and_on_nothing_else(periods, values, breaks, change):
    made = Figure(None, None, periods, values, frozenset(breaks), "", None, "ok", None, None)

    assert made.change_percent == (None if change is None else pytest.approx(change))
    assert replace(made, breaks=frozenset()).last_break == ""
    assert made.last_break == (periods[max(breaks)] if breaks else "")


def test_break_of_a_figure_stands_where_the_table_says(land):
    indicator = filled(land)
    make_observation(indicator, land["A"], "2023", 40.0, status="break")
    found = figure(land, "A", indicator)

    assert (found.last_break, found.change_percent, found.status) == ("2023", None, "break")


def standing(land, indicator, period=""):
    rows, _, at = standings(indicator, list(land.values()), period)
    return at, [(row.value, row.status, placed(row.rank)) for row in rows]


def test_standings_take_the_latest_year_that_half_of_the_places_have(land):
    indicator = filled(land)
    make_observation(indicator, land["A"], "2023", 99.0)
    at, rows = standing(land, indicator)

    assert at == "2022"
    assert rows[3] == (None, "", None)
    assert [row[2][0] for row in rows[:3]] == [1, 1, 3]


@pytest.mark.parametrize(("period", "at"), [("2020", "2020"), ("2021", "2021"), ("2019", "2022"), ("nonsense", "2022")])
def test_standings_of_a_named_year_or_else_of_the_usual_one(land, period, at):
    assert standing(land, filled(land), period)[0] == at


def test_year_in_which_nobody_has_a_value_cannot_be_chosen(land):
    indicator = filled(land)
    make_observation(indicator, land["A"], "2023", None, status="not_delivered")

    assert standing(land, indicator, "2023")[0] == "2022"


def test_no_figures_at_all_are_no_standings(land):
    rows, found, at = standings(make_indicator(), list(land.values()))

    assert (rows, found.periods, at) == ([], (), "")


def test_standings_spread_over_three_years_and_keep_the_series(land):
    rows, _, _ = standings(filled(land), list(land.values()))

    assert [placed(row.rank) for row in rows[:3]] == [(1, 1, 3, 3), (1, 1, 3, 3), (3, 1, 3, 3)]
    assert rows[1].values == (20.0, 10.0, 12.0)
    assert rows[3].values == (5.0, 6.0, None)


def test_both_roads_to_a_rank_agree(land):
    indicator = filled(land)
    rows, _, _ = standings(indicator, list(land.values()))

    for name, row in zip("ABC", rows, strict=False):
        assert figure(land, name, indicator).rank == row.rank


def test_figures_cost_the_same_for_one_indicator_and_for_many(land, django_assert_max_num_queries):
    many = [filled(land) for _ in range(6)]
    with django_assert_max_num_queries(5):
        figures(many, land["A"], list(land.values()))
