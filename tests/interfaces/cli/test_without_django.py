"""The analyst's commands and the analysis library work where there is no Django."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BLOCK = """
import sys

class NoDjango:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("django", "ninja", "allauth"):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, NoDjango())
"""
TABLE = "region,year,a,b,out\n" + "".join(
    f"{unit},{year},{base + year - 2020},{base * 3 % 17},{base * 2 + year - 2019}\n"
    for unit, base in (("P", 10), ("Q", 13), ("R", 30), ("S", 41))
    for year in (2020, 2021)
)
ASKED = ["--unit", "region", "--period", "year", "--structure", "a,b", "--focus", "P", "--json"]


def blocked(script, *words):
    """Run a script in a fresh interpreter with Django blocked."""
    return subprocess.run(
        [sys.executable, "-c", BLOCK + script, *words], capture_output=True, text=True, timeout=60, check=False
    )


def test_analysis_imports_without_django():
    ran = blocked(
        "import pkgutil, yokoten.analysis as a\n"
        "[pkgutil.resolve_name(m.name) for m in pkgutil.walk_packages(a.__path__, 'yokoten.analysis.')]\n"
        "print('django' in sys.modules)\n"
    )

    assert (ran.stdout.strip(), ran.stderr) == ("False", "")


@pytest.mark.parametrize("words", [["similar"], ["learn-from", "--outcome", "out", "--prices", "constant"]])
def test_commands_run_without_django(tmp_path, words):
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    command, *more = words
    ran = blocked(
        "from yokoten.interfaces.cli.main import main\nsys.exit(main(sys.argv[1:]))\n",
        command,
        str(path),
        *ASKED,
        *more,
    )

    assert ran.returncode == 0, ran.stderr
    assert {item["unit"] for item in json.loads(ran.stdout)} == {"Q", "R", "S"}


def test_growth_accounts_and_their_plot_need_no_django(tmp_path):
    path, plot = tmp_path / "table.csv", tmp_path / "plot.svg"
    path.write_text(TABLE, encoding="utf-8")
    words = ["--unit", "region", "--period", "year", "--output", "out", "--labour", "a", "--json", "--plot", str(plot)]
    ran = blocked(
        "from yokoten.interfaces.cli.main import main\nsys.exit(main(sys.argv[1:]))\n", "accounting", str(path), *words
    )

    assert ran.returncode == 0, ran.stderr
    assert [item["unit"] for item in json.loads(ran.stdout)["units"]] == ["P", "Q", "R", "S"]
    assert plot.exists()


@pytest.mark.parametrize(
    ("words", "key", "names"),
    [
        (["frontier", "--at", "2021", "--rts", "vrs", "--super"], "units", "PQRS"),
        (["malmquist", "--base", "global"], "transitions", "PQRS"),
    ],
)
def test_frontiers_and_their_plots_need_no_django(tmp_path, words, key, names):
    path, plot = tmp_path / "table.csv", tmp_path / "plot.svg"
    path.write_text(TABLE, encoding="utf-8")
    command, *more = words
    asked = ["--unit", "region", "--period", "year", "--inputs", "a", "--outputs", "out", "--json", "--plot", str(plot)]
    script = "from yokoten.interfaces.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
    ran = blocked(script, command, str(path), *asked, *more)

    assert ran.returncode == 0, ran.stderr
    assert [item["unit"] for item in json.loads(ran.stdout)[key]] == list(names)
    assert plot.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["did", "--first-treated", "first"],
        ["did2", "--treated", "t", "--post", "p"],
        ["synth", "--treated", "A", "--start", "3"],
    ],
)
def test_comparisons_over_time_and_their_plots_need_no_django(tmp_path, words):
    path, plot = tmp_path / "table.csv", tmp_path / "plot.svg"
    units = [("A", 3, 1), ("B", 3, 1), ("C", "", 0), ("D", "", 0)]
    lines = [
        f"{unit},{time},{n * time % 5 + time},{first},{flag},{int(time > 2)}"
        for n, (unit, first, flag) in enumerate(units, 1)
        for time in (1, 2, 3)
    ]
    path.write_text("unit,time,y,first,t,p\n" + "\n".join(lines) + "\n", encoding="utf-8")
    asked = ["--unit", "unit", "--time", "time", "--value", "y", "--json", "--plot", str(plot)]
    script = "from yokoten.interfaces.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
    ran = blocked(script, "effect", words[0], str(path), *words[1:], *asked)

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) and plot.exists()


@pytest.mark.parametrize(
    "words",
    [["xmr", "--value", "a", "--time", "year"], ["meta", "--effect", "a", "--se", "b"]],
)
def test_effects_and_their_plots_need_no_django(tmp_path, words):
    path, plot = tmp_path / "table.csv", tmp_path / "plot.svg"
    path.write_text(TABLE, encoding="utf-8")
    method, *more = words
    script = "from yokoten.interfaces.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
    ran = blocked(script, "effect", method, str(path), *more, "--json", "--plot", str(plot))

    assert ran.returncode == 0, ran.stderr
    assert "sentence" in json.loads(ran.stdout)
    assert plot.exists()


def test_console_script_draws_in_several_processes(tmp_path):
    script, path = Path(sys.executable).with_name("yokoten"), tmp_path / "table.csv"
    rows = "".join(f"U{n},{10 + n * 7 % 90},{5 + n * 13 % 40}\n" for n in range(450))
    path.write_text("unit,a,out\n" + rows, encoding="utf-8")
    words = ["--unit", "unit", "--inputs", "a", "--outputs", "out", "--bootstrap", "500", "--json"]
    ran = subprocess.run([script, "frontier", path, *words], capture_output=True, text=True, timeout=120, check=False)

    assert ran.returncode == 0, ran.stderr
    assert {"bias", "ci_low", "ci_high"} <= json.loads(ran.stdout)["units"][0].keys()
    assert "Drawing" not in ran.stderr


def test_console_script_refuses_without_a_traceback(tmp_path):
    script = Path(sys.executable).with_name("yokoten")
    path = tmp_path / "table.csv"
    path.write_text(TABLE.replace("P,2021,11", "P,2021,eleven"), encoding="utf-8")
    ran = subprocess.run([script, "similar", path, *ASKED], capture_output=True, text=True, timeout=60, check=False)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Row 3, column C (a)" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_value_stream_map_and_its_plot_need_no_django(tmp_path):
    path, plot = tmp_path / "flow.csv", tmp_path / "plot.svg"
    path.write_text("Step,Processing,Waiting\nCut,3,\nSew,4,10\n", encoding="utf-8")
    script = "from yokoten.interfaces.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
    ran = blocked(script, "flow", "map", str(path), "--json", "--plot", str(plot))

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["lead_time"] == 17
    assert plot.exists()
