"""Bring a file in without pages: the same steps, all in one transaction, nothing kept where a question is open."""

import argparse
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.cli.import_file import answers_of, content_of
from yokoten.interfaces.cli.import_progress import followed
from yokoten.interfaces.cli.terminal import note, show_table
from yokoten.interfaces.importers.checking import table_unreadable
from yokoten.interfaces.importers.collection import paused_collection
from yokoten.interfaces.importers.intake import Laid, laid_out, map_columns, said_of
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.wording import imports as words
from yokoten.interfaces.wording.language import Language, mark, speak
from yokoten.interfaces.wording.measure import SEVERITIES, kind_said, unread_said, value_said
from yokoten.interfaces.wording.refusals import sentence
from yokoten.interfaces.wording.tables import faults_said, unreadable
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import Refusal
from yokoten.kernel.models import Organisation
from yokoten.kernel.queries import organisation_by_code
from yokoten.measure.actions.checking import check_import, placed_of
from yokoten.measure.actions.confirming import confirm_import, store_import
from yokoten.measure.actions.deciding import decide_alarm
from yokoten.measure.actions.importing import NewFile, upload_import
from yokoten.measure.models import DatasetImport, ImportAlarm
from yokoten.measure.queries import source_by_code
from yokoten.measure.queries.intake import questions_of
from yokoten.measure.rules.following import Follow
from yokoten.measure.rules.gate import unread
from yokoten.measure.rules.gate.check import check
from yokoten.measure.rules.gate.cube import TooManyCombinations
from yokoten.measure.rules.intake.decisions import ACCEPT, Answer
from yokoten.measure.rules.intake.heads import is_money
from yokoten.measure.rules.intake.mapping import Choice, Mapping
from yokoten.measure.rules.intake.placing import SKIP
from yokoten.measure.rules.nothing import nothing_read

_NO_ORGANISATION = mark("Say whose import it is: --organisation CODE. Known: %(known)s.")
_OPEN = mark(
    "Questions are open (%(count)s), so nothing was stored. Answer them in a file (--decisions), or accept all: "
    '--accept "reason".'
)
_STORED = mark(
    "Import %(number)s: %(stored)s values stored, %(unchanged)s unchanged, %(superseded)s replaced, %(excluded)s"
    " excluded, %(skipped)s skipped."
)
_NEW = mark("New indicators: %(codes)s.")
_HEADS = (mark("Question"), mark("Where"), mark("Place"), mark("Period"), mark("Value"), mark("Why we ask"))
_BAD_DECISION = mark("%(name)s, line %(line)s: there is no question about cell %(cell)s.")


def bring(arguments: argparse.Namespace) -> int:
    """Read, map, check, decide, store; exit code 0 when stored."""
    language = speak(arguments.language)
    organisation = _organisation(arguments.organisation, language)
    content = content_of(Path(arguments.file), language)
    try:
        with followed(language) as follow, paused_collection(), transaction.atomic():
            dataset = _brought(arguments, organisation, content, follow)
    except TableUnreadable as fault:
        raise Failure(unreadable(language, fault)) from fault
    except Refusal as refusal:
        raise Failure(sentence(language, refusal)) from refusal
    except _QuestionsOpen as waiting:
        _show(waiting.alarms, language)
        raise Failure(language.say(_OPEN, count=language.number(waiting.count))) from waiting
    _say_result(dataset, language)
    return 0


class _QuestionsOpen(Exception):
    """Nobody answered these questions."""

    def __init__(self, alarms: list[ImportAlarm], count: int) -> None:
        super().__init__(count)
        self.alarms, self.count = alarms, count


def _brought(
    arguments: argparse.Namespace, organisation: Organisation, content: bytes, follow: Follow
) -> DatasetImport:
    name = Path(arguments.file).name
    laid = laid_out(content, name, organisation=organisation, sheet=arguments.sheet, follow=follow)
    _refuse_faults(laid, speak(arguments.language))
    file = NewFile(name, content)
    dataset = upload_import(SYSTEM, organisation, file, laid.proposal, laid.records)
    dataset = map_columns(SYSTEM, dataset, _said(said_of(dataset), arguments), laid)
    names = {one.key: SKIP for one in placed_of(dataset) if one.is_open} if arguments.skip_unknown else {}
    try:
        alarms = check(laid.records, laid.layout, follow=follow)
    except TooManyCombinations as fault:
        raise TableUnreadable("too_many_combinations", sheet=laid.grid.sheet) from fault
    dataset = check_import(SYSTEM, dataset, laid.records, alarms, answers=names)
    _decide(dataset, arguments)
    dataset = confirm_import(SYSTEM, dataset)
    return store_import(SYSTEM, dataset, laid.records, now=timezone.now(), follow=follow)


def _refuse_faults(laid: Laid, language: Language) -> None:
    faults = laid.records.faults
    if faults:
        raise Failure("\n".join(faults_said(language, faults[:20], sheet=laid.grid.sheet)))
    if not len(laid.records):
        raise table_unreadable(laid.grid, nothing_read(laid.grid, laid.layout))
    for alarm in unread.alarms(laid.grid, laid.layout):
        note(unread_said(language, alarm))


def _said(mapping: Mapping, arguments: argparse.Namespace) -> Mapping:
    """The proposed mapping with what the options add."""
    choices = {text: _described(one, arguments) if one.is_new else one for text, one in mapping.indicators.items()}
    wanted = arguments.source or mapping.source
    known = bool(wanted) and source_by_code(wanted) is not None
    return replace(
        mapping,
        indicators=choices,
        source=wanted if known else "",
        source_name="" if known else wanted,
        vintage=arguments.vintage,
        retrieved_on=timezone.localdate().isoformat(),
    )


def _described(choice: Choice, arguments: argparse.Namespace) -> Choice:
    """A new indicator with the unit of the options, and their price basis where that unit is money."""
    unit = choice.unit or arguments.unit or ""
    prices = (arguments.prices or "") if is_money(unit) else choice.prices or arguments.prices or ""
    return replace(choice, unit=unit, prices=prices)


def _decide(dataset: DatasetImport, arguments: argparse.Namespace) -> None:
    now, language = timezone.now(), speak(arguments.language)
    if arguments.decisions:
        by_cell = {f"{one.column_letter}{one.row}": one for one in ImportAlarm.objects.filter(dataset=dataset)}
        for one in answers_of(arguments, language):
            alarm = by_cell.get(one.cell)
            if alarm is None:
                facts = {"name": arguments.decisions.name, "line": one.line, "cell": one.cell}
                raise Failure(language.say(_BAD_DECISION, **facts))
            replacements = {} if one.replacement is None else {alarm.number: one.replacement}
            decide_alarm(SYSTEM, alarm, Answer(one.decision, one.reason, replacements), now=now)
    waiting = list(ImportAlarm.objects.filter(dataset=dataset, decision="").exclude(severity="gap"))
    if waiting and not arguments.accept:
        raise _QuestionsOpen(waiting, len({alarm.question for alarm in waiting}))
    for alarm in waiting:
        decide_alarm(SYSTEM, alarm, Answer(ACCEPT, arguments.accept), now=now)


def _organisation(code: str | None, language: Language) -> Organisation:
    found = organisation_by_code(code) if code else None
    if found is None:
        known = ", ".join(Organisation.objects.values_list("code", flat=True)[:20]) or "–"
        raise Failure(language.say(_NO_ORGANISATION, known=known))
    return found


def _show(alarms: list[ImportAlarm], language: Language) -> None:
    rows = [
        (
            f"{language.say(SEVERITIES[alarm.severity])}: {kind_said(language, alarm.kind)}",
            f"{alarm.column_letter}{alarm.row or ''}",
            alarm.subject,
            alarm.period,
            value_said(language, alarm.value),
            words.why_asked(language, alarm),
        )
        for alarm in alarms[:200]
    ]
    show_table("", [language.say(head) for head in _HEADS], rows, numeric=(4,))


def _say_result(dataset: DatasetImport, language: Language) -> None:
    outcome = dataset.layout["outcome"]
    numbers = {name: language.number(outcome[name]) for name in ("stored", "unchanged", "superseded", "skipped")}
    excluded = sum(one.first.decision == "exclude" for one in questions_of(dataset))
    print(language.say(_STORED, number=dataset.pk, excluded=language.number(excluded), **numbers))
    if outcome["new_indicators"]:
        note(language.say(_NEW, codes=", ".join(outcome["new_indicators"][:20])))
