"""Reading a workflow from a TOML file; what does not fit is refused with the table and the key it stands in."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from yokoten.adopt.rules.workflow import After, Before, Deadline, Named, OnDay, Rule, State, Transition, Workflow
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.texts import LANGUAGES

PACKAGE, FOLDER = "yokoten.adopt", "workflows"
SHIPPED = ("pilot-flow", "lean-public", "promotion-scheme")
MOST_BYTES = 500_000
REQUIRED = object()


@dataclass(frozen=True)
class Table:
    """One table of the file and where it stands, so that a refusal can say so."""

    where: str
    cells: Mapping[str, Any]

    def take(self, key: str, kind: type, unfit: str, default: Any = REQUIRED) -> Any:
        """The value of a key, which must be of this kind; True is no number and a moment is no date.

        `unfit` is the code of the refusal when it is not.
        """
        if key not in self.cells:
            if default is REQUIRED:
                raise RuleBroken("workflow_key_missing", table=self.where, key=key)
            return default
        value = self.cells[key]
        is_alike = isinstance(value, bool) and kind is int or isinstance(value, datetime)
        if is_alike or not isinstance(value, kind):
            raise RuleBroken(unfit, table=self.where, key=key)
        return value

    def text(self, key: str, default: Any = REQUIRED) -> str:
        value = self.take(key, str, "workflow_needs_text", default).strip()
        if not value and default is REQUIRED:
            raise RuleBroken("workflow_needs_text", table=self.where, key=key)
        return value

    def number(self, key: str, default: Any = REQUIRED, most: int = 10_000, least: int = 0) -> int:
        value = self.take(key, int, "workflow_needs_number", default)
        if not least <= value <= most:
            raise RuleBroken("workflow_needs_number_between", table=self.where, key=key, least=least, most=most)
        return value

    def flag(self, key: str) -> bool:
        return self.take(key, bool, "workflow_needs_yes_no", False)

    def texts(self, key: str, default: Any = ()) -> tuple[str, ...]:
        found = tuple(self.take(key, list, "workflow_needs_texts", default))
        if not all(isinstance(each, str) and each.strip() for each in found):
            raise RuleBroken("workflow_needs_texts", table=self.where, key=key)
        return found

    def names(self) -> dict[str, str]:
        """Names by language; a language that is missing is a problem of the workflow, not of the file."""
        inner = Table(f"{self.where}: names", self.take("names", dict, "workflow_needs_names"))
        inner.only(*LANGUAGES)
        return {language: inner.text(language, "") for language in LANGUAGES if language in inner.cells}

    def only(self, *known: str) -> None:
        """Refuses a key that nothing reads: it would be lost without a word."""
        for key in self.cells:
            if key not in known:
                raise RuleBroken("workflow_key_unknown", table=self.where, key=key, known=", ".join(known))

    def tables(self, key: str, is_required: bool = False) -> list["Table"]:
        found = self.take(key, list, "workflow_needs_tables", REQUIRED if is_required else [])
        if not all(isinstance(each, dict) for each in found):
            raise RuleBroken("workflow_needs_tables", table=self.where, key=key)
        return [Table(f"[[{key}]] {at}", each) for at, each in enumerate(found, start=1)]


def read_workflow(content: bytes) -> Workflow:
    """The workflow a file describes; RuleBroken says where the file does not fit and how to mend it."""
    top = Table("TOML", _parsed(content))
    top.only(
        "code", "names", "version", "valid_from", "kind", "example", "source",
        "roles", "documents", "events", "states", "transitions", "deadlines",
    )  # fmt: skip
    return Workflow(
        code=top.text("code"),
        names=top.names(),
        version=top.number("version", least=1),
        valid_from=top.take("valid_from", date, "workflow_needs_date"),
        kind=top.text("kind"),
        states=tuple(_state(each) for each in top.tables("states", is_required=True)),
        transitions=tuple(step for each in top.tables("transitions", is_required=True) for step in _transitions(each)),
        deadlines=tuple(_deadline(each) for each in top.tables("deadlines")),
        documents=_all_named(top, "documents"),
        roles=_all_named(top, "roles"),
        events=_all_named(top, "events"),
        is_example=top.flag("example"),
        source=top.text("source", ""),
    )


@cache
def shipped() -> tuple[Workflow, ...]:
    """The workflows that every installation starts with; all are examples that a centre edits."""
    folder = files(PACKAGE).joinpath(FOLDER)
    return tuple(read_workflow(folder.joinpath(f"{name}.toml").read_bytes()) for name in SHIPPED)


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise RuleBroken("workflow_too_large", most=MOST_BYTES // 1000)
    try:
        return tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise RuleBroken("workflow_not_text", at=error.start) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RuleBroken("workflow_not_toml", detail=str(error)) from error


def _all_named(top: Table, key: str) -> tuple[Named, ...]:
    return tuple(_named(each) for each in top.tables(key))


def _named(table: Table) -> Named:
    table.only("code", "names")
    return Named(table.text("code"), table.names())


def _state(table: Table) -> State:
    table.only("code", "names", "ends", "first")
    return State(table.text("code"), table.names(), table.text("ends", ""), table.flag("first"))


def _transitions(table: Table) -> list[Transition]:
    """One step, or one for each state it may start in: its code is then followed by the state's."""
    table.only("code", "names", "from", "to", "roles", "fields", "documents", "event", "gate")
    code, target = table.text("code"), table.text("to")
    is_many = isinstance(table.cells.get("from"), list)
    sources = table.texts("from") if is_many else (table.text("from"),)
    return [
        Transition(
            code=f"{code}-{source}" if is_many else code,
            names=table.names(),
            source=source,
            target=target,
            roles=table.texts("roles"),
            fields=table.texts("fields"),
            documents=table.texts("documents"),
            event=table.text("event", ""),
            is_gate=table.flag("gate"),
        )
        for source in sources
    ]


def _deadline(table: Table) -> Deadline:
    table.only("code", "names", "until", "rule", "reminders", "example", "source")
    rule = Table(f"{table.where}: rule", table.take("rule", dict, "workflow_needs_rule"))
    reminders = table.take("reminders", list, "workflow_needs_days", [])
    if not all(isinstance(each, int) and not isinstance(each, bool) and 0 <= each <= 366 for each in reminders):
        raise RuleBroken("workflow_needs_days", table=table.where, key="reminders")
    return Deadline(
        code=table.text("code"),
        names=table.names(),
        until=table.text("until"),
        rule=_rule(rule),
        reminders=tuple(sorted(set(reminders), reverse=True)),
        is_example=table.flag("example"),
        source=table.text("source", ""),
    )


def _rule(table: Table) -> Rule:
    kind = table.text("kind")
    readers: dict[str, Callable[[Table], Rule]] = {"after": _after, "on_day": _on_day, "before": _before}
    if kind not in readers:
        raise RuleBroken("workflow_rule_unknown", table=table.where, key="kind", known=", ".join(readers))
    return readers[kind](table)


def _after(table: Table) -> After:
    table.only("kind", "event", "days", "working")
    return After(table.text("event"), table.number("days"), table.flag("working"))


def _on_day(table: Table) -> OnDay:
    table.only("kind", "event", "month", "day", "years")
    month, day = _day_of_year(table)
    return OnDay(month, day, table.text("event"), table.number("years", 1, most=50, least=-50))


def _before(table: Table) -> Before:
    table.only("kind", "event", "month", "day", "years", "days")
    month, day = _day_of_year(table)
    years = table.number("years", 0, most=50, least=-50)
    return Before(month, day, table.text("event"), years, table.number("days", 1))


def _day_of_year(table: Table) -> tuple[int, int]:
    """Month and day; 29 February is taken and falls on the 28th in other years."""
    month, day = table.number("month", least=1, most=12), table.number("day", least=1, most=31)
    try:
        date(2024, month, day)
    except ValueError as error:
        raise RuleBroken("workflow_no_such_day", table=table.where, key="day") from error
    return month, day
