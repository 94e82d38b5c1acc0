"""Which column of a table of steps means what: by an option, or by the usual names in four languages."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from yokoten.interfaces.cli.columns import TableUnfit, as_text, matching, read_content
from yokoten.interfaces.importers.table import read_table
from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules.grid import column_letter

HEADS: dict[str, str] = {
    "name": "step; process step; operation; name; операция; шаг; этап; название; công đoạn; bước; tên; steg; moment; "
    "namn",
    "processing": "processing; processing time; process time; work; обработка; время обработки; время операции; "
    "thời gian xử lý; xử lý; thời gian gia công; bearbetning; bearbetningstid; processtid",
    "waiting": "waiting; waiting time; wait; queue time; ожидание; время ожидания; thời gian chờ; chờ; väntan; "
    "väntetid; liggtid",
    "transport": "transport; transport time; транспортировка; время транспортировки; перемещение; vận chuyển; "
    "thời gian vận chuyển; transporttid",
    "stock_before": "stock; stock before; stock in front; inventory; запас; запас перед операцией; запасы; tồn; "
    "tồn kho; lượng tồn; lượng tồn phía trước; lager; lager före; lager före steget",
    "people": "people; operators; staff; люди; операторы; численность; число работников; исполнители; số người; "
    "nhân công; personer; antal personer; operatörer",
    "changeover": "changeover; changeover time; c/o; set-up; setup; переналадка; время переналадки; chuyển đổi; "
    "thời gian chuyển đổi; omställning; omställningstid; ställtid",
    "defects": "defects; defect share; scrap; дефекты; доля дефектов; брак; lỗi; tỷ lệ lỗi; fel; felandel; kassation",
    "first_pass": "first pass; first-pass yield; fpy; right the first time; годные с первого раза; "
    "доля годных с первого раза; đạt ngay lần đầu; tỷ lệ đạt ngay lần đầu; rätt från början; andel rätt från början",
    "batch": "batch; batch size; lot; партия; размер партии; lô; cỡ lô; parti; partistorlek",
    "value_adding": "value-adding; value-adding time; va time; adds value; время создания ценности; создание ценности; "
    "всц; thời gian tạo giá trị; tạo giá trị; värdeskapande; värdeskapande tid; va-tid",
    "loss": "loss; losses; problem; problems; потеря; потери; проблема; проблемы; lãng phí; vấn đề; slöseri; slöserier",
}
OPTIONS = {field: "stock" if field == "stock_before" else field.replace("_", "-") for field in HEADS}
TIMES = ("processing", "waiting", "transport", "changeover", "value_adding")
UNITS: dict[str, str] = {
    "s": "s; sec; second; seconds; с; сек; секунд; giây; sek; sekunder",
    "min": "min; minute; minutes; мин; минут; phút; minuter",
    "h": "h; hour; hours; ч; час; часов; giờ; tim; timmar",
    "d": "d; day; days; дн; день; дней; ngày; dag; dagar",
}
NEEDED = ("name", "processing")
HEAD_ROWS = 60
_UNIT = re.compile(r"\s*[,(]\s*(.*?)\.?\s*\)?$")


@dataclass(frozen=True)
class Found:
    """Names of the columns by field, as the table writes them; `unit`: of the times, where heads say one."""

    names: dict[str, str]
    per_cent: frozenset[str]
    unit: str | None


def add_column_options(parser: argparse.ArgumentParser) -> None:
    """An option for each field, for tables whose heads are not among the usual names."""
    for field, option in OPTIONS.items():
        known = HEADS[field].split("; ")[0]
        parser.add_argument(f"--{option}", metavar="COLUMN", help=f"column instead of “{known}” and its like")


def found_heads(path: Path, arguments: argparse.Namespace) -> Found:
    """The columns of a table of steps. Raises TableUnfit and TableUnreadable."""
    grid = read_table(read_content(path), path.name, sheet=arguments.sheet)
    asked = {field: getattr(arguments, option.replace("-", "_")) for field, option in OPTIONS.items()}
    rows = [[as_text(cell) for cell in row] for row in grid.rows[:HEAD_ROWS]]
    at = max(range(len(rows)), key=lambda index: (len(_matched(rows[index], asked)), -index))
    names = _matched(rows[at], asked)
    for field in NEEDED:
        if field not in names:
            known = [name for name in rows[at] if name]
            raise TableUnfit(
                "flow_column_missing", head=HEADS[field].split("; ")[0], option=OPTIONS[field], columns=known
            )
    for field, name in names.items():
        _refuse_second(rows[at], field, name, is_asked=bool(asked[field]))
    per_cent = frozenset(
        field
        for field in ("defects", "first_pass")
        if field in names and _is_per_cent(grid.rows[at + 1 :], rows[at].index(names[field]), names[field])
    )
    return Found(names, per_cent, _unit(names))


def refuse_other_unit(first: tuple[str, str | None], second: tuple[str, str | None]) -> None:
    """Two places and the units they say: TableUnfit where these differ."""
    (place, unit), (other_place, other) = first, second
    if unit and other and unit != other:
        raise TableUnfit("flow_units_differ", first=place, unit=unit, second=other_place, other=other)


def _unit(names: dict[str, str]) -> str | None:
    """The unit that the heads of times say behind a comma or in brackets."""
    found: tuple[str, str | None] = ("", None)
    for name in (names[field] for field in TIMES if field in names):
        behind = _UNIT.search(name)
        said = fold(behind[1]) if behind else ""
        unit = next((unit for unit, words in UNITS.items() if said in map(fold, words.split("; "))), None)
        refuse_other_unit(found, (name, unit))
        found = (name, unit) if unit else found
    return found[1]


def _matched(row: Sequence[str], asked: dict[str, str | None]) -> dict[str, str]:
    """The name in a row for each field that has one there."""
    found = {}
    for field, wanted in asked.items():
        positions = matching(wanted, row) if wanted else _usual(row, field)
        if positions:
            found[field] = row[positions[0]]
        elif wanted:
            found[field] = wanted
    return found


def _usual(row: Sequence[str], field: str) -> list[int]:
    known = {fold(name) for name in HEADS[field].split("; ")}
    exact = [index for index, name in enumerate(row) if name and fold(name) in known]
    return exact or [index for index, name in enumerate(row) if name and fold(_UNIT.sub("", name)) in known]


def _refuse_second(row: Sequence[str], field: str, name: str, *, is_asked: bool) -> None:
    positions = [] if is_asked else _usual(row, field)
    if len(positions) > 1:
        letters = [column_letter(position) for position in positions[:2]]
        facts = {"first": letters[0], "second": letters[1], "head": name, "option": OPTIONS[field]}
        raise TableUnfit("flow_columns_alike", **facts)


def _is_per_cent(rows: Sequence[Sequence[object]], position: int, name: str) -> bool:
    cells = [row[position] for row in rows if position < len(row)]
    return "%" in name or any(isinstance(cell, str) and cell.strip().endswith("%") for cell in cells)
