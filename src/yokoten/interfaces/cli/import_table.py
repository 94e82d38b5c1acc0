"""`yokoten import FILE`: check a table at the quality gate, or bring it into the database."""

import argparse
import dataclasses
import importlib
import json
from pathlib import Path
from typing import Any

from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.cli.import_file import content_of
from yokoten.interfaces.cli.import_progress import followed
from yokoten.interfaces.cli.terminal import note, show_table
from yokoten.interfaces.importers.checking import Checked, check_table
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.wording.language import CODES, Language, mark, speak
from yokoten.interfaces.wording.measure import SEVERITIES, kind_said, reason_said, value_said
from yokoten.interfaces.wording.tables import faults_said, unreadable
from yokoten.measure.rules.following import CHECKING, READING, SORTING
from yokoten.measure.rules.gate.alarm import Alarm
from yokoten.measure.rules.grid import column_letter
from yokoten.measure.rules.layout import IGNORED, NOTE

HELP = (
    "Read a CSV or workbook of regions and periods and ask what looks wrong: lost digits, shifted columns, values ten\n"
    "times too high, unit jumps, series breaks, a region with and without a part, one place under two names.\n"
    "With --check nothing is stored and no database is needed. Exit code 0: the check ran, with questions or without,\n"
    "or the import is stored; 2: the table cannot be read, and the message names sheet, row and column and how to\n"
    "mend it, or questions are open and nothing was stored."
)
PRICES = ("current", "constant", "index", "none")
CHECKED_PHASES = (READING, SORTING, CHECKING)
STORING = "yokoten.interfaces.cli.import_storing"
_HEADS = (
    mark("No."),
    mark("Question"),
    mark("Where"),
    mark("Place"),
    mark("Period"),
    mark("Value"),
    mark("Why we ask"),
)
_SUMMARY = mark("%(rows)s rows, %(values)s values, %(places)s places, %(periods)s periods. Questions: %(questions)s.")
_MORE_FAULTS = mark("… and %(count)s more cells.")
_TITLE = mark("Questions about %(name)s")
_LEFT_OUT = mark("Columns not read as values: %(columns)s. If one holds figures, keep only numbers in its cells.")
_SHOWN_FAULTS = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", help="CSV, XLSX, XLS or ODS")
    parser.add_argument("--check", action="store_true", help="ask the questions of the quality gate, store nothing")
    parser.add_argument("--json", action="store_true", help="print {rows, alarms: […]} instead of a table")
    parser.add_argument("--sheet", help="the sheet to read; else the shown sheet with most cells")
    parser.add_argument("--language", choices=CODES, default="en", help="language of reasons and messages")
    storing = parser.add_argument_group("storing")
    storing.add_argument("--organisation", metavar="CODE", help="whose import it is")
    storing.add_argument("--source", metavar="CODE", help="code of the source, or the name of a new one")
    storing.add_argument("--vintage", default="", help="edition of the figures, for example 2024")
    storing.add_argument("--prices", choices=PRICES, help="price basis of new indicators in money")
    storing.add_argument("--unit", help="unit of new indicators whose head names none")
    storing.add_argument("--skip-unknown", action="store_true", help="leave out rows whose place is not known")
    storing.add_argument("--decisions", type=Path, metavar="CSV", help="answers: cell,decision,reason,replacement")
    storing.add_argument("--accept", metavar="REASON", help="accept every open question with this reason")


def run(arguments: argparse.Namespace) -> int:
    """Check or store."""
    language = speak(arguments.language)
    if not arguments.check:
        content_of(Path(arguments.file), language)
        return importlib.import_module(STORING).run(arguments)
    checked = checked_file(Path(arguments.file), language, sheet=arguments.sheet)
    _name_left_out(checked, language)
    if arguments.json:
        print(json.dumps(_as_json(checked, language), ensure_ascii=False, indent=1, default=str))
    else:
        _show(checked, language, arguments.file)
    return 0


def checked_file(path: Path, language: Language, *, sheet: str | None = None) -> Checked:
    """Read, lay out and check a file; whatever is wrong with it becomes one `Failure`."""
    content = content_of(path, language)
    try:
        with followed(language, CHECKED_PHASES) as follow:
            checked = check_table(content, path.name, sheet=sheet, follow=follow)
    except TableUnreadable as fault:
        raise Failure(unreadable(language, fault)) from fault
    if checked.records.faults:
        faults = checked.records.faults
        said = faults_said(language, faults[:_SHOWN_FAULTS], sheet=checked.grid.sheet)
        if len(faults) > _SHOWN_FAULTS:
            said.append(language.say(_MORE_FAULTS, count=language.number(len(faults) - _SHOWN_FAULTS)))
        raise Failure("\n".join(said))
    return checked


def _as_json(checked: Checked, language: Language) -> dict[str, Any]:
    return {"rows": checked.rows, "alarms": [_alarm_as_json(alarm, language) for alarm in checked.alarms]}


def _alarm_as_json(alarm: Alarm, language: Language) -> dict[str, Any]:
    plain = dataclasses.asdict(alarm)
    facts = plain.pop("facts")
    code = plain.pop("reason")
    return {
        "row": alarm.row,
        "column": alarm.column,
        "place": alarm.place,
        "period": alarm.period,
        "value": alarm.value,
        "kind": alarm.kind,
        "reason": reason_said(language, alarm),
        **{key: value for key, value in plain.items() if key not in ("number",)},
        "code": code,
        "facts": facts,
    }


def _name_left_out(checked: Checked, language: Language) -> None:
    """Columns that are not read as anything are said, so that nothing is dropped in silence."""
    left = [one.name or column_letter(one.index) for one in checked.layout.columns if one.role in (NOTE, IGNORED)]
    if left:
        note(language.say(_LEFT_OUT, columns=", ".join(left)))


def _show(checked: Checked, language: Language, name: str) -> None:
    rows = [
        (
            str(alarm.question),
            f"{language.say(SEVERITIES[alarm.severity])}: {kind_said(language, alarm.kind)}",
            f"{alarm.column_letter}{alarm.row or ''} {alarm.column}".strip(),
            alarm.place,
            alarm.period,
            value_said(language, alarm.value),
            reason_said(language, alarm),
        )
        for alarm in checked.alarms
    ]
    if rows:
        show_table(language.say(_TITLE, name=name), [language.say(head) for head in _HEADS], rows, numeric=(5,))
    records = checked.records
    note(
        language.say(
            _SUMMARY,
            rows=language.number(checked.rows),
            values=language.number(len(records)),
            places=language.number(len(records.places)),
            periods=language.number(len(records.periods)),
            questions=language.number(max((alarm.question for alarm in checked.alarms), default=0)),
        )
    )
