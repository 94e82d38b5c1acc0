"""Numbers of a target from a file: read, shown with every fault, then stored at once; and taken back as a whole."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions.measuring import Reading, numbers_of
from yokoten.adopt.actions.number_file import import_measurements, undo_measurements
from yokoten.adopt.models import Target
from yokoten.adopt.queries.project import import_by_number, measurements_of, target_by_number
from yokoten.adopt.rules.charts import Counted
from yokoten.interfaces.importers.day_numbers import Taken, take_numbers
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.importers.table import read_table
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.behaviour import decimals_of
from yokoten.interfaces.web.adopt.project import mine
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.day_heads import heads_of, wanted_heads
from yokoten.interfaces.wording.refusals import sentence
from yokoten.interfaces.wording.tables import placed, unreadable
from yokoten.kernel.errors import RuleBroken

SALT, HOURS = "adopt.numbers", 12
SHOWN = 12


@dataclass(frozen=True)
class Preview:
    """What would be stored. `replaced` are days with what stands there and what would."""

    filename: str
    readings: list[Reading]
    faults: list[str]
    replaced: list[tuple[Any, Decimal, Decimal]]
    rows: list[tuple[Reading, Decimal]]
    decimals: int

    @property
    def may_store(self) -> bool:
        return bool(self.readings) and not self.faults


@login_required
def file(request: HttpRequest, number: int) -> HttpResponse:
    """Choose a file, see what is in it, and store it."""
    target = found(target_by_number(request.user, number))
    mine(request, target.project.key, "adopt.import_measurements")
    given, error, preview = request.FILES.get("file"), "", None
    if "read" in request.POST:
        if _store(request, target):
            return redirect("target", target.pk)
    elif request.method == "POST":
        if given is None or given.size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            error = gettext("Choose a file first.") if given is None else gettext("The file is too large.")
        else:
            try:
                preview = _preview(target, given.name or "", given.read())
            except TableUnreadable as fault:
                error = unreadable(spoken(), fault)
    context = {
        "target": target,
        "error": error,
        "preview": preview,
        "shown": preview.rows[:SHOWN] if preview else [],
        "signed": _signed(target, preview) if preview and preview.may_store else "",
        "heads": wanted_heads(spoken(), target.chart, f"{target.name}, {target.unit}"),
        **shown_in(request, target.project, "numbers"),
    }
    status = 422 if error or preview and preview.faults else 200
    return render(request, "adopt/target_file.html", context, status=status)


@require_POST
@login_required
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take the numbers of a file back."""
    target = found(target_by_number(request.user, number))
    key = request.POST.get("import", "")
    brought = found(import_by_number(target, int(key) if key.isdecimal() else 0))
    act = lambda: undo_measurements(request.user, brought, now=timezone.now())  # noqa: E731
    attempt(request, act, gettext("The numbers of the file are taken back."))
    return redirect("target", number)


def _preview(target: Target, filename: str, content: bytes) -> Preview:
    grid = read_table(content, filename)
    taken = take_numbers(grid, target.chart, heads_of(target.chart, (target.name, target.unit)))
    known = {one.on: one.value for one in measurements_of(target)}
    language, faults = spoken(), [unreadable(spoken(), fault, sheet=grid.sheet) for fault in taken.faults]
    readings, rows, replaced = [], [], []
    for line, reading in zip(taken.lines, _readings(taken), strict=True):
        try:
            value = _value(target, reading)
        except RuleBroken as refusal:
            faults.append(placed(language, {"sheet": grid.sheet, "row": line.row}, sentence(language, refusal)))
            continue
        readings.append(reading)
        rows.append((reading, value))
        if known.get(line.on, value) != value:
            replaced.append((line.on, known[line.on], value))
    return Preview(filename, readings, faults, replaced, rows, decimals_of(measurements_of(target)))


def _readings(taken: Taken) -> list[Reading]:
    return [Reading(uuid4(), one.on, one.value, spoken().code, one.note, one.counted) for one in taken.lines]


def _value(target: Target, reading: Reading) -> Decimal:
    if reading.on > timezone.localdate():
        raise RuleBroken("measurement_ahead", on=reading.on)
    return numbers_of(target, reading)["value"]


def _store(request: HttpRequest, target: Target) -> Any:
    """Store what was shown; it came back signed, so nobody need keep the file meanwhile."""
    user, today, now = request.user, timezone.localdate(), timezone.now()

    def act() -> Any:
        filename, readings = _unsigned(target, request.POST["read"])
        return import_measurements(user, target, readings, filename=filename, today=today, now=now)

    return attempt(request, act, gettext("The numbers are stored. You can take them back as a whole."))


def _signed(target: Target, preview: Preview) -> str:
    lines = [
        [
            str(one.key), one.on.isoformat(), _text(one.value), _text(one.counted.events), _text(one.counted.size),
            [str(part) for part in one.counted.parts], one.note,
        ]
        for one in preview.readings
    ]  # fmt: skip
    return signing.dumps([target.pk, preview.filename, lines], salt=SALT, compress=True)


def _unsigned(target: Target, signed: str) -> tuple[str, list[Reading]]:
    try:
        key, filename, lines = signing.loads(signed, salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature as error:
        raise RuleBroken("numbers_stale") from error
    if key != target.pk:
        raise RuleBroken("numbers_stale")
    return filename, [_reading(line) for line in lines]


def _reading(line: list[Any]) -> Reading:
    key, on, value, events, size, parts, note = line
    counted = Counted(_decimal(events), _decimal(size), tuple(Decimal(part) for part in parts))
    return Reading(UUID(key), date.fromisoformat(on), _decimal(value), spoken().code, note, counted)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
