"""`yokoten flow map`: from a table of steps in any of four languages to figures, sentence and picture."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
import xlsxwriter

from yokoten.interfaces.cli.flow_heads import HEADS
from yokoten.interfaces.cli.main import main

ACME = """Step,"Processing time, s","Waiting time, s",Stock,Changeover,Batch,Losses
Stamping,1,276000,,3600,6000,Two weeks of one part
Spot weld 1,39,,7000,600,300,
Spot weld 2,46,,1700,600,300,
Assembly 1,62,,2450,,,Slow; walks for parts
Assembly 2,40,,1840,,,
Shipping,0,,4140,,,
"""
TARGET = "Step,Processing time,Waiting\nStamping,1,82800\nCell,56,55200\nShipping,0,110400\n"
ASKED = ["--demand", "460", "--available", "27600", "--unit", "s", "--day", "55200"]


@pytest.fixture
def flow(tmp_path, capsys):
    def run(text, *words, name="flow.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = main(["flow", "map", str(path), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def items(ran):
    code, out, _ = ran
    assert code == 0
    return json.loads(out)


def test_the_textbook_map_has_the_figures_of_the_book(flow):
    found = items(flow(ACME, *ASKED, "--json"))

    assert (found["takt"], found["processing"], found["wip"]) == (60, 188, 17_130)
    assert round(found["waiting"] / 55_200, 1) == 23.6
    assert (found["bottlenecks"], found["slower"]) == (["Assembly 1"], ["Assembly 1"])
    assert [one["code"] for one in found["caveats"]] == ["waiting_from_stock", "stock_grows"]
    assert found["little"]["verdict"] == "circular"


def test_a_sentence_comes_before_the_table(flow):
    _, out, err = flow(ACME, *ASKED)

    assert out.startswith("A unit takes 23.6 d through the flow, of which 188 s are processing.")
    assert "Bottleneck: Assembly 1, a unit every 62 s. Takt is 60 s; slower than that: Assembly 1." in out
    assert "7.61 d *" in out and "not known" in out
    assert "* Waiting was not measured; it is stock × takt." in err


def test_what_is_missing_is_null_and_named(flow):
    found = items(flow("Step,Processing,Waiting\nA,3,\nB,4,\nC,,5\n", "--json"))

    assert found["lead_time"] is None and found["takt"] is None and found["known_time"] == 12
    assert {"step": "B", "field": "waiting"} in found["gaps"] and {"step": "C", "field": "processing"} in found["gaps"]
    assert "12 min or more" in found["sentence"]


def test_every_step_is_a_row_of_the_csv(flow):
    _, out, _ = flow(ACME, *ASKED, "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))

    assert [row["step"] for row in rows][:2] == ["Stamping", "Spot weld 1"]
    assert (rows[1]["waiting"], rows[1]["waiting_from"], rows[0]["transport"]) == ("420000.0", "stock", "")


@pytest.mark.parametrize("place", range(4))
def test_heads_are_known_in_four_languages(flow, place):
    heads = [
        ("Step", "Processing time", "Waiting time", "Stock", "Batch", "Changeover"),
        ("Операция", "Время обработки", "Время ожидания", "Запас", "Партия", "Переналадка"),
        ("Công đoạn", "Thời gian xử lý", "Thời gian chờ", "Lượng tồn", "Cỡ lô", "Chuyển đổi"),
        ("Steg", "Bearbetningstid", "Väntetid", "Lager", "Parti", "Ställtid"),
    ][place]
    found = items(flow(f"{';'.join(heads)}\nA;1,5;;;3;6\nB;2;10;4;;\n", "--json"))

    assert (found["lead_time"], found["wip"], found["steps"][0]["cycle"]) == (13.5, 4, 3.5)


def test_no_usual_name_means_two_things():
    names = [name for words in HEADS.values() for name in words.split("; ")]

    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_other_names_are_given_by_options(flow):
    found = items(flow("what,c,w\nA,1,\nB,2,10\n", "--name", "what", "--processing", "c", "--waiting", "w", "--json"))

    assert found["lead_time"] == 13


@pytest.mark.parametrize(
    ("head", "cells"), [("Дефекты, %", ("5", "0")), ("Defects", ("5 %", "0 %")), ("Fel", ("0,05", "0"))]
)
def test_shares_are_read_as_per_cent_where_the_table_says_so(flow, head, cells):
    found = items(flow(f"Step;Processing;{head}\nA;1;{cells[0]}\nB;2;{cells[1]}\n", "--json"))

    assert [step["first_pass"] for step in found["steps"]] == [0.95, 1.0]


def test_per_cent_is_said(flow):
    _, _, err = flow('Step,Processing,"Defects, %"\nA,1,5\nB,2,1\n')

    assert "Column C (Defects, %) is taken as per cent." in err


@pytest.mark.parametrize("words", [("yes", "no", ""), ("да", "нет", ""), ("có", "không", ""), ("ja", "nej", "")])
def test_yes_and_no_say_whether_a_step_adds_value(flow, words):
    rows = "".join(f"S{place},3,{word}\n" for place, word in enumerate(words))
    found = items(flow(f"Step,Processing,Value-adding\n{rows}", "--json"))

    assert [step["value_adding"] for step in found["steps"]] == [3.0, 0.0, None]


def test_value_adding_times_are_read_as_times(flow):
    found = items(flow("Step,Processing,Waiting,Value-adding\nA,3,,1.5\nB,2,5,0\n", "--json"))

    assert (found["value_adding"], found["value_adding_share"]) == (1.5, 0.15)


def test_a_workbook_is_read_too(flow, tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "made.xlsx")
    sheet = book.add_worksheet("Поток")
    for row, cells in enumerate([("Операция", "Обработка", "Ожидание"), ("Приём", 5, None), ("Ответ", 12.5, 480)]):
        sheet.write_row(row, 0, cells)
    book.close()
    found = items(flow((tmp_path / "made.xlsx").read_bytes(), "--json", "--language", "ru", name="flow.xlsx"))

    assert found["lead_time"] == 497.5
    assert found["sentence"].startswith("Единица проходит поток за 8,29 ч")


def test_a_target_says_what_it_changes(flow, tmp_path):
    (tmp_path / "target.csv").write_text(TARGET)
    asked = [*ASKED, "--target", str(tmp_path / "target.csv")]
    found = items(flow(ACME, *asked, "--json"))
    _, out, _ = flow(ACME, *asked)

    kinds = {one["step"]: one["kind"] for one in found["step_changes"]}
    assert (kinds["Cell"], kinds["Assembly 1"], kinds["Stamping"]) == ("new", "gone", "changed")
    assert found["target"]["processing"] == 57
    assert "With the target it is 4.5 d (−81%)." in out and "Target map" in out


@pytest.mark.parametrize(("words", "size"), [([], 'width="1180"'), (["--a3"], 'width="420mm" height="297mm"')])
def test_the_map_is_drawn(flow, tmp_path, words, size):
    picture = tmp_path / "map.svg"
    code, _, _ = flow(ACME, *ASKED, "--plot", str(picture), *words)
    text = picture.read_text(encoding="utf-8")

    assert code == 0 and size in text
    root = ElementTree.fromstring(text.encode())  # noqa: S314
    said = [part.text for part in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Value-stream map: flow", "Assembly 1: walks for parts", "bottleneck"} <= set(said)


def test_current_and_target_are_drawn_together(flow, tmp_path):
    (tmp_path / "target.csv").write_text(TARGET)
    picture = tmp_path / "map.svg"
    flow(ACME, *ASKED, "--target", str(tmp_path / "target.csv"), "--plot", str(picture), "--language", "sv")
    text = picture.read_text(encoding="utf-8")

    assert "Värdeflödeskarta: flow" in text and "Värdeflödeskarta: target" in text and "Vad börläget ändrar" in text


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("Step,Wait\nA,1\n", [], "No column is called processing or alike. Name it with --processing."),
        ("Processing,Wait\n1,1\n", [], "No column is called step or alike. Name it with --name."),
        ("Step,Processing,Wait,Queue time\nA,1,2,3\n", [], "Columns C and D may both be Wait"),
        ("Step,Processing\nA,1\nB,soon\n", [], "Row 3, column B (Processing)"),
        ("Step,Processing\nA,1\nB,-2\n", [], "Row 3, column B (Processing): -2 is below zero."),
        ("Step,Processing,People\nA,1,2\nB,2,0\n", [], "Row 3, column C (People): 0 is not above zero."),
        ("Step,Processing,FPY\nA,1,2\nB,2,0.9\n", [], "Row 2, column C (FPY): 2 is no share between 0 and 1."),
        ("Step,Processing,VA time\nA,1,1\nB,2,3\n", [], "Row 3, column C (VA time): value-adding time 3 is longer"),
        ("Step,Processing,Wait\n,1,2\nB,2,3\n", [], "Row 2, column A (Step): the step has no name."),
        ("Step,Processing\nA,1\n", ["--demand", "5"], "Demand and available time belong together."),
        ("Step,Processing\nA,1\n", ["--demand", "0", "--available", "5"], "must be above zero"),
        ("Step,Processing\n", [], "Row 1"),
        ("Step,Processing\nA,1\n", ["--waiting", "pause"], "pause"),
    ],
)
def test_what_cannot_be_counted_is_said_with_its_place(flow, text, words, said):
    code, out, err = flow(text, *words)

    assert (code, out) == (2, "")
    assert said in err and "Traceback" not in err and err.count("\n") == 1


def test_with_a_target_a_refusal_and_a_remark_name_their_file(flow, tmp_path):
    target = tmp_path / "target.csv"
    target.write_text("Step,Processing\nA,-1\n")
    wrong = flow("Step,Processing\nA,1\n", "--target", str(target))
    target.write_text('Step,Processing,"Defects, %"\nA,1,2\n')
    right = flow("Step,Processing\nA,1\n", "--target", str(target))

    assert wrong[0] == 2 and "target.csv: Row 2, column B (Processing): -1 is below zero." in wrong[2]
    assert right[0] == 0 and "target.csv: Column C (Defects, %) is taken as per cent." in right[2]


@pytest.mark.parametrize("day", ["0", "-8", "x", "nan"])
def test_a_day_without_time_is_refused(flow, capsys, day):
    with pytest.raises(SystemExit):
        flow(ACME, "--day", day)
    assert "is not a number above zero" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Processing time, s", "s"),
        ("Обработка (мин.)", "min"),
        ("Thời gian xử lý, giờ", "h"),
        ("Processtid (dagar)", "d"),
        ("Processing", "min"),
        ("Processing, of one", "min"),
    ],
)
def test_heads_may_say_the_unit(flow, head, unit):
    _, out, _ = flow(f'Step,"{head}",Waiting\nA,4,\nB,4,4\n')

    assert out.startswith(f"A unit takes 12 {unit} through the flow")


def test_times_in_two_units_are_refused(flow, tmp_path):
    columns = flow('Step,"Processing, s","Waiting, h"\nA,1,\nB,2,3\n')
    option = flow('Step,"Processing, s"\nA,1\n', "--unit", "min")
    (tmp_path / "target.csv").write_text('Step,"Processing, min"\nA,1\n')
    files = flow('Step,"Processing, s"\nA,1\n', "--target", str(tmp_path / "target.csv"))

    assert [ran[0] for ran in (columns, option, files)] == [2, 2, 2]
    assert "The times of Processing, s are in s, those of Waiting, h in h." in columns[2]
    assert "The times of --unit are in min, those of flow.csv in s." in option[2]
    assert "The times of flow.csv are in s, those of target.csv in min." in files[2]


def test_a_row_with_a_single_cell_is_a_note_and_said(flow):
    code, out, err = flow("Step,Processing,Waiting\nA,1,\nB,2,5\nCounted on Monday,,\n")

    assert code == 0 and "Counted on Monday" not in out and "4" in err


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    assert main(["flow", "map", str(tmp_path / "none.csv")]) == 2
    assert "none.csv" in capsys.readouterr().err
