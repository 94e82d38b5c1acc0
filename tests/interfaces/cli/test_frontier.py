"""`yokoten frontier`: published answers, the contract of its JSON, its refusals and notes."""

import csv
import io

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.envelopment import ORIENTATIONS, RTS, by_linprog, make_units
from factories.frontiers import BEYOND, DEAP_CRS, DEAP_VRS, STORES, TWO_INPUTS

KEYS = [
    "unit", "score", "efficiency", "status", "certified", "peers", "peers_unique", "slacks", "slack_sum", "targets",
    "super_score", "dominated_by",
]  # fmt: skip
ASKED = {"unit": "firm", "inputs": "x1,x2", "outputs": "y", "rts": "crs", "orientation": "input", "json": True}
PAIR = {"unit": "store", "inputs": "employees", "outputs": "sales", "json": True}
ABC = {**ASKED, "unit": "unit"}


def column(ran, name):
    return [entry[name] for entry in ran.items["units"]]


def by_name(ran):
    return {entry["unit"]: entry for entry in ran.items["units"]}


def codes(ran):
    return [warning["code"] for warning in ran.items["warnings"]]


def test_constant_returns_example_of_coelli_comes_back(commands):
    ran = commands.run("frontier", commands.table(DEAP_CRS), **ASKED)
    third = by_name(ran)["3"]

    assert ran.code == 0
    assert column(ran, "unit") == ["1", "2", "3", "4", "5"]
    assert column(ran, "score") == pytest.approx([0.5, 1, 5 / 6, 5 / 7, 1], abs=1e-9)
    assert third["peers"] == pytest.approx({"2": 1.0, "5": 0.5}, abs=1e-9)
    assert by_name(ran)["1"]["slacks"] == pytest.approx({"x1": 0, "x2": 0.5, "y": 0}, abs=1e-9)
    assert by_name(ran)["1"]["slack_sum"] == pytest.approx(0.5, abs=1e-9)
    assert by_name(ran)["1"]["targets"] == pytest.approx({"x1": 1, "x2": 2, "y": 1}, abs=1e-9)


def test_variable_returns_example_of_coelli_comes_back(commands):
    asked = {"unit": "firm", "inputs": "x", "outputs": "y", "orientation": "input", "json": True}
    path = commands.table(DEAP_VRS)
    variable, constant = (commands.run("frontier", path, **asked, rts=rts) for rts in ("vrs", "crs"))

    assert column(variable, "score") == pytest.approx([1, 0.625, 1, 0.9, 1], abs=1e-9)
    assert column(constant, "score") == pytest.approx([0.5, 0.5, 1, 0.8, 5 / 6], abs=1e-9)
    assert by_name(variable)["2"]["peers"] == pytest.approx({"1": 0.5, "3": 0.5}, abs=1e-9)


def test_stores_of_cooper_seiford_and_tone_in_both_orientations(commands):
    path, wanted = commands.table(STORES), [0.5, 1, 2 / 3, 0.75, 0.8, 0.4, 0.5, 0.625]
    to_input = commands.run("frontier", path, **PAIR, rts="ccr", orientation="input")
    to_output = commands.run("frontier", path, **PAIR, rts="crs", orientation="output")

    assert column(to_input, "score") == pytest.approx(wanted, abs=1e-9)
    assert column(to_output, "efficiency") == pytest.approx(wanted, abs=1e-9)
    assert column(to_output, "score") == pytest.approx([1 / share for share in wanted], abs=1e-9)


def test_slack_of_a_weakly_efficient_unit_is_told(commands):
    ran = commands.run("frontier", commands.table(TWO_INPUTS), **ABC)
    weak = by_name(ran)["F"]

    assert column(ran, "score") == pytest.approx([6 / 7, 12 / 19, 1, 1, 1, 1], abs=1e-9)
    assert (weak["status"], weak["peers"], weak["dominated_by"]) == ("weakly_efficient", {"C": 1.0}, "C")
    assert weak["slacks"] == pytest.approx({"x1": 2, "x2": 0, "y": 0}, abs=1e-9)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("rts", RTS)
def test_scores_slacks_and_targets_are_those_of_plain_programmes(commands, rts, orientation):
    used, made = make_units(24, seed=5)
    means = np.hstack([used, made]).mean(axis=0)
    rows = [f"u{n}," + ",".join(repr(float(value)) for value in (*used[n], *made[n])) for n in range(24)]
    path = commands.table("unit,a,b,c,d,e\n" + "\n".join(rows) + "\n")
    asked = {"inputs": "a,b,c", "outputs": "d,e", "rts": rts, "orientation": orientation}
    ran = commands.run("frontier", path, unit="unit", json=True, **asked)

    for unit, entry in enumerate(ran.items["units"]):
        wanted = by_linprog((used, made), (used[unit], made[unit]), rts, orientation)
        peers = {int(name[1:]): share for name, share in entry["peers"].items()}
        mixture = sum(share * np.r_[used[peer], made[peer]] for peer, share in peers.items())
        assert entry["score"] == pytest.approx(wanted.score, abs=1e-8)
        assert sum(np.array(list(entry["slacks"].values())) / means) == pytest.approx(wanted.slack, abs=1e-5)
        assert list(entry["targets"].values()) == pytest.approx(mixture.tolist(), rel=1e-8)


def test_super_efficiency_of_andersen_and_petersen_comes_back(commands):
    ran = commands.run("frontier", commands.table(BEYOND), **ABC, super=True)

    assert column(ran, "super_score") == pytest.approx([1, 25 / 19, 1.2, 1.25, 0.75], abs=1e-9)
    assert column(commands.run("frontier", commands.table(BEYOND), **ABC), "super_score") == [None] * 5


def test_super_score_is_null_where_nobody_covers_the_size(commands):
    asked = {"unit": "firm", "inputs": "x", "outputs": "y", "json": True, "super": True}
    ran = commands.run("frontier", commands.table(DEAP_VRS), **asked)

    assert (by_name(ran)["1"]["super_score"], by_name(ran)["1"]["super_status"]) == (None, "infeasible")
    assert [w["units"] for w in ran.items["warnings"] if w["code"] == "super_infeasible"] == [["1"]]


def test_keys_are_those_of_the_contract_in_this_order(commands):
    ran = commands.run("frontier", commands.table(DEAP_CRS), **ASKED)

    assert [list(entry) for entry in ran.items["units"]] == [KEYS] * 5
    assert list(ran.items) == ["units", "warnings"]
    assert column(ran, "certified") == [True] * 5


@pytest.mark.parametrize(("alias", "rts"), [("ccr", "crs"), ("bcc", "vrs"), ("drs", "nirs"), ("irs", "ndrs")])
def test_other_names_of_returns_mean_the_same(commands, alias, rts):
    path = commands.table(STORES)

    assert commands.run("frontier", path, **PAIR, rts=alias).out == commands.run("frontier", path, **PAIR, rts=rts).out
    assert commands.run("frontier", path, **PAIR, rts=alias.upper()).code == 0


def test_returns_to_scale_are_ordered(commands):
    path = commands.table(STORES)
    found = {rts: column(commands.run("frontier", path, **PAIR, rts=rts), "efficiency") for rts in
             ("crs", "nirs", "ndrs", "vrs", "fdh")}  # fmt: skip

    for narrow, wide in (("crs", "nirs"), ("crs", "ndrs"), ("nirs", "vrs"), ("ndrs", "vrs"), ("vrs", "fdh")):
        assert all(low <= high + 1e-12 for low, high in zip(found[narrow], found[wide], strict=True))
        assert found[narrow] != found[wide]


def test_real_units_only_name_one_peer(commands):
    ran = commands.run("frontier", commands.table(STORES), **PAIR, rts="fdh")

    assert all(list(peers.values()) == [1.0] for peers in column(ran, "peers"))
    assert by_name(ran)["F"]["peers"] == {"E": 1.0}
    assert by_name(ran)["F"]["dominated_by"] == "E"


def test_sums_of_slacks_are_chosen_by_unit_or_by_scale(commands):
    table = "u,x1,x2,y\nA,1,1000,1\nB,10,900,1\nC,10,1000,1\n"
    path, asked = commands.table(table), {**ASKED, "unit": "u", "rts": "vrs", "orientation": "output"}
    scaled, unit = (by_name(commands.run("frontier", path, **asked, slacks=way))["C"] for way in ("scaled", "unit"))

    assert (scaled["peers"], scaled["slacks"], scaled["slack_sum"]) == ({"A": 1.0}, {"x1": 9, "x2": 0, "y": 0}, 9)
    assert (unit["peers"], unit["slack_sum"]) == ({"B": 1.0}, pytest.approx(100, abs=1e-9))


def test_unit_with_a_missing_cell_is_listed_and_no_reference(commands):
    ran = commands.run("frontier", commands.table(DEAP_CRS.replace("2,2,4,2", "2,2,,2")), **ASKED)
    second, warning = by_name(ran)["2"], ran.items["warnings"][0]

    assert ran.code == 0
    assert (second["status"], second["peers"], second["slacks"]) == (
        "not_evaluated", {}, {"x1": None, "x2": None, "y": None},
    )  # fmt: skip
    assert [second[name] for name in ("score", "efficiency", "certified", "peers_unique", "slack_sum")] == [None] * 5
    assert "2" not in {peer for peers in column(ran, "peers") for peer in peers}
    assert (warning["code"], warning["unit"], warning["row"], warning["columns"]) == ("missing_cells", "2", 3, ["x2"])
    assert warning["message"] in ran.err


def test_unit_without_any_output_is_listed(commands):
    ran = commands.run("frontier", commands.table(DEAP_CRS.replace("2,2,4,2", "2,2,4,0")), **ASKED)

    assert (by_name(ran)["2"]["status"], codes(ran)) == ("not_evaluated", ["all_outputs_zero", "few_units"])


def test_duplicates_are_both_efficient_and_peers_said_not_to_be_unique(commands):
    ran = commands.run("frontier", commands.table(DEAP_CRS + "2b,2,4,2\n"), **ASKED)

    assert [by_name(ran)[name]["status"] for name in ("2", "2b")] == ["efficient"] * 2
    assert by_name(ran)["1"]["peers_unique"] is False


def test_order_of_rows_and_units_of_measurement_do_not_matter(commands):
    head, *rows = DEAP_CRS.splitlines()
    turned = "\n".join([head, *reversed(rows)]) + "\n"
    larger = "\n".join([head, *(row.replace(",", "000000000,", 2).replace("000000000,", ",", 1) for row in rows)])
    base = by_name(commands.run("frontier", commands.table(DEAP_CRS), **ASKED))
    backwards = commands.run("frontier", commands.table(turned), **ASKED)
    scaled = by_name(commands.run("frontier", commands.table(larger), **ASKED))

    assert column(backwards, "unit") == ["5", "4", "3", "2", "1"]
    assert {name: entry["score"] for name, entry in by_name(backwards).items()} == pytest.approx(
        {name: entry["score"] for name, entry in base.items()}
    )
    assert scaled["3"]["score"] == pytest.approx(base["3"]["score"], abs=1e-9)
    assert scaled["1"]["targets"]["x1"] == pytest.approx(1e9)


PANEL = "firm,year,x,y\n" + "".join(
    f"{firm},{year},{x + year - 2020},{y}\n" for year in (2020, 2021) for firm, x, y in (("A", 2, 1), ("B", 3, 3))
)


def test_one_period_is_measured_and_the_latest_is_said(commands):
    asked = {"unit": "firm", "period": "year", "inputs": "x", "outputs": "y", "json": True, "rts": "crs"}
    path = commands.table(PANEL + "C,2022,,\n")
    latest, early = commands.run("frontier", path, **asked), commands.run("frontier", path, **asked, at="2020")

    assert "Period: 2021" in latest.err and "Period" not in early.err
    assert column(latest, "score") == pytest.approx([9 / 4, 1])
    assert column(early, "score") == pytest.approx([2, 1])


def test_bootstrap_adds_its_keys_and_is_the_same_for_a_seed(commands):
    path, asked = commands.table(STORES), {**PAIR, "bootstrap": 100, "orientation": "input"}
    first, second, other = (commands.run("frontier", path, **asked, seed=seed) for seed in (1, 1, 2))

    assert first.out == second.out != other.out
    assert list(first.items["units"][0])[len(KEYS) :] == ["bias", "corrected", "ci_low", "ci_high", "is_corrected"]
    assert all(0 < entry["ci_low"] <= entry["ci_high"] <= entry["efficiency"] for entry in first.items["units"])
    assert all(0 < entry["corrected"] <= entry["efficiency"] for entry in first.items["units"])


WARNED = [
    ("u,x,y,z\nA,0.2,1,3\nB,0.4,2,1\nC,0.9,5,2\nD,0.5,2,2\nE,0.6,3,2\nF,0.7,3,2\nG,0.3,1,1\nH,0.4,1,1\nI,0.8,2,2\n",
     {"inputs": "x", "outputs": "y,z"}, "may_be_share", {"column": "x"}),
    ("u,x,y,z\n" + "".join(f"U{n},{n},{2 * n},{n * n % 7 + 1}\n" for n in range(1, 12)),
     {"inputs": "x,y", "outputs": "z"}, "exact_multiple", {"column": "x", "other": "y", "factor": 2.0}),
    ("u,x,y\n" + "".join(f"U{n},5,{n}\n" for n in range(1, 9)), {"inputs": "x", "outputs": "y", "rts": "crs"},
     "constant_column", {"column": "x", "value": 5.0}),
    ("u,x,w,y\n" + "".join(f"U{n},{n},0,{n % 4 + 1}\n" for n in range(1, 10)),
     {"inputs": "x,w", "outputs": "y"}, "constant_column", {"column": "w", "value": 0.0}),
    ("u,x,y\nA,1,1\nB,2,3\n", {"inputs": "x", "outputs": "y"}, "few_units", {"count": 2, "least": 6}),
    ("u,x,y\n" + "".join(f"U{n},{n},{n % 4 + 1}\n" for n in range(1, 9)),
     {"inputs": "x", "outputs": "y", "undesirable": "x"}, "undesirable_as_input", {"column": "x"}),
    ("u,x,y\n" + "".join(f"U{n},{n},{n % 4 + 1}\n" for n in range(1, 9)),
     {"inputs": "x", "outputs": "y", "rts": "fdh", "ratios": "y"}, "ratio_with_volume", {"columns": ["y"]}),
    ("u,x,w,y\n" + "".join(f"U{n},{n % 3},{n},{n % 4 + 1}\n" for n in range(1, 12)),
     {"inputs": "x,w", "outputs": "y", "orientation": "input"}, "zero_input",
     {"column": "x", "units": ["U3", "U6", "U9"]}),
]  # fmt: skip


@pytest.mark.parametrize(("table", "asked", "code", "facts"), WARNED)
def test_figures_to_be_wary_of_are_named(commands, table, asked, code, facts):
    ran = commands.run("frontier", commands.table(table), unit="u", json=True, **asked)
    found = {warning["code"]: warning for warning in ran.items["warnings"]}

    assert ran.code == 0
    assert {name: found[code][name] for name in facts} == facts
    assert found[code]["message"] in ran.err


def test_many_notes_of_one_kind_are_shortened_on_stderr_only(commands):
    table = "u,x,y\n" + "".join(f"U{n},{n},{n}\n" for n in range(1, 9)) + "".join(f"V{n},,1\n" for n in range(9))
    ran = commands.run("frontier", commands.table(table), unit="u", inputs="x", outputs="y", json=True)

    assert codes(ran).count("missing_cells") == 9
    assert "4 more notes of this kind" in ran.err and "V8" not in ran.err


REFUSED = [
    (DEAP_CRS.replace("3,6,6,3", "3,6,-6,3"), {}, ["Row 4", "column C (x2)", "-6", "negative", "receipts and costs"]),
    (DEAP_CRS.replace("3,6,6,3", "3,6,six,3"), {}, ["Row 4", "column C (x2)", "six", "Write the number"]),
    (DEAP_CRS.replace("3,6,6,3", "2,6,6,3"), {}, ["Rows 3 and 4", "column A (firm)", "2 stands twice", "--period"]),
    (DEAP_CRS.replace("3,6,6,3", ",6,6,3"), {}, ["Row 4", "column A (firm)", "Fill it in"]),
    (DEAP_CRS, {"ratios": "x1"}, ["Columns B (x1, head in row 1)", "ratio", "numerator and denominator", "--rts fdh"]),
    (DEAP_CRS, {"undesirable": "y"}, ["Column D (y, head in row 1)", "more of it would count", "--inputs"]),
    (DEAP_CRS, {"ratios": "z"}, ["--ratios names z", "neither in --inputs nor in --outputs"]),
    (DEAP_CRS, {"inputs": "x1,y"}, ["y is named more than once"]),
    (DEAP_CRS, {"inputs": "x3"}, ["no column x3", "Near names"]),
    (DEAP_CRS, {"inputs": ","}, ["--inputs names no column"]),
    (DEAP_CRS, {"at": "2020"}, ["--at needs --period"]),
    (PANEL, {"inputs": "x"}, ["Rows 2 and 4", "A stands twice", "--period"]),
    (PANEL, {"inputs": "x", "period": "year", "at": "1999"}, ["no period 1999", "2020, 2021"]),
    ("firm,x1,x2,y\n1,,1,1\n2,1,,1\n", {}, ["Columns B, C, D", "rows 2 to 3", "no row has all figures"]),
    ("firm,x1,x2,y\n", {}, ["Row 1", "no rows below"]),
    (DEAP_CRS, {"bootstrap": 10}, ["100 or more"]),
    (DEAP_CRS, {"bootstrap": 100, "rts": "fdh"}, ["no bootstrap for fdh"]),
    ("firm,x1,x2,y\n1,1,3,1\n2,2,2,1\n3,3,1,1\n", {"bootstrap": 100},
     ["Fewer than two units lie below"]),
    (DEAP_CRS, {"plot": "picture.png"}, ["picture.png", ".svg"]),
]  # fmt: skip


@pytest.mark.parametrize(("table", "change", "parts"), REFUSED)
def test_unfit_table_or_question_is_refused_with_place_and_mend(commands, table, change, parts):
    ran = commands.run("frontier", commands.table(table), **{**ASKED, **change})

    assert (ran.code, ran.out) == (2, "")
    assert [part for part in parts if part not in ran.err] == []
    assert "Traceback" not in ran.err


def test_csv_has_one_row_for_each_unit_with_all_digits(commands):
    path = commands.table(DEAP_CRS.replace("4,3,2,1", "4,3,,1"))
    rows = list(csv.DictReader(io.StringIO(commands.run("frontier", path, **{**ASKED, "json": None}, csv=True).out)))
    told = commands.run("frontier", path, **ASKED).items["units"]

    assert [float(row["score"]) for row in rows if row["score"]] == [one["score"] for one in told if one["score"]]
    assert (rows[2]["peers"].split(":")[0], rows[3]["status"], rows[3]["score"]) == ("2", "not_evaluated", "")
    assert float(rows[0]["slack_x2"]) == told[0]["slacks"]["x2"]


def test_terminal_table_ranks_only_with_intervals(commands):
    path, asked = commands.table(STORES), {**PAIR, "json": None, "rts": "crs"}
    plain, resampled = commands.run("frontier", path, **asked), commands.run("frontier", path, **asked, bootstrap=100)

    assert [line.split()[0] for line in plain.out.splitlines()[4:12]] == list("ABCDEFGH")
    assert resampled.out.splitlines()[4].split()[0] == "B"
    assert "95 % interval" in resampled.out and "95 % interval" not in plain.out
    assert "B 0.67" in plain.out and "{" not in plain.out


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
def test_everything_is_said_in_the_language_asked_for(commands, language):
    path = commands.table(DEAP_CRS.replace("4,3,2,1", "4,3,,1"))
    ran = commands.run("frontier", path, **{**ASKED, "json": None}, super=True, language=language)

    assert ran.code == 0
    english = ("Efficiency", "below the", "Not evaluated", "Only", "Peers", "Outdone")
    assert [word for word in english if word in ran.out + ran.err] == []


@given(
    at=st.integers(0, len(STORES) - 1),
    length=st.integers(0, 60),
    junk=st.binary(max_size=6) | st.sampled_from([b'"', b";", b",", b"\n", b"\x00", b"\xff\xfe", b"1e999", b"0", b"-"]),
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_a_file_ends_in_a_traceback(commands, at, length, junk):
    content = STORES.encode()
    path = commands.table(content[:at] + junk + content[at + length :])
    ran = commands.run("frontier", path, **PAIR, super=True)

    assert ran.code == 0 or (ran.code == 2 and ran.err and not ran.out)
    assert "This did not work" not in ran.err


def test_column_with_a_comma_stands_in_quotation_marks(commands):
    path = commands.table('store,employees,"sales, mln"\nA,2,1\nB,3,3\n')
    ran = commands.run("frontier", path, unit="store", inputs="employees", outputs='"sales, mln"', json=True)

    assert list(ran.items["units"][0]["slacks"]) == ["employees", "sales, mln"]


def test_decimal_commas_and_symbols_for_missing_are_read(commands):
    path = commands.table("store;staff;sales\n001;1,5;2\n002;2,5;3\n003;3;н/д\n004;4;5\n")
    ran = commands.run("frontier", path, unit="store", inputs="staff", outputs="sales", json=True, rts="crs")

    assert column(ran, "unit") == ["001", "002", "003", "004"]
    assert column(ran, "efficiency") == pytest.approx([1, 0.9, None, 15 / 16])
