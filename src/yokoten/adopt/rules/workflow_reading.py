"""Reading a workflow from a TOML file; what does not fit is refused with the table and the key it stands in."""

from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.resources import files

from yokoten.adopt.rules.workflow import After, Before, Deadline, Named, OnDay, Rule, State, Transition, Workflow
from yokoten.adopt.rules.workflow_table import Table, read_tables
from yokoten.kernel.errors import RuleBroken

PACKAGE, FOLDER = "yokoten.adopt", "workflows"
SHIPPED = ("pilot-flow", "lean-public", "promotion-scheme")


def read_workflow(content: bytes) -> Workflow:
    """The workflow a file describes; RuleBroken says where the file does not fit and how to mend it."""
    top = read_tables(content)
    top.only(
        "code", "names", "version", "valid_from", "kind", "example", "source",
        "roles", "documents", "events", "states", "transitions", "deadlines",
    )  # fmt: skip
    return Workflow(
        code=top.text("code"),
        names=top.names(),
        version=top.number("version", least=1),
        valid_from=top.day("valid_from"),
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
