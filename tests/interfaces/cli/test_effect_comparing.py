"""`yokoten effect did`, `did2`, `synth`: the contract of their JSON, tables, pictures, refusals in one sentence."""

import csv
import io

import numpy as np
import pytest

from factories.commands import Ran
from factories.effects import long_rows, make_staggered, make_synthetic
from yokoten.analysis.effect.staggered import staggered_did
from yokoten.analysis.effect.synthetic_control import synthetic_control
from yokoten.interfaces.cli.main import main

DID = {"unit": "unit", "time": "year", "value": "y", "first_treated": "first"}
DID2 = {"unit": "store", "time": "wave", "value": "jobs", "treated": "nj", "post": "after"}
SYNTH = {"unit": "unit", "time": "year", "value": "y", "treated": "u00", "start": "2012"}
STORES = "store,wave,jobs,nj,after\n" + "".join(
    f"{name},{wave},{jobs},{side},{wave - 1}\n"
    for name, side, both in (("a", 1, (20, 24)), ("b", 1, (22, 21)), ("c", 0, (25, 22)), ("d", 0, (21, 20)))
    for wave, jobs in zip((1, 2), both, strict=True)
)


def ask(commands, method, path, **options):
    """Run a method; options by name, None to leave out."""
    words = ["effect", method, str(path)]
    for name, value in options.items():
        flag = "--" + name.replace("_", "-")
        words += [] if value is None else [flag] if value is True else [f"{flag}={value}"]
    code = main(words)
    said = commands.capsys.readouterr()
    return Ran(code, said.out, said.err)


def synthetic_rows(outcome, first_year=2000):
    rows = [
        f"u{unit:02d};{first_year + time};{str(y).replace('.', ',')};{unit % 4}"
        for unit, series in enumerate(outcome.tolist())
        for time, y in enumerate(series)
    ]
    return "unit;year;y;x\n" + "\n".join(rows) + "\n"


def test_did_answers_with_every_key_and_the_figures_of_the_analysis(commands):
    panel = make_staggered()
    ran = ask(commands, "did", commands.table(long_rows(*panel)), **DID, json=True)
    found, items = staggered_did(*panel), ran.items

    assert ran.code == 0
    assert list(items["att_gt"][0]) == ["group", "time", "att", "se", "lower", "upper"]
    assert [(cell["group"], cell["time"]) for cell in items["att_gt"][:4]] == [(3, 2), (3, 3), (3, 4), (3, 5)]
    assert [cell["att"] for cell in items["att_gt"]] == pytest.approx(found.cells.effects.values)
    assert (items["simple"], items["simple_se"]) == pytest.approx((found.simple, found.simple_interval.se[0]))
    assert list(items["group"]) == ["3", "4", "5", "overall"] == list(items["group_se"])
    assert list(items["dynamic"]) == ["-3", "-2", "-1", "0", "1", "2", "overall"]
    assert items["dynamic"]["overall"] == pytest.approx(found.dynamic.overall)
    assert items["calendar"]["5"] == pytest.approx(found.calendar.values[-1])
    assert items["dynamic_lower"]["1"] < items["dynamic"]["1"] < items["dynamic_upper"]["1"]
    assert (items["pretrend"]["df"], items["interval"], items["control"]) == (6, "pointwise", "never")


@pytest.mark.parametrize("never", ["0", "inf", "Inf", "never", ""])
def test_never_is_read_however_it_is_written(commands, never):
    panel = make_staggered()
    rows = [line + never if line.endswith(",") else line for line in long_rows(*panel).splitlines()]
    ran = ask(commands, "did", commands.table("\n".join(rows)), **DID, control="notyet", json=True)

    assert ran.items["simple"] == pytest.approx(staggered_did(*panel, control="notyet").simple)


def test_quarters_are_counted_on_and_written_as_they_are(commands):
    outcome, first, periods = make_staggered()
    names = ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1"]
    lines = ["unit,year,y,first"]
    for unit, start in enumerate(first):
        began = "" if np.isinf(start) else names[int(start) - 1]
        lines += [f"u{unit:03d},{name},{y!r},{began}" for name, y in zip(names, outcome[unit].tolist(), strict=True)]
    ran = ask(commands, "did", commands.table("\n".join(lines)), **DID, json=True)

    assert list(ran.items["group"]) == ["2020-Q3", "2020-Q4", "2021-Q1", "overall"]
    assert list(ran.items["dynamic"])[:3] == ["-3", "-2", "-1"]
    assert ran.items["simple"] == pytest.approx(staggered_did(outcome, first, periods).simple)


def test_draws_follow_the_seed_and_make_bands(commands):
    path = commands.table(long_rows(*make_staggered()))
    one, same, other = (
        ask(commands, "did", path, **DID, bootstrap=200, seed=seed, json=True).items for seed in (1, 1, 2)
    )

    assert one == same and one["att_gt"] != other["att_gt"]
    assert one["interval"] == "uniform"
    assert ask(commands, "did", path, **DID, bootstrap=99).err.count("at least 100 draws") == 1


def test_units_left_out_are_said(commands):
    outcome, first, periods = make_staggered()
    outcome[7, 2], first[11], first[15] = np.nan, 1, 9
    text = long_rows(outcome, first, periods).replace("nan", "")
    ran = ask(commands, "did", commands.table(text), **DID, json=True)

    assert "missing in some period: u007" in ran.err
    assert "from the first period on: u011" in ran.err
    assert "after the last period: u015" in ran.err
    assert [warning["code"] for warning in ran.items["warnings"]] == ["incomplete", "early", "late"]


def test_single_units_are_said_to_leave_errors_too_small_and_no_interval_is_made_up(commands):
    text = "unit,year,y,first\n" + "".join(
        f"{unit},{year},{year * year * size % 7},{first}\n"
        for unit, size, first in (("a", 1, 3), ("b", 2, 4), ("c", 5, 4), ("d", 3, 0))
        for year in range(1, 6)
    )
    ran = ask(commands, "did", commands.table(text), **DID, json=True)
    lone = ask(commands, "did", commands.table(without(text, "b,", "c,")), **DID)

    warned = {one["code"]: one.get("groups") for one in ran.items["warnings"]}
    assert warned == {"single": ["3"], "small": ["4"], "one_compared": None}
    assert "too few units to say how sure that is" in lone.out and "– to –" not in lone.out.splitlines()[0]


def test_did_prints_sentences_tables_and_a_picture_in_four_languages(commands, tmp_path):
    path = commands.table(long_rows(*make_staggered()))
    for code, words in {"en": "changed by +1.28", "ru": "+1,28", "vi": "+1,28", "sv": "+1,28"}.items():
        ran = ask(commands, "did", path, **DID, language=code, plot=tmp_path / f"{code}.svg")
        drawn = (tmp_path / f"{code}.svg").read_text(encoding="utf-8")
        assert ran.code == 0 and words in ran.out
        assert "<title>" in drawn and "<desc>" in drawn and drawn.count("<circle") == 6
        assert "%%" not in ran.out + drawn


def test_cells_come_as_csv(commands):
    ran = ask(commands, "did", commands.table(long_rows(*make_staggered())), **DID, csv=True)
    rows = list(csv.DictReader(io.StringIO(ran.out)))

    assert len(rows) == 12 and rows[0]["group"] == "3" and float(rows[1]["att"]) == pytest.approx(1.07)


def test_did2_answers_with_estimate_error_and_means(commands, tmp_path):
    path = commands.table(STORES)
    ran = ask(commands, "did2", path, **DID2, json=True)
    shown = ask(commands, "did2", path, **DID2, plot=tmp_path / "plot.svg")

    assert ran.items["estimate"] == pytest.approx(3.5)
    assert ran.items["se"] == pytest.approx(np.sqrt(4 / 3 * 7 / 4 * (2 * 1.25**2 + 2 * 0.5**2)))
    assert ran.items["means"]["treated_after"] == 22.5 and ran.items["units"] == 4
    assert "+3.50 more than the others" in shown.out and "Others" in (tmp_path / "plot.svg").read_text()


def test_did2_leaves_rows_without_a_figure_out_and_needs_no_time(commands):
    ran = ask(commands, "did2", commands.table(STORES + "e,1,,0,0\n"), **{**DID2, "time": None}, json=True)

    assert ran.items["rows"] == 8 and "left out: 10" in ran.err


def test_did2_says_where_a_unit_stands_twice_and_reads_any_period(commands):
    rows = STORES + "a,Feb 1992,21,1,0\na,Feb 1992,23,1,0\n"
    ran = ask(commands, "did2", commands.table(rows), **DID2, json=True)

    assert ran.items["rows"] == 10
    assert "Rows 10 and 11: a stands twice for Feb 1992" in ran.err


def test_days_of_the_year_count_in_years(commands):
    panel = make_staggered()
    lines = [
        f"u{unit:03d},{2000 + time:.0f}-06-01,{y!r}," + ("" if np.isinf(start) else f"{2000 + start:.0f}-06-01")
        for unit, start in enumerate(panel[1])
        for time, y in zip(panel[2], panel[0][unit].tolist(), strict=True)
    ]
    ran = ask(commands, "did", commands.table("unit,year,y,first\n" + "\n".join(lines)), **DID, json=True)

    assert list(ran.items["dynamic"])[:3] == ["-3", "-2", "-1"]
    assert list(ran.items["group"]) == ["2003-06", "2004-06", "2005-06", "overall"]


@pytest.mark.parametrize(
    ("written", "starts", "said"),
    [
        ("2024-01-{:02d}", [f"2024-01-{day:02d}" for day in (15, 22, 29)], "2024-01-22"),
        ("2024-01-{:02d}", [f"2024-01-{day:02d}" for day in (9, 17, 26)], "2024-01-22"),
        ("wave {}", ["wave 3", "wave 4", "wave 5"], "wave 4"),
        ("{}-01-01", ["2003", "2004", "2005"], "2004-01"),
        ("31.12.{}", ["2003", "2004-06", "2005-12-01"], "2004"),
        ("{} г.", ["2003", "2004", "2005"], "2004"),
    ],
    ids=["weeks", "days between weeks", "waves", "first days", "last days", "years as words"],
)
def test_periods_are_counted_by_their_step_however_they_are_written(commands, written, starts, said):
    outcome, first, periods = make_staggered()
    base, step = (2000, 1) if written.strip("{}").endswith((".", "-01-01", " г.")) else (-6, 7)
    names = [written.format(int(time) if "wave" in written else base + step * int(time)) for time in periods]
    lines = ["unit,year,y,first"]
    for unit, start in enumerate(first):
        began = "" if np.isinf(start) else starts[int(start) - 3]
        lines += [f"u{unit:03d},{name},{y!r},{began}" for name, y in zip(names, outcome[unit].tolist(), strict=True)]
    ran = ask(commands, "did", commands.table("\n".join(lines)), **DID, json=True)

    assert list(ran.items["dynamic"]) == ["-3", "-2", "-1", "0", "1", "2", "overall"], ran.err
    assert list(ran.items["group"])[1] == said
    assert ran.items["simple"] == pytest.approx(staggered_did(outcome, first, periods).simple)


def test_true_and_false_stand_for_one_and_nil(commands):
    written = "\n".join(
        line if number == 0 else line.replace(",1,0", ",True,0").replace(",0,0", ",FALSE,0").replace(",0,1", ",false,1")
        for number, line in enumerate(STORES.splitlines())
    )
    found = [ask(commands, "did2", commands.table(text), **DID2, json=True).items for text in (STORES, written)]

    assert "True" in written and "FALSE" in written and found[0] == found[1]


def test_synth_answers_with_the_figures_of_the_analysis(commands, tmp_path):
    outcome = make_synthetic()
    path = commands.table(synthetic_rows(outcome))
    ran = ask(commands, "synth", path, **SYNTH, json=True, plot=tmp_path / "plot.svg")
    found, items = synthetic_control(outcome, 0, 12), ran.items

    assert ran.code == 0
    assert list(items["weights"]) == [f"u{unit:02d}" for unit in range(1, 12)]
    assert sum(items["weights"].values()) == pytest.approx(1)
    assert [effect["time"] for effect in items["effects"]] == list(range(2012, 2020))
    assert [effect["gap"] for effect in items["effects"]] == pytest.approx(found.fit.gap[12:], abs=1e-9)
    assert len(items["pre_gaps"]) == 12
    assert (items["placebo_rank"], items["placebo_n"]) == (found.rank, 12)
    assert items["mean_effect"] == pytest.approx(found.fit.mean_effect)
    assert items["pre_rmspe"] == pytest.approx(found.fit.pre_rmspe)
    assert "<polyline" in (tmp_path / "plot.svg").read_text()


def test_synth_prints_its_sentences_and_takes_covariates(commands):
    path = commands.table(synthetic_rows(make_synthetic()))
    plain, matched = (ask(commands, "synth", path, **SYNTH, covariates=names) for names in (None, "x"))

    assert "From 2012 on, y of u00 differed by −" in plain.out and "Rank 1 of 12" in plain.out
    assert matched.code == 0 and matched.out != plain.out


def without(text, *words):
    return "\n".join(line for line in text.splitlines() if not any(word in line for word in words)) + "\n"


PANEL = long_rows(*make_staggered())
STAGGERED = [
    (PANEL.replace("u003,2,", "u003,second,"), {}, "Row 18, column B (year): second is not a period"),
    (
        PANEL.replace("u000,2,1.6,3", "u000,2,1.6,4"),
        {},
        "Row 3, column D (first): u000 begins at another time than in row 2",
    ),
    (PANEL.replace(",3\n", ",soon\n"), {}, "soon is not a period of this table"),
    ("unit,year,y,first\na,1,1,\nb,1,2,\n", {}, "single period"),
    ("unit,year,y,first\na,1,1,\na,2,2,\nb,1,2,\nb,2,2,\n", {}, "No unit begins treatment"),
    ("unit,year,y,first\na,1,1,2\na,2,2,2\nb,1,2,2\nb,2,2,2\n", {}, "choose --control notyet"),
    ("unit,year,y,first\na,1,1,2\na,2,2,2\nb,1,2,2\nb,2,2,2\n", {"control": "notyet"}, "in the same period"),
    ("unit,year,y,first\na,5,1,5\na,6,2,5\nb,5,2,\nb,6,2,\n", {}, "from the first period on (5)"),
    (PANEL.replace("u000,2,", "u000,1,"), {}, "stands twice for 1"),
    (PANEL, {"value": "z"}, "There is no column z"),
    (PANEL, {"value": "year"}, "named more than once"),
]
TWO = [
    (STORES.replace("a,1,20,1,0", "a,1,20,2,0"), "Row 2, column D (nj): 2 is neither 0 nor 1"),
    (STORES.replace("a,1,20,1,0", "a,1,20,,0"), "Row 2, column D (nj): the cell is empty"),
    (STORES.replace("a,1,20,1,0", "a,1,20,0,0"), "Row 3, column D (nj): a stands on both sides"),
    (without(STORES, ",1,0"), "No row has nj = 1 and after = 0"),
    (without(STORES, "b,"), "One side has a single unit (treated = 1)"),
    (STORES.replace("20", "twenty"), "Row 2, column C (jobs): twenty is not a number"),
]
OUTCOME = synthetic_rows(make_synthetic())
SYNTHETIC = [
    (OUTCOME, {"treated": "u0"}, "There is no u0"),
    (OUTCOME, {"start": "soon"}, "soon is not a period"),
    (OUTCOME, {"start": "2001"}, "Periods before treatment: 1; at least 2"),
    (OUTCOME, {"start": "2020"}, "No period lies at or after"),
    (without(OUTCOME, "u00;2003"), {}, "u00 has no figure for 2003"),
    (without(OUTCOME, "u02", "u03", "u04", "u05", "u06", "u07", "u08", "u09", "u1"), {}, "with all figures: 1"),
    ("unit;year;y;x\n", {}, "row"),
]


def refused(ran, words):
    return (ran.code, ran.out, words in ran.err, ran.err.count("\n")) == (2, "", True, 1)


@pytest.mark.parametrize(("text", "changed", "words"), STAGGERED)
def test_did_refuses_in_one_sentence(commands, text, changed, words):
    ran = ask(commands, "did", commands.table(text), **{**DID, **changed})
    assert refused(ran, words), ran.err


@pytest.mark.parametrize(("text", "words"), TWO)
def test_did2_refuses_in_one_sentence(commands, text, words):
    ran = ask(commands, "did2", commands.table(text), **DID2)
    assert refused(ran, words), ran.err


@pytest.mark.parametrize(("text", "changed", "words"), SYNTHETIC)
def test_synth_refuses_in_one_sentence(commands, text, changed, words):
    ran = ask(commands, "synth", commands.table(text), **{**SYNTH, **changed})
    assert refused(ran, words), ran.err
