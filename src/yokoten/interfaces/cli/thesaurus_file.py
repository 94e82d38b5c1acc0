"""A file with a thesaurus, written or brought in; loaded once Django is set up."""

import argparse

from django.utils import timezone

from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.cli.import_file import content_of
from yokoten.interfaces.cli.terminal import note, show_table
from yokoten.interfaces.documents.skos import json_ld, turtle
from yokoten.interfaces.importers.skos_file.parsing import parsed
from yokoten.interfaces.importers.skos_file.reading import SkosContent, read_skos
from yokoten.interfaces.wording.language import Language, mark, speak
from yokoten.interfaces.wording.refusals import sentence
from yokoten.interfaces.wording.thesaurus import CHANGES, question_said
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import Refusal
from yokoten.practices.actions.thesaurus import store_thesaurus, upload_thesaurus
from yokoten.practices.queries.thesaurus import stored_terms
from yokoten.practices.rules.thesaurus.differences import Differences
from yokoten.practices.rules.thesaurus.proposed import would_change

_WRITTEN = mark("%(count)s concepts are written to %(name)s.")
_SUMMARY = mark("New: %(added)s. Changed: %(changed)s. As they are: %(same)s. Not in the file: %(absent)s.")
_STORED = mark("The thesaurus is stored.")
_NOT_STORED = mark("Nothing is stored yet; say --store to store it.")
_HEADS = (mark("Concept"), mark("What"), mark("Gone"), mark("New"))


def write(arguments: argparse.Namespace) -> int:
    """The whole thesaurus into the file."""
    terms = stored_terms().values()
    as_file = turtle if arguments.file.suffix.lower() == ".ttl" else json_ld
    try:
        arguments.file.write_bytes(as_file(terms, arguments.base))
    except OSError as wrong:
        raise Failure(str(wrong)) from wrong
    print(speak(arguments.language).say(_WRITTEN, count=len(terms), name=arguments.file.name))
    return 0


def bring(arguments: argparse.Namespace) -> int:
    """Show what the file would change; store it when asked to and nothing stands against it."""
    language = speak(arguments.language)
    content = content_of(arguments.file, language)
    try:
        skos = read_skos(parsed(content, arguments.file.name))
        proposed = would_change(stored_terms(), skos.terms)
        _show(language, proposed.differences)
        is_stopped = _ask(language, skos, proposed.questions)
        if is_stopped:
            return 2
        if arguments.store:
            _store(arguments, content, skos, proposed.differences.mark)
    except Refusal as refusal:
        raise Failure(sentence(language, refusal)) from refusal
    print(language.say(_STORED if arguments.store else _NOT_STORED))
    return 0


def _show(language: Language, found: Differences) -> None:
    rows = [
        (
            each.term.code,
            f"{language.say(CHANGES[change.what])} {change.language}",
            *map("; ".join, (change.gone, change.new)),
        )
        for each in found.changed
        for change in each.changes
    ]
    rows += [(term.code, "", "", "; ".join(term.preferred.values())) for term in found.added]
    if rows:
        show_table("", [language.say(head) for head in _HEADS], rows)
    counts = {"added": found.added, "changed": found.changed, "absent": found.absent}
    numbers = {name: language.number(len(each)) for name, each in counts.items()}
    print(language.say(_SUMMARY, same=language.number(found.same), **numbers))


def _ask(language: Language, skos: SkosContent, doubts: tuple) -> bool:
    """Say every doubt beside the result; true if one stops."""
    every = sorted({*skos.questions, *doubts}, key=lambda each: (not each.stops, each))
    for each in every:
        note(f"{each.concept}: {question_said(language, each)}")
    return any(each.stops for each in every)


def _store(arguments: argparse.Namespace, content: bytes, skos: SkosContent, mark_seen: str) -> None:
    now = timezone.now()
    kept = upload_thesaurus(SYSTEM, arguments.file.name, content, now=now)
    store_thesaurus(SYSTEM, kept, skos.terms, mark=mark_seen, withdraws_absent=arguments.withdraw_absent, now=now)
