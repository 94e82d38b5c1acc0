"""`yokoten effect`: the frame, and the charts of a process."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yokoten.interfaces.cli.effect import METHODS
from yokoten.interfaces.cli.main import main

FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
TABLE = "month,wait\n" + "".join(f"2024-{month + 1:02d},{value}\n" for month, value in enumerate(FLOW))
ASKED = {"value": "wait", "time": "month", "json": True}


def test_chart_has_the_keys_and_figures_it_promises(effect):
    chart = effect.found("xmr", TABLE, **ASKED)

    assert {"mean", "mr_mean", "lower", "upper", "mr_upper", "signals"} <= set(chart)
    assert chart["mean"] == pytest.approx(50.81)
    assert chart["mr_mean"] == pytest.approx(1.8777777778)
    assert chart["upper"] == pytest.approx(50.81 + 3 / 1.1283791671 * 1.8777777778)
    assert chart["signals"] == []
    assert "No signal from 2024-01 to 2024-10" in chart["sentence"]


def test_point_beyond_a_limit_is_a_signal_with_its_time(effect):
    chart = effect.found("xmr", TABLE + "2024-11,80\n", **ASKED, baseline="10")

    assert chart["signals"] == [{"index": 10, "time": "2024-11", "value": 80.0, "rule": "limits", "side": "above"}]
    assert [one["time"] for one in chart["mr_signals"]] == ["2024-11"]
    assert "2024-11: 80.00 is above the upper limit" in chart["sentence"]


def test_rows_in_any_order_make_the_same_chart(effect):
    head, *rows = TABLE.splitlines()
    turned = "\n".join([head, *reversed(rows)]) + "\n"

    assert effect.run("xmr", turned, **ASKED) == effect.run("xmr", TABLE, **ASKED)


@pytest.mark.parametrize(
    "times",
    [
        [f"{number}" for number in range(1, 12)],
        [f"{day:02d}.12.2024" for day in range(1, 12)],
        [f"2024-12-{day:02d}" for day in range(1, 12)],
        [f"2024-12-01T{hour:02d}:00" for hour in range(1, 12)],
        [f"12/{day}/2024" for day in range(10, 21)],
        [f"{year}" for year in range(2001, 2012)],
        [f"{2020 + number // 4}-Q{number % 4 + 1}" for number in range(11)],
        [f"Week {number}" for number in range(1, 12)],
        [f"{number % 12 + 1:02d}.{2020 + number // 12}" for number in range(6, 17)],
        [f"0.{number}" for number in range(10, 21)],
        [f"2020-W{number:02d}" for number in range(5, 16)],
        [f"2020W{number:02d}" for number in range(5, 16)],
        [f"{day}.12.24" for day in range(1, 12)],
        [f"01.12.2024 {hour}:30" for hour in range(1, 12)],
        [f"tháng {number} năm 2024" for number in range(2, 13)],
    ],
)
def test_times_in_any_usual_writing_order_the_rows(effect, times):
    pairs = list(zip(times, [*FLOW, 50.0], strict=True))
    table, turned = ("t;v\n" + "".join(f"{t};{v}\n" for t, v in order) for order in (pairs, pairs[::-1]))
    asked = {"value": "v", "time": "t", "csv": True}
    one, other = effect.run("xmr", table, **asked), effect.run("xmr", turned, **asked)

    assert one.out == other.out
    assert [row["time"] for row in csv.DictReader(io.StringIO(one.out))] == times


def test_names_that_are_no_times_keep_the_order_of_the_file_and_say_so(effect):
    table = "t,v\nbeta,1\nalpha,2\ngamma,3\n"
    ran = effect.run("xmr", table, value="v", time="t", csv=True)

    assert [row["time"] for row in csv.DictReader(io.StringIO(ran.out))] == ["beta", "alpha", "gamma"]
    assert ran.code == 0
    assert "order of the file" in ran.err


def test_missing_figures_are_left_out_and_named(effect):
    ran = effect.run("xmr", TABLE.replace("2024-03,49.9", "2024-03,n/a"), value="wait", time="month", json=True)

    assert ran.code == 0
    assert "2024-03" not in ran.out.split("segments")[1].split("sentence")[0]
    assert "rows 4" in ran.err


def test_rows_of_one_time_are_said(effect):
    ran = effect.run("xmr", TABLE + "2024-10,51\n", value="wait", time="month", csv=True)

    assert ran.code == 0
    assert "Rows 11 and 12 have the same time 2024-10" in ran.err


def test_new_limits_begin_at_the_time_told(effect):
    chart = effect.found("xmr", TABLE, **ASKED, rebase=["2024-06"])

    assert [(part["from"], part["to"], part["n"]) for part in chart["segments"]] == [
        ("2024-01", "2024-05", 5),
        ("2024-06", "2024-10", 5),
    ]
    assert chart["mean"] == pytest.approx(sum(FLOW[5:]) / 5)


def test_more_rules_are_asked_by_name_or_as_a_set(effect):
    table = "t,v\n" + "".join(f"{n},{v}\n" for n, v in enumerate([1, -1, 1, -1] * 5 + [0.5] * 9))
    asked = {"value": "v", "time": "t", "json": True, "baseline": "20"}
    rules = {name: effect.found("xmr", table, **asked, rules=name) for name in ("limits", "wheeler", "run_of_8")}

    assert rules["limits"]["signals"] == []
    assert {one["rule"] for one in rules["wheeler"]["signals"]} == {"run_of_8"}
    assert rules["run_of_8"]["signals"] == rules["wheeler"]["signals"]


def test_decimal_commas_and_semicolons_are_read(effect):
    table = TABLE.replace(",", ";").replace(".", ",")

    assert effect.found("xmr", table, **ASKED)["mean"] == pytest.approx(50.81)


def test_shares_rates_and_counts_are_charts_too(effect):
    table = "week,late,all\n" + "".join(f"{week},{4 + week % 3},{90 + week}\n" for week in range(20)) + "20,30,100\n"
    late = {"value": "late", "time": "week", "json": True}
    share, rate = (effect.found(kind, table, **late, size="all") for kind in "pu")
    count = effect.found("c", table, **late)

    events = sum(4 + week % 3 for week in range(20)) + 30
    assert share["mean"] == rate["mean"] == pytest.approx(events / (sum(range(90, 110)) + 100))
    assert count["mean"] == pytest.approx(events / 21)
    assert [[one["time"] for one in chart["signals"]] for chart in (share, rate, count)] == [["20"]] * 3


def test_rows_of_one_time_are_a_subgroup(effect):
    table = "day,v\n" + "".join(f"{day},{day % 3 + 0.1 * one}\n" for one in range(4) for day in range(20))
    chart = effect.found("xbar", table, value="v", time="day", json=True)

    assert (chart["n"], chart["chart"]) == (20, "xbar")
    assert chart["r_mean"] == pytest.approx(0.3)
    assert chart["points"][4]["value"] == pytest.approx(1.15)


@pytest.mark.parametrize("language", ["en", "ru", "vi", "sv"])
@pytest.mark.parametrize("rules", ["limits", "all"])
def test_table_and_sentence_speak_every_language(effect, language, rules):
    ran = effect.run("xmr", TABLE + "2024-11,80\n", value="wait", time="month", language=language, rules=rules)

    assert ran.code == 0
    assert "2024-11" in ran.out
    assert "%" not in ran.out
    assert ("Moving range" in ran.out) == (language == "en")


REFUSED = [
    ("xmr", TABLE, {"baseline": "2"}, ["--baseline 2", "3 or more"]),
    ("xmr", TABLE, {"baseline": "11"}, ["--baseline 11", "10 points"]),
    ("xmr", TABLE.replace("49.9", "much"), {}, ["Row 4", "column B (wait)", "much"]),
    ("xmr", "month,wait\n2024-01,1\n2024-02,2\n", {}, ["Row 2", "only 2 points", "at least 3", "Measure longer"]),
    ("xmr", "month,wait\n", {}, ["Row 1", "no rows below"]),
    ("xmr", "month,wait\n2024-01,-\n2024-02,-\n", {}, ["Columns B (wait)", "no row has all figures"]),
    ("xmr", TABLE, {"value": "wate"}, ["no column wate", "Near names: wait"]),
    ("xmr", TABLE, {"value": "month"}, ["month is named more than once"]),
    ("xmr", TABLE, {"rules": "often"}, ["no rule often", "wheeler"]),
    ("xmr", TABLE, {"rebase": "soon"}, ["soon is no time", "2024-01 to 2024-10"]),
    ("xmr", TABLE, {"rebase": "2025-01"}, ["--rebase 2025-01", "2024-10"]),
    ("xmr", TABLE, {"rebase": "2023-01"}, ["Row 2", "first point"]),
    ("xmr", TABLE.replace("2024-05", "soon"), {}, ["Row 6", "column A (month)", "soon"]),
    ("xmr", TABLE, {"plot": "no/such/plot.svg"}, ["cannot be written"]),
    ("p", "t,late,all\n1,2,5\n2,7,5\n3,1,5\n", {"value": "late", "time": "t", "size": "all"}, ["Row 3", "more events"]),
    ("p", "t,late,all\n1,2,5\n2,0,0\n3,1,5\n", {"value": "late", "time": "t", "size": "all"}, ["Row 3", "above zero"]),
    ("c", "t,late\n1,2\n2,-1\n3,1\n", {"value": "late", "time": "t"}, ["Row 3", "below zero"]),
    ("xbar", "t,v\n1,2\n1,3\n2,3\n2,4\n3,1\n", {"value": "v", "time": "t"}, ["Row 6", "group 3", "1 values"]),
    ("xbar", "t,v\n1,2\n2,3\n3,1\n", {"value": "v", "time": "t"}, ["Groups of 1", "xmr"]),
]


@pytest.mark.parametrize(("method", "table", "change", "parts"), REFUSED)
def test_unfit_table_or_question_is_refused_with_place_and_mend(effect, method, table, change, parts):
    ran = effect.run(method, table, **{**ASKED, **change})

    assert (ran.code, ran.out) == (2, "")
    assert [part for part in parts if part not in ran.err] == []
    assert ran.err.count("\n") == 1


def test_unknown_method_names_those_there_are(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["effect", "magic", "table.csv"])

    assert stop.value.code == 2
    said = capsys.readouterr().err
    assert [name for name in METHODS if name not in said] == []


@pytest.mark.parametrize("method", METHODS)
def test_every_method_explains_itself(capsys, method):
    with pytest.raises(SystemExit) as stop:
        main(["effect", method, "--help"])

    said = capsys.readouterr().out
    assert stop.value.code == 0
    assert f"yokoten effect {method}" in said
    assert "--json" in said


@given(
    at=st.integers(0, len(TABLE) - 1),
    length=st.integers(0, 40),
    junk=st.binary(max_size=6) | st.sampled_from([b'"', b";", b",", b"\n", b"\x00", b"\xff\xfe", b"1e999", b"0", b"-"]),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_a_file_ends_in_a_traceback(commands, at, length, junk):
    content = TABLE.encode()
    path = commands.table(content[:at] + junk + content[at + length :])
    code = main(["effect", "xmr", str(path), "--value", "wait", "--time", "month", "--rules", "all"])
    said = commands.capsys.readouterr()

    assert code == 0 or (code == 2 and said.err and not said.out)
    assert "This did not work" not in said.err
