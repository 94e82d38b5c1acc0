"""`yokoten effect its`, `before-after` and `meta`: the contract of their JSON, their refusals."""

import csv
import io

import pytest

from yokoten.analysis.effect import Design, interrupted_time_series, meta

VALUES = [round(20 + 0.5 * n + (n * 7 % 5) - 2 + (8 + 0.4 * (n - 15)) * (n >= 15), 2) for n in range(30)]
SERIES = "month,wait\n" + "".join(f"{2020 + n // 12}-{n % 12 + 1:02d}-01,{value}\n" for n, value in enumerate(VALUES))
ITS = {"value": "wait", "time": "month", "start": "2021-04-01", "json": True}
PLACES = "place,y,s\nKaluga,-0.9,0.57\nTula,-1.6,0.4\nTomsk,-0.2,0.2\nOryol,0.4,0.15\nPerm,-0.4,0.1\n"
META = {"effect": "y", "se": "s", "unit": "place", "json": True}


def test_interrupted_series_has_the_keys_and_figures_it_promises(effect):
    ran = effect.found("its", SERIES, **ITS)
    same = interrupted_time_series(range(30), VALUES, 15)

    assert (ran["level"], ran["level_se"]) == pytest.approx((same.level.estimate, same.level.se))
    assert (ran["slope"], ran["slope_se"]) == pytest.approx((same.slope.estimate, same.slope.se))
    assert ran["level_lower"] < ran["level"] < ran["level_upper"]
    assert (ran["start"], ran["n_before"], ran["n_after"], ran["lag"], ran["corrected"]) == (
        "2021-04-01", 15, 15, 3, False,
    )  # fmt: skip
    assert ran["series"][14]["counterfactual"] is None
    assert ran["series"][15]["fitted"] - ran["series"][15]["counterfactual"] == pytest.approx(ran["level"])
    assert "wait changed by" in ran["sentence"]


def test_start_may_be_written_as_a_month(effect):
    asked = {**ITS, "start": "2021-04"}

    assert effect.found("its", SERIES, **asked)["level"] == effect.found("its", SERIES, **ITS)["level"]


def test_rows_in_any_order_give_the_same(effect):
    head, *rows = SERIES.splitlines()
    turned = "\n".join([head, *rows[::-1]]) + "\n"

    assert effect.found("its", turned, **ITS) == effect.found("its", SERIES, **ITS)


def test_season_lag_and_correction_are_passed_on(effect):
    asked = {**ITS, "season": "4", "lag": "2", "corrected": True}
    ran = effect.found("its", SERIES, **asked, placebo=["2020-07"])
    same = interrupted_time_series(range(30), VALUES, 15, design=Design(4, None, 2, True))

    assert (ran["level_se"], ran["lag"], ran["corrected"]) == (pytest.approx(same.level.se), 2, True)
    assert [one["start"] for one in ran["placebos"]] == ["2020-07-01"]


def test_missing_month_keeps_its_time(effect):
    gone = SERIES.replace(f"2020-06-01,{VALUES[5]}\n", "")
    ran = effect.run("its", gone, **ITS)
    kept = [n for n in range(30) if n != 5]

    assert ran.items["level"] == pytest.approx(
        interrupted_time_series(kept, [VALUES[n] for n in kept], 14).level.estimate
    )
    assert "gaps" in [one["code"] for one in ran.items["caveats"]]


def test_start_between_two_periods_is_said(effect):
    gone = SERIES.replace(f"2021-04-01,{VALUES[15]}\n", "")
    ran = effect.run("its", gone, **ITS)

    assert ran.items["start"] == "2021-05-01"
    assert "2021-04-01 is not in the table" in ran.err


def test_before_after_takes_a_time_or_a_column(effect):
    by_time = effect.found("before-after", SERIES, **ITS)
    head, *rows = SERIES.splitlines()
    marked = "\n".join([f"{head},post", *(f"{row},{int(n >= 15)}" for n, row in enumerate(rows))]) + "\n"
    by_column = effect.found("before-after", marked, value="wait", time="month", post="post", json=True)

    assert by_column["estimate"] == by_time["estimate"] == pytest.approx(sum(VALUES[15:]) / 15 - sum(VALUES[:15]) / 15)
    assert {"estimate", "se", "df", "lower", "upper", "p", "before", "after"} <= set(by_time)
    assert {"no_comparison", "trend_before"} <= {one["code"] for one in by_time["caveats"]}
    assert "does not say why" in by_time["sentence"]


def test_pooled_effect_has_the_keys_and_figures_it_promises(effect):
    ran = effect.found("meta", PLACES, **META)
    same = meta([-0.9, -1.6, -0.2, 0.4, -0.4], [0.57, 0.4, 0.2, 0.15, 0.1])

    assert (ran["estimate"], ran["se"], ran["tau2"]) == (same.pooled.estimate, same.pooled.se, same.tau2)
    assert (ran["i2"], ran["prediction"]) == (same.i2, list(same.prediction))
    assert (ran["lower"], ran["upper"], ran["k"], ran["method"]) == (same.pooled.lower, same.pooled.upper, 5, "reml")
    assert sum(one["weight"] for one in ran["units"]) == pytest.approx(1)
    assert ran["fixed"]["estimate"] == same.fixed.estimate
    assert "At a place like these" in ran["sentence"]


def test_methods_of_pooling_are_passed_on(effect):
    ran = effect.found("meta", PLACES, **META, method="pm", hartung_knapp=True)
    same = meta([-0.9, -1.6, -0.2, 0.4, -0.4], [0.57, 0.4, 0.2, 0.15, 0.1], method="pm", hartung_knapp=True)

    assert (ran["tau2"], ran["se"]) == (same.tau2, same.pooled.se)


def test_two_places_have_no_prediction(effect):
    ran = effect.found("meta", "y,s\n1,0.2\n2,0.3\n", effect="y", se="s", json=True)

    assert ran["prediction"] is None
    assert [one["unit"] for one in ran["units"]] == ["Place 1", "Place 2"]


def test_place_without_a_figure_is_left_out_and_named(effect):
    ran = effect.run("meta", PLACES.replace("0.57", "n/a"), **META)

    assert (ran.code, ran.items["k"]) == (0, 4)
    assert "rows 2" in ran.err


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
@pytest.mark.parametrize(
    ("method", "table", "asked", "english"),
    [("its", SERIES, ITS, "Slope"), ("before-after", SERIES, ITS, "Before"), ("meta", PLACES, META, "Together")],
)
def test_tables_and_sentences_speak_the_language(effect, language, method, table, asked, english):
    ran = effect.run(method, table, **{**asked, "json": None}, language=language)

    assert ran.code == 0
    assert "(s)" not in ran.out + ran.err
    assert english not in ran.out


@pytest.mark.parametrize(
    ("method", "table", "asked", "heads"),
    [
        ("its", SERIES, ITS, ["what", "estimate", "se", "lower", "upper", "p"]),
        ("meta", PLACES, META, ["unit", "effect", "se", "weight"]),
    ],
)
def test_csv_has_the_heads_it_promises(effect, method, table, asked, heads):
    ran = effect.run(method, table, **{**asked, "json": None}, csv=True)

    assert csv.DictReader(io.StringIO(ran.out)).fieldnames == heads


REFUSED = [
    ("its", SERIES, {"start": "2020-03"}, ["Only 2 points before the start", "at least 4", "Begin the series earlier"]),
    ("its", SERIES, {"start": "2022-06"}, ["Only 1 points from the start", "Wait"]),
    ("its", SERIES, {"start": "2030-01"}, ["Only 0 points from the start"]),
    ("its", SERIES, {"start": "soon"}, ["soon is no time"]),
    ("its", SERIES + "2020-03-01,9\n", {}, ["Row 32", "column A (month)", "row 4", "one row for each period"]),
    ("its", SERIES, {"season": "25"}, ["season of 25", "--season"]),
    ("its", SERIES, {"season": "29"}, ["30 points for 32 unknowns"]),
    ("its", SERIES, {"season": "1"}, ["--season 1"]),
    ("its", SERIES, {"harmonics": "1"}, ["--harmonics needs --season"]),
    ("its", SERIES, {"harmonics": "7", "season": "12"}, ["1 to 6"]),
    ("its", SERIES, {"lag": "99"}, ["--lag 99", "0 to 29"]),
    ("its", SERIES, {"placebo": "2020-02"}, ["Row 3", "placebo"]),
    ("its", SERIES, {"plot": "picture.png"}, [".svg"]),
    ("before-after", SERIES, {"start": None}, ["--time with --start", "--post"]),
    ("before-after", SERIES, {"post": "wait"}, ["not both"]),
    ("before-after", SERIES, {"start": "2022-06"}, ["Only 1 points from the start"]),
    (
        "before-after",
        "m,wait,post\n1,1,0\n2,2,2\n3,1,1\n",
        {"time": "m", "start": None, "post": "post"},
        ["Row 3", "2"],
    ),
    ("before-after", "m,wait\n1,1\n2,1\n3,2\n4,2\n", {"time": "m", "start": "3"}, ["no error can be estimated"]),
    ("meta", "y,s\n1,0.2\n", {}, ["Only 1 place"]),
    ("meta", "y,s\n1,0.2\n2,0\n", {}, ["Row 3", "column B (s)", "above zero"]),
    ("meta", "y,s\n1,0.2\n2,wide\n", {}, ["Row 3", "column B (s)", "wide"]),
    ("meta", "y,s\n", {}, ["no rows below"]),
]


@pytest.mark.parametrize(("method", "table", "change", "parts"), REFUSED)
def test_design_the_table_cannot_carry_is_refused_with_the_reason(effect, method, table, change, parts):
    asked = {"effect": "y", "se": "s", "json": True} if method == "meta" else ITS
    ran = effect.run(method, table, **{**asked, **change})

    assert (ran.code, ran.out) == (2, "")
    assert [part for part in parts if part not in ran.err] == []
    assert ran.err.count("\n") == 1
