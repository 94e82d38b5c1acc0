"""`yokoten malmquist`: published answers, the contract of its JSON, pairs that cannot be formed, refusals."""

import csv
import io
import math

import pytest

from factories.frontiers import DEAP_YEARS
from factories.panels import draw_tables, each_distance

ASKED = {"unit": "firm", "period": "year", "inputs": "x", "outputs": "y", "json": True}
KEYS = [
    "unit", "from", "to", "malmquist", "efficiency_change", "technical_change", "pure_efficiency_change",
    "scale_change", "status", "reason", "certified", "years", "annualised", "says",
]  # fmt: skip
FACTORS = KEYS[3:8]


def column(ran, name):
    return [entry[name] for entry in ran.items["transitions"]]


def drawn_panel(periods=3, units=8, seed=4):
    """A table of two inputs and two outputs, and its arrays."""
    used, made = draw_tables(seed, periods=periods, units=units)
    rows = [
        f"u{unit},{2020 + period}," + ",".join(repr(float(v)) for v in (*used[period, unit], *made[period, unit]))
        for period in range(periods)
        for unit in range(units)
    ]
    return "firm,year,a,b,c,d\n" + "\n".join(rows) + "\n", used, made


def test_example_of_coelli_comes_back(commands):
    ran = commands.run("malmquist", commands.table(DEAP_YEARS), **ASKED, orientation="input")

    assert ran.code == 0
    assert column(ran, "unit") == ["1", "2", "3", "4", "5"]
    assert column(ran, "malmquist") == pytest.approx([1, 8 / 3, 0.75, 25 / 12, 1.2], abs=1e-9)
    assert column(ran, "efficiency_change") == pytest.approx([0.6, 1.6, 0.45, 1.25, 0.72], abs=1e-9)
    assert column(ran, "technical_change") == pytest.approx([5 / 3] * 5, abs=1e-9)
    assert column(ran, "pure_efficiency_change") == pytest.approx([1, 22 / 15, 0.625, 10 / 9, 0.6], abs=1e-9)
    assert column(ran, "scale_change") == pytest.approx([0.6, 12 / 11, 0.72, 1.125, 1.2], abs=1e-9)


@pytest.mark.parametrize("orientation", ["output", "input"])
def test_factors_are_those_of_plain_programmes(commands, orientation):
    table, used, made = drawn_panel()
    asked = {**ASKED, "inputs": "a,b", "outputs": "c,d", "orientation": orientation}
    ran = commands.run("malmquist", commands.table(table), **asked, rts="vrs")

    for place, entry in enumerate(ran.items["transitions"]):
        unit, now = divmod(place, 2)
        asks = [(now, (now, now, unit)), (now, (now + 1, now + 1, unit)),
                (now + 1, (now, now, unit)), (now + 1, (now + 1, now + 1, unit))]  # fmt: skip
        own, ahead, behind, later = each_distance(used, made, *asks, orientation=orientation)
        pure = each_distance(used, made, asks[0], asks[3], rts="vrs", orientation=orientation)

        assert (entry["unit"], entry["from"], entry["to"]) == (f"u{unit}", str(2020 + now), str(2021 + now))
        assert entry["malmquist"] == pytest.approx(math.sqrt(ahead / own * later / behind), abs=1e-7)
        assert entry["efficiency_change"] == pytest.approx(later / own, abs=1e-7)
        assert entry["technical_change"] == pytest.approx(math.sqrt(ahead / later * own / behind), abs=1e-7)
        assert entry["pure_efficiency_change"] == pytest.approx(pure[1] / pure[0], abs=1e-7)
        assert entry["scale_change"] == pytest.approx(later / own / (pure[1] / pure[0]), abs=1e-7)


@pytest.mark.parametrize("base", ["adjacent", "fixed", "global"])
def test_factors_multiply_to_the_index_whatever_the_base(commands, base):
    table, *_ = drawn_panel()
    ran = commands.run("malmquist", commands.table(table), **{**ASKED, "inputs": "a,b", "outputs": "c,d"}, base=base)

    for entry in ran.items["transitions"]:
        assert entry["malmquist"] == pytest.approx(entry["efficiency_change"] * entry["technical_change"])
        assert entry["efficiency_change"] == pytest.approx(entry["pure_efficiency_change"] * entry["scale_change"])


def test_bases_differ_and_periods_turned_round_give_the_inverse(commands):
    table, *_ = drawn_panel(periods=2)
    turned = table.replace(",2020,", ",1999,").replace(",2021,", ",2020,").replace(",1999,", ",2021,")
    asked = {**ASKED, "inputs": "a,b", "outputs": "c,d"}
    adjacent, fixed = (commands.run("malmquist", commands.table(table), **asked, base=b) for b in ("adjacent", "fixed"))
    back = commands.run("malmquist", commands.table(turned, "turned.csv"), **asked)

    assert column(adjacent, "malmquist") != pytest.approx(column(fixed, "malmquist"))
    assert column(back, "malmquist") == pytest.approx([1 / factor for factor in column(adjacent, "malmquist")])


def test_returns_within_periods_leave_the_index_and_show_the_split(commands):
    path = commands.table(DEAP_YEARS)
    crs, vrs = (commands.run("malmquist", path, **ASKED, rts=rts) for rts in ("crs", "vrs"))
    shown = [commands.run("malmquist", path, **{**ASKED, "json": None}, rts=rts).out for rts in ("crs", "vrs")]

    assert crs.items == vrs.items
    assert ["Pure efficiency" in out for out in shown] == [False, True]


def test_index_without_parts_takes_variable_returns_and_may_not_reach(commands):
    path = commands.table(DEAP_YEARS + "6,1,2,1\n6,2,40,9\n")
    ran = commands.run("malmquist", path, **ASKED, rts="vrs", decomposition="none", orientation="input")
    last = ran.items["transitions"][-1]

    assert column(ran, "malmquist")[1] == pytest.approx(math.sqrt(1.5 / 0.625 * (11 / 12) / 0.5625))
    assert column(ran, "pure_efficiency_change") == [None] * 6
    assert (last["status"], last["malmquist"], last["technical_change"]) == ("infeasible", None, None)
    assert last["efficiency_change"] is not None
    assert "does not reach that size: 6 (1–2)" in ran.err


def test_parts_of_ray_and_desli_multiply_to_the_index(commands):
    path = commands.table(DEAP_YEARS)
    ran = commands.run("malmquist", path, **ASKED, decomposition="ray_desli", base="global")

    for entry in ran.items["transitions"]:
        parts = [entry[name] for name in ("pure_efficiency_change", "technical_change", "scale_change")]
        assert math.prod(parts) == pytest.approx(entry["malmquist"])
    shown = commands.run("malmquist", path, **{**ASKED, "json": None}, decomposition="ray_desli")
    assert "Pure efficiency" in shown.out


def test_keys_are_those_of_the_contract_in_this_order(commands):
    ran = commands.run("malmquist", commands.table(DEAP_YEARS), **ASKED)

    assert [list(entry) for entry in ran.items["transitions"]] == [KEYS] * 5
    assert list(ran.items) == ["transitions", "warnings"]
    assert ran.items["transitions"][0]["says"] == ["fell_behind", "frontier_moved_out"]


GAPS = [
    (DEAP_YEARS + "6,2,5,5\n", "missing_first", "no_row"),
    (DEAP_YEARS + "6,1,5,3\n", "missing_second", "no_row"),
    (DEAP_YEARS + "6,1,5,3\n6,2,,3\n", "not_evaluated", "cell_missing"),
    (DEAP_YEARS + "6,1,5,0\n6,2,5,3\n", "not_evaluated", "no_output"),
]


@pytest.mark.parametrize(("table", "status", "reason"), GAPS)
def test_pair_that_cannot_be_formed_is_listed_with_nulls(commands, table, status, reason):
    ran = commands.run("malmquist", commands.table(table), **ASKED)
    last = ran.items["transitions"][-1]

    assert ran.code == 0
    assert (last["unit"], last["status"], last["reason"]) == ("6", status, reason)
    assert [last[name] for name in FACTORS] == [None] * 5
    warned = {warning["code"]: warning for warning in ran.items["warnings"]}
    assert warned[status]["units"] == ["6 (1–2)"]
    assert warned[status]["message"] in ran.err


def test_unit_missing_in_the_middle_is_listed_twice(commands):
    third = "".join(f"{unit},3,{unit + 1},{unit}\n" for unit in range(1, 6))
    ran = commands.run("malmquist", commands.table(DEAP_YEARS.replace("3,2,4,3\n", "") + third), **ASKED)
    pairs = [(e["from"], e["to"], e["status"]) for e in ran.items["transitions"] if e["unit"] == "3"]

    assert pairs == [("1", "2", "missing_second"), ("2", "3", "missing_first")]


def test_periods_may_be_dates_or_numbered_in_any_order_of_rows(commands):
    head, *rows = DEAP_YEARS.splitlines()
    turned = "\n".join([head, *reversed(rows)])
    quarters = "\n".join([head, *(row.replace(",1,", ",2020-Q1,", 1) if row.split(",")[1] == "1" else
                                  row.replace(",2,", ",2020-Q2,", 1) for row in rows)])  # fmt: skip
    numbered = "\n".join([head, *(",".join([u, f"t{year}", *rest]) for u, year, *rest in (r.split(",") for r in rows))])
    base, again, dated, told = (
        commands.run("malmquist", commands.table(text + "\n"), **ASKED)
        for text in (DEAP_YEARS.strip(), turned, quarters, numbered)
    )

    assert sorted(zip(column(again, "unit"), column(again, "malmquist"), strict=True)) == sorted(
        zip(column(base, "unit"), column(base, "malmquist"), strict=True)
    )
    assert (dated.items["transitions"][0]["from"], dated.items["transitions"][0]["years"]) == ("2020-Q1", 0.25)
    assert column(dated, "malmquist") == column(base, "malmquist") == column(told, "malmquist")
    assert told.items["transitions"][0]["to"] == "t2"
    codes = ["periods_not_calendar" in [w["code"] for w in ran.items["warnings"]] for ran in (base, dated, told)]
    assert codes == [True, False, True]


def test_unequal_gaps_are_annualised(commands):
    table = "firm,year,x,y\nA,2001,2,1\nB,2001,4,2\nA,2003,2,2\nB,2003,4,4\n"
    ran = commands.run("malmquist", commands.table(table), **ASKED)

    assert (column(ran, "years"), column(ran, "malmquist")) == ([2, 2], pytest.approx([2, 2]))
    assert column(ran, "annualised") == pytest.approx([math.sqrt(2)] * 2)


def test_csv_has_one_row_for_each_pair(commands):
    path = commands.table(DEAP_YEARS + "6,2,5,5\n")
    rows = list(csv.DictReader(io.StringIO(commands.run("malmquist", path, **{**ASKED, "json": None}, csv=True).out)))

    assert (rows[1]["unit"], float(rows[1]["malmquist"])) == ("2", pytest.approx(8 / 3))
    assert (rows[5]["malmquist"], rows[5]["status"]) == ("", "missing_first")


REFUSED = [
    (DEAP_YEARS.replace("3,2,4,3", "3,2,-4,3"), {}, ["Row 9", "column C (x)", "-4", "negative"]),
    (DEAP_YEARS.replace("3,2,4,3", "2,2,4,3"), {}, ["Rows 8 and 9", "column A (firm)", "2 stands twice for 2"]),
    (DEAP_YEARS.replace("3,2,4,3", "3,,4,3"), {}, ["Row 9", "column B (year)", "the period is missing"]),
    (DEAP_YEARS.replace("3,2,4,3", "3,soon,4,3"), {}, ["Row 9", "column B (year)", "soon is not a period"]),
    ("firm,year,x,y\nA,2020,1,1\nB,2020,2,3\n", {}, ["Column B (year", "from row 2", "only the period 2020"]),
    ("firm,year,x,y\nA,2020,1,1\nB,2021,2,3\n", {}, ["Columns C, D", "rows 2 to 3", "two neighbouring periods"]),
    ("firm,year,x,y\nA,1,,1\nB,1,,3\nA,2,1,1\nB,2,2,3\nA,3,1,1\nB,3,2,3\n", {"base": "fixed"},
     ["Columns C, D", "first period, 1", "another --base"]),
    (DEAP_YEARS, {"ratios": "x"}, ["Columns C (x, head in row 1)", "numerator and denominator"]),
    (DEAP_YEARS, {"undesirable": "y"}, ["Column D (y, head in row 1)", "--inputs"]),
    (DEAP_YEARS, {"decomposition": "ray_desli", "rts": "vrs"}, ["ray_desli needs constant returns"]),
    (DEAP_YEARS, {"period": "years"}, ["no column years", "Near names: year"]),
]  # fmt: skip


@pytest.mark.parametrize(("table", "change", "parts"), REFUSED)
def test_unfit_table_or_question_is_refused_with_place_and_mend(commands, table, change, parts):
    ran = commands.run("malmquist", commands.table(table), **{**ASKED, **change})

    assert (ran.code, ran.out) == (2, "")
    assert [part for part in parts if part not in ran.err] == []
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
def test_everything_is_said_in_the_language_asked_for(commands, language):
    ran = commands.run(
        "malmquist", commands.table(DEAP_YEARS + "6,2,5,5\n"), **{**ASKED, "json": None}, rts="vrs", language=language
    )

    assert ran.code == 0
    english = ("Productivity", "Caught", "computed", "missing in", "Only", "No change", "above 1")
    assert [word for word in english if word in ran.out + ran.err] == []


def test_a_period_without_anybody_is_not_counted_as_few_units(commands):
    rows = "".join(f"U{n},{year},{n + 1},{n + year - 2019}\n" for n in range(8) for year in (2020, 2021))
    empty = "".join(f"U{n},2022,,\n" for n in range(8))
    ran = commands.run("malmquist", commands.table("firm,year,x,y\n" + rows + empty), **ASKED)

    assert [warning["code"] for warning in ran.items["warnings"]] == ["not_evaluated"]
