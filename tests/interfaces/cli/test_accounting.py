"""`yokoten accounting`: the contract of its JSON, its options, its notes."""

import csv
import io
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yokoten.interfaces.cli.main import main

HEAD = "region,year,gdp,emp,stock,share,hours\n"
TABLE = HEAD + (
    "Alfa,2010,100,50,200,0.5,1700\nAlfa,2015,130,52,260,0.6,1650\nAlfa,2020,150,53,300,0.7,1600\n"
    "Beta,2010,80,40,100,0.55,1700\nBeta,2015,85,42,110,0.55,1700\nBeta,2020,90,44,120,0.55,1700\n"
)
COLUMNS = {"unit": "region", "period": "year", "output": "gdp", "labour": "emp"}
ASKED = {**COLUMNS, "capital": "stock", "labour_share": "0.7", "json": True}
KEYS = {
    "unit", "output_growth", "labour_growth", "capital_growth", "tfp_growth", "tfp_share", "band", "residual",
}  # fmt: skip


def alfa(ran):
    return ran.items["units"][0]


def test_growth_is_the_log_change_over_the_whole_span(commands):
    ran = commands.run("accounting", commands.table(TABLE), **ASKED)
    found, tfp = alfa(ran), math.log(1.5) - 0.7 * math.log(1.06) - 0.3 * math.log(1.5)

    assert (ran.code, ran.err) == (0, "")
    assert found.keys() >= KEYS
    assert [entry["unit"] for entry in ran.items["units"]] == ["Alfa", "Beta"]
    assert found["output_growth"] == pytest.approx(math.log(1.5))
    assert found["labour_growth"] == pytest.approx(math.log(1.06))
    assert found["capital_growth"] == pytest.approx(math.log(1.5))
    assert found["tfp_growth"] == pytest.approx(tfp)
    assert found["tfp_share"] == pytest.approx(tfp / math.log(1.5))
    assert abs(found["residual"]) <= 1e-12
    assert found["contributions"] == pytest.approx({"labour": 0.7 * math.log(1.06), "capital": 0.3 * math.log(1.5)})
    assert (found["first"], found["last"], found["years"]) == ("2010", "2020", 10)
    assert found["per_year"]["tfp"] == pytest.approx(tfp / 10)


def test_band_is_what_the_other_labour_shares_give(commands):
    path = commands.table(TABLE)
    low, found, high = (alfa(commands.run("accounting", path, **{**ASKED, "labour_share": s})) for s in (0.6, 0.7, 0.8))

    assert found["band"] == pytest.approx([low["tfp_share"], high["tfp_share"]])


def test_rates_of_the_official_formula_come_back_from_levels(commands):
    rates = [math.exp(rate / 100) for rate in (7.09, 1.1, 6.5)]
    path = commands.table("r,y,o,l,k\nVector,2020,1,1,1\nVector,2021," + ",".join(map(repr, rates)) + "\n")
    asked = {"unit": "r", "period": "y", "output": "o", "labour": "l", "capital": "k", "labour_share": "0.52"}
    found = alfa(commands.run("accounting", path, **asked, json=True))

    assert 100 * found["tfp_growth"] == pytest.approx(3.398)
    assert 100 * found["tfp_share"] == pytest.approx(47.93, abs=5e-3)


def test_window_of_periods_is_chosen(commands):
    path = commands.table(TABLE)
    early = alfa(commands.run("accounting", path, **ASKED, last="2015"))
    late = alfa(commands.run("accounting", path, **ASKED, first="2015", last="2020"))

    assert (early["first"], early["last"], late["first"], late["last"]) == ("2010", "2015", "2015", "2020")
    assert early["output_growth"] == pytest.approx(math.log(1.3))
    assert late["output_growth"] == pytest.approx(math.log(150 / 130))


def test_methods_take_a_column_of_shares_as_they_should(commands):
    path = commands.table(TABLE)
    asked = {**ASKED, "labour_share": "share"}
    fixed = alfa(commands.run("accounting", path, **asked))
    mean = alfa(commands.run("accounting", path, **asked, method="tornqvist"))
    steps = math.log(52 / 50), math.log(53 / 52)

    assert fixed["contributions"]["labour"] == pytest.approx(0.5 * steps[0] + 0.6 * steps[1])
    assert mean["contributions"]["labour"] == pytest.approx(0.55 * steps[0] + 0.65 * steps[1])


def test_fixed_share_of_a_table_before_the_window_is_in_force(commands):
    table = TABLE.replace("260,0.6", "260,").replace("300,0.7", "300,")
    found = alfa(commands.run("accounting", commands.table(table), **{**ASKED, "labour_share": "share"}, first="2015"))

    assert found["contributions"]["labour"] == pytest.approx(0.5 * math.log(53 / 52))


def test_one_share_and_tornqvist_say_that_both_methods_are_the_same(commands):
    path = commands.table(TABLE)
    ran = commands.run("accounting", path, **ASKED, method="tornqvist")

    assert ran.items["units"] == commands.run("accounting", path, **ASKED).items["units"]
    assert [warning["code"] for warning in ran.items["warnings"]] == ["methods_coincide"]
    assert "both methods give the same" in ran.err


def test_hours_turn_persons_into_work(commands):
    found = alfa(commands.run("accounting", commands.table(TABLE), **ASKED, hours="hours"))

    assert found["labour_growth"] == pytest.approx(math.log(53 * 1600 / (50 * 1700)))


def test_place_without_capital_keeps_its_labour_productivity(commands):
    ran = commands.run("accounting", commands.table(TABLE.replace("44,120", "44,")), **ASKED)
    beta = ran.items["units"][1]

    assert ran.code == 0
    assert [beta[name] for name in ("capital_growth", "tfp_growth", "tfp_share", "residual")] == [None] * 4
    assert beta["band"] == [None, None]
    assert beta["labour_productivity_growth"] == pytest.approx(math.log(90 / 80 / 1.1))
    assert [(one["code"], one["period"]) for one in beta["findings"]] == [("capital_missing", "2020")]
    assert "labour productivity stands alone, without TFP: Beta (2020)" in ran.err
    assert alfa(ran)["tfp_growth"] is not None


def test_no_capital_column_at_all_needs_no_share(commands):
    ran = commands.run("accounting", commands.table(TABLE), **COLUMNS, json=True)

    assert ran.code == 0
    assert alfa(ran)["tfp_growth"] is None
    assert "capital_missing" in {one["code"] for one in alfa(ran)["findings"]}


def test_place_without_a_span_is_listed_with_nulls(commands):
    table = TABLE + "Noll,2010,5,0,1,0.5,1700\nNoll,2020,5,1,1,0.5,1700\n"
    ran = commands.run("accounting", commands.table(table), **ASKED)
    noll = ran.items["units"][2]

    assert (ran.code, noll["unit"], noll["first"], noll["output_growth"]) == (0, "Noll", None, None)
    assert "span_too_short" in {one["code"] for one in noll["findings"]}
    assert "Noll (2010)" in ran.err


def test_single_place_is_enough(commands):
    table = "".join(line for line in TABLE.splitlines(True) if not line.startswith("Beta"))

    assert commands.run("accounting", commands.table(table), **ASKED).code == 0


def test_order_of_rows_changes_nothing_but_the_order_of_places(commands):
    turned = HEAD + "\n".join(reversed(TABLE.splitlines()[1:])) + "\n"
    base = commands.run("accounting", commands.table(TABLE), **ASKED)

    other = commands.run("accounting", commands.table(turned, "turned.csv"), **ASKED)
    assert [item["unit"] for item in other.items["units"]] == ["Beta", "Alfa"]
    assert other.items["units"][::-1] == base.items["units"]


def test_csv_has_one_row_for_each_place_with_all_digits(commands):
    table = TABLE.replace("44,120", "44,")
    plain = commands.run("accounting", commands.table(table), **{**ASKED, "json": None}, csv=True)
    rows = list(csv.DictReader(io.StringIO(plain.out)))
    told = commands.run("accounting", commands.table(table), **ASKED).items["units"]

    assert [row["unit"] for row in rows] == ["Alfa", "Beta"]
    assert [float(rows[0][name]) for name in ("tfp_growth", "band_low", "band_high")] == [
        told[0]["tfp_growth"],
        *told[0]["band"],
    ]
    assert (rows[1]["tfp_growth"], rows[1]["findings"]) == ("", "capital_missing")


def test_json_and_csv_at_once_are_refused(commands, capsys):
    with pytest.raises(SystemExit) as stop:
        commands.run("accounting", commands.table(TABLE), **ASKED, csv=True)

    assert stop.value.code == 2
    assert "--json" in capsys.readouterr().err


def test_terminal_table_is_in_percent_a_year(commands):
    ran = commands.run("accounting", commands.table(TABLE), **{**ASKED, "json": None})

    assert "2010–2020" in ran.out
    assert f"{10 * math.log(1.5):.2f}" in ran.out
    assert "% a year" in ran.out
    assert "{" not in ran.out


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
def test_terminal_table_speaks_the_language_asked_for(commands, language):
    ran = commands.run("accounting", commands.table(TABLE), **{**ASKED, "json": None}, language=language)

    assert ran.code == 0
    assert "From capital" not in ran.out


REFUSED = [
    (TABLE.replace("Alfa,2015,130", "Alfa,2015,much"), {}, ["Row 3", "column C (gdp)", "much", "Write the number"]),
    (TABLE.replace("Alfa,2015,130", "Alfa,2015,-130"), {}, ["Row 3", "column C (gdp)", "-130", "negative", "Mend"]),
    (TABLE.replace("85,42", "85,-42"), {}, ["Row 6", "column D (emp)", "-42"]),
    (TABLE.replace("42,110", "42,-110"), {}, ["Row 6", "column E (stock)", "-110"]),
    (TABLE, {"labour_share": "70"}, ["--labour-share 70", "0 to 1", "0.6"]),
    (TABLE, {"labour_share": "-0.1"}, ["--labour-share -0.1"]),
    (TABLE, {"labour_share": "shares"}, ["no column shares", "Near names: share"]),
    (TABLE, {"labour_share": "hours"}, ["Row 2", "column G (hours)", "1700", "0 to 1"]),
    (TABLE, {"labour_share": None}, ["--capital needs --labour-share"]),
    (TABLE, {"labour": "gdp"}, ["gdp is named more than once"]),
    (TABLE, {"capital": "stok"}, ["no column stok", "Near names: stock"]),
    (TABLE, {"first": "1999"}, ["no period 1999", "2010, 2015, 2020"]),
    (TABLE, {"first": "2020", "last": "2010"}, ["--first 2020 is not before --last 2010"]),
    (TABLE, {"first": "2015", "last": "2015"}, ["--first 2015 is not before --last 2015"]),
    (TABLE, {"first": "2020"}, ["Column B (year)", "only 1 period", "two or more"]),
    (TABLE.replace("Beta,2015", "Beta,2010"), {}, ["Rows 5 and 6", "Beta", "2010", "Delete one"]),
    (HEAD + "Alfa,2010,1,,1,0.5,1\nAlfa,2015,,1,1,0.5,1\n", {}, ["Columns C, D", "gdp, emp", "two periods"]),
    (HEAD, {}, ["Row 1", "no rows below"]),
    (TABLE, {"plot": "picture.png"}, ["picture.png", ".svg"]),
    (TABLE, {"plot": "no/such/folder/plot.svg"}, ["no/such/folder/plot.svg", "cannot be written"]),
]


@pytest.mark.parametrize(("table", "change", "parts"), REFUSED)
def test_unfit_table_or_question_is_refused_with_place_and_mend(commands, table, change, parts):
    ran = commands.run("accounting", commands.table(table), **{**ASKED, **change})

    assert (ran.code, ran.out) == (2, "")
    assert [part for part in parts if part not in ran.err] == []
    assert "Traceback" not in ran.err


def test_damaged_cell_outside_the_window_does_not_matter(commands):
    table = TABLE.replace("Alfa,2010,100", "Alfa,2010,-100")

    assert commands.run("accounting", commands.table(table), **ASKED, first="2015").code == 0


def test_quarters_are_a_quarter_of_a_year_apart(commands):
    table = TABLE.replace("2010", "2020-Q1").replace("2015", "2020-Q2").replace("2020,", "2020-Q3,")
    found = alfa(commands.run("accounting", commands.table(table), **ASKED))

    assert found["years"] == 0.5
    assert found["per_year"]["output"] == pytest.approx(2 * math.log(1.5))


def test_usage_names_the_command(capsys):
    assert main(["--help"]) == 0
    assert "accounting" in capsys.readouterr().out


@given(
    at=st.integers(0, len(TABLE) - 1),
    length=st.integers(0, 60),
    junk=st.binary(max_size=6) | st.sampled_from([b'"', b";", b",", b"\n", b"\x00", b"\xff\xfe", b"1e999", b"0", b"-"]),
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_a_file_ends_in_a_traceback(commands, at, length, junk):
    content = TABLE.encode()
    path = commands.table(content[:at] + junk + content[at + length :])
    ran = commands.run("accounting", path, **{**ASKED, "labour_share": "share"}, hours="hours", method="tornqvist")

    assert ran.code == 0 or (ran.code == 2 and ran.err and not ran.out)
    assert "This did not work" not in ran.err
