"""Practices from a table: kept as a file, said what is what, stored as one act, taken back as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import is_administrator, require
from yokoten.kernel.rules.texts import LANGUAGES
from yokoten.practices.actions.indexing import index_practices
from yokoten.practices.actions.life import put_into_library
from yokoten.practices.models import Practice, PracticeImport, PracticeText
from yokoten.practices.policies import person_of
from yokoten.practices.queries.importing import fingerprints_of
from yokoten.practices.queries.practice import missing_of
from yokoten.practices.rules.importing.heads import TARGETS
from yokoten.practices.rules.importing.reading import CHANGED, NEW, Line, compared

State = PracticeImport.State
MOST_ROWS = 20_000
AT_ONCE = 500


@dataclass(frozen=True)
class Wishes:
    """What shall be done with rows that differ from what is there, and with those that are complete."""

    take_changed: bool = False
    publish: bool = False


@action
def upload_practices(
    actor: Any, organisation: Any, filename: str, content: bytes, *, columns: Mapping[str, int], now: datetime
) -> PracticeImport:
    """Keep a file of practices with what its columns were taken for."""
    require(actor, "practices.upload_practices", organisation)
    kept = PracticeImport.objects.create(
        organisation=organisation,
        filename=filename[-200:],
        content=content,
        mapping={"columns": _columns(columns), "language": organisation.language},
        created_by=person_of(actor),
        created_at=now,
    )
    record(actor, "practices.upload_practices", kept, organisation=organisation, filename=kept.filename)
    return kept


@action
def map_practices(actor: Any, kept: PracticeImport, columns: Mapping[str, int], *, language: str) -> PracticeImport:
    """Say which column is what and in which language the rows are written."""
    kept = _locked(kept)
    require(actor, "practices.map_practices", kept.organisation)
    _expect(kept, State.UPLOADED, State.MAPPED)
    if language not in LANGUAGES:
        raise RuleBroken("choice_unknown", choice=language)
    kept.mapping = {"columns": _columns(columns), "language": language}
    kept.state = State.MAPPED
    kept.save(update_fields=["mapping", "state"])
    record(actor, "practices.map_practices", kept, organisation=kept.organisation)
    return kept


@action
def store_practices(
    actor: Any, kept: PracticeImport, lines: Sequence[Line], wishes: Wishes, *, now: datetime, today: date
) -> PracticeImport:
    """Make drafts of new rows; rows that are there stay unless changed ones shall be taken over.

    Administrators may have complete rows published at once. Nothing is changed silently.
    """
    kept = _locked(kept)
    require(actor, "practices.store_practices", kept.organisation)
    _expect(kept, State.UPLOADED, State.MAPPED)
    if wishes.publish and not is_administrator(actor):
        raise NotAllowed("not_allowed", act="practices.store_practices")
    if not lines or len(lines) > MOST_ROWS:
        raise RuleBroken("practices_none_to_store" if not lines else "practices_too_many_rows", most=MOST_ROWS)
    judged = compared(lines, fingerprints_of(kept.organisation))
    fresh = [line for line in lines if judged[line.number] == NEW]
    made = _make(actor, kept, fresh, now)
    changed = [line for line in lines if judged[line.number] == CHANGED] if wishes.take_changed else []
    kept.before = {str(key): before for line in changed for key, before in _take_over(actor, kept, line, now)}
    published = _publish(actor, made, now, today) if wishes.publish else 0
    kept.counts = {"new": len(made), "changed": len(kept.before), "published": published, "rows": len(lines)}
    kept.state, kept.stored_at = State.STORED, now
    kept.save()
    record(actor, "practices.store_practices", kept, organisation=kept.organisation, practices=len(made))
    return kept


@action
def undo_practices(actor: Any, kept: PracticeImport) -> PracticeImport:
    """Take an import back as a whole; what people have changed since stays, and how many those are is said."""
    kept = _locked(kept)
    require(actor, "practices.undo_practices", kept.organisation)
    _expect(kept, State.STORED)
    made = Practice.objects.filter(imported_in=kept)
    untouched = list(made.filter(changed_at=kept.stored_at))
    kept.counts = {**kept.counts, "kept": made.count() - len(untouched), "removed": len(untouched)}
    made.filter(pk__in=[practice.pk for practice in untouched]).delete()
    index_practices(untouched)
    for key, before in kept.before.items():
        _put_back(int(key), before, kept)
    kept.state = State.UNDONE
    kept.save(update_fields=["state", "counts"])
    record(actor, "practices.undo_practices", kept, organisation=kept.organisation, removed=kept.counts["removed"])
    return kept


@action
def discard_practices(actor: Any, kept: PracticeImport) -> None:
    """Throw a file away that was not stored."""
    kept = _locked(kept)
    require(actor, "practices.discard_practices", kept.organisation)
    _expect(kept, State.UPLOADED, State.MAPPED)
    record(actor, "practices.discard_practices", kept, organisation=kept.organisation)
    kept.delete()


def _make(actor: Any, kept: PracticeImport, lines: Sequence[Line], now: datetime) -> list[Practice]:
    person, home, language = person_of(actor), kept.organisation, kept.mapping["language"]
    practices = [
        Practice(
            organisation=home,
            language=language,
            visibility="network",
            title=line.text["title"],
            created_by=person,
            changed_by=person,
            created_at=now,
            changed_at=now,
            import_key=line.key,
            imported_in=kept,
            import_print=line.fingerprint,
            **_facts(line, home),
        )
        for line in lines
    ]
    Practice.objects.bulk_create(practices, batch_size=AT_ONCE)
    texts = [
        PracticeText(practice=practice, language=language, changed_at=now, changed_by=person, **line.text)
        for practice, line in zip(practices, lines, strict=True)
    ]
    PracticeText.objects.bulk_create(texts, batch_size=AT_ONCE)
    return practices


def _facts(line: Line, home: Any) -> dict[str, Any]:
    facts = dict(line.facts)
    place = facts.pop("place", home.place_id)
    return {**facts, "place_id": place}


def _take_over(actor: Any, kept: PracticeImport, line: Line, now: datetime) -> list[tuple[int, dict[str, Any]]]:
    """Put the row's words and facts in place of those that are there; returns what they were."""
    practice = Practice.objects.select_for_update().get(organisation=kept.organisation, import_key=line.key)
    text = PracticeText.objects.filter(practice=practice, language=practice.language).first()
    if text is None or practice.state not in (Practice.State.DRAFT, Practice.State.SUBMITTED):
        return []
    before = {"text": {name: getattr(text, name) for name in line.text}, "print": practice.import_print}
    before["facts"] = {name: _plain(getattr(practice, name)) for name in _facts(line, kept.organisation)}
    for name, words in line.text.items():
        setattr(text, name, words)
    text.revision += 1
    text.save()
    _write(practice, {**_facts(line, kept.organisation), "title": text.title}, line.fingerprint)
    practice.changed_at, practice.changed_by = now, person_of(actor)
    practice.save()
    return [(practice.pk, {**before, "revision": practice.revision})]


def _put_back(key: int, before: Mapping[str, Any], kept: PracticeImport) -> None:
    """What a row changed is as it was, unless somebody changed it since."""
    practice = Practice.objects.select_for_update().filter(pk=key, revision=before["revision"]).first()
    if practice is None:
        kept.counts["kept"] = kept.counts.get("kept", 0) + 1
        return
    PracticeText.objects.filter(practice=practice, language=practice.language).update(**before["text"])
    _write(practice, {**before["facts"], "title": before["text"]["title"]}, before["print"])
    practice.save()


def _write(practice: Practice, facts: Mapping[str, Any], fingerprint: str) -> None:
    for name, value in facts.items():
        setattr(practice, name, value)
    practice.import_print = fingerprint
    practice.revision += 1


def _publish(actor: Any, practices: Sequence[Practice], now: datetime, today: date) -> int:
    complete = [practice for practice in practices if not missing_of(practice)]
    for practice in complete:
        put_into_library(actor, practice, now=now, today=today)
    return len(complete)


def _columns(columns: Mapping[str, int]) -> dict[str, int]:
    wrong = [name for name in columns if name not in TARGETS]
    if wrong:
        raise RuleBroken("choice_unknown", choice=wrong[0])
    return dict(columns)


def _locked(kept: PracticeImport) -> PracticeImport:
    return PracticeImport.objects.select_for_update().get(pk=kept.pk)


def _expect(kept: PracticeImport, *states: str) -> None:
    if kept.state not in states:
        raise RuleBroken("practices_import_moved_on")


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float, bool, list)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
