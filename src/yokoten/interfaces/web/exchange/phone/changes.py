"""What a device sends, done one by one: each change is kept, the same, a conflict, or refused with a reason."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from yokoten.exchange.actions.noting import (
    Noted,
    Outcome,
    Said,
    answer_question,
    note_finding,
    remove_finding,
    settle_conflict,
)
from yokoten.exchange.actions.photo import remove_photo
from yokoten.exchange.models import Visit
from yokoten.exchange.queries import (
    conflict_by_number,
    finding_by_key,
    photo_by_key,
    question_by_number,
    site_by_number,
)
from yokoten.interfaces.wording.language import CODES, Language
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.errors import Refusal, RuleBroken

LARGEST_NUMBER = 2**31 - 1
KEPT, SAME, CONFLICT, REFUSED = "kept", "same", "conflict", "refused"
TOLERATED = timedelta(minutes=2)
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Result:
    """What became of one change, under the key its device gave it."""

    id: str
    state: str
    revision: int = 0
    code: str = ""
    sentence: str = ""

    def as_answer(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Clock:
    """The server's time and how far the device's clock is off it."""

    now: datetime
    skew: timedelta = timedelta()

    @classmethod
    def against(cls, now: datetime, device_now: Any) -> "Clock":
        """Small differences are the way of the message and are left alone."""
        there = moment(device_now)
        skew = now - there if there else timedelta()
        return cls(now, skew if abs(skew) > TOLERATED else timedelta())

    def seen(self, said: Any) -> datetime:
        """When something was seen, by our clock: never in the future, never before there were such devices."""
        there = moment(said)
        corrected = there + self.skew if there else self.now
        return corrected if EARLIEST < corrected < self.now else self.now


def moment(said: Any) -> datetime | None:
    try:
        there = datetime.fromisoformat(str(said))
        there = there if there.tzinfo else there.replace(tzinfo=UTC)
        return there.astimezone(UTC) if 1 < there.year < 9999 else None
    except ValueError:
        return None


def take(actor: Any, visit: Visit, raw: Any, *, language: Language, clock: Clock) -> Result:
    """Do one change; a refusal is a result like any other."""
    key = str(raw.get("id", ""))[:64] if isinstance(raw, Mapping) else ""
    try:
        return _done(actor, visit, key, Change(raw, language.code), clock)
    except Refusal as refusal:
        return Result(key, REFUSED, code=refusal.code, sentence=sentence(language, refusal))


class Change:
    """One change as it came: every part is asked for with what it has to be."""

    def __init__(self, raw: Any, language: str) -> None:
        if not isinstance(raw, Mapping):
            raise not_understood()
        self._raw, self._language = raw, language

    @property
    def what(self) -> str:
        return self.text("what")

    @property
    def language(self) -> str:
        said = self.text("language")
        return said if said in CODES else self._language

    def text(self, name: str) -> str:
        """Words without what no database keeps: zero bytes and halves of letters."""
        said = self._raw.get(name) or ""
        if not isinstance(said, str):
            raise not_understood()
        return said.replace("\x00", "").encode("utf-8", "ignore").decode()

    def number(self, name: str) -> int:
        said = self._raw.get(name)
        said = int(said) if isinstance(said, str) and said.isascii() and said.isdecimal() else said or 0
        if not isinstance(said, int) or isinstance(said, bool) or not 0 <= said <= LARGEST_NUMBER:
            raise not_understood()
        return said

    def key(self, name: str) -> UUID:
        try:
            return UUID(self.text(name))
        except ValueError as broken:
            raise not_understood() from broken

    def raw(self, name: str) -> Any:
        return self._raw.get(name)


def not_understood() -> RuleBroken:
    return RuleBroken("change_not_understood")


def _done(actor: Any, visit: Visit, key: str, change: Change, clock: Clock) -> Result:
    act = ACTS.get(change.what)
    if act is None:
        raise not_understood()
    return act(actor, visit, key, change, clock)


def _answer(actor: Any, visit: Visit, key: str, change: Change, clock: Clock) -> Result:
    question = question_by_number(visit, change.number("question"))
    if question is None:
        raise RuleBroken("question_of_another_trip")
    said = Said(
        change.text("text"), change.language, change.text("figure"), change.number("based_on"), change.key("id")
    )
    return _became(key, answer_question(actor, visit, question, said, now=clock.now))


def _finding(actor: Any, visit: Visit, key: str, change: Change, clock: Clock) -> Result:
    noted = Noted(
        key=change.key("key"),
        text=change.text("text"),
        language=change.language,
        seen_at=clock.seen(change.raw("seen_at")),
        kind=change.text("kind") or "fact",
        where=change.text("where"),
        site=site_by_number(visit, change.number("site")),
        question=question_by_number(visit, change.number("question")),
        based_on=change.number("based_on"),
        change=change.key("id"),
    )
    return _became(key, note_finding(actor, visit, noted, now=clock.now))


def _became(key: str, outcome: Outcome) -> Result:
    state = CONFLICT if outcome.conflict else KEPT if outcome.is_changed else SAME
    return Result(key, state, outcome.revision)


def _remove(actor: Any, visit: Visit, key: str, change: Change, clock: Clock) -> Result:
    """Removing what never arrived, or is gone, is done already."""
    finding = finding_by_key(actor, visit, change.key("key"))
    if finding is None or finding.removed_at is not None:
        return Result(key, SAME)
    return Result(key, KEPT, remove_finding(actor, finding, now=clock.now).revision)


def _remove_photo(actor: Any, visit: Visit, key: str, change: Change, clock: Clock) -> Result:
    """A photograph that never arrived, or is gone, is removed already."""
    photo = photo_by_key(actor, visit, change.key("photo"))
    if photo is None:
        return Result(key, SAME)
    remove_photo(actor, photo)
    return Result(key, KEPT)


def _settle(actor: Any, visit: Visit, key: str, change: Change, clock: Clock) -> Result:
    """Settled already in the same words is settled; in other words it is said."""
    conflict = conflict_by_number(actor, visit, change.number("conflict"))
    if conflict is None:
        raise not_understood()
    thing = conflict.answer or conflict.finding
    if conflict.settled_at is not None and thing.text == change.text("text").strip():
        return Result(key, SAME, thing.revision)
    figure = change.text("figure") if change.raw("figure") is not None else None
    settled = settle_conflict(actor, conflict, text=change.text("text"), figure=figure, now=clock.now)
    return Result(key, KEPT, (settled.answer or settled.finding).revision)


ACTS = {"answer": _answer, "finding": _finding, "remove": _remove, "remove_photo": _remove_photo, "settle": _settle}
